"""HTML tables to grids: pages that bureaus publish, and what Excel, WPS and browsers put on the clipboard."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from perfdesk.domain.origin import Spot
from perfdesk.formats.grid import Grid, cell
from perfdesk.formats.hidden_parts import hidden_rows
from perfdesk.formats.html_table import BREAK, HtmlTable, page_text
from perfdesk.formats.recognise.grid_rows import Row
from perfdesk.formats.recognise.parted_tables import Part, apart, joined
from perfdesk.formats.unreadable import Unreadable

_FRAGMENT = re.compile(r"(?:(?:Version|Start\w|End\w|SourceURL)[^\n]*+\n)*+", re.I)
_CLASS = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_BREAKS = frozenset(("br", "p", "div", "li", "h1", "h2", "h3", "h4"))
_SILENT = frozenset(("script", "title", "xml"))


class _Found(NamedTuple):
    """A table and the lines above it."""

    lines: list[str]
    table: HtmlTable


def read_html(text: str) -> tuple[Grid, ...]:
    """One grid for each table, with the lines above it; a table that was split is one. Raises Unreadable.

    `text` may be a page or what Windows calls CF_HTML: it begins with lines about offsets, which count bytes of
    another encoding and are not needed.
    """
    return joined(*_parts(text), over_lines=False)


def tables_of_page(text: str) -> tuple[Grid, ...]:
    """For a person to look at: each table apart. Raises Unreadable."""
    return apart(*_parts(text))


def _parts(text: str) -> tuple[list[Part], list[Row]]:
    head = _FRAGMENT.match(text)
    reader = _Reader()
    reader.feed(text[head.end() :] if head else text)
    reader.close()
    return reader.parts()


MAX_DEPTH = 50
"""Tables within tables."""


class _Reader(HTMLParser):
    """Tables are told from frames of a page's layout, which hold tables, by what they hold themselves."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[_Found] = []
        self._open: list[HtmlTable] = []
        self._small: HtmlTable | None = None
        self._between: list[str] = []
        self._styles: dict[str, str] = {}
        self._silent = 0
        self._is_style = False

    def parts(self) -> tuple[list[Part], list[Row]]:
        """The tables, and the lines under the last."""
        while self._open:
            self._close_table()
        below = self._take_lines()
        if not self._found and self._small:
            return [_part(_Found([], self._small), 1)], []
        parts = [_part(each, number) for number, each in enumerate(self._found, 1)]
        return parts, _rows(below, len(parts)) if parts else []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent += 1
        elif tag == "style":
            self._is_style = True
        elif tag == "table":
            if len(self._open) >= MAX_DEPTH:
                raise Unreadable("too_much_to_read")
            self._open.append(HtmlTable())
        elif tag == "tr" and self._open:
            self._open[-1].open_row(self._style(said))
        elif tag in ("td", "th") and self._open:
            self._open[-1].open_cell(said.get("colspan", ""), said.get("rowspan", ""), self._style(said))
        elif tag in _BREAKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "style":
            self._is_style = False
        elif tag == "table" and self._open:
            self._close_table()
        elif tag in ("td", "th", "tr") and self._open:
            self._open[-1].close_cell()
        elif tag in _BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._is_style:
            self._styles |= {name.lower(): style for name, style in _CLASS.findall(data)}
        elif not self._silent:
            self._say(data)

    def _say(self, text: str) -> None:
        if self._open:
            self._open[-1].say(text)
        else:
            self._between.append(text)

    def _break(self) -> None:
        if self._open:
            self._open[-1].break_line()
        else:
            self._between.append(BREAK)

    def _style(self, said: dict[str, str]) -> str:
        """A cell's own style, then those of its classes."""
        classes = said.get("class", "").lower().split()
        return ";".join([said.get("style", ""), *(self._styles.get(name, "") for name in classes)])

    def _take_lines(self) -> list[str]:
        lines, self._between = page_text("".join(self._between)).split("\n"), []
        return [line for line in lines if line.strip()]

    def _close_table(self) -> None:
        """A table of its own; text of the cell around it; or a frame, whose texts are lines of the page."""
        table = self._open.pop()
        table.close_cell()
        if table.holds_data() and not any(frame.holds_data() for frame in self._open):
            lines = [line for frame in self._open for line in frame.lines()]
            for frame in self._open:
                frame.clear()
            self._found.append(_Found([*self._take_lines(), *lines], table))
        elif self._open:
            self._say(BREAK.join(table.lines()))
        else:
            self._small = self._small or table
            self._between.append(BREAK.join(["", *table.lines(), ""]))


def _part(found: _Found, number: int) -> Part:
    remarks = hidden_rows(str(number), found.table.hidden)
    return Part(number, _rows(found.lines, number), list(found.table.cells(number)), remarks)


def _rows(lines: list[str], number: int) -> list[Row]:
    return [(cell(line, Spot(number)),) for line in lines]
