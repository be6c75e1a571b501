"""One step of a desk: an edit is made, worked out and written. It may run on another thread, the desk waiting."""

from collections.abc import Callable
from concurrent.futures import Future
from itertools import count
from pathlib import Path
from typing import NamedTuple

from perfdesk.desk.deciding import refuse_locked
from perfdesk.desk.reckoning import Outcome, Reckoning
from perfdesk.domain.edits import Edit
from perfdesk.store.annex import Annex
from perfdesk.store.bulk import without_gc
from perfdesk.store.desk_file import EntryKind, JournalEntry
from perfdesk.store.errors import BackupFailed
from perfdesk.store.store import Store


class StillWriting(Exception):
    """The desk's file is lent to a step that has not come back yet."""


class Made(NamedTuple):
    """`edit` is None where there is nothing to do."""

    edit: Edit | None
    annex: Annex | None = None


class Done(NamedTuple):
    """What is in the file now, and what the desk has to take over."""

    edit: Edit
    entry: JournalEntry
    outcome: Outcome


class Step:
    """Made by a desk, `run` once, and given back to it; until then nobody else touches the desk's file.

    One that `is_large` would keep a window from answering. `backup` is the reason for one that is made before the
    file is written; without it nothing is lost either, so a disk that is in the way of it does not stop the step.
    """

    def __init__(
        self,
        store: Store,
        reckoning: Reckoning,
        make: Callable[[], Made],
        kind: EntryKind = EntryKind.DO,
        of: JournalEntry | None = None,
        is_large: bool = False,
        backup: str = "",
    ) -> None:
        self._store, self._reckoning, self._make = store, reckoning, make
        self.kind, self.of = kind, of
        self.is_large, self._reason = is_large, backup
        self.backup: Path | None = None
        self.lacks_backup: BackupFailed | None = None
        self._doubtful: tuple[Edit, Outcome] | None = None
        self._runs = count()
        self._future: Future[Done | None] = Future()

    def run(self, *, ahead: bool = False) -> None:
        """Everything new is worked out and written; what is raised is kept for `result`.

        Once, by whichever thread comes first. `ahead`: so is what listeners will ask for next.
        """
        if next(self._runs):  # one call, so no two threads get the same number
            return
        try:
            with without_gc():
                done = self._done(ahead)
        except BaseException as fault:
            self._future.set_exception(fault)
        else:
            self._future.set_result(done)

    def result(self) -> Done | None:
        """Waits for the end. Raises StaleEdit or StoreFailed, and then nothing has changed."""
        return self._future.result()

    @property
    def fault(self) -> BaseException | None:
        """What `result` raises, once it has run."""
        return self._future.exception()

    def see_through(self) -> None:
        """Until it is over, whatever came of it; here, where the thread that was to run it has not begun to."""
        self.run()
        self._future.exception()

    def _done(self, ahead: bool) -> Done | None:
        """Writing comes last: whatever fails before it leaves file and desk as they were."""
        edit, annex = self._make()
        if edit is None:
            return None
        refuse_locked(self._reckoning.tree, edit)
        outcome = self._reckoning.after(edit)
        if ahead:
            outcome.reckoning.look_ahead()
        if self._reason and self._reckoning.tree.book.tables:
            self._back_up()
        self._doubtful = edit, outcome
        before, after = self._reckoning.tree.book, outcome.reckoning.tree.book
        of = self.of.seq if self.of else None
        return Done(edit, self._store.write(edit, before, after, self.kind, of, annex), outcome)

    def settled(self, entry: JournalEntry) -> Done:
        """What the desk has to take over when a write that was in doubt turns out to be in the file."""
        assert self._doubtful is not None
        edit, outcome = self._doubtful
        return Done(edit, entry, outcome)

    def _back_up(self) -> None:
        try:
            self.backup = self._store.backup(self._reason)
        except BackupFailed as fault:
            self.lacks_backup = fault
