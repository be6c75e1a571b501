"""What is off because of an amount that has a reason: the reason is not about it, so it is told by itself."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from perfdesk.checks.settings import RuleSettings
from perfdesk.desk.remarking import Remarks
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetTable
from perfdesk.domain.totals import Sums
from perfdesk.domain.tree import Tree

if TYPE_CHECKING:
    from perfdesk.checks.run import Findings

Unexcused = Mapping[Id, tuple[Finding, ...]]
"""By the item; what an amount without a reason explains as well stays under that one."""


def unexcused(
    tree: Tree, sums: Mapping[Id, Sums], checked: "Findings", remarks: Remarks, rules: RuleSettings
) -> Unexcused:
    excused = {item for rule, item, _ in remarks.waivers if rule.startswith("sum.") and tree.has(item)}
    tables = {table.id: table for item in excused if isinstance(table := tree.table(item), TargetTable)}
    back: dict[Id, list[Finding]] = {}
    for table in tables.values():
        told = rules.applied(_of_sums(table, checked))
        reasons = {finding.place for finding in told if remarks.waiver(tree, finding) is not None}
        open_ones = {finding.place for finding in told if remarks.waiver(tree, finding) is None}
        if reasons:
            for finding in _only_behind(reasons - open_ones, told, table, sums):
                back.setdefault(finding.place.item, []).append(finding)
    return {item: tuple(found) for item, found in back.items()}


def _of_sums(table: TargetTable, checked: "Findings") -> Iterator[Finding]:
    for item in (table.id, *(unit.id for unit in table.units), *(project.id for project in table.projects)):
        yield from (finding for finding in checked.get(item, ()) if finding.rule.startswith("sum."))


def _only_behind(
    reasons: Collection[Place], told: Iterable[Finding], table: TargetTable, sums: Mapping[Id, Sums]
) -> Iterator[Finding]:
    # Imported here: a file without reasons for sums, which is nearly every one, opens without it.
    from perfdesk.checks.consequences import consequences

    behind = consequences(told, table, sums)
    left = {_about(finding) for place, found in behind.items() if place not in reasons for finding in found}
    come = {_about(finding): finding for place in reasons for finding in behind.get(place, ())}
    yield from (finding for about, finding in come.items() if about not in left)


def _about(finding: Finding) -> tuple[str, Place]:
    return finding.rule, finding.place
