"""Older steps of a file taken back or done once more as new Edits, so that the journal only ever grows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perfdesk.desk.actions import renumbering
from perfdesk.desk.past import FETCH_BACK, GO_BACK, TAKE_BACK, Past
from perfdesk.domain.amounts import PART_FIELDS
from perfdesk.domain.edits import Change, Edit, ItemMoved, Place, StaleEdit, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Value, children
from perfdesk.domain.rebasing import Overtaken, parents_in, places_in, rebased, reordered
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree
from perfdesk.store.errors import NoSuchEntry, StoreFailed
from perfdesk.store.store import Store


class DependedOn(Exception):
    """A step cannot be taken back alone: these later ones, newest first, build on it."""

    def __init__(self, steps: Sequence[int]) -> None:
        super().__init__(steps)
        self.steps = tuple(steps)


@dataclass(frozen=True)
class GoingBack:
    """Reads the journal of a file whose book is `tree`."""

    file: Store
    tree: Tree
    past: Past

    def to(self, seq: int) -> Edit | None:
        """All in one, what the file said right after a step; None where it says that now."""
        undone, done = self.past.way_back(seq)
        edits = [*(self._edit(each).inverse() for each in undone), *(self._edit(each) for each in done)]
        return Edit.of(GO_BACK, merged(change for edit in edits for change in edit.changes))

    def without(self, seq: int) -> Edit | None:
        """One step taken back, and nothing that was done after it. Raises DependedOn."""
        return self._again(TAKE_BACK, self._edit(seq).inverse(), seq, seq)

    def with_again(self, seq: int) -> Edit | None:
        """A step that went done once more, where what it changed is still as it was then. Raises DependedOn."""
        return self._again(FETCH_BACK, self._edit(seq), seq, seq - 1)

    def _again(self, action: str, edit: Edit, seq: int, then: int) -> Edit | None:
        try:
            again = _rebased(edit, self._orders(edit, then), self.tree)
        except Overtaken as fault:
            raise DependedOn(self._later(seq, fault.places)) from None
        moved = {Place(change.item, "") for change in edit.changes if isinstance(change, ItemMoved)}
        if moved and (later := self._later(seq, moved)):
            raise DependedOn(later)
        return Edit.of(action, again)

    def _orders(self, edit: Edit, then: int) -> dict[Id, list[Id]]:
        """The children of all that the edit puts children into, as they stood right after a line: step by step back."""
        parents = parents_in(edit)
        items = self.tree.items
        orders = {p: [child.id for child in children(items[p])] for p in parents if p in items}
        for seq in reversed(self.file.lines_about(parents, then)) if parents else ():
            for change in self._edit(seq).inverse().changes:
                for parent, order in orders.items():
                    reordered(order, parent, change)
        return orders

    def _later(self, seq: int, places: Iterable[Place]) -> list[int]:
        """The steps after one that hold and are about one of the places, newest first."""
        wanted = set(places)
        items = {place.item for place in wanted}
        holding = set(self.past.way_to(self.past.now))
        lines = [line for line in self.file.lines_about(items, seq) if line in holding]
        return [line for line in reversed(lines) if _touches(self._edit(line), wanted)]

    def _edit(self, seq: int) -> Edit:
        try:
            return self.file.edit(seq)
        except NoSuchEntry:  # an older copy was put in the file's place
            raise StoreFailed("foreign_change") from None


def merged(changes: Iterable[Change]) -> list[Change]:
    """A value that changes several times changes once, and one that comes to what it was not at all."""
    told: list[Change] = []
    values: dict[Place, ValueChange] = {}
    for change in changes:
        if isinstance(change, ValueChange):
            first = values.get(change.place)
            before = first.before if first is not None else change.before
            values[change.place] = ValueChange(change.place, before, change.after)
        else:  # what comes and goes does so with its values: none is carried across
            told += _differing(values)
            values.clear()
            told.append(change)
    return [*told, *_differing(values)]


def _differing(values: dict[Place, ValueChange]) -> list[ValueChange]:
    return [change for change in values.values() if change.before != change.after]


def _touches(edit: Edit, places: set[Place]) -> bool:
    return any(
        place in places
        or Place(place.item, "") in places
        or (not place.field and place.item in _items(places))
        for place in places_in(edit)
    )


def _items(places: set[Place]) -> set[Id]:
    return {place.item for place in places}


def _rebased(edit: Edit, then: dict[Id, list[Id]], tree: Tree) -> list[Change]:
    """Numbers and 总计 follow what they follow today, and not what they were. Raises Overtaken."""
    totals, core = _parted(edit, tree)
    again = rebased(Edit(edit.action, tuple(core)), then, tree)
    try:
        after = tree.after(again)
        changes = [*again.changes, *_numbers(again, tree, after), *_totals(totals, tree, after)]
        tree.after(Edit(edit.action, tuple(changes)))
    except StaleEdit:
        raise Overtaken(places_in(edit)) from None
    return changes


def _parted(edit: Edit, tree: Tree) -> tuple[list[ValueChange], list[Change]]:
    """Totals that went along with their parts, and all else without the numbers of rows that came or went."""
    parents = parents_in(edit)
    valued = {change.place for change in edit.changes if isinstance(change, ValueChange)}
    totals: list[ValueChange] = []
    core: list[Change] = []
    for change in edit.changes:
        item_id, field = change.place if isinstance(change, ValueChange) else ("", "")
        if field == "total" and any((item_id, part) in valued for part in PART_FIELDS):
            assert isinstance(change, ValueChange)
            totals.append(change)
        elif field != "number" or tree.parents.get(Id(item_id)) not in parents:
            core.append(change)
    return totals, core


def _numbers(edit: Edit, tree: Tree, after: Tree) -> list[Change]:
    parents = (
        tree.items[parent] for parent in sorted(parents_in(edit)) if tree.has(parent) and after.has(parent)
    )
    return [change for parent in parents for change in renumbering(parent, edit, tree)]


def _totals(following: Sequence[ValueChange], tree: Tree, after: Tree) -> list[Change]:
    return [total for change in following for total in _total(change, tree, after)]


def _total(change: ValueChange, tree: Tree, after: Tree) -> list[Change]:
    now, then = tree.items.get(change.place.item), after.items.get(change.place.item)
    if not isinstance(now, Project) or not isinstance(then, Project):
        return []
    is_followed = now.amounts.total is None or now.amounts.row_difference == 0
    total: Value = then.amounts.parts_sum if is_followed else now.amounts.total
    if now.amounts.total == change.before:
        total = change.after
    return [ValueChange(change.place, now.amounts.total, total)] if total != now.amounts.total else []
