"""What a project as a whole tells: its name, the kinds and the number of its indicators."""

from collections.abc import Iterator
from functools import lru_cache

from perfdesk.checks import privacy, slips
from perfdesk.checks.catalogue import Parameters, catalogue
from perfdesk.checks.context import Context, Findings, found
from perfdesk.checks.goal_rules import SPAN, Slip
from perfdesk.checks.values import is_no_name
from perfdesk.checks.wordings import first_of, plain, shortened, squeezed
from perfdesk.domain.codes import LevelKind, codes_of, kind_of_level
from perfdesk.domain.finding import Finding
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project


def _of(rule: str, project: Project, field: str, **params: str) -> Finding:
    return found(rule, catalogue()[rule].severity, project.id, field, **params)


def missing_kinds(project: Project, context: Context) -> Findings:
    """Which kinds of indicators are missing; nothing for a list that is empty, cut off or of unknown levels."""
    kinds = {_kind(indicator) for indicator in project.indicators}
    if not project.indicators or project.truncated or None in kinds:
        return
    level2 = {_level2(indicator, context.table.year) for indicator in project.indicators}
    if LevelKind.COST in kinds:
        level2.add("14")
    if LevelKind.OUTPUT not in kinds:
        yield _of("kinds.no_output", project, "indicators")
    else:
        yield from _output_kinds(project, level2, context.by)
    if LevelKind.BENEFIT not in kinds:
        yield _of("kinds.no_benefit", project, "indicators")
    if LevelKind.SATISFACTION not in kinds and "31" not in level2:
        yield _of("kinds.no_satisfaction", project, "indicators")


def _kind(indicator: Indicator) -> LevelKind | None:
    """By its code where it has one of the list, which is what the joined table is reckoned by."""
    code = indicator.level1_code.strip()
    return kind_of_level("", "", code) or kind_of_level(indicator.level1_name, indicator.level2_name)


def _level2(indicator: Indicator, year: int | None) -> str:
    """Its code, else that of its names: a form without codes says no less."""
    return indicator.level2_code.strip() or codes_of(indicator.level1_name, indicator.level2_name, year)[1]


def _output_kinds(project: Project, level2: set[str], by: Parameters) -> Iterator[Finding]:
    for code, rule in (("11", "kinds.no_quantity"), ("12", "kinds.no_quality"), ("13", "kinds.no_time")):
        if code not in level2:
            yield _of(rule, project, "indicators")
    word = first_of(by.words("kinds.no_cost", "project_words"), project.name)
    if word and "14" not in level2:
        yield _of("kinds.no_cost", project, "indicators", word=word)


def counts(project: Project, context: Context) -> Findings:
    count = len(project.indicators)
    least, most = context.by.number("list.too_few", "least"), context.by.number("list.too_many", "most")
    if 0 < count < least and not project.truncated:
        yield _of("list.too_few", project, "indicators", count=str(count), least=str(least))
    elif count > most:
        yield _of("list.too_many", project, "indicators", count=str(count), most=str(most))


def alike(project: Project, context: Context) -> Findings:
    """Indicators of one name; those of one level and one value whose names are nearly the same."""
    share = context.by.number("list.alike", "share")
    seen: list[tuple[Indicator, str]] = []
    for indicator in project.indicators:
        name, level, value = plain(indicator.name), indicator.level2_code, indicator.annual_value
        for other, other_name in seen:
            is_like = other.annual_value == value and other.level2_code == level
            if name == other_name != "" or (is_like and _likeness(other_name, name) >= share):
                told = {"name": shortened(indicator.name), "other": shortened(other.name)}
                severity = catalogue()["list.alike"].severity
                yield found("list.alike", severity, indicator.id, "name", number=str(other.number), **told)
                break
        seen.append((indicator, name))


@lru_cache(100_000)
def _likeness(one: str, other: str) -> int:
    """Per cent of pairs of neighbouring characters that both have (Dice)."""
    if abs(len(one) - len(other)) > 3 or min(len(one), len(other)) < 4:
        return 0
    first, second = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return round(200 * len(first & second) / (len(first) + len(second)))


def name(project: Project, context: Context) -> Findings:
    for rule, params in _name_slips(project.name, context.by):
        yield _of(rule, project, "name", **dict(params))


@lru_cache(50_000)
def _name_slips(text: str, by: Parameters) -> tuple[Slip, ...]:
    return tuple(_name_looks(text, by))


def _name_looks(text: str, by: Parameters) -> Iterator[Slip]:
    bare, shown = squeezed(text), (("text", shortened(text)),)
    for rule, place in slips.marks_in(text):
        yield rule, (("text", place),)
    if slips.TRAILING.search(bare) or bare.endswith("。"):
        yield "text.trailing_mark", shown
    if bare and is_no_name(plain(text), by):
        yield "name.placeholder", shown
    for rule, tail in privacy.numbers_in(text):
        yield rule, (("tail", tail),)
    if privacy.may_name_a_person(text, by.words("privacy.name")):
        yield "privacy.name", shown


def pressure(project: Project, context: Context) -> Findings:
    """Nothing but 100 %, in time, qualified."""
    easy = context.by.words("targets.no_pressure")
    least = context.by.number("targets.no_pressure", "least")
    values = [plain(indicator.annual_value or "").strip("。") for indicator in project.indicators]
    if len(values) >= least and all(value in easy for value in values):
        yield _of("targets.no_pressure", project, "indicators", count=str(len(values)))


def copied(project: Project, _: Context) -> Findings:
    span = SPAN.search(plain(project.goal))
    numeric = [i for i in project.indicators if i.level2_code == "11" and i.annual_value]
    if span and numeric and all(i.cycle_value == i.annual_value for i in numeric):
        yield _of("value.copied", project, "indicators", span=span[0])
