"""Where each printed value came out: in its field, under its head, in the residue, doubted, or silently not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.book import Table
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Place
from perfdesk.domain.extra import Extra, Task
from perfdesk.domain.fields import FieldKind, fields_of
from perfdesk.domain.finding import Finding
from perfdesk.domain.items import Item, children, value_at
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.value_parts import Parts
from tests.formats.random_forms.lists import MadeList
from tests.formats.random_forms.making import Made, Want


@dataclass(frozen=True)
class Slip:
    """A value that is nowhere, or a field that says what was not printed for it."""

    what: str
    want: str
    got: str


class Judge:
    """Holds what was printed against a draft, form by form."""

    def __init__(self, draft: Draft, findings: Iterable[Finding] = (), *, by_row: bool = False) -> None:
        """`findings` count beside the draft's doubts; `by_row`: a doubt at a row's field speaks for the whole row.

        What a check of the contents finds speaks for its own field alone, but for a row without a name.
        """
        told = [d for d in (*draft.doubts, *findings) if d.severity >= Severity.WARNING]
        doubts = [d for d in told if d.rule.startswith(("import.", "empty.indicator_name"))]
        self._residue = [_squeezed(piece.text) for piece in draft.proof.residue]
        self._flags = {d.place for d in told}
        self._items = {d.place.item for d in doubts} if by_row else set()
        self._quoted = {(d.place.item, _squeezed(d.params.get("text", ""))) for d in doubts}
        self._doubted = [_squeezed(text) for table in draft.tables for text in self._doubted_texts(table)]
        self.counts: dict[str, int] = {}

    def _doubted_texts(self, item: Item) -> Iterator[str]:
        """All that rows with a finding say, where one speaks for the whole row; a project's at its name does."""
        is_unnamed = isinstance(item, Project) and Place(item.id, "name") in self._flags
        if is_unnamed or (item.id in self._items and not children(item)):
            yield from _all_texts(item)
        if isinstance(item, Unit) and self._flagged(item, "unit"):
            yield item.name
        for child in () if is_unnamed else children(item):
            yield from self._doubted_texts(child)

    def slips(self, made: Made | MadeList, table: Table) -> Iterator[Slip]:
        if isinstance(made, Made):
            yield from self._form(made.wants, _items_of(table), made.kind.value)
            return
        assert isinstance(table, TargetTable)
        yield from self._form(made.wants, [table], "list")
        projects: dict[str, list[tuple[Unit, Project]]] = {}
        for unit in table.units:
            for project in unit.projects:
                projects.setdefault(project.name, []).append((unit, project))
        for name, wants in made.projects.items():
            yield from self._project(wants, projects.get(name, []))
        for name in projects.keys() - made.projects.keys():
            if not all(self._flagged(project, "name") for _, project in projects[name]):
                yield Slip("a project that was not printed", "", name)

    def _project(self, wants: Sequence[Want], found: Sequence[tuple[Unit, Project]]) -> Iterator[Slip]:
        """Two projects of one name may stand in a list, with other amounts; one that was parted so is to be doubted."""
        if not found:
            yield from self._lost(wants)
            return
        places = ("name", *AMOUNT_FIELDS)
        is_doubted = any(self._flagged(project, name) for _, project in found for name in places)
        if len(found) > 1 and not is_doubted:
            yield Slip("a project parted", "", found[0][1].name)
        owners: list[Item] = [project for _, project in found]
        units = {unit.id: unit for unit, _ in found}
        yield from self._form(wants, [*owners, *units.values()], "project of list")

    def _lost(self, wants: Sequence[Want]) -> Iterator[Slip]:
        for want in wants:
            if not self._in_residue(want.text) and _squeezed(want.text) not in self._doubted:
                yield Slip("item gone", f"{want.field or want.head} {want.text}", "")

    def _form(self, wants: Sequence[Want], owners: Sequence[Item], where: str) -> Iterator[Slip]:
        rows = {_squeezed(_name(row)): row for owner in owners for row in _rows(owner)}
        yield from self._owner([w for w in wants if w.row is None], owners, owners, where)
        names = dict.fromkeys(want.row for want in wants if want.row is not None)
        for name in names:
            said = [want for want in wants if want.row == name]
            row = rows.pop(_squeezed(name or ""), None)
            if row is None:
                yield from self._lost(said)
            else:
                yield from self._owner(said, [row], [row, *owners], where)
        for row in rows.values():
            if not self._flagged(row, "name"):
                yield Slip("a row that was not printed", "", repr(row)[:200])

    def _owner(
        self, wants: Sequence[Want], owners: Sequence[Item], where_extra: Sequence[Item], where: str
    ) -> Iterator[Slip]:
        for want in wants:
            outcome = self._outcome(want, owners, where_extra)
            self.counts[outcome] = self.counts.get(outcome, 0) + 1
            if outcome == "silent":
                yield Slip(
                    f"{where}: {want.field or 'extra'} ({want.head!r})", want.text, _said(owners, want)
                )
        for owner in owners:
            yield from self._unprinted(owner, wants)

    def _outcome(self, want: Want, owners: Sequence[Item], where_extra: Sequence[Item]) -> str:
        if want.field and any(same(text, want.text) for text in _texts(owners, want.field)):
            return "field"
        extras = [extra for item in where_extra for extra in _extras(item)]
        if any(same(extra.text, want.text) and _is_head(extra.head, want.head) for extra in extras):
            return "extra"
        if self._in_residue(want.text):
            return "residue"
        if any(
            self._flagged(owner, want.field or f"extra:{_squeezed(want.head).rstrip(':：')}")
            for owner in owners
        ):
            return "flagged"
        if any(
            self._flagged(owner, place) for owner in where_extra for place in _places_of(owner, want.text)
        ):
            return "flagged"
        return "flagged" if any(self._quotes(item, want.text) for item in where_extra) else "silent"

    def _quotes(self, item: Item, text: str) -> bool:
        return (item.id, _squeezed(text[:_QUOTED])) in self._quoted

    def _in_residue(self, text: str) -> bool:
        """A short text, such as points, is found in many a longer one, and says nothing there."""
        said = _squeezed(text)
        if len(said) < TELLING:
            return said in self._residue
        return any(said in piece for piece in (*self._residue, *self._doubted))

    def _flagged(self, item: Item, field: str) -> bool:
        if isinstance(item, Unit) and field in ("unit", "name"):
            whose = (item.id, *(project.id for project in item.projects))
            return any(Place(each, "name") in self._flags for each in whose)
        if item.id in self._items and not children(item) and not isinstance(item, TargetTable | Unit):
            return True
        whole = {"parts.number", "parts.sign", "parts.unit"}
        fields = {_ATTRIBUTES.get((type(item), field), field), ""} | (
            {"annual_value", "target_value"} if field in whole else set()
        )
        return any(Place(item.id, each) in self._flags for each in fields)

    def _unprinted(self, item: Item, wants: Sequence[Want]) -> Iterator[Slip]:
        """Fields and extras that say what nobody printed for them."""
        printed: dict[str, list[str]] = {}
        for want in wants:
            printed.setdefault(want.field, []).append(want.text)
        for extra in _extras(item):
            fits = any(same(extra.text, w.text) and _is_head(extra.head, w.head) for w in wants)
            if not fits and not self._flagged(item, f"extra:{extra.head}") and "原文" not in extra.head:
                yield Slip("an extra that was not printed", "", f"{extra.head}: {extra.text}")
        for name, value in _fields(item):
            texts = printed.get("department" if name == "project" and "project" not in printed else name)
            if name in _GIVEN or value in ("", None) or self._flagged(item, name):
                continue
            if texts is None or not any(same(str(value), text) for text in texts):
                yield Slip(f"{type(item).__name__}.{name} was not printed", str(texts), str(value))


