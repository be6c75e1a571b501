"""What is off only because of a finding: sums above a wrong amount, told under it and never by themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from perfdesk.checks.arithmetic import Cause, Off, elsewhere_of, row_off, table_columns, unit_columns
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
    told = [finding for finding in findings if finding.rule in _SUMS and finding.place.field in AMOUNT_FIELDS]
    return _Following(told, table, sums).found() if told else {}


class _Following:
    def __init__(self, told: Sequence[Finding], table: TargetTable, sums: Mapping[Id, Sums]) -> None:
        self._told = {finding.place for finding in told}
        self._table, self._sums = table, sums
        self._columns = {unit.id: [*unit_columns(unit, table, sums)] for unit in table.units}
        self._columns[table.id] = [*table_columns(table, sums)]
        items: tuple[Unit | TargetTable, ...] = (*table.units, table)
        self._elsewhere = {item.id: elsewhere_of(item, table, sums) for item in items}

    def found(self) -> Consequences:
        found: dict[Place, list[Finding]] = {}
        items: tuple[Unit | TargetTable, ...] = (*self._table.units, self._table)
        for item in items:
            for finding, causes in self._following(item):
                for cause in self._told.intersection(causes) - {finding.place}:
                    found.setdefault(cause, []).append(finding)
        return {place: tuple(findings) for place, findings in found.items()}

    def _following(self, item: Unit | TargetTable) -> Iterator[tuple[Finding, set[Place]]]:
        """The item's columns that something else explains; its row, off by what its columns and projects are off."""
        columns = self._columns[item.id]
        behind = {off.finding.place: {*self._behind(item, off)} for off in columns}
        yield from ((off.finding, behind[off.finding.place]) for off in columns if off.because)
        for row in row_off(item) if item.projects else ():
            some = self._some(item, row, Cause.ROWS, "fiscal")  # it is off as its parts are by projects below
            rows = self._rows_of(item, some)
            yield row, rows if some else rows.union(*behind.values())

    def _behind(self, item: Unit | TargetTable, off: Off) -> Iterator[Place]:
        """The findings that a column is off because of: its own where nothing else explains it."""
        if not off.because:
            yield off.finding.place
        if Cause.ROWS in off.because:
            some = self._some(item, off.finding, Cause.ROWS, _field(off))
            yield from self._rows_of(item, some)
        if Cause.UNITS in off.because:
            some = self._some(item, off.finding, Cause.UNITS, _field(off))
            for unit in (unit for unit in self._table.units if not some or unit.id in some):
                same = (each for each in self._columns[unit.id] if _field(each) == _field(off))
                yield from (place for each in same for place in self._behind(unit, each))
        if Cause.COLUMN in off.because:
            yield from (each.finding.place for each in self._columns[item.id] if _size(each) == _size(off))

    def _some(self, item: Unit | TargetTable, off: Finding, cause: Cause, column: str) -> frozenset[Id]:
        """The fewest that explain what is off; none where only all of them do."""
        difference = parse_amount(off.params["difference"]) or Decimal(0)
        return self._elsewhere[item.id].behind(cause, column, difference, int(off.params.get("count", "0")))

    def _rows_of(self, item: Unit | TargetTable, some: frozenset[Id]) -> set[Place]:
        return {Place(project, "total") for project in some or self._elsewhere[item.id].rows}


def _field(off: Off) -> str:
    return off.finding.place.field


def _size(off: Off) -> tuple[str, str]:
    return off.finding.params["difference"], off.finding.params["count"]
