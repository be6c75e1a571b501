"""Lines as a page has them, and as one text again."""

import unicodedata
from dataclasses import dataclass

from perfdesk.domain.origin import Piece, Spot
from perfdesk.formats.recognise.cover import PAGE_NUMBER

NAME_INDENT = 3
"""Names are indented by four blanks or so; one or two come from justified text."""


@dataclass(frozen=True, slots=True)
class Line:
    """`text` without blanks at its ends; `indent` in spaces; `page` and `number`, of the line in the text, from 1."""

    text: str
    indent: int
    page: int
    number: int = 0

    @property
    def piece(self) -> Piece:
        return Piece(self.text, Spot(self.page, line=self.number))


def lines_of(text: str) -> list[Line]:
    """The lines that hold something, page numbers left out."""
    lines = []
    page = 1
    for number, raw in enumerate(text.split("\n"), 1):
        page += raw.count("\f")
        bare = raw.replace("\f", "").strip(" \t\u3000\xa0\r")
        numbered = PAGE_NUMBER.fullmatch(bare)
        if bare and not numbered:
            lead = raw.replace("\f", "")
            lines.append(Line(bare, len(lead) - len(lead.lstrip(" \t\u3000\xa0")), page, number))
        elif numbered and bare.startswith("第"):
            page += 1
    return lines


def width(text: str) -> int:
    """In half-width characters, as a fixed-pitch column counts."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def unwrapped(lines: list[str]) -> str:
    """Lines of one cell as one text: page breaks of lines are gone, a break between two Latin words is a blank."""
    text = ""
    for line in lines:
        glue = " " if text and _is_latin(text[-1]) and _is_latin(line[0]) else ""
        text += glue + line
    return text


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
