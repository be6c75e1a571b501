"""What the journal leaves to be undone and redone."""

from dataclasses import astuple

from perfdesk.desk.lines import Lines
from perfdesk.store.desk_file import EntryKind, JournalEntry


def entry(
    seq: int, kind: EntryKind = EntryKind.DO, of: int | None = None, action: str = "change"
) -> JournalEntry:
    return JournalEntry(seq, "2026-01-01T00:00:00Z", "测试员", action, kind, of, "")


def seqs(entries: list[JournalEntry]) -> list[int]:
    return [entry.seq for entry in entries]


def test_undone_edits_wait_to_be_redone_in_their_order() -> None:
    undone = [entry(3, EntryKind.UNDO, 2), entry(4, EntryKind.UNDO, 1)]
    lines = Lines([entry(1), entry(2), *undone])
    assert (seqs(lines.done), seqs(lines.undone)) == ([], [2, 1])


def test_a_redone_edit_can_be_undone_again() -> None:
    lines = Lines([entry(1), entry(2, EntryKind.UNDO, 1), entry(3, EntryKind.REDO, 1)])
    assert (seqs(lines.done), seqs(lines.undone)) == ([1], [])


def test_a_new_edit_ends_what_could_be_redone() -> None:
    lines = Lines([entry(1), entry(2, EntryKind.UNDO, 1), entry(3)])
    assert (seqs(lines.done), seqs(lines.undone)) == ([3], [])


def test_a_migration_of_the_file_is_nobodys_to_undo() -> None:
    lines = Lines([entry(1), entry(2, action="migrate"), entry(3)])
    assert seqs(lines.done) == [1, 3]


def test_a_long_history_is_not_searched_for_what_was_undone_last() -> None:
    compared: list[JournalEntry] = []

    class Counted(JournalEntry):
        def __eq__(self, other: object) -> bool:
            compared.append(self)
            return super().__eq__(other)

        __hash__ = JournalEntry.__hash__

    done = [Counted(*astuple(entry(seq))) for seq in range(1, 501)]
    undone = [entry(500 + number, EntryKind.UNDO, 501 - number) for number in range(1, 501)]
    lines = Lines([*done, *undone])
    assert (lines.done, len(lines.undone)) == ([], 500)
    assert len(compared) <= 500, "one look at each at most"
