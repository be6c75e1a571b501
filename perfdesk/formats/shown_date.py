"""A stored date or time of day as its cell shows it."""

import re
from datetime import datetime, timedelta
from functools import lru_cache

_ASIDE = re.compile(r"\[[^\]]*\]|_.|\*.")
"""Colours, languages, blanks as wide as a character, fillers."""
_PIECE = re.compile(r'"([^"]*)"|\\(.)|(AM/PM|上午/下午|y+|m+|d+|h+|s+)|(.)', re.I)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


@lru_cache(maxsize=256)
def shows_date(number_format: str) -> bool:
    """Whether a number under this format is a date or a time."""
    return any(match[3] for match in _PIECE.finditer(_first(number_format)))


def shown_date(days: float, number_format: str, *, from_1904: bool = False) -> str:
    """The number of days as a date under this format; the number itself where no date is that far away."""
    try:
        moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(seconds=round(days * 86400))
    except (OverflowError, ValueError):
        return f"{days}"
    pieces = [*_PIECE.finditer(_first(number_format))]
    codes = [(match[3] or "").lower() for match in pieces]
    return "".join(
        _said(code, moment, is_minute=_beside(codes, at))
        if code
        else (match[1] or match[2] or match[4] or "")
        for at, (match, code) in enumerate(zip(pieces, codes, strict=True))
    ).strip()


def _first(number_format: str) -> str:
    return _ASIDE.sub("", number_format.split(";")[0]) if number_format.lower() != "general" else ""


def _beside(codes: list[str], at: int) -> bool:
    """Whether an `m` means minutes: hours right before it or seconds right after it."""
    before = next((code for code in reversed(codes[:at]) if code), "")
    after = next((code for code in codes[at + 1 :] if code), "")
    return before.startswith("h") or after.startswith("s")


def _said(code: str, moment: datetime, *, is_minute: bool) -> str:
    if "/" in code:
        return "下午" if moment.hour >= 12 else "上午"
    if code.startswith("y"):
        return f"{moment.year:04}" if len(code) > 2 else f"{moment.year % 100:02}"
    numbers = {"m": moment.minute if is_minute else moment.month, "d": moment.day, "h": moment.hour}
    number = numbers.get(code[0], moment.second)
    return f"{number:02}" if len(code) > 1 else f"{number}"
