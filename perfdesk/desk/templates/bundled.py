"""Templates that come with the program: for each kind of project an indicator of each level 2, to begin from.

They are made of the common indicators that are offered while one types (`desk/common_indicators`).
"""

from functools import cache

from perfdesk.desk.common_indicators import CommonKind, common_kinds
from perfdesk.desk.indicator_writing import with_level2
from perfdesk.desk.templates.template import Template
from perfdesk.domain.codes import code_list_for
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable, Unit


@cache
def bundled() -> tuple[Template, ...]:
    return tuple(_template(kind) for kind in common_kinds())


def bundled_template(name: str) -> Template:
    """Raises StopIteration for a name that none of them has."""
    return next(each for each in bundled() if each.name == name)


def _template(kind: CommonKind) -> Template:
    project = Project(new_id(), kind.name, indicators=_indicators(kind))
    table = TargetTable(new_id(), units=(Unit(new_id(), projects=(project,)),))
    return Template(kind.name, table, is_whole=False, follows_year=False, at="")


def _indicators(kind: CommonKind) -> tuple[Indicator, ...]:
    """The commonest of each level, in the order of the code list."""
    commonest = {each.level2_code: each for each in reversed(kind.indicators)}
    levels = [level for level in code_list_for(None).entries if level.code in commonest]
    return tuple(
        with_level2(
            Indicator(
                new_id(),
                number,
                name=commonest[level.code].name,
                cycle_value=(value := _whole(commonest[level.code].values)),
                annual_value=value,
            ),
            level,
        )
        for number, level in enumerate(levels, 1)
    )


def _whole(values: tuple[str, ...]) -> str:
    """The first usual value that has a number; a sign and a unit alone are no value yet."""
    return next((value for value in values if any(sign.isdecimal() for sign in value)), "")
