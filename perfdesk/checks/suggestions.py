"""Names that an indicator of a missing kind may have: those of the projects around, then those of the field."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.domain.tree import Tree
from perfdesk.resources import resource

MOST = 5


def names_for(project: Project, level2: str, tree: Tree) -> tuple[str, ...]:
    """The commonest of the unit, then of the table, then the usual ones; at most `MOST`, none that is there."""
    unit, table = tree.owner(project.id, Unit), tree.owner(project.id, TargetTable)
    there = {indicator.name for indicator in project.indicators}
    told = (*_common(unit.projects, level2), *_common(table.projects, level2), *_usual().get(level2, ()))
    return tuple(name for name in dict.fromkeys(told) if name.strip() and name not in there)[:MOST]


def _common(projects: Iterable[Project], level2: str) -> list[str]:
    """Names that some other project uses more than once come first; of equals, the first in the document."""
    counted = Counter(i.name for project in projects for i in project.indicators if i.level2_code == level2)
    return [name for name, _ in counted.most_common(MOST - 2)]


@cache
def _usual() -> Mapping[str, list[str]]:
    """By the code of level 2."""
    said: dict[str, list[str]] = json.loads(
        resource("suggestions/indicator-names.json").read_text(encoding="utf-8")
    )
    return said
