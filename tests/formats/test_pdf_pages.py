"""Pages that other programs draw in other ways give the same table, or say what is uncertain."""

import io
import struct
import zlib
from collections.abc import Sequence

import pdfplumber
import pytest
from pypdfium2 import PdfDocument

from perfdesk.domain.draft import Draft
from perfdesk.formats.grid import Grid
from perfdesk.formats.pdf import read_pdf
from perfdesk.formats.pdf.picture import page_picture, page_size
from perfdesk.formats.pdf.radicals import without_radicals
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.recognise.columns import squeeze
from perfdesk.formats.unreadable import Unreadable
from tests.formats.pdf_maker import HEAD, HEIGHT, LEFT, WIDTH, WIDTHS, Page, TableDrawer, pdf
from tests.shared import SHARED, needs_shared

FIRST = "1、1-产出指标；11-数量指标；巡护里程；实施周期指标值:不少于300公里；年度指标值:不少于300公里。"
SECOND = "2、2-效益指标；23-生态效益；湿地面积；实施周期指标值:不减少；年度指标值:不减少。"
GOAL = "完成湿地巡护与修复，保持候鸟栖息地稳定，监测数据按月上报。"
ROWS = (
    ("合计", "75.50", "75.50", "", ""),
    ("湿地巡护", "45.50", "45.50", GOAL, FIRST + SECOND),
    ("候鸟监测", "30.00", "30.00", "建成监测点四处。", FIRST.replace("巡护里程", "监测点")),
)


def drawn(**how: bool) -> list[Page]:
    drawer = TableDrawer(**how)  # type: ignore[arg-type]  # how it draws: flags only
    drawer.new_page()
    drawer.page.text(300, 20, "2026年项目支出绩效目标表", 14)
    drawer.page.text(LEFT, 34, "部门名称：海湾市林业局")
    drawer.page.text(700, 34, "单位：万元")
    for row in (HEAD, *ROWS):
        drawer.row(row)
    return drawer.pages


def body(grid: Grid) -> list[list[str]]:
    return [[squeeze(cell.text) for cell in row] for row in grid.rows if len(row) == len(HEAD)]


def rules_of(draft: Draft) -> set[str]:
    return {doubt.rule for table in draft.tables for doubt in table.doubts}


WANTED = [list(HEAD), *(list(row) for row in ROWS)]


def test_without_ruling_lines_the_cells_are_found_by_the_head_and_marked() -> None:
    data = pdf(drawn(ruled=False))
    (grid,) = read_pdf(data)
    assert body(grid) == WANTED
    assert "import.unruled" in rules_of(read_bytes(data, "a.pdf"))


@pytest.mark.parametrize("upright", [True, False], ids=["only upright lines", "only lines across"])
def test_lines_in_one_direction_are_enough_for_it(upright: bool) -> None:
    pages = drawn()
    for page in pages:
        page.content = [each for each in page.content if not _is_line(each) or _is_upright(each) == upright]
    (grid,) = read_pdf(pdf(pages))
    assert body(grid) == WANTED
    assert [code for code, _ in grid.remarks] == ["import.unruled"]


def _is_line(drawn: str) -> bool:
    return drawn.endswith(" l S")


def _is_upright(line: str) -> bool:
    x0, _, _, x1, *_ = line.split()
    return float(x0) == float(x1)


def test_a_cropped_page_tells_places_from_the_corner_that_is_shown() -> None:
    whole, cropped = (
        read_pdf(data)[0]
        for data in (
            pdf(drawn()),
            pdf(drawn()).replace(b"/Rotate 0", b"/CropBox [20 0 842 585] /Rotate 0"),
        )
    )
    assert body(cropped) == body(whole)
    (_, before), (_, after) = (grid.rows[-1][0].trail[0] for grid in (whole, cropped))
    assert before.box is not None
    assert after.box is not None
    assert [round(a - b) for a, b in zip(before.box, after.box, strict=True)] == [20, 10, 20, 10]


def test_cells_framed_by_filled_rings_are_cells() -> None:
    pages = drawn(ruled=False)
    drawer = TableDrawer(pages=[Page()])
    for row in (HEAD, *ROWS):
        top = drawer.y
        drawer.row(row)
        for at, width in enumerate(WIDTHS):
            left, low, high = LEFT + sum(WIDTHS[:at]) + 0.5, HEIGHT - drawer.y + 0.5, drawer.y - top - 1
            outer, inner = (left, low, width - 1, high), (left + 0.6, low + 0.6, width - 2.2, high - 1.2)
            pages[0].content += [" ".join(map(str, (*box, "re"))) for box in (outer, inner)] + ["f*"]
    (grid,) = read_pdf(pdf(pages))
    assert body(grid) == WANTED
    assert grid.remarks == ()


def test_a_head_that_no_line_parts_from_the_rest_of_a_cut_row_is_taken_off() -> None:
    drawer = TableDrawer()
    drawer.new_page()
    drawer.row(HEAD)
    drawer.row(ROWS[0])
    drawer.row(("湿地巡护", "45.50", "45.50", GOAL, FIRST), closed=False)
    drawer.new_page()
    drawer.row(HEAD, closed=False)
    drawer.row(("", "", "", "", SECOND), top=False)
    drawer.row(ROWS[2])
    (grid,) = read_pdf(pdf(drawer.pages))
    assert body(grid) == WANTED


def test_a_table_under_another_title_is_another_table() -> None:
    first, second = drawn(), drawn()
    second[0].content = [
        each.replace("林业".encode("utf-16-be").hex(), "水务".encode("utf-16-be").hex())
        for each in second[0].content
    ]
    grids = read_pdf(pdf([*first, *second]))
    assert [body(grid) for grid in grids] == [WANTED, WANTED]
    draft = read_bytes(pdf([*first, *second]), "a.pdf")
    assert [table.department for table in draft.target_tables] == ["海湾市林业局", "海湾市水务局"]


