"""Which rows of a target table a person wants to see, and in which order; the stored order stays as it is."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from perfdesk.desk.block_edits import INDICATORS
from perfdesk.desk.coming_year import OF_TEMPLATE, UNCONFIRMED
from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable

MARK = "mark"
"""Stands for the findings of a row among the fields that rows are sorted by."""


@dataclass(frozen=True, slots=True)
class LevelWish:
    """Projects with an indicator of this 二级指标, or without one."""

    name: str
    is_there: bool = True


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Each facet that says something narrows what is seen.

    `least` and `most` bound the amount in `amount`; `findings` are of this severity or graver; `since` is a line of
    the journal, after which the project was changed; `unconfirmed` are values that an import was not sure of, or
    that came from last year.
    """

    words: str = ""
    unit: Id | None = None
    level: LevelWish | None = None
    amount: str = "total"
    least: Decimal | None = None
    most: Decimal | None = None
    findings: Severity | None = None
    since: int | None = None
    unconfirmed: bool = False

    @property
    def is_blank(self) -> bool:
        return self == RowFilter(amount=self.amount)


class Sorting(NamedTuple):
    """By a field of the rows, or by MARK."""

    field: str
    falls: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen, as it was when it was asked for: later rows are seen too, and none goes from under the hands.

    Sorted rows are projects only: a unit's row has its place in the stored order alone.
    """

    hidden: frozenset[Id] = frozenset()
    ranks: Mapping[Id, int] | None = None

    def rows(self, table: TargetTable) -> list[Id]:
        if self.ranks is not None:
            seen = [project.id for project in table.projects if project.id not in self.hidden]
            last = len(self.ranks)
            return sorted(seen, key=lambda each: (self.ranks or {}).get(each, last))
        rows: list[Id] = []
        for unit in table.units:
            seen = [project.id for project in unit.projects if project.id not in self.hidden]
            if seen or unit.id not in self.hidden:
                rows += [unit.id, *seen]
        return rows

    def with_row(self, *ids: Id) -> "Sight":
        """These are wanted after all."""
        return Sight(self.hidden - set(ids), self.ranks)


EVERYTHING = Sight()


def sight(desk: Desk, table: TargetTable, wanted: RowFilter, sorting: Sorting | None) -> Sight:
    """Of the table as it is now."""
    hidden: set[Id] = set()
    if not wanted.is_blank:
        fits = _fit(desk, wanted)
        for unit in table.units:
            is_unit = wanted.unit in (None, unit.id)
            out = {project.id for project in unit.projects if not (is_unit and fits(project))}
            hidden |= out if len(out) < len(unit.projects) else {*out, unit.id}
    ranks = {each: rank for rank, each in enumerate(_sorted(desk, table, sorting))} if sorting else None
    return Sight(frozenset(hidden), ranks)


def _fit(desk: Desk, wanted: RowFilter) -> Callable[[Project], bool]:
    touched = desk.history.touched_since(wanted.since) if wanted.since is not None else frozenset()
    words = folded(wanted.words)
    severities = [s for s in Severity if wanted.findings is not None and s >= wanted.findings]

    def fits(project: Project) -> bool:
        return (
            (not words or any(words in folded(text) for text in _words_of(project)))
            and _has_level(project, wanted.level)
            and _is_within(getattr(project.amounts, wanted.amount), wanted.least, wanted.most)
            and (not severities or any(desk.checking.count(severity, project.id) for severity in severities))
            and (wanted.since is None or _is_touched(project, touched))
            and (not wanted.unconfirmed or _is_unconfirmed(desk, project))
        )

    return fits


def _words_of(project: Project) -> Iterable[str]:
    yield from (project.name, project.goal, project.preamble)
    for indicator in project.indicators:
        yield from (indicator.name, indicator.cycle_value or "", indicator.annual_value or "")


_PUNCTUATION = tuple(zip("，；：（）％", ",;:()%", strict=True))
"""What nearly every text has; normalizing it for their sake takes ten times as long as replacing them."""


def folded(text: str) -> str:
    """Full and half width, capital and small letters are alike to who looks for them."""
    for wide, narrow in _PUNCTUATION:
        text = text.replace(wide, narrow)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return text.casefold().strip()


def _has_level(project: Project, wish: LevelWish | None) -> bool:
    return wish is None or wish.is_there == any(each.level2_name == wish.name for each in project.indicators)


def _is_within(amount: Decimal | None, least: Decimal | None, most: Decimal | None) -> bool:
    """A blank amount is within no bounds."""
    if least is None and most is None:
        return True
    return amount is not None and (least is None or amount >= least) and (most is None or amount <= most)


def _is_touched(project: Project, touched: frozenset[Id]) -> bool:
    return project.id in touched or any(each.id in touched for each in project.indicators)


def _is_unconfirmed(desk: Desk, project: Project) -> bool:
    places = (project.id, *(each.id for each in project.indicators))
    return any(is_doubt(finding) for place in places for finding in desk.checking.findings(place))


def is_doubt(finding: Finding) -> bool:
    """Whether it is of an import, which was not sure of the value, or of a value taken over from last year."""
    return finding.rule in (UNCONFIRMED, OF_TEMPLATE) or finding.rule.startswith("import.")


def levels_in(table: TargetTable) -> list[str]:
    """The 二级指标 that are named, in the order in which they first come."""
    names = (each.level2_name for project in table.projects for each in project.indicators)
    return list(dict.fromkeys(name for name in names if name))


def _sorted(desk: Desk, table: TargetTable, sorting: Sorting) -> list[Id]:
    """Equal ones stay as they stand; blank ones are last, whichever way."""
    keys = {project.id: _key(desk, project, sorting.field) for project in table.projects}
    filled = [each for each, key in keys.items() if key is not None]
    filled.sort(key=lambda each: keys[each] or (), reverse=sorting.falls)
    return filled + [each for each, key in keys.items() if key is None]


def _key(desk: Desk, project: Project, field: str) -> tuple[Decimal | int | bytes, ...] | None:
    """Texts as GB 18030 has them, whose common characters stand in the order of their pinyin."""
    if field == MARK:
        return tuple(desk.checking.count(severity, project.id) for severity in sorted(Severity, reverse=True))
    if field in AMOUNT_FIELDS:
        amount: Decimal | None = getattr(project.amounts, field)
        return None if amount is None else (amount,)
    if field == INDICATORS:
        return (len(project.indicators),)
    text = folded(str(getattr(project, field)))
    return (text.encode("gb18030", "replace"),) if text else None
