"""`.docx` to grids: its tables, and the lines between them (ECMA-376, part 1, chapter 17)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

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


class _Part(NamedTuple):
    """A table as the document has it, counted from 1, and the lines above it."""

    number: int
    lines: list[Row]
    rows: list[Row]


@dataclass(slots=True)
class _Table:
    """The parts of one table: as many columns, and nothing said between them but what is `below`."""

    parts: list[_Part]
    below: list[Row] = field(default_factory=list)


def read_docx(data: bytes) -> tuple[Grid, ...]:
    """One grid for each table with the lines around it; a table that was split is one. Raises Unreadable."""
    parts, below = _parts(data)
    tables: list[_Table] = []
    for part in parts:
        if tables and _goes_on(tables[-1].parts[-1], part):
            tables[-1].parts.append(part)
            tables[-1].below += [line for line in part.lines if not is_furniture(line[0].text)]
        else:
            tables.append(_Table([part]))
    if tables:
        tables[-1].below += below
        return tuple(map(_grid, tables))
    return (_lines(below),) if below else ()


def tables_in(data: bytes) -> tuple[Grid, ...]:
    """For a person to look at: each table apart, in the order that spots count them in. Raises Unreadable."""
    parts, below = _parts(data)
    if not parts:
        return (_lines(below),) if below else ()
    last = parts[-1].number
    return tuple(_grid(_Table([part], below if part.number == last else [])) for part in parts)


def _parts(data: bytes) -> tuple[list[_Part], list[Row]]:
    """The document's tables, and the lines under the last."""
    check_zip(data)
    body = part_of(data, main_part(data, _BODY)).find(f"{_W}body")
    if body is None:
        raise Unreadable("damaged_document")
    parts: list[_Part] = []
    lines: list[Row] = []
    for block in _blocks(body):
        number = len(parts) + 1
        if block.tag == f"{_W}tbl":
            parts.append(_Part(number, lines, _rows(block, number)))
            lines = []
        elif (line := _paragraph(block)).strip():
            lines.append([cell(line, Spot(number))])
    return parts, lines


def _goes_on(above: _Part, part: _Part) -> bool:
    texts = [line[0].text for line in part.lines]
    is_new = any(opens_table(text) or is_title(text) for text in texts)
    return _width(above.rows) == _width(part.rows) and not is_new


def _width(rows: Sequence[Row]) -> int:
    return max(map(len, rows), default=0)


def _grid(table: _Table) -> Grid:
    first, *others = table.parts
    rows = joined_pages([[*first.lines, *first.rows], *(part.rows for part in others)])
    return Grid("", tuple(map(tuple, [*rows, *table.below])), first.number, paged=bool(others))


def _lines(rows: Sequence[Row]) -> Grid:
    return Grid("", tuple(map(tuple, rows)), is_lines=True)


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