def test_the_same_title_on_the_next_page_goes_on_with_the_table() -> None:
    first, second = drawn(), drawn()
    (grid,) = read_pdf(pdf([*first, *second]))
    assert body(grid) == [*WANTED, *WANTED[1:]]


def test_a_text_with_more_lines_than_its_row_stays_in_its_cell() -> None:
    page = Page()
    for y in (60, 72, 100):
        page.line(LEFT, y, LEFT + 400, y)
    for x in (LEFT, LEFT + 200, LEFT + 400):
        page.line(x, 60, x, 100)
    page.text(LEFT + 3, 64, "其他资金（不")
    page.text(LEFT + 3, 75.5, "含上年）")
    page.text(LEFT + 3, 96, "12.00")
    page.text(LEFT + 203, 69, "备注")
    (grid,) = read_pdf(pdf([page]))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["其他资金（不含上年）", "备注"],
        ["12.00", ""],
    ]


def test_radicals_in_the_text_layer_are_the_characters_that_are_printed() -> None:
    pages = drawn()
    goal = "目标".encode("utf-16-be").hex()
    pages[0].content = [each.replace(goal, "⽬标".encode("utf-16-be").hex()) for each in pages[0].content]
    (grid,) = read_pdf(pdf(pages))
    assert body(grid) == WANTED


def test_radicals_with_a_code_of_their_own_are_characters_too() -> None:
    assert without_radicals("⺒⺎⻠⺕⽬⻅") == "巳兀饣彐目见"


def test_a_page_in_the_middle_of_a_row_shows_no_line_across_and_belongs_to_it_all_the_same() -> None:
    drawer = TableDrawer()
    drawer.new_page()
    for row in (HEAD, *ROWS):
        drawer.row(row)
    drawer.row(("鱼类增殖", "1.00", "1.00", "投放鱼苗，", FIRST), closed=False)
    for goal, closed in (("两百万尾，", False), ("成活率过半。", True)):
        drawer.new_page()
        drawer.row(("", "", "", goal, ""), top=False, closed=closed)
    (grid,) = read_pdf(pdf(drawer.pages))
    assert body(grid)[-1] == ["鱼类增殖", "1.00", "1.00", "投放鱼苗，两百万尾，成活率过半。", FIRST]


def test_a_page_is_drawn_as_it_is_shown() -> None:
    data = pdf(drawn())
    picture = page_picture(data, 1, 0.5)
    width, height = struct.unpack(">II", picture[16:24])
    assert page_size(data, 1) == (WIDTH, HEIGHT)
    assert (width, height) == (WIDTH // 2, round(HEIGHT / 2))
    pixels = zlib.decompress(picture[picture.index(b"IDAT") + 4 : -16])
    assert len(pixels) == height * (1 + 3 * width)
    assert pixels[1:4] == b"\xff\xff\xff"
    assert min(pixels) < 100
    with pytest.raises(Unreadable):
        page_picture(data, 2, 0.5)


SAMPLES = ("000-guangdong-calc", "000-guangdong-writer", "001-plain-calc", "001-plain-writer")


@needs_shared
@pytest.mark.parametrize("name", SAMPLES)
def test_every_cell_that_pdfplumber_finds_on_a_page_is_read_alike(name: str) -> None:
    data = (SHARED / "samples" / f"{name}.pdf").read_bytes()
    (grid,) = read_pdf(data)
    ours = {squeeze(cell.text) for row in grid.rows for cell in row}
    joined = "\n".join(ours)
    with pdfplumber.open(io.BytesIO(data)) as other:
        theirs = [cell for page in other.pages[:4] for cell in _cells(page.extract_tables())]
    whole = [cell for cell in theirs if cell in ours]
    assert all(cell in joined for cell in theirs)
    assert len(whole) > len(theirs) // 2


def _cells(tables: Sequence[Sequence[Sequence[str | None]]]) -> list[str]:
    return [squeeze(cell) for table in tables for row in table for cell in row if cell]


@needs_shared
@pytest.mark.parametrize("turns", [90, 180, 270])
def test_a_table_lying_on_its_page_is_read_and_its_places_are_told_as_shown(turns: int) -> None:
    data = (SHARED / "samples" / "001-plain-calc.pdf").read_bytes()
    turned = _turned(data, turns)
    (upright,), (lying,) = read_pdf(data), read_pdf(turned)
    texts, turned_texts = (
        [[squeeze(cell.text) for cell in row] for row in grid.rows] for grid in (upright, lying)
    )
    assert turned_texts == texts
    width, height = page_size(turned, 1)
    spots = [spot for row in lying.rows for cell in row for _, spot in cell.trail]
    boxes = [spot.box for spot in spots if spot.box]
    assert all(
        0 <= left < right <= width and 0 <= top < bottom <= height for left, top, right, bottom in boxes
    )
    title = boxes[0]
    assert (title[3] - title[1] > title[2] - title[0]) == (turns != 180)


def _turned(data: bytes, turns: int) -> bytes:
    """Every page turned by so many degrees for showing, its content left as it is."""
    document = PdfDocument(data)
    for at in range(len(document)):
        document[at].set_rotation(turns)
    turned = io.BytesIO()
    document.save(turned)
    document.close()
    return turned.getvalue()


@needs_shared
@pytest.mark.parametrize("name", SAMPLES)
def test_every_value_of_a_real_document_knows_its_page_and_box(name: str) -> None:
    draft = read_file(SHARED / "samples" / f"{name}.pdf")
    assert draft.origins
    assert all(spot.box for origin in draft.origins.values() for spot in origin.spots())
