"""Forms in a PDF: heads without lines, cells merged over rows, columns and pages, paragraphs of a cell."""

from collections.abc import Sequence

from perfdesk.formats.grid import Grid
from perfdesk.formats.pdf import read_pdf
from perfdesk.formats.reading import read_bytes
from tests.formats.pdf_maker import HEAD, LEFT, WIDTHS, Page, TableDrawer, pdf
from tests.formats.test_pdf_pages import ROWS, WANTED, body

EDGES = [LEFT + sum(WIDTHS[:at]) for at in range(len(WIDTHS) + 1)]
RIGHT = EDGES[-1]
LEVELS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值")
LEVEL_ROWS = (
    ("产出指标", "数量指标", "巡护里程", "不少于300公里", "312公里"),
    ("", "质量指标", "记录完整率", "100%", "100%"),
)


def drawn_table(head: Sequence[str], rows: Sequence[Sequence[str]], *, y: float = 80) -> TableDrawer:
    """A ruled table under a head without lines."""
    drawer = TableDrawer([Page()], y, ruled=False)
    drawer.row(head)
    drawer.ruled = True
    for row in rows:
        drawer.row(row)
    return drawer


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_a_head_without_lines_is_the_first_row_of_the_ruled_table_under_it() -> None:
    for head, rows in ((HEAD, ROWS), (LEVELS, LEVEL_ROWS)):
        (grid,) = read_pdf(pdf(drawn_table(head, rows).pages))
        assert texts(grid)[0] == list(head)
        assert len(grid.rows) == len(rows) + 1


def test_a_title_and_a_caption_over_a_head_without_lines_are_no_part_of_it() -> None:
    drawer = drawn_table(HEAD, ROWS)
    drawer.page.text(300, 60, "2026年项目支出绩效目标表", 14)
    drawer.page.text(LEFT, 76, "部门名称：海湾市林业局")
    drawer.page.text(RIGHT - 50, 76, "单位：万元")
    draft = read_bytes(pdf(drawer.pages), "a.pdf")
    assert [project.name for project in draft.target_tables[0].projects] == ["湿地巡护", "候鸟监测"]
    assert draft.target_tables[0].title == "2026年项目支出绩效目标表"


def test_a_head_without_lines_may_have_names_of_two_lines() -> None:
    drawer = drawn_table(("项目名称", "总计", "", "绩效目标", "绩效指标"), ROWS)
    drawer.page.text(EDGES[2] + 3, 86, "财政")
    drawer.page.text(EDGES[2] + 3, 97, "拨款")
    (grid,) = read_pdf(pdf(drawer.pages))
    assert body(grid) == WANTED


def test_a_head_without_lines_that_every_page_prints_is_left_once() -> None:
    first, second = drawn_table(HEAD, ROWS[:2]), drawn_table(HEAD, ROWS[2:])
    (grid,) = read_pdf(pdf([*first.pages, *second.pages]))
    assert body(grid) == WANTED


def test_a_head_in_a_frame_without_lines_between_its_names_is_a_row_of_cells() -> None:
    drawer = drawn_table(HEAD, ROWS)
    for x in (EDGES[0], RIGHT):
        drawer.page.line(x, 80, x, 100)
    drawer.page.line(EDGES[0], 80, RIGHT, 80)
    (grid,) = read_pdf(pdf(drawer.pages))
    assert body(grid) == WANTED


def test_a_line_of_facts_over_all_columns_stays_one_cell() -> None:
    drawer = TableDrawer([Page()])
    drawer.page.line(EDGES[0], 22, RIGHT, 22)
    for at, fact in enumerate(("部门：林业局", "日期：3月", "单位：万元", "经办：某人")):
        drawer.page.text(EDGES[at] + 3, 36, fact)
    for x in (EDGES[0], RIGHT):
        drawer.page.line(x, 22, x, 40)
    for row in (HEAD, *ROWS):
        drawer.row(row)
    (grid,) = read_pdf(pdf(drawer.pages))
    assert body(grid)[1:] == WANTED
    assert (grid.rows[0][0].columns, texts(grid)[0][1:]) == (len(HEAD), [""] * 4)


def drawn_cell(*lines: str) -> str:
    """What is read of a cell of five lines' height and the width of the first column."""
    drawer = TableDrawer()
    drawer.new_page()
    drawer.row(HEAD)
    top = drawer.y
    drawer.row(("", "", "", "", "占" * 160))
    for at, line in enumerate(lines):
        drawer.page.text(LEFT + 3, top + 12 + 12 * at, line)
    (grid,) = read_pdf(pdf(drawer.pages))
    return grid.rows[1][0].text


def test_items_of_a_list_in_a_cell_stay_apart() -> None:
    assert drawn_cell("1.巡护员增加", "2.天气良好") == "1.巡护员增加\n2.天气良好"


def test_a_sentence_that_ends_before_its_line_does_ends_its_paragraph() -> None:
    assert drawn_cell("每少一次扣分；", "扣完为止。") == "每少一次扣分；\n扣完为止。"


def test_lines_that_a_narrow_column_wraps_are_one_text() -> None:
    assert (
        drawn_cell("巡护里程每少一百公里", "1.5分；扣完为止不计") == "巡护里程每少一百公里1.5分；扣完为止不计"
    )
    assert drawn_cell("偏差大或", "未完成原因") == "偏差大或未完成原因"


