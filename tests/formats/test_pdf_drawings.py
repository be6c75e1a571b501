"""What programs draw on and around a table: thick and double lines, shades, watermarks, covers on every page."""

from collections.abc import Sequence
from itertools import pairwise

from perfdesk.domain.self_evaluation import DepartmentEvaluation
from perfdesk.formats.grid import Grid
from perfdesk.formats.pdf import read_pdf
from perfdesk.formats.reading import read_bytes
from tests.formats.pdf_maker import HEAD, HEIGHT, LEFT, WIDTHS, Page, TableDrawer, pdf
from tests.formats.test_pdf_pages import FIRST, GOAL, ROWS, SECOND, WANTED, body, drawn

EDGES = [LEFT + sum(WIDTHS[:at]) for at in range(len(WIDTHS) + 1)]
RIGHT = EDGES[-1]


def shaded(drawer: TableDrawer, row: Sequence[str], grey: float) -> None:
    """The row in cells of one colour, no line around them."""
    top = drawer.y
    drawer.row(row)
    fills = [
        f"{grey} g {left + 0.3} {HEIGHT - drawer.y} {right - left - 0.6} {drawer.y - top} re f 0 g"
        for left, right in pairwise(EDGES)
    ]
    drawer.page.content[:0] = fills


def test_shaded_cells_part_rows_and_columns_without_a_line() -> None:
    drawer = TableDrawer(ruled=False)
    drawer.new_page()
    for at, row in enumerate((HEAD, *ROWS, *ROWS)):
        shaded(drawer, row, 0.8 if at % 2 else 0.9)
    (grid,) = read_pdf(pdf(drawer.pages))
    assert body(grid) == [*WANTED, *WANTED[1:]]


def test_lines_of_two_points_are_lines() -> None:
    pages = drawn()
    pages[0].content.insert(0, "2 w")
    (grid,) = read_pdf(pdf(pages))
    assert (body(grid), grid.remarks) == (WANTED, ())


def test_double_lines_make_no_rows_of_their_own() -> None:
    pages = drawn()
    lines = [each for each in pages[0].content if each.endswith(" l S")]
    pages[0].content += ["1 0 0 1 0 -3 cm", *lines]
    (grid,) = read_pdf(pdf(pages))
    assert body(grid) == WANTED


def watermarked(mark: str) -> Grid:
    pages = drawn()
    said = "内部资料".encode("utf-16-be").hex()
    pages[0].content += ["q 0.85 g", mark.format(text=said), "Q"]
    (grid,) = read_pdf(pdf(pages))
    return grid


def test_a_watermark_across_the_table_is_no_text_of_its_cells() -> None:
    aslant = "BT /F 50 Tf 0.8 0.6 -0.6 0.8 300 430 Tm <{text}> Tj ET"
    pale = "BT /F 50 Tf 200 470 Td <{text}> Tj ET"
    for mark in (aslant, pale):
        grid = watermarked(mark)
        assert body(grid) == WANTED
        assert "内部资料" in "".join(cell.text for row in grid.rows[len(WANTED) :] for cell in row)


COVER = ("2026年项目支出绩效目标表", "部门名称：海湾市林业局 单位：万元")


def cover_rows(drawer: TableDrawer) -> None:
    """Over the whole width, as rows of the table."""
    for line in COVER:
        drawer.page.text(300, drawer.y + 12, line)
        for x in (LEFT, RIGHT):
            drawer.page.line(x, drawer.y, x, drawer.y + 18)
        drawer.page.line(LEFT, drawer.y, RIGHT, drawer.y)
        drawer.y += 18


def test_title_rows_that_every_page_repeats_begin_no_table_of_their_own() -> None:
    drawer = TableDrawer()
    for rows in (ROWS[:2], ROWS[2:]):
        drawer.new_page()
        cover_rows(drawer)
        for row in (HEAD, *rows):
            drawer.row(row)
    (table,) = read_bytes(pdf(drawer.pages), "a.pdf").target_tables
    assert [project.name for project in table.projects] == ["湿地巡护", "候鸟监测"]


