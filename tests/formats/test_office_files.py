"""Word, OpenDocument, HTML and workbooks: what a person sees in each cell, and where it stood."""

import zipfile
from collections.abc import Sequence
from io import BytesIO

import pytest
from docx import Document
from docx.shared import Pt
from openpyxl import Workbook

from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Place
from perfdesk.formats.docx_reader import read_docx
from perfdesk.formats.html_reader import read_html
from perfdesk.formats.ods_reader import read_ods
from perfdesk.formats.reading import grids_in, read_bytes
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.xlsx_reader import read_xlsx
from tests.formats.packages import changed, packed, parts_of

HEAD = ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标")
FIRST = "1、1-产出指标；11-数量指标；演出场次；实施周期指标值:10场；年度指标值:10场。"
SECOND = "2、3-满意度指标；31-服务对象满意度；观众满意度；实施周期指标值:≥90%；年度指标值:≥90%。"
UNIT = ("局本级", "30.00", "30.00", "", "")
SHOWS = ("    惠民演出", "10.00", "10.00", "组织演出。", FIRST + SECOND)
BOOKS = ("    图书购置", "20.00", "20.00", "购置图书。", FIRST.replace("演出场次", "册数"))
COVER = ("2026年项目支出绩效目标表", "部门名称：海湾市文化局          单位：万元")


def names(draft: Draft) -> list[str]:
    return [project.name for table in draft.target_tables for project in table.projects]


def counts(draft: Draft) -> list[int]:
    return [len(project.indicators) for table in draft.target_tables for project in table.projects]


