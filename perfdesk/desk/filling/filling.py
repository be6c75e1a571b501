"""What would change when one value goes into many places: a function of the book and what was asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from perfdesk.desk import actions
from perfdesk.desk.filling.cells import (
    BAND,
    OF_RUNS,
    TASK_FIELDS,
    band_named,
    cells,
    shown_tasks,
    with_level,
    with_tasks,
)
from perfdesk.desk.filling.columns import FillColumn, items_of, owners_with
from perfdesk.desk.filling.reach import Reach
from perfdesk.desk.filling.ways import Became, Way, became, read_rate
from perfdesk.desk.filling.wholes import raised
from perfdesk.desk.hits import Hit, Refused
from perfdesk.desk.level_texts import level1_text, level2_text, with_level1_text, with_level2_text
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.codes import Level2, code_list_for
from perfdesk.domain.edits import Place, ValueChange
from perfdesk.domain.forms.shown import is_joined
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, Value, kept_in, value_at
from perfdesk.domain.self_evaluation import EvaluationRow, likelihood_named
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.talk import LOCKED, Talk
from perfdesk.domain.tree import Tree
from perfdesk.domain.wholes import adds_up, parts_sum


class Naming(StrEnum):
    """Which rows are meant, by their 三级指标."""

    ALL = "all"
    SAME = "same"
    WITH = "with"


class Wanted(NamedTuple):
    """`name` is of the rows that are meant, where `naming` asks for one."""

    reach: Reach
    column: FillColumn
    way: Way
    text: str
    naming: Naming = Naming.ALL
    name: str = ""


class Filling(NamedTuple):
    """`unchanged`: how many places stay as they are; `locked`: the items that a review keeps from being changed.

    `rounded`: how many amounts came out with more decimals than they have.
    """

    hits: tuple[Hit, ...]
    unchanged: int
    refused: tuple[Refused, ...]
    locked: tuple[Id, ...]
    rounded: int


def filling(tree: Tree, wanted: Wanted, is_cancelled: Callable[[], bool] = lambda: False) -> Filling:
    """In document order; on any thread. Raises NotARate, NotYears."""
    becomes, column = became(wanted.way, wanted.text), wanted.column
    rate = read_rate(wanted.text) if wanted.way is Way.SCALE else None
    hits, refused, unchanged = list[Hit](), list[Refused](), 0
    free, locked = _free_and_locked(tree, owners_with(tree, wanted.reach, column))
    meant = _meant(wanted, items_of(tree, wanted.reach, column.kind, free))
    for item in cells(tree, column.kind, column.field, meant):
        if is_cancelled():
            break
        try:
            if isinstance(item, Project) and column.field in TASK_FIELDS:
                hit = _hit_of_tasks(item, column.field, becomes, rate)
            elif rate is not None and adds_up(item, column.field):
                hit = _hit_of_whole(item, column.field, rate)
            else:
                hit = _hit(tree, item, column.field, becomes)
        except ValueError as why:
            value = _value(tree, item, column.field)
            refused.append(Refused(_place(item, column.field), _shown(column.field, value), why))
            continue
        if hit is None:
            unchanged += 1
        else:
            hits.append(hit)
    return Filling(tuple(hits), unchanged, tuple(refused), locked, _rounded(hits, rate))


def row_name(row: Item) -> str:
    """三级指标 of an indicator, whatever table it stands in."""
    return str(getattr(row, "level3", "") or getattr(row, "name", ""))


def _free_and_locked(tree: Tree, owners: Sequence[Id]) -> tuple[Sequence[Id], tuple[Id, ...]]:
    talk = Talk.of(tree.book)
    if not talk.marks:
        return owners, ()
    marks = {owner: talk.state(tree.with_owners(owner)) for owner in owners}
    locked = {owner for owner, mark in marks.items() if mark is not None and mark.verdict in LOCKED}
    return [owner for owner in owners if owner not in locked], tuple(
        each for each in owners if each in locked
    )


def _meant(wanted: Wanted, items: Iterator[Item]) -> Iterator[Item]:
    sought = wanted.name.strip()
    if not wanted.column.is_of_rows or wanted.naming is Naming.ALL:
        return items
    if wanted.naming is Naming.SAME:
        return (item for item in items if row_name(item).strip() == sought)
    return (item for item in items if sought in row_name(item))


def _hit(tree: Tree, item: Item, field: str, becomes: Became) -> Hit | None:
    """None where nothing would change. Raises ValueError for what cannot stand there."""
    before = _value(tree, item, field)
    text = becomes(before)
    if text is None or text == before:
        return None
    changes, after = _typed(tree, item, field, text)
    if not changes:
        return None
    own = {*kept_in(item, field), *_ALONG_UNSAID}
    along = tuple(each for each in changes if each.place.item != item.id or each.place.field not in own)
    if isinstance(item, EvaluationRow) and field in OF_RUNS:
        along = ()  # the other rows of the merged cell are the same place
    shown = (_shown(field, before), _shown(field, after))
    return Hit(Place(item.id, field), *shown, changes, along, _other_sum(item, field, changes))


def _hit_of_tasks(project: Project, field: str, becomes: Became, rate: Decimal | None) -> Hit | None:
    changes, after = with_tasks(project, field, becomes, rate)
    return Hit(Place(project.id, "tasks"), shown_tasks(project, field), after, changes) if changes else None


def _place(item: Item, field: str) -> Place:
    return Place(item.id, "tasks" if field in TASK_FIELDS else field)


def _hit_of_whole(item: Item, whole: str, rate: Decimal) -> Hit | None:
    """What is the sum of its parts stays so."""
    changes, place = raised(item, whole, rate), Place(item.id, whole)
    own = next((change for change in changes if change.place == place), None)
    if own is None:
        return None
    along = tuple(each for each in changes if each is not own)
    return Hit(place, _shown(whole, own.before), _shown(whole, own.after), changes, along)


def _other_sum(item: Item, field: str, changes: Iterable[ValueChange]) -> Decimal | None:
    """What the parts of a total come to, where it will no longer be that."""
    parts = parts_sum(item, field)
    is_other = any(change.place.field == field and change.after != parts for change in changes)
    return parts if is_other else None


_ALONG_UNSAID = ("level1_code", "level2_code", "working", "truncated")
"""What goes along with a value and is no value of its own."""
_LEVELS = ("level1_name", "level2_name")


def _value(tree: Tree, item: Item, field: str) -> Value:
    """A level with its code, where it stands beside one."""
    if isinstance(item, Indicator) and field in _LEVELS:
        return _level_text(item, field, is_coded=_is_coded(tree, item))
    if isinstance(item, Project) and field in TASK_FIELDS:
        return shown_tasks(item, field)
    return value_at(item, field)


def _level_text(indicator: Indicator, field: str, *, is_coded: bool) -> str:
    said = level1_text if field == "level1_name" else level2_text
    return said(indicator, is_coded=is_coded)


def _typed(tree: Tree, item: Item, field: str, text: str) -> tuple[tuple[ValueChange, ...], Value]:
    """What becomes of a place where the text is typed, by the same door as in the table and the form."""
    if isinstance(item, Indicator) and field in _LEVELS:
        return _with_level(tree, item, field, text)
    if isinstance(item, EvaluationRow) and field in OF_RUNS:
        return with_level(tree, item, field, text)
    text = likelihood_named(text) if field == "likelihood" else text
    text = band_named(text) if field == BAND else text
    edit = actions.enter(tree, Place(item.id, field), text)
    changes = tuple(each for each in edit.changes if isinstance(each, ValueChange)) if edit else ()
    own = next((each.after for each in changes if each.place == (item.id, field)), text)
    return changes, own


def _with_level(tree: Tree, item: Indicator, field: str, text: str) -> tuple[tuple[ValueChange, ...], Value]:
    choices, is_coded = choices_for(tree, item.id), _is_coded(tree, item)
    if field == "level1_name":
        after = with_level1_text(item, text, choices)
    else:
        after = with_level2_text(item, text, choices, is_coded=is_coded)
    changes = (each for each in actions.difference(item, after) if isinstance(each, ValueChange))
    return tuple(changes), _level_text(after, field, is_coded=is_coded)


def choices_for(tree: Tree, item: Id) -> tuple[Level2, ...]:
    """The code list of the year of the table around an item."""
    return code_list_for(tree.owner(item, TargetTable).year).entries


def _is_coded(tree: Tree, item: Indicator) -> bool:
    return is_joined(tree.owner(item.id, TargetTable), tree.owner(item.id, Project))


def _shown(field: str, value: Value) -> str:
    """Money as it is printed, points as they are."""
    if isinstance(value, Decimal):
        return f"{value:f}" if field.endswith(("weight", "score")) else show_amount(value)
    return "" if value is None else str(value)


def _rounded(hits: Iterable[Hit], rate: Decimal | None) -> int:
    if rate is None:
        return 0
    return sum(
        isinstance(change, ValueChange)
        and isinstance(change.before, Decimal)
        and change.place == hit.place
        and change.before * rate != change.after
        for hit in hits
        for change in hit.changes
    )
