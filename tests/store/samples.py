"""Books and edits to try the file with: a small one for reading along, and hypothesis's wild ones."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import count

from hypothesis import strategies as st

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts
from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.edits import (
    Change,
    Edit,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    Place,
    ValueChange,
)
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.fields import CHILDREN, NOTED, Field, FieldKind, fields_of
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator, Lettering
from perfdesk.domain.items import Item, Value, below, children, notes_of, value_at, walk, with_below
from perfdesk.domain.notes import NOTE_KINDS, Note
from perfdesk.domain.self_evaluation import (
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import Tree
from perfdesk.domain.value_parts import Parts


def small_table() -> TargetTable:
    indicators = (
        Indicator(Id("i1"), 1, "1", "产出指标", "11", "数量指标", "开展绩效评价项目的数量", "≥10个", "≥10个"),
        Indicator(Id("i2"), 2, "2", "效益指标", "22", "社会效益指标", "决策支持作用", "有效", None),
    )
    amounts = Amounts(Decimal("55605.10"), Decimal("55605.10"))
    project = Project(Id("p1"), "绩效评价工作经费", amounts, "完成年度评价任务", indicators)
    unit = Unit(Id("u1"), "局本级", amounts, projects=(project, Project(Id("p2"), "信息化运维")))
    return TargetTable(
        Id("t1"), "项目支出绩效目标表", "财政局", 2025, units=(unit, Unit(Id("u2"), "信息中心"))
    )


def inserted(table: TargetTable) -> Edit:
    return Edit("import", (ItemInserted(BOOK_ID, 0, table),))


def renamed(book: Book, item: str, name: str) -> Edit:
    found = next(each for each in walk(book) if each.id == item)
    return Edit("change", (ValueChange(Place(found.id, "name"), value_at(found, "name"), name),))


def after(book: Book, edit: Edit) -> Book:
    return Tree.of(book).after(edit).book


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
numbers = st.decimals(-(10**15) + 1, 10**15 - 1, allow_nan=False, allow_infinity=False).filter(
    lambda amount: len(str(amount)) <= 64 and -40 <= amount.adjusted() < 15
)
amounts = st.none() | numbers
letterings = st.builds(Lettering, *[texts] * 9, tail_before=texts.map(Id))
extras = st.lists(st.builds(Extra, texts, texts), max_size=2).map(tuple)
tasks = st.lists(st.builds(Task, texts, texts, st.builds(Amounts, *[amounts] * 4)), max_size=2).map(tuple)

VALUES: dict[FieldKind, st.SearchStrategy[Value]] = {
    FieldKind.TEXT: texts,
    FieldKind.AMOUNT: numbers,
    FieldKind.WHOLE: st.integers(0, 2100),
    FieldKind.TRUTH: st.booleans(),
    FieldKind.IDENTITY: texts.map(Id),
    FieldKind.LETTERING: letterings,
    FieldKind.PARTS: st.builds(Parts, texts, texts, texts),
    FieldKind.EXTRA: extras,
    FieldKind.TASKS: tasks,
    FieldKind.PARAMS: st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
    FieldKind.SEVERITY: st.sampled_from(Severity),
}


def value_of(field: Field) -> st.SearchStrategy[Value]:
    """Anything that the field can hold."""
    if field.choices is not None:
        return st.sampled_from(field.choices)
    return st.none() | VALUES[field.kind] if field.may_be_none else VALUES[field.kind]


BELOW: dict[type, tuple[type, ...]] = {
    Book: (TargetTable, DepartmentEvaluation, ProjectEvaluation),
    TargetTable: (Unit,),
    Unit: (Project,),
    Project: (Indicator,),
    DepartmentEvaluation: (EvaluationRow,),
    ProjectEvaluation: (EvaluatedIndicator,),
}
KINDS = tuple(kind for kinds in BELOW.values() for kind in kinds)


def items(kind: type) -> st.SearchStrategy[Item]:
    """With up to two of the next kind below; identities are all the same (see `numbered`)."""
    fields: dict[str, st.SearchStrategy[object]] = {field.name: value_of(field) for field in fields_of(kind)}
    if AMOUNT_FIELDS[0] in fields:
        fields["amounts"] = st.builds(Amounts, *(fields.pop(field) for field in AMOUNT_FIELDS))
    if kind in CHILDREN:
        (child,) = BELOW[kind]
        fields[CHILDREN[kind]] = st.lists(items(child), max_size=2).map(tuple)
    if kind in NOTED:
        fields["notes"] = st.lists(st.sampled_from(NOTE_KINDS).flatmap(items), max_size=2).map(tuple)
    return st.builds(kind, id=st.just(Id("")), **fields)


def numbered(item: Item, numbers: Callable[[], int]) -> Item:
    """With an identity of its own for everything in it."""
    named = replace(item, id=Id(f"{type(item).__name__}-{numbers()}"))
    if type(item) not in CHILDREN:
        return named
    return with_below(named, [numbered(child, numbers) for child in below(item)])


class RandomEdits:
    """Draws edits that fit a book as it goes on changing."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        self.book = Book()
        self.numbers = count(1)

    def next(self) -> Edit:
        """The edit that leads from the book as it was to the book as it is now."""
        changes = [self._change() for _ in range(self.data.draw(st.integers(1, 3)))]
        return Edit(self.data.draw(st.sampled_from(["change", "import", "move"])), tuple(changes))

    def _change(self) -> Change:
        change = self.data.draw(
            st.sampled_from([self._inserted, self._changed, self._removed, self._moved, self._noted])
        )()
        self.book = after(self.book, Edit("", (change,)))
        return change

    def _some(self, *kinds: type) -> Item | None:
        found = [item for item in walk(self.book) if isinstance(item, kinds)]
        return self.data.draw(st.sampled_from(found)) if found else None

    def _inserted(self) -> Change:
        parent = self._some(*CHILDREN)
        assert parent is not None
        kind = self.data.draw(st.sampled_from(BELOW[type(parent)]))
        item = numbered(self.data.draw(items(kind)), lambda: next(self.numbers))
        return ItemInserted(parent.id, self._index(parent), item)

    def _noted(self) -> Change:
        """A note comes or goes."""
        table = self._some(*NOTED)
        if table is None:
            return self._inserted()
        given: Note | None = self.data.draw(st.sampled_from([None, *notes_of(table)]))
        if given is not None:
            return ItemRemoved(table.id, 0, given)
        note = self.data.draw(st.sampled_from(NOTE_KINDS).flatmap(items))
        return ItemInserted(table.id, 0, numbered(note, lambda: next(self.numbers)))

    def _changed(self) -> Change:
        item = self._some(*KINDS)
        if item is None:
            return self._inserted()
        field = self.data.draw(st.sampled_from(fields_of(type(item))))
        place, before = Place(item.id, field.name), value_at(item, field.name)
        return ValueChange(place, before, self.data.draw(value_of(field)))

    def _removed(self) -> Change:
        item = self._some(*KINDS)
        return ItemRemoved(*self._where(item), item) if item else self._inserted()

    def _moved(self) -> Change:
        item = self._some(*KINDS)
        if item is None:
            return self._inserted()
        goal = self._some(next(kind for kind, kinds in BELOW.items() if type(item) in kinds))
        parent, index = self._where(item)
        assert goal is not None
        room = (
            self._index(goal)
            if goal.id != parent
            else self.data.draw(st.integers(0, len(children(goal)) - 1))
        )
        return ItemMoved(item.id, parent, index, goal.id, room)

    def _index(self, parent: Item) -> int:
        return self.data.draw(st.integers(0, len(children(parent))))

    def _where(self, item: Item) -> tuple[Id, int]:
        parents = [each for each in walk(self.book) if item in children(each)]
        return parents[0].id, children(parents[0]).index(item)
