"""The year in the name of an exported sheet, where the form itself has no place for it."""

import re

_NAMED = re.compile(r"\S*绩效目标表 (20\d\d)(?: \(\d+\))?")


def with_year(name: str, year: int) -> str:
    return f"{name} {year}"


def year_in(name: str) -> int | None:
    """None of a sheet that is called otherwise: a year in such a name may be about anything."""
    match = _NAMED.fullmatch(name)
    return int(match[1]) if match else None
