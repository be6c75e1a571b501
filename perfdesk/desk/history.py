"""Undo and redo as the journal tells them, so that they outlive the program."""

from dataclasses import dataclass, field

from perfdesk.store.desk_file import EntryKind, JournalEntry

NO_STEPS = frozenset(("migrate", "hand_out", "rekey"))
"""Lines of the journal that change no value, such as the one a migration leaves: there is nothing to undo."""


class Inconsistent(Exception):
    """A line of the journal takes back, or does again, what is not there to be."""

    def __init__(self, seq: int) -> None:
        super().__init__(seq)
        self.seq = seq


@dataclass(slots=True)
class History:
    """The journal's entries that can be undone and redone, by sequence number, newest last."""

    done: list[JournalEntry] = field(default_factory=list)
    undone: list[JournalEntry] = field(default_factory=list)

    @classmethod
    def of(cls, entries: list[JournalEntry]) -> "History":
        """Raises Inconsistent."""
        history = cls()
        by_seq: dict[int, JournalEntry] = {}
        for entry in entries:
            by_seq[entry.seq] = entry
            try:
                history.note(entry, by_seq[entry.of] if entry.of is not None else entry)
            except (KeyError, ValueError):
                raise Inconsistent(entry.seq) from None
        return history

    def note(self, entry: JournalEntry, original: JournalEntry) -> None:
        """An entry was written; `original` is the one it undoes or redoes, or the entry itself."""
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
