"""The columns of the indicator table: which fields of an indicator stand in which, and as what text."""

from enum import IntEnum

from perfdesk.domain.indicator import Indicator


class Column(IntEnum):
    """In the order of the joined string."""

    NUMBER = 0
    LEVEL1 = 1
    LEVEL2 = 2
    NAME = 3
    CYCLE = 4
    ANNUAL = 5
    MARK = 6


FIELDS: dict[Column, tuple[str, ...]] = {
    Column.NUMBER: ("number",),
    Column.LEVEL1: ("level1_code", "level1_name"),
    Column.LEVEL2: ("level2_code", "level2_name"),
    Column.NAME: ("name",),
    Column.CYCLE: ("cycle_value",),
    Column.ANNUAL: ("annual_value",),
    Column.MARK: (),
}
EDITABLE = (Column.NUMBER, Column.LEVEL2, Column.NAME, Column.CYCLE, Column.ANNUAL)
TYPED = (Column.LEVEL2, Column.NAME, Column.CYCLE, Column.ANNUAL)
"""The cells that Tab goes through; numbers and 一级 follow by themselves."""
WORDS = (Column.NAME, Column.CYCLE, Column.ANNUAL)
_COLUMN_OF = {field: column for column, fields in FIELDS.items() for field in fields}


def column_of(field: str) -> Column:
    """Where a field of an indicator is edited; what has no column of its own belongs to the name."""
    return _COLUMN_OF.get(field, Column.NAME)


def cell_text(indicator: Indicator, column: Column) -> str:
    """As it is edited and copied; empty for a value that is missing."""
    match column:
        case Column.LEVEL1:
            return level_text(indicator.level1_code, indicator.level1_name)
        case Column.LEVEL2:
            return level_text(indicator.level2_code, indicator.level2_name)
        case Column.MARK:
            return ""
        case _:
            value = getattr(indicator, FIELDS[column][0])
            return "" if value is None else str(value)


def level_text(code: str, name: str) -> str:
    return f"{code}-{name}" if code else name


def is_missing(indicator: Indicator, column: Column) -> bool:
    """Whether the document lacks the part altogether, label and all."""
    return column in (Column.CYCLE, Column.ANNUAL) and getattr(indicator, FIELDS[column][0]) is None


def is_blank(indicator: Indicator) -> bool:
    """Whether nothing of its own has been written into it."""
    return not any(cell_text(indicator, column).strip() for column in WORDS)
