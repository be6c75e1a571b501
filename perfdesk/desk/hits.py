"""What one command would change in many places, for a person to look through before it is done."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from perfdesk.domain.edits import Change, Edit, Place


class Hit(NamedTuple):
    """A value, before and after as it is shown; `changes` are what is written, `along` those of them that follow it.

    `parts`: what the parts of a total come to, where that is not what it becomes.
    """

    place: Place
    before: str
    after: str
    changes: tuple[Change, ...]
    along: tuple[Change, ...] = ()
    parts: Decimal | None = None


class Refused(NamedTuple):
    """A value that cannot become what was asked for, and why not."""

    place: Place
    before: str
    why: ValueError


def edit_of(action: str, hits: Iterable[Hit]) -> Edit | None:
    """All of them as one step."""
    return Edit.of(action, (change for hit in hits for change in hit.changes))
