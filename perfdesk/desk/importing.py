"""Taking a draft over: each project is new, the same or different, and what a person chose becomes one Edit."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from perfdesk.desk.homes import (
    Homes,
    homes_of,
    is_about_the_same,
    nameless_in,
    one_each,
    says_the_same,
    squeezed,
    unit_of,
)
from perfdesk.domain.book import BOOK_ID, Book, Table
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Change, Edit, ItemInserted, ItemMoved, ItemRemoved, Place, ValueChange
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_lists import list_changes, recognised
from perfdesk.domain.items import value_at, walk
from perfdesk.domain.origin import Origin
from perfdesk.domain.remarks import numbered
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import Tree

Units = Mapping[Id, Unit]
"""By unit of a draft's table the unit of the book that takes its projects in."""


class Standing(StrEnum):
    """How a project or an evaluation of the draft stands to what is in the book."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"


class Candidate(NamedTuple):
    """A project of the draft; `existing` is the one of the same name in the same unit, `differences` its fields."""

    project: Project
    unit: Unit
    table: TargetTable
    standing: Standing
    existing: Id | None = None
    differences: tuple[str, ...] = ()


class Import(NamedTuple):
    """The Edit, and whose values came from where: by the identities in the book."""

    edit: Edit | None
    origins: Mapping[Place, Origin]


def compared(
    draft: Draft, book: Book, homes: Homes | None = None, stood: Id | None = None
) -> list[Candidate]:
    """All projects of the draft in document order. `homes`: None for what is likeliest where a person `stood`."""
    into, tree = _likeliest(draft, book, stood) if homes is None else one_each(homes), Tree.of(book)
    found: list[Candidate] = []
    for table in draft.target_tables:
        home = _home(table, into, tree)
        found += _candidates(table, home, _units(draft, table, home, stood))
    return found


def others_compared(draft: Draft, book: Book) -> dict[Id, Standing]:
    """How its evaluations and monitoring tables stand: one that differs comes beside the one that is there."""
    standings = {}
    for table in draft.tables:
        if any(says_the_same(table, known) for known in book.tables):
            standings[table.id] = Standing.SAME
        elif any(is_about_the_same(table, known) for known in book.tables):
            standings[table.id] = Standing.DIFFERS
        elif not isinstance(table, TargetTable):
            standings[table.id] = Standing.NEW
    return standings


def import_of(
    draft: Draft,
    book: Book,
    chosen: Collection[Id] | None = None,
    homes: Homes | None = None,
    stood: Id | None = None,
) -> Import:
    """What taking the chosen projects and evaluations (None: all) over does.

    The table that is a target table's home (None: the likeliest) takes it in: a project of the same name is brought
    to what the draft says, others are added behind; without one the draft's own is added. A self-evaluation is,
    unless one that says all the same is there. What names neither department nor unit goes to the unit in which a
    person `stood`. Raises TwoIntoOne.
    """
    taking, tree = _Taking(draft, chosen), Tree.of(book)
    into = _likeliest(draft, book, stood) if homes is None else one_each(homes)
    for table in draft.tables:
        before = len(taking.changes)
        if isinstance(table, TargetTable) and (home := _home(table, into, tree)) is not None:
            taking.merge(table, home, _units(draft, table, home, stood))
        elif any(says_the_same(table, known) for known in book.tables):
            continue
        elif (kept := taking.kept(table)) is not None:
            taking.changes.append(ItemInserted(BOOK_ID, len(tree.book.tables), kept))
        if table is not draft.tables[-1]:  # a further table of the draft may be the same, too
            tree = tree.after(Edit("import", tuple(taking.changes[before:])))
    return Import(Edit.of("import", taking.changes), taking.origins)


def _likeliest(draft: Draft, book: Book, stood: Id | None) -> Homes:
    return {home.table.id: home.taken for home in homes_of(draft, book, stood)}


def _units(draft: Draft, table: TargetTable, home: TargetTable | None, stood: Id | None) -> Units:
    """By unit of the draft's table the one of the book that it is, as far as there is one."""
    if home is None:
        return {}
    if table is nameless_in(draft):
        found = {unit.id: unit_of(unit, home, stood) for unit in table.units}
    else:
        by_name = {squeezed(unit.name): unit for unit in home.units}
        found = {unit.id: by_name.get(squeezed(unit.name)) for unit in table.units}
    return {unit: known for unit, known in found.items() if known is not None}


