"""The cells of a spreadsheet's HTML on the clipboard."""

import re
from html.parser import HTMLParser

_MOST = 20_000_000
_MOST_ACROSS = 1_000
_TOO_NARROW = re.compile(r"#{3,}")


def cells_in_html(html: str) -> list[list[str]]:
    """Those of its first table; a merged cell's text stands in the first of its places. None of a huge one."""
    if len(html) > _MOST:
        return []
    reader = _Cells()
    reader.feed(html)
    reader.close()
    return reader.block()


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[dict[int, str]] = []
        self._covered: set[tuple[int, int]] = set()
        self._cell: list[str] | None = None
        self._exact = ""
        self._span = (1, 1)
        self._tables = 0

    def block(self) -> list[list[str]]:
        width = max((max(row, default=-1) + 1 for row in self._rows), default=0)
        return [[row.get(at, "") for at in range(width)] for row in self._rows]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "table":
            self._tables += 1
        if self._tables > 1:
            return
        if tag == "tr":
            self._close_cell()
            self._rows.append({})
        elif tag in ("td", "th") and self._rows:
            self._close_cell()
            self._cell, self._span = [], (_count(said.get("rowspan", "")), _count(said.get("colspan", "")))
            self._exact = said.get("x:num", "") or said.get("sdval", "")
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append("\u2028")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table") and self._tables == 1:
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _close_cell(self) -> None:
        """To the first place of its row into which no cell reaches."""
        if self._cell is None:
            return
        row, column = len(self._rows) - 1, max(self._rows[-1], default=-1) + 1
        while (row, column) in self._covered:
            column += 1
        text = _text("".join(self._cell))
        self._rows[row][column] = self._exact if self._exact and _TOO_NARROW.fullmatch(text) else text
        down, across = self._span
        self._rows[row] |= {column + at: "" for at in range(1, across)}
        self._covered |= {(row + a, column + b) for a in range(1, down) for b in range(across)}
        self._cell = None


def _text(source: str) -> str:
    lines = (re.sub(r"[ \t\r\n]+", " ", line).strip(" ") for line in source.split("\u2028"))
    return "\n".join(lines).replace("\xa0", " ").strip("\n ")


def _count(said: str) -> int:
    return min(max(int(said), 1), _MOST_ACROSS) if said.isdecimal() and len(said) < 9 else 1
