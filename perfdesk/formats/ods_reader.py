"""`.ods` to grids (OASIS OpenDocument 1.3, part 3, chapter 9)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfdesk.domain.origin import Spot
from perfdesk.formats.grid import BLANK, Cell, Grid, Remark, cell
from perfdesk.formats.hidden_parts import hidden_columns, hidden_rows, hidden_sheet
from perfdesk.formats.merged_ranges import Merge, put_merges
from perfdesk.formats.sheet_place import column_letters
from perfdesk.formats.shown_value import UNKNOWN_FORMAT
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.xml_part import bytes_of, has_part, part_of
from perfdesk.formats.zip_guard import check_zip

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE = f"{_OASIS}table:1.0}}", f"{_OASIS}text:1.0}}", f"{_OASIS}office:1.0}}"
_STYLE, _FO = f"{_OASIS}style:1.0}}", f"{_OASIS}xsl-fo-compatible:1.0}}"
_MANIFEST, _ENCRYPTED = "META-INF/manifest.xml", b"encryption-data"
_MAX_CELLS = 2_000_000
_MAX_COLUMNS = 16_384
_POINTS = {"in": 72.0, "cm": 28.35, "mm": 2.835, "pt": 1.0, "pc": 12.0}
_HALF_CHARACTER = 5.25
_VALUES = ("value", "date-value", "time-value", "boolean-value", "string-value")


def read_ods(data: bytes) -> tuple[Grid, ...]:
    """One grid for each visible sheet. Raises Unreadable."""
    check_zip(data)
    if has_part(data, _MANIFEST) and _ENCRYPTED in bytes_of(data, _MANIFEST):
        raise Unreadable("encrypted")
    content = part_of(data, "content.xml")
    indents = dict(_indents(content))
    unseen = set(_hidden_styles(content))
    sheets = list(enumerate(content.findall(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"), 1))
    hidden = [(number, sheet) for number, sheet in sheets if sheet.get(f"{_TABLE}style-name") in unseen]
    remarks = tuple(hidden_sheet(sheet.get(f"{_TABLE}name", "")) for _, sheet in hidden)
    try:
        return tuple(
            _grid(sheet, number, indents, remarks)
            for number, sheet in sheets
            if (number, sheet) not in hidden
        )
    except ValueError as fault:
        raise Unreadable("damaged_document") from fault  # a number that is none


def _indents(content: "Element") -> Iterator[tuple[str, int]]:
    """By cell style, how far the text is moved in, in half-width characters."""
    for style in content.iter(f"{_STYLE}style"):
        properties = style.find(f"{_STYLE}paragraph-properties")
        margin = properties.get(f"{_FO}margin-left") if properties is not None else None
        if margin:
            yield style.get(f"{_STYLE}name", ""), round(_points(margin) / _HALF_CHARACTER)


def _points(length: str) -> float:
    try:
        return float(length[:-2]) * _POINTS.get(length[-2:], 0.0)
    except ValueError:
        return 0.0


def _hidden_styles(content: "Element") -> Iterator[str]:
    for style in content.iter(f"{_STYLE}style"):
        properties = style.find(f"{_STYLE}table-properties")
        if properties is not None and properties.get(f"{_TABLE}display") == "false":
            yield style.get(f"{_STYLE}name", "")


def _grid(sheet: "Element", number: int, indents: dict[str, int], remarks: tuple[Remark, ...]) -> Grid:
    name = sheet.get(f"{_TABLE}name", "")
    rows: list[tuple[Cell, ...]] = []
    merges: list[Merge] = []
    blank = hidden = cells = 0
    for source in sheet.iter(f"{_TABLE}table-row"):
        repeated = int(source.get(f"{_TABLE}number-rows-repeated", "1"))
        row = _row(source, Spot(number, sheet=name, line=len(rows) + blank + 1), indents)
        merges += _merges(source, len(rows) + blank)
        if not row:
            blank += repeated  # the empty rest of the sheet is one row repeated a million times
            continue
        hidden += repeated if source.get(f"{_TABLE}visibility") in ("collapse", "filter") else 0
        cells += repeated * len(row) + blank
        if cells > _MAX_CELLS:
            raise Unreadable("sheet_too_large", sheet=name)
        rows += [()] * blank
        blank = 0
        rows.append(row)
        again = range(len(rows) + 1, len(rows) + repeated)
        rows += [_row(source, Spot(number, sheet=name, line=line), indents) for line in again]
    put_merges(rows, merges)
    own = hidden_rows(name, hidden) + hidden_columns(name, rows, set(_collapsed(sheet)))
    return Grid(name, tuple(rows), number, (*own, *remarks))


def _merges(source: "Element", row: int) -> Iterator[Merge]:
    at = 0
    for each in source:
        if each.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            down, across = (
                int(each.get(f"{_TABLE}number-{what}-spanned", "1")) for what in ("rows", "columns")
            )
            if down > 1 or across > 1:
                yield row, at, down, across
            at += int(each.get(f"{_TABLE}number-columns-repeated", "1"))


def _collapsed(sheet: "Element") -> Iterator[int]:
    """The columns that are not shown, counted from 0."""
    at = 0
    for column in sheet.iter(f"{_TABLE}table-column"):
        end = at + int(column.get(f"{_TABLE}number-columns-repeated", "1"))
        if column.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            yield from range(at, min(end, _MAX_COLUMNS))
        at = end


def _row(source: "Element", at: Spot, indents: dict[str, int]) -> tuple[Cell, ...]:
    """Without the blank cells at its end, of which a sheet has thousands."""
    row: list[Cell] = []
    blank = 0
    for each in source:
        if each.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        repeated = int(each.get(f"{_TABLE}number-columns-repeated", "1"))
        text, doubt = _shown(each)
        if (not text.strip() and not doubt) or each.tag == f"{_TABLE}covered-table-cell":
            blank += repeated
            continue
        if blank + repeated + len(row) > _MAX_COLUMNS:
            raise Unreadable("sheet_too_large", sheet=at.sheet)
        row += [BLANK] * blank
        blank = 0
        indent = indents.get(each.get(f"{_TABLE}style-name", ""), 0)
        for _ in range(repeated):
            spot = Spot(at.page, sheet=at.sheet, cell=f"{column_letters(len(row))}{at.line}")
            shown = cell(text, spot)
            row.append(Cell(shown.text, shown.indent + indent, shown.trail, doubt))
    return tuple(row)


def _shown(source: "Element") -> tuple[str, str]:
    """With a doubt about it; a value whose text the program did not write down is the value itself."""
    text = _said(source)
    if _is_error(source):
        return text, "import.error_value"
    if source.get(f"{_OFFICE}value-type") is None:
        is_unsaid = source.get(f"{_TABLE}formula") is not None and not text.strip()
        return text, "import.no_cached_value" if is_unsaid else ""
    if text.strip():
        return text, ""
    value = next((source.get(f"{_OFFICE}{name}") for name in _VALUES if source.get(f"{_OFFICE}{name}")), "")
    return value or "", UNKNOWN_FORMAT if value else ""


def _is_error(source: "Element") -> bool:
    return any(name.endswith("}value-type") and value == "error" for name, value in source.items())


def _said(source: "Element") -> str:
    """As the sheet shows it; annotations are not part of the cell."""
    return "\n".join("".join(_texts(each)) for each in source.findall(f"{_TEXT}p"))


def _texts(parent: "Element") -> Iterator[str]:
    yield parent.text or ""
    for child in parent:
        if child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c", "1")), 1000)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag != f"{_OFFICE}annotation":
            yield from _texts(child)
        yield child.tail or ""
