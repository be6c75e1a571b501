"""The one door: an open file with its value, its sums, its findings and its history, always in agreement."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from perfdesk.checks.run import Findings, findings_after, findings_of
from perfdesk.desk import actions
from perfdesk.desk.history import History
from perfdesk.domain.codes import Level2, code_list_for
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Edit, ItemInserted, Place, ValueChange
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import Written, write
from perfdesk.domain.running_sums import sums_after, sums_by_item
from perfdesk.domain.table import BOOK_ID, Book, Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.totals import Sums
from perfdesk.domain.tree import Tree
from perfdesk.store.desk_file import DeskFile, EntryKind, FileInfo, Holder, JournalEntry
from perfdesk.store.errors import StoreFailed


@dataclass(frozen=True, slots=True)
class Changed:
    """What listeners are told after every edit, undo and redo.

    `edit` is what was applied (the inverse one after an undo); `rechecked` the items whose findings may differ.
    """

    edit: Edit
    rechecked: frozenset[Id]

    @property
    def is_structural(self) -> bool:
        """Whether items came, went or moved, so that rows must be laid out anew."""
        return any(not hasattr(change, "place") for change in self.edit.changes)


Listener = Callable[[Changed], None]


class Desk:
    """An open `.perfdesk` file. Used from one thread only."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file
        try:
            self._tree = Tree.of(file.load())
        except BaseException:
            file.close()  # else the lock would stay, and the file could not be restored
            raise
        self._sums = sums_by_item(self._tree.book)
        self._findings: Findings = findings_of(self._tree.book, self._sums)
        self._history = History.of(file.entries())
        self._rechecked: frozenset[Id] = frozenset()
        self._doubts: dict[Id, tuple[Finding, ...]] = {}
        self._listeners: list[Listener] = []
        self.last_saved: datetime | None = None

    @classmethod
    def create(cls, path: Path, who: str) -> "Desk":
        """Raises FileExistsError."""
        return cls(DeskFile.create(path, who=who))

    @classmethod
    def open(cls, path: Path, who: str) -> "Desk":
        """Raises NotADeskFile, FileDamaged, FileNotFoundError. Read-only when another holds it or it is newer."""
        return cls(DeskFile.open(path, who=who))

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def read_only(self) -> bool:
        return self._file.read_only

    @property
    def locked_by(self) -> Holder | None:
        return self._file.locked_by

    @property
    def needs_version(self) -> str | None:
        """The program version that made a newer file, which is open read-only; None for a file of ours."""
        return self._file.needs_version

    @property
    def info(self) -> FileInfo:
        return self._file.info()

    @property
    def tree(self) -> Tree:
        return self._tree

    @property
    def book(self) -> Book:
        return self._tree.book

    def sums(self, item_id: Id) -> Sums:
        """Σ of the projects of a unit or table."""
        return self._sums.get(item_id, Sums())

    def findings(self, item_id: Id) -> tuple[Finding, ...]:
        """Those at the item's own fields, not of what it holds; some come from a look at the item around it."""
        around = self._findings.get(self._tree.parents[item_id], ()) if item_id in self._tree.parents else ()
        told = (*self._doubts.get(item_id, ()), *around, *self._findings.get(item_id, ()))
        return tuple(finding for finding in told if finding.place.item == item_id)

    def all_findings(self) -> list[Finding]:
        """In document order. Rows are counted down to the projects only: indicators are most of a book."""
        tree = self._tree
        rows = {row.id: number for number, row in enumerate(self._rows_of_print())} | {BOOK_ID: -1}

        def place(finding: Finding) -> tuple[int, int]:
            item = finding.place.item
            return (rows[item], -1) if item in rows else (rows[tree.parents[item]], tree.position(item))

        told = chain(self._doubts.values(), self._findings.values())
        return sorted((finding for found in told for finding in found), key=place)

    def _rows_of_print(self) -> Iterator[TargetTable | Unit | Project]:
        for table in self.book.tables:
            yield table
            for unit in table.units:
                yield unit
                yield from unit.projects

    def joined(self, project_id: Id) -> Written:
        """The project's indicators as they will be exported, with the span of every field."""
        project = self._tree.owner(project_id, Project)
        table = self._tree.owner(project_id, TargetTable)
        return write(project.preamble, project.indicators, table.dialect)

    def level2_choices(self, item_id: Id) -> tuple[Level2, ...]:
        """The code list in force in the year of the table around the item."""
        return code_list_for(self._tree.owner(item_id, TargetTable).year).entries

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """The listener is called after every change; the result takes it off again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def enter(self, place: Place, text: str) -> bool:
        """Typed text into a field. False when nothing changed. Raises NotAnAmount, NotAWholeNumber, StoreFailed."""
        return self._do_if(actions.enter(self._tree, place, text))

    def choose_level2(self, indicator_id: Id, level2: Level2) -> bool:
        return self._do_if(actions.choose_level2(self._tree, indicator_id, level2))

    def rewrite_indicators(self, project_id: Id, text: str) -> bool:
        return self._do_if(actions.rewrite_indicators(self._tree, project_id, text))

    def set_totals(self, table_id: Id, mode: TotalsMode) -> bool:
        return self._do_if(actions.set_totals(self._tree, table_id, mode))

    def add_table(self, department: str, year: int | None) -> Id:
        return self._add(actions.add_table(self._tree, department, year))

    def add_unit(self, table_id: Id, after: Id | None = None) -> Id:
        return self._add(actions.add_unit(self._tree, table_id, after))

    def add_project(self, unit_id: Id, after: Id | None = None) -> Id:
        return self._add(actions.add_project(self._tree, unit_id, after))

    def add_indicator(self, project_id: Id, after: Id | None = None) -> Id:
        return self._add(actions.add_indicator(self._tree, project_id, after))

    def duplicate(self, item_id: Id) -> Id:
        return self._add(actions.duplicate(self._tree, item_id))

    def remove(self, item_ids: Sequence[Id]) -> bool:
        return self._do_if(actions.remove(self._tree, item_ids))

    def move(self, item_id: Id, steps: int) -> bool:
        """False at the end of the line."""
        return self._do_if(actions.move(self._tree, item_id, steps))

    def accept(self, draft: Draft) -> list[Id]:
        """The draft's tables into the book: one Edit, one undo. The new tables' identities.

        The draft's doubts stand among the findings until the doubtful value is changed or the file is closed.
        """
        first, before = len(self.book.tables), self._doubts
        inserted = tuple(ItemInserted(BOOK_ID, first + i, table) for i, table in enumerate(draft.tables))
        self._doubts = {**before, **_by_item(draft.doubts)}
        try:
            self.do(Edit("import", inserted))
        except Exception:
            self._doubts = before
            raise
        return [table.id for table in draft.tables]

    def do(self, edit: Edit) -> None:
        """Apply and write one edit. Raises StaleEdit or StoreFailed, and then nothing has changed."""
        entry = self._perform(edit, EntryKind.DO, None)
        self._history.note(entry, entry)
        self._tell(edit)

    @property
    def undo_action(self) -> str | None:
        """The action code of what undo would take back; None when there is nothing."""
        return self._history.done[-1].action if self._history.done else None

    @property
    def undo_field(self) -> str | None:
        """Which field undo would set back, when the last step changed a single value."""
        return self._field_of(self._history.done)

    @property
    def redo_field(self) -> str | None:
        return self._field_of(self._history.undone)

    @property
    def redo_action(self) -> str | None:
        return self._history.undone[-1].action if self._history.undone else None

    def undo(self) -> Edit | None:
        """Takes the last edit back; the Edit that did so, None when there is nothing to undo."""
        return self._go(self._history.done, EntryKind.UNDO)

    def redo(self) -> Edit | None:
        return self._go(self._history.undone, EntryKind.REDO)

    def close(self) -> None:
        self._file.close()

    def _field_of(self, stack: list[JournalEntry]) -> str | None:
        """Only small edits are looked into: an import's would take longer to read than a menu may take to open."""
        if not stack or stack[-1].action != "change":
            return None
        first = self._file.edit(stack[-1].seq).changes[0]
        return first.place.field if isinstance(first, ValueChange) else None

    def _go(self, stack: list[JournalEntry], kind: EntryKind) -> Edit | None:
        if not stack:
            return None
        original = stack[-1]
        edit = self._file.edit(original.seq)
        if kind is EntryKind.UNDO:
            edit = edit.inverse()
        self._history.note(self._perform(edit, kind, original.seq), original)
        self._tell(edit)
        return edit

    def _do_if(self, edit: Edit | None) -> bool:
        if edit is not None:
            self.do(edit)
        return edit is not None

    def _add(self, edit: Edit) -> Id:
        self.do(edit)
        inserted = edit.changes[0]
        assert isinstance(inserted, ItemInserted)
        return inserted.item.id

    def _perform(self, edit: Edit, kind: EntryKind, of: int | None) -> JournalEntry:
        """Everything new is worked out and written first; only then does the desk take it over."""
        tree = self._tree.after(edit)
        sums = sums_after(self._sums, self._tree, tree, edit)
        entry = self._write(edit, tree.book, kind, of)
        self._findings, self._rechecked = findings_after(self._findings, self._tree, tree, edit, sums)
        self._tree, self._sums = tree, sums
        self._doubts = _still_open(self._doubts, tree, edit)
        self.last_saved = datetime.now().astimezone()
        return entry

    def _write(self, edit: Edit, book: Book, kind: EntryKind, of: int | None) -> JournalEntry:
        """A write that failed and is in the file all the same has not failed (SAFETY.md: a commit that raised)."""
        try:
            return self._file.write(edit, self._tree.book, book, kind, of)
        except StoreFailed as fault:
            if not fault.stored_anyway:
                raise
            return self._file.entries()[-1]

    def _tell(self, edit: Edit) -> None:
        changed = Changed(edit, self._rechecked)
        for listener in tuple(self._listeners):
            listener(changed)


def _by_item(doubts: Sequence[Finding]) -> dict[Id, tuple[Finding, ...]]:
    items = dict.fromkeys(doubt.place.item for doubt in doubts)
    return {item: tuple(doubt for doubt in doubts if doubt.place.item == item) for item in items}


def _still_open(
    doubts: dict[Id, tuple[Finding, ...]], tree: Tree, edit: Edit
) -> dict[Id, tuple[Finding, ...]]:
    """Without those whose item is gone, or whose value a person has just set (any value, for a doubtful item)."""
    if not doubts:
        return doubts
    settled = {change.place for change in edit.changes if isinstance(change, ValueChange)}
    items = {place.item for place in settled}
    open_ones = {
        item: tuple(d for d in found if d.place not in settled and (d.place.field or item not in items))
        for item, found in doubts.items()
        if tree.has(item)
    }
    return {item: found for item, found in open_ones.items() if found}
