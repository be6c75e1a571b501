"""What is off only because of a finding: sums above a wrong amount, told under it and never by themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from perfdesk.checks.arithmetic import Cause, Off, row_off, table_columns, unit_columns
from perfdesk.domain.amounts import AMOUNT_FIELDS
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
        self._table = table
        self._columns = {unit.id: [*unit_columns(unit, table, sums)] for unit in table.units}
        self._columns[table.id] = [*table_columns(table, sums)]

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
        if item.projects:
            yield from ((row, {*_rows_of(item)}.union(*behind.values())) for row in row_off(item))

    def _behind(self, item: Unit | TargetTable, off: Off) -> Iterator[Place]:
        """The findings that a column is off because of: its own where nothing else explains it."""
        if not off.because:
            yield off.finding.place
        if Cause.ROWS in off.because:
            yield from _rows_of(item)
        if Cause.UNITS in off.because:
            for unit in self._table.units:
                same = (each for each in self._columns[unit.id] if _field(each) == _field(off))
                yield from (place for each in same for place in self._behind(unit, each))
        if Cause.COLUMN in off.because:
            yield from (each.finding.place for each in self._columns[item.id] if _size(each) == _size(off))


def _rows_of(item: Unit | TargetTable) -> Iterator[Place]:
    return (Place(project.id, "total") for project in item.projects)


def _field(off: Off) -> str:
    return off.finding.place.field


def _size(off: Off) -> tuple[str, str]:
    return off.finding.params["difference"], off.finding.params["count"]
