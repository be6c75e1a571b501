"""Tables laid out on the sheets of an export, each on its form, with what none of them has a place for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.forms.form import Arrangement, Form, FormKind
from perfdesk.domain.forms.known import form_named, standard_form
from perfdesk.domain.forms.shown import kind_of_table
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TargetScope, TargetTable
from perfdesk.formats.remark_heads import NAME as REMARKS
from perfdesk.formats.sheet_years import with_year
from perfdesk.formats.writers.joined import INDENT, joined_sheet
from perfdesk.formats.writers.listed import list_sheet
from perfdesk.formats.writers.remark_sheet import remark_sheet
from perfdesk.formats.writers.sheet import Sheet
from perfdesk.formats.writers.sheet_names import sheet_names
from perfdesk.formats.writers.single import single_sheets
from perfdesk.formats.writers.unprinted import Unprinted, unprinted

AS_READ, STANDARD = "as-read", "standard"
_NAMES = {
    FormKind.PROJECT_TARGETS: "项目支出绩效目标表", FormKind.DEPARTMENT_TARGETS: "部门整体支出绩效目标表",
    FormKind.PROJECT_SELF_EVALUATION: "项目支出绩效自评表", FormKind.PROJECT_MONITORING: "绩效运行监控表",
    FormKind.DEPARTMENT_SELF_EVALUATION: "部门整体支出绩效自评表",
}  # fmt: skip
_DEFAULT_CURRENCY = "万元"
"""What amounts are counted in where a form says nothing."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """`forms` say all that they ask for, `left` is what none has a place for; `remarks` is the sheet that says it."""

    forms: list[Sheet]
    remarks: Sheet | None
    left: list[Unprinted]

    @property
    def sheets(self) -> list[Sheet]:
        return [*self.forms, self.remarks] if self.remarks else self.forms


def form_for(table: Table, layout: str = AS_READ) -> Form:
    """The named form where it is of the table's kind; else the table's own, else the standard one."""
    kind = kind_of_table(table)
    names = [] if layout == STANDARD else [layout, table.form]
    forms = (form_named(name) for name in names)
    return next((form for form in forms if form is not None and form.kind is kind), standard_form(kind))


def laid_out(
    tables: Sequence[Table], layout: str = AS_READ, dialect: Dialect | None = None, *, indent: str = INDENT
) -> LaidOut:
    """Target tables first, the department's evaluations before those of projects, remarks last."""
    years = _years_to_tell(tables)
    wishes = [
        each._replace(year=years.get(table.id))
        for table in _in_order(tables)
        for each in _sheets(table, layout, dialect, indent)
    ]
    sheets = _named(wishes)
    printed: set[Place] = {place for sheet in sheets for place in sheet.places}
    printed |= {Place(t.id, "currency_unit") for t in tables if t.currency_unit == _DEFAULT_CURRENCY}
    left = unprinted(tables, printed)
    (name,) = sheet_names([REMARKS], (sheet.name for sheet in sheets))
    return LaidOut(sheets, remark_sheet(tables, left, name), left)


def _in_order(tables: Sequence[Table]) -> list[Table]:
    order = (TargetTable, DepartmentEvaluation, ProjectEvaluation)
    return sorted(tables, key=lambda table: order.index(type(table)))


def _years_to_tell(tables: Sequence[Table]) -> dict[Id, int]:
    """Of target tables of one department and several years, which a form without a year leaves alike."""
    dated = [table for table in tables if isinstance(table, TargetTable) and table.year]
    of_one = {table.id: {t.year for t in dated if t.department == table.department} for table in dated}
    return {table.id: table.year for table in dated if table.year and len(of_one[table.id]) > 1}


class _Wish(NamedTuple):
    """A sheet that would be called by its form, or by its `subject` where several are of one form; with its `year`."""

    sheet: Sheet
    subject: str
    wanted: str
    year: int | None = None


def _sheets(table: Table, layout: str, dialect: Dialect | None, indent: str) -> Iterator[_Wish]:
    """With a further column or label for each head that the document has beyond its form."""
    form = form_for(table, layout)
    with_beyond = layout == AS_READ
    wanted = _NAMES[form.kind]
    if form.arrangement is Arrangement.SHEET:
        sheets = single_sheets(table, form, with_beyond=with_beyond)
        yield from (_Wish(sheet, _subject(table, n), wanted) for n, sheet in enumerate(sheets))
        return
    assert isinstance(table, TargetTable), "only targets stand in lists"
    if form.arrangement is Arrangement.LIST:
        yield _Wish(list_sheet(table, form, with_beyond=with_beyond), "", wanted)
    else:
        yield _Wish(joined_sheet(table, form, dialect, indent=indent), "", wanted)


def _subject(table: Table, number: int) -> str:
    """Whom a form is about, where there are several of its kind."""
    if isinstance(table, ProjectEvaluation):
        return table.project
    if isinstance(table, TargetTable) and table.scope is TargetScope.PROJECTS:
        return table.projects[number].name
    return ""


def _named(wishes: Sequence[_Wish]) -> list[Sheet]:
    """Forms of one project each are named for their projects where there are several."""
    alike = Counter(wish.wanted for wish in wishes)
    names = [each.subject if each.subject and alike[each.wanted] > 1 else each.wanted for each in wishes]
    wanted = [
        with_year(name, each.year) if each.year else name for name, each in zip(names, wishes, strict=True)
    ]
    return [replace(each.sheet, name=name) for each, name in zip(wishes, sheet_names(wanted), strict=True)]
