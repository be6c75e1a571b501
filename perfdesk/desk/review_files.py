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
from perfdesk.domain.identity import Id
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
    """`new` counts what was not here yet; `known` what was; `changed` are projects that differ from the reviewer's."""

    new: int
    known: int
    lost: int
    changed: tuple[Id, ...]
    authors: tuple[str, ...]


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
    new = len(edit.changes) if edit is not None else 0
    return TakenOver(new, len(review.notes) - lost - new, lost, tuple(changed), tuple(authors(review)))
