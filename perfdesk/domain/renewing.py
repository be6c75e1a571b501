"""Tables of another file under new identities, so that they can stand beside those of this one."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from perfdesk.domain.book import Table
from perfdesk.domain.fields import CHILDREN
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.items import Item, Noted, children, walk_all, with_children, with_notes
from perfdesk.domain.notes import Comment, Note
from perfdesk.domain.self_evaluation import EvaluatedIndicator, ProjectEvaluation


def renewed(tables: Sequence[Table], here: Container[Id]) -> tuple[Table, ...]:
    """Notes and what evaluations are linked to go along.

    `here` holds the identities of this book: an evaluation of a project that both have stays linked to it.
    """
    ids = {item.id: new_id() for table in tables for item in walk_all(table)}
    links = {old: old if old in here else new for old, new in ids.items()}
    return tuple(_renewed(table, ids, links) for table in tables)  # type: ignore[misc] # a table stays one


def _renewed(item: Item, ids: Mapping[Id, Id], links: Mapping[Id, Id]) -> Item:
    new = replace(item, id=ids[item.id])
    if isinstance(new, ProjectEvaluation | EvaluatedIndicator):
        new = replace(new, target=links.get(new.target, new.target))
    if isinstance(new, Noted):
        new = with_notes(new, [_about(note, ids) for note in new.notes])
    if type(new) not in CHILDREN:
        return new
    return with_children(new, tuple(_renewed(child, ids, links) for child in children(item)))


def _about(note: Note, ids: Mapping[Id, Id]) -> Note:
    """What is about an item that is gone stays about it."""
    new = replace(note, id=ids[note.id], item=ids.get(note.item, note.item))
    return replace(new, answers=ids.get(new.answers, new.answers)) if isinstance(new, Comment) else new
