"""What a person can do, as Edits: each function reads a tree and returns the Edit, changing nothing itself."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from perfdesk.checks.score_funds import is_fund_cell
from perfdesk.desk.indicator_writing import has_both_values, waiting_indicator, with_value_following
from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts
from perfdesk.domain.book import BOOK_ID, Table
from perfdesk.domain.codes import Level2
from perfdesk.domain.edits import (
    Change,
    Edit,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    Place,
    ValueChange,
    value_changes,
)
from perfdesk.domain.fields import FieldKind, field_of, fields_of
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_lists import list_changes, recognised
from perfdesk.domain.indicator_text import read, write
from perfdesk.domain.items import Item, Value, children, copy_of, value_at, with_value
from perfdesk.domain.scoring import read_limits
from perfdesk.domain.self_evaluation import EvaluationRow, ProjectEvaluation
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.totals import printed_total, printed_unit_amounts
from perfdesk.domain.tree import Tree
from perfdesk.domain.typed_amount import typed_amount
from perfdesk.domain.wholes import adds_up, parts_sum, whole_of


class NotAWholeNumber(ValueError):
    """The text is neither a whole number nor blank."""


class NotACurrencyUnit(ValueError):
    """The text is neither blank nor words that end in 元 (万元, 万美元)."""


_CURRENCY_UNIT = re.compile(r"(?:[^\W\d][^\W\d\s]*\s?)?元|")


def enter(tree: Tree, place: Place, text: str) -> Edit | None:
    """What was typed into a field; None when it says what is there already.

    A total goes along with its parts as long as it equalled their sum or was blank, a value with its columns
    (`parts.number`), 年度指标值 with 实施周期指标值 until they part.
    Raises NotAnAmount, NotAWholeNumber, NotLimits, NotACurrencyUnit, or ValueError for another text than the codes
    of a choice.
    """
    item = tree.item(place.item)
    entered = with_typed(tree.table(place.item), item, place.field, text)
    if entered is item:
        return None
    changes = difference(item, entered) + _total_following(item, entered, place.field)
    if isinstance(item, Indicator):
        assert isinstance(entered, Indicator)
        changes += _value_following(tree, item, entered)
        changes += _completing(tree, item, entered)
    return Edit.of("change", changes)


def with_typed(table: Table | None, item: Item, field: str, text: str) -> Item:
    """The item with what was typed into one of its fields; itself when it says that already. Raises as `enter`."""
    before, after = value_at(item, field), typed_value(table, item, field, text)
    if before == after or (before is None and after == ""):
        return item
    entered = with_value(item, field, after)
    is_score = isinstance(item, EvaluationRow) and field == "score"
    return with_value(entered, "working", "") if is_score else entered  # a typed score has none


def difference(before: Item, after: Item) -> list[Change]:
    """Field by field; what stands below an item is no field."""
    return [
        ValueChange(Place(before.id, field.name), value_at(before, field.name), value_at(after, field.name))
        for field in fields_of(type(before))
        if value_at(before, field.name) != value_at(after, field.name)
    ]


def _value_following(tree: Tree, before: Indicator, after: Indicator) -> list[Change]:
    table, project = tree.owner(before.id, TargetTable), tree.owner(before.id, Project)
    follower = with_value_following(before, after) if has_both_values(table, project) else after
    return value_changes(after, {name: value_at(follower, name) for name in ("cycle_value", "annual_value")})


def _completing(tree: Tree, before: Indicator, after: Indicator) -> list[Change]:
    """A cell that the document cut off counts as whole once a person has written its last indicator out."""
    project = tree.owner(before.id, Project)
    is_whole = after.name.strip() and (after.cycle_value or "").strip() and (after.annual_value or "").strip()
    if not project.truncated or project.indicators[-1].id != before.id or not is_whole:
        return []
    return [ValueChange(Place(project.id, "truncated"), True, False)]


_LIMITS: Mapping[str, int] = {"grade_limits": 3, "quality_limits": 2}
"""Fields that hold so many falling percentages."""


def typed_value(table: Table | None, item: Item, name: str, text: str) -> Value:
    """What typed text means in a field of the table. Raises ValueError also for a field that nobody types into."""
    field = field_of(type(item), name)
    match field.kind if field else FieldKind.TEXT:
        case FieldKind.AMOUNT:
            return typed_amount(text, getattr(table, "currency_unit", "万元"))
        case FieldKind.WHOLE:
            return _whole_number(text, blank_allowed=field is not None and field.may_be_none)
        case FieldKind.CHOICE if field and field.choices:
            return field.choices(text)
        case FieldKind.TEXT:
            if name in _LIMITS and text.strip():
                read_limits(text, _LIMITS[name])
            if name == "currency_unit" and not _CURRENCY_UNIT.fullmatch(text.strip()):
                raise NotACurrencyUnit(text)
            return text
    raise ValueError(name)


def _whole_number(text: str, *, blank_allowed: bool) -> int | None:
    plain = text.strip().removesuffix("年")
    if not plain and blank_allowed:
        return None
    if not plain.isdecimal() or len(plain) > 4:
        raise NotAWholeNumber(text)
    return int(plain)


def _total_following(before: Item, after: Item, part: str) -> list[Change]:
    whole = whole_of(type(before), part)
    if whole is None or not (adds_up(before, whole) or _is_to_be_summed(before, whole)):
        return []
    return [*value_changes(before, {whole: parts_sum(after, whole)})]


def _is_to_be_summed(item: Item, whole: str) -> bool:
    """A blank total; but money from a source that the program does not know may belong to it, too."""
    is_whole_known = not isinstance(item, ProjectEvaluation) or not any(map(is_fund_cell, item.extra))
    return value_at(item, whole) is None and is_whole_known


def choose_level2(tree: Tree, indicator_id: Id, level2: Level2) -> Edit | None:
    """Both levels, codes and names, from one entry of the code list."""
    chosen = {
        "level1_code": level2.level1_code,
        "level1_name": level2.level1_name,
        "level2_code": level2.code,
        "level2_name": level2.name,
    }
    return Edit.of("change", value_changes(tree.item(indicator_id), chosen))


def add_table(tree: Tree, department: str, year: int | None) -> Edit:
    """An empty table with one unit of the department's name."""
    table_id = new_id()
    unit = Unit(new_id(), department)
    table = TargetTable(table_id, department=department, year=year, units=(unit,))
    return Edit("add_table", (ItemInserted(BOOK_ID, len(tree.book.tables), table),))


