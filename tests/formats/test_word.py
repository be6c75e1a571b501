"""Word documents: what a person sees in each cell, and where it stood."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.shared import Pt

from perfdesk.domain.edits import Place
from perfdesk.formats.docx_reader import read_docx
from perfdesk.formats.reading import grids_in, read_bytes
from perfdesk.formats.unreadable import Unreadable
from tests.formats.office_rows import BOOKS, COVER, FIRST, HEAD, SECOND, SHOWS, UNIT, counts, names
from tests.formats.packages import changed


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
    with pytest.raises(Unreadable, match=r"other_page|damaged_document"):
        read_bytes(data, "a.docx")


def test_what_was_deleted_with_changes_tracked_is_gone() -> None:
    deleted = "<w:del><w:r><w:delText>不要</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>新增</w:t></w:r></w:ins>"
    end = "组织演出。</w:t></w:r>"
    data = changed(word([HEAD, UNIT, SHOWS]), "word/document.xml", end, f"{end}{deleted}{inserted}")
    draft = read_bytes(data, "a.docx")
    assert [project.goal for project in draft.target_tables[0].projects] == ["组织演出。新增"]


def saved(document: DocumentObject) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_paragraphs_of_a_cell_stay_apart() -> None:
    """As a workbook's cell has them."""
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "实施单位"
    cell.add_paragraph("（盖章）")
    assert read_docx(saved(document))[0].rows[0][0].text == "实施单位\n（盖章）"


def in_first_cell(markup: str) -> bytes:
    """A table of one cell with this in its paragraph."""
    return changed(word([("甲",)]), "word/document.xml", "<w:r><w:t>甲</w:t></w:r>", markup)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>优</w:t></w:r>", "☑优"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>hui</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>惠</w:t></w:r></w:rubyBase>"
         "</w:ruby></w:r>", "惠"),
        ("<w:sdt><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt>", "甲"),
        ("<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo>", "新"),
        ("<m:AlternateContent xmlns:m='urn:m'><m:Choice><w:r><w:t>甲</w:t></w:r></m:Choice>"
         "<m:Fallback><w:r><w:t>甲</w:t></w:r></m:Fallback></m:AlternateContent>", "甲"),
        ("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r>", "一\n二\t三"),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(markup: str, text: str) -> None:
    assert read_docx(in_first_cell(markup))[0].rows[0][0].text == text


def test_a_text_box_is_not_read_but_told() -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>附注</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    (grid,) = read_docx(in_first_cell(f"<w:r><w:t>甲</w:t></w:r>{box}"))
    assert grid.rows[0][0].text == "甲"
    assert grid.remarks == (("import.text_box", (("text", "附注"),)),)


def test_head_and_foot_of_a_page_are_not_read() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    document.add_table(1, 1).cell(0, 0).text = "甲"
    (grid,) = read_docx(saved(document))
    assert [[cell.text for cell in row] for row in grid.rows] == [["甲"]]


def listed(*items: tuple[str, int], counts_in: str = "chineseCounting") -> bytes:
    """One cell with a list, each item with its level; the second level counts 1, 2, 3 under the first."""
    paragraphs = "".join(
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='77'/></w:numPr></w:pPr>"
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        for text, level in items
    )
    data = changed(word([("甲",)]), "word/document.xml", "<w:p><w:r><w:t>甲</w:t></w:r></w:p>", paragraphs)
    levels = "".join(
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{kind}'/><w:lvlText w:val='{text}'/></w:lvl>"
        for at, (kind, text) in enumerate([(counts_in, "%1、"), ("decimal", "（%2）")])
    )
    shape = f"<w:abstractNum w:abstractNumId='77'>{levels}</w:abstractNum>"
    number = "<w:num w:numId='77'><w:abstractNumId w:val='77'/></w:num>"
    return changed(data, "word/numbering.xml", "</w:numbering>", f"{shape}{number}</w:numbering>")


def test_numbers_that_a_list_counts_itself_belong_to_its_text() -> None:
    data = listed(("产出", 0), ("场次", 1), ("册数", 1), ("效益", 0), ("人次", 1))
    assert read_docx(data)[0].rows[0][0].text == "一、产出\n（1）场次\n（2）册数\n二、效益\n（1）人次"


def test_list_numbers_of_an_unknown_kind_are_told() -> None:
    (grid,) = read_docx(listed(("产出", 0), counts_in="hebrew1"))
    assert grid.rows[0][0].text == "产出"
    assert grid.remarks == (("import.list_numbers", (("count", "1"),)),)
