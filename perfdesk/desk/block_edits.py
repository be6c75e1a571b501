"""What is typed, pasted, filled or emptied in several cells at once, as one Edit.

The cells of every table come through `cells_written`; a target table's rows through `written`, since their joined
strings and new projects are more than values.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from perfdesk.desk.actions import difference, rewrite_indicators, typed_value
from perfdesk.domain.amounts import AMOUNT_FIELDS, PART_FIELDS
from perfdesk.domain.edits import Change, Edit, ItemInserted
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.indicator_text import read
from perfdesk.domain.items import Item, with_value
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.tree import Tree

INDICATORS = "indicators"
"""Stands for the joined string among the fields of a row."""
ROW_FIELDS = ("name", *AMOUNT_FIELDS, "goal", INDICATORS)
"""In the order of the printed table."""
Texts = Mapping[str, str]
"""What goes into which field of a row."""


WithText = Callable[[Item, str], Item]
"""What an item becomes with this text in one of its cells. Raises ValueError for what is no value there."""


def cells_written(
    tree: Tree, cells: Iterable[tuple[Id, WithText, str]], action: str, came: Sequence[ItemInserted] = ()
) -> Edit | None:
    """One cell after the other; `came` are rows that the block brings. None when nothing would change."""
    made: dict[Id, Item] = {}
    for item_id, with_text, text in cells:
        made[item_id] = with_text(made.get(item_id) or tree.item(item_id), text)
    changes: list[Change] = [
        change for item_id, after in made.items() for change in difference(tree.item(item_id), after)
    ]
    changes += came
    return Edit.of(action, changes)


class Added(NamedTuple):
    """Projects to come, behind `after` or at the end of the unit; without a unit the table gets one."""

    rows: Sequence[Texts]
    unit: Id | None
    after: Id | None = None


def written(
    tree: Tree,
    table_id: Id,
    rows: Iterable[tuple[Id, Texts]],
    added: Added | None = None,
    action: str = "change",
) -> Edit | None:
    """None when all of it is there already. What a row does not take is passed over. Raises NotAnAmount."""
    table = tree.owner(table_id, TargetTable)
    changes: list[Change] = []
    for item_id, texts in rows:
        changes += _typed(tree, table, item_id, texts)
    if added is not None and added.rows:
        changes += _inserted(tree, table, added)
    return Edit.of(action, changes)


def takes(table: TargetTable, item: Unit | Project, field: str) -> bool:
    """Whether a row has the field and it does not follow others."""
    if isinstance(item, Project):
        return field in ROW_FIELDS
    return field == "name" or (field in AMOUNT_FIELDS and table.totals is not TotalsMode.AUTOMATIC)


def _typed(tree: Tree, table: TargetTable, item_id: Id, texts: Texts) -> list[Change]:
    item = tree.item(item_id)
    if not isinstance(item, Unit | Project):
        return []
    taken = {field: text for field, text in texts.items() if takes(table, item, field)}
    after = _with_texts(table, item, taken)
    changes = difference(item, after)
    if INDICATORS in taken:
        rewritten = rewrite_indicators(tree, item_id, taken[INDICATORS])
        changes += rewritten.changes if rewritten else ()
    return changes


def _with_texts(table: TargetTable, item: Unit | Project, texts: Texts) -> Unit | Project:
    """总计 goes along with its parts unless it is given itself."""
    after = item
    for field, text in texts.items():
        if field != INDICATORS:
            after = _with(after, field, typed_value(table, item, field, text))
    is_followed = item.amounts.total is None or item.amounts.row_difference == 0
    if isinstance(item, Project) and is_followed and "total" not in texts and texts.keys() & set(PART_FIELDS):
        after = _with(after, "total", after.amounts.parts_sum)
    return after


def _with(item: Unit | Project, field: str, value: object) -> Unit | Project:
    after = with_value(item, field, value)  # type: ignore[arg-type] # as `typed_value` makes it for the field
    assert isinstance(after, Unit | Project)
    return after


def _inserted(tree: Tree, table: TargetTable, added: Added) -> list[Change]:
    """One after the other."""
    projects = [_project(table, texts) for texts in added.rows]
    if added.unit is None:
        unit = Unit(new_id(), table.department, projects=tuple(projects))
        return [ItemInserted(table.id, len(table.units), unit)]
    unit = tree.owner(added.unit, Unit)
    first = len(unit.projects) if added.after is None else tree.position(added.after) + 1
    return [ItemInserted(unit.id, at, project) for at, project in enumerate(projects, first)]


def _project(table: TargetTable, texts: Texts) -> Project:
    project = _with_texts(table, Project(new_id()), texts)
    assert isinstance(project, Project)
    said = read(texts.get(INDICATORS, ""))
    return replace(project, preamble=said.preamble, indicators=said.indicators)
