"""Places that are more or less than a field of an item: merged levels, a judgement, the tasks of a department."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from unicodedata import normalize

from perfdesk.desk import actions
from perfdesk.desk.filling.ways import Became, scaled
from perfdesk.domain.amounts import AMOUNT_FIELDS, PART_FIELDS, Amounts, parse_amount, show_amount
from perfdesk.domain.edits import Change, Place, ValueChange, value_changes
from perfdesk.domain.extra import Task
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, Value
from perfdesk.domain.level_runs import Run, level_runs
from perfdesk.domain.self_evaluation import (
    Band,
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    NotABand,
)
from perfdesk.domain.table import Project
from perfdesk.domain.target_value import read_value
from perfdesk.domain.tree import Tree

OF_RUNS = ("level1", "level2", "level1_weight", "level2_weight")
"""A department's levels are one cell over several rows."""
BAND = "band"
TASKS = "tasks."
TASK_FIELDS = tuple(f"{TASKS}{name}" for name in ("name", "content", *AMOUNT_FIELDS))
"""Said of every task of a project at once: a task is none by itself."""
_BANDS = dict(zip("123", (Band.REACHED, Band.PARTLY, Band.MISSED), strict=True))
_NAMES = dict(zip(("达成", "部分达成", "未达成"), _BANDS.values(), strict=True))


def cells(tree: Tree, kind: type, field: str, items: Iterable[Item]) -> Iterator[Item]:
    """The items of which a field is a cell: of a merged one its first row, and only what is judged has a judgement."""
    if kind is EvaluationRow and field in OF_RUNS:
        return _first_of_runs(tree, field, items)
    if kind is EvaluatedIndicator and field == BAND:
        return (item for item in items if isinstance(item, EvaluatedIndicator) and can_be_judged(item))
    if field in TASK_FIELDS:
        return (item for item in items if isinstance(item, Project) and item.tasks)
    return iter(items)


def can_be_judged(row: EvaluatedIndicator) -> bool:
    """Its target is no number; or a judgement was left behind by another target."""
    return read_value(row.target_value) is None or row.band is not Band.NONE


def band_named(text: str) -> Band:
    """By its number, its name, or both (`1 达成`). Raises NotABand."""
    said = normalize("NFKC", text).strip()
    if said in tuple(Band):
        return Band(said)
    number, _, name = said.partition(" ")
    found = _BANDS.get(number) or _NAMES.get(name or number)
    if found is None:
        raise NotABand(text)
    return found


def with_level(
    tree: Tree, row: EvaluationRow, field: str, text: str
) -> tuple[tuple[ValueChange, ...], Value]:
    """In all rows of the merged cell that begins with this one. Raises as `actions.enter`."""
    after = actions.typed_value(tree.table(row.id), row, field, text)
    run = next(run for run in _runs_around(tree, row.id, field) if run[0].id == row.id)
    return _values(change for each in run for change in value_changes(each, {field: after})), after


def shown_tasks(project: Project, field: str) -> str:
    """What all of them say there."""
    return "；".join(_said(task, field.removeprefix(TASKS)) for task in project.tasks)


def with_tasks(
    project: Project, field: str, becomes: Became, rate: Decimal | None
) -> tuple[tuple[ValueChange, ...], str]:
    """With each task as it becomes, and what they say then. Raises ValueError for what cannot stand there."""
    name = field.removeprefix(TASKS)
    after = tuple(_task_after(task, name, becomes, rate) for task in project.tasks)
    if after == project.tasks:
        return (), ""
    change = ValueChange(Place(project.id, "tasks"), project.tasks, after)
    return (change,), shown_tasks(replace(project, tasks=after), field)


def _task_after(task: Task, name: str, becomes: Became, rate: Decimal | None) -> Task:
    if name not in AMOUNT_FIELDS:
        said = becomes(getattr(task, name))
        if said is None:
            return task
        return task._replace(name=said) if name == "name" else task._replace(content=said)
    if rate is not None and task.amounts.row_difference == 0:
        return task._replace(amounts=_raised(task.amounts, name, rate))
    said = becomes(getattr(task.amounts, name))
    return (
        task if said is None else task._replace(amounts=replace(task.amounts, **{name: parse_amount(said)}))
    )


def _raised(amounts: Amounts, name: str, rate: Decimal) -> Amounts:
    """A total that is the sum of its parts stays so, whichever of them is scaled."""
    names = PART_FIELDS if name == "total" else (name,)
    parts = {each: getattr(amounts, each) for each in names}
    after = replace(amounts, **{n: scaled(part, rate) for n, part in parts.items() if part is not None})
    return replace(after, total=after.parts_sum)


def _said(task: Task, name: str) -> str:
    value = getattr(task.amounts if name in AMOUNT_FIELDS else task, name)
    return str(value) if isinstance(value, str) else show_amount(value)


def _first_of_runs(tree: Tree, field: str, items: Iterable[Item]) -> Iterator[EvaluationRow]:
    seen: set[Id] = set()
    meant = [item.id for item in items]
    for item_id in meant:
        if item_id in seen:
            continue
        run = next(run for run in _runs_around(tree, item_id, field) if any(r.id == item_id for r in run))
        seen.update(row.id for row in run)
        yield run[0]


def _runs_around(tree: Tree, row: Id, field: str) -> list[Run]:
    return level_runs(tree.owner(row, DepartmentEvaluation).rows, int(field[len("level")]))


def _values(changes: Iterable[Change]) -> tuple[ValueChange, ...]:
    return tuple(change for change in changes if isinstance(change, ValueChange))
