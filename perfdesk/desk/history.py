"""What was done to an open file: read, taken back, done again, and gone back to."""

from collections.abc import Callable, Collection, Sequence

from perfdesk.desk.door import Door
from perfdesk.desk.going_back import GoingBack
from perfdesk.desk.past import Past
from perfdesk.desk.since import Since, since, since_each, touched
from perfdesk.desk.step import Made, Step, StillWriting
from perfdesk.domain.edits import Edit, ItemInserted, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Spoken
from perfdesk.store.desk_file import EntryKind, JournalEntry
from perfdesk.store.errors import FileDamaged, NoSuchEntry, StoreFailed

__all__ = ["History", "JournalEntry"]

_FEW = 20
"""Steps beyond which going back over them is large."""
_LATER = 200
"""Lines behind a step beyond which looking through them for what builds on it is large."""
_LONG = 20_000
"""Letters of an edit in the journal, beyond which it is large."""


class History:
    """The journal of the file behind a door. What reads it raises StillWriting, FileDamaged and StoreFailed."""

    def __init__(self, door: Door) -> None:
        self._door = door

    @property
    def head(self) -> int:
        """The number of the last line of the journal: another one, when something was done since."""
        return self._door.lines.head

    @property
    def past(self) -> Past:
        """Every step that was done to the file and what became of it."""
        return self._door.lines.past

    def is_done(self, seq: int) -> bool:
        """Whether what a line did still holds, or was taken back."""
        return any(entry.seq == seq for entry in self._door.lines.done)

    @property
    def undo_action(self) -> str | None:
        """The action code of what undo would take back; None when there is nothing."""
        done = self._door.lines.done
        return done[-1].action if done else None

    @property
    def redo_action(self) -> str | None:
        undone = self._door.lines.undone
        return undone[-1].action if undone else None

    @property
    def undo_field(self) -> str | None:
        """Which field undo would set back, when the last step changed a single value."""
        return self._field_of(self._door.lines.done)

    @property
    def redo_field(self) -> str | None:
        return self._field_of(self._door.lines.undone)

    def undoing(self) -> Step | None:
        """The last edit taken back, as a step; None when there is nothing to undo."""
        return self._going(self._door.lines.done, EntryKind.UNDO)

    def redoing(self) -> Step | None:
        return self._going(self._door.lines.undone, EntryKind.REDO)

    def going_back_to(self, seq: int) -> Step:
        """The file as it was right after a step, as one step more."""
        undone, done = self.past.way_back(seq)
        return self._retracing(seq, GoingBack.to, [*undone, *done])

    def said_since(self, seq: int) -> list[Spoken]:
        """What people said in a review that the file would lose by `going_back_to`."""
        tables = self._door.tree.book.tables
        said = {note.id for table in tables for note in table.notes if isinstance(note, Spoken)}
        undone, _ = self.past.way_back(seq)
        if not said or not undone:
            return []
        lines = set(undone).intersection(self.steps_about(said, min(undone) - 1))
        changes = (change for line in sorted(lines) for change in self.edit_of(line).changes)
        come = (change.item for change in changes if isinstance(change, ItemInserted))
        return [item for item in come if isinstance(item, Spoken) and item.id in said]

    def taking_back(self, seq: int) -> Step:
        """One older step taken back alone; the step raises DependedOn where later ones build on it."""
        return self._retracing(seq, GoingBack.without, [seq])

    def fetching_back(self, seq: int) -> Step:
        """A step that was undone, or left, done once more; the step raises DependedOn as `taking_back` does."""
        return self._retracing(seq, GoingBack.with_again, [seq])

    def entries(self) -> list[JournalEntry]:
        """The lines of the journal, oldest first."""
        return self._door.at_hand().entries()

    def edit_of(self, seq: int) -> Edit:
        """What a step did. Raises NoSuchEntry."""
        return self._door.at_hand().edit(seq)

    def edit_length(self, seq: int) -> int:
        """How many letters `edit_of` would have to read."""
        return self._door.at_hand().edit_length(seq)

    def steps_about(
        self, items: Collection[Id], after: int, up_to: int | None = None, field: str = ""
    ) -> list[int]:
        """Lines of the journal behind one that may be about the items (none: about any), oldest first.

        With a field only those in which a value of it changes.
        """
        return self._door.at_hand().lines_about(items, after, up_to, field)

    def since(self, seq: int) -> Since:
        """The book as it was after a line of the journal, and who changed what from then on."""
        return since(self._door.at_hand(), self._door.tree, seq)

    def since_each(self, lines: Collection[int]) -> dict[int, Since]:
        """The same for several lines, in one reading of the journal."""
        return since_each(self._door.at_hand(), self._door.tree, lines)

    def touched_since(self, seq: int) -> frozenset[Id]:
        """The items that anything was done to after a line of the journal."""
        file = self._door.at_hand()
        return touched(file.edit(entry.seq) for entry in file.entries(seq))

    def _retracing(
        self, seq: int, make: Callable[[GoingBack, int], Edit | None], read: Sequence[int]
    ) -> Step:
        file, past = self._door.at_hand(), self.past
        going = GoingBack(file, self._door.tree, past)
        is_large = len(read) > _FEW or self.head - seq > _LATER
        is_large = is_large or sum(file.edit_length(each) for each in read) > _LONG
        backup = "bulk" if is_large else ""
        return self._door.begin(
            lambda: Made(make(going, seq)), of=past.entry(seq), is_large=is_large, backup=backup
        )

    def _going(self, stack: list[JournalEntry], kind: EntryKind) -> Step | None:
        if not stack:
            return None
        file, original = self._door.at_hand(), stack[-1]

        def make() -> Made:
            try:
                edit = file.edit(original.seq)
            except NoSuchEntry:  # an older copy was put in the file's place
                raise StoreFailed("foreign_change") from None
            return Made(edit.inverse() if kind is EntryKind.UNDO else edit)

        return self._door.begin(make, kind, original, is_large=file.edit_length(original.seq) > _LONG)

    def _field_of(self, stack: list[JournalEntry]) -> str | None:
        """Only small edits are looked into: an import's would take longer to read than a menu may take to open."""
        if not stack or stack[-1].action != "change":
            return None
        try:
            first = next(iter(self.edit_of(stack[-1].seq).changes), None)
        except (StillWriting, FileDamaged, StoreFailed, NoSuchEntry):
            return None  # a menu can do without the name; undoing itself will tell
        return first.place.field if isinstance(first, ValueChange) else None
