"""A table of an HTML page while it is read: which cell stands where, with what text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from perfdesk.domain.origin import Piece, Spot, trail_of
from perfdesk.formats.grid import BLANK, Cell, cell
from perfdesk.formats.unreadable import Unreadable

BREAK = "\u2028"
"""Stands for a line break that the page asks for; those of its source mean nothing."""
_MAX_BOX = 1_000_000
_MAX_SPAN = 1000
_LEVEL = re.compile(r"mso-char-indent-count\s*:\s*([\d.]+)", re.I)
_INDENT = re.compile(r"(?:text-indent|padding-left)\s*:\s*([\d.]+)\s*(pt|px|em)", re.I)
_HALF_CHARACTER = {"pt": 5.25, "px": 7.0, "em": 0.5}
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
_WRAP = re.compile(r"(\S?) ?[\r\n]\s*(?=(\S?))", re.ASCII)


@dataclass(slots=True)
class _Open:
    """A cell that is being read."""

    columns: int
    rows: int
    indent: int
    parts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class HtmlTable:
    """Texts with their indentation by row and column; `covered` are places that a cell above reaches down to."""

    rows: list[dict[int, tuple[str, int]]] = field(default_factory=list)
    reaches: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """How many rows and columns a cell takes that takes more than its own."""
    covered: set[tuple[int, int]] = field(default_factory=set)
    hidden: int = 0
    """Rows that are not shown but hold something."""
    size: int = 0
    _cell: _Open | None = None
    _is_hidden: bool = False

    def open_row(self, style: str) -> None:
        self.close_cell()
        self.rows.append({})
        self._is_hidden = bool(_HIDDEN.search(style))

    def open_cell(self, columns: str, rows: str, style: str) -> None:
        self.close_cell()
        if not self.rows:
            self.rows.append({})
        self._cell = _Open(_span(columns), _span(rows), _indent(style))

    def say(self, text: str) -> None:
        if self._cell is not None:
            self._cell.parts.append(text)

    def break_line(self) -> None:
        if self._cell is not None and self._cell.parts:
            self._cell.parts.append(BREAK)

    def close_cell(self) -> None:
        """The open cell to its place: the first that no cell above reaches into."""
        made, self._cell = self._cell, None
        if made is None:
            return
        row = len(self.rows) - 1
        column = max(self.rows[row], default=-1) + 1
        while (row, column) in self.covered:
            column += 1
        self.size += made.columns * made.rows
        if self.size > _MAX_BOX:
            raise Unreadable("sheet_too_large", sheet="1")
        text = page_text("".join(made.parts))
        self.hidden += self._is_hidden and bool(text.strip()) and not any(self.texts(row))
        across = range(column, column + made.columns)
        self.rows[row] |= {at: (text if at == column else "", made.indent) for at in across}
        if made.rows > 1 or made.columns > 1:
            self.reaches[row, column] = (made.rows, made.columns)
        self.covered |= {(down, at) for down in range(row + 1, row + made.rows) for at in across}

    def texts(self, row: int) -> list[str]:
        return [text for text, _ in self.rows[row].values() if text.strip()]

    def holds_data(self) -> bool:
        """Whether it is more than a frame that a page is laid out in."""
        return sum(len(self.texts(row)) > 2 for row in range(len(self.rows))) > 1

    def lines(self) -> list[str]:
        """All that it holds so far."""
        done = [text for row in range(len(self.rows)) for text in self.texts(row)]
        coming = [page_text("".join(self._cell.parts))] if self._cell else []
        return [line for text in (*done, *coming) for line in text.split("\n") if line.strip()]

    def clear(self) -> None:
        """What it held is told elsewhere."""
        self.rows = [{} for _ in self.rows]
        if self._cell is not None:
            self._cell.parts.clear()

    def cells(self, number: int) -> Iterator[tuple[Cell, ...]]:
        """Row for row, as the `number`-th table of its page."""
        for at, row in enumerate(self.rows):
            width = max(row, default=-1) + 1
            cells = [
                _cell(*row[column], at + 1, column + 1, number) if column in row else BLANK
                for column in range(width)
            ]
            for column in row:
                if (at, column) in self.reaches:
                    down, across = self.reaches[at, column]
                    down = min(down, len(self.rows) - at)
                    cells[column] = replace(cells[column], rows=down, columns=across)
            yield tuple(cells)


def page_text(source: str) -> str:
    """As a browser shows it: white space is one blank, and none where the source wraps between wide characters."""
    blanks = re.sub(r"[ \t]+", " ", source)
    text = _WRAP.sub(lambda wrap: wrap[1] + _glue(wrap[1], wrap[2]), blanks)
    lines = (re.sub(r"[ \t\r\n]+", " ", line).strip(" ") for line in text.split(BREAK))
    return "\n".join(lines).strip("\n")


def _glue(before: str, after: str) -> str:
    return "" if _is_wide(before) and _is_wide(after) else " "


def _is_wide(char: str) -> bool:
    return bool(char) and unicodedata.east_asian_width(char) in "WFA"


def _cell(text: str, indent: int, row: int, column: int, number: int) -> Cell:
    shown = cell(text)
    if not shown.text:
        return BLANK
    said = shown.text.replace("\xa0", " ")
    return Cell(said, shown.indent + indent, trail_of([Piece(said, Spot(number, cell=f"R{row}C{column}"))]))


def _indent(style: str) -> int:
    """In half-width characters; Excel's steps are as wide as two."""
    if steps := _LEVEL.search(style):
        return round(float(steps[1].strip(".") or 0) * 2)
    found = _INDENT.search(style)
    return round(float(found[1].strip(".") or 0) / _HALF_CHARACTER[found[2].lower()]) if found else 0


def _span(said: str) -> int:
    return min(max(int(said), 1), _MAX_SPAN) if said.strip().isdecimal() and len(said) < 9 else 1
