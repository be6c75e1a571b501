"""The one door: an open file with its value, its sums, its findings and its history, always in agreement."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from errno import EEXIST
from itertools import islice
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Literal

from perfdesk.checks.settings import RuleSettings
from perfdesk.desk import actions, remarking
from perfdesk.desk.deciding import Locked
from perfdesk.desk.going_back import GoingBack
from perfdesk.desk.history import History, Inconsistent
from perfdesk.desk.importing import import_of, tables_in
from perfdesk.desk.past import Past
from perfdesk.desk.provenance import Provenance, annex_of, provenance
from perfdesk.desk.reckoning import Reckoning
from perfdesk.desk.since import Since, since, since_each, touched
from perfdesk.desk.step import Done, Made, Step, StillWriting
from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.codes import Level2, code_list_for
from perfdesk.domain.draft import Draft, SourceFile
from perfdesk.domain.edits import (
    Edit,
    ItemInserted,
    ItemRemoved,
    Place,
    StaleEdit,
    ValueChange,
    is_about_a_note,
    items_in,
)
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import Written, write
from perfdesk.domain.notes import Mark, Note
from perfdesk.domain.remarks import Waiver
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, TotalsMode
from perfdesk.domain.talk import LOCKED, Talk, Thread
from perfdesk.domain.totals import Sums
from perfdesk.domain.tree import Tree
from perfdesk.store.annex import Annex, recorded
from perfdesk.store.bulk import never_garbage, without_gc
from perfdesk.store.desk_file import (
    Backup,
    DeskFile,
    EntryKind,
    FileInfo,
    Holder,
    JournalEntry,
    Regained,
    Whereabouts,
)
from perfdesk.store.errors import Damage, FileDamaged, NoSuchEntry, NotStorable, StoreFailed
from perfdesk.store.hand_over import Request
from perfdesk.store.store import Store

if TYPE_CHECKING:
    from perfdesk.checks.goals import GoalLinks
    from perfdesk.checks.repairs import Repair
    from perfdesk.desk.restoring import Holding

__all__ = ["Backup", "Changed", "Damage", "Desk", "Holder", "JournalEntry", "Outside", "Whereabouts"]

_MANY = 50
"""Items that an edit brings or takes away, beyond which it is large."""
_BULK = 30
"""Changes of one edit beyond which the file is backed up before it: a block pasted over several rows."""
_FEW = 20
"""Edits that are checked one by one when the rules come to the book; beyond that they are run over all of it again."""
_LATER = 200
"""Lines behind a step beyond which looking through them for what builds on it is large."""
_LONG = 20_000
"""Letters of an edit in the journal, beyond which it is large."""


Outside = Literal["here", "gone", "replaced", "changed"]
"""`changed`: somebody else wrote into the file; `replaced`: another file stands in its place."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What listeners are told after every edit, undo and redo.

    `edit` is what was applied (the inverse one after an undo); `rechecked` are the items whose findings may differ,
    `marked` those at or below which they do.
    """

    edit: Edit
    rechecked: frozenset[Id]
    marked: frozenset[Id]

    @property
    def is_structural(self) -> bool:
        """Whether items came, went or moved, so that rows must be laid out anew; notes are no rows."""
        return any(
            not (isinstance(change, ValueChange) or is_about_a_note(change)) for change in self.edit.changes
        )


Listener = Callable[[Changed], None]


class Desk:
    """An open `.perfdesk` file. Used from one thread only; a Step of it may run on another."""

    def __init__(self, file: DeskFile, most_items: int | None = None) -> None:
        self._file = file
        self._store: Store = file
        try:
            with without_gc():
                now = Reckoning.unchecked(file.load())
                is_later = most_items is not None and len(now.tree.items) > most_items
                self._now = now if is_later else now.looked_over()
                if is_later:
                    never_garbage()
            entries = file.entries()
            self._history = History.of(entries)
        except Inconsistent as fault:
            file.close()
            raise file.damaged("journal", str(fault.seq)) from None
        except BaseException:
            file.close()  # else the lock would stay, and the file could not be restored
            raise
        self._head = entries[-1].seq if entries else 0
        self._past: Past | None = None
        self._read_lines = entries
        self._step: Step | None = None
        self._in_doubt: Step | None = None
        self._unchecked: list[Edit] = []
        self._open: tuple[Tree | None, Mapping[Id, int]] = None, {}
        self._talk: tuple[tuple[tuple[Note, ...], ...], Talk] = (), Talk({}, {}, {})
        self._talked_of: Book | None = None
        self._listeners: list[Listener] = []
        self.is_closed = False
        self.last_backup: Path | None = None
        """Made before one of the edits since it was opened."""
        self.last_saved: datetime | None = None

    @classmethod
    def create(cls, path: Path, who: str) -> "Desk":
        """Raises FileExistsError."""
        return cls(DeskFile.create(path, who=who))

    @classmethod
    def open(cls, path: Path, who: str, most_items: int | None = None) -> "Desk":
        """A book of more than `most_items` is open before the rules were run over it; see `looking_over`.

        Raises NotADeskFile, FileDamaged, FileNotFoundError. Read-only when another holds it or it is newer.
        """
        return cls(DeskFile.open(path, who=who), most_items)

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def who(self) -> str:
        """Who is at the desk here."""
        return self._store.who

    @property
    def read_only(self) -> bool:
        return self._file.read_only

    @property
    def locked_by(self) -> Holder | None:
        return self._file.locked_by

    @property
    def is_own_lock(self) -> bool:
        """Whether it is another window of the same person on this computer that has the file."""
        holder = self.locked_by
        return holder is not None and holder.is_this_machine and holder.name == self.who

    @property
    def needs_version(self) -> str | None:
        """The program version that made a newer file, which is open read-only; None for a file of ours."""
        return self._file.needs_version

    @property
    def info(self) -> FileInfo:
        return self._file.info()

    @property
    def reckoning(self) -> Reckoning:
        """All that is known now, a value for any thread."""
        return self._now

    @property
    def is_checked(self) -> bool:
        """Whether the rules were run over the book; until then it can be edited, and no finding is known."""
        return self._now.is_checked

    def looking_over(self) -> Callable[[], Reckoning]:
        """Runs the rules over the book as it is now, on any thread; what it gives is for `take_over`."""
        self._unchecked.clear()
        now = self._now

        def look() -> Reckoning:
            with without_gc():
                checked = now.looked_over()
                checked.look_ahead()
            return checked

        return look

    def catching_up(self, checked: Reckoning) -> Callable[[], Reckoning] | None:
        """Checks what was done since `checked` was begun, on any thread; None where nothing was.

        Without it `take_over` does that on the main thread, where each edit holds up the window for a moment.
        """
        edits = tuple(self._unchecked)
        if not edits or self.is_checked:
            return None
        self._unchecked.clear()

        def catch_up() -> Reckoning:
            with without_gc():
                now = checked
                for edit in edits:
                    now = now.after(edit).reckoning
                now.look_ahead()
            return now

        return catch_up

    def take_over(self, checked: Reckoning) -> bool:
        """What was done meanwhile is checked on top of it. False, and nothing has changed, when that was much.

        Raises StillWriting.
        """
        if self.is_writing:
            raise StillWriting
        if self.is_checked:
            return True
        is_much = len(self._unchecked) > _FEW
        if is_much or checked.rules != self.rules or any(_is_large(edit) for edit in self._unchecked):
            return False
        for edit in self._unchecked:
            checked = checked.after(edit).reckoning
        self._unchecked.clear()
        self._now = checked.over(self._now.tree, self._now.sums)
        self._tell(Changed(Edit("rules", ()), frozenset(self.tree.items), self._now.marked))
        return True

    def look_over(self) -> None:
        """The rules now, for whoever needs what they find. Raises StillWriting."""
        if not self.is_checked:
            self.take_over(self.looking_over()())

    @property
    def tree(self) -> Tree:
        return self._now.tree

    @property
    def book(self) -> Book:
        return self._now.tree.book

    @property
    def talk(self) -> Talk:
        """What is said in the review of the book; worked out when it is asked for, anew when notes came or went."""
        book = self.book
        if self._talked_of is not book:  # first: each cell that is painted asks
            notes = tuple(table.notes for table in book.tables)
            if len(notes) != len(self._talk[0]) or any(
                one is not other for one, other in zip(notes, self._talk[0], strict=True)
            ):
                self._talk = notes, Talk.of(book)
            self._talked_of = book
        return self._talk[1]

    def lock_on(self, item_id: Id) -> Mark | None:
        """The decision that keeps an item from being changed; None where nothing does."""
        mark = self.talk.state(self.tree.with_owners(item_id)) if self.talk.marks else None
        return mark if mark is not None and mark.verdict in LOCKED else None

    def can_change(self, item_id: Id) -> bool:
        return not self.read_only and self.lock_on(item_id) is None

    def threads_at(self, place: Place) -> list[Thread]:
        """Those about exactly this place that wait for an answer."""
        told = self.talk.threads.get(place.item, ())
        return (
            [thread for thread in told if thread.is_open and thread.head.field == place.field] if told else []
        )

    def open_threads(self, item_id: Id) -> int:
        """How many wait for an answer at the item and in it."""
        if self._open[0] is not self.tree:
            self._open = self.tree, self.talk.open_counts(self.tree)
        return self._open[1].get(item_id, 0)

    def sums(self, item_id: Id) -> Sums:
        """Σ of the projects of a unit or table."""
        return self._now.sums.get(item_id, Sums())

    def findings(self, item_id: Id) -> tuple[Finding, ...]:
        """Those at the item's own fields, not of what it holds; some come from a look at the item around it.

        Without those that a person gave a reason for.
        """
        told = self._now.told.at.get(item_id)
        return tuple(finding for finding, waiver in told if waiver is None) if told else ()

    def waived(self, item_id: Id) -> tuple[tuple[Finding, Waiver], ...]:
        """What a person gave a reason for at the item, with the reason."""
        told = self._now.told.at.get(item_id, ())
        return tuple((finding, waiver) for finding, waiver in told if waiver is not None)

    def count(self, severity: Severity, item_id: Id = BOOK_ID) -> int:
        """How many findings of that severity stand at the item and below it."""
        return self._now.told.counts.get((item_id, severity), 0)

    def mark(self, item_id: Id, grouped: Collection[str] = ()) -> Severity | None:
        """How grave the gravest at the item or below it is about which something has to be done there.

        Rules that are `grouped` are one question of the table and mark no row.
        """
        marks = self._now.told.marks
        kinds = (mark for mark in self._now.mark_kinds if mark[1] not in grouped)
        return next((mark[0] for mark in kinds if marks.get((item_id, mark))), None)

    def all_findings(self) -> list[Finding]:
        """In document order, without those that a person gave a reason for."""
        return self._now.open_findings

    def all_waived(self) -> list[tuple[Finding, Waiver]]:
        """In document order, what a person gave a reason for. Raises StillWriting, see `look_over`."""
        self.look_over()
        return [(finding, waiver) for finding, waiver in self._now.in_order if waiver is not None]

    def all_told(self) -> list[tuple[Finding, Waiver | None]]:
        """In document order, by the rules in use, each with the reason given for it. Raises StillWriting."""
        self.look_over()
        return [(finding, waiver) for finding, waiver in self._now.in_order]

    def look_ahead(self) -> None:
        """Works out now, on the thread that opened the file, what a window will ask for first."""
        self._now.look_ahead()

    def joined(self, project_id: Id) -> Written:
        """The project's indicators as they will be exported, with the span of every field."""
        project = self.tree.owner(project_id, Project)
        table = self.tree.owner(project_id, TargetTable)
        return write(project.preamble, project.indicators, table.dialect)

    def level2_choices(self, item_id: Id) -> tuple[Level2, ...]:
        """The code list in force in the year of the table around the item."""
        return code_list_for(self.tree.owner(item_id, TargetTable).year).entries

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """The listener is called after every change; the result takes it off again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def enter(self, place: Place, text: str) -> bool:
        """Typed text into a field. False when nothing changed. Raises NotAnAmount, NotAWholeNumber, StoreFailed."""
        return self._do_if(actions.enter(self.tree, place, text))

    def choose_level2(self, indicator_id: Id, level2: Level2) -> bool:
        return self._do_if(actions.choose_level2(self.tree, indicator_id, level2))

    def rewrite_indicators(self, project_id: Id, text: str) -> bool:
        return self._do_if(actions.rewrite_indicators(self.tree, project_id, text))

    def set_totals(self, table_id: Id, mode: TotalsMode) -> bool:
        return self._do_if(actions.set_totals(self.tree, table_id, mode))

    def add_table(self, department: str, year: int | None) -> Id:
        return self._add(actions.add_table(self.tree, department, year))

    def add_unit(self, table_id: Id, after: Id | None = None) -> Id:
        return self._add(actions.add_unit(self.tree, table_id, after))

    def add_project(self, unit_id: Id, after: Id | None = None) -> Id:
        return self._add(actions.add_project(self.tree, unit_id, after))

    def add_indicator(self, project_id: Id, after: Id | None = None) -> Id:
        return self._add(actions.add_indicator(self.tree, project_id, after))

    def duplicate(self, item_id: Id) -> Id:
        return self._add(actions.duplicate(self.tree, item_id))

    def remove(self, item_ids: Sequence[Id]) -> bool:
        return self._do_if(actions.remove(self.tree, item_ids))

    def move(self, item_id: Id, steps: int) -> bool:
        """False at the end of the line."""
        return self._do_if(actions.move(self.tree, item_id, steps))

    def accept(
        self, draft: Draft, content: bytes | None = None, chosen: Collection[Id] | None = None
    ) -> list[Id]:
        """The draft's chosen projects (None: all) into the book: one Edit, one undo. The tables' identities.

        Its doubts stand among the findings until the doubtful value is changed or confirmed. `content`, of the
        file itself, is kept with where each value stood in it.
        """
        edit = self._run(self.accepting(draft, content, chosen))
        return tables_in(edit, self.tree) if edit is not None else []

    def accepting(
        self, draft: Draft, content: bytes | None = None, chosen: Collection[Id] | None = None
    ) -> Step:
        """The same as a step, to be run on another thread and then given to `finish`."""
        book = self.book

        def make() -> Made:
            taking = import_of(draft, book, chosen)
            return Made(taking.edit, annex_of(replace(draft, origins=taking.origins), content))

        return self._begin(make, is_large=True, backup="import")

    def holding(self) -> "Callable[[], Holding]":
        """What the book holds as it is now, to be worked out on any thread and held against a backup."""
        now = self._now

        def look() -> "Holding":
            from perfdesk.desk.restoring import holding_of

            return holding_of(now if now.is_checked else now.looked_over())

        return look

    def restoring(self, then: Book) -> Step:
        """The book as a backup has it (see `restoring.book_in`), as one step that can be undone; after a backup."""
        from perfdesk.desk.restoring import bringing_back

        book = self.book
        return self._begin(lambda: Made(bringing_back(book, then)), is_large=True, backup="restore")

    def waive(self, findings: Sequence[Finding], reason: str) -> bool:
        """A person's reason to leave findings as they are; it falls when the value or the numbers change."""
        return self._do_if(remarking.waive(self.tree, findings, reason, self._store.who))

    def unwaive(self, findings: Sequence[Finding]) -> bool:
        """Takes the reasons back."""
        return self._do_if(remarking.unwaive(self.tree, findings))

    def repair_of(self, finding: Finding) -> "Repair | None":
        """What a finding can be mended by; None where a person has to decide."""
        from perfdesk.checks.repairs import repair_of

        return repair_of(finding, self.tree)

    def repairs_of(self, finding: Finding) -> "tuple[Repair, ...]":
        """All ways to mend it, the usual one first."""
        from perfdesk.checks.repairs import repairs_of

        return repairs_of(finding, self.tree)

    def repair_by(self, repair: "Repair") -> None:
        """Mends by a way that a person chose. Raises StaleEdit where the values have changed since."""
        self.do(repair.edit)

    def repair(self, findings: Sequence[Finding]) -> bool:
        """Mends all that can be mended as one edit. False when there was nothing."""
        return self._run(self.repairing(findings)) is not None

    def repairing(self, findings: Sequence[Finding]) -> Step:
        """The same as a step; before several are mended the file is backed up."""
        from perfdesk.desk import repairing

        tree, is_bulk = self.tree, len(findings) > 1
        return self._begin(
            lambda: Made(repairing.all_of(tree, findings)),
            is_large=is_bulk,
            backup="repair" if is_bulk else "",
        )

    def grouped_rules(self) -> Mapping[str, float]:
        """Rules that hit more than a quarter of the projects, with that share: one question each, not many marks."""
        return self._now.grouped_rules

    def goal_links(self, project_id: Id, goal: str | None = None) -> "GoalLinks":
        """What the goal, as it stands or as it is being typed, promises and the indicators carry."""
        from perfdesk.checks.goals import goal_links

        project = self.tree.owner(project_id, Project)
        return goal_links(project if goal is None else replace(project, goal=goal))

    @property
    def rules(self) -> RuleSettings:
        return self._now.rules

    def use_rules(self, rules: RuleSettings) -> None:
        """Looks everything over again by other settings; listeners hear of every item. Raises StillWriting."""
        if self.is_writing:  # what is being written brings the rules of before with it
            raise StillWriting
        if (
            not self.is_checked
        ):  # nothing to look over again yet; `take_over` refuses what was found by others
            self._now = replace(self._now, rules=rules, by=rules.parameters())
            return
        self._now, *touched = self._now.by_rules(rules)
        self._tell(Changed(Edit("rules", ()), *touched))

    def provenance(self, place: Place) -> Provenance | None:
        """Where a value came from; None for one that was never imported, and while the file is being written."""
        return provenance(self._store, self.tree, place) if not self.is_writing else None

    def source_content(self, source: SourceFile) -> bytes | None:
        """An imported file as it was; None for one that was too large to be kept, and while the file is written."""
        kept = self._store.source_file(source.sha256) if not self.is_writing else None
        return kept[1] if kept else None

    def do(self, edit: Edit, annex: Annex | None = None) -> None:
        """Apply and write one edit. Raises StaleEdit or StoreFailed, and then nothing has changed."""
        self._run(self._begin(lambda: Made(edit, annex), backup="bulk" if _is_bulk(edit) else ""))

    def doing(self, edit: Edit) -> Step:
        """The same as a step, to be run on another thread if it is large, and then given to `finish`.

        Before much is changed at a stroke the file is backed up.
        """
        is_bulk = _is_bulk(edit)
        return self._begin(
            lambda: Made(edit), is_large=is_bulk or _is_large(edit), backup="bulk" if is_bulk else ""
        )

    @property
    def is_writing(self) -> bool:
        """Whether a step has begun and was not finished yet; until then nothing else can be done."""
        return self._step is not None

    def finish(self, step: Step) -> Edit | None:
        """Takes over what a step has written, once it has run; None when there was nothing to do.

        Raises StaleEdit or StoreFailed, and then nothing has changed.
        """
        self._step = None
        try:
            done = step.result()
        except StoreFailed as fault:
            self._in_doubt = step if fault.reason == "in_doubt" else None
            raise
        except (StaleEdit, Locked, FileDamaged, NotStorable):
            raise
        except BaseException:  # a bug, or no memory: what is in the file is what counts
            self._read_anew()
            raise
        return self._taken_over(done, step) if done is not None else None

    def settle(self) -> bool:
        """Takes over an edit that was in doubt, if it is in the file after all.

        Raises StoreFailed while nobody can tell.
        """
        step = self._in_doubt
        if step is None or self.is_writing:
            return False
        entry = self._store.settle()
        self._in_doubt = None
        if entry is not None:
            self._taken_over(step.settled(entry), step)
        return entry is not None

    def _taken_over(self, done: Done, step: Step) -> Edit:
        self.last_backup = step.backup or self.last_backup
        self._history.note(done.entry, step.of or done.entry)
        if self._past is not None:
            self._past.note(done.entry)
        else:
            self._read_lines.append(done.entry)
        self._head = done.entry.seq
        self._now, *touched = done.outcome
        if not self._now.is_checked:
            self._unchecked.append(done.edit)
        self.last_saved = datetime.now().astimezone()
        self._tell(Changed(done.edit, *touched))
        return done.edit

    def _read_anew(self) -> None:
        """Everything out of the file, as when it was opened, when its journal has gone on without us."""
        entries = self._store.entries()
        head = entries[-1].seq if entries else 0
        if head == self._head:
            return
        before = self.book.tables
        with without_gc():
            now = Reckoning.unchecked(self._store.load(), self.rules)
            self._now = now.looked_over() if self.is_checked else now
        self._history, self._head = History.of(entries), head
        self._past, self._read_lines = None, entries
        gone = [ItemRemoved(BOOK_ID, n, table) for n, table in reversed([*enumerate(before)])]
        come = [ItemInserted(BOOK_ID, n, table) for n, table in enumerate(self.book.tables)]
        everything = frozenset(self.tree.items)
        self._tell(Changed(Edit("import", (*gone, *come)), everything, everything))

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
        return self._run(self.undoing())

    def redo(self) -> Edit | None:
        return self._run(self.redoing())

    def undoing(self) -> Step | None:
        """The same as a step, to be run on another thread and then given to `finish`."""
        return self._going(self._history.done, EntryKind.UNDO)

    def redoing(self) -> Step | None:
        return self._going(self._history.undone, EntryKind.REDO)

    @property
    def past(self) -> Past:
        """Every step that was done to the file and what became of it."""
        if self._past is None:
            self._past, self._read_lines = Past(self._read_lines), []
        return self._past

    def edit_of(self, seq: int) -> Edit:
        """What a step did. Raises NoSuchEntry, StillWriting."""
        return self._at_hand().edit(seq)

    def edit_length(self, seq: int) -> int:
        """How many letters `edit_of` would have to read."""
        return self._at_hand().edit_length(seq)

    def steps_about(
        self, items: Collection[Id], after: int, up_to: int | None = None, field: str = ""
    ) -> list[int]:
        """Lines of the journal behind one that may be about the items (none: about any), oldest first.

        With a field only those in which a value of it changes.
        """
        return self._at_hand().lines_about(items, after, up_to, field)

    def going_back_to(self, seq: int) -> Step:
        """The file as it was right after a step, as one step more."""
        undone, done = self.past.way_back(seq)
        return self._retracing(seq, GoingBack.to, [*undone, *done])

    def taking_back(self, seq: int) -> Step:
        """One older step taken back alone; the step raises DependedOn where later ones build on it."""
        return self._retracing(seq, GoingBack.without, [seq])

    def fetching_back(self, seq: int) -> Step:
        """A step that was undone, or left, done once more; the step raises DependedOn as `taking_back` does."""
        return self._retracing(seq, GoingBack.with_again, [seq])

    def _retracing(
        self, seq: int, make: Callable[[GoingBack, int], Edit | None], read: Sequence[int]
    ) -> Step:
        file, past = self._at_hand(), self.past
        going = GoingBack(file, self.tree, past)
        is_large = len(read) > _FEW or self._head - seq > _LATER
        is_large = is_large or sum(file.edit_length(each) for each in read) > _LONG
        backup = "bulk" if is_large else ""
        return self._begin(
            lambda: Made(make(going, seq)), of=past.entry(seq), is_large=is_large, backup=backup
        )

    def _at_hand(self) -> DeskFile:
        if self.is_writing:
            raise StillWriting
        return self._file

    @property
    def head(self) -> int:
        """The number of the last line of the journal: another one, when something was done since."""
        return self._head

    def entries(self) -> list[JournalEntry]:
        """The lines of the journal, oldest first. Raises FileDamaged, StoreFailed, StillWriting."""
        return self._at_hand().entries()

    def touched_since(self, seq: int) -> frozenset[Id]:
        """The items that anything was done to after a line of the journal.

        Raises FileDamaged, StoreFailed, StillWriting.
        """
        file = self._at_hand()
        return touched(file.edit(entry.seq) for entry in file.entries(seq))

    def is_done(self, seq: int) -> bool:
        """Whether what a line did still holds, or was taken back."""
        return any(entry.seq == seq for entry in self._history.done)

    def since(self, seq: int) -> Since:
        """The book as it was after a line of the journal, and who changed what from then on. Raises StillWriting."""
        return since(self._at_hand(), self.tree, seq)

    def since_each(self, lines: Collection[int]) -> dict[int, Since]:
        """The same for several lines, in one reading of the journal."""
        return since_each(self._at_hand(), self.tree, lines)

    def records(self, kind: str) -> list[bytes]:
        """What was written down beside the book, oldest first: what was handed out, merged, typed a second time.

        Raises StillWriting.
        """
        return self._at_hand().kept_by(kind)

    def record(self, kind: str, name: str, content: bytes) -> None:
        """Writes something down that changes no value; `kind` is its action, too. Raises StoreFailed."""
        self.do(Edit(kind, ()), recorded(kind, name, content))

    def merging(self, edit: Edit, record: Annex) -> Step:
        """A merge as one step, after a backup; to be run on any thread and then given to `finish`."""
        return self._begin(lambda: Made(edit, record), is_large=_is_large(edit), backup="merge")

    def backup(self, reason: str) -> Path:
        """A tested copy beside the file; on any thread. Raises FileDamaged, BackupFailed."""
        return self._file.backup(reason)

    def whereabouts(self) -> Whereabouts:
        """What stands under the file's name now; on any thread."""
        return self._file.whereabouts()

    def outside(self, where: Whereabouts) -> Outside:
        """What others did to the file, as `whereabouts` has just seen it; what is back is worked on again.

        An edit that was in doubt is settled. Raises FileDamaged, StoreFailed.
        """
        if where == "replaced":
            where = "here" if self._file.rejoin() else "replaced"
        if where != "here":
            return where
        self.settle()
        return "changed" if self._file.has_changed_elsewhere else "here"

    @property
    def is_barred(self) -> bool:
        """Whether it is read-only because nothing could be written beside it, which may change; see `regain`."""
        return self._file.is_barred

    def regain(self) -> Regained:
        """Goes on writing what was read-only; `changed` where it has to be opened anew for that."""
        return self._file.regain()

    def hand_over(self, to: Request) -> None:
        """From here on it is read-only, and whoever asked may write; every edit is in the file already.

        Raises StillWriting, and StoreFailed while nobody can tell whether the last edit is.
        """
        if self.is_writing:
            raise StillWriting
        self.settle()
        self._file.hand_over(to)

    def save_copy(self, path: Path) -> None:
        """What is on the screen, whatever became of the file; with its journal where that can still be read.

        Raises FileExistsError, OSError, StillWriting, StoreFailed.
        """
        if self.is_writing:
            raise StillWriting
        if path.exists():
            raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
        beside = path.with_name(f".{path.name}.{token_hex(4)}.part")
        try:
            if not self._file.copy_to(beside):
                self._write_anew(beside)
            beside.rename(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise

    def _write_anew(self, path: Path) -> None:
        tables = (ItemInserted(BOOK_ID, n, table) for n, table in enumerate(self.book.tables))
        with closing(Desk.create(path, self._store.who)) as copy:
            copy.do(Edit("import", tuple(tables)))

    def damage_beside(self) -> tuple[Damage, ...]:
        """What opening does not look at and is not as written: the journal, imported files, where values stood.

        The tables themselves are right. On any thread. Raises FileDamaged, StoreFailed.
        """
        return self._file.damage_beside()

    def backups(self) -> list[Backup]:
        """Newest first."""
        return self._file.backups()

    def close(self) -> None:
        """After what is being written."""
        if self._step is not None:
            self._step.wait()
        self._file.close()
        self.is_closed = True

    def _field_of(self, stack: list[JournalEntry]) -> str | None:
        """Only small edits are looked into: an import's would take longer to read than a menu may take to open."""
        if not stack or stack[-1].action != "change" or self.is_writing:
            return None
        try:
            first = next(iter(self._store.edit(stack[-1].seq).changes), None)
        except (
            FileDamaged,
            StoreFailed,
            NoSuchEntry,
        ):  # a menu can do without the name; undoing itself will tell
            return None
        return first.place.field if isinstance(first, ValueChange) else None

    def _going(self, stack: list[JournalEntry], kind: EntryKind) -> Step | None:
        if not stack:
            return None
        if self._step is not None:
            raise StillWriting
        store, original = self._store, stack[-1]

        def make() -> Made:
            try:
                edit = store.edit(original.seq)
            except NoSuchEntry:  # an older copy was put in the file's place
                raise StoreFailed("foreign_change") from None
            return Made(edit.inverse() if kind is EntryKind.UNDO else edit)

        return self._begin(make, kind, original, is_large=store.edit_length(original.seq) > _LONG)

    def _begin(
        self,
        make: Callable[[], Made],
        kind: EntryKind = EntryKind.DO,
        of: JournalEntry | None = None,
        *,
        is_large: bool = False,
        backup: str = "",
    ) -> Step:
        if self._step is not None:
            raise StillWriting
        self.settle()
        self._step = Step(self._store, self._now, make, kind, of, is_large, backup)
        return self._step

    def _run(self, step: Step | None) -> Edit | None:
        if step is None:
            return None
        step.run()
        return self.finish(step)

    def _do_if(self, edit: Edit | None) -> bool:
        if edit is not None:
            self.do(edit)
        return edit is not None

    def _add(self, edit: Edit) -> Id:
        self.do(edit)
        inserted = edit.changes[0]
        assert isinstance(inserted, ItemInserted)
        return inserted.item.id

    def _tell(self, changed: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(changed)


def _is_bulk(edit: Edit) -> bool:
    return len(edit.changes) > _BULK or _is_large(edit)


def _is_large(edit: Edit) -> bool:
    items = (item for change in edit.changes for item in items_in(change))
    return next(islice(items, _MANY, None), None) is not None
