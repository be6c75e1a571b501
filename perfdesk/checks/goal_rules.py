"""What a project's goal tells: by itself, and against its indicators (CHECKS 8, 10, 24, 25, 47–49)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from perfdesk.checks import dates, privacy, slips
from perfdesk.checks.catalogue import Parameters, catalogue
from perfdesk.checks.context import Context, Findings, found
from perfdesk.checks.goals import shared_words, unmet_numbers
from perfdesk.checks.values import holds_a_blank
from perfdesk.checks.wordings import plain, shortened, squeezed
from perfdesk.domain.table import Project

SPAN = re.compile(r"[二两三四五2-5]年(?:内|共|累计|计划|期)|20\d{2}\s*[-—–至到]\s*20\d{2}\s*年|三年|五年")
_YEAR = re.compile(r"(?<!\d)(20\d{2})年(?!以来|以前)")
_ENDS = frozenset("。！？.!?；;：:，,、”’）)》】")
_SENTENCE = 10
"""Characters from which on a sentence cannot come twice by chance."""
Slip = tuple[str, tuple[tuple[str, str], ...]]
"""Rule and params."""


def goal(project: Project, context: Context) -> Findings:
    for rule, params in _slips(project.goal, context.table.year or 0, context.by):
        yield found(rule, catalogue()[rule].severity, project.id, "goal", **dict(params))
    if project.goal.strip() and plain(project.goal).strip("。") == plain(project.name):
        yield found(
            "goal.repeats_name", catalogue()["goal.repeats_name"].severity, project.id, "goal",
            text=shortened(project.goal),
        )  # fmt: skip


def goal_and_indicators(project: Project, _: Context) -> Findings:
    """Numbers promised in the goal that no indicator carries, and no word in common at all."""
    if not project.goal.strip() or not project.indicators or project.truncated:
        return
    values = tuple((i.name, i.cycle_value or "", i.annual_value or "") for i in project.indicators)
    for shown in dict.fromkeys(unmet_numbers(project.goal, values)):
        severity = catalogue()["goal.number_missing"].severity
        yield found("goal.number_missing", severity, project.id, "goal", number=shown)
    if not shared_words(project.goal, tuple(names for names, _, _ in values)):
        yield found("goal.no_common_word", catalogue()["goal.no_common_word"].severity, project.id, "goal")


@lru_cache(50_000)
def _slips(text: str, year: int, by: Parameters) -> tuple[Slip, ...]:
    if not squeezed(text):
        return ()
    looks = (_length(text, by), _blanks(text, by), _writing(text), _persons(text, by), _years(text, year))
    return tuple(slip for look in looks for slip in look)


def _length(text: str, by: Parameters) -> Iterator[Slip]:
    count = len(squeezed(text))
    if count < by.number("goal.short", "least"):
        yield "goal.short", (("count", str(count)),)
    elif count > (most := by.number("goal.long", "most")):
        yield "goal.long", (("count", str(count)), ("most", str(most)))


def _blanks(text: str, by: Parameters) -> Iterator[Slip]:
    """The form's own 无 and 待定, and blanks that were left open in the sentence."""
    bare = plain(text).strip("。.;；")
    if bare in by.words("value.placeholder") or bare in "/-—–" or holds_a_blank(bare):
        yield "goal.placeholder", (("text", shortened(text)),)


def _writing(text: str) -> Iterator[Slip]:
    bare = squeezed(text)
    for rule, shown in slips.marks_in(text):
        yield rule, (("text", shown),)
    if slips.CUT.search(bare):
        yield "text.cut_sentence", (("text", bare[-15:]),)
    elif slips.TRAILING.search(bare):
        yield "text.trailing_mark", (("text", bare[-15:]),)
    elif bare[-1] not in _ENDS:
        yield "goal.no_end", (("text", bare[-15:]),)
    if sentence := _said_twice(bare):
        yield "text.doubled_word", (("text", shortened(sentence)),)
    for rule, tail in privacy.numbers_in(text):
        yield rule, (("tail", tail),)


def _persons(text: str, by: Parameters) -> Iterator[Slip]:
    if privacy.may_name_a_person(text, by.words("privacy.name")):
        yield "privacy.name", (("text", shortened(text)),)


def _said_twice(bare: str) -> str:
    """A whole sentence that comes again further on."""
    sentences = [part for part in re.split("[。；;]", bare) if len(part) >= _SENTENCE]
    return next((part for at, part in enumerate(sentences) if part in sentences[:at]), "")


def _years(text: str, year: int) -> Iterator[Slip]:
    bare = plain(text)
    for shown in dates.impossible_in(bare):
        yield "date.impossible", (("text", shown),)
    years = {int(found) for found in _YEAR.findall(bare)}
    if year and years and year not in years and not SPAN.search(bare):
        yield "date.other_year", (("text", shortened(text)), ("year", str(min(years))), ("table", str(year)))
