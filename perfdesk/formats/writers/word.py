"""Tables as a Word file (ECMA-376, part 1, chapter 17): each sheet a section with its lines and its table.

Written by hand, because a form needs nothing but tables, merged cells, a font and a page; read back by our own reader.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from perfdesk.domain.book import Table
from perfdesk.domain.indicator_text import Dialect
from perfdesk.formats.docx_reader import tables_in
from perfdesk.formats.invisible import without_invisible
from perfdesk.formats.writers.export_report import Alteration, ExportReport, NoTables, Remark
from perfdesk.formats.writers.laid_out import AS_READ, laid_out
from perfdesk.formats.writers.package import dateless
from perfdesk.formats.writers.replacing import replace_file
from perfdesk.formats.writers.sheet import UNRULED, At, CellKind, Sheet, SheetCell, shown, without_idle_rows
from perfdesk.formats.writers.sheet_contents import BLANK, text
from perfdesk.formats.writers.verify import Difference
from perfdesk.formats.writers.workbook import ReadBackDiffers
from perfdesk.formats.xstring import without_controls

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_R}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_LONG_SIDE, _SHORT_SIDE, _MARGIN = 16838, 11906, 850
"""A4 and its margins in twentieths of a point."""
_SIZES = {CellKind.TITLE: 32}
_SIZE = 18
"""Of type, in half points."""
_BOLD = frozenset((CellKind.TITLE, CellKind.HEAD, CellKind.TOTAL, CellKind.UNIT, CellKind.SUM))
_LEFT = frozenset((CellKind.TEXT, CellKind.UNIT, CellKind.CAPTION, CellKind.NOTE))
_RIGHT = frozenset((CellKind.CAPTION_END, CellKind.FIGURE, CellKind.SUM))
_FILLED = frozenset((CellKind.HEAD, CellKind.LABEL))


def write_document(
    tables: Sequence[Table], path: Path, *, layout: str = AS_READ, dialect: Dialect | None = None
) -> ExportReport:
    """A section for each table; in place only after every text was read back and found there.

    Without the remarks: a second table behind a form would be read as its next page.

    Raises NoTables, TargetInUse, ReadBackDiffers or an OSError; then `path` is as before.
    """
    if not tables:
        raise NoTables
    out = laid_out(tables, layout, dialect)
    sheets = [without_idle_rows(sheet) for sheet in out.forms]

    def check(written: Path) -> None:
        wanted, found = _texts_of(sheets), _texts_in(written.read_bytes())
        if wanted != found:
            lacking = [Difference("", "", text(each), BLANK, None) for each in wanted - found]
            beyond = [Difference("", "", BLANK, text(each), None) for each in found - wanted]
            raise ReadBackDiffers(lacking + beyond)

    replace_file(path, document_bytes(sheets), check)
    return ExportReport(tuple(Remark(Alteration.NO_PLACE, "", "", each.place) for each in out.left))


def document_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Same sheets, same bytes."""
    body = "".join(_section(sheet, is_last=number == len(sheets)) for number, sheet in enumerate(sheets, 1))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
    }
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, xml in parts.items():
            text = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'
            archive.writestr(dateless(name), text.encode("utf-8"))
    return packed.getvalue()


def _texts_of(sheets: Sequence[Sheet]) -> Counter[str]:
    texts = (shown(cell) for sheet in sheets for cell in sheet.cells.values())
    return _counted(without_controls(text) for text in texts)


def _texts_in(data: bytes) -> Counter[str]:
    return _counted(cell.text for grid in tables_in(data) for row in grid.rows for cell in row)


def _counted(texts: Iterator[str]) -> Counter[str]:
    """Without what no eye sees and any blanks: Word keeps none at the ends of a line."""
    bare = ("".join(without_invisible(text).split()) for text in texts)
    return Counter(text for text in bare if text)


def _section(sheet: Sheet, *, is_last: bool) -> str:
    width = (_SHORT_SIDE if sheet.is_upright else _LONG_SIDE) - 2 * _MARGIN
    xml = "".join(_block(sheet, rows, width) for rows in _runs(sheet))
    page = _page(sheet)
    return xml + (page if is_last else f"<w:p><w:pPr>{page}</w:pPr></w:p>")


def _page(sheet: Sheet) -> str:
    wide, high = (_SHORT_SIDE, _LONG_SIDE) if sheet.is_upright else (_LONG_SIDE, _SHORT_SIDE)
    turned = "" if sheet.is_upright else ' w:orient="landscape"'
    sides = "".join(f' w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    margins = f'<w:pgMar{sides} w:header="500" w:footer="500" w:gutter="0"/>'
    return f'<w:sectPr><w:pgSz w:w="{wide}" w:h="{high}"{turned}/>{margins}</w:sectPr>'


def _runs(sheet: Sheet) -> Iterator[list[int]]:
    """Rows that are lines, each alone, and rows of the table between them."""
    lines = {at.row for at, cell in sheet.cells.items() if cell.kind in UNRULED}
    table: list[int] = []
    for row in range(sheet.height):
        if row not in lines:
            table.append(row)
            continue
        if table:
            yield table
        yield [row]
        table = []
    if table:
        yield table


def _block(sheet: Sheet, rows: Sequence[int], width: int) -> str:
    first = [cell for at, cell in sorted(sheet.cells.items()) if at.row == rows[0]]
    if first and first[0].kind in UNRULED:
        return "".join(_paragraph(cell) for cell in first if shown(cell))
    return _table(sheet, rows, width)


def _table(sheet: Sheet, rows: Sequence[int], width: int) -> str:
    unit = width / sum(sheet.widths)
    columns = [round(each * unit) for each in sheet.widths]
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in columns)
    heads = range(sheet.head, sheet.head + sheet.head_rows) if sheet.head == rows[0] else range(0)
    owners = {
        At(row, column): at
        for at, cell in sheet.cells.items()
        for row in range(at.row, at.row + cell.rows)
        for column in range(at.column, at.column + cell.columns)
    }
    body = "".join(_row(sheet, row, owners, columns, is_head=row in heads) for row in rows)
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _row(sheet: Sheet, row: int, owners: dict[At, At], columns: Sequence[int], *, is_head: bool) -> str:
    cells: list[str] = []
    column = 0
    while column < len(columns):
        at = owners.get(At(row, column), At(row, column))
        cell = sheet.cells.get(at, SheetCell())
        width = sum(columns[column : column + cell.columns])
        cells.append(_cell(cell, width, begins=at.row == row))
        column += cell.columns
    mark = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr>{mark}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: SheetCell, width: int, *, begins: bool) -> str:
    merged = ""
    if cell.columns > 1:
        merged += f'<w:gridSpan w:val="{cell.columns}"/>'
    if cell.rows > 1:
        merged += '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    fill = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if cell.kind in _FILLED else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{merged}{fill}<w:vAlign w:val="center"/>'
    text = _paragraph(cell) if begins else "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>"


def _paragraph(cell: SheetCell) -> str:
    across = "left" if cell.kind in _LEFT else "right" if cell.kind in _RIGHT else "center"
    bold = "<w:b/>" if cell.kind in _BOLD else ""
    size = _SIZES.get(cell.kind, _SIZE)
    font = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'
    look = f'<w:rPr>{font}{bold}<w:sz w:val="{size}"/></w:rPr>'
    lines = without_controls(shown(cell)).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    texts = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f'<w:p><w:pPr><w:jc w:val="{across}"/></w:pPr><w:r>{look}{texts}</w:r></w:p>'
