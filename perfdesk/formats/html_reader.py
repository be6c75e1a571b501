"""HTML tables to grids: pages that bureaus publish, and what Excel, WPS and browsers put on the clipboard."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from perfdesk.domain.origin import Piece, Spot, trail_of
from perfdesk.formats.grid import BLANK, Cell, Grid, cell
from perfdesk.formats.unreadable import Unreadable

MAX_BOX = 5_000_000
_MAX_SPAN = 1000
_FRAGMENT = re.compile(r"\A(?:Version|StartHTML|EndHTML|StartFragment|EndFragment|SourceURL)[^\n]*\n", re.I)
_INDENT = re.compile(r"(?:text-indent|padding-left|mso-char-indent-count)\s*:\s*([\d.]+)\s*(pt|px|em|)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
_HALF_CHARACTER = {"pt": 5.25, "px": 7.0, "em": 0.5, "": 0.5}
_BREAKS = frozenset(("br", "p", "div", "li"))
_SILENT = frozenset(("script", "style", "head", "title"))


@dataclass(slots=True)
class _Open:
    """A cell that is being read, at its place in the table."""

    columns: int
    rows: int
    indent: int
    parts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """Cells by row and column; `covered` are places that a cell above reaches down to."""

    rows: list[dict[int, Cell]] = field(default_factory=list)
    covered: dict[tuple[int, int], bool] = field(default_factory=dict)
    cell: _Open | None = None
    is_hidden: bool = False
    hidden: int = 0


def read_html(text: str) -> tuple[Grid, ...]:
    """One grid for each table, with the lines above it. Raises Unreadable."""
    while head := _FRAGMENT.match(text):
        text = text[head.end() :]
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return tuple(reader.grids())


class _Reader(HTMLParser):
    """Tables inside a cell are text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tables: list[tuple[list[str], _Table]] = []
        self._lines: list[str] = [""]
        self._depth = self._silent = self._cells = 0

    def grids(self) -> list[Grid]:
        return [_grid(lines, table, number) for number, (lines, table) in enumerate(self._tables, 1)]

    @property
    def _table(self) -> _Table | None:
        return self._tables[-1][1] if self._depth and self._tables else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        table = self._table
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            if not self._depth:
                self._tables.append(([line for line in self._lines if line.strip()], _Table()))
                self._lines = [""]
            self._depth += 1
        elif table is not None and self._depth == 1 and tag == "tr":
            table.rows.append({})
            table.is_hidden = bool(_HIDDEN.search(said.get("style", "")))
        elif table is not None and self._depth == 1 and tag in ("td", "th"):
            self._open(table, said)
        elif tag in _BREAKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        table = self._table
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._depth:
            self._depth -= 1
            if table is not None and not self._depth:
                self._close(table)
        elif table is not None and self._depth == 1 and tag in ("td", "th", "tr"):
            self._close(table)
        elif tag in ("p", "div", "li", "tr"):
            self._break()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        table = self._table
        if table is None:
            self._lines[-1] += " ".join(data.split("\n"))
        elif table.cell is not None:
            table.cell.parts.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _open(self, table: _Table, said: dict[str, str]) -> None:
        self._close(table)
        style = said.get("style", "")
        found = _INDENT.search(style)
        indent = round(float(found[1]) / _HALF_CHARACTER[found[2].lower()]) if found else 0
        table.cell = _Open(_span(said.get("colspan")), _span(said.get("rowspan")), indent)
        if not table.rows:
            table.rows.append({})

    def _close(self, table: _Table) -> None:
        """The open cell to its place: the first that no cell above reaches into."""
        made, table.cell = table.cell, None
        if made is None:
            return
        row = len(table.rows) - 1
        column = max(table.rows[row], default=-1) + 1
        while (row, column) in table.covered:
            column += 1
        self._cells += made.columns * made.rows
        if self._cells > MAX_BOX:
            raise Unreadable("sheet_too_large", sheet=str(len(self._tables)))
        text = "\n".join(part.strip() for part in "".join(made.parts).split("\n"))
        shown = cell(
            "".join(made.parts).replace("\n", "") if "\n" not in text.strip() else "".join(made.parts)
        )
        spot = Spot(len(self._tables), cell=f"R{row + 1}C{column + 1}")
        told = Cell(shown.text, shown.indent + made.indent, trail_of([Piece(shown.text, spot)]))
        for across in range(column, column + made.columns):
            table.rows[row][across] = told if across == column else BLANK
            for down in range(row + 1, row + made.rows):
                table.covered[down, across] = True
        table.hidden += table.is_hidden and bool(shown.text) and column == 0

    def _break(self) -> None:
        table = self._table
        if table is None:
            self._lines.append("")
        elif table.cell is not None and table.cell.parts:
            table.cell.parts.append("\n")


def _span(said: str | None) -> int:
    return min(max(int(said), 1), _MAX_SPAN) if said and said.strip().isdecimal() else 1


def _grid(lines: Sequence[str], table: _Table, number: int) -> Grid:
    rows = [tuple(row.get(at, BLANK) for at in range(max(row, default=-1) + 1)) for row in table.rows]
    above = [(cell(line, Spot(number)),) for line in lines]
    told = (("sheet", str(number)), ("count", str(table.hidden)))
    return Grid("", (*above, *rows), number, (("import.hidden_rows", told),) if table.hidden else ())
