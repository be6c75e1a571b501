"""Planting in real tables, and whether the planted place is found by a right rule.

Tables are the seeds (../shared) or, where they are not there, the bundled example. A plant counts as found when a
finding of one of its rules stands at the planted place that was not there before.
"""

import random
from collections import Counter
from collections.abc import Iterator
from itertools import cycle

from perfdesk.desk.examining import findings_in
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.items import walk
from perfdesk.domain.table import TargetTable
from perfdesk.formats.reading import read_file
from perfdesk.resources import resource
from tests.checks.plants import amount_kinds, first_kinds, goal_kinds, indicator_kinds, mean_kinds
from tests.checks.plants.making import Plant, Planter
from tests.shared import SHARED, seed

SEEDS = ("000", "001", "002", "003")
PLANTS: dict[str, Planter] = {
    **first_kinds.PLANTS, **amount_kinds.PLANTS, **goal_kinds.PLANTS, **indicator_kinds.PLANTS,
    **mean_kinds.PLANTS,
}  # fmt: skip


def tables() -> list[TargetTable]:
    if SHARED.is_dir():
        return [read_file(seed(number)).target_tables[0] for number in SEEDS]
    return [read_file(resource("example/targets-2026.json")).target_tables[0]]


def is_found(before: list[Finding], plant: Plant) -> bool:
    """A finding of a right rule at the planted item, or in it, that was not there before."""
    items = {item.id for item in walk(plant.table)}
    inside = _inside(plant)
    new = (f for f in findings_in([plant.table]) if f.place.item in items and f not in before)
    return any(f.rule in plant.rules and (f.place.item in inside or f.rule.startswith("sum.")) for f in new)


def _inside(plant: Plant) -> set[Id]:
    root = next(item for item in walk(plant.table) if item.id == plant.at)
    return {root.id} if isinstance(root, TargetTable) else {item.id for item in walk(root)}


def campaign(count: int) -> tuple[Counter[str], Counter[str], list[str]]:
    """How often each mistake was planted, how often it was missed, and where."""
    planted: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    places: list[str] = []
    known = [(table, findings_in([table])) for table in tables()]
    for number, name in zip(range(count), cycle(PLANTS), strict=False):
        chance = random.Random(number)
        table, before = chance.choice(known)
        plant = PLANTS[name](table, chance)
        if plant is not None:
            planted[name] += 1
            if not is_found(findings_in([plant.before]) if plant.before else before, plant):
                missed[name] += 1
                places.append(f"{name}: {_shown(plant)}")
    return planted, missed, places


def _shown(plant: Plant) -> str:
    item = next(item for item in walk(plant.table) if item.id == plant.at)
    told: Iterator[str] = (
        str(getattr(item, field, "")) for field in ("name", "goal", "cycle_value", "annual_value", "amounts")
    )
    return " | ".join(text[:60] for text in told)
