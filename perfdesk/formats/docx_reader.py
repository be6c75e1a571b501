"""`.docx` to grids: its tables, and the lines between them (ECMA-376, part 1, chapter 17)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfdesk.domain.origin import Piece, Spot, trail_of
from perfdesk.formats.grid import BLANK, Cell, Grid, cell
from perfdesk.formats.hidden_parts import hidden_text
from perfdesk.formats.invisible import without_invisible
from perfdesk.formats.recognise.grid_rows import Row
from perfdesk.formats.recognise.page_lines import unwrapped
from perfdesk.formats.recognise.parted_tables import Part, apart, joined
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


def read_docx(data: bytes) -> tuple[Grid, ...]:
    """One grid for each table with the lines around it; a table that was split is one. Raises Unreadable."""
    return joined(*_parts(data), over_lines=True)


def tables_in(data: bytes) -> tuple[Grid, ...]:
    """For a person to look at: each table apart. Raises Unreadable."""
    return apart(*_parts(data))


def _parts(data: bytes) -> tuple[list[Part], list[Row]]:
    """The document's tables, and the lines under the last."""
    check_zip(data)
    body = part_of(data, main_part(data, _BODY)).find(f"{_W}body")
    if body is None:
        raise Unreadable("damaged_document")
    parts: list[Part] = []
    lines: list[Row] = []
    for block in _laid_out(body):
        number = len(parts) + 1
        if block.tag == f"{_W}tbl":
            parts.append(Part(number, lines, _rows(block, number), hidden_text(_unseen(block))))
            lines = []
        elif (line := _paragraph(block)).strip():
            lines.append([cell(line, Spot(number))])
    return parts, lines


def _blocks(parent: "Element") -> Iterator["Element"]:
    """Paragraphs and tables in order, also those inside content controls and the like."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _blocks(child)
        elif child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child


def _laid_out(parent: "Element") -> Iterator["Element"]:
    """The blocks of a page; a table that only frames others is what stands in it."""
    for block in _blocks(parent):
        if block.tag == f"{_W}tbl" and _is_frame(block):
            for row in _children(block, "tr"):
                for inner in _children(row, "tc"):
                    yield from _laid_out(inner)
        else:
            yield block


def _is_frame(table: "Element") -> bool:
    """Whether a table of one column holds a table of several."""
    rows = [list(_children(row, "tc")) for row in _children(table, "tr")]
    inner = (each for cells in rows for cell in cells for each in _blocks(cell) if each.tag == f"{_W}tbl")
    return max(map(len, rows), default=0) == 1 and any(
        len(list(_children(row, "tc"))) > 1 for each in inner for row in _children(each, "tr")
    )


def _rows(table: "Element", number: int) -> list[Row]:
    rows: list[Row] = []
    for source in _children(table, "tr"):
        if source.find(f"{_W}trPr/{_W}del") is not None:
            continue  # a tracked change takes it out
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
    return without_invisible("".join(_texts(paragraph)))


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
        elif name not in _SILENT and not (name == "r" and _is_hidden(child)):
            yield from _texts(child)


def _unseen(table: "Element") -> str:
    runs = (run for run in table.iter(f"{_W}r") if _is_hidden(run))
    return "".join(text for run in runs for text in _texts(run))


def _is_hidden(run: "Element") -> bool:
    """Text that Word neither shows nor prints."""
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "1") not in ("0", "false", "off")


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
