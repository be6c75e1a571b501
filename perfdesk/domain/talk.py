"""What is said about a book in its review: threads with their answers, and what was decided."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from perfdesk.domain.book import Book
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import NO_ONE, Appraisal, Comment, Mark, Note, Proposal, Verdict
from perfdesk.domain.tree import Tree

STATES = (Verdict.DRAFT, Verdict.SUBMITTED, Verdict.RETURNED, Verdict.PASSED, Verdict.HANDED_IN)
"""草稿, 待审, 退回, 通过, 已报送: what a table or a project can be."""
LOCKED = (Verdict.PASSED, Verdict.HANDED_IN)
"""In these nothing is changed, until it is opened again."""


class Thread(NamedTuple):
    """A comment or proposal, its answers in order, and what was decided about it."""

    head: Comment | Proposal
    answers: tuple[Comment, ...] = ()
    mark: Mark | None = None

    @property
    def place(self) -> Place:
        return Place(self.head.item, self.head.field)

    @property
    def is_open(self) -> bool:
        return self.mark is None or self.mark.verdict is Verdict.UNRESOLVED


@dataclass(frozen=True, slots=True)
class Talk:
    """Of a whole book, by the item that is talked about; all of it in the order of time."""

    threads: Mapping[Id, tuple[Thread, ...]]
    marks: Mapping[Id, tuple[Mark, ...]]
    appraisals: Mapping[Id, tuple[Appraisal, ...]]

    @classmethod
    def of(cls, book: Book) -> "Talk":
        notes = in_time(note for table in book.tables for note in table.notes)
        marks = _marks_in(notes)
        answers: dict[Id, list[Comment]] = {}
        heads: dict[Id, list[Comment | Proposal]] = {}
        appraisals: dict[Id, list[Appraisal]] = {}
        for note in notes:
            match note:
                case Appraisal():
                    appraisals.setdefault(note.item, []).append(note)
                case Comment() if note.answers != NO_ONE:
                    answers.setdefault(note.answers, []).append(note)
                case Comment() | Proposal():
                    heads.setdefault(note.item, []).append(note)
        _begin_lost_threads(heads, answers)
        threads = {
            item: tuple(
                Thread(head, tuple(answers.get(head.id, ())), _last(marks.get(head.id, ()))) for head in told
            )
            for item, told in heads.items()
        }
        return cls(threads, marks, {item: tuple(given) for item, given in appraisals.items()})

    @classmethod
    def decided(cls, book: Book) -> "Talk":
        """Only what was decided, without a word of what was said: of each edit it is asked whether it may be done."""
        return cls({}, _marks_in(note for table in book.tables for note in table.notes), {})

    def all_threads(self) -> list[Thread]:
        """In the order of time."""
        return sorted(
            (t for told in self.threads.values() for t in told), key=lambda t: (t.head.at, t.head.id)
        )

    def open_counts(self, tree: Tree) -> Mapping[Id, int]:
        """How many threads wait for an answer at each item and in it."""
        waiting = (each for told in self.threads.values() for each in told if each.is_open)
        items = (thread.head.item for thread in waiting if tree.has(thread.head.item))
        return Counter(owner for item in items for owner in tree.with_owners(item))

    def mark_of(self, item: Id) -> Mark | None:
        """The latest about the item itself."""
        return _last(self.marks.get(item, ()))

    def state(self, around: Iterable[Id]) -> Mark | None:
        """What holds for an item: the latest mark about it or what it stands in (`Tree.with_owners`)."""
        marks = (mark for item in around if (mark := self.mark_of(item)) and mark.verdict in STATES)
        return max(marks, key=attrgetter("at", "id"), default=None)

    def passed(self, item: Id) -> Mark | None:
        """When the item was last passed, whatever came since."""
        return _last([mark for mark in self.marks.get(item, ()) if mark.verdict is Verdict.PASSED])


_SAID = (Comment, Proposal, Mark, Appraisal)
"""A tuple: of the ten thousands of doubts about a new year's table a union would be asked for half as long again."""


def in_time(notes: Iterable[Note]) -> list[Comment | Proposal | Mark | Appraisal]:
    """What people said, in the order of time."""
    said = (note for note in notes if isinstance(note, _SAID))
    return sorted(said, key=attrgetter("at", "id"))


def _begin_lost_threads(heads: dict[Id, list[Comment | Proposal]], answers: dict[Id, list[Comment]]) -> None:
    """An answer whose thread's head is not here is told as a thread of its own: nothing that was said is hidden."""
    known = {head.id for told in heads.values() for head in told}
    for head in [head for head in answers if head not in known]:
        for each in answers.pop(head):
            heads.setdefault(each.item, []).append(each)


def _last(marks: Iterable[Mark]) -> Mark | None:
    return max(marks, key=attrgetter("at", "id"), default=None)


def _marks_in(notes: Iterable[Note]) -> dict[Id, tuple[Mark, ...]]:
    """By what they are about, in the order of time."""
    marks: dict[Id, list[Mark]] = {}
    for mark in sorted((note for note in notes if isinstance(note, Mark)), key=attrgetter("at", "id")):
        marks.setdefault(mark.item, []).append(mark)
    return {item: tuple(given) for item, given in marks.items()}
