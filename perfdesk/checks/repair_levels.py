"""修正: level codes and names, and the numbering."""

from collections.abc import Iterator

from perfdesk.checks.repairing import Make, codes_of, indicator_of, set_value
from perfdesk.domain.codes import Level2, same_level_name
from perfdesk.domain.edits import Change, Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree


def right_pair(finding: Finding, tree: Tree) -> Iterator[Change]:
    """The level-1 that the level-2 code belongs to."""
    return _level(finding, tree, codes_of(finding, tree).level2(indicator_of(finding, tree).level2_code))


def right_name(finding: Finding, tree: Tree) -> Iterator[Change]:
    """By the level-2 name where it is one of the list; else the name that the code has."""
    indicator, codes = indicator_of(finding, tree), codes_of(finding, tree)
    by_name = [entry for entry in codes.entries if same_level_name(entry.name, indicator.level2_name)]
    return _level(finding, tree, by_name[0] if by_name else codes.level2(indicator.level2_code))


def out_of_quantity(finding: Finding, tree: Tree) -> Iterator[Change]:
    code = "13" if "及时" in indicator_of(finding, tree).name else "12"
    return _level(finding, tree, codes_of(finding, tree).level2(code))


def under(code: str) -> Make:
    """Under the level-2 kind of this code."""
    return lambda finding, tree: _level(finding, tree, codes_of(finding, tree).level2(code))


def renumber(finding: Finding, tree: Tree) -> Iterator[Change]:
    project = tree.owner(finding.place.item, Project)
    for number, indicator in enumerate(project.indicators, 1):
        yield from set_value(tree, Place(indicator.id, "number"), number)


def _level(finding: Finding, tree: Tree, level2: Level2 | None) -> Iterator[Change]:
    """Both levels, codes and names; the list's way of writing 指标 is kept where the name stays the same."""
    if level2 is None:
        return
    indicator = indicator_of(finding, tree)
    name1 = (
        indicator.level1_name
        if same_level_name(indicator.level1_name, level2.level1_name)
        else level2.level1_name
    )
    name2 = indicator.level2_name if same_level_name(indicator.level2_name, level2.name) else level2.name
    wanted = {
        "level1_code": level2.level1_code, "level1_name": name1, "level2_code": level2.code, "level2_name": name2,
    }  # fmt: skip
    for field, value in wanted.items():
        yield from set_value(tree, Place(indicator.id, field), value)
