"""What a spreadsheet's number format is made of: up to four sections of pieces (ECMA-376, part 1, 18.8.31)."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00", 9: "0%",
    10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-m-yy", 16: "d-m", 17: "m-yy",
    18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00",
    44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Number formats that files name by number alone, as Excel and WPS show them in Chinese (part 1, 18.8.30)."""
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|(?P<blank>_.?|\*.?)|\[(?P<bracket>[^\]]{0,255})\]'
    r"|(?P<general>General|G/通用格式)|(?P<exponent>E[+-])|(?P<clock>AM/PM|A/P|上午/下午)"
    r"|(?P<date>y+|m+|d+|h+|s+|e+|a{3,4}|b+|g+)|(?P<digit>[0#?])|(?P<mark>[.,%/@;])|(?P<other>.)",
    re.I | re.S,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.I)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
_SYSTEMS_OWN = {"$-F800": 'yyyy"年"m"月"d"日"', "$-F400": "h:mm:ss"}
"""Date and time as the computer is set to show them, here in Chinese."""


class Piece(NamedTuple):
    """`kind`: literal, general, exponent, clock, date, elapsed, digit, one of the marks `. , % / @`, or numerals."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """`condition`: an operator and the number it compares with; none holds always."""

    pieces: tuple[Piece, ...]
    condition: tuple[str, float] | None = None

    def has(self, *kinds: str) -> bool:
        return any(piece.kind in kinds for piece in self.pieces)

    @property
    def shows_date(self) -> bool:
        return self.has("date", "elapsed", "clock")

    @property
    def literals(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind == "literal")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """`numbers`: the sections for positive numbers, negative ones and zero, as far as given; `text`: for a text."""

    numbers: tuple[Section, ...]
    text: Section | None

    def section_for(self, value: float) -> tuple[int, Section]:
        """Which section shows a number, and which of them it is."""
        count = len(self.numbers)
        if any(section.condition for section in self.numbers[:2]):
            at = next((at for at, each in enumerate(self.numbers) if _holds(each, value)), count - 1)
        else:
            at = 0 if value > 0 else 1 if value < 0 else 2
            at = at if at < count else 0
        return at, self.numbers[at]


@lru_cache(maxsize=1024)
def format_of(code: str) -> NumberFormat:
    sections = _sections(code)
    text = sections.pop() if len(sections) > 3 or sections[-1].has("@") else None
    return NumberFormat(tuple(sections[:3]) or (Section((Piece("general", ""),)),), text)


def _sections(code: str) -> list[Section]:
    sections: list[Section] = []
    pieces: list[Piece] = []
    condition: tuple[str, float] | None = None
    for match in _PIECE.finditer(code + ";"):
        if match["mark"] == ";":
            sections.append(Section(tuple(pieces), condition))
            pieces, condition = [], None
        elif match["bracket"] is None:
            pieces += _piece(match)
        elif found := _CONDITION.fullmatch(match["bracket"].strip()):
            condition = found[1], float(found[2])
        elif own := _SYSTEMS_OWN.get(match["bracket"].upper()):
            return _sections(own)
        else:
            pieces += _in_brackets(match["bracket"])
    return sections


def _piece(match: re.Match[str]) -> list[Piece]:
    """Nothing for blanks as wide as a character, and for fillers."""
    kind = match.lastgroup or ""
    if kind == "blank":
        return []
    if kind == "mark":
        return [Piece(match[kind], match[kind])]
    return [Piece("literal" if kind in ("quoted", "escaped", "other") else kind, match[kind])]


def _in_brackets(said: str) -> list[Piece]:
    """Elapsed time, a currency, Chinese numerals; colours and languages show nothing of their own."""
    if _ELAPSED.fullmatch(said):
        return [Piece("elapsed", said.lower())]
    if said.lower().startswith("dbnum"):
        return [Piece("numerals", said[5:])]
    currency = said[1:].partition("-")[0] if said.startswith("$") else ""
    return [Piece("literal", currency)] if currency else []


def _holds(section: Section, value: float) -> bool:
    if section.condition is None:
        return True
    sign, limit = section.condition
    return {
        "<": value < limit, ">": value > limit, "=": value == limit, "<>": value != limit,
        "<=": value <= limit, ">=": value >= limit,
    }[sign]  # fmt: skip
