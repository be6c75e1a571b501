"""Which projects a person changed since they were imported, in the fields that an import would now set back."""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from perfdesk.desk.desk import Desk
from perfdesk.desk.importing import Candidate, Standing
from perfdesk.desk.past import GO_BACK
from perfdesk.domain.edits import Edit, ItemInserted, ItemMoved, ItemRemoved, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.items import walk
from perfdesk.domain.table import Project
from perfdesk.store.desk_file import JournalEntry

IMPORT = "import"
_WHOLE = ""
"""Stands for all fields of a project that came or went."""


class Correction(NamedTuple):
    """Who changed a project last, when (ISO 8601 in UTC), and whether that is the account at the desk."""

    who: str
    at: str
    is_own: bool


def corrections(desk: Desk, candidates: Iterable[Candidate]) -> Mapping[Id, Correction]:
    """By the project of the draft. None for what was never imported, and while the file is being written."""
    differing = {c.existing: c for c in candidates if c.standing is Standing.DIFFERS and c.existing}
    if not differing or desk.is_writing:
        return {}
    looking = _Looking(desk, differing)
    steps = looking.steps()
    while steps and looking.sought and (looking.corrected or any(each.action != IMPORT for each in steps)):
        looking.note(steps.pop())
    return {differing[at].project.id: by for at, by in looking.corrected.items() if at not in looking.sought}


class _Looking:
    """Goes back through the steps that hold; a project is `sought` until the step comes that imported it."""

    def __init__(self, desk: Desk, differing: Mapping[Id, Candidate]) -> None:
        self._desk, self._differing = desk, differing
        self.sought = set(differing)
        self.corrected: dict[Id, Correction] = {}
        self._owner: dict[Id, Id] = {}
        for project in differing:
            self._owner |= dict.fromkeys((i.id for i in walk(desk.tree.item(project))), project)

    def steps(self) -> list[JournalEntry]:
        """Newest last, those that may be about one of the projects."""
        history = self._desk.history
        about, past = set(history.steps_about(self._owner.keys(), after=0)), history.past
        way = (past.entry(seq) for seq in reversed(past.way_to(past.now)) if seq in about)
        return [entry for entry in way if entry.action != GO_BACK]

    def note(self, entry: JournalEntry) -> None:
        edit = self._desk.history.edit_of(entry.seq)
        for project, fields in self._touched(edit).items():
            if project not in self.sought:
                continue
            if entry.action == IMPORT:
                self.sought.discard(project)
            elif self._is_about(project, fields):
                by = Correction(entry.who, entry.at, is_own=entry.who == self._desk.who)
                self.corrected.setdefault(project, by)

    def _is_about(self, project: Id, fields: Set[str]) -> bool:
        """Whether what was changed is what the import would change."""
        return _WHOLE in fields or not fields.isdisjoint(self._differing[project].differences)

    def _touched(self, edit: Edit) -> dict[Id, set[str]]:
        touched: dict[Id, set[str]] = {}
        for item, field in _places(edit):
            project = self._owner.get(item)
            if project is not None:
                touched.setdefault(project, set()).add(field if item == project else "indicators")
        return touched


def _places(edit: Edit) -> Iterator[tuple[Id, str]]:
    for change in edit.changes:
        match change:
            case ValueChange(place):
                yield place.item, place.field
            case ItemInserted(parent, _, item) | ItemRemoved(parent, _, item):
                yield parent, "indicators"
                yield from ((each.id, _WHOLE) for each in walk(item) if isinstance(each, Project))
            case ItemMoved(_, parent):
                yield parent, "indicators"
