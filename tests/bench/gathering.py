"""Comparing and merging tables of 2,000 projects, in processor time."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from statistics import median
from time import process_time

from perfdesk.domain.becoming import becoming
from perfdesk.domain.book import Book
from perfdesk.domain.comparing.comparing import compare
from perfdesk.domain.items import copy_of
from perfdesk.domain.merging.arrival import Arrival
from perfdesk.domain.merging.merging import merge
from perfdesk.domain.table import Project, TargetTable
from perfdesk.domain.tree import Tree
from tests.bench.big_table import big_table

_PROJECTS, _INDICATORS, _PARTS = 2_000, 12_000, 10


def measure() -> Iterator[str]:
    table = big_table(_PROJECTS, _INDICATORS)
    changed = deepcopy(_worked_on(table, every=20))  # as from another file: no object is the same
    yield f"compare by identity {_seconds(lambda: compare((table,), (changed,)))}"
    strange = copy_of(changed)
    assert isinstance(strange, TargetTable)
    yield f"compare by words {_seconds(lambda: compare((table,), (strange,)))}"
    renamed = _renamed(strange)
    yield f"compare, every project renamed {_seconds(lambda: compare((table,), (renamed,)))}"
    book = Book(tables=(table,))
    arrivals = list(_parts(table))
    yield f"merge of {_PARTS} parts {_seconds(lambda: merge(book, arrivals))}"
    tree, merged = Tree.of(book), merge(book, arrivals).book
    yield f"the edit of it {_seconds(lambda: becoming(tree, merged, 'merge'))}"


def _parts(table: TargetTable) -> Iterator[Arrival]:
    """Each section has a tenth of the units and changes every fifth of its projects."""
    known = frozenset(Tree.of(Book(tables=(table,))).items)
    count = len(table.units) // _PARTS
    for at in range(_PARTS):
        part = replace(table, units=table.units[at * count : (at + 1) * count])
        back = _worked_on(part, every=5)
        yield Arrival(f"{at}", deepcopy(Book(tables=(part,))), deepcopy(Book(tables=(back,))), known=known)


def _worked_on(table: TargetTable, every: int) -> TargetTable:
    units = [
        replace(
            unit,
            projects=tuple(p if n % every else _changed(p) for n, p in enumerate(unit.projects)),
        )
        for unit in table.units
    ]
    return replace(table, units=tuple(units))


def _renamed(table: TargetTable) -> TargetTable:
    """As in another year."""
    units = [
        replace(unit, projects=tuple(replace(p, name=f"{p.name}（续）") for p in unit.projects))
        for unit in table.units
    ]
    return replace(table, units=tuple(units))


def _changed(project: Project) -> Project:
    first, *others = project.indicators
    return replace(
        project,
        goal=f"{project.goal}另补一句。",
        indicators=(replace(first, annual_value="≥1234次"), *others),
    )


def _seconds(work: Callable[[], object]) -> str:
    times = []
    for _ in range(3):
        begun = process_time()
        work()
        times.append(process_time() - begun)
    return f"{median(times):.2f} s"
