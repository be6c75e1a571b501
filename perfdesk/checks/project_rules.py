"""What a project as a whole tells: kinds of indicators, its goal, its money."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from perfdesk.checks import privacy, slips
from perfdesk.checks.catalogue import catalogue, number, words
from perfdesk.checks.context import Context, Findings, found
from perfdesk.checks.goals import shared_words, unmet_numbers
from perfdesk.checks.wordings import first_of, plain, shortened, squeezed
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.finding import Finding
from perfdesk.domain.table import Project

_SPAN = re.compile(r"[二两三四五2-5]年(?:内|共|累计|计划|期)|20\d{2}\s*[-—–至到]\s*20\d{2}\s*年|三年|五年")
_PRICE = re.compile(r"(\d+(?:\.\d+)?)(?:人|户|个|名|家|件|台|套|次|场)[×xX*](\d+(?:\.\d+)?)元")
_YEAR = re.compile(r"(?<!\d)(20\d{2})年(?!以来|以前)")


def _of(rule: str, project: Project, field: str, **params: str) -> Finding:
    return found(rule, catalogue()[rule].severity, project.id, field, **params)


def kinds(project: Project, _: Context) -> Findings:
    """Which kinds of indicators are missing; nothing for a list that is empty or cut off."""
    if not project.indicators or project.truncated:
        return
    level1 = {indicator.level1_code.strip() for indicator in project.indicators}
    level2 = {indicator.level2_code.strip() for indicator in project.indicators}
    if not level1 & {"1"}:
        yield _of("kinds.no_output", project, "indicators")
    else:
        yield from _output_kinds(project, level2)
    if not level1 & {"2"}:
        yield _of("kinds.no_benefit", project, "indicators")
    if not level1 & {"3"} and "31" not in level2:
        yield _of("kinds.no_satisfaction", project, "indicators")


def _output_kinds(project: Project, level2: set[str]) -> Iterator[Finding]:
    for code, rule in (("11", "kinds.no_quantity"), ("12", "kinds.no_quality"), ("13", "kinds.no_time")):
        if code not in level2:
            yield _of(rule, project, "indicators")
    word = first_of(words("kinds.no_cost", "project_words"), project.name)
    if word and "14" not in level2:
        yield _of("kinds.no_cost", project, "indicators", word=word)


def counts(project: Project, _: Context) -> Findings:
    count = len(project.indicators)
    least, most = number("list.too_few", "least"), number("list.too_many", "most")
    if 0 < count < least and not project.truncated:
        yield _of("list.too_few", project, "indicators", count=str(count), least=str(least))
    elif count > most:
        yield _of("list.too_many", project, "indicators", count=str(count), most=str(most))


def alike(project: Project, _: Context) -> Findings:
    """Indicators of one level whose names are the same or nearly so."""
    share = number("list.alike", "share")
    for at, indicator in enumerate(project.indicators):
        name = plain(indicator.name)
        for other in project.indicators[:at]:
            same_value = other.annual_value == indicator.annual_value or plain(other.name) == name
            same_level = other.level2_code == indicator.level2_code
            if same_value and same_level and _likeness(plain(other.name), name) >= share:
                told = {"name": shortened(indicator.name), "other": shortened(other.name)}
                severity = catalogue()["list.alike"].severity
                yield found("list.alike", severity, indicator.id, "name", number=str(other.number), **told)
                break


@lru_cache(100_000)
def _likeness(one: str, other: str) -> int:
    """Per cent of pairs of neighbouring characters that both have (Dice)."""
    if one == other:
        return 100 if one else 0
    if abs(len(one) - len(other)) > 3 or min(len(one), len(other)) < 4:
        return 0
    first, second = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return round(200 * len(first & second) / (len(first) + len(second)))


def goal(project: Project, context: Context) -> Findings:
    for rule, params in _goal_slips(project.goal, context.table.year or 0):
        yield _of(rule, project, "goal", **dict(params))


@lru_cache(50_000)
def _goal_slips(text: str, year: int) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return tuple(_goal_looks(text, year))


def _goal_looks(text: str, year: int) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    bare = squeezed(text)
    if not bare:
        return
    least, most = number("goal.short", "least"), number("goal.long", "most")
    if len(bare) < least:
        yield "goal.short", (("count", str(len(bare))),)
    elif len(bare) > most:
        yield "goal.long", (("count", str(len(bare))), ("most", str(most)))
    for rule, shown in slips.marks_in(text):
        yield rule, (("text", shown),)
    if slips.CUT.search(bare):
        yield "text.cut_sentence", (("text", bare[-15:]),)
    elif slips.TRAILING.search(bare):
        yield "text.trailing_mark", (("text", bare[-15:]),)
    for rule, tail in privacy.numbers_in(text):
        yield rule, (("tail", tail),)
    years = {int(found) for found in _YEAR.findall(plain(text))}
    if year and years and year not in years and not _SPAN.search(plain(text)):
        yield "date.other_year", (("text", shortened(text)), ("year", str(min(years))), ("table", str(year)))


def name(project: Project, _: Context) -> Findings:
    for rule, shown in slips.marks_in(project.name):
        yield _of(rule, project, "name", text=shown)
    if slips.TRAILING.search(squeezed(project.name)) or squeezed(project.name).endswith("。"):
        yield _of("text.trailing_mark", project, "name", text=shortened(project.name))
    for rule, tail in privacy.numbers_in(project.name):
        yield _of(rule, project, "name", tail=tail)
    if privacy.may_name_a_person(project.name):
        yield _of("privacy.name", project, "name", text=shortened(project.name))


def goal_and_indicators(project: Project, _: Context) -> Findings:
    """Numbers promised in the goal that no indicator carries, and no word in common at all."""
    if not project.goal.strip() or not project.indicators or project.truncated:
        return
    values = tuple((i.name, i.cycle_value or "", i.annual_value or "") for i in project.indicators)
    for shown in unmet_numbers(project.goal, values)[:1]:
        yield _of("goal.number_missing", project, "goal", number=shown)
    if not shared_words(project.goal, tuple(names for names, _, _ in values)):
        yield _of("goal.no_common_word", project, "goal")


def pressure(project: Project, _: Context) -> Findings:
    """Nothing but 100 %, in time, qualified."""
    easy, least = words("targets.no_pressure"), number("targets.no_pressure", "least")
    values = [plain(indicator.annual_value or "").strip("。") for indicator in project.indicators]
    if len(values) >= least and all(value in easy for value in values):
        yield _of("targets.no_pressure", project, "indicators", count=str(len(values)))


def copied(project: Project, _: Context) -> Findings:
    span = _SPAN.search(plain(project.goal))
    numeric = [i for i in project.indicators if i.level2_code == "11" and i.annual_value]
    if span and numeric and all(i.cycle_value == i.annual_value for i in numeric):
        yield _of("value.copied", project, "indicators", span=span[0])


def money(project: Project, context: Context) -> Findings:
    total = project.amounts.total
    if total is None:
        return
    if total == 0:
        yield _of("amount.zero", project, "total")
    unit = context.table.currency_unit
    factor = {"万元": 10_000, "元": 1, "千元": 1000}.get(unit)
    found_ = _PRICE.search(plain(project.goal))
    if found_ and factor and total:
        product = Decimal(found_[1]) * Decimal(found_[2]) / factor
        ratio = product / total if product else Decimal(1)
        if ratio >= 10 or ratio <= Decimal("0.1"):
            told = {"product": show_amount(product), "total": show_amount(total), "unit": unit}
            yield _of("money.unit_price", project, "total", text=found_[0], **told)
