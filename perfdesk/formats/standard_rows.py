"""The standard layout of a target table as plain rows, for every writer, the verifier and the window."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from perfdesk.domain import indicator_text
from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.totals import printed_total, printed_unit_amounts
from perfdesk.formats.sheet_names import sheet_names

HEADS = ("项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标")
COLUMN_LETTERS = "ABCDEFG"
AMOUNT_COLUMNS = range(1, 5)
INDENT = "    "
_SHEET_NAME = "项目支出绩效目标表"


class RowKind(StrEnum):
    TITLE = "title"
    CAPTION = "caption"
    HEAD = "head"
    TOTAL = "total"
    UNIT = "unit"
    PROJECT = "project"


PrintedValue = str | Decimal | None


class PrintedCell(NamedTuple):
    """`place` is where a person would change the value; None for what the layout itself prints.

    The joined string, which many values make up, has the place (project, `indicators`).
    """

    value: PrintedValue = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One cell for each of HEADS; the title stands in the first, the caption in the first and the last."""

    kind: RowKind
    cells: tuple[PrintedCell, ...]


def printed_rows(
    table: TargetTable, dialect: Dialect | None = None, *, indent: str = INDENT
) -> Iterator[PrintedRow]:
    """The rows from the title down. `dialect` None writes each joined string as its document has it."""
    yield _row(RowKind.TITLE, PrintedCell(table.title, Place(table.id, "title")))
    yield _caption(table)
    yield _row(RowKind.HEAD, *map(PrintedCell, HEADS))
    total = printed_total(table)
    if total is not None:
        yield _row(RowKind.TOTAL, PrintedCell("合计"), *_amounts(table.id, total))
    for unit in table.units:
        if _prints_row(table, unit):
            name = PrintedCell(unit.name, Place(unit.id, "name"))
            yield _row(RowKind.UNIT, name, *_amounts(unit.id, printed_unit_amounts(table, unit)))
        for project in unit.projects:
            yield _project(project, joined_string(table, project, dialect), indent)


def joined_string(table: TargetTable, project: Project, dialect: Dialect | None = None) -> str:
    """What the 绩效指标 cell says: untouched indicators character for character, or all in one `dialect`."""
    return indicator_text.joined(
        project.preamble, project.indicators, dialect or table.dialect, as_read=dialect is None
    )


PrintedSheets = Mapping[str, Sequence[PrintedRow]]
"""The rows of each sheet, by its name, in order."""


def printed_sheets(tables: Sequence[TargetTable], dialect: Dialect | None = None) -> PrintedSheets:
    """A sheet for each table."""
    names = target_sheet_names(len(tables))
    return {name: list(printed_rows(table, dialect)) for name, table in zip(names, tables, strict=True)}


def target_sheet_names(count: int) -> list[str]:
    return sheet_names([_SHEET_NAME] * count)


def _row(kind: RowKind, *cells: PrintedCell) -> PrintedRow:
    return PrintedRow(kind, cells + (PrintedCell(),) * (len(HEADS) - len(cells)))


def _caption(table: TargetTable) -> PrintedRow:
    department = PrintedCell(f"部门名称：{table.department}", Place(table.id, "department"))
    unit = PrintedCell(f"单位：{table.currency_unit}", Place(table.id, "currency_unit"))
    return PrintedRow(RowKind.CAPTION, (department, *(PrintedCell(),) * (len(HEADS) - 2), unit))


def _project(project: Project, joined: str, indent: str) -> PrintedRow:
    return PrintedRow(
        RowKind.PROJECT,
        (
            PrintedCell(indent + project.name if project.name else "", Place(project.id, "name")),
            *_amounts(project.id, project.amounts),
            PrintedCell(project.goal, Place(project.id, "goal")),
            PrintedCell(joined, Place(project.id, "indicators")),
        ),
    )


def _amounts(item: Id, amounts: Amounts) -> Iterator[PrintedCell]:
    return (PrintedCell(getattr(amounts, field), Place(item, field)) for field in AMOUNT_FIELDS)


def _prints_row(table: TargetTable, unit: Unit) -> bool:
    """A document without unit rows has one unit without a name, and nothing is printed for it."""
    says_nothing = table.totals is TotalsMode.AUTOMATIC or unit.amounts.is_blank
    return bool(unit.name) or len(table.units) > 1 or not says_nothing
