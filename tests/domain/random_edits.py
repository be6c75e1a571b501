"""Edits that fit the book they are made for, whatever it looks like by then."""

from decimal import Decimal

from hypothesis import strategies as st

from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Change, Edit, ItemInserted, ItemMoved, ItemRemoved, Place, ValueChange
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.fields import CHILDREN, NOTED, Field, FieldKind, fields_of
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, Noted, Value, children, copy_of, notes_of, value_at, walk
from perfdesk.domain.notes import Comment, Note
from perfdesk.domain.self_evaluation import (
    NOTHING,
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import Tree
from perfdesk.domain.value_parts import Parts
from tests.builders import amounts, evaluated, indicator, project, small_table

AMOUNTS = st.none() | st.decimals(-1000, 1000, places=2)
TEXTS = st.sampled_from(["", " ", "数量指标", "11", "3", "产出指标", "≥90%", "图书采购"])
VALUES: dict[FieldKind, st.SearchStrategy[Value]] = {
    FieldKind.TEXT: TEXTS,
    FieldKind.AMOUNT: AMOUNTS,
    FieldKind.WHOLE: st.integers(1, 5),
    FieldKind.TRUTH: st.booleans(),
    FieldKind.IDENTITY: st.sampled_from([NOTHING, Id("i1"), Id("i4")]),
    FieldKind.LETTERING: st.none(),
    FieldKind.PARTS: st.none() | st.builds(Parts, TEXTS, TEXTS, TEXTS),
    FieldKind.EXTRA: st.lists(st.builds(Extra, TEXTS, TEXTS), max_size=2).map(tuple),
    FieldKind.TASKS: st.lists(
        st.builds(Task, TEXTS, TEXTS, st.builds(Amounts, AMOUNTS, AMOUNTS)), max_size=2
    ).map(tuple),
    FieldKind.PARAMS: st.just(()),
    FieldKind.SEVERITY: st.sampled_from(Severity),
}


def value_of(field: Field) -> st.SearchStrategy[Value]:
    if field.choices is not None:
        return st.sampled_from(field.choices)
    if field.name == "year":
        return st.sampled_from([None, 2014, 2026])
    return st.none() | VALUES[field.kind] if field.may_be_none else VALUES[field.kind]


NEW: dict[type, Item] = {
    TargetTable: small_table(),
    Unit: Unit(new_id(), projects=(project("p", "7.77", indicator("i")),)),
    Project: Project(new_id(), amounts=amounts("5.55", None, "5.55")),
    Indicator: indicator("i", 2),
    EvaluationRow: EvaluationRow(new_id(), "管理", None, "预算", None, "结转率", Decimal(10)),
    EvaluatedIndicator: evaluated("e"),
    DepartmentEvaluation: DepartmentEvaluation(new_id(), rows=(EvaluationRow(new_id()),)),
    ProjectEvaluation: ProjectEvaluation(new_id(), indicators=(evaluated("e1"), evaluated("e2"))),
}
KINDS = list(NEW)


def comment(text: str) -> Comment:
    return Comment(new_id(), Id("p1"), "goal", text, "李四", "财政局", "2026-03-02T09:00:00+08:00")


@st.composite
def edits_for(draw: st.DrawFn, book: Book) -> Edit:
    """One to three changes, each of which fits what the ones before it leave."""
    tree = Tree.of(book)
    changes: list[Change] = []
    for _ in range(draw(st.integers(1, 3))):
        change = draw(st.one_of([make(tree) for make in (_value, _insertion, _removal, _movement, _note)]))
        tree = tree.after(Edit("paste", (change,)))
        changes.append(change)
    return Edit("paste", tuple(changes))


@st.composite
def _value(draw: st.DrawFn, tree: Tree) -> Change:
    item = draw(_items(tree, *KINDS))
    if item is tree.book:
        return draw(_insertion(tree))
    field = draw(st.sampled_from(fields_of(type(item))))
    return ValueChange(Place(item.id, field.name), value_at(item, field.name), draw(value_of(field)))


@st.composite
def _note(draw: st.DrawFn, tree: Tree) -> Change:
    """One comes or goes."""
    table = draw(_items(tree, *NOTED))
    if not isinstance(table, Noted):
        return draw(_insertion(tree))
    given: Note | None = draw(st.sampled_from([None, *notes_of(table)]))
    return (
        ItemInserted(table.id, 0, comment(draw(TEXTS))) if given is None else ItemRemoved(table.id, 0, given)
    )


@st.composite
def _insertion(draw: st.DrawFn, tree: Tree) -> Change:
    parent = draw(_items(tree, *CHILDREN))
    index = draw(st.integers(0, len(children(parent))))
    return ItemInserted(parent.id, index, copy_of(NEW[draw(st.sampled_from(BELOW[type(parent)]))]))


@st.composite
def _removal(draw: st.DrawFn, tree: Tree) -> Change:
    item = draw(_items(tree, *KINDS))
    if item is tree.book:
        return draw(_insertion(tree))
    return ItemRemoved(tree.parent(item.id).id, tree.position(item.id), item)


@st.composite
def _movement(draw: st.DrawFn, tree: Tree) -> Change:
    """To any other place below an item of the same kind as its parent."""
    item = draw(_items(tree, *KINDS))
    if item is tree.book:
        return draw(_insertion(tree))
    parent = tree.parent(item.id)
    goal = draw(_items(tree, type(parent)))
    size = len(children(goal)) - (goal.id == parent.id)
    to_index = draw(st.integers(0, size))
    return ItemMoved(item.id, parent.id, tree.position(item.id), goal.id, to_index)


def _items(tree: Tree, *kinds: type) -> st.SearchStrategy[Item]:
    """The book itself where there is none of these kinds."""
    return st.sampled_from([item for item in walk(tree.book) if isinstance(item, kinds)] or [tree.book])


BELOW: dict[type, list[type]] = {
    Book: [TargetTable, DepartmentEvaluation, ProjectEvaluation],
    TargetTable: [Unit],
    Unit: [Project],
    Project: [Indicator],
    DepartmentEvaluation: [EvaluationRow],
    ProjectEvaluation: [EvaluatedIndicator],
}
