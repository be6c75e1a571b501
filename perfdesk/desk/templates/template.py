"""What a template holds: projects, or a whole table, and as much of them as the person wanted to keep."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar, cast

from perfdesk.desk.coming_year import YearInText, without_amounts, years_in
from perfdesk.desk.new_tables import nothing_achieved
from perfdesk.domain.amounts import NO_AMOUNTS
from perfdesk.domain.book import Table
from perfdesk.domain.fields import field_of
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.items import Item, children, copy_of, value_at, with_children, with_notes, with_value
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.tree import Tree

_GOALS = ("goal", "annual_goal", "annual_goals")
_VALUES = ("cycle_value", "annual_value", "target_value")


class Contents(NamedTuple):
    """What goes in beside names. `follows_year`: the table's year in texts becomes that of where it is used."""

    goals: bool = True
    values: bool = True
    amounts: bool = False
    follows_year: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """`is_whole`: a table is made of it; else `table` has one unit, whose projects come into a table that is there.

    `at` is the day on which it was kept.
    """

    name: str
    table: Table
    is_whole: bool
    follows_year: bool
    at: str

    @property
    def projects(self) -> Sequence[Project]:
        return self.table.projects if isinstance(self.table, TargetTable) else ()

    @property
    def indicators(self) -> int:
        """Rows of an evaluation are its indicators."""
        if isinstance(self.table, TargetTable):
            return sum(len(project.indicators) for project in self.projects)
        return len(children(self.table))


def of_projects(tree: Tree, projects: Sequence[Id], name: str, contents: Contents, at: str) -> Template:
    """The projects in the order given; what is said of their table is that of the first."""
    return Template(name, _kept(part_with(tree, projects), contents), False, contents.follows_year, at)


def part_with(tree: Tree, projects: Sequence[Id]) -> TargetTable:
    """A table of these projects alone."""
    around = tree.owner(projects[0], TargetTable)
    unit = Unit(new_id(), projects=tuple(tree.owner(each, Project) for each in projects))
    totals = TotalsMode.AUTOMATIC
    return replace(around, units=(unit,), amounts=NO_AMOUNTS, totals=totals, extra=(), notes=())


def of_table(table: Table, name: str, contents: Contents, at: str) -> Template:
    """Of an evaluation without what was achieved and spent."""
    whole = table if isinstance(table, TargetTable) else nothing_achieved(table)
    return Template(name, _kept(whole, contents), True, contents.follows_year, at)


def years_following(table: Table) -> list[YearInText]:
    """Those that become the year of where the template is used; none where the table has no year to begin from."""
    return [] if table.year is None else [year for year in years_in(table) if year.is_usual]


_Table = TypeVar("_Table", bound=Table)


def _kept(table: _Table, contents: Contents) -> _Table:
    kept = copy_of(with_notes(table, ()))
    if isinstance(kept, TargetTable) and not contents.amounts:
        is_printed = kept.totals is TotalsMode.PRINTED
        kept = replace(kept, totals=TotalsMode.AUTOMATIC if is_printed else kept.totals)
        kept = without_amounts(kept)
    emptied = (() if contents.goals else _GOALS) + (() if contents.values else _VALUES)
    return without_sums(cast(_Table, _emptied(kept, emptied)))


def without_sums(table: _Table) -> _Table:
    """Where totals follow the rows, the interchange JSON tells what they come to, and that is no part of the table."""
    if table.totals is not TotalsMode.AUTOMATIC:
        return table
    if isinstance(table, TargetTable):
        units = tuple(replace(unit, amounts=NO_AMOUNTS) for unit in table.units)
        return replace(table, amounts=NO_AMOUNTS, units=units)
    return replace(table, total_weight=None, total_score=None, grade="")


def _emptied(item: Item, fields: Collection[str]) -> Item:
    """Without the texts of these fields, in it and below; what the document lacks stays None."""
    for field in fields:
        if field_of(type(item), field) is not None and value_at(item, field) is not None:
            item = with_value(item, field, "")
    if any(field in _VALUES for field in fields) and field_of(type(item), "parts") is not None:
        item = with_value(item, "parts", None)
    below = children(item)
    return with_children(item, tuple(_emptied(each, fields) for each in below)) if below else item
