"""The lines of the journal as far as a file stands on them: what can be undone and redone, and what became of each."""

from collections.abc import Iterable

from perfdesk.desk.past import NO_STEPS, Past
from perfdesk.store.desk_file import EntryKind, JournalEntry


class Inconsistent(Exception):
    """A line of the journal takes back, or does again, what is not there to be."""

    def __init__(self, seq: int) -> None:
        super().__init__(seq)
        self.seq = seq


class Lines:
    """`done` can be undone and `undone` redone, newest last; they outlive the program, as the journal does."""

    def __init__(self, entries: Iterable[JournalEntry]) -> None:
        """`entries` are all lines, oldest first. Raises Inconsistent."""
        self.done: list[JournalEntry] = []
        self.undone: list[JournalEntry] = []
        self.head = 0
        """The number of the last line."""
        self._all: list[JournalEntry] = []
        self._past: Past | None = None
        by_seq: dict[int, JournalEntry] = {}
        for entry in entries:
            by_seq[entry.seq] = entry
            try:
                self.note(entry, by_seq[entry.of] if entry.of is not None else entry)
            except (KeyError, ValueError):
                raise Inconsistent(entry.seq) from None

    @property
    def past(self) -> Past:
        """Worked out when it is first asked for: opening a file does without it."""
        if self._past is None:
            self._past, self._all = Past(self._all), []
        return self._past

    def note(self, entry: JournalEntry, original: JournalEntry) -> None:
        """An entry was written; `original` is the one it undoes or redoes, or the entry itself."""
        self.head = entry.seq
        (self._all.append if self._past is None else self._past.note)(entry)
        if entry.action in NO_STEPS:
            return
        match entry.kind:
            case EntryKind.DO:
                self.done.append(entry)
                self.undone.clear()
            case EntryKind.UNDO:
                _take(self.done, original)
                self.undone.append(original)
            case EntryKind.REDO:
                _take(self.undone, original)
                self.done.append(original)


def _take(entries: list[JournalEntry], original: JournalEntry) -> None:
    """Nearly always the last one; a search from the front would make a long history cost with the square."""
    if entries[-1:] == [original]:
        entries.pop()
    else:
        entries.remove(original)
