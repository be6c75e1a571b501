"""Tables against tables: what came, went, moved, and what of the rest says something else."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar, cast

from perfdesk.domain.becoming import longest_run
from perfdesk.domain.book import Table
from perfdesk.domain.comparing.difference import Comparison, Difference, DifferenceKind
from perfdesk.domain.comparing.groups import changed_groups
from perfdesk.domain.comparing.pairing import likeness_of_texts, paired, plain
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, children
from perfdesk.domain.self_evaluation import DepartmentEvaluation, EvaluatedIndicator, EvaluationRow
from perfdesk.domain.table import Project, TargetTable, Unit

Row = Indicator | EvaluatedIndicator | EvaluationRow
Some = TypeVar("Some", bound=Item)
Pairs = Sequence[tuple[Some, Some]]
Trail = tuple[str, ...]


def compare(before: Sequence[Table], after: Sequence[Table]) -> Comparison:
    """Items are paired by identity where both have it, else by their words; a lone table pairs with a lone one."""
    pairs = _paired_tables(before, after)
    differences = list(_siblings(before, after, pairs, ()))
    has_years = len({table.year for table in after}) > 1
    for old, new in pairs:
        found = _tables(old, new)
        differences += (_dated(each, new) for each in found) if has_years and new.year else found
    return Comparison(tuple(differences), (_count(before), _count(after)))


def _dated(difference: Difference, table: Table) -> Difference:
    """With the year of its table outermost: the same project may stand in two."""
    year = str(table.year)
    was_in = (year, *difference.was_in) if difference.was_in else ()
    return replace(difference, trail=(year, *difference.trail), was_in=was_in)


def identified(before: Sequence[Table], after: Sequence[Table]) -> dict[Id, Id]:
    """For each item of `after` that is one of `before` the identity it has there, by the same likeness."""
    same: dict[Id, Id] = {}
    for old, new in _paired_tables(before, after):
        same[new.id] = old.id
        if not isinstance(old, TargetTable) or not isinstance(new, TargetTable):
            same |= _same_rows(cast(Sequence[Row], children(old)), cast(Sequence[Row], children(new)))
            continue
        was = {project.id: unit for unit in old.units for project in unit.projects}
        here = {project.id: unit for unit in new.units for project in unit.projects}
        projects = _paired_projects(old, new, was, here)
        units = _paired_units(old, new, [(was[one.id], here[other.id]) for one, other in projects])
        same |= {other.id: one.id for one, other in units} | {other.id: one.id for one, other in projects}
        for one, other in projects:
            same |= _same_rows(one.indicators, other.indicators)
    return same


def _same_rows(old: Sequence[Row], new: Sequence[Row]) -> dict[Id, Id]:
    return {
        other.id: one.id
        for one, other in paired(old, new, (_row_key, _row_name), _likeness_of_rows, _row_name)
    }


def _paired_tables(before: Sequence[Table], after: Sequence[Table]) -> Pairs[Table]:
    if len(before) == len(after) == 1 and type(before[0]) is type(after[0]):
        return [(before[0], after[0])]
    return paired(before, after, (_table_key, _table_name), _likeness_of_tables, _title)


def _count(tables: Sequence[Table]) -> int:
    return sum(len(table.projects) for table in tables if isinstance(table, TargetTable))


def _table_key(table: Table) -> object:
    return (*cast(tuple[object, ...], _table_name(table)), table.year)


def _table_name(table: Table) -> object:
    name = table.department if isinstance(table, TargetTable | DepartmentEvaluation) else table.project
    return type(table).__name__, plain(name), plain(table.title)


def _likeness_of_tables(one: Table, other: Table) -> float:
    if type(one) is not type(other):
        return 0.0
    return 0.4 + 0.6 * likeness_of_texts(str(_table_name(one)), str(_table_name(other)))


def _tables(old: Table, new: Table) -> Iterator[Difference]:
    yield from _values(old, new, ())
    if isinstance(old, TargetTable) and isinstance(new, TargetTable):
        yield from _target_tables(old, new)
    else:
        yield from _rows(cast(Sequence[Row], children(old)), cast(Sequence[Row], children(new)), (new.title,))


def _target_tables(old: TargetTable, new: TargetTable) -> Iterator[Difference]:
    was = {project.id: unit for unit in old.units for project in unit.projects}
    here = {project.id: unit for unit in new.units for project in unit.projects}
    projects = _paired_projects(old, new, was, here)
    units = _paired_units(old, new, [(was[one.id], here[other.id]) for one, other in projects])
    yield from _siblings(old.units, new.units, units, ())
    before = {other.id: one for one, other in units}
    former = {other.id: one for one, other in projects}
    kept = {one.id for one, _ in projects}
    for unit in new.units:
        old_unit = before.get(unit.id)
        if old_unit is not None:
            yield from _values(old_unit, unit, ())
            gone = [project for project in old_unit.projects if project.id not in kept]
            yield from _projects(old_unit, unit, former, was)
            yield from (
                Difference(DifferenceKind.REMOVED, project, None, trail=(unit.name,)) for project in gone
            )
        else:
            come = [project for project in unit.projects if project.id in former]
            yield from _project_by_project(come, unit, former, was, {})


def _projects(
    old_unit: Unit, unit: Unit, former: Mapping[Id, Project], was: Mapping[Id, Unit]
) -> Iterator[Difference]:
    """Those of a unit that both have."""
    stayed = [p for p in unit.projects if p.id in former and was[former[p.id].id] is old_unit]
    seats = {project.id: seat for seat, project in enumerate(old_unit.projects)}
    moved = _out_of_order([seats[former[project.id].id] for project in stayed])
    reordered = {
        stayed[index].id: (seats[former[stayed[index].id].id] + 1, unit.projects.index(stayed[index]) + 1)
        for index in moved
    }
    yield from _project_by_project(unit.projects, unit, former, was, reordered, old_unit)


def _project_by_project(
    projects: Sequence[Project],
    unit: Unit,
    former: Mapping[Id, Project],
    was: Mapping[Id, Unit],
    reordered: Mapping[Id, tuple[int, int]],
    old_unit: Unit | None = None,
) -> Iterator[Difference]:
    trail = (unit.name,)
    for project in projects:
        old = former.get(project.id)
        if old is None:
            yield Difference(DifferenceKind.ADDED, None, project, trail=trail)
            continue
        if was[old.id] is not old_unit:
            was_in = (was[old.id].name,)
            yield Difference(DifferenceKind.MOVED, old, project, trail=trail, was_in=was_in)
        elif project.id in reordered:
            seats = reordered[project.id]
            yield Difference(DifferenceKind.REORDERED, old, project, trail=trail, positions=seats)
        yield from _values(old, project, trail)
        yield from _rows(old.indicators, project.indicators, (*trail, project.name))


def _rows(old: Sequence[Row], new: Sequence[Row], trail: Trail) -> Iterator[Difference]:
    if old == new:
        return
    pairs = paired(old, new, (_row_key, _row_name), _likeness_of_rows, _row_name)
    yield from _siblings(old, new, pairs, trail)
    seats = {row.id: seat for seat, row in enumerate(new)}
    for one, other in sorted(pairs, key=lambda pair: seats[pair[1].id]):
        yield from _values(one, other, trail)


def _siblings(
    old: Sequence[Some], new: Sequence[Some], pairs: Pairs[Some], trail: Trail
) -> Iterator[Difference]:
    """What came, went, and left its place among those that stayed."""
    former = {other.id: one for one, other in pairs}
    kept = {one.id for one, _ in pairs}
    seats = {item.id: seat for seat, item in enumerate(old)}
    stayed = [(seat, item) for seat, item in enumerate(new) if item.id in former]
    moved = _out_of_order([seats[former[item.id].id] for _, item in stayed])
    for item in new:
        if item.id not in former:
            yield Difference(DifferenceKind.ADDED, None, item, trail=trail)
    for index in sorted(moved):
        seat, item = stayed[index]
        one = former[item.id]
        positions = (seats[one.id] + 1, seat + 1)
        yield Difference(DifferenceKind.REORDERED, one, item, trail=trail, positions=positions)
    for item in old:
        if item.id not in kept:
            yield Difference(DifferenceKind.REMOVED, item, None, trail=trail)


def _out_of_order(seats: Sequence[int]) -> Collection[int]:
    """Which of them left the order of the rest."""
    return set(range(len(seats))) - longest_run(seats)


def _values(old: Item, new: Item, trail: Trail) -> Iterator[Difference]:
    if old is not new:
        for kind, pairs in changed_groups(old, new):
            yield Difference(kind, old, new, pairs, trail)


def _paired_projects(
    old: TargetTable, new: TargetTable, was: Mapping[Id, Unit], here: Mapping[Id, Unit]
) -> Pairs[Project]:
    units = {**was, **here}

    def in_unit(project: Project) -> object:
        return plain(project.name) and (plain(units[project.id].name), plain(project.name))

    def with_amounts(project: Project) -> object:
        return plain(project.name) and (in_unit(project), project.amounts)

    def by_name(project: Project) -> object:
        return plain(project.name)

    def likeness(one: Project, other: Project) -> float:
        score = 0.5 * likeness_of_texts(one.name, other.name)
        score += 0.2 * (one.amounts == other.amounts and not one.amounts.is_blank)
        score += 0.1 * (plain(units[one.id].name) == plain(units[other.id].name))
        return score + 0.2 * likeness_of_texts(one.goal, other.goal) if score >= 0.3 else 0.0

    return paired(old.projects, new.projects, (with_amounts, in_unit, by_name), likeness, _name)


def _paired_units(old: TargetTable, new: TargetTable, shared: Pairs[Unit]) -> Pairs[Unit]:
    """By name, else by most of their projects."""
    both: dict[tuple[Id, Id], int] = {}
    for one, other in shared:
        both[one.id, other.id] = both.get((one.id, other.id), 0) + 1

    def likeness(one: Unit, other: Unit) -> float:
        most = max(len(one.projects), len(other.projects), 1)
        by_projects = both.get((one.id, other.id), 0) / most
        return max(by_projects, likeness_of_texts(one.name, other.name))

    return paired(old.units, new.units, (lambda unit: plain(unit.name),), likeness, _name)


def _name(item: Project | Unit) -> str:
    return item.name


def _title(table: Table) -> str:
    return table.title


def _row_name(row: Row) -> str:
    return plain(row.level3 if isinstance(row, EvaluationRow) else row.name)


def _row_key(row: Row) -> object:
    return _row_name(row) and (_row_name(row), _level_of(row), _value_of(row))


def _level_of(row: Row) -> str:
    return plain(row.level2 if isinstance(row, EvaluationRow) else row.level2_name or row.level2_code)


def _value_of(row: Row) -> str:
    return (row.annual_value if isinstance(row, Indicator) else row.target_value) or ""


def _likeness_of_rows(one: Row, other: Row) -> float:
    """The name counts most; a row of another name that says the same on the same level is that row renamed."""
    score = 0.6 * likeness_of_texts(_row_name(one), _row_name(other))
    score += 0.2 * (_level_of(one) == _level_of(other))
    return score + 0.25 * (_value_of(one) == _value_of(other) != "")