def test_an_amount_that_a_narrow_column_breaks_is_one() -> None:
    drawer = TableDrawer()
    drawer.new_page()
    for row in (HEAD, ("合计", "123,456,789.01", "123,456,789.01", "", ""), ROWS[2]):
        drawer.row(row)
    (grid,) = read_pdf(pdf(drawer.pages))
    assert body(grid)[1] == ["合计", "123,456,789.01", "123,456,789.01", "", ""]
    assert len(body(grid)) == 3


def test_heads_on_the_left_and_amounts_on_the_right_are_one_column() -> None:
    page = Page()
    for at, (head, left) in enumerate(zip(HEAD, EDGES, strict=False)):
        page.text(left + 3, 60, head)
        for line, row in enumerate(ROWS):
            is_amount = at in (1, 2)
            x = EDGES[at + 1] - 5 - 4.5 * len(row[at]) if is_amount else left + 3
            page.text(x, 80 + 40 * line, row[at][:18])
    (grid,) = read_pdf(pdf([page]))
    assert [row[:3] for row in body(grid)[1:]] == [list(row[:3]) for row in ROWS]


def test_a_row_whose_list_begins_on_the_next_page_is_one_and_doubted() -> None:
    drawer = TableDrawer()
    drawer.new_page()
    for row in (HEAD, ROWS[0], ("湿地巡护", "45.50", "45.50", GOAL, "")):
        drawer.row(row)
    drawer.new_page()
    drawer.row(("与修复", "", "", "", FIRST + SECOND))
    drawer.row(ROWS[2])
    draft = read_bytes(pdf(drawer.pages), "a.pdf")
    assert [project.name for project in draft.target_tables[0].projects] == ["湿地巡护与修复", "候鸟监测"]
    assert "import.row_end" in {doubt.rule for table in draft.tables for doubt in table.doubts}


def test_the_end_of_a_row_above_a_single_one_is_not_taken_into_it() -> None:
    drawer = TableDrawer(ruled=False)
    drawer.new_page()
    for row in (HEAD, ROWS[0], ("湿地巡护", "45.50", "45.50", GOAL, FIRST)):
        drawer.row(row)
    drawer.new_page()
    drawer.row(HEAD)
    drawer.row(("", "", "", "", SECOND))
    drawer.y += 8
    drawer.row(ROWS[2])
    (grid,) = read_pdf(pdf(drawer.pages))
    assert body(grid) == WANTED


FORM = ("一级指标", "分值", "三级指标", "分值", "得分")
FORM_ROWS = (("", "", "按时完成", "40", "38"), ("", "", "群众满意", "60", "57"))


def test_columns_that_a_page_leaves_out_beside_merged_cells_are_still_there() -> None:
    """With the running head that the page repeats above them."""
    drawer = TableDrawer()
    drawer.new_page()
    drawer.page.text(300, 30, "2025年度海湾市林业局部门整体支出绩效自评表", 12)
    drawer.row(FORM)
    drawer.row(("履职效能", "100", "完成工作", "0", "0"), closed=False)
    drawer.new_page()
    for row in FORM_ROWS:
        drawer.row(row)
    drawer.page.content = [
        left for each in drawer.page.content if (left := _right_of(each, EDGES[2])) is not None
    ]
    for page in drawer.pages:
        page.text(300, 15, "某市绩效自评汇编", 8)
    (table,) = read_bytes(pdf(drawer.pages), "a.pdf").tables
    assert isinstance(table, DepartmentEvaluation)
    assert table.title == "2025年度海湾市林业局部门整体支出绩效自评表"
    assert [row.level3 for row in table.rows] == ["完成工作", "按时完成", "群众满意"]


def _right_of(drawn: str, x: float) -> str | None:
    """Of a line, what of it stands right of a place."""
    if not drawn.endswith(" l S"):
        return drawn
    x0, y0, _, x1, *rest = drawn.split()
    return " ".join((str(max(float(x0), x)), y0, "m", x1, *rest)) if float(x1) >= x else None


def test_rows_that_begin_on_one_line_need_no_room_between_them() -> None:
    drawer = TableDrawer(ruled=False)
    drawer.new_page()
    for row in (HEAD, *ROWS):
        drawer.row(row)
        drawer.y -= 6
    draft = read_bytes(pdf(drawer.pages), "a.pdf")
    (grid,) = read_pdf(pdf(drawer.pages))
    assert body(grid) == WANTED
    assert "import.row_end" not in {doubt.rule for doubt in draft.doubts}
