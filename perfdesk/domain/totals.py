"""Sums over projects, kept up to date by difference."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit

_ZERO = Decimal(0)
_in_order: Callable[[Amounts], tuple[Decimal | None, ...]] = attrgetter(*AMOUNT_FIELDS)


@dataclass(frozen=True, slots=True)
class Sums:
    """Column sums over some projects, and how many amounts stand behind each; in AMOUNT_FIELDS' order."""

    sums: tuple[Decimal, ...] = (_ZERO,) * 4
    counts: tuple[int, ...] = (0,) * 4

    def plus(self, amounts: Amounts, sign: int = 1) -> "Sums":
        """With one more project (`sign` 1) or one less (-1)."""
        values = _in_order(amounts)
        return Sums(
            tuple(s + sign * v if v is not None else s for s, v in zip(self.sums, values, strict=True)),
            tuple(c + sign if v is not None else c for c, v in zip(self.counts, values, strict=True)),
        )

    @property
    def amounts(self) -> Amounts:
        """The sums as a row; a column that no project fills is blank."""
        return Amounts(*(s if c else None for s, c in zip(self.sums, self.counts, strict=True)))


def sums_of(projects: Iterable[Project]) -> Sums:
    """Column by column: a Sums for each project on the way costs three times as much."""
    columns = zip(*(_in_order(project.amounts) for project in projects), strict=True)
    filled = [[value for value in column if value is not None] for column in columns]
    if not filled:
        return Sums()
    return Sums(tuple(sum(column, _ZERO) for column in filled), tuple(map(len, filled)))


def task_sums(project: Project) -> dict[str, tuple[Decimal, int]]:
    """By field that the department and its tasks both fill: the tasks' sum, and how many amounts stand behind it."""
    by_field = {
        field: [amount for task in project.tasks if (amount := getattr(task.amounts, field)) is not None]
        for field in AMOUNT_FIELDS
        if getattr(project.amounts, field) is not None
    }
    return {field: (sum(amounts, _ZERO), len(amounts)) for field, amounts in by_field.items() if amounts}


def printed_unit_amounts(table: TargetTable, unit: Unit) -> Amounts:
    """The amounts that the unit's row shows: its own, or its projects' sums where totals follow the projects."""
    return sums_of(unit.projects).amounts if table.totals is TotalsMode.AUTOMATIC else unit.amounts


def printed_total(table: TargetTable) -> Amounts | None:
    """The 合计 row as it will be printed; None where the table has none."""
    match table.totals:
        case TotalsMode.AUTOMATIC:
            return sums_of(table.projects).amounts
        case TotalsMode.PRINTED:
            return table.amounts
        case TotalsMode.ABSENT:
            return None