_QUOTED = 40
"""How much of a text a finding quotes."""
TELLING = 4
"""Characters of the shortest text that is no number of points or sign."""
_ATTRIBUTES = {(Project, "project"): "name", (Unit, "unit"): "name"}
"""Where an item keeps what the maker calls otherwise."""
_GIVEN = frozenset((
    "currency_unit", "year", "totals", "dialect", "scope", "form", "stage", "inverse_rule", "quality_limits", "measure",
    "level1_code", "level2_code", "number", "target", "band", "working", "lettering", "title", "total_weight",
    "execution_weight",
))  # fmt: skip
"""What follows from the kind of form, or has a value of its own where nothing is printed."""


def _places_of(item: Item, text: str) -> Iterator[str]:
    """The fields and extras that say a text; one that was taken for a label is doubted with what stands under it."""
    yield from (
        f"extra:{extra.head}" for extra in _extras(item) if same(extra.text, text) or same(extra.head, text)
    )
    yield from (name for name, value in _fields(item) if value is not None and same(str(value), text))


def _all_texts(item: Item) -> Iterator[str]:
    yield from (str(value) for _, value in _fields(item) if value not in ("", None))
    yield from (extra.text for extra in _extras(item))
    for child in children(item):
        yield from _all_texts(child)


def _items_of(table: Table) -> list[Item]:
    if isinstance(table, TargetTable):
        projects: list[Item] = [project for unit in table.units for project in unit.projects]
        return [table, *table.units, *projects]
    return [table]


