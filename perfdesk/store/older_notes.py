"""Doubts and reasons as files and journal lines of schema 2 and 3 have them: lists in fields of their table."""

from collections.abc import Iterator, Sequence
from typing import cast

from perfdesk.domain.edits import Change, ItemInserted, ItemRemoved
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Note
from perfdesk.domain.remarks import Params, doubt, waiver
from perfdesk.domain.severity import Severity
from perfdesk.store.values import Plain

OLDER_NOTES = ("doubts", "waivers")
"""The names of the fields."""


def older_notes(field: str, plain: Plain) -> list[Note]:
    """The notes that the plain value of such a field tells. Raises ValueError (or a kin) for any other."""
    if field == "doubts":
        return [_doubt(number, *each) for number, each in enumerate(cast(Sequence[_Doubt], plain or ()))]
    return [_waiver(*each) for each in cast(Sequence[_Waiver], plain or ())]


def older_change(table: Id, field: str, before: Plain, after: Plain) -> Iterator[Change]:
    """What a change of such a field did to the notes of the table."""
    old, new = older_notes(field, before), older_notes(field, after)
    yield from (ItemRemoved(table, 0, each) for each in dict.fromkeys(old) if each not in new)
    yield from (ItemInserted(table, 0, each) for each in dict.fromkeys(new) if each not in old)


def _doubt(
    number: int, rule: str, severity: str, item: Id, field: str, said: str, params: list[list[str]]
) -> Note:
    return doubt(number, rule, Severity[severity], item, field, said, _pairs(params))


def _waiver(
    rule: str, item: Id, field: str, said: str, params: list[list[str]], reason: str, who: str, at: str
) -> Note:
    return waiver(rule, item, field, said, _pairs(params), reason, who, at)


def _pairs(params: list[list[str]]) -> Params:
    return tuple((name, value) for name, value in params)


_Doubt = tuple[str, str, Id, str, str, list[list[str]]]
_Waiver = tuple[str, Id, str, str, list[list[str]], str, str, str]
