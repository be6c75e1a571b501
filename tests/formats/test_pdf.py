"""A PDF's table is read cell for cell, however its pages cut it."""

from collections.abc import Callable

import pytest

from perfdesk.domain.draft import Draft
from perfdesk.domain.table import Project
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.unreadable import Unreadable
from tests.formats.pdf_maker import HEAD, LEFT, Page, TableDrawer, pdf

FIRST = "1、1-产出指标；11-数量指标；演出场次；实施周期指标值:不少于10场；年度指标值:不少于10场。"
SECOND = "2、3-满意度指标；31-服务对象满意度；观众满意度；实施周期指标值:≥90%；年度指标值:≥90%。"
GOAL = "组织惠民演出十场，丰富群众文化生活，提升公共文化服务水平。"
SHOWS = ("惠民演出", "10.00", "10.00", GOAL, FIRST + SECOND)
BOOKS = ("图书购置", "20.00", "20.00", "购置图书五千册。", FIRST.replace("演出场次", "购置册数"))
TOTAL = ("合计", "30.00", "30.00", "", "")


def drawn(draw: Callable[[TableDrawer], None], **how: bool) -> Draft:
    drawer = TableDrawer(**how)  # type: ignore[arg-type]  # how it draws: flags only
    drawer.new_page()
    drawer.page.text(300, 20, "2026年项目支出绩效目标表", 14)
    drawer.page.text(LEFT, 34, "部门名称：海湾市文化局")
    drawer.page.text(700, 34, "单位：万元")
    drawer.row(HEAD)
    draw(drawer)
    return read_bytes(pdf(drawer.pages), "a.pdf")


def projects(draft: Draft) -> tuple[Project, ...]:
    (table,) = draft.target_tables
    return table.projects


def said(project: Project) -> tuple[str, str, str, list[str], list[str | None]]:
    indicators = project.indicators
    return (
        project.name,
        str(project.amounts.total),
        project.goal,
        [indicator.name for indicator in indicators],
        [indicator.annual_value for indicator in indicators],
    )


SAID_SHOWS = ("惠民演出", "10.00", GOAL, ["演出场次", "观众满意度"], ["不少于10场", "≥90%"])
SAID_BOOKS = ("图书购置", "20.00", "购置图书五千册。", ["购置册数"], ["不少于10场"])


def whole(drawer: TableDrawer) -> None:
    for row in (TOTAL, SHOWS, BOOKS):
        drawer.row(row)


@pytest.mark.parametrize("bars", [False, True], ids=["lines", "thin boxes"])
def test_a_table_on_one_page(bars: bool) -> None:
    draft = drawn(whole, bars=bars)
    (table,) = draft.target_tables
    assert (table.title, table.department, table.year, table.currency_unit) == (
        "2026年项目支出绩效目标表", "海湾市文化局", 2026, "万元",
    )  # fmt: skip
    assert [said(project) for project in table.projects] == [SAID_SHOWS, SAID_BOOKS]
    assert draft.proof.holds
    assert draft.source.reader == "pdf"


