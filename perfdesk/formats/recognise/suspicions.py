"""What was read and does not look like what belongs there: better a doubt too many than a wrong value unseen."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, SumVerdict, judge_sum
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.recognise.raw_table import RawTable

TOTAL_NAMES = frozenset(("合计", "总计", "部门合计", "本部门合计"))

_FOREIGN = re.compile(
    r"标值\s*[:：]|周期指标|实施周期|年度指标|\d{1,3}\s*[、．]\s*\d{1,2}\s*[-－–—]"
    r"|\d{1,2}[-－–—](?:产出|效益|满意|数量|质量|时效|成本|经济|社会|生态|可持续|服务对象)"
)
"""Words of the joined string's own grammar: inside a value they belong to another one."""
_NUMBER_ONLY = re.compile(r"[\d,.，．\s]+")
_STRAY_END = re.compile(r"[^，。；;,、]{1,10}[。；;，,、]")
"""A short value with the mark that ends an indicator, or parts of it, still on it."""
_MIDWAY = re.compile(r"[。，；、）”等的]|及(?!时)")
"""How no text begins that was not cut off from what stood before it."""
_FEW = 5
_A_GOAL = 20
_HOLDS = (SumVerdict.EXACT, SumVerdict.ROUNDING)
_NEARLY_ALL = 0.8


def suspicions(table: TargetTable, raw: RawTable) -> Iterator[Finding]:
    """Doubts about a table and everything in it; `raw` is what was read for it."""
    yield from _lost_total(table, raw)
    yield from _broken_sums(table, paged=raw.paged)
    yield from _joined_goals(table.projects)
    usual = _usual_columns(table.projects)
    for unit in table.units:
        for project in unit.projects:
            yield from _row(project, unit, table, usual)
            for indicator in project.indicators:
                yield from _indicator(indicator)


def _doubt(rule: str, item: Id, field: str = "", **params: str) -> Finding:
    return Finding(rule, Severity.WARNING, Place(item, field), params)


def _broken_sums(table: TargetTable, *, paged: bool) -> Iterator[Finding]:
    """Where pages lose a row, its text runs into its neighbours: sums that do not hold make all rows doubtful."""
    if not paged:
        return
    printed = [(unit.amounts.total, unit.projects) for unit in table.units]
    if all(total is None for total, _ in printed):
        printed = [(table.amounts.total, table.projects)]
    for total, projects in printed:
        sums = sum((project.amounts.total or Decimal(0) for project in projects), Decimal(0))
        if total is None or judge_sum(total - sums, len(projects)) in _HOLDS:
            continue
        for project in projects:
            yield _doubt("import.sum_broken", project.id)


def _joined_goals(projects: Sequence[Project]) -> Iterator[Finding]:
    """A goal that ends in the whole of its neighbour's: a row that was printed twice lost its first beginning."""
    goals = [squeeze(project.goal) for project in projects]
    for (project, following), (goal, other) in zip(pairwise(projects), pairwise(goals), strict=True):
        if len(other) >= _A_GOAL and goal != other and goal.endswith(other):
            yield _doubt("import.foreign_text", project.id, text=following.goal[:20])


def _lost_total(table: TargetTable, raw: RawTable) -> Iterator[Finding]:
    """A row that says 合计 somewhere and was not taken for the 合计 row."""
    if table.totals is not TotalsMode.ABSENT:
        return
    texts = [squeeze(source.text) for row in raw.rows for source in row.sources.values()]
    if any(text in TOTAL_NAMES for text in (*texts, *(squeeze(piece.text) for piece in raw.residue))):
        for field in AMOUNT_FIELDS:
            yield _doubt("import.total_row", table.id, field)


def _usual_columns(projects: Sequence[Project]) -> frozenset[frozenset[str]]:
    """The sets of filled amount columns that rows of this table have; empty where rows differ too much to say."""
    patterns = [_filled(project.amounts) for project in projects]
    usual = frozenset(pattern for pattern, count in Counter(patterns).items() if count > 1)
    known = sum(pattern in usual for pattern in patterns)
    return usual if len(patterns) >= _FEW and known >= _NEARLY_ALL * len(patterns) else frozenset()


def _filled(amounts: Amounts) -> frozenset[str]:
    return frozenset(name for name in AMOUNT_FIELDS if getattr(amounts, name) is not None)


def _row(
    project: Project, unit: Unit, table: TargetTable, usual: frozenset[frozenset[str]]
) -> Iterator[Finding]:
    goal = squeeze(project.goal)
    if found := _FOREIGN.search(project.goal):
        yield _doubt("import.foreign_text", project.id, text=project.goal[found.start() :][:20])
    elif (goal and _NUMBER_ONLY.fullmatch(goal)) or _MIDWAY.match(goal):
        yield _doubt("import.foreign_text", project.id, text=goal[:20])
    if _FOREIGN.search(project.name) or (project.name and _NUMBER_ONLY.fullmatch(squeeze(project.name))):
        yield _doubt("import.foreign_text", project.id, text=project.name[:20])
    filled = _filled(project.amounts)
    if usual and filled not in usual and not _is_reconciled(project.amounts, filled, unit, table):
        yield _doubt("import.unusual_columns", project.id)


def _is_reconciled(amounts: Amounts, filled: frozenset[str], unit: Unit, table: TargetTable) -> bool:
    """The row adds up, and the columns it fills are filled in the rows that sum it up."""
    parts = amounts.parts_sum or Decimal(0)
    sums_filled = _filled(unit.amounts) | _filled(table.amounts)
    return amounts.total is not None and parts == amounts.total and filled <= sums_filled


def _indicator(indicator: Indicator) -> Iterator[Finding]:
    if indicator.cycle_value is None or indicator.annual_value is None:
        yield _doubt("import.part_missing", indicator.id)
        return
    texts = (indicator.name, indicator.cycle_value, indicator.annual_value)
    if _FOREIGN.search("\0".join(texts)):
        text, found = next((text, found) for text in texts if (found := _FOREIGN.search(text)))
        yield _doubt("import.foreign_text", indicator.id, text=text[found.start() :][:20])
        return
    if indicator.cycle_value == indicator.annual_value:
        return
    if _has_swallowed(squeeze(indicator.cycle_value), squeeze(indicator.annual_value)):
        yield _doubt("import.foreign_text", indicator.id, text=indicator.annual_value[:20])
        return
    values = (indicator.cycle_value, indicator.annual_value)
    if any(_STRAY_END.fullmatch(squeeze(value)) for value in values) and len(set(map(squeeze, values))) > 1:
        yield _doubt("import.stray_end", indicator.id, text=indicator.annual_value[-10:])


def _has_swallowed(cycle: str, annual: str) -> bool:
    """The annual value says what the cycle value does, ends, and goes on: with what should stand in the next row."""
    rest = annual[len(cycle) :]
    return bool(cycle) and annual.startswith(cycle) and len(rest) > _SWALLOWED and rest[0] in "。；;，,"


_SWALLOWED = 8
