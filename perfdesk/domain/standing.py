"""Which doubts are still open and which findings a person's reason still covers: both fall when the value changes."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from perfdesk.domain.edits import Place
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Item, is_value, value_at
from perfdesk.domain.remarks import Doubt, Waiver
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


def _said_in(item: Item) -> Iterator[str]:
    """All its values; those that came later only where there is something, so that older digests go on holding."""
    later = _LATER.get(type(item), ())
    for name in FIELDS[type(item)]:
        value = value_at(item, name)
        if name in later and value not in _NOTHING:
            yield f"{name}={value}"
        elif name not in later and name not in _BESIDE:
            yield str(value)


_BESIDE = ("doubts", "waivers", "lettering")
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


def doubt_of(finding: Finding, item: Item) -> Doubt:
    """A reader's finding as it is kept with the table; `item` is the one at its place."""
    place = finding.place
    said = said_at(item, place.field)
    return Doubt(finding.rule, finding.severity, place.item, place.field, said, tuple(finding.params.items()))


def finding_of(doubt: Doubt) -> Finding:
    return Finding(doubt.rule, doubt.severity, Place(doubt.item, doubt.field), dict(doubt.params))


def open_doubts(doubts: Iterable[Doubt], item: Item) -> Iterator[Finding]:
    """Of the doubts about an item, those whose value is still what was read."""
    return (finding_of(doubt) for doubt in doubts if said_at(item, doubt.field) == doubt.said)


def waiver_of(finding: Finding, item: Item, *, reason: str, who: str, at: str) -> Waiver:
    place, params = finding.place, tuple(finding.params.items())
    said = said_at(item, place.field)
    return Waiver(finding.rule, place.item, place.field, said, params, reason, who, at)


def by_place(waivers: Iterable[Waiver]) -> Waivers:
    return {(waiver.rule, waiver.item, waiver.field): waiver for waiver in waivers}


def waiver_for(finding: Finding, item: Item, waivers: Waivers) -> Waiver | None:
    """The reason that covers a finding at `item`; None where there is none or the value or the numbers are others."""
    waiver = waivers.get((finding.rule, *finding.place))
    if waiver is None or waiver.params != tuple(finding.params.items()):
        return None
    return waiver if waiver.said == said_at(item, finding.place.field) else None
