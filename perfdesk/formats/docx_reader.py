"""`.docx` to grids: its tables, and the lines between them (ECMA-376, part 1, chapter 17)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from perfdesk.domain.origin import Piece, Spot, trail_of
from perfdesk.formats.grid import BLANK, Cell, Grid, Remark, cell
from perfdesk.formats.hidden_parts import hidden_text, list_numbers, text_boxes
from perfdesk.formats.invisible import without_invisible
from perfdesk.formats.recognise.grid_rows import Row
from perfdesk.formats.recognise.parted_tables import Part, apart, joined
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.word_numbering import numbering_of, put_numbers
from perfdesk.formats.xml_part import main_part, part_of, related_parts
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
    parts, below, unread = _parts(data)
    grids = joined(parts, below, over_lines=True)
    return tuple(replace(grid, remarks=(*grid.remarks, *unread)) for grid in grids)


def tables_in(data: bytes) -> tuple[Grid, ...]:
    """For a person to look at: each table apart. Raises Unreadable."""
    parts, below, _ = _parts(data)
    return apart(parts, below)


def _parts(data: bytes) -> tuple[list[Part], list[Row], tuple[Remark, ...]]:
    """The document's tables, the lines under the last, and what was not read of it."""
    check_zip(data)
    path = main_part(data, _BODY)
    body = part_of(data, path).find(f"{_W}body")
    if body is None:
        raise Unreadable("damaged_document")
    unread = text_boxes(_boxed(body)) + list_numbers(_number_lists(data, path, body))
    parts: list[Part] = []
    lines: list[Row] = []
    for block in _laid_out(body):
        number = len(parts) + 1
        if block.tag == f"{_W}tbl":
            parts.append(Part(number, lines, _rows(block, number), hidden_text(_unseen(block))))
            lines = []
        elif (line := _paragraph(block)).strip():
            lines.append([cell(line, Spot(number))])
    return parts, lines, unread


def _boxed(body: "Element") -> str:
    """A text box is there twice, for programs old and new."""
    boxes = ("".join(map(_paragraph, box.iter(f"{_W}p"))) for box in body.iter(f"{_W}txbxContent"))
    return "；".join(dict.fromkeys(text.strip() for text in boxes if text.strip()))


def _number_lists(data: bytes, path: str, body: "Element") -> int:
    """How many numbers are not known."""
    related = related_parts(data, path)
    if "numbering" not in related:
        return 0
    styles = part_of(data, related["styles"]) if "styles" in related else None
    return put_numbers(body, numbering_of(part_of(data, related["numbering"]), styles))


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
    """A cell that goes on the one above (vMerge) says nothing of its own."""
    rows: list[list[Cell]] = []
    tops = dict[int, int]()
    for source in _children(table, "tr"):
        if source.find(f"{_W}trPr/{_W}del") is not None:
            continue  # a tracked change takes it out
        row: list[Cell] = [BLANK] * min(_number(source, "trPr/gridBefore"), _MAX_SPAN)
        above, tops = tops, {}
        for each in _children(source, "tc"):
            column, merge = len(row), _merge(each)
            across = min(max(1, _number(each, "tcPr/gridSpan")), _MAX_SPAN)
            if merge:
                tops[column] = above.get(column, len(rows)) if merge == "continue" else len(rows)
            if tops.get(column, len(rows)) < len(rows):
                top = tops[column]
                rows[top][column] = replace(rows[top][column], rows=len(rows) - top + 1)
                row.append(BLANK)
            else:
                own = _cell(each, Spot(number, cell=f"R{len(rows) + 1}C{column + 1}"))
                row.append(replace(own, columns=across) if across > 1 else own)
            row += [BLANK] * (across - 1)
        rows.append(row)
    return [*rows]


def _merge(source: "Element") -> str:
    """`restart` where a cell reaches down, `continue` where it goes on one above; "" for any other."""
    merge = source.find(f"{_W}tcPr/{_W}vMerge")
    return "" if merge is None else merge.get(f"{_W}val", "continue")


def _children(parent: "Element", name: str) -> Iterator["Element"]:
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _children(child, name)
        elif child.tag == _W + name:
            yield child


def _cell(source: "Element", spot: Spot) -> Cell:
    """Its paragraphs, each a line, as a workbook's cell has them."""
    paragraphs = list(_paragraphs(source))
    lines = [line for line in map(_paragraph, paragraphs) if line.strip()]
    if not lines:
        return BLANK
    first = next(each for each in paragraphs if _paragraph(each).strip())
    shown = cell(lines[0])
    text = "\n".join(part.strip() for line in lines for part in line.splitlines() if part.strip())
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
        elif name in ("tab", "ptab"):
            yield "\t"
        elif name == "sym":
            yield _SYMBOLS.get(child.get(f"{_W}char", "").upper()[-2:], "")
        elif name.endswith("}AlternateContent"):
            yield from _texts(child[0]) if len(child) else ()
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


_SILENT = frozenset(("pPr", "rPr", "del", "moveFrom", "drawing", "pict", "instrText", "object", "rt"))
"""Properties, what was deleted, what floats over the text, and how it is pronounced."""
_SYMBOLS = {
    "FE": "☑",
    "FD": "☒",
    "FC": "√",
    "FB": "×",
    "A8": "□",
    "6F": "□",
    "A3": "□",
    "52": "☑",
    "50": "√",
    "54": "☒",
}
"""Boxes and ticks of the fonts Wingdings and Wingdings 2, which forms are marked with."""


def _number(parent: "Element", path: str) -> int:
    found = parent.find("/".join(_W + step for step in path.split("/")))
    return _whole(found.get(f"{_W}val")) if found is not None else 0


def _whole(text: str | None) -> int:
    try:
        return int(float(text or 0))
    except ValueError:
        return 0
