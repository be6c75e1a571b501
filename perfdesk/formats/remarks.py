"""What a reader was unsure of, put beside the table it is about."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.items import walk
from perfdesk.domain.standing import doubt_of

_Table = TypeVar("_Table", bound=Table)


def with_doubts(table: _Table, doubts: Iterable[Finding]) -> _Table:
    """The table with the reader's findings kept beside it; what is about none of its items is about the table."""
    items = {item.id: item for item in walk(table)}
    about = ((doubt, items.get(doubt.place.item)) for doubt in doubts)
    kept = (
        doubt_of(doubt, item) if item else doubt_of(replace(doubt, place=Place(table.id, "")), table)
        for doubt, item in about
    )
    return replace(table, doubts=tuple(kept))
