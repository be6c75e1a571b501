"""Which fields can be filled in for many: those that the forms of the tables ask for, and whatever else is in use."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple, cast

from perfdesk.desk.filling.cells import BAND, TASK_FIELDS, TASKS, can_be_judged, shown_tasks
from perfdesk.desk.filling.reach import Reach
from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.book import Table
from perfdesk.domain.extra import head_in
from perfdesk.domain.fields import field_of
from perfdesk.domain.forms.concepts import ATTRIBUTES
from perfdesk.domain.forms.form import Arrangement, Block, Form, FormKind, Tasks
from perfdesk.domain.forms.shown import (
    PARTS,
    HasExtra,
    asked,
    extra_fields,
    form_of_table,
    has_parts,
    plain_label,
)
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, children, value_at
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import Tree


class FillColumn(NamedTuple):
    """A field of one kind of item; `head` as the form prints it, "" where it goes by its usual name."""

    kind: type
    field: str
    head: str = ""

    @property
    def is_of_rows(self) -> bool:
        """Whether it is said of each indicator, and not of the project."""
        return self.kind in ROWS.values()


ROWS: Mapping[type, type] = {
    Project: Indicator, ProjectEvaluation: EvaluatedIndicator, DepartmentEvaluation: EvaluationRow,
}  # fmt: skip
"""What stands in what is reached."""

_FACTS = frozenset(("title", "year", "department", "currency_unit"))
_USUAL: Mapping[type, frozenset[str]] = {
    Project: frozenset(("name", "total", "fiscal", "special_account", "other", "goal")),
    Indicator: frozenset(("level2_name", "name", "cycle_value", "annual_value")),
    ProjectEvaluation: _FACTS | {"project", "unit", "annual_total", "spent_total", "goal", "completion"},
    EvaluatedIndicator: frozenset(("name", "target_value", "actual_value", "weight", "score", "reason")),
    DepartmentEvaluation: _FACTS | {"annual_goals", "completion", "reasons_unfinished"},
    EvaluationRow: frozenset(
        ("level3", "explanation", "weight", "actual_value", "score", "shortfall_reason", "improvement")
    ),
    TargetTable: frozenset(),
    Unit: frozenset(),
}
"""What a table has whose form is not known, even while it is blank."""
_ALWAYS = frozenset(("name", "project", "level3", "title"))
"""What can be filled in whether the form prints it as a field or not."""
_WORKED_OUT = frozenset(("total_weight", "total_score", "grade"))


def columns(tree: Tree, reach: Reach) -> list[FillColumn]:
    """Those of the projects or evaluations, then those of their rows; in print order."""
    found: dict[tuple[type, str], FillColumn] = {}
    for form, owners in _by_form(tree, reach.owners):
        for column in _columns_of(tree, reach, form, owners):
            found.setdefault((column.kind, column.field), column)
    return sorted(found.values(), key=lambda column: column.is_of_rows)


def owners_with(tree: Tree, reach: Reach, column: FillColumn) -> list[Id]:
    """Those of whose form it is a field: of forms of several kinds not every one asks for it."""
    having: set[Id] = set()
    for form, owners in _by_form(tree, reach.owners):
        if any(each[:2] == column[:2] for each in _columns_of(tree, reach, form, owners)):
            having.update(owners)
    return [owner for owner in reach.owners if owner in having]


def items_of(tree: Tree, reach: Reach, kind: type, owners: Iterable[Id] | None = None) -> Iterator[Item]:
    """The items of a kind within reach: the owners, their rows, or the unit and table around them, each once."""
    found = map(tree.item, reach.owners if owners is None else owners)
    if kind is reach.kind:
        yield from found
    elif kind is ROWS[reach.kind]:
        rows = (row for owner in found for row in children(owner))
        yield from rows if reach.rows is None else (row for row in rows if row.id in reach.rows)
    else:
        around = (tree.owner(owner.id, cast(type[Unit], kind)) for owner in found)
        yield from {item.id: item for item in around}.values()


def _by_form(tree: Tree, owners: Iterable[Id]) -> list[tuple[Form | None, list[Id]]]:
    """In the order of the first of each."""
    forms: dict[Id, Form | None] = {}
    found: dict[str, tuple[Form | None, list[Id]]] = {}
    for owner in filter(tree.has, owners):
        table = cast(Table, tree.table(owner))
        if table.id not in forms:
            forms[table.id] = form_of_table(table)
        form = forms[table.id]
        found.setdefault(form.name if form is not None else "", (form, []))[1].append(owner)
    return list(found.values())


def _kinds(form: Form | None, reach: Reach) -> Iterator[type]:
    """A form of one project asks for what is said of its table and unit, too; rows alone have no facts."""
    if reach.rows is None:
        yield reach.kind
        if reach.kind is Project and form is not None and form.arrangement is Arrangement.SHEET:
            yield from (TargetTable, Unit)
    yield ROWS[reach.kind]


def _columns_of(tree: Tree, reach: Reach, form: Form | None, owners: Sequence[Id]) -> Iterator[FillColumn]:
    for kind in _kinds(form, reach):
        yield from _columns_of_kind(form, kind, list(items_of(tree, reach, kind, owners)))


def _columns_of_kind(form: Form | None, kind: type, items: Sequence[Item]) -> Iterator[FillColumn]:
    heads = asked(form, kind)
    apart = kind in _VALUED and has_parts(heads, items)
    fields = [*heads, *(each for each in _fields(kind, apart=apart) if each not in heads)]
    for field in fields:
        if head_in(field) is not None or not _can_be_filled(form, kind, field, apart=apart):
            continue
        if field in heads or _is_usual(form, kind, field) or _is_used(field, items):
            yield FillColumn(kind, field, heads.get(field, ""))
    yield from _of_cells(form, kind, items)
    for field, head in extra_fields(form, kind, cast(Sequence[HasExtra], items)).items():
        yield FillColumn(kind, field, head)


_UNPRINTED: Mapping[type, tuple[str, ...]] = {
    ProjectEvaluation: ("quality_limits",),
    DepartmentEvaluation: ("grade_limits", "index_name"),
}
"""By what scores are worked out: it is filled in and no form prints it."""


def _of_cells(form: Form | None, kind: type, items: Sequence[Item]) -> Iterator[FillColumn]:
    """What is no field by itself: the judgement of what is no number, and what the tasks of a department say."""
    is_monitored = form is not None and form.kind is FormKind.PROJECT_MONITORING
    if kind in _UNPRINTED and not is_monitored:
        yield from (FillColumn(kind, field) for field in _UNPRINTED[kind])
    rows = () if is_monitored else (item for item in items if isinstance(item, EvaluatedIndicator))
    if any(map(can_be_judged, rows)):
        yield FillColumn(kind, BAND)
    projects = [item for item in items if isinstance(item, Project) and item.tasks]
    if projects:
        heads = dict(each for block in form.blocks for each in _task_heads(block)) if form is not None else {}
        for field in TASK_FIELDS:
            if field in heads or any(shown_tasks(project, field).strip("；") for project in projects):
                yield FillColumn(kind, field, heads.get(field, ""))


def _task_heads(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Tasks):
        for entry in block.columns:
            yield f"{TASKS}{entry.concept.removeprefix('task_')}", plain_label(entry.head)


_VALUED = (Indicator, EvaluatedIndicator, EvaluationRow)


def _fields(kind: type, *, apart: bool) -> list[str]:
    """All that any form can print of it; a value in columns of its own is these."""
    known = dict.fromkeys(ATTRIBUTES[kind].values())
    return [field for field in known if apart or field not in PARTS]


def _can_be_filled(form: Form | None, kind: type, field: str, *, apart: bool) -> bool:
    if field in _WORKED_OUT:
        return False
    if kind is Indicator and field == "level1_name":  # beside codes it follows the 二级指标
        return form is not None and form.arrangement is not Arrangement.JOINED
    if apart and field == _WHOLE.get(kind):
        return False
    return field in PARTS or field_of(kind, field) is not None


_WHOLE = {Indicator: "annual_value", EvaluatedIndicator: "target_value", EvaluationRow: "target_value"}


def _is_usual(form: Form | None, kind: type, field: str) -> bool:
    if field in PARTS:
        return True
    return field in _USUAL[kind] and (form is None or field in _ALWAYS)


def _is_used(field: str, items: Sequence[Item]) -> bool:
    """Of ten thousands of rows, so nothing is looked up that is an attribute."""
    if field in PARTS or field in AMOUNT_FIELDS:
        return any(value_at(item, field) not in (None, "") for item in items)
    return any(value is not None and value != "" for value in map(attrgetter(field), items))
