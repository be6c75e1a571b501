"""The states of tables and projects, 草稿 to 已报送: decided as Edits, and what they forbid."""

from collections.abc import Iterator, Sequence

from perfdesk.desk.commenting import Person, now
from perfdesk.domain.appraising import is_fair
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import (
    Change,
    Edit,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    ValueChange,
    is_about_a_note,
)
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.items import Item, children, walk
from perfdesk.domain.notes import Appraisal, Mark, Verdict
from perfdesk.domain.remarks import Params
from perfdesk.domain.standing import row_digest, said_at
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.talk import LOCKED, Talk
from perfdesk.domain.tree import Tree


class Locked(Exception):
    """What an edit would change was passed or handed in; `item` is what the mark is about."""

    def __init__(self, item: Id, mark: Mark) -> None:
        super().__init__(item)
        self.item, self.mark = item, mark


class NeedsReason(ValueError):
    """To send back and to open again a person says why."""


_NEXT: dict[Verdict, tuple[Verdict, ...]] = {
    Verdict.DRAFT: (Verdict.SUBMITTED, Verdict.PASSED, Verdict.RETURNED),
    Verdict.SUBMITTED: (Verdict.PASSED, Verdict.RETURNED, Verdict.DRAFT),
    Verdict.RETURNED: (Verdict.SUBMITTED, Verdict.PASSED),
    Verdict.PASSED: (Verdict.HANDED_IN, Verdict.DRAFT),
    Verdict.HANDED_IN: (Verdict.DRAFT,),
}


def next_states(state: Verdict) -> tuple[Verdict, ...]:
    """What can become of it."""
    return _NEXT[state]


def state_of(talk: Talk, tree: Tree, item: Id) -> Verdict:
    mark = talk.state(tree.with_owners(item))
    return mark.verdict if mark is not None else Verdict.DRAFT


def decide(tree: Tree, items: Sequence[Id], verdict: Verdict, by: Person, reason: str = "") -> Edit:
    """For tables and projects. Raises NeedsReason."""
    talk = Talk.of(tree.book)
    is_opened = verdict is Verdict.DRAFT and any(state_of(talk, tree, each) in LOCKED for each in items)
    if (verdict is Verdict.RETURNED or is_opened) and not reason.strip():
        raise NeedsReason(verdict)
    at = now(tree)
    marks = (
        Mark(new_id(), each, verdict, reason.strip(), by.name, by.unit, at, _seen(tree.item(each), verdict))
        for each in items
    )
    return Edit(f"state_{verdict.value}", tuple(_put(tree, mark) for mark in marks))


def appraise(tree: Tree, sheet: Appraisal) -> Edit:
    """Raises ValueError for a score above what it is worth."""
    if not is_fair(sheet):
        raise ValueError(sheet)
    return Edit("appraise", (_put(tree, sheet),))


def _put(tree: Tree, note: Mark | Appraisal) -> ItemInserted:
    table = tree.table(note.item)
    assert table is not None
    return ItemInserted(table.id, 0, note)


def _seen(item: Item, verdict: Verdict) -> Params:
    """What is passed is remembered row by row, of a whole table project by project."""
    if verdict is not Verdict.PASSED:
        return ()
    rows = item.projects if isinstance(item, TargetTable) else (item, *children(item))
    return tuple(
        (row.id, said_at(row, "") if isinstance(item, TargetTable) else row_digest(row)) for row in rows
    )


def changed_since(talk: Talk, tree: Tree, item: Id) -> tuple[Id, ...]:
    """The rows of a project, or the projects of a table, that differ from when it was last passed, new ones too."""
    mark = talk.passed(item)
    if mark is None or not tree.has(item):
        return ()
    then, now_ = dict(mark.seen), dict(_seen(tree.item(item), Verdict.PASSED))
    return tuple(Id(row) for row in {**then, **now_} if then.get(row) != now_.get(row))


def refuse_locked(tree: Tree, edit: Edit) -> None:
    """Raises Locked, where an edit changes what was passed or handed in."""
    talk = Talk.decided(tree.book)
    if not talk.marks:
        return
    for item in {each for change in edit.changes for each in _concerned(change, tree)}:
        mark = talk.state(tree.with_owners(item)) if tree.has(item) and item != BOOK_ID else None
        if mark is not None and mark.verdict in LOCKED:
            raise Locked(mark.item, mark)


def _concerned(change: Change, tree: Tree) -> Iterator[Id]:
    """The items whose state stands in the way; of a whole that goes, everything in it."""
    if is_about_a_note(change):
        return
    match change:
        case ValueChange(place):
            yield place.item
        case ItemInserted(parent):
            yield parent
        case ItemRemoved(parent, _, item):
            yield parent
            yield from (each.id for each in walk(item) if isinstance(each, Project) or each is item)
        case ItemMoved(item, from_parent, _, to_parent):
            if tree.has(item):
                yield item
            yield from (from_parent, to_parent)
