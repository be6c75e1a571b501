"""Which table of the book a table of a draft is: certain where one only can be it, else guessed, to be asked about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from perfdesk.domain.book import Book, Table
from perfdesk.domain.draft import Draft
from perfdesk.domain.evaluation_sums import printed_project_totals, printed_totals
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.items import value_at, walk
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TargetTable, Unit
from perfdesk.domain.tree import Tree

Homes = Mapping[Id, Id | None]
"""By table of the draft the table of the book that takes it in; None: it comes as a table of its own."""


class Home(NamedTuple):
    """`possible`: the tables of the book that it can be; `taken`: the likeliest, or what a person said."""

    table: TargetTable
    possible: tuple[TargetTable, ...]
    taken: Id | None
    is_certain: bool


class Likeness(NamedTuple):
    """How many projects have name, total and goal in common, how many name and total, how many the name."""

    goals: int
    totals: int
    names: int


class TwoIntoOne(ValueError):
    """Two tables of a draft were to go into one, where the second would overwrite what the first said."""


def homes_of(draft: Draft, book: Book, stood: Id | None = None) -> tuple[Home, ...]:
    """In document order; each goes into another table. Certain is what one only can be, and no other of the draft.

    A table that names no department is never sure of its home: likeliest is the table in which a person `stood`.
    """
    nameless = nameless_in(draft)
    found = {
        table.id: _open_to(table, book) if table is nameless else _possible(table, book)
        for table in draft.target_tables
    }
    wanted = Counter(each[0].id for each in found.values() if len(each) == 1)
    certain = {table for table, each in found.items() if not each or wanted[each[0].id] == len(each) == 1}
    if nameless is not None and found[nameless.id]:
        certain.discard(nameless.id)
    taken = {table: found[table][0].id for table in certain if found[table]}
    for table, home in (*_where_one_stood(nameless, found, book, stood), *_guesses(found, draft)):
        if table not in taken and home not in taken.values():
            taken[table] = home
    return tuple(
        Home(table, found[table.id], taken.get(table.id), table.id in certain)
        for table in draft.target_tables
    )


def nameless_in(draft: Draft) -> TargetTable | None:
    """The draft's one table without a department, such as a pasted block: it may belong into any that is open.

    Where there are several, each is likely a form of its own.
    """
    found = [table for table in draft.target_tables if not table.department.strip()]
    return found[0] if len(found) == 1 else None


def _where_one_stood(
    nameless: TargetTable | None, found: Mapping[Id, Sequence[TargetTable]], book: Book, stood: Id | None
) -> Iterator[tuple[Id, Id]]:
    """The table of the draft that names no department, and the table around an item of the book."""
    if nameless is None or stood is None or not found[nameless.id] or not (tree := Tree.of(book)).has(stood):
        return
    here = tree.table(stood)
    yield from ((nameless.id, known.id) for known in found[nameless.id] if known is here)


def unit_of(unit: Unit, known: TargetTable, stood: Id | None) -> Unit | None:
    """The unit into which one of a nameless table goes: that of its name, else the one at hand, else the only one."""
    name = squeezed(unit.name)
    same = next((each for each in known.units if squeezed(each.name) == name), None)
    if same is not None or name:
        return same
    at_hand = (u for u in known.units if stood is not None and stood in (u.id, *(p.id for p in u.projects)))
    return next(at_hand, known.units[0] if len(known.units) == 1 else None)


def homes_with(homes: Iterable[Home], table: Id, taken: Id | None) -> tuple[Home, ...]:
    """As a person said it of one table. Another that had this home comes as a table of its own from now on."""
    return tuple(
        each._replace(taken=taken)
        if each.table.id == table
        else each._replace(taken=None if each.taken == taken else each.taken)
        for each in homes
    )


def one_each(homes: Homes) -> Homes:
    """The same. Raises TwoIntoOne."""
    taken = [home for home in homes.values() if home is not None]
    if len(set(taken)) < len(taken):
        raise TwoIntoOne
    return homes


def _guesses(found: Mapping[Id, Sequence[TargetTable]], draft: Draft) -> Iterator[tuple[Id, Id]]:
    """The likeliest first; of two alike that which stands first.

    Where the year is the same it can be that table even if no project is.
    """
    pairs = [(table, known) for table in draft.target_tables for known in found[table.id]]
    ranked = [
        (likeness_of(table, known), known.year == table.year, place, table.id, known.id)
        for place, (table, known) in enumerate(reversed(pairs))
    ]
    for likeness, is_of_year, _, table, known in sorted(ranked, reverse=True):
        if is_of_year or any(likeness) or len(found[table]) == 1:
            yield table, known


def likeness_of(table: TargetTable, known: TargetTable) -> Likeness:
    ours, theirs = [*_told(table)], [*_told(known)]
    goals, totals, names = (
        (Counter(each[:length] for each in ours) & Counter(each[:length] for each in theirs)).total()
        for length in (3, 2, 1)
    )
    return Likeness(goals, totals, names)


def says_the_same(table: Table, known: Table) -> bool:
    """An evaluation, field by field; target tables are compared project by project."""
    if isinstance(table, TargetTable) or isinstance(known, TargetTable) or type(table) is not type(known):
        return False
    return [*_values(table)] == [*_values(known)]


def is_about_the_same(table: Table, known: Table) -> bool:
    """An evaluation of the same project (or department) and year, whatever it says."""
    if isinstance(table, TargetTable) or type(table) is not type(known):
        return False
    return _subject(table) == _subject(known)


def squeezed(text: str) -> str:
    """Without the white space that layout brings along."""
    return "".join(text.split())


def _possible(table: TargetTable, book: Book) -> tuple[TargetTable, ...]:
    """Of one head, the currency unit with it: amounts in 元 are not brought into a table in 万元.

    A form may have no place for the year: what says none can be that of any year.
    """
    if not table.department.strip():
        return ()
    alike = [known for known in book.target_tables if _head(known) == _head(table)]
    of_year = [known for known in alike if known.year == table.year]
    return tuple(alike if table.year is None else of_year)


def _open_to(table: TargetTable, book: Book) -> tuple[TargetTable, ...]:
    """The tables into which one without a department can go: none that says another year, unit of money or form."""
    return tuple(
        known
        for known in book.target_tables
        if known.scope is table.scope
        and table.form in ("", known.form)
        and table.year in (None, known.year)
        and (not table.currency_unit.strip() or _head(known)[2] == _head(table)[2])
    )


def _head(table: TargetTable) -> tuple[str, str, str]:
    return squeezed(table.department), squeezed(table.title), squeezed(table.currency_unit) or "万元"


def _told(table: TargetTable) -> Iterator[tuple[object, ...]]:
    for unit in table.units:
        for project in unit.projects:
            name = (squeezed(unit.name), squeezed(project.name))
            yield name, project.amounts.total, squeezed(project.goal)


def _values(table: DepartmentEvaluation | ProjectEvaluation) -> Iterator[object]:
    """With its sums as they are printed, whether they follow the rows or not."""
    if isinstance(table, ProjectEvaluation):
        yield printed_project_totals(table)
    else:
        yield printed_totals(table)
    for item in walk(table):
        yield type(item)
        yield from (value_at(item, field) for field in FIELDS[type(item)] if field not in _NOT_SAID)


_NOT_SAID = frozenset(
    (
        *("target", "doubts", "waivers", "form"),
        *("totals", "total_weight", "total_score", "grade", "level1_code", "level2_code"),
    )
)
"""What is about the items of one file, about its reading or its form, or follows from what is said."""


def _subject(table: Table) -> Sequence[object]:
    if isinstance(table, ProjectEvaluation):
        return [table.stage, table.year, *map(squeezed, (table.department, table.unit, table.project))]
    return [table.year, squeezed(table.department)]
