"""What a finding can be mended by (修正建议): Edits, and what each does to each value, for a person to agree to."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from perfdesk.checks import repair_levels, repair_rows, repair_sums, repair_texts
from perfdesk.checks.repairing import Make
from perfdesk.domain.edits import Change, Edit, ItemInserted, Place, ValueChange
from perfdesk.domain.finding import Finding
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Value
from perfdesk.domain.tree import Tree

ACTION = "repair"


class Preview(NamedTuple):
    """One value as it is and as it would be; for a row that is added, `before` is empty."""

    place: Place
    before: str
    after: str


class Repair(NamedTuple):
    """For a finding of `rule`; `way` and `params` say which, where there are several (`perfdesk.wording`)."""

    rule: str
    edit: Edit
    previews: tuple[Preview, ...]
    way: str = ""
    params: Mapping[str, str] = {}

    @property
    def asks_for_more(self) -> bool:
        """Whether it brings a row that somebody has to fill in: until then there is more to mend than before."""
        return any(isinstance(change, ItemInserted) for change in self.edit.changes)


def repair_of(finding: Finding, tree: Tree) -> Repair | None:
    """The first way that leaves nothing to be filled in; None where a person has to decide."""
    if (
        finding.rule in repair_rows.FOR_KIND
    ):  # each way brings a row, and thousands may be asked about at once
        return None
    return next((way for way in _ways(finding, tree) if not way.asks_for_more), None)


def repairs_of(finding: Finding, tree: Tree) -> tuple[Repair, ...]:
    """All ways to mend a finding, the usual one first; some bring a row to be filled in."""
    return tuple(_ways(finding, tree))


def repairable() -> frozenset[str]:
    """The rules that can offer a repair."""
    return frozenset((*_REPAIRS, *_SUMS, *repair_rows.FOR_KIND))


def _ways(finding: Finding, tree: Tree) -> Iterator[Repair]:
    if not tree.has(finding.place.item):
        return
    for way, params, make in _makers(finding, tree):
        if changes := tuple(make(finding, tree)):
            yield Repair(finding.rule, Edit(ACTION, changes), _previews(changes), way, params)


def _makers(finding: Finding, tree: Tree) -> Iterator[tuple[str, Mapping[str, str], Make]]:
    if finding.rule in _SUMS:
        yield "sum_takes_rows", {}, repair_sums.sum_takes_rows
        yield "greatest_takes_rest", repair_sums.greatest_row(finding, tree), repair_sums.greatest_takes_rest
    elif finding.rule in repair_rows.FOR_KIND:
        yield "empty_row", {}, repair_rows.empty_row
        for name in repair_rows.names_offered(finding, tree):
            yield "row_named", {"name": name}, partial(repair_rows.row_named, name)
    elif finding.rule in _REPAIRS:
        yield "", {}, _REPAIRS[finding.rule]


def _previews(changes: Sequence[Change]) -> tuple[Preview, ...]:
    previews = []
    for change in changes:
        if isinstance(change, ValueChange):
            previews.append(Preview(change.place, _shown(change.before), _shown(change.after)))
        elif isinstance(change, ItemInserted) and isinstance(change.item, Indicator):
            row = change.item
            added = f"{row.number}、{row.level2_code}-{row.level2_name} {row.name}".rstrip()
            previews.append(Preview(Place(change.parent, "indicators"), "", added))
    return tuple(_levels_whole(previews))


def _levels_whole(previews: Sequence[Preview]) -> Iterator[Preview]:
    """A level's code and name, which are one value to a person, as one: `12-质量指标`."""
    by_place = {preview.place: preview for preview in previews}
    for place, before, after in previews:
        level, _, part = place.field.partition("_")
        code, name = (by_place.get(Place(place.item, f"{level}_{each}")) for each in ("code", "name"))
        if part not in ("code", "name") or code is None or name is None:
            yield Preview(place, before, after)
        elif part == "name":
            yield Preview(place, _joined(code.before, before), _joined(code.after, after))


def _joined(code: str, name: str) -> str:
    return "-".join(filter(None, (code, name)))


def _shown(value: Value) -> str:
    return "" if value is None else str(value)


_SUMS = ("sum.unit", "sum.table")
_REPAIRS: Mapping[str, Make] = {
    "sum.tasks": repair_sums.total_takes_tasks,
    "code.pair": repair_levels.right_pair,
    "code.name": repair_levels.right_name,
    "level.rate_as_quantity": repair_levels.out_of_quantity,
    "level.quantity_as_quality": repair_levels.under("11"),
    "level.cost_elsewhere": repair_levels.under("14"),
    "level.time_elsewhere": repair_levels.under("13"),
    "satisfaction.as_benefit": repair_levels.under("31"),
    "satisfaction.as_output": repair_levels.under("31"),
    "number.sequence": repair_levels.renumber,
    "rate.no_percent": repair_texts.percent,
    "year.over_cycle": repair_texts.swap,
    "year.other_form": repair_texts.copy_annual,
    "direction.wrong": repair_texts.turn,
    "direction.upward": repair_texts.turn_up,
    "text.doubled_mark": repair_texts.undouble,
    "text.trailing_mark": repair_texts.untrail,
    "text.leading_mark": repair_texts.unlead,
    "text.unmatched": repair_texts.match,
    "text.mixed_signs": repair_texts.usual_signs,
}
