"""How a table is looked at, kept from one time to the next: widths, hidden and frozen columns, zoom, row heights."""

import json
from dataclasses import dataclass
from enum import StrEnum

ZOOMS = range(50, 201, 10)
"""Percent."""


class RowHeight(StrEnum):
    """One line of text, two, or as many as it takes."""

    COMPACT = "compact"
    TWO_LINES = "two_lines"
    FIT = "fit"


@dataclass(frozen=True, slots=True)
class GridLook:
    """`widths` at 100 %, None until a person has set one; `hidden`, until then, those that the form has no use for."""

    widths: tuple[int, ...] | None = None
    hidden: frozenset[int] | None = None
    frozen: int = 2
    zoom: int = 100
    rows: RowHeight = RowHeight.TWO_LINES

    def to_text(self) -> str:
        hidden = None if self.hidden is None else sorted(self.hidden)
        said = {"widths": self.widths, "hidden": hidden, "frozen": self.frozen, "zoom": self.zoom}
        return json.dumps({**said, "rows": self.rows})

    @classmethod
    def from_text(cls, text: str, columns: int) -> "GridLook":
        """The usual look for what is no look of a table with so many columns."""
        try:
            return _read(json.loads(text), columns)
        except (ValueError, TypeError, KeyError):
            return cls()


def _read(said: dict[str, object], columns: int) -> GridLook:
    widths, hidden, frozen, zoom = said["widths"], said["hidden"], said["frozen"], said["zoom"]
    return GridLook(
        tuple(_number(width, range(1, 4000)) for width in _list(widths, columns)) if widths else None,
        None if hidden is None else frozenset(_number(at, range(columns)) for at in _list(hidden)),
        _number(frozen, range(columns)),
        _number(zoom, ZOOMS),
        RowHeight(str(said["rows"])),
    )


def _list(value: object, length: int | None = None) -> list[object]:
    if not isinstance(value, list) or (length is not None and len(value) != length):
        raise ValueError(value)
    return value


def _number(value: object, allowed: range) -> int:
    if not isinstance(value, int) or value not in allowed:
        raise ValueError(value)
    return value
