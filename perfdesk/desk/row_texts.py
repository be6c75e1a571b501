"""The cells of a target table's row as they are exported: names, printed amounts, the joined string."""

from decimal import Decimal

from perfdesk.desk.block_edits import INDICATORS
from perfdesk.domain.amounts import AMOUNT_FIELDS, show_amount
from perfdesk.domain.indicator_text import write
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.totals import printed_unit_amounts
from perfdesk.domain.tree import Tree


def row_text(tree: Tree, item: Unit | Project, field: str) -> str:
    table = tree.owner(item.id, TargetTable)
    if field in AMOUNT_FIELDS:
        amounts = printed_unit_amounts(table, item) if isinstance(item, Unit) else item.amounts
        amount: Decimal | None = getattr(amounts, field)
        return show_amount(amount)
    if field == "name":
        return item.name
    if isinstance(item, Unit):
        return ""
    if field == INDICATORS:
        return write(item.preamble, item.indicators, table.dialect).text
    return item.goal