def add_unit(tree: Tree, table_id: Id, after: Id | None = None) -> Edit:
    return _add(tree, table_id, Unit(new_id()), after)


def add_project(tree: Tree, unit_id: Id, after: Id | None = None) -> Edit:
    return _add(tree, unit_id, Project(new_id()), after)


def _add(tree: Tree, parent_id: Id, item: Item, after: Id | None) -> Edit:
    index = len(children(tree.item(parent_id))) if after is None else tree.position(after) + 1
    return Edit("add", (ItemInserted(parent_id, index, item),))


def add_indicator(tree: Tree, project_id: Id, after: Id | None = None) -> Edit:
    """A blank indicator behind `after` or at the end, of the same levels as the one before it."""
    project = _project(tree, project_id)
    index = len(project.indicators) if after is None else tree.position(after) + 1
    blank = waiting_indicator(replace(project, indicators=project.indicators[:index]), new_id())
    inserted = ItemInserted(project_id, index, blank)
    return Edit("add", (inserted, *renumbering(project, Edit("add", (inserted,)), tree)))


def duplicate(tree: Tree, item_id: Id) -> Edit:
    """A copy right behind the original."""
    item, index = copy_of(tree.item(item_id)), tree.position(item_id) + 1
    inserted = ItemInserted(tree.parents[item_id], index, item)
    return Edit("duplicate", (inserted, *renumbering(tree.parent(item_id), Edit("add", (inserted,)), tree)))


def remove(tree: Tree, item_ids: Sequence[Id]) -> Edit | None:
    """Several items of one parent, or one of any kind. Raises ValueError for items of several parents."""
    if not item_ids:
        return None
    parent_id = tree.parents[item_ids[0]]
    siblings = children(tree.item(parent_id))
    ids = [sibling.id for sibling in siblings]
    positions = sorted((ids.index(item_id) for item_id in item_ids), reverse=True)
    removed: list[Change] = [ItemRemoved(parent_id, i, siblings[i]) for i in positions]
    edit = Edit("remove", tuple(removed))
    return Edit("remove", (*removed, *renumbering(tree.item(parent_id), edit, tree)))