def _home(table: TargetTable, homes: Homes, tree: Tree) -> TargetTable | None:
    home = homes.get(table.id)
    return tree.owner(home, TargetTable) if home is not None else None


def tables_in(edit: Edit, tree: Tree) -> list[Id]:
    """The tables that an import added or changed; `tree` is as it left them, without what came and went again."""
    items = map(_item_of, edit.changes)
    found = (tree.table(item) for item in items if tree.has(item))
    return list(dict.fromkeys(table.id for table in found if table is not None))


def first_in(edit: Edit, tree: Tree) -> Id | None:
    """What an import changed first, to be shown: the project; of a table the first one."""
    for item in map(_item_of, edit.changes):
        if not tree.has(item) or (table := tree.table(item)) is None:
            continue
        around = set(tree.with_owners(item))
        projects = table.projects if isinstance(table, TargetTable) else ()
        return next((p.id for p in projects if p.id in around), projects[0].id if projects else table.id)
    return None


def _item_of(change: Change) -> Id:
    """Something that is there after the change."""
    match change:
        case ItemInserted(_, _, item):
            return item.id
        case ItemRemoved(parent):
            return parent
        case ValueChange(place):
            return place.item
        case ItemMoved(item):
            return item


def _candidates(table: TargetTable, existing: TargetTable | None, units: Units) -> Iterator[Candidate]:
    known = _by_name(existing) if existing else {}
    for unit in table.units:
        name = squeezed(units.get(unit.id, unit).name)
        for project in unit.projects:
            there = known.get((name, squeezed(project.name)), [])
            if not there:
                yield Candidate(project, unit, table, Standing.NEW)
                continue
            found = there.pop(0)
            differing = tuple(_differences(found, project))
            standing = Standing.DIFFERS if differing else Standing.SAME
            yield Candidate(project, unit, table, standing, found.id, differing)


def _by_name(table: TargetTable) -> dict[tuple[str, str], list[Project]]:
    """By unit and project; those of one name in their order."""
    known: dict[tuple[str, str], list[Project]] = {}
    for unit in table.units:
        for project in unit.projects:
            known.setdefault((squeezed(unit.name), squeezed(project.name)), []).append(project)
    return known


def _differences(old: Project, new: Project) -> Iterator[str]:
    """The fields that say another thing, `indicators` among them; layout white space aside."""
    for field in FIELDS[Project]:
        before, after = value_at(old, field), value_at(new, field)
        if before != after and squeezed(str(before)) != squeezed(str(after)):
            yield field
    if [_said(i) for i in old.indicators] != [_said(i) for i in new.indicators]:
        yield "indicators"


def _said(indicator: Indicator) -> list[str]:
    """A value that is blank and one that its form has no column for say the same: nothing."""
    values = (value_at(indicator, field) for field in FIELDS[Indicator] if field != "lettering")
    return ["" if value is None else squeezed(str(value)) for value in values]


