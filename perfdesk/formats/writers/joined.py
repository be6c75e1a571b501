"""One row a project (JOINED): its indicators as a joined string, or as lines, in one cell."""

from collections.abc import Iterator, Sequence

from perfdesk.domain import indicator_text
from perfdesk.domain.amounts import AMOUNT_FIELDS, show_amount
from perfdesk.domain.edits import Place
from perfdesk.domain.forms.form import Entry, Form
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.totals import printed_total, printed_unit_amounts
from perfdesk.formats.writers.rows_block import width_of
from perfdesk.formats.writers.sheet import At, CellKind, Sheet, SheetBuilder, SheetCell
from perfdesk.formats.writers.values import cell_of
from perfdesk.formats.writers.words import filled, places_in

INDENT = "    "
_WIDEST_AMOUNT = 40
_FONT_SIZE = 10
_IN_LINES = ("level1_name", "level2_name", "name", "annual_value")


def joined_sheet(
    table: TargetTable, form: Form, dialect: Dialect | None = None, *, indent: str = INDENT
) -> Sheet:
    """The rows from the title down. `dialect` None writes each joined string as its document has it."""
    columns = form.rows.columns
    has_units = any(entry.concept == "unit" for entry in columns)
    sheet = SheetBuilder([])
    sheet.add([SheetCell(table.title, CellKind.TITLE, Place(table.id, "title"), columns=len(columns))])
    sheet.add(_caption(form, table))
    head = sheet.row
    sheet.add(SheetCell(filled(entry.head, table), CellKind.HEAD) for entry in columns)
    total = printed_total(table)
    if total is not None:
        sheet.add(_sums(columns, table, table, SheetCell("合计", CellKind.UNIT)))
    for unit in table.units:
        if not has_units and _prints_row(table, unit):
            name = SheetCell(unit.name, CellKind.UNIT, Place(unit.id, "name"))
            sheet.add(_sums(columns, unit, table, name))
        for project in unit.projects:
            sheet.add(_project(columns, table, unit, project, dialect, "" if has_units else indent))
    said = {place for text in (*form.caption, *(e.head for e in columns)) for place in places_in(text, table)}
    if any(entry.concept == "indicator_lines" for entry in columns):
        said |= {Place(i.id, field) for p in table.projects for i in p.indicators for field in _IN_LINES}
    return Sheet(
        "",
        tuple(_widths(columns, sheet.cells)),
        sheet.cells,
        head,
        font_size=_FONT_SIZE,
        is_frozen=True,
        said=frozenset(said),
    )


def joined_string(table: TargetTable, project: Project, dialect: Dialect | None = None) -> str:
    """What the 绩效指标 cell says: untouched indicators character for character, or all in one `dialect`."""
    return indicator_text.joined(
        project.preamble, project.indicators, dialect or table.dialect, as_read=dialect is None
    )


def indicator_lines(indicators: Sequence[Indicator]) -> str:
    """`产出指标：数量指标：救助人次≥450人次；`, a line each; a value without a sign stands behind a colon."""
    return "\n".join(_line(indicator) for indicator in indicators)


def _line(indicator: Indicator) -> str:
    levels = "".join(f"{name}：" for name in (indicator.level1_name, indicator.level2_name) if name)
    value = indicator.annual_value or ""
    colon = "：" if value and not value.startswith(tuple("≥≤><=＝不")) else ""
    return f"{levels}{indicator.name}{colon}{value}；"


def _caption(form: Form, table: TargetTable) -> list[SheetCell]:
    """The department at one end, the unit of money at the other."""
    left, right = (filled(text, table) for text in form.caption)
    fields = [next(places_in(text, table), None) for text in form.caption]
    columns = len(form.rows.columns)
    return [
        SheetCell(left, CellKind.CAPTION, fields[0], columns=columns - 1),
        SheetCell(right, CellKind.CAPTION_END, fields[1]),
    ]


def _sums(
    columns: Sequence[Entry], item: TargetTable | Unit, table: TargetTable, name: SheetCell
) -> Iterator[SheetCell]:
    amounts = printed_total(item) if isinstance(item, TargetTable) else printed_unit_amounts(table, item)
    yield name
    for entry in columns[1:]:
        if entry.concept in AMOUNT_FIELDS:
            place = Place(item.id, entry.concept)
            yield SheetCell(getattr(amounts, entry.concept), CellKind.SUM, place)
        else:
            yield SheetCell(None, CellKind.UNIT)


def _project(
    columns: Sequence[Entry],
    table: TargetTable,
    unit: Unit,
    project: Project,
    dialect: Dialect | None,
    indent: str,
) -> Iterator[SheetCell]:
    for entry in columns:
        match entry.concept:
            case "project":
                name = indent + project.name if project.name else ""
                yield SheetCell(name, CellKind.TEXT, Place(project.id, "name"))
            case "unit":
                yield cell_of(unit, entry, table)
            case "indicators":
                text = joined_string(table, project, dialect)
                yield SheetCell(text, CellKind.TEXT, Place(project.id, "indicators"))
            case "indicator_lines":
                yield SheetCell(indicator_lines(project.indicators), CellKind.TEXT)
            case _:
                cell = cell_of(project, entry, table)
                yield cell._replace(kind=CellKind.FIGURE) if cell.kind is CellKind.AMOUNT else cell


def _prints_row(table: TargetTable, unit: Unit) -> bool:
    """A document without unit rows has one unit without a name, and nothing is printed for it."""
    says_nothing = table.totals is TotalsMode.AUTOMATIC or unit.amounts.is_blank
    return bool(unit.name) or len(table.units) > 1 or not says_nothing


def _widths(columns: Sequence[Entry], cells: dict[At, SheetCell]) -> Iterator[float]:
    """The usual widths, wider where an amount needs it: a sheet shows #### for a number that does not fit."""
    longest: dict[int, int] = {}
    for at, cell in cells.items():
        if cell.kind in (CellKind.FIGURE, CellKind.SUM) and not isinstance(cell.value, str):
            longest[at.column] = max(longest.get(at.column, 0), len(show_amount(cell.value)))
    for number, entry in enumerate(columns):
        wanted = min(longest.get(number, 0) + 2, _WIDEST_AMOUNT)
        yield float(max(width_of(entry), wanted))
