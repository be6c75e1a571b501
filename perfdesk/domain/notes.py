"""What is said about a table and is no part of it: remarks of the program, and what its reviewers and authors say.

Notes are items without an order, so that those of several people go together in any order. What reviewers and authors
say is never changed, only answered: a Mark says what became of a project, a comment or a proposal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter

from perfdesk.domain.identity import Id
from perfdesk.domain.remarks import Doubt, Params, Waiver

NO_ONE = Id("")
"""What a comment answers that begins a thread."""


@dataclass(frozen=True, slots=True)
class Comment:
    """批注, about a value, or with `field` "" about an item. `said` is what the value said then; `at` is ISO 8601.

    `answers` is the comment or proposal at the head of its thread.
    """

    id: Id
    item: Id
    field: str
    text: str
    who: str
    unit: str
    at: str
    said: str = ""
    answers: Id = NO_ONE


@dataclass(frozen=True, slots=True)
class Proposal:
    """修改建议: `text` for a value that said `said`; as it would be typed in."""

    id: Id
    item: Id
    field: str
    text: str
    who: str
    unit: str
    at: str
    said: str = ""
    reason: str = ""


class Verdict(StrEnum):
    """What a Mark says."""

    DRAFT = "draft"
    """草稿: opened again, for a reason."""
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PASSED = "passed"
    HANDED_IN = "handed_in"
    RESOLVED = "resolved"
    """Of a thread: settled."""
    UNRESOLVED = "unresolved"
    ACCEPTED = "accepted"
    """Of a proposal."""
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Mark:
    """A person's decision about a table, a project, a comment or a proposal; the latest one holds.

    `seen`: of a project, what each of its items said then, as a digest, by identity.
    """

    id: Id
    item: Id
    verdict: Verdict
    reason: str
    who: str
    unit: str
    at: str
    seen: Params = ()


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The scored sheet of 财预〔2015〕88号 for a project: two scores for each of the four kinds of review."""

    id: Id
    item: Id
    who: str
    unit: str
    at: str
    norms: Decimal | None = None
    clarity: Decimal | None = None
    relevance: Decimal | None = None
    method: Decimal | None = None
    plausibility: Decimal | None = None
    funding: Decimal | None = None
    prospects: Decimal | None = None
    conditions: Decimal | None = None
    opinion: str = ""


Note = Doubt | Waiver | Comment | Proposal | Mark | Appraisal
Spoken = Comment | Proposal | Mark | Appraisal
"""What people say in a review; it travels in a review package."""
NOTE_KINDS: tuple[type, ...] = (Doubt, Waiver, Comment, Proposal, Mark, Appraisal)


class Noted:
    """A table of whatever kind: what is said about anything in it goes with it."""

    __slots__ = ()
    notes: tuple[Note, ...]

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return tuple(note for note in self.notes if isinstance(note, Doubt))

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """In the order they were given in."""
        waivers = (note for note in self.notes if isinstance(note, Waiver))
        return tuple(sorted(waivers, key=attrgetter("at", "id")))


def ordered(notes: Iterable[Note]) -> tuple[Note, ...]:
    """As a table keeps them, each once: notes have no order of their own, so that of their identities."""
    return tuple(sorted({note.id: note for note in notes}.values(), key=attrgetter("id")))
