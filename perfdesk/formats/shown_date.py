"""A stored date, time of day or time elapsed as its cell shows it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import isfinite

from perfdesk.formats.chinese_numerals import DIGITS, chinese_number
from perfdesk.formats.number_format import Piece, Section

EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_FIRST_SURE = 61
"""Spreadsheets hold 1900 for a leap year: until its 1 March, days are counted one further."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_DAYS = "一二三四五六日"


class NotADate(ValueError):
    """No date is that far away, or the format mixes dates with numbers."""


def shown_date(days: float, section: Section, *, from_1904: bool = False) -> str:
    """The number of days under a section of a number format that shows a date or a time. Raises NotADate."""
    pieces = section.pieces
    codes = [piece.text.lower() if piece.kind in ("date", "elapsed", "clock") else "" for piece in pieces]
    parts = _seconds_parts(pieces)
    if (
        not isfinite(days)
        or days < 0
        or not parts.issuperset(_digits(pieces))
        or section.has("%", "@", "general")
    ):
        raise NotADate
    seconds = round(days * 86400, sum(pieces[at].kind == "digit" for at in parts))
    needs_day = any(piece.kind == "date" and piece.text[0].lower() in "ydea" for piece in pieces)
    moment = _moment(seconds, needs_day=needs_day, from_1904=from_1904)
    says = _Saying(moment, seconds, codes, {piece.text for piece in pieces if piece.kind == "numerals"})
    return "".join(
        says.part(at, piece) if piece.kind != "digit" else "" for at, piece in enumerate(pieces)
    ).strip()


def _digits(pieces: Sequence[Piece]) -> set[int]:
    return {at for at, piece in enumerate(pieces) if piece.kind == "digit"}


def _seconds_parts(pieces: Sequence[Piece]) -> set[int]:
    """The point and the noughts right behind the seconds (`ss.00`)."""
    parts = set[int]()
    for at, piece in enumerate(pieces):
        before = pieces[at - 1] if at else Piece("", "")
        is_point = piece.kind == "." and before.text.lower() in ("s", "ss")
        if is_point or (piece.text == "0" and at - 1 in parts):
            parts.add(at)
    return parts


def _moment(seconds: float, *, needs_day: bool, from_1904: bool) -> datetime:
    days = seconds / 86400
    if needs_day and not from_1904 and not (1 <= days < _FIRST_SURE - 1 or days >= _FIRST_SURE):
        raise NotADate
    early = timedelta(days=1) if not from_1904 and days < _FIRST_SURE - 1 else timedelta()
    try:
        return (_EPOCH_1904 if from_1904 else EPOCH) + early + timedelta(seconds=seconds)
    except OverflowError as fault:
        raise NotADate from fault


class _Saying:
    """One date under one format."""

    def __init__(self, moment: datetime, seconds: float, codes: Sequence[str], numerals: set[str]) -> None:
        if numerals - {"1"}:
            raise NotADate
        self._moment = moment
        self._seconds = seconds
        self._codes = codes
        self._is_chinese = bool(numerals)
        self._has_clock = any("/" in code for code in codes)

    def part(self, at: int, piece: Piece) -> str:
        code = self._codes[at]
        if piece.kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[code[0]]
            return f"{int(self._seconds // unit):0{len(code)}}"
        if piece.kind == "clock":
            return self._clock(piece.text)
        if piece.kind == "date":
            return self._date(code, is_minute=self._beside(at))
        if piece.kind == "numerals":
            return ""
        if piece.kind == "." and at and self._codes[at - 1] in ("s", "ss"):
            return f"{self._seconds % 1:.9f}"[1 : 2 + self._decimals(at)]
        return piece.text

    def _decimals(self, at: int) -> int:
        behind = self._codes[at + 1 :]
        return next((n for n, code in enumerate(behind) if code), len(behind))

    def _clock(self, text: str) -> str:
        names = ("上午", "下午") if text[0] == "上" else text.upper().split("/")
        return names[self._moment.hour >= 12]

    def _beside(self, at: int) -> bool:
        """Whether an `m` means minutes: hours right before it or seconds right after it."""
        before = next((code for code in reversed(self._codes[:at]) if code), "")
        after = next((code for code in self._codes[at + 1 :] if code), "")
        return before.startswith("h") or after.startswith("s")

    def _date(self, code: str, *, is_minute: bool) -> str:
        moment, letter, length = self._moment, code[0], len(code)
        if letter in "ye":
            year = f"{moment.year:04}" if length > 2 or letter == "e" else f"{moment.year % 100:02}"
            return "".join(DIGITS[int(digit)] for digit in year) if self._is_chinese else year
        if letter == "a":
            return ("星期" if length == 4 else "周") + _CHINESE_DAYS[moment.weekday()]
        if letter in "bg":
            raise NotADate
        if length > 2 and letter in "md" and not is_minute:
            name = _MONTHS[moment.month - 1] if letter == "m" else _DAYS[moment.weekday()]
            return {3: name[:3], 5: name[0]}.get(length, name)
        hour = (moment.hour % 12 or 12) if self._has_clock else moment.hour
        numbers = {"m": moment.minute if is_minute else moment.month, "d": moment.day, "h": hour}
        number = numbers.get(letter, moment.second)
        if self._is_chinese:
            return chinese_number(number)
        return f"{number:02}" if length > 1 else f"{number}"
