"""The one door into an open file: what it says now, one step at a time, and who is told of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from perfdesk.desk.deciding import Locked
from perfdesk.desk.lines import Inconsistent, Lines
from perfdesk.desk.reckoning import Reckoning
from perfdesk.desk.step import Done, Made, Step, StillWriting
from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.edits import (
    Edit,
    ItemInserted,
    ItemRemoved,
    StaleEdit,
    ValueChange,
    is_about_a_note,
    items_in,
)
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, walk_all
from perfdesk.domain.tree import Tree
from perfdesk.store.annex import Annex
from perfdesk.store.bulk import never_garbage, without_gc
from perfdesk.store.desk_file import DeskFile, EntryKind, JournalEntry
from perfdesk.store.errors import FileDamaged, NotStorable, StoreFailed
from perfdesk.store.store import Store

_MANY = 50
"""Items that an edit brings or takes away, beyond which it is large."""
MOST_WITHOUT_BACKUP = 30
"""Changes of one edit beyond which the file is backed up before it: a block pasted over several rows."""


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


class Door:
    """Used from one thread only; a Step of it may run on another."""

    def __init__(self, file: DeskFile, most_items: int | None = None) -> None:
        """The rules are not run over a book of more than `most_items`, see `Checking.looking_over`."""
        self._file = file
        self._store: Store = file
        try:
            self.reckoning = _reckoned(file, most_items)
            """All that is known now, a value for any thread."""
            self.lines = Lines(file.entries())
        except Inconsistent as fault:
            file.close()
            raise file.damaged("journal", str(fault.seq)) from None
        except BaseException:
            file.close()  # else the lock would stay, and the file could not be restored
            raise
        self._step: Step | None = None
        self._in_doubt: Step | None = None
        self._listeners: list[Listener] = []
        self.is_closed = False
        self.last_backup: Path | None = None
        """Made before one of the edits since it was opened."""
        self.last_saved: datetime | None = None

    @property
    def tree(self) -> Tree:
        return self.reckoning.tree

    @property
    def book(self) -> Book:
        return self.reckoning.tree.book

    @property
    def who(self) -> str:
        """The account that is at the desk here."""
        return self._store.who

    def sign_as(self, name: str) -> None:
        """In whose name steps are from now on; empty for the account's. Raises NotStorable."""
        self._store.sign_as(name)

    @property
    def signed(self) -> str:
        """Whose name steps and reasons bear."""
        return self._store.signed

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """The listener is called after every change; the result takes it off again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, changed: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(changed)

    def do(self, edit: Edit, annex: Annex | None = None) -> None:
        """Apply and write one edit. Raises StaleEdit or StoreFailed, and then nothing has changed."""
        self.run(self.begin(lambda: Made(edit, annex), backup="bulk" if _is_bulk(edit) else ""))

    def do_if(self, edit: Edit | None) -> bool:
        """False when there is nothing to do."""
        if edit is not None:
            self.do(edit)
        return edit is not None

    def doing(self, edit: Edit) -> Step:
        """The same as a step, to be run on another thread if it is large, and then given to `finish`.

        Before much is changed at a stroke the file is backed up.
        """
        is_bulk = _is_bulk(edit)
        return self.begin(
            lambda: Made(edit), is_large=is_bulk or is_large(edit), backup="bulk" if is_bulk else ""
        )

    def making(self, make: Callable[[], Edit | None], changes: int) -> Step:
        """`doing` of an edit of some `changes` that the step itself makes, on the same thread."""
        is_bulk = needs_backup(changes)
        return self.begin(lambda: Made(make()), is_large=is_bulk, backup="bulk" if is_bulk else "")

    def begin(
        self,
        make: Callable[[], Made],
        kind: EntryKind = EntryKind.DO,
        of: JournalEntry | None = None,
        *,
        is_large: bool = False,
        backup: str = "",
    ) -> Step:
        """A step that is to be run and given to `finish`; `Step` says what the words mean. Raises StillWriting."""
        if self._step is not None:
            raise StillWriting
        self.settle()
        self._step = Step(self._store, self.reckoning, make, kind, of, is_large, backup)
        return self._step

    def run(self, step: Step | None) -> Edit | None:
        """The step here and now; the Edit that it wrote."""
        if step is None:
            return None
        step.run()
        return self.finish(step)

    @property
    def is_writing(self) -> bool:
        """Whether a step has begun and was not finished yet; until then nothing else can be done."""
        return self._step is not None

    def at_hand(self) -> DeskFile:
        """The file, for reading. Raises StillWriting."""
        if self.is_writing:
            raise StillWriting
        return self._file

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

    def close(self) -> None:
        """After what is being written, or was about to be."""
        if self._step is not None:
            self._step.see_through()
        self._file.close()
        self.is_closed = True

    def _taken_over(self, done: Done, step: Step) -> Edit:
        self.last_backup = step.backup or self.last_backup
        self.lines.note(done.entry, step.of or done.entry)
        self.reckoning, *touched = done.outcome
        self.last_saved = datetime.now().astimezone()
        self.tell(Changed(done.edit, *touched))
        return done.edit

    def _read_anew(self) -> None:
        """Everything out of the file, as when it was opened, when its journal has gone on without us."""
        entries = self._store.entries()
        if self.lines.head == (entries[-1].seq if entries else 0):
            return
        before, known = self.book.tables, self.reckoning
        with without_gc():
            now = Reckoning.unchecked(self._store.load(), known.rules)
            self.reckoning = now.looked_over() if known.is_checked else now
        self.lines = Lines(entries)
        gone = [ItemRemoved(BOOK_ID, n, table) for n, table in reversed([*enumerate(before)])]
        come = [ItemInserted(BOOK_ID, n, table) for n, table in enumerate(self.book.tables)]
        everything = frozenset(self.tree.items)
        self.tell(Changed(Edit("import", (*gone, *come)), everything, everything))


def is_large(edit: Edit) -> bool:
    return _are_many(item for change in edit.changes for item in items_in(change))


def holds_much(item: Item) -> bool:
    """Whether it is large to bring such an item or to take it away."""
    return _are_many(walk_all(item))


def _are_many(items: Iterator[Item]) -> bool:
    return next(islice(items, _MANY, None), None) is not None


def _is_bulk(edit: Edit) -> bool:
    return needs_backup(len(edit.changes)) or is_large(edit)


def needs_backup(changes: int) -> bool:
    """Whether so many at a stroke are done after a backup."""
    return changes > MOST_WITHOUT_BACKUP


def _reckoned(file: DeskFile, most_items: int | None) -> Reckoning:
    with without_gc():
        now = Reckoning.unchecked(file.load())
        if most_items is None or len(now.tree.items) <= most_items:
            return now.looked_over()
        never_garbage()
        return now
