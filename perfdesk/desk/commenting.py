"""What people say in a review, as Edits: comments, answers, proposals, and decisions about them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from perfdesk.desk import actions
from perfdesk.domain.edits import Change, Edit, ItemInserted, Place
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.items import is_value, value_at
from perfdesk.domain.notes import Comment, Mark, Note, Proposal, Verdict
from perfdesk.domain.standing import said_at
from perfdesk.domain.talk import Thread, in_time
from perfdesk.domain.tree import Tree

LONGEST = 20_000
"""Letters of what one person says at once."""


class Person(NamedTuple):
    """As typed once into the settings; nobody proves who they are."""

    name: str
    unit: str = ""


class NotComparable(ValueError):
    """What is proposed says what is there already."""


def comment(tree: Tree, place: Place, text: str, by: Person) -> Edit | None:
    """None without words."""
    if not text.strip():
        return None
    said = said_in(tree, place)
    note = Comment(new_id(), *place, text.strip()[:LONGEST], by.name, by.unit, now(tree), said)
    return Edit("comment", (_said(tree, note, place.item),))


def answer(tree: Tree, head: Comment | Proposal, text: str, by: Person) -> Edit | None:
    if not text.strip():
        return None
    said = (text.strip()[:LONGEST], by.name, by.unit, now(tree), "", head.id)
    return Edit("answer", (_said(tree, Comment(new_id(), head.item, head.field, *said), head.id),))


def propose(tree: Tree, place: Place, text: str, by: Person, reason: str = "") -> Edit:
    """Another value, as it would be typed in. Raises what `actions.enter` does, and NotComparable."""
    if actions.enter(tree, place, text) is None:
        raise NotComparable(text)
    said = said_in(tree, place)
    note = Proposal(new_id(), *place, text[:LONGEST], by.name, by.unit, now(tree), said, reason.strip())
    return Edit("propose", (_said(tree, note, place.item),))


def settle(
    tree: Tree, threads: Sequence[Thread], by: Person, verdict: Verdict, reason: str = ""
) -> Edit | None:
    """What was decided about threads: RESOLVED, UNRESOLVED or DECLINED. None without any."""
    at = now(tree)
    marks = (
        (Mark(new_id(), thread.head.id, verdict, reason.strip(), by.name, by.unit, at), thread.head.id)
        for thread in threads
    )
    changes = tuple(_said(tree, mark, head) for mark, head in marks)
    return Edit.of(_ACTIONS[verdict], changes)


_ACTIONS = {
    Verdict.RESOLVED: "resolve", Verdict.UNRESOLVED: "reopen_thread", Verdict.DECLINED: "decline",
    Verdict.ACCEPTED: "accept",
}  # fmt: skip


def accept(tree: Tree, threads: Sequence[Thread], by: Person) -> Edit | None:
    """The proposals among them become values, one after the other, all in one step. Raises what `enter` does.

    One whose item is gone by now, or that is about no value, is left open.
    """
    changed, taken = tree, list[Thread]()
    changes: list[Change] = []
    for thread in threads:
        if not isinstance(thread.head, Proposal) or not tree.has(thread.head.item):
            continue
        if not is_value(tree.item(thread.head.item), thread.head.field):
            continue
        edit = actions.enter(changed, thread.place, thread.head.text)
        if edit is not None:
            changed, changes = changed.after(edit), [*changes, *edit.changes]
        taken.append(thread)
    decided = settle(tree, taken, by, Verdict.ACCEPTED)
    return Edit("accept", (*changes, *decided.changes)) if decided is not None else None


def said_in(tree: Tree, place: Place) -> str:
    """What the value says now; of an item nothing is kept."""
    if not place.field:
        return ""
    value = value_at(tree.item(place.item), place.field)
    return "" if value is None else said_at(tree.item(place.item), place.field)


def now(tree: Tree) -> str:
    """Later than all that was said before, also where another computer's clock goes ahead of this one's."""
    said = in_time(note for table in tree.book.tables for note in table.notes)
    here = datetime.now(UTC)
    last = datetime.fromisoformat(said[-1].at) if said else here
    return max(here, last + timedelta(microseconds=1)).isoformat(timespec="microseconds")


def _said(tree: Tree, note: Note, about: Id) -> ItemInserted:
    table = tree.table(about)
    assert table is not None
    return ItemInserted(table.id, 0, note)
