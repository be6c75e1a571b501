"""Amounts as forms print them: `854万元`, `100分`, `1,200.50`, with the unit of the table or one of their own."""

import re
from decimal import Decimal

from perfdesk.domain.amounts import NotAnAmount, parse_amount

_UNITS = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "万": Decimal(10_000),
          "亿元": Decimal(10**8), "亿": Decimal(10**8)}  # fmt: skip
_WITH_UNIT = re.compile(
    r"(?P<number>[-+]?[\d,，]+(?:\.\d+)?)(?P<unit>万元|亿元|千元|元|万|亿|分)?(?P<rest>[（(].*)?", re.DOTALL
)


def amount_in(text: str, currency_unit: str) -> tuple[Decimal | None, bool]:
    """The amount in the table's unit, and whether the text says just that. Raises NotAnAmount.

    An amount in another unit than the table's is not converted: whoever reads it has to see that.
    """
    bare = "".join(text.split()).rstrip("分。")
    try:
        return parse_amount(bare), True
    except NotAnAmount:
        match = _WITH_UNIT.fullmatch(bare)
        unit = match["unit"] if match else None
        if match is None or (unit and unit != "分" and _UNITS[unit] != _UNITS.get(currency_unit or "万元")):
            raise NotAnAmount(text) from None
        return parse_amount(match["number"].replace("，", ",")), match["rest"] is None


def unit_in(text: str) -> str:
    """The unit behind an amount, `万元` for 万 too; "" where there is none."""
    match = _WITH_UNIT.fullmatch("".join(text.split()))
    unit = (match["unit"] or "").rstrip("分") if match else ""
    return {"万": "万元", "亿": "亿元"}.get(unit, unit)
