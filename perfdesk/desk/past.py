"""What was done to a file, step by step, and what became of each step: the journal as a person sees it."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from perfdesk.store.desk_file import EntryKind, JournalEntry

NO_STEPS = frozenset(("migrate", "hand_out", "rekey"))
"""Lines of the journal that change no value, such as the one a migration leaves: there is nothing to undo."""
GO_BACK, TAKE_BACK, FETCH_BACK = "go_back", "take_back", "fetch_back"
"""Actions of steps that are about an older one, which `JournalEntry.of` names."""


class Standing(StrEnum):
    """What became of a step."""

    HOLDS = "holds"
    UNDONE = "undone"
    """It can be done again by 重做."""
    REPLACED = "replaced"
    """It was undone, and something else was done in its stead."""
    LEFT = "left"
    """A person went back to before it."""
    TAKEN_BACK = "taken_back"
    """It alone was taken back."""
    FETCHED = "fetched"
    """It had gone, and was done once more."""


class PastStep(NamedTuple):
    """`by` is the line that made it what it is, where that is not its own."""

    entry: JournalEntry
    standing: Standing
    by: JournalEntry | None = None

    @property
    def can_be_fetched(self) -> bool:
        return self.standing not in (Standing.HOLDS, Standing.FETCHED) and self._is_work

    @property
    def can_be_taken_back(self) -> bool:
        return self.standing is Standing.HOLDS and (self._is_work or self.entry.action == FETCH_BACK)

    @property
    def _is_work(self) -> bool:
        """Whether it is about the tables and not about another step."""
        return self.entry.action not in (GO_BACK, TAKE_BACK, FETCH_BACK)


class Past:
    """The steps as a tree: each stands on the one that was the last when it was done."""

    def __init__(self, entries: Sequence[JournalEntry]) -> None:
        """`entries` are all lines of the journal, oldest first."""
        self._entries: dict[int, JournalEntry] = {}
        self._below: dict[int, int] = {}
        self._last_about: dict[int, JournalEntry] = {}
        self._top = 0
        self._undone: set[int] = set()
        for entry in entries:
            self.note(entry)

    def note(self, entry: JournalEntry) -> None:
        """A line more; one that changed no value is no step."""
        if entry.action in NO_STEPS:
            return
        self._entries[entry.seq] = entry
        if entry.kind is EntryKind.DO:
            self._below[entry.seq] = self._top
            self._top = entry.seq
            self._undone.clear()
        elif entry.of is not None:
            self._last_about[entry.of] = entry
            is_undone = entry.kind is EntryKind.UNDO
            self._top = self._below[entry.of] if is_undone else entry.of
            (self._undone.add if is_undone else self._undone.discard)(entry.of)

    def steps(self) -> list[PastStep]:
        """Newest first."""
        holding = set(self.way_to(self._top))
        taken_back = self._taken_back(holding)
        changed: dict[Standing, Mapping[int, JournalEntry | None]] = {
            Standing.TAKEN_BACK: taken_back,
            Standing.HOLDS: dict.fromkeys(holding),
            Standing.FETCHED: self._fetched(holding, taken_back),
            Standing.UNDONE: {seq: self._last_about.get(seq) for seq in self._undone},
            Standing.LEFT: self._left(holding),
        }
        return [self._step(seq, changed) for seq in sorted(self._below, reverse=True)]

    def entry(self, seq: int) -> JournalEntry:
        return self._entries[seq]

    def way_to(self, seq: int) -> list[int]:
        """The steps that make up what the file said right after one, newest first; those gone back over are none."""
        way = []
        while seq:
            way.append(seq)
            entry = self._entries[seq]
            seq = entry.of if entry.action == GO_BACK and entry.of is not None else self._below[seq]
        return way

    @property
    def now(self) -> int:
        """The last step that holds; 0 before the first."""
        return self._top

    def way_back(self, seq: int) -> tuple[list[int], list[int]]:
        """From now to right after a step: what is to be undone, newest first, and what is then done, oldest first.

        A going back is neither: right after it the file says what it said after the step that was gone back to.
        """
        here, there = (self._worked(self.way_to(each)) for each in (self._top, seq))
        common = set(here) & set(there)
        return [each for each in here if each not in common], [s for s in reversed(there) if s not in common]

    def _worked(self, way: list[int]) -> list[int]:
        return [seq for seq in way if self._entries[seq].action != GO_BACK]

    def _step(self, seq: int, changed: Mapping[Standing, Mapping[int, JournalEntry | None]]) -> PastStep:
        entry = self._entries[seq]
        for standing, lines in changed.items():
            if seq in lines:
                return PastStep(entry, standing, lines[seq])
        return PastStep(entry, Standing.REPLACED, self._last_about.get(seq))

    def _taken_back(self, holding: set[int]) -> dict[int, JournalEntry]:
        """Those whose taking back holds and was not answered by fetching them again."""
        taken: dict[int, JournalEntry] = {}
        for seq in sorted(holding):
            entry = self._entries[seq]
            if entry.of is not None and entry.action == TAKE_BACK:
                taken[entry.of] = entry
            elif entry.of is not None and entry.action == FETCH_BACK:
                taken.pop(entry.of, None)
        return taken

    def _fetched(self, holding: set[int], taken_back: Mapping[int, JournalEntry]) -> dict[int, JournalEntry]:
        entries = (self._entries[seq] for seq in holding if seq not in taken_back)
        return {entry.of: entry for entry in entries if entry.of is not None and entry.action == FETCH_BACK}

    def _left(self, holding: set[int]) -> dict[int, JournalEntry]:
        """Those on the way down from a going back that holds."""
        left: dict[int, JournalEntry] = {}
        for seq in sorted(holding, reverse=True):
            entry = self._entries[seq]
            if entry.action == GO_BACK:
                for each in self._down_from(self._below[seq]):
                    if each in holding or each in left:
                        break
                    left[each] = entry
        return left

    def _down_from(self, seq: int) -> Iterator[int]:
        while seq:
            yield seq
            seq = self._below[seq]
