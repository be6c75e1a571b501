"""A value that a form prints in three columns, 指标性质 `≤`, 指标值 `30`, 度量单位 `万元`: one value, `≤30万元`."""

from decimal import Decimal
from typing import NamedTuple

from perfdesk.domain.target_value import Kind, read_value

QUALITATIVE = ("定性", "定量")
"""What stands for a sign without being part of the value."""


class Parts(NamedTuple):
    """The three columns as printed."""

    sign: str = ""
    number: str = ""
    unit: str = ""

    @property
    def whole(self) -> str:
        sign = "" if self.sign.strip() in QUALITATIVE else self.sign
        return f"{sign}{self.number}{self.unit}"


NO_PARTS = Parts()


def part_in(field: str) -> str:
    """Which of the columns a field of a place names: `number` for `parts.number`; "" for any other field."""
    start, _, part = field.partition(".")
    return part if start == "parts" and part in Parts._fields else ""


def parts_of(value: str, printed: Parts | None) -> Parts:
    """The columns of a value: as printed while they still say it, else taken apart by its typed form.

    `printed.whole == value` holds only until somebody changes the value. What has no typed form is 定性.
    """
    if printed is not None and printed.whole == value:
        return printed
    if not value.strip():
        return NO_PARTS
    typed = read_value(value)
    if typed is None or typed.kind is not Kind.NUMBER or typed.number is None:
        return Parts("定性", value, "")
    return Parts(typed.sign, _digits(typed.number), typed.unit)


def _digits(number: Decimal) -> str:
    return f"{number:f}"
