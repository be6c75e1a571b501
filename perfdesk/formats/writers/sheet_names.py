"""Names for the sheets of a workbook: such as every spreadsheet takes, and each only once."""

import re
from collections.abc import Iterable

from perfdesk.formats.xstring import holdable, utf16_length

LONGEST = 31
"""UTF-16 units."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffd]")
_NAMELESS = "表"
_RESERVED = frozenset(("history",))
"""What Excel keeps for itself, in any case of letters."""


def sheet_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A name for each wish, numbered where it is taken; names that differ only in case are the same name."""
    used = {*_RESERVED, *(name.casefold() for name in taken)}
    names: list[str] = []
    for wish in wanted:
        names.append(_free(_allowed(wish), used))
        used.add(names[-1].casefold())
    return names


def _allowed(wish: str) -> str:
    """Forbidden signs become blanks; an apostrophe may stand inside, not at an end."""
    return " ".join(_FORBIDDEN.sub(" ", holdable(wish)).split()).strip("' ") or _NAMELESS


def _free(name: str, used: set[str]) -> str:
    number, free = 1, _cut(name, "")
    while free.casefold() in used:
        number += 1
        free = _cut(name, f" ({number})")
    return free


def _cut(name: str, ending: str) -> str:
    while utf16_length(name + ending) > LONGEST:
        name = name[:-1]
    return name.rstrip("' ") + ending
