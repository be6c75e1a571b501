"""The columns of the printed table, and the field that each shows."""

from enum import IntEnum

from perfdesk.desk.block_edits import INDICATORS
from perfdesk.desk.row_sight import MARK
from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.table import Project, Unit

Row = Unit | Project


class Column(IntEnum):
    """In the order of the printed table, with the findings mark before it."""

    MARK = 0
    NAME = 1
    TOTAL = 2
    FISCAL = 3
    SPECIAL_ACCOUNT = 4
    OTHER = 5
    GOAL = 6
    INDICATORS = 7


FIELDS = {
    Column.NAME: "name",
    **dict(zip(list(Column)[2:6], AMOUNT_FIELDS, strict=True)),
    Column.GOAL: "goal",
}
AMOUNTS = frozenset(list(Column)[2:6])
COLUMNS = tuple(Column)
"""By number: while a screen is painted this is asked a thousand times."""
SORTED_BY = {**FIELDS, Column.MARK: MARK, Column.INDICATORS: INDICATORS}