class _Taking:
    """Gathers the changes of one import."""

    def __init__(self, draft: Draft, chosen: Collection[Id] | None) -> None:
        self._chosen = chosen
        self.changes: list[Change] = []
        self.origins: dict[Place, Origin] = dict(draft.origins)

    def kept(self, table: Table) -> Table | None:
        """The draft's table, of targets with the chosen projects only; None when nothing of it was chosen."""
        if not isinstance(table, TargetTable):
            return table if self._takes(table) else None
        units = [
            replace(unit, projects=tuple(p for p in unit.projects if self._takes(p))) for unit in table.units
        ]
        if not any(unit.projects for unit in units) and self._chosen is not None:
            return None
        kept = tuple(unit for unit in units if unit.projects or self._chosen is None)
        return replace(table, units=kept)

    def merge(self, table: TargetTable, existing: TargetTable, into: Units) -> None:
        """`into`: the units that are there already."""
        taken: dict[Id, Id] = {}
        fresh: dict[str, list[Project]] = {}
        known = {project.id: project for project in existing.projects}
        for candidate in _candidates(table, existing, into):
            if not self._takes(candidate.project):
                continue
            if candidate.standing is Standing.NEW:
                fresh.setdefault(candidate.unit.id, []).append(candidate.project)
            elif candidate.existing is not None:
                taken[candidate.project.id] = candidate.existing
                taken |= self._bring_up(known[candidate.existing], candidate)
        self._add_fresh(table, existing, fresh, into)
        self._add_doubts(table, existing, taken)

    def _takes(self, item: Project | Table) -> bool:
        return self._chosen is None or item.id in self._chosen

    def _bring_up(self, old: Project, candidate: Candidate) -> dict[Id, Id]:
        """The project in the book to what the draft says, field by field; which of its indicators are old ones."""
        new = candidate.project
        for field in candidate.differences:
            if field != "indicators":
                change = ValueChange(Place(old.id, field), value_at(old, field), value_at(new, field))
                self.changes.append(change)
        if "indicators" in candidate.differences:
            self.changes += list_changes(old.id, old.indicators, recognised(old.indicators, new.indicators))
        for field in (*FIELDS[Project], "indicators"):
            origin = self.origins.pop(Place(new.id, field), None)
            if origin is not None and field in candidate.differences:
                self.origins[Place(old.id, field)] = origin
        return self._kept_indicators(old, new) if "indicators" in candidate.differences else {}

    def _kept_indicators(self, old: Project, new: Project) -> dict[Id, Id]:
        """By the draft's identity that in the book; their values stood where the draft's did."""
        now = recognised(old.indicators, new.indicators)
        kept = {
            fresh.id: each.id for fresh, each in zip(new.indicators, now, strict=True) if fresh.id != each.id
        }
        for place in [place for place in self.origins if place.item in kept]:
            self.origins[Place(kept[place.item], place.field)] = self.origins.pop(place)
        return kept

    def _add_fresh(
        self, table: TargetTable, existing: TargetTable, fresh: Mapping[str, list[Project]], into: Units
    ) -> None:
        """New projects behind those of their unit; a unit that is new comes with them."""
        units = len(existing.units)
        for unit in table.units:
            projects = fresh.get(unit.id, [])
            home = into.get(unit.id)
            if home is not None:
                at = len(home.projects)
                self.changes += (ItemInserted(home.id, at + i, each) for i, each in enumerate(projects))
            elif projects:
                self.changes.append(ItemInserted(existing.id, units, replace(unit, projects=tuple(projects))))
                units += 1

    def _add_doubts(self, table: TargetTable, existing: TargetTable, taken: Mapping[Id, Id]) -> None:
        """The reader's doubts about what is taken over; those about a project in the book go to that one."""
        inserted = {
            item.id
            for change in self.changes
            if isinstance(change, ItemInserted)
            for item in walk(change.item)
        }
        doubts = [
            numbered(0, replace(doubt, item=taken.get(doubt.item, doubt.item)))
            for doubt in table.doubts
            if doubt.item in inserted or doubt.item in taken
        ]
        known = {numbered(0, doubt) for doubt in existing.doubts}
        new = [doubt for doubt in dict.fromkeys(doubts) if doubt not in known]
        self.changes += (
            ItemInserted(existing.id, 0, numbered(number, doubt))
            for number, doubt in enumerate(new, len(existing.doubts))
        )
