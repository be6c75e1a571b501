"""What a cell prints for a field: the value itself, or the sum, rate and ticked line that forms show in its place."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.evaluation_sums import (
    counted_execution,
    counted_score,
    printed_project_totals,
    printed_totals,
)
from perfdesk.domain.fields import FieldKind, field_of
from perfdesk.domain.forms.concepts import ATTRIBUTES, field_of_entry, plain_head
from perfdesk.domain.forms.form import Entry
from perfdesk.domain.grades import GRADES, bands_of
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, value_at
from perfdesk.domain.scoring import execution_rate
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import TargetTable, Unit
from perfdesk.domain.totals import printed_total, printed_unit_amounts
from perfdesk.domain.value_parts import parts_of
from perfdesk.formats.writers.sheet import CellKind, PrintedValue, SheetCell

_PARTS = {"sign": "sign", "value": "number", "unit": "unit"}
_CENTRED = frozenset(("level1", "level2", "level1_name", "level2_name", "level3"))
_TICKED = "likelihood:"
TICK = "√"
_POINTS = ("weight", "score")


def cell_of(item: Item, entry: Entry, table: Table) -> SheetCell:
    """The cell under a head or beside a label."""
    if entry.concept.startswith(_TICKED):
        chosen = getattr(item, "likelihood", "") == entry.concept.removeprefix(_TICKED)
        place = Place(item.id, "likelihood") if chosen else None
        return SheetCell(TICK if chosen else "", CellKind.NAME, place)
    field = entry_field(item, entry)
    return SheetCell(printed_value(item, field, table), kind_of(type(item), field), Place(item.id, field))


def entry_field(item: Item, entry: Entry) -> str:
    """The field that an entry asks for; an extra may stand under another of its names."""
    field = field_of_entry(type(item), entry)
    if field_of(type(item), field) is None and not value_at(item, field):
        for name in entry.names:
            if value_at(item, f"extra:{plain_head(name)}"):
                return f"extra:{plain_head(name)}"
    return field


def part_cell(item: Item, concept: str) -> SheetCell:
    """指标性质, 指标值 or 度量单位 of a value that the form prints in three columns."""
    assert isinstance(item, Indicator | EvaluatedIndicator | EvaluationRow)
    field = ATTRIBUTES[type(item)]["value"]
    value = str(value_at(item, field) or "")
    text = getattr(parts_of(value, item.parts), _PARTS[concept])
    return SheetCell(text, CellKind.NAME, Place(item.id, field))


def kind_of(kind: type, field: str) -> CellKind:
    what = field_of(kind, field)
    if what is not None and what.kind is FieldKind.AMOUNT:
        return CellKind.NAME if field.endswith(_POINTS) else CellKind.AMOUNT
    if field in _CENTRED or field in ("execution_rate", "likelihood"):
        return CellKind.NAME
    return CellKind.TEXT


def printed_value(item: Item, field: str, table: Table) -> PrintedValue:
    if field in AMOUNT_FIELDS and isinstance(item, TargetTable | Unit):
        amounts = (
            printed_total(item)
            if isinstance(item, TargetTable)
            else printed_unit_amounts(_targets(table), item)
        )
        return None if amounts is None else getattr(amounts, field)
    match item:
        case ProjectEvaluation():
            return _of_project(item, field)
        case DepartmentEvaluation():
            return _of_department(item, field)
        case EvaluatedIndicator() if field == "score" and isinstance(table, ProjectEvaluation):
            return counted_score(item, table)
    return _plain(item, field)


def _targets(table: Table) -> TargetTable:
    assert isinstance(table, TargetTable), "units stand in target tables"
    return table


def _of_project(table: ProjectEvaluation, field: str) -> PrintedValue:
    match field:
        case "execution_rate":
            return rate_text(table)
        case "execution_score":
            return counted_execution(table)
        case "total_weight":
            return printed_project_totals(table).weight
        case "total_score":
            return printed_project_totals(table).score
    return _plain(table, field)


def _of_department(table: DepartmentEvaluation, field: str) -> PrintedValue:
    match field:
        case "unit_count":
            return "" if table.unit_count is None else f"{table.unit_count}个"
        case "total_weight":
            return printed_totals(table).weight
        case "total_score":
            return printed_totals(table).score
        case "grade":
            return grade_line(table, printed_totals(table).grade)
    return _plain(table, field)


def _plain(item: Item, field: str) -> PrintedValue:
    value = value_at(item, field)
    return value if isinstance(value, Decimal) or value is None else str(value)


def grade_line(table: DepartmentEvaluation, grade: str) -> str:
    """`√优  90分≤得分≤100分； □良 …`, the grade's own box ticked."""
    bands = bands_of(table)
    return "； ".join(f"{'√' if each == grade else '□'}{each}  {bands.band(each)}" for each in GRADES)


def rate_text(table: ProjectEvaluation) -> str:
    """执行率 as the document says it, else worked out from the funds, to two decimals."""
    rate = execution_rate(table.spent_total, table.annual_total)
    if table.execution_rate or rate is None:
        return table.execution_rate
    return f"{(rate * 100).quantize(Decimal('0.01'), ROUND_HALF_UP):f}%"


def heads_beyond(items: Sequence[Item], known: set[str]) -> list[str]:
    """Heads of extras that none of the known fields is, in the order in which they first come."""
    heads = [extra.head for item in items for extra in getattr(item, "extra", ())]
    return [head for head in dict.fromkeys(heads) if f"extra:{head}" not in known]
