"""A project's indicators said anew: which are the ones there were, and the changes that touch only the others."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from perfdesk.domain.edits import Change, ItemInserted, ItemRemoved, Place, ValueChange
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.items import value_at


def recognised(old: Sequence[Indicator], new: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """The new ones under the identities of the old ones: of the same name, or between such ones in the same place."""
    ids = dict(_pairs(old, new))
    return tuple(_under(indicator, ids) for indicator in new)


def list_changes(project: Id, old: Sequence[Indicator], new: Sequence[Indicator]) -> list[Change]:
    """From one list to the other, where those of one identity stand in the same order."""
    known, kept = {each.id: each for each in old}, {each.id for each in new}
    changes: list[Change] = [
        ItemRemoved(project, index, old[index])
        for index in reversed(range(len(old)))
        if old[index].id not in kept
    ]
    changes += (ItemInserted(project, index, each) for index, each in enumerate(new) if each.id not in known)
    changes += (change for each in new if each.id in known for change in _differing(known[each.id], each))
    return changes


def _differing(old: Indicator, new: Indicator) -> Iterator[Change]:
    for field in FIELDS[Indicator]:
        before, after = value_at(old, field), value_at(new, field)
        if before != after:
            yield ValueChange(Place(old.id, field), before, after)


def _pairs(old: Sequence[Indicator], new: Sequence[Indicator]) -> Iterator[tuple[Id, Id]]:
    """By the new identity the old one."""
    names = ["".join(each.name.split()) for each in old], ["".join(each.name.split()) for each in new]
    for _, start, end, at, to in SequenceMatcher(None, *names, autojunk=False).get_opcodes():
        for former, fresh in zip(old[start:end], new[at:to], strict=False):
            yield fresh.id, former.id


def _under(indicator: Indicator, ids: dict[Id, Id]) -> Indicator:
    lettering = indicator.lettering
    if lettering is not None:
        lettering = replace(lettering, tail_before=ids.get(lettering.tail_before, lettering.tail_before))
    return replace(indicator, id=ids.get(indicator.id, indicator.id), lettering=lettering)