class Form(TableDrawer):
    """A form with a label at its left that goes over several rows, drawn without lines inside the label."""

    def side(self, texts: Sequence[str], *, opens: bool, closes: bool, ends: bool = True) -> None:
        """A row beside the label. `opens`: the label begins with it; `closes`: it ends with it; `ends`: so does the
        row itself."""
        top = self.y
        self.ruled = False
        self.row(texts)
        self.ruled = True
        for x in EDGES:
            self.page.line(x, top, x, self.y)
        for wanted, y, left in ((opens, top, 0), (True, top, 1), (closes, self.y, 0), (ends, self.y, 1)):
            if wanted:
                self.page.line(EDGES[left], y, EDGES[left + 1 if not left else -1], y)


def reaches(grid: Grid) -> dict[str, tuple[int, int]]:
    return {cell.text: (cell.rows, cell.columns) for row in grid.rows for cell in row if cell.text}


def test_a_label_merged_over_rows_says_how_far_it_reaches() -> None:
    form = Form([Page()])
    form.row(LEVELS)
    form.side(("产出指标", "数量", "巡护里程", "300公里", "312公里"), opens=True, closes=False)
    form.side(("", "质量", "记录完整率", "100%", "100%"), opens=False, closes=True)
    form.row(("满意度", "群众", "满意率", "95%", "97%"))
    (grid,) = read_pdf(pdf(form.pages))
    assert reaches(grid)["产出指标"] == (2, 1)
    assert texts(grid)[2] == ["", "质量", "记录完整率", "100%", "100%"]
    assert reaches(grid)["满意度"] == (1, 1)


def test_a_label_that_goes_on_over_a_page_break_between_rows_is_one_cell() -> None:
    form = Form([Page()])
    form.row(LEVELS)
    form.side(("产出指标", "数量", "巡护里程", "300公里", "312公里"), opens=True, closes=False)
    form.new_page()
    form.side(("", "质量", "记录完整率", "100%", "100%"), opens=False, closes=False)
    form.side(("", "时效", "按时上报", "12月", "11月"), opens=False, closes=True)
    (grid,) = read_pdf(pdf(form.pages))
    assert reaches(grid)["产出指标"] == (3, 1)
    assert [row[1] for row in texts(grid)[1:]] == ["数量", "质量", "时效"]


def test_a_label_is_one_cell_where_a_page_break_cuts_a_row_beside_it() -> None:
    form = Form([Page()])
    form.row(LEVELS)
    form.side(("产出指标", "数量", "巡护里程", "300公里", "312公里"), opens=True, closes=False)
    form.side(("", "质量", "记录完整", "100%", "上半年记录"), opens=False, closes=False, ends=False)
    form.new_page()
    top = form.y
    form.ruled = False
    form.row(("", "", "情况", "", "完整"))
    form.ruled = True
    for x in EDGES:
        form.page.line(x, top, x, form.y)
    form.page.line(EDGES[1], form.y, RIGHT, form.y)
    form.side(("", "时效", "按时上报", "12月", "11月"), opens=False, closes=True)
    (grid,) = read_pdf(pdf(form.pages))
    assert reaches(grid)["产出指标"] == (3, 1)
    assert texts(grid)[2:] == [
        ["", "质量", "记录完整情况", "100%", "上半年记录完整"],
        ["", "时效", "按时上报", "12月", "11月"],
    ]


def test_a_label_that_a_page_closes_and_the_next_opens_blank_is_one_cell() -> None:
    form = Form([Page()])
    form.row(LEVELS)
    form.row(("产出指标", "数量", "巡护里程", "300公里", "312公里"))
    form.new_page()
    form.side(("", "质量", "记录完整率", "100%", "100%"), opens=True, closes=False)
    form.side(("", "时效", "按时上报", "12月", "11月"), opens=False, closes=True)
    (grid,) = read_pdf(pdf(form.pages))
    assert reaches(grid)["产出指标"] == (3, 1)


def test_a_blank_corner_at_the_top_of_a_page_belongs_to_no_label_above_it() -> None:
    form = Form([Page()])
    form.row(LEVELS)
    form.ruled = False
    top = form.y
    form.row(("实施单位", "某局", "", "", ""))
    form.ruled = True
    form.page.line(LEFT, form.y, RIGHT, form.y)
    for x in (LEFT, EDGES[1], RIGHT):
        form.page.line(x, top, x, form.y)
    form.new_page()
    form.row(("", "年初", "全年", "执行数", "执行率"))
    (grid,) = read_pdf(pdf(form.pages))
    assert reaches(grid)["实施单位"] == (1, 1)


def test_the_rest_of_a_row_that_a_page_closes_is_no_row_of_its_own() -> None:
    form = Form([Page()])
    form.row(LEVELS)
    form.row(("产出指标", "质量", "完整率", "100%", "上半年记录完整，下半年"))
    form.new_page()
    form.row(("", "", "", "", "也是如此"))
    form.row(("满意度", "群众", "满意率", "95%", "97%"))
    (grid,) = read_pdf(pdf(form.pages))
    assert [row[4] for row in texts(grid)[1:]] == ["上半年记录完整，下半年也是如此", "97%"]