def cut(at: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first project's row in two parts, the indicators cut at a character."""
    upper = (*SHOWS[:4], SHOWS[4][:at])
    return upper, ("", "", "", "", SHOWS[4][at:])


@pytest.mark.parametrize("closed", [True, False], ids=["with a closing line", "without"])
@pytest.mark.parametrize("heads", [True, False], ids=["heads again", "heads once"])
@pytest.mark.parametrize("at", [12, len(FIRST), len(FIRST) + 9], ids=["first", "between", "second"])
def test_a_row_cut_by_the_page_is_one_row(closed: bool, heads: bool, at: int) -> None:
    upper, lower = cut(at)

    def draw(drawer: TableDrawer) -> None:
        drawer.row(TOTAL)
        drawer.row(upper, closed=closed)
        drawer.page.text(400, 580, "第 1 页，共 2 页")
        drawer.new_page()
        if heads:
            drawer.row(HEAD)
        drawer.row(lower, top=closed)
        drawer.row(BOOKS)

    draft = drawn(draw)
    assert [said(project) for project in projects(draft)] == [SAID_SHOWS, SAID_BOOKS]
    assert draft.proof.holds


def test_amounts_that_stand_on_the_second_part_only_belong_to_the_row() -> None:
    """Where cells are centred, name and amounts of a tall row may fall behind the page break."""

    def draw(drawer: TableDrawer) -> None:
        drawer.row(TOTAL)
        drawer.row(("", "", "", GOAL[:12], FIRST))
        drawer.new_page()
        drawer.row(("惠民演出", "10.00", "10.00", GOAL[12:], SECOND))
        drawer.row(BOOKS)

    assert [said(project) for project in projects(drawn(draw))] == [SAID_SHOWS, SAID_BOOKS]


def test_a_row_that_begins_on_the_next_page_is_a_row_of_its_own() -> None:
    def draw(drawer: TableDrawer) -> None:
        drawer.row(TOTAL)
        drawer.row(SHOWS)
        drawer.new_page()
        drawer.row(HEAD)
        drawer.row(BOOKS)

    assert [said(project) for project in projects(drawn(draw))] == [SAID_SHOWS, SAID_BOOKS]


def test_a_row_printed_again_behind_the_break_is_one_row_and_told() -> None:
    def draw(drawer: TableDrawer) -> None:
        drawer.row(TOTAL)
        drawer.row(SHOWS)
        drawer.new_page()
        drawer.row(HEAD)
        drawer.row(SHOWS)
        drawer.row(BOOKS)

    draft = drawn(draw)
    assert [said(project) for project in projects(draft)] == [SAID_SHOWS, SAID_BOOKS]
    assert (draft.proof.repeated_rows, draft.proof.holds) == (1, True)
    assert "import.repeated_rows" in [doubt.rule for doubt in draft.doubts]


def test_each_value_knows_its_page_and_box() -> None:
    draft = drawn(whole)
    shows = projects(draft)[0]
    origin = next(o for place, o in draft.origins.items() if place.item == shows.id and place.field == "name")
    (spot,) = origin.spots()
    assert spot.page == 1
    assert spot.box is not None
    left, top, right, bottom = spot.box
    assert LEFT < left < right < LEFT + 110
    assert top < bottom < 595


def test_a_text_that_runs_over_the_rows_below_is_lit_in_its_own_row_only() -> None:
    """As spreadsheets draw what is longer than its cell: over the line and what stands under it."""
    bottoms: list[float] = []

    def over_the_line(drawer: TableDrawer) -> None:
        drawer.row(TOTAL)
        drawer.row((*SHOWS[:3], "", (FIRST + SECOND) * 2))
        bottoms.append(drawer.y)
        drawer.row((*BOOKS[:3], "", BOOKS[4]))
        for line, text in enumerate(
            ("组织惠民演出", "十场，丰富群", "众文化生活，", "提升公共文化", "服务水平。")
        ):
            drawer.page.text(LEFT + 233, bottoms[0] + 3 + 12 * (line - 3), text)

    draft = drawn(over_the_line)
    shows = projects(draft)[0]
    assert shows.goal == GOAL
    origin = next(o for place, o in draft.origins.items() if place.item == shows.id and place.field == "goal")
    boxes = [spot.box for spot in origin.spots() if spot.box is not None]
    assert len(boxes) == 5
    assert all(top < bottom <= bottoms[0] for _, top, _, bottom in boxes)


def test_a_line_outside_of_the_table_that_is_nothing_known_is_shown() -> None:
    def draw(drawer: TableDrawer) -> None:
        whole(drawer)
        drawer.page.text(LEFT, drawer.y + 20, "此表由王小明填报")

    draft = drawn(draw)
    assert [piece.text for piece in draft.proof.residue] == ["此表由王小明填报"]


def test_a_page_without_text_is_told_to_be_a_scan() -> None:
    page = Page()
    page.line(10, 10, 200, 10)
    with pytest.raises(Unreadable, match="scanned_pdf"):
        read_bytes(pdf([page]), "scan.pdf")


@pytest.mark.parametrize("rotation", [0, 180])
def test_a_page_that_the_file_turns_reads_the_same(rotation: int) -> None:
    def draw(drawer: TableDrawer) -> None:
        whole(drawer)
        drawer.page.rotation = rotation

    draft = drawn(draw)
    assert [said(project) for project in projects(draft)] == [SAID_SHOWS, SAID_BOOKS]
    assert draft.target_tables[0].department == "海湾市文化局"


@pytest.mark.parametrize("data", [b"%PDF-1.4\n%%EOF", b"%PDF-1.7\n" + b"\xff" * 100])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged_pdf"):
        read_bytes(data, "a.pdf")


def test_a_file_with_too_many_pages_is_refused() -> None:
    with pytest.raises(Unreadable, match="too_many_pages"):
        read_bytes(pdf([Page()] * 501), "a.pdf")
