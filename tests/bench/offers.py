"""What one letter costs while names and values are offered, in a file of 60,000 indicators."""

import random
from collections.abc import Iterator
from time import process_time

from perfdesk.desk.common_indicators import common_kinds
from perfdesk.desk.offering import Around, Offers
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable, Unit

_TYPED = ("培训", "p", "pxrs", "满意度", "某某合同履约人数完成情况", "")


def measure() -> Iterator[str]:
    table = _table(10_000)
    begun = process_time()
    offers = Offers([table])
    yield f"index of 60,000 indicators, beside the window: {process_time() - begun:.2f} s of CPU"
    around = Around("11", "公路养护")
    costs = [_cost(lambda typed=typed: offers.names(typed, around)) for typed in _TYPED]
    yield f"names for one letter: {max(costs) * 1000:.0f} ms at most, {sum(costs) / len(costs) * 1000:.0f} on average"
    yield f"values of a name much like others: {_cost(lambda: offers.values('全年培训的人次', '3')) * 1000:.1f} ms"


def _cost(act: object) -> float:
    assert callable(act)
    begun = process_time()
    act()
    return process_time() - begun


def _table(count: int) -> TargetTable:
    """Half of the names are common ones, half are so with three characters more."""
    chance = random.Random(1)
    known = [each for kind in common_kinds() for each in kind.indicators]
    letters = "".join(each.name for each in known)
    projects = []
    for number in range(count):
        chosen = [chance.choice(known) for _ in range(6)]
        indicators = tuple(
            Indicator(
                Id(f"{number}/{at}"),
                at + 1,
                level2_code=each.level2_code,
                name=each.name + ("".join(chance.sample(letters, 3)) if chance.random() < 0.5 else ""),
                annual_value=f"≥{chance.randrange(90)}个",
            )
            for at, each in enumerate(chosen)
        )
        projects.append(Project(Id(f"p{number}"), f"第{number}个项目", indicators=indicators))
    return TargetTable(Id("t"), units=(Unit(Id("u"), projects=tuple(projects)),))
