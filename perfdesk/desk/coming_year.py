"""Next year's table of targets from this year's: years in texts moved on, values kept but not confirmed."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from perfdesk.domain.amounts import AMOUNT_FIELDS, NO_AMOUNTS
from perfdesk.domain.book import BOOK_ID, Table
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.fields import FieldKind, fields_of
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.items import (
    Item,
    children,
    copy_of,
    value_at,
    walk,
    with_children,
    with_notes,
    with_value,
)
from perfdesk.domain.remarks import Doubt
from perfdesk.domain.severity import Severity
from perfdesk.domain.standing import said_at
from perfdesk.domain.table import Project, TargetTable, TotalsMode
from perfdesk.domain.tree import Tree

UNCONFIRMED, OF_TEMPLATE = "year.unconfirmed", "template.unconfirmed"
"""The doubt about a value taken over from the year before, or out of a template; it falls when the value changes."""

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_DOCUMENT = re.compile(r"[〔\[［（(【]\s*20\d\d\s*[〕\]］）)】]|《[^《》]*》")
"""Years in names of documents: 国发〔2026〕5号, 《2026年…办法》."""
_AMOUNTS = (
    *AMOUNT_FIELDS,
    *("annual_total", "annual_fiscal", "annual_special_account", "annual_other", "annual_carried"),
)


class YearInText(NamedTuple):
    """A year that stands in a text at `start`; `is_usual`: it is of the table's year and of no document."""

    place: Place
    start: int
    text: str
    is_usual: bool

    @property
    def after(self) -> str:
        return moved(self.text, (self.start,))


def years_in(table: Table) -> list[YearInText]:
    """Every year from the table's own on, in the order of the table."""
    return [
        YearInText(Place(item.id, field), match.start(), text, _is_usual(text, match, table.year))
        for item in walk(table)
        for field, text in _texts(item)
        if "20" in text  # few have it, and the pattern tries each letter
        for match in _YEAR.finditer(text)
        if table.year is None or int(match[0]) >= table.year
    ]


def moved(text: str, starts: Collection[int], by: int = 1) -> str:
    """The years that begin there are so many years later."""
    return _YEAR.sub(lambda m: str(int(m[0]) + by) if m.start() in starts else m[0], text)


def with_years_moved(text: str, by: int) -> str:
    """Every year that stands in it, but for those in names of documents."""
    starts = [match.start() for match in _YEAR.finditer(text) if _is_usual(text, match, None)]
    return moved(text, starts, by)


def moved_on(item: Item, chosen: Collection[YearInText], by: int = 1) -> Item:
    """The item and what is below it with the years chosen so many years later."""
    starts: dict[Place, list[int]] = {}
    for each in chosen:
        starts.setdefault(each.place, []).append(each.start)
    return _moved_on(item, starts, by) if starts and by else item


def without_amounts(item: Item) -> Item:
    """The item and what is below it with all money left blank, also that of a department's tasks."""
    blank = item
    for field in _amounts(item):
        blank = with_value(blank, field, None)
    if isinstance(blank, Project):
        blank = replace(blank, tasks=tuple(task._replace(amounts=NO_AMOUNTS) for task in blank.tasks))
    return with_children(blank, tuple(map(without_amounts, children(item)))) if children(item) else blank


def of_next_year(tree: Tree, table_id: Id, chosen: Collection[YearInText], *, keeps_amounts: bool) -> Edit:
    """The table once more behind the others; the years chosen are moved on, amounts kept or left blank.

    合计 follows the projects from then on: what was printed last year is no sum of the year to come.
    """
    table = tree.owner(table_id, TargetTable)
    kept = table if keeps_amounts else without_amounts(table)
    coming = copy_of(moved_on(kept, chosen))
    assert isinstance(coming, TargetTable)
    year = coming.year + 1 if coming.year is not None else None
    coming = with_notes(_with_following_totals(replace(coming, year=year)), ())
    coming = with_notes(coming, doubts_about(coming, UNCONFIRMED))
    return Edit("next_year", (ItemInserted(BOOK_ID, len(tree.book.tables), coming),))


def _with_following_totals(table: TargetTable) -> TargetTable:
    if table.totals is not TotalsMode.PRINTED:
        return table
    units = tuple(replace(unit, amounts=NO_AMOUNTS) for unit in table.units)
    return replace(table, totals=TotalsMode.AUTOMATIC, amounts=NO_AMOUNTS, units=units)


def _moved_on(item: Item, starts: dict[Place, list[int]], by: int) -> Item:
    changed = item
    for field, text in _texts(item):
        if (place := Place(item.id, field)) in starts:
            changed = with_value(changed, field, moved(text, starts[place], by))
    below = children(item)
    return with_children(changed, tuple(_moved_on(each, starts, by) for each in below)) if below else changed


def doubts_about(taken_over: Item, rule: str) -> Iterator[Doubt]:
    """What was true there need not be true here: goals, values and amounts."""
    for item in walk(taken_over):
        fields = ("goal", "annual_goal", *_amounts(item)) if isinstance(item, Project) else ()
        for field in (*fields, *(each for each in ("cycle_value", "annual_value") if hasattr(item, each))):
            if value_at(item, field) not in (None, ""):
                yield Doubt(new_id(), rule, Severity.NOTICE, item.id, field, said_at(item, field))


def _amounts(item: Item) -> tuple[str, ...]:
    if isinstance(item, Project):
        return _AMOUNTS
    return AMOUNT_FIELDS if hasattr(item, "amounts") else ()


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    """Those that say something."""
    for field in _text_fields(type(item)):  # type: ignore[arg-type] # classes have a hash
        if isinstance(value := getattr(item, field), str) and value:
            yield field, value


@cache
def _text_fields(kind: type[Item]) -> tuple[str, ...]:
    texts = (field.name for field in fields_of(kind) if field.kind is FieldKind.TEXT)
    return tuple(name for name in texts if name not in ("form", "currency_unit"))


def _is_usual(text: str, match: re.Match[str], year: int | None) -> bool:
    is_named = any(named.start() <= match.start() < named.end() for named in _DOCUMENT.finditer(text))
    return not is_named and (year is None or int(match[0]) == year)