def move(tree: Tree, item_id: Id, steps: int) -> Edit | None:
    """Up (negative) or down among its siblings; a project goes on into the neighbouring unit."""
    parent = tree.parent(item_id)
    index = tree.position(item_id)
    target = index + steps
    if 0 <= target < len(children(parent)):
        moved = ItemMoved(item_id, parent.id, index, parent.id, target)
        edit = Edit("move", (moved,))
        return Edit("move", (moved, *renumbering(parent, edit, tree)))
    return _move_to_neighbour(tree, item_id, steps) if isinstance(parent, Unit) else None


def _move_to_neighbour(tree: Tree, project_id: Id, steps: int) -> Edit | None:
    unit = tree.owner(project_id, Unit)
    units = tree.owner(unit.id, TargetTable).units
    neighbour = tree.position(unit.id) + (1 if steps > 0 else -1)
    if not 0 <= neighbour < len(units):
        return None
    to_index = 0 if steps > 0 else len(units[neighbour].projects)
    return Edit(
        "move", (ItemMoved(project_id, unit.id, tree.position(project_id), units[neighbour].id, to_index),)
    )


def move_to(tree: Tree, project_ids: Sequence[Id], unit_id: Id) -> Edit | None:
    """The projects, in the order given, to the end of a unit of whatever table; those in it stay where they are."""
    inside: dict[Id, list[Id]] = {}
    changes: list[Change] = []
    target = inside.setdefault(unit_id, [child.id for child in children(tree.item(unit_id))])
    for project_id in project_ids:
        parent = tree.parents[project_id]
        if parent == unit_id or not isinstance(tree.item(project_id), Project):
            continue
        siblings = inside.setdefault(parent, [child.id for child in children(tree.item(parent))])
        at = siblings.index(project_id)
        changes.append(ItemMoved(project_id, parent, at, unit_id, len(target)))
        target.append(siblings.pop(at))
    return Edit.of("move", changes)


def renumbering(parent: Item, edit: Edit, tree: Tree) -> list[Change]:
    """A project's indicators 1, 2, 3 … again after `edit`, if that is what they were; other numbering is left alone."""
    if not isinstance(parent, Project) or not _is_sequential(parent):
        return []
    after = _project(tree.after(edit), parent.id)
    return [
        ValueChange(Place(indicator.id, "number"), indicator.number, number)
        for number, indicator in enumerate(after.indicators, 1)
        if indicator.number != number
    ]


def _is_sequential(project: Project) -> bool:
    return [i.number for i in project.indicators] == list(range(1, len(project.indicators) + 1))


def _project(tree: Tree, project_id: Id) -> Project:
    return tree.owner(project_id, Project)


def rewrite_indicators(tree: Tree, project_id: Id, text: str) -> Edit | None:
    """The joined string typed or pasted as a whole; indicators of the same name or place keep their identity."""
    project, dialect = _project(tree, project_id), tree.owner(project_id, TargetTable).dialect
    if text == write(project.preamble, project.indicators, dialect).text:
        return None
    said = read(text)
    fresh = tuple(_with_unsaid(project, each) for each in recognised(project.indicators, said.indicators))
    changes: list[Change] = value_changes(project, {"preamble": said.preamble, "truncated": False})
    return Edit.of("rewrite", [*changes, *list_changes(project_id, project.indicators, fresh)])


def _with_unsaid(project: Project, fresh: Indicator) -> Indicator:
    """What the joined string has no place for stays as it was."""
    former = next((each for each in project.indicators if each.id == fresh.id), None)
    if former is None:
        return fresh
    parts = former.parts if former.annual_value == fresh.annual_value else None
    return replace(fresh, weight=former.weight, extra=former.extra, parts=parts)


def set_totals(tree: Tree, table_id: Id, mode: TotalsMode) -> Edit | None:
    """Let 合计 and the units' rows follow the projects, or fix them as they are printed now."""
    table = tree.owner(table_id, TargetTable)
    changes: list[Change] = value_changes(table, {"totals": mode})
    if mode is not TotalsMode.AUTOMATIC and table.totals is TotalsMode.AUTOMATIC:
        changes += value_changes(table, _fields(printed_total(table) or Amounts()))
        for unit in table.units:
            changes += value_changes(unit, _fields(printed_unit_amounts(table, unit)))
    return Edit.of("set_totals", changes)


def _fields(amounts: Amounts) -> dict[str, Decimal | None]:
    return {name: getattr(amounts, name) for name in AMOUNT_FIELDS}
