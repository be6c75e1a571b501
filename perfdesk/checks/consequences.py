"""What is off only because of a finding: sums above a wrong amount, told under it and never by themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from perfdesk.checks.arithmetic import (
    Cause,
    Elsewhere,
    Off,
    of_rows,
    of_units,
    row_off,
    table_columns,
    unit_columns,
)
from perfdesk.domain.amounts import AMOUNT_FIELDS, parse_amount
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetTable, Unit
from perfdesk.domain.totals import Sums

Consequences = Mapping[Place, tuple[Finding, ...]]
"""By the place of a finding about a sum."""
_SUMS = ("sum.row", "sum.unit", "sum.table")


def consequences(findings: Iterable[Finding], table: TargetTable, sums: Mapping[Id, Sums]) -> Consequences:
    """Of the findings about the table's amounts; `sums` as the rules had them."""
    return Explained(table, sums).under(findings)


class Explained:
    """What explains the sums of a table that are off. `before`, of an earlier state, lends its units."""

    def __init__(
        self, table: TargetTable, sums: Mapping[Id, Sums], before: "Explained | None" = None
    ) -> None:
        self._totals = table.totals
        known = before._parts if before is not None and before._totals is table.totals else {}
        self._parts: dict[Id, _Part] = {}
        for unit in table.units:
            part = known.get(unit.id)
            is_same = part is not None and part.item is unit
            self._parts[unit.id] = part if part is not None and is_same else _part_of(unit, table, sums)
        self._table, self._sums = table, sums

    def under(self, findings: Iterable[Finding]) -> Consequences:
        """By the place of each finding about the table's amounts what is off only because of it."""
        told = {f.place for f in findings if f.rule in _SUMS and f.place.field in AMOUNT_FIELDS}
        found: dict[Place, list[Finding]] = {}
        for part in (*self._parts.values(), self._whole) if told else ():
            for finding, causes in part.following:
                for cause in told.intersection(causes) - {finding.place}:
                    found.setdefault(cause, []).append(finding)
        return {place: tuple(findings) for place, findings in found.items()}

    @cached_property
    def _whole(self) -> "_Part":
        units, table, sums = (*self._parts.values(),), self._table, self._sums
        elsewhere = of_units(table, sums, [unit.elsewhere for unit in units])
        return _Part(table, elsewhere, [*table_columns(table, sums, elsewhere)], units)


def _part_of(unit: Unit, table: TargetTable, sums: Mapping[Id, Sums]) -> "_Part":
    elsewhere = of_rows(unit, sums)
    return _Part(unit, elsewhere, [*unit_columns(unit, table, sums, elsewhere)])


@dataclass(frozen=True, eq=False)
class _Part:
    """A unit, or the table with its units: the columns that are off, and what is told elsewhere."""

    item: Unit | TargetTable
    elsewhere: Elsewhere
    columns: Sequence[Off]
    units: "Sequence[_Part]" = ()

    @cached_property
    def following(self) -> list[tuple[Finding, set[Place]]]:
        """The columns that something else explains; the row, off by what its columns and projects are off."""
        behind = {off.finding.place: {*self._behind(off)} for off in self.columns}
        found = [(off.finding, behind[off.finding.place]) for off in self.columns if off.because]
        for row in row_off(self.item) if self._has_projects else ():
            some = self._some(row, Cause.ROWS, "fiscal")  # it is off as its parts are by projects below
            rows = self._rows_of(some)
            found.append((row, rows if some else rows.union(*behind.values())))
        return found

    @property
    def _has_projects(self) -> bool:
        return any(unit.item.projects for unit in self.units) if self.units else bool(self.item.projects)

    def _behind(self, off: Off) -> Iterator[Place]:
        """The findings that a column is off because of: its own where nothing else explains it."""
        if not off.because:
            yield off.finding.place
        if Cause.ROWS in off.because:
            yield from self._rows_of(self._some(off.finding, Cause.ROWS, _field(off)))
        if Cause.UNITS in off.because:
            some = self._some(off.finding, Cause.UNITS, _field(off))
            for unit in (unit for unit in self.units if not some or unit.item.id in some):
                same = (each for each in unit.columns if _field(each) == _field(off))
                yield from (place for each in same for place in unit._behind(each))
        if Cause.COLUMN in off.because:
            yield from (each.finding.place for each in self.columns if _size(each) == _size(off))

    def _some(self, off: Finding, cause: Cause, column: str) -> frozenset[Id]:
        """The fewest that explain what is off; none where only all of them do."""
        difference = parse_amount(off.params["difference"]) or Decimal(0)
        return self.elsewhere.behind(cause, column, difference, int(off.params.get("count", "0")))

    def _rows_of(self, some: frozenset[Id]) -> set[Place]:
        return {Place(project, "total") for project in some or self.elsewhere.rows}


def _field(off: Off) -> str:
    return off.finding.place.field


def _size(off: Off) -> tuple[str, str]:
    return off.finding.params["difference"], off.finding.params["count"]
