"""绩效运行监控: what a look half-way through the year asks for. It has no points."""

import re
from decimal import Decimal

from perfdesk.checks.catalogue import Parameters
from perfdesk.checks.context import Findings, found
from perfdesk.checks.wordings import first_of, plain
from perfdesk.domain.scoring import rate_of
from perfdesk.domain.self_evaluation import EvaluatedIndicator, ProjectEvaluation
from perfdesk.domain.severity import Severity

_MONTHS = 12
_SPAN = re.compile(r"(?<!\d)1月?[-—–~至到]+(\d{1,2})月")
_DAY = re.compile(r"(?<!\d)20\d\d(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})?")
_DATED = ("日期", "时间", "截止", "监控期", "期间")


def behind(table: ProjectEvaluation, by: Parameters) -> Findings:
    """So much less spent than time has passed; silent where the form does not say up to when it counts."""
    spent, months = rate_of(table), months_passed(table)
    if spent is None or months is None:
        return
    passed = Decimal(months) / _MONTHS
    if (passed - spent) * 100 >= by.number("monitor.behind", "points"):
        told = {"spent": f"{spent:.0%}", "passed": f"{passed:.0%}"}
        yield found("monitor.behind", Severity.HINT, table.id, "spent_total", **told)


def months_passed(table: ProjectEvaluation) -> int | None:
    """`1—7月` in the title or a head; else the month of the date that the form was filled in, as far as it is over."""
    texts = [plain(text) for text in (table.title, *(f"{each.head} {each.text}" for each in table.extra))]
    for text in texts:
        if (span := _SPAN.search(text)) and 1 <= int(span[1]) <= _MONTHS:
            return int(span[1])
    dated = (plain(each.text) for each in table.extra if any(word in each.head for word in _DATED))
    for text in dated:
        day = _DAY.search(text)
        if (
            day
            and str(table.year or text[day.start() : day.start() + 4]) in day[0]
            and int(day[1]) <= _MONTHS
        ):
            return int(day[1]) if int(day[2] or 0) >= _MONTH_END else int(day[1]) - 1
    return None


_MONTH_END = 28


def unexplained(item: EvaluatedIndicator, by: Parameters) -> Findings:
    """A target that may not be reached asks for the reason and what is done about it."""
    doubtful = first_of(by.words("monitor.no_reason"), plain(item.likelihood))
    if doubtful and not item.reason.strip():
        yield found("monitor.no_reason", Severity.WARNING, item.id, "reason", likelihood=item.likelihood)


def not_expected(item: EvaluatedIndicator) -> Findings:
    if item.name.strip() and not item.expected.strip():
        yield found("monitor.no_expected", Severity.WARNING, item.id, "expected", name=item.name)