def _rows(item: Item) -> Sequence[Item]:
    return () if isinstance(item, TargetTable | Unit) else children(item)


def _name(item: Item) -> str:
    return str(value_at(item, "level3" if hasattr(item, "level3") else "name"))


def _extras(item: Item) -> Sequence[Extra]:
    return getattr(item, "extra", ())


def _fields(item: Item) -> Iterator[tuple[str, object]]:
    """By the names that the maker uses: `project`, `unit` and `department` for whose name it is."""
    whose = {Project: "project", Unit: "unit"}.get(type(item))
    parts = getattr(item, "parts", None)
    for field in fields_of(type(item)):
        if field.kind in (FieldKind.TEXT, FieldKind.AMOUNT, FieldKind.WHOLE):
            if parts is not None and field.name in ("annual_value", "target_value"):
                continue
            yield (whose if whose and field.name == "name" else field.name), value_at(item, field.name)
    if isinstance(parts, Parts):
        yield from (("parts.sign", parts.sign), ("parts.number", parts.number), ("parts.unit", parts.unit))
    for number, task in enumerate(getattr(item, "tasks", ()), 1):
        yield from _of_task(number, task)


def _of_task(number: int, task: Task) -> Iterator[tuple[str, object]]:
    yield f"task {number} name", task.name
    yield f"task {number} content", task.content
    yield f"task {number} total", task.amounts.total


def _texts(owners: Sequence[Item], field: str) -> list[str]:
    return [
        str(value)
        for owner in owners
        for name, value in _fields(owner)
        if name == field and value is not None
    ]


def _said(owners: Sequence[Item], want: Want) -> str:
    extras = "; ".join(f"{e.head}: {e.text[:20]}" for owner in owners for e in _extras(owner))
    return f"{_texts(owners, want.field) if want.field else ''} extras {extras}"


def _is_head(head: str, printed: str) -> bool:
    said = [re.sub(r"[（(]\d+[）)]$", "", _squeezed(piece)) for piece in (head, printed)]
    one, other = (_squeezed(piece).replace(":", "").replace("：", "") for piece in said)
    return one in other or other in one


def same(one: str, other: str) -> bool:
    one, other = _squeezed(one), _squeezed(other)
    if one == other:
        return True
    try:
        return Decimal(one.replace(",", "")) == Decimal(other.replace(",", ""))
    except InvalidOperation:
        return False


def _squeezed(text: str) -> str:
    return "".join(text.split())
