"""What repairs are made of: a value set, the indicator and the codes that a finding is about."""

from collections.abc import Callable, Iterator

from perfdesk.domain.codes import CodeList, code_list_for
from perfdesk.domain.edits import Change, Place, ValueChange
from perfdesk.domain.finding import Finding
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import Value, value_at
from perfdesk.domain.table import TargetTable
from perfdesk.domain.tree import Tree

Make = Callable[[Finding, Tree], Iterator[Change]]


def set_value(tree: Tree, place: Place, value: Value) -> Iterator[Change]:
    before = value_at(tree.item(place.item), place.field)
    if before != value:
        yield ValueChange(place, before, value)


def indicator_of(finding: Finding, tree: Tree) -> Indicator:
    return tree.owner(finding.place.item, Indicator)


def codes_of(finding: Finding, tree: Tree) -> CodeList:
    return code_list_for(tree.owner(finding.place.item, TargetTable).year)
