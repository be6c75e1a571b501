"""Years of a table whose own year nobody said: deadlines against what the table mostly speaks of (CHECKS 47)."""

import re
from collections import Counter
from collections.abc import Iterator

from perfdesk.checks.catalogue import catalogue
from perfdesk.checks.context import Context, Findings, found
from perfdesk.checks.wordings import plain, shortened
from perfdesk.domain.table import Project, TargetTable

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|[-./]\d)")
_OFTEN = 2
_RULE = "date.unlike_others"


def unlike_others(table: TargetTable, _: Context) -> Findings:
    """The annual value of a time in another year than the newest that the table names more than once."""
    if table.year is not None:
        return
    named = Counter(
        int(year) for text in _texts(table) if "20" in text for year in _YEAR.findall(plain(text))
    )
    often = [year for year, times in named.items() if times >= _OFTEN]
    if not often:
        return
    for indicator in (i for project in table.projects for i in project.indicators if i.level2_code == "13"):
        text = indicator.annual_value or ""
        years = [int(year) for year in _YEAR.findall(plain(text))] if "20" in text else []
        if years and max(often) not in years:
            told = {"text": shortened(text), "year": str(years[0]), "table": str(max(often))}
            yield found(_RULE, catalogue()[_RULE].severity, indicator.id, "annual_value", **told)


def _texts(table: TargetTable) -> Iterator[str]:
    for project in table.projects:
        yield project.name
        yield project.goal
        yield from _values(project)


def _values(project: Project) -> Iterator[str]:
    """A value that stands in both columns says its year once."""
    for indicator in project.indicators:
        yield from {indicator.name, indicator.cycle_value or "", indicator.annual_value or ""}
