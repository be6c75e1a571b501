"""A book together with the maps of what stands where in it: any item, its owners and its path, without a search."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.applying import Items, Parents, applied
from perfdesk.domain.book import BOOK_ID, Book, Table
from perfdesk.domain.edits import Edit, Place
from perfdesk.domain.extra import head_in
from perfdesk.domain.fields import CHILDREN
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, below, children, walk_all
from perfdesk.domain.notes import Note
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.table import Project, TargetScope, TargetTable, Unit

Kind = TypeVar(
    "Kind",
    TargetTable,
    Unit,
    Project,
    Indicator,
    DepartmentEvaluation,
    EvaluationRow,
    ProjectEvaluation,
    EvaluatedIndicator,
)


class NotInBook(KeyError):
    """No such item."""


class Tree(NamedTuple):
    """A value: a change gives a new Tree."""

    book: Book
    parents: Parents
    items: Items

    @classmethod
    def of(cls, book: Book) -> "Tree":
        parents: dict[Id, Id] = {}
        items: dict[Id, Item] = {}
        for item in walk_all(book):
            items[item.id] = item
            for child in below(item):
                parents[child.id] = item.id
        return cls(book, parents, items)

    def after(self, edit: Edit) -> "Tree":
        """Raises StaleEdit."""
        return Tree(*applied(edit, self.parents, self.items))

    def item(self, item_id: Id) -> Item:
        """Raises NotInBook."""
        if item_id not in self.items:
            raise NotInBook(item_id)
        return self.items[item_id]

    def has(self, item_id: Id) -> bool:
        return item_id in self.items

    def parent(self, item_id: Id) -> Item:
        """Raises NotInBook, also for the book itself."""
        if item_id not in self.parents:
            raise NotInBook(item_id)
        return self.item(self.parents[item_id])

    def position(self, item_id: Id) -> int:
        """The item's position among its siblings."""
        return next(i for i, child in enumerate(children(self.parent(item_id))) if child.id == item_id)

    def with_owners(self, item_id: Id) -> Iterator[Id]:
        """The item and all around it, up to the book."""
        step: Id | None = item_id
        while step is not None:
            yield step
            step = self.parents.get(step)

    def owner(self, item_id: Id, kind: type[Kind]) -> Kind:
        """The item itself or the nearest item around it that is a `kind`. Raises NotInBook."""
        step: Id | None = item_id
        while step is not None and step != BOOK_ID:
            item = self.item(step)
            if isinstance(item, kind):
                return item
            step = self.parents.get(step)
        raise NotInBook(item_id)

    def table(self, item_id: Id) -> Table | None:
        """The table that the item is or stands in; None for the book itself. Raises NotInBook."""
        step = item_id
        while step != BOOK_ID:
            if step not in self.parents:
                raise NotInBook(step)
            if self.parents[step] == BOOK_ID:
                break
            step = self.parents[step]
        found = self.item(step)
        return found if isinstance(found, TargetTable | DepartmentEvaluation | ProjectEvaluation) else None

    def path(self, place: Place) -> str:
        """The place as a JSON path of the interchange format: `tables[0].units[0].projects[3].amounts.total`.

        It searches the siblings of each item on the way: for many places ask `Paths`.
        """
        steps: list[str] = []
        step = place.item
        while step != BOOK_ID:
            parent = self.parent(step)
            if not isinstance(parent, TargetTable | Unit) or not self._is_department(step):
                steps.append(f"{CHILDREN[type(parent)]}[{self.position(step)}]")
            elif isinstance(parent, TargetTable) and step == place.item:
                steps.append("unit")
            step = parent.id
        field = _path_of_field(self.item(place.item), place.field)
        return ".".join([*reversed(steps), *([field] if field else [])])

    def _is_department(self, item_id: Id) -> bool:
        return department_project(self.owner(item_id, TargetTable)) is not None


def department_project(table: TargetTable) -> Project | None:
    """The project that stands for the department as a whole: it is told as part of its table and has no path."""
    if table.scope is not TargetScope.DEPARTMENT or len(table.units) != 1:
        return None
    (unit,) = table.units
    return unit.projects[0] if len(unit.projects) == 1 else None


class Paths:
    """The paths of all places of a book, the same as `Tree.path` says; one walk, no item is searched for."""

    def __init__(self, book: Book) -> None:
        self._items: dict[Id, tuple[Item, str]] = {}
        self._add(book, "")

    def _add(self, item: Item, path: str) -> None:
        self._items[item.id] = item, path
        if isinstance(item, TargetTable) and (project := department_project(item)) is not None:
            (unit,) = item.units
            self._items[unit.id] = unit, f"{path}.unit"
            self._add(project, path)
            return
        for position, child in enumerate(children(item)):
            step = f"{CHILDREN[type(item)]}[{position}]"
            self._add(child, f"{path}.{step}" if path else step)

    def path(self, place: Place) -> str:
        """Raises NotInBook."""
        if place.item not in self._items:
            raise NotInBook(place.item)
        item, path = self._items[place.item]
        field = _path_of_field(item, place.field)
        return ".".join(filter(None, (path, field)))

    def has(self, item_id: Id) -> bool:
        return item_id in self._items


BUDGET_PATHS = {
    "budget_total": "budget.total", "budget_basic": "budget.basic", "budget_project": "budget.project",
    "budget_secondary": "budget.secondary_distribution",
}  # fmt: skip
"""The budget of a department's self-evaluation stands in an object of its own."""


ANNUAL_PATHS = {
    f"annual_{name}": f"annual_amounts.{name}" for name in (*AMOUNT_FIELDS, "carried")
}  # fmt: skip
"""So do a project's amounts of the year, where its form has them beside those of the whole project."""


def _path_of_field(item: Item, field: str) -> str:
    path = _own_path(item, field)
    is_flat = isinstance(item, TargetTable) and department_project(item) is not None
    return f"table_{path}" if is_flat and path.startswith("extra") else path


def _own_path(item: Item, field: str) -> str:
    if isinstance(item, DepartmentEvaluation) and field in BUDGET_PATHS:
        return BUDGET_PATHS[field]
    if isinstance(item, Project) and field in ANNUAL_PATHS:
        return ANNUAL_PATHS[field]
    if (head := head_in(field)) is not None and not isinstance(item, Book | Note):
        at = next((n for n, each in enumerate(item.extra) if each.head == head), len(item.extra))
        return f"extra[{at}].text"
    if field in AMOUNT_FIELDS:
        return f"declared_total.{field}" if isinstance(item, TargetTable) else f"amounts.{field}"
    return field
