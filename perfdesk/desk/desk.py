"""The one door: an open file with its value, its sums, its findings and its history, always in agreement."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from perfdesk.checks.goals import GoalLinks, goal_links
from perfdesk.checks.groups import grouped
from perfdesk.checks.repairs import Repair, repair_of, repairs_of
from perfdesk.checks.run import Findings, findings_after, findings_of
from perfdesk.checks.settings import AS_DELIVERED, RuleSettings
from perfdesk.desk import actions, remarking, repairing
from perfdesk.desk.history import History
from perfdesk.desk.importing import import_of
from perfdesk.desk.provenance import Provenance, annex_of, provenance
from perfdesk.desk.remarking import Rank, Remarks, rank
from perfdesk.domain.codes import Level2, code_list_for
from perfdesk.domain.draft import Draft, SourceFile
from perfdesk.domain.edits import Edit, ItemInserted, Place, ValueChange
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import Written, write
from perfdesk.domain.items import Item, children
from perfdesk.domain.remarks import Waiver
from perfdesk.domain.running_sums import sums_after, sums_by_item
from perfdesk.domain.table import BOOK_ID, Book, Project, TargetTable, TotalsMode
from perfdesk.domain.totals import Sums
from perfdesk.domain.tree import Tree
from perfdesk.store.annex import Annex
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
        self._remarks = Remarks.of(self._tree.book)
        self._rules = AS_DELIVERED
        self._by = self._rules.parameters()
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
        """Those at the item's own fields, not of what it holds; some come from a look at the item around it.

        Without those that a person gave a reason for.
        """
        return tuple(finding for finding, waiver in self._told_at(item_id) if waiver is None)

    def waived(self, item_id: Id) -> tuple[tuple[Finding, Waiver], ...]:
        """What a person gave a reason for at the item, with the reason."""
        return tuple((finding, waiver) for finding, waiver in self._told_at(item_id) if waiver is not None)

    def _told_at(self, item_id: Id) -> list[tuple[Finding, Waiver | None]]:
        told = [*self._remarks.doubts(self._tree, item_id)]
        step: Id | None = item_id
        while step is not None:
            told += self._findings.get(step, ())
            step = self._tree.parents.get(step)
        here = self._rules.applied(finding for finding in told if finding.place.item == item_id)
        return [(finding, self._remarks.waiver(self._tree, finding)) for finding in here]

    def all_findings(self) -> list[Finding]:
        """In document order, without those that a person gave a reason for."""
        return [finding for finding in self._all_told() if self._remarks.waiver(self._tree, finding) is None]

    def all_waived(self) -> list[tuple[Finding, Waiver]]:
        """In document order, what a person gave a reason for."""
        told = ((finding, self._remarks.waiver(self._tree, finding)) for finding in self._all_told())
        return [(finding, waiver) for finding, waiver in told if waiver is not None]

    def _all_told(self) -> list[Finding]:
        """In document order. Rows are counted down to the projects only: indicators are most of a book."""
        tree = self._tree
        rows = {row.id: number for number, row in enumerate(self._rows_of_print())} | {BOOK_ID: -1}

        def place(finding: Finding) -> tuple[int, int, Rank]:
            item = finding.place.item
            row, position = (
                (rows[item], -1) if item in rows else (rows[tree.parents[item]], tree.position(item))
            )
            return row, position, rank(finding)

        told = chain(self._remarks.all_doubts(tree), chain.from_iterable(self._findings.values()))
        return sorted(self._rules.applied(told), key=place)

    def _rows_of_print(self) -> Iterator[Item]:
        for table in self.book.tables:
            yield table
            for below in children(table):
                yield below
                yield from children(below)

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

    def accept(
        self, draft: Draft, content: bytes | None = None, chosen: Collection[Id] | None = None
    ) -> list[Id]:
        """The draft's chosen projects (None: all) into the book: one Edit, one undo. The tables' identities.

        Its doubts stand among the findings until the doubtful value is changed or confirmed. `content`, of the
        file itself, is kept with where each value stood in it.
        """
        taking = import_of(draft, self.book, chosen)
        if taking.edit is not None:
            self.do(taking.edit, annex_of(replace(draft, origins=taking.origins), content))
        return list(taking.tables)

    def waive(self, findings: Sequence[Finding], reason: str) -> bool:
        """A person's reason to leave findings as they are; it falls when the value or the numbers change."""
        return self._do_if(remarking.waive(self._tree, findings, reason, self._file.who))

    def unwaive(self, findings: Sequence[Finding]) -> bool:
        """Takes the reasons back."""
        return self._do_if(remarking.unwaive(self._tree, findings))

    def repair_of(self, finding: Finding) -> Repair | None:
        """What a finding can be mended by; None where a person has to decide."""
        return repair_of(finding, self._tree)

    def repairs_of(self, finding: Finding) -> tuple[Repair, ...]:
        """All ways to mend it, the usual one first."""
        return repairs_of(finding, self._tree)

    def repair_by(self, repair: Repair) -> None:
        """Mends by a way that a person chose. Raises StaleEdit where the values have changed since."""
        self.do(repair.edit)

    def repair(self, findings: Sequence[Finding]) -> int:
        """Mends all that can be mended as one edit; how many were."""
        edit, count = repairing.all_of(self._tree, findings)
        if edit is not None:
            self.do(edit)
        return count

    def grouped_rules(self) -> dict[str, float]:
        """Rules that hit more than a quarter of the projects, with that share: one question each, not many marks."""
        return grouped(self.all_findings(), self._tree)

    def goal_links(self, project_id: Id, goal: str | None = None) -> GoalLinks:
        """What the goal, as it stands or as it is being typed, promises and the indicators carry."""
        project = self._tree.owner(project_id, Project)
        return goal_links(project if goal is None else replace(project, goal=goal))

    @property
    def rules(self) -> RuleSettings:
        return self._rules

    def use_rules(self, rules: RuleSettings) -> None:
        """Looks everything over again by other settings; listeners hear of every item."""
        if (rules.numbers, rules.words) != (self._rules.numbers, self._rules.words):
            self._by = rules.parameters()
            self._findings = findings_of(self._tree.book, self._sums, self._by)
        self._rules = rules
        self._rechecked = frozenset((*self._tree.parents, BOOK_ID))
        self._tell(Edit("rules", ()))

    def provenance(self, place: Place) -> Provenance | None:
        """Where a value came from; None for one that was never imported."""
        return provenance(self._file, self._tree, place)

    def source_content(self, source: SourceFile) -> bytes | None:
        """An imported file as it was; None for one that was too large to be kept."""
        kept = self._file.source_file(source.sha256)
        return kept[1] if kept else None

    def do(self, edit: Edit, annex: Annex | None = None) -> None:
        """Apply and write one edit. Raises StaleEdit or StoreFailed, and then nothing has changed."""
        entry = self._perform(edit, EntryKind.DO, None, annex)
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

    def _perform(
        self, edit: Edit, kind: EntryKind, of: int | None, annex: Annex | None = None
    ) -> JournalEntry:
        """Everything new is worked out and written first; only then does the desk take it over."""
        tree = self._tree.after(edit)
        sums = sums_after(self._sums, self._tree, tree, edit)
        entry = self._write(edit, tree.book, kind, of, annex)
        self._findings, self._rechecked = findings_after(
            self._findings, self._tree, tree, edit, sums, self._by
        )
        self._tree, self._sums = tree, sums
        self._remarks, remarked = self._remarks.after(tree.book)
        self._rechecked |= remarked
        self.last_saved = datetime.now().astimezone()
        return entry

    def _write(
        self, edit: Edit, book: Book, kind: EntryKind, of: int | None, annex: Annex | None
    ) -> JournalEntry:
        """A write that failed and is in the file all the same has not failed (SAFETY.md: a commit that raised)."""
        try:
            return self._file.write(edit, self._tree.book, book, kind, of, annex)
        except StoreFailed as fault:
            if not fault.stored_anyway:
                raise
            return self._file.entries()[-1]

    def _tell(self, edit: Edit) -> None:
        changed = Changed(edit, self._rechecked)
        for listener in tuple(self._listeners):
            listener(changed)
