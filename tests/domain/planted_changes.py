"""A copy of a table with changes planted in it, each of a kind, and what they are."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import NamedTuple

from perfdesk.domain.book import Book
from perfdesk.domain.comparing.difference import DifferenceKind
from perfdesk.domain.edits import Change, Edit, ItemInserted, ItemMoved, ItemRemoved, Place, ValueChange
from perfdesk.domain.extra import Extra
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, Value, copy_of, value_at
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.tree import Tree

TEN = tuple(kind for kind in DifferenceKind if kind is not DifferenceKind.SCORE)


class Planted(NamedTuple):
    kind: DifferenceKind
    name: str
    """Of the item, as it is called afterwards, or was."""


def plant(table: TargetTable, count: int, seed: int, *, is_copied: bool) -> tuple[TargetTable, list[Planted]]:
    """As many of each of the ten kinds, no two in one item; `is_copied`: with no identity in common any more."""
    random = Random(seed)
    tree, planted = Tree.of(Book(tables=(table,))), []
    free = _free(table, random)
    for number in range(count):
        kind = TEN[number % len(TEN)]
        for item in [each for each in free if _PLANTS[kind].wants(tree, each)]:
            changes = _PLANTS[kind].changes(tree, item, number)
            if kind is not DifferenceKind.ADDED:
                free.remove(item)
            tree = tree.after(Edit("change", tuple(changes)))
            gone = tree.items.get(item.id, item)
            planted.append(Planted(kind, _name(tree, gone, changes)))
            break
        else:
            raise ValueError(f"no room for another {kind}")
    (after,) = tree.book.tables
    assert isinstance(after, TargetTable)
    return (_copied(after) if is_copied else after), planted


def _copied(table: TargetTable) -> TargetTable:
    copied = copy_of(table)
    assert isinstance(copied, TargetTable)
    return copied


def _free(table: TargetTable, random: Random) -> list[Item]:
    """Every fourth indicator, so that the others tell the projects apart as they do among people."""
    projects = list(table.projects)
    indicators = [each for project in projects for each in project.indicators[::4]]
    random.shuffle(projects)
    random.shuffle(indicators)
    return [*projects, *indicators]


def _name(tree: Tree, item: Item, changes: list[Change]) -> str:
    inserted = [change.item for change in changes if isinstance(change, ItemInserted)]
    named = inserted[0] if inserted else item
    assert isinstance(named, Project | Indicator)
    return named.name


class _Plant(NamedTuple):
    wants: Callable[[Tree, Item], bool]
    changes: Callable[[Tree, Item, int], list[Change]]


def _set(field: str, make: Callable[[Value, int], Value]) -> Callable[[Tree, Item, int], list[Change]]:
    def changes(_: Tree, item: Item, number: int) -> list[Change]:
        before = value_at(item, field)
        return [ValueChange(Place(item.id, field), before, make(before, number))]

    return changes


def _is_indicator(_: Tree, item: Item) -> bool:
    return isinstance(item, Indicator) and bool(item.name and item.annual_value)


def _is_project(_: Tree, item: Item) -> bool:
    return isinstance(item, Project) and bool(item.goal and item.name)


def _has_money(_: Tree, item: Item) -> bool:
    return isinstance(item, Project) and bool(item.amounts.fiscal)


def _has_siblings(tree: Tree, item: Item) -> bool:
    return isinstance(item, Indicator) and len(_siblings(tree, item)) > 3 and tree.position(item.id) == 0


def _siblings(tree: Tree, item: Item) -> tuple[Indicator, ...]:
    return tree.owner(item.id, Project).indicators


def _can_move(tree: Tree, item: Item) -> bool:
    return isinstance(item, Project) and bool(item.goal) and len(_units(tree)) > 1


def _units(tree: Tree) -> tuple[Item, ...]:
    return tuple(unit for table in tree.book.target_tables for unit in table.units)


def _added(tree: Tree, item: Item, number: int) -> list[Change]:
    assert isinstance(item, Project)
    new = Project(
        new_id(), f"新设平台建设{number}", replace(item.amounts, total=Decimal(number)), f"建成平台{number}个"
    )
    return [ItemInserted(tree.parents[item.id], tree.position(item.id), new)]


def _removed(tree: Tree, item: Item, _: int) -> list[Change]:
    return [ItemRemoved(tree.parents[item.id], tree.position(item.id), tree.item(item.id))]


def _moved(tree: Tree, item: Item, _: int) -> list[Change]:
    other = next(unit for unit in _units(tree) if unit.id != tree.parents[item.id])
    return [ItemMoved(item.id, tree.parents[item.id], tree.position(item.id), other.id, 0)]


def _reordered(tree: Tree, item: Item, _: int) -> list[Change]:
    parent = tree.parents[item.id]
    return [ItemMoved(item.id, parent, 0, parent, len(_siblings(tree, item)) - 1)]


def _more(value: Value, number: int) -> Value:
    assert isinstance(value, Decimal)
    return value + number + 1


_PLANTS = {
    DifferenceKind.ADDED: _Plant(_is_project, _added),
    DifferenceKind.REMOVED: _Plant(_is_indicator, _removed),
    DifferenceKind.RENAMED: _Plant(_is_project, _set("name", lambda name, n: f"{name}（第{n}期）")),
    DifferenceKind.MOVED: _Plant(_can_move, _moved),
    DifferenceKind.REORDERED: _Plant(_has_siblings, _reordered),
    DifferenceKind.AMOUNT: _Plant(_has_money, _set("fiscal", _more)),
    DifferenceKind.TARGET: _Plant(_is_indicator, _set("annual_value", lambda _, n: f"≥{n + 1000}次")),
    DifferenceKind.LEVEL: _Plant(_is_indicator, _set("level2_name", lambda name, n: f"{name}之{n}")),
    DifferenceKind.REWORDED: _Plant(_is_project, _set("goal", lambda goal, n: f"{goal}另增加{n}项。")),
    DifferenceKind.FACT: _Plant(_is_project, _set("extra", lambda _, n: (Extra("联系人", f"某科{n}"),))),
}  # fmt: skip


def found_by(differences: Iterator[tuple[DifferenceKind, Item]]) -> list[Planted]:
    return [Planted(kind, item.name) for kind, item in differences if isinstance(item, Project | Indicator)]
