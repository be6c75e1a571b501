"""Taking a draft over: each project is new, the same or different, and what a person chose becomes one Edit."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

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


class Standing(StrEnum):
    """How a project of the draft stands to what is in the book."""

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


def compared(draft: Draft, book: Book) -> list[Candidate]:
    """All projects of the draft in document order."""
    return [found for table in draft.target_tables for found in _candidates(table, _same_table(table, book))]


def import_of(draft: Draft, book: Book, chosen: Collection[Id] | None = None) -> Import:
    """What taking the chosen projects (None: all) over does.

    A table of the same department and year takes them in: a project of the same name is brought to what the draft
    says, others are added behind; without such a table the draft's own is added. A self-evaluation is, unless one
    that says all the same is there.
    """
    taking, tree = _Taking(draft, chosen), Tree.of(book)
    for table in draft.tables:
        before = len(taking.changes)
        existing = _same_table(table, book) if isinstance(table, TargetTable) else None
        if existing is not None:
            existing = tree.owner(existing.id, TargetTable)  # as the draft's tables before have left it
        if isinstance(table, TargetTable) and existing is not None:
            taking.merge(table, existing)
        elif any(_says_the_same(table, known) for known in book.tables):
            continue
        elif (kept := taking.kept(table) if isinstance(table, TargetTable) else table) is not None:
            taking.changes.append(ItemInserted(BOOK_ID, len(tree.book.tables), kept))
        if table is not draft.tables[-1]:  # a further table of the draft may be the same, too
            tree = tree.after(Edit("import", tuple(taking.changes[before:])))
    edit = Edit("import", tuple(taking.changes)) if taking.changes else None
    return Import(edit, taking.origins)


def tables_in(edit: Edit, tree: Tree) -> list[Id]:
    """The tables that an import added or changed; `tree` is as it left them, without what came and went again."""
    items = map(_item_of, edit.changes)
    found = (tree.table(item) for item in items if tree.has(item))
    return list(dict.fromkeys(table.id for table in found if table is not None))


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


def _same_table(table: TargetTable, book: Book) -> TargetTable | None:
    """Of one head, the currency unit with it: amounts in 元 are not brought into a table in 万元.

    A form may have no place for the year: what says none is the one table of its head.
    """
    if not table.department.strip():
        return None
    alike = [known for known in book.target_tables if _head(known) == _head(table)]
    of_year = [known for known in alike if known.year == table.year]
    if of_year or table.year is not None or len(alike) != 1:
        return of_year[0] if of_year else None
    return alike[0]


def _head(table: TargetTable) -> tuple[str, str, str]:
    return _squeezed(table.department), _squeezed(table.title), _squeezed(table.currency_unit) or "万元"


def _says_the_same(table: Table, known: Table) -> bool:
    """An evaluation, field by field; target tables are compared project by project."""
    if isinstance(table, TargetTable) or type(table) is not type(known):
        return False
    return [*_values(table)] == [*_values(known)]


def _values(table: Table) -> Iterator[object]:
    for item in walk(table):
        yield type(item)
        yield from (value_at(item, field) for field in FIELDS[type(item)] if field not in _OF_A_FILE)


_OF_A_FILE = ("target", "doubts", "waivers")
"""What is about the items of one file, or about its reading, and not said by a table."""


def _candidates(table: TargetTable, existing: TargetTable | None) -> Iterator[Candidate]:
    known = _by_name(existing) if existing else {}
    for unit in table.units:
        for project in unit.projects:
            there = known.get((_squeezed(unit.name), _squeezed(project.name)), [])
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
            known.setdefault((_squeezed(unit.name), _squeezed(project.name)), []).append(project)
    return known


def _differences(old: Project, new: Project) -> Iterator[str]:
    """The fields that say another thing, `indicators` among them; layout white space aside."""
    for field in FIELDS[Project]:
        before, after = value_at(old, field), value_at(new, field)
        if before != after and _squeezed(str(before)) != _squeezed(str(after)):
            yield field
    if [_said(i) for i in old.indicators] != [_said(i) for i in new.indicators]:
        yield "indicators"


def _said(indicator: Indicator) -> list[str]:
    """A value that is blank and one that its form has no column for say the same: nothing."""
    values = (value_at(indicator, field) for field in FIELDS[Indicator] if field != "lettering")
    return ["" if value is None else _squeezed(str(value)) for value in values]


class _Taking:
    """Gathers the changes of one import."""

    def __init__(self, draft: Draft, chosen: Collection[Id] | None) -> None:
        self._chosen = chosen
        self.changes: list[Change] = []
        self.origins: dict[Place, Origin] = dict(draft.origins)

    def kept(self, table: TargetTable) -> TargetTable | None:
        """The draft's table with the chosen projects only; None when none of them was chosen."""
        units = [
            replace(unit, projects=tuple(p for p in unit.projects if self._takes(p))) for unit in table.units
        ]
        if not any(unit.projects for unit in units) and self._chosen is not None:
            return None
        kept = tuple(unit for unit in units if unit.projects or self._chosen is None)
        return replace(table, units=kept)

    def merge(self, table: TargetTable, existing: TargetTable) -> None:
        taken: dict[Id, Id] = {}
        fresh: dict[str, list[Project]] = {}
        known = {project.id: project for project in existing.projects}
        for candidate in _candidates(table, existing):
            if not self._takes(candidate.project):
                continue
            if candidate.standing is Standing.NEW:
                fresh.setdefault(candidate.unit.id, []).append(candidate.project)
            elif candidate.existing is not None:
                taken[candidate.project.id] = candidate.existing
                taken |= self._bring_up(known[candidate.existing], candidate)
        self._add_fresh(table, existing, fresh)
        self._add_doubts(table, existing, taken)

    def _takes(self, project: Project) -> bool:
        return self._chosen is None or project.id in self._chosen

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
        self, table: TargetTable, existing: TargetTable, fresh: Mapping[str, list[Project]]
    ) -> None:
        """New projects behind those of their unit; a unit that is new comes with them."""
        homes = {_squeezed(unit.name): unit for unit in existing.units}
        units = len(existing.units)
        for unit in table.units:
            projects = fresh.get(unit.id, [])
            home = homes.get(_squeezed(unit.name))
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


def _squeezed(text: str) -> str:
    return "".join(text.split())