def word(*blocks: str | Sequence[Sequence[str]]) -> bytes:
    """A document of paragraphs and tables."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=0, cols=len(block[0]))
        for texts in block:
            for text, cell in zip(texts, table.add_row().cells, strict=True):
                cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_table_with_its_cover() -> None:
    draft = read_bytes(word(*COVER, [HEAD, UNIT, SHOWS, BOOKS], "填表人：王小明"), "a.docx")
    (table,) = draft.target_tables
    assert (table.department, table.year, table.currency_unit) == ("海湾市文化局", 2026, "万元")
    assert [unit.name for unit in table.units] == ["局本级"]
    assert names(draft) == ["惠民演出", "图书购置"]
    assert draft.source.reader == "docx"


@pytest.mark.parametrize("heads", [True, False], ids=["heads again", "heads once"])
@pytest.mark.parametrize("between", [(), ("续表",)], ids=["nothing between", "a line between"])
def test_a_word_table_split_in_two_is_one(heads: bool, between: tuple[str, ...]) -> None:
    lower = [HEAD, BOOKS] if heads else [BOOKS]
    draft = read_bytes(word(*COVER, [HEAD, UNIT, SHOWS], *between, lower), "a.docx")
    assert len(draft.target_tables) == 1
    assert names(draft) == ["惠民演出", "图书购置"]


def test_a_row_split_between_two_word_tables_is_one_row() -> None:
    upper, lower = (*SHOWS[:4], FIRST), ("", "", "", "", SECOND)
    draft = read_bytes(word(*COVER, [HEAD, UNIT, upper], [lower, BOOKS]), "a.docx")
    assert names(draft) == ["惠民演出", "图书购置"]
    assert counts(draft) == [2, 1]


def test_two_word_tables_with_titles_of_their_own_are_two() -> None:
    other = (COVER[0], COVER[1].replace("文化局", "体育局"))
    draft = read_bytes(word(*COVER, [HEAD, UNIT, SHOWS], *other, [HEAD, UNIT, BOOKS]), "a.docx")
    assert [table.department for table in draft.target_tables] == ["海湾市文化局", "海湾市体育局"]


def test_indentation_in_word_tells_units_from_projects() -> None:
    document = Document()
    table = document.add_table(rows=0, cols=5)
    for texts, indent in ((HEAD, 0), (UNIT, 0), (SHOWS, 21)):
        row = table.add_row()
        for text, cell in zip(texts, row.cells, strict=True):
            cell.text = text.strip()
        row.cells[0].paragraphs[0].paragraph_format.left_indent = Pt(indent)
    out = BytesIO()
    document.save(out)
    (grid,) = read_docx(out.getvalue())
    assert [row[0].indent for row in grid.rows] == [0, 0, 4]


def test_two_evaluations_in_word_are_two_although_their_columns_are_as_many() -> None:
    head = ("一级指标", "三级指标", "分值", "得分")
    rows = [head, ("产出指标", "演出场次", "50", "50"), ("效益指标", "观众满意度", "50", "48")]
    title = "项目支出绩效自评表"
    draft = read_bytes(word(title, rows, title, rows), "a.docx")
    assert len(draft.tables) == 2


def test_each_cell_of_a_word_table_knows_its_table_row_and_column() -> None:
    draft = read_bytes(word(*COVER, [HEAD, UNIT, SHOWS], [BOOKS]), "a.docx")
    (table,) = draft.target_tables
    spots = [draft.origins[Place(project.id, "name")].spots()[0] for project in table.projects]
    assert [(spot.page, spot.cell) for spot in spots] == [(1, "R3C1"), (2, "R1C1")]


def test_the_tables_to_look_at_are_counted_as_spots_count_them() -> None:
    data = word(*COVER, [HEAD, UNIT, SHOWS], [BOOKS], *COVER, [HEAD, UNIT, BOOKS])
    shown = grids_in(data, "a.docx")
    origins = read_bytes(data, "a.docx").origins
    assert len(shown) == 3
    for place, origin in origins.items():
        for spot in origin.spots():
            cells = [cell for row in shown[spot.page - 1].rows for cell in row]
            assert [cell.text for cell in cells if (0, spot) in cell.trail] == [origin.text], place


def test_cells_that_are_merged_in_word_keep_the_others_in_their_columns() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "甲"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "乙"
    table.cell(1, 2).text = "丙"
    out = BytesIO()
    document.save(out)
    (grid,) = read_docx(out.getvalue())
    assert [[cell.text for cell in row] for row in grid.rows] == [["甲", "乙", ""], ["", "", "丙"]]


@pytest.mark.parametrize("depth", [200, 3000])
def test_tables_inside_one_another_are_text_of_the_cell_or_refused(depth: int) -> None:
    inner = (
        "<w:tbl><w:tr><w:tc>" * depth
        + "<w:p><w:r><w:t>内</w:t></w:r></w:p>"
        + "</w:tc></w:tr></w:tbl>" * depth
    )
    data = changed(word([("甲",)]), "word/document.xml", "<w:body>", f"<w:body>{inner}")
    with pytest.raises(Unreadable, match=r"no_header|damaged_document"):
        read_bytes(data, "a.docx")


def test_what_was_deleted_with_changes_tracked_is_gone() -> None:
    deleted = "<w:del><w:r><w:delText>不要</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>新增</w:t></w:r></w:ins>"
    end = "组织演出。</w:t></w:r>"
    data = changed(word([HEAD, UNIT, SHOWS]), "word/document.xml", end, f"{end}{deleted}{inserted}")
    draft = read_bytes(data, "a.docx")
    assert [project.goal for project in draft.target_tables[0].projects] == ["组织演出。新增"]


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


CLIPBOARD = (
    "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000009999\r\nStartFragment:0000000141\r\n"
    "EndFragment:0000009999\r\n<html><body><!--StartFragment-->{table}<!--EndFragment--></body></html>"
)


def html_table(*rows: Sequence[str]) -> str:
    lines = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def test_a_table_from_the_clipboard_of_a_spreadsheet() -> None:
    shows = ("<span style='mso-spacerun:yes'>&nbsp;&nbsp;&nbsp; </span>惠民演出", *SHOWS[1:])
    text = CLIPBOARD.format(table=html_table(HEAD, UNIT, shows)).replace("\r\n", "\n")
    draft = read_bytes(("<html>" + text.partition("<html>")[2]).encode(), "clipboard.html")
    assert (names(draft), counts(draft), draft.source.reader) == (["惠民演出"], [2], "html")
    (grid,) = read_html(text)
    assert [cell.text for cell in grid.rows[0]] == list(HEAD)


def test_spans_and_breaks_in_html() -> None:
    text = (
        "<table><tr><td rowspan=2>甲</td><td colspan=2>乙<br>丙</td></tr>"
        "<tr><td>丁</td><td>戊 &lt; 己</td></tr></table>"
    )
    (grid,) = read_html(text)
    assert [[cell.text for cell in row] for row in grid.rows] == [["甲", "乙\n丙", ""], ["", "丁", "戊 < 己"]]


def test_an_xls_that_is_really_html_is_read() -> None:
    draft = read_bytes(f"<html><body>{html_table(HEAD, UNIT, SHOWS)}</body></html>".encode(), "a.xls")
    assert names(draft) == ["惠民演出"]


def workbook(*rows: Sequence[object]) -> Workbook:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_every_sheet_that_holds_a_table_is_read() -> None:
    book = workbook(COVER[:1], COVER[1:], HEAD, UNIT, SHOWS)
    other = book.create_sheet("体育")
    for row in (COVER[:1], (COVER[1].replace("文化", "体育"),), HEAD, UNIT, BOOKS):
        other.append(list(row))
    book.create_sheet("说明").append(["填表说明"])
    draft = read_bytes(saved(book), "a.xlsx")
    assert [table.department for table in draft.target_tables] == ["海湾市文化局", "海湾市体育局"]
    pages = {spot.page for origin in draft.origins.values() for spot in origin.spots()}
    assert pages == {1, 2}


def test_hidden_rows_and_sheets_of_a_workbook_are_told() -> None:
    book = workbook(HEAD, UNIT, SHOWS, BOOKS)
    book.worksheets[0].row_dimensions[4].hidden = True
    book.create_sheet("备用").sheet_state = "hidden"
    rules = [doubt.rule for doubt in read_bytes(saved(book), "a.xlsx").doubts]
    assert {"import.hidden_rows", "import.hidden_sheet"} <= set(rules)


def test_a_formula_without_a_stored_result_is_doubted_at_its_field() -> None:
    draft = read_bytes(saved(workbook(HEAD, UNIT, (SHOWS[0], "=C3", *SHOWS[2:]))), "a.xlsx")
    (doubt,) = [each for each in draft.doubts if each.rule == "import.no_cached_value"]
    (project,) = draft.target_tables[0].projects
    assert (doubt.place.item, doubt.place.field, project.amounts.total) == (project.id, "total", None)


def test_a_number_too_long_for_any_amount_does_not_stop_the_import() -> None:
    draft = read_bytes(saved(workbook(HEAD, UNIT, (*SHOWS[:2], 1e27, *SHOWS[3:]))), "a.xlsx")
    assert names(draft) == ["惠民演出"]


def test_each_cell_knows_its_address() -> None:
    (grid,) = read_xlsx(saved(workbook(HEAD, UNIT)))
    spots = [spot for cell in grid.rows[1] for _, spot in cell.trail]
    assert [(spot.page, spot.sheet, spot.cell) for spot in spots] == [
        (1, "Sheet", "A2"), (1, "Sheet", "B2"), (1, "Sheet", "C2"),
    ]  # fmt: skip


def test_two_equal_rows_of_a_sheet_are_two_rows() -> None:
    """Only pages print a row a second time."""
    draft = read_bytes(saved(workbook(HEAD, UNIT, SHOWS, SHOWS)), "a.xlsx")
    assert names(draft) == ["惠民演出", "惠民演出"]
