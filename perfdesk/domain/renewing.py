"""Tables of another file under new identities, so that they can stand beside those of this one."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from perfdesk.domain.book import Table
from perfdesk.domain.fields import CHILDREN
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.items import Item, children, walk, with_children
from perfdesk.domain.remarks import Doubt, Waiver
from perfdesk.domain.self_evaluation import DepartmentEvaluation, EvaluatedIndicator, ProjectEvaluation
from perfdesk.domain.table import TargetTable

_Said = TypeVar("_Said", Doubt, Waiver)


def renewed(tables: Sequence[Table], here: Container[Id]) -> tuple[Table, ...]:
    """Doubts, reasons and what evaluations are linked to go along.

    `here` holds the identities of this book: an evaluation of a project that both have stays linked to it.
    """
    ids = {item.id: new_id() for table in tables for item in walk(table)}
    links = {old: old if old in here else new for old, new in ids.items()}
    return tuple(_renewed(table, ids, links) for table in tables)  # type: ignore[misc] # a table stays one


def _renewed(item: Item, ids: Mapping[Id, Id], links: Mapping[Id, Id]) -> Item:
    new = replace(item, id=ids[item.id])
    if isinstance(new, ProjectEvaluation | EvaluatedIndicator):
        new = replace(new, target=links.get(new.target, new.target))
    if isinstance(new, TargetTable | DepartmentEvaluation | ProjectEvaluation):
        new = replace(new, doubts=_about(new.doubts, ids), waivers=_about(new.waivers, ids))
    if type(new) not in CHILDREN:
        return new
    return with_children(new, tuple(_renewed(child, ids, links) for child in children(item)))


def _about(said: Sequence[_Said], ids: Mapping[Id, Id]) -> tuple[_Said, ...]:
    """What is about an item that is gone stays about it."""
    return tuple(replace(each, item=ids.get(each.item, each.item)) for each in said)
