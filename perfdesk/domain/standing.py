"""Which doubts are still open and which findings a person's reason still covers: both fall when the value changes."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, is_value, value_at, walk
from perfdesk.domain.remarks import Doubt, Waiver, doubt, waiver
from perfdesk.domain.self_evaluation import (
    FUND_SOURCES,
    FUND_STAGES,
    DepartmentEvaluation,
    EvaluatedIndicator,
    EvaluationRow,
    ProjectEvaluation,
    Stage,
)
from perfdesk.domain.table import Project, TargetScope, TargetTable, Unit

Waivers = Mapping[tuple[str, Id, str], Waiver]
"""By rule, item and field."""


_ABOUT_TWO = ("import.cell_edge",)
"""Where one cell ends and the next begins: both may be wrong, but it is one question."""


def told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Without a second one about the same two cells; it is told once the first is settled."""
    told: set[tuple[Id, str, tuple[tuple[str, str], ...]]] = set()
    for finding in findings:
        if finding.rule in _ABOUT_TWO:
            key = finding.place.item, finding.rule, tuple(sorted(finding.params.items()))
            if key in told:
                continue
            told.add(key)
        yield finding


def said_at(item: Item, field: str) -> str:
    """What a place says: the value as text, or a digest of the whole item where the field is none of its own.

    A project's digest takes in its indicators; that of a unit or table only its own row, so that it can be made
    after each edit.
    """
    if is_value(item, field):
        return str(value_at(item, field))
    digest = blake2b(digest_size=12)
    for each in (item, *(item.indicators if isinstance(item, Project) else ())):
        digest.update("\0".join(_said_in(each)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def row_digest(item: Item) -> str:
    """Of the item alone, without what is below it."""
    text = "\0".join(_said_in(item))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _said_in(item: Item) -> Iterator[str]:
    """All its values; those that came later only where there is something, so that older digests go on holding."""
    later = _LATER.get(type(item), ())
    for name in FIELDS[type(item)]:
        value = value_at(item, name)
        if name in later and value not in _NOTHING:
            yield f"{name}={value}"
        elif name not in later and name not in _BESIDE:
            yield str(value)


_BESIDE = ("lettering",)
"""Not part of what an item says."""

_SOURCES = ("total", "fiscal", "special_account", "other", "carried")
_LATER: dict[type, tuple[str, ...]] = {
    TargetTable: ("scope", "form", "extra"),
    Unit: ("extra",),
    Project: ("annual_goal", *(f"annual_{source}" for source in _SOURCES), "tasks", "extra"),
    Indicator: ("weight", "parts", "extra"),
    DepartmentEvaluation: (
        "spent_basic", "spent_project", "initial_total", "initial_basic", "initial_project", "execution_weight",
        "execution_rate", "execution_score", "form", "extra",
    ),
    EvaluationRow: ("parts", "extra"),
    ProjectEvaluation: (
        *(f"expected_{source}" for source in FUND_SOURCES),
        *(f"{stage}_{source}" for source in ("special_account", "own") for stage in FUND_STAGES),
        "stage", "grade", "form", "extra",
    ),
    EvaluatedIndicator: ("expected", "likelihood", "parts", "extra"),
}  # fmt: skip
"""The fields that digests in files of schema 2 know nothing of; fields that come from now on belong here, too."""

_NOTHING = (None, "", (), TargetScope.PROJECTS, Stage.SELF_EVALUATION)


def doubt_of(number: int, finding: Finding, item: Item) -> Doubt:
    """A reader's finding as it is kept with the table; `item` is the one at its place, `number` see `doubt`."""
    place = finding.place
    said = said_at(item, place.field)
    params = tuple(finding.params.items())
    return doubt(number, finding.rule, finding.severity, place.item, place.field, said, params)


def finding_of(doubt: Doubt) -> Finding:
    return Finding(doubt.rule, doubt.severity, Place(doubt.item, doubt.field), dict(doubt.params))


def open_doubts(doubts: Iterable[Doubt], item: Item) -> Iterator[Finding]:
    """Of the doubts about an item, those whose value is still what was read."""
    return (finding_of(doubt) for doubt in doubts if said_at(item, doubt.field) == doubt.said)


def waiver_of(finding: Finding, item: Item, *, reason: str, who: str, at: str) -> Waiver:
    place, params = finding.place, tuple(finding.params.items())
    said = said_at(item, place.field)
    return waiver(finding.rule, place.item, place.field, said, params, reason, who, at)


def in_order_given(table: Table) -> list[Waiver]:
    """The reasons of a table; those given at once in the order of what they are about."""
    at = {item.id: number for number, item in enumerate(walk(table))} if table.waivers else {}
    return sorted(table.waivers, key=lambda given: (given.at, at.get(given.item, -1)))


def by_place(waivers: Iterable[Waiver]) -> Waivers:
    """Of several about the same the last."""
    return {each.about: each for each in waivers}


def waiver_for(finding: Finding, item: Item, waivers: Waivers) -> Waiver | None:
    """The reason that covers a finding at `item`; None where there is none or the value or the numbers are others."""
    given = waivers.get((finding.rule, *finding.place))
    if given is None or given.params != tuple(finding.params.items()):
        return None
    return given if given.said == said_at(item, finding.place.field) else None
