"""Review packages of an open desk: what was said goes out into one, and comes in from one, as one step."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from perfdesk.desk import REVIEW_ENDING
from perfdesk.desk.desk import Desk
from perfdesk.desk.reading import read_review
from perfdesk.desk.review_package import (
    NothingSaid,
    OtherTables,
    Review,
    authors,
    changed_meanwhile,
    merging,
    package_of,
)
from perfdesk.domain.edits import ItemInserted
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Mark
from perfdesk.domain.talk import STATES
from perfdesk.formats.writers.replacing import replace_file

__all__ = [
    "REVIEW_ENDING",
    "NothingSaid",
    "OtherTables",
    "Review",
    "TakenOver",
    "export_review",
    "read_review",
    "take_over",
]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """`new` counts what was not here yet; `known` what was; `lost` what is about tables that are gone.

    `changed` are projects that differ from the reviewer's; `decided` what the new marks say of projects and tables.
    """

    new: int
    known: int
    lost: int
    changed: tuple[Id, ...]
    authors: tuple[str, ...]
    decided: tuple[Mark, ...] = ()


def export_review(desk: Desk, path: Path, who: str, tables: Iterable[Id] | None = None) -> None:
    """Raises NothingSaid, TargetInUse, TargetIsDeskFile, OSError."""
    replace_file(path, package_of(desk.book, who, tables), lambda _: None)


def take_over(desk: Desk, review: Review) -> TakenOver:
    """No value is touched. Raises OtherTables, Unreadable, StoreFailed; then nothing has changed."""
    edit = merging(desk.tree, review)
    changed = changed_meanwhile(desk.tree, review)
    lost = sum(not desk.tree.has(table) for table, _ in review.notes)
    if edit is not None:
        desk.do(edit)
    came = (
        [change.item for change in edit.changes if isinstance(change, ItemInserted)]
        if edit is not None
        else []
    )
    decided = tuple(note for note in came if isinstance(note, Mark) and note.verdict in STATES)
    known = len(review.notes) - lost - len(came)
    return TakenOver(len(came), known, lost, tuple(changed), tuple(authors(review)), decided)
