"""What the journal tells of the time before: when something was done, and which items it was done to."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from perfdesk.domain.edits import Edit, ItemInserted, ItemMoved, ItemRemoved, ValueChange, items_in
from perfdesk.domain.identity import Id


class PastStep(NamedTuple):
    """A line of the journal; `at` in the time of this place."""

    seq: int
    at: datetime
    who: str
    action: str


def touched(edits: Iterable[Edit]) -> frozenset[Id]:
    """The items that values were given to, that came, or from which and to which others went."""
    ids: set[Id] = set()
    for edit in edits:
        for change in edit.changes:
            match change:
                case ValueChange(place):
                    ids.add(place.item)
                case ItemInserted(parent) | ItemRemoved(parent):
                    ids.add(parent)
                    ids.update(item.id for item in items_in(change))
                case ItemMoved(item):
                    ids.add(item)
    return frozenset(ids)
