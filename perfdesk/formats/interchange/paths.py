"""The places of a book by the paths that `Tree.path` writes."""

import re

from perfdesk.domain.book import Book
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import EXTRA
from perfdesk.domain.fields import CHILDREN, field_of
from perfdesk.domain.items import Item, children, extras_of
from perfdesk.domain.table import TargetTable
from perfdesk.domain.tree import ANNUAL_PATHS, BUDGET_PATHS, department_project

_STEP = re.compile(r"(tables|units|projects|indicators|rows)\[(\d+)\](?:\.|$)")
_EXTRA = re.compile(r"extra\[(\d+)\]\.text")
_OWN = {steps: field for field, steps in (BUDGET_PATHS | ANNUAL_PATHS).items()}
"""By what stands in a path, the fields that have an object of their own there."""


class Places:
    """Raises ValueError for a path that leads nowhere."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __getitem__(self, path: str) -> Place:
        item, rest = self._walk(path)
        if isinstance(item, TargetTable) and (project := department_project(item)) is not None:
            item, rest = _of_department(item, project, rest)
        return Place(item.id, _field(item, rest))

    def item(self, path: str) -> Item:
        return self._walk(path)[0]

    def _walk(self, path: str) -> tuple[Item, str]:
        """The item, and what of the path is left."""
        item: Item = self._book
        while step := _STEP.match(path):
            name, index, path = step[1], int(step[2]), path[step.end() :]
            if name == "indicators" and isinstance(item, TargetTable):
                item = department_project(item) or item
            if CHILDREN.get(type(item)) != name or index >= len(children(item)):
                raise ValueError(path)
            item = children(item)[index]
        return item, path


def _of_department(table: TargetTable, project: Item, rest: str) -> tuple[Item, str]:
    """The item that a key of a department's table is about: the table, its only unit or its only project."""
    start, _, below = rest.partition(".")
    if start == "unit":
        return table.units[0], below
    if start.startswith("table_extra"):
        return table, rest.removeprefix("table_")
    is_table = not rest or start == "declared_total" or field_of(TargetTable, start) is not None
    return (table, rest) if is_table and not start.startswith("extra") else (project, rest)


def _field(item: Item, rest: str) -> str:
    if found := _EXTRA.fullmatch(rest):
        extra = extras_of(item)
        return f"{EXTRA}{extra[int(found[1])].head}" if int(found[1]) < len(extra) else "extra"
    if rest.startswith("parts."):
        return rest
    return _OWN.get(rest) or rest.rsplit(".", 1)[-1]
