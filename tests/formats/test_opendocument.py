"""OpenDocument sheets: what a person sees in each cell, and where it stood."""

import zipfile
from io import BytesIO

import pytest

from perfdesk.formats.ods_reader import read_ods
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.unreadable import Unreadable
from tests.formats.office_rows import HEAD, SHOWS, UNIT, counts, names
from tests.formats.packages import changed, packed, parts_of


def ods(rows: str) -> bytes:
    names = {
        "office": "office", "table": "table", "text": "text", "style": "style", "fo": "xsl-fo-compatible",
    }  # fmt: skip
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in names.items()
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="表一">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return out.getvalue()


def ods_row(*texts: str, also: str = "") -> str:
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row{also}>{cells}</table:table-row>"


def test_an_opendocument_sheet_with_millions_of_empty_rows() -> None:
    rows = ods_row(*HEAD) + ods_row(*UNIT) + ods_row("<text:s text:c='4'/>惠民演出", *SHOWS[1:])
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    draft = read_bytes(ods(rows + empty), "a.ods")
    assert (names(draft), counts(draft)) == (["惠民演出"], [2])


def test_hidden_rows_are_read_and_told() -> None:
    hidden = ' table:visibility="collapse"'
    draft = read_bytes(ods(ods_row(*HEAD) + ods_row(*UNIT) + ods_row(*SHOWS, also=hidden)), "a.ods")
    (doubt,) = [each for each in draft.doubts if each.rule == "import.hidden_rows"]
    assert dict(doubt.params) == {"sheet": "表一", "count": "1"}
    assert names(draft) == ["惠民演出"]


def test_notes_on_a_cell_are_not_its_text() -> None:
    note = "<office:annotation><text:p>注</text:p></office:annotation>"
    cell = f"<table:table-cell>{note}<text:p>合计</text:p></table:table-cell>"
    (grid,) = read_ods(ods(f"<table:table-row>{cell}</table:table-row>"))
    assert [each.text for each in grid.rows[0]] == ["合计"]


def test_cells_below_repeated_empty_rows_keep_their_addresses() -> None:
    gap = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    twice = ods_row("乙", also=' table:number-rows-repeated="2"')
    (grid,) = read_ods(ods(ods_row("甲") + gap + twice))
    assert [spot.cell for row in grid.rows for cell in row for _, spot in cell.trail] == ["A1", "A5", "A6"]


def test_an_error_in_an_opendocument_cell_is_doubted() -> None:
    cell = '<table:table-cell office:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    (grid,) = read_ods(ods(f"<table:table-row>{cell}</table:table-row>"))
    assert [(each.text, each.doubt) for each in grid.rows[0]] == [("#DIV/0!", "import.error_value")]


@pytest.mark.parametrize("number", ["", "viele", "1e9"])
def test_a_number_of_repetitions_that_is_none_makes_a_damaged_document(number: str) -> None:
    with pytest.raises(Unreadable, match="damaged_document"):
        read_ods(ods(ods_row("甲", also=f' table:number-rows-repeated="{number}"')))


def test_an_encrypted_opendocument_file_is_called_so() -> None:
    manifest = b"<m><file-entry><encryption-data/></file-entry></m>"
    data = packed(parts_of(ods("")) | {"content.xml": b"\x99\x01", "META-INF/manifest.xml": manifest})
    with pytest.raises(Unreadable, match="encrypted"):
        read_bytes(data, "a.ods")


def test_a_hidden_opendocument_sheet_is_not_read_but_told() -> None:
    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    data = changed(ods(ods_row("甲")), "content.xml", "<office:body>", f"{style}<office:body>")
    hidden = (
        f'</table:table><table:table table:name="备用" table:style-name="ta2">{ods_row("乙")}</table:table>'
    )
    (grid,) = read_ods(changed(data, "content.xml", "</table:table>", hidden))
    assert grid.remarks == (("import.hidden_sheet", (("sheet", "备用"),)),)


@pytest.mark.parametrize("repeated", ["2000000000", "99999999"])
def test_a_row_repeated_without_end_is_refused(repeated: str) -> None:
    row = ods_row("甲", also=f' table:number-rows-repeated="{repeated}"')
    with pytest.raises(Unreadable, match="sheet_too_large"):
        read_ods(ods(row))


@pytest.mark.parametrize(
    ("cell", "text", "doubt"),
    [
        ('<table:table-cell table:formula="of:=[.B1]"/>', "", "import.no_cached_value"),
        ('<table:table-cell office:value-type="float" office:value="5.7"/>', "5.7", "import.unknown_number_format"),
        ('<table:table-cell office:value-type="float" office:value="50"><text:p>≥50个</text:p></table:table-cell>',
         "≥50个", ""),
        ('<table:table-cell table:formula="of:=[.B1]" office:value-type="string"/>', "", ""),
    ],
)  # fmt: skip
def test_a_value_is_what_the_sheet_shows_or_doubted(cell: str, text: str, doubt: str) -> None:
    last = "<table:table-cell><text:p>末</text:p></table:table-cell>"
    (grid,) = read_ods(ods(f"<table:table-row>{cell}{last}</table:table-row>"))
    assert (grid.rows[0][0].text, grid.rows[0][0].doubt) == (text, doubt)
