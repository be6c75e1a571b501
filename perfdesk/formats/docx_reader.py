"""`.docx` to grids: its tables, and the lines between them (ECMA-376, part 1, chapter 17)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfdesk.domain.origin import Piece, Spot, trail_of
from perfdesk.formats.grid import BLANK, Cell, Grid, cell
from perfdesk.formats.recognise.cover import is_furniture, opens_table
from perfdesk.formats.recognise.evaluation_words import is_title
from perfdesk.formats.recognise.page_breaks import joined_pages
from perfdesk.formats.recognise.page_lines import unwrapped
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.xml_part import main_part, part_of
from perfdesk.formats.zip_guard import check_zip

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = r"word/document\d*\.xml"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_HALF_CHARACTER = 105
"""Twentieths of a point that a half-width character of the usual font takes."""
_WRAPPERS = frozenset(
    _W + name for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml", "hyperlink")
)
_MAX_SPAN = 64

Row = Sequence[Cell]


@dataclass(slots=True)
class _Table:
    """A table of the document and the lines above it; `parts` are tables of the same columns that follow it."""

    lines: list[Row]
    number: int
    parts: list[list[Row]] = field(default_factory=list)
    width: int = 0
    below: list[Row] = field(default_factory=list)


def read_docx(data: bytes) -> tuple[Grid, ...]:
    """One grid for each table with the lines around it; a table that was split is one. Raises Unreadable."""
    check_zip(data)
    body = part_of(data, main_part(data, _BODY)).find(f"{_W}body")
    if body is None:
        raise Unreadable("damaged_document")
    tables: list[_Table] = []
    lines: list[Row] = []
    number = 1
    for block in _blocks(body):
        if block.tag == f"{_W}p":
            line = _paragraph(block)
            lines += [[cell(line, Spot(number))]] if line.strip() else []
        else:
            _take(tables, lines, _rows(block, number), number)
            lines = []
            number += 1
    if tables:
        tables[-1].below += lines
    elif lines:
        return (Grid("", tuple(map(tuple, lines)), is_lines=True),)
    return tuple(map(_grid, tables))


def _take(tables: list[_Table], lines: list[Row], rows: list[Row], number: int) -> None:
    """A table of its own, or the next part of the one before: as many columns and nothing new said between them."""
    width = max(map(len, rows), default=0)
    known = tables[-1] if tables else None
    texts = [line[0].text for line in lines]
    goes_on = (
        known and known.width == width and not any(opens_table(text) or is_title(text) for text in texts)
    )
    if known and goes_on:
        known.parts.append(rows)
        known.below += [line for line in lines if not is_furniture(line[0].text)]
    else:
        tables.append(_Table(lines, number, [rows], width))


def _grid(table: _Table) -> Grid:
    first, *others = table.parts
    rows = joined_pages([[*table.lines, *first], *others])
    return Grid("", tuple(map(tuple, [*rows, *table.below])), table.number, paged=len(table.parts) > 1)


def _blocks(parent: "Element") -> Iterator["Element"]:
    """Paragraphs and tables in order, also those inside content controls and the like."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _blocks(child)
        elif child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child


def _rows(table: "Element", number: int) -> list[Row]:
    rows: list[Row] = []
    for source in _children(table, "tr"):
        row: list[Cell] = [BLANK] * min(_number(source, "trPr/gridBefore"), _MAX_SPAN)
        for each in _children(source, "tc"):
            row.append(_cell(each, Spot(number, cell=f"R{len(rows) + 1}C{len(row) + 1}")))
            row += [BLANK] * (min(_number(each, "tcPr/gridSpan") or 1, _MAX_SPAN) - 1)
        rows.append(row)
    return rows


def _children(parent: "Element", name: str) -> Iterator["Element"]:
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _children(child, name)
        elif child.tag == _W + name:
            yield child


def _cell(source: "Element", spot: Spot) -> Cell:
    """Its paragraphs as one text; a cell that goes on the one above (vMerge) says nothing of its own."""
    merge = source.find(f"{_W}tcPr/{_W}vMerge")
    if merge is not None and merge.get(f"{_W}val", "continue") == "continue":
        return BLANK
    paragraphs = list(_paragraphs(source))
    lines = [line for line in map(_paragraph, paragraphs) if line.strip()]
    if not lines:
        return BLANK
    first = next(each for each in paragraphs if _paragraph(each).strip())
    shown = cell(lines[0])
    text = unwrapped([part.strip() for line in lines for part in line.splitlines() if part.strip()])
    return Cell(text, shown.indent + _indent(first), trail_of([Piece(text, spot)]))


def _paragraphs(parent: "Element") -> Iterator["Element"]:
    """Of a cell, those in tables inside it too."""
    for block in _blocks(parent):
        if block.tag == f"{_W}p":
            yield block
        else:
            for row in _children(block, "tr"):
                for inner in _children(row, "tc"):
                    yield from _paragraphs(inner)


def _indent(paragraph: "Element") -> int:
    """In half-width characters."""
    found = paragraph.find(f"{_W}pPr/{_W}ind")
    if found is None:
        return 0
    hundredths = [found.get(_W + name) for name in ("leftChars", "firstLineChars")]
    if any(hundredths):
        return max(0, round(sum(_whole(each) for each in hundredths) / 50))
    twips = [found.get(_W + name) for name in ("left", "start", "firstLine")]
    return max(0, round(sum(_whole(each) for each in twips) / _HALF_CHARACTER))


def _paragraph(paragraph: "Element") -> str:
    """Text as it stands after all tracked changes; text boxes are not part of it."""
    return "".join(_texts(paragraph))


def _texts(parent: "Element") -> Iterator[str]:
    for child in parent:
        name = child.tag.removeprefix(_W)
        if name in ("t", _MATH + "t"):
            yield child.text or ""
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "tab":
            yield "\t"
        elif name in ("noBreakHyphen", "softHyphen"):
            yield "-" if name == "noBreakHyphen" else ""
        elif name not in _SILENT:
            yield from _texts(child)


_SILENT = frozenset(("pPr", "rPr", "del", "moveFrom", "drawing", "pict", "instrText", "object"))
"""Properties, what was deleted, and what floats over the text."""


def _number(parent: "Element", path: str) -> int:
    found = parent.find("/".join(_W + step for step in path.split("/")))
    return _whole(found.get(f"{_W}val")) if found is not None else 0


def _whole(text: str | None) -> int:
    try:
        return int(float(text or 0))
    except ValueError:
        return 0
