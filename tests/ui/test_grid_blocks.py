"""Blocks of cells in the grid: what is lit is what is copied, emptied, filled and pasted over, each with one undo."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from perfdesk.desk.desk import Desk
from perfdesk.domain.book import Book
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TotalsMode, Unit
from perfdesk.ui.cells.reach import Box
from perfdesk.ui.grid import Grid
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.paste_preview import PastePreview
from tests.ui.clerks_hands import put_on_clipboard as put
from tests.ui.conftest import Press, TypeText

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
P1, P2, P3, U1, U2 = map(Id, ("p1", "p2", "p3", "u1", "u2"))


@pytest.fixture
def grid(window: MainWindow) -> Grid:
    assert window.view is not None
    grid = window.view.workspace.page.grid
    grid.setFocus()
    return grid


def light(grid: Grid, box: tuple[int, int, int, int]) -> None:
    grid.setFocus()
    grid.select_box(Box(*box))


def projects(desk: Desk) -> Sequence[Project]:
    return desk.book.target_tables[0].projects


def totals(desk: Desk) -> list[Decimal | None]:
    return [project.amounts.total for project in projects(desk)]


def undone(desk: Desk, before: Book) -> bool:
    """Whether one undo leads back."""
    desk.undo()
    return desk.book == before


def accept_preview(window: MainWindow) -> PastePreview:
    preview = window.findChild(PastePreview)
    assert isinstance(preview, PastePreview)
    return preview


def test_copy_gives_what_would_be_exported(grid: Grid, filled: Desk, press: Press) -> None:
    light(grid, (1, Column.NAME, 1, Column.INDICATORS))
    press(grid, KEY.Key_C, CTRL)
    mime = QApplication.clipboard().mimeData()
    joined = filled.joined(P1).text
    assert "11-数量指标；演出场次；实施周期指标值:≥64场" in joined
    assert mime.text() == f"文化惠民演出\t100.00\t100.00\t\t\t全年演出不少于64场。\t{joined}"
    assert f">{joined}</td>" in mime.html()


def test_a_row_copied_and_pasted_is_the_same_project(grid: Grid, filled: Desk, press: Press) -> None:
    light(grid, (1, Column.NAME, 1, Column.INDICATORS))
    press(grid, KEY.Key_C, CTRL)
    light(grid, (5, Column.NAME, 5, Column.NAME))
    press(grid, KEY.Key_V, CTRL)
    copy = projects(filled)[-1]
    assert (copy.name, copy.amounts, copy.goal) == (
        "文化惠民演出",
        projects(filled)[0].amounts,
        projects(filled)[0].goal,
    )
    assert filled.joined(copy.id).text == filled.joined(P1).text
    assert grid.current == copy.id


def test_delete_empties_every_lit_cell_with_one_undo(grid: Grid, filled: Desk, press: Press) -> None:
    before = filled.book
    light(grid, (1, Column.TOTAL, 2, Column.FISCAL))
    press(grid, KEY.Key_Delete)
    assert [p.amounts.is_blank for p in projects(filled)] == [True, True, False]
    assert undone(filled, before)


def test_cut_takes_the_words_along(grid: Grid, filled: Desk, press: Press) -> None:
    light(grid, (1, Column.GOAL, 1, Column.GOAL))
    press(grid, KEY.Key_X, CTRL)
    assert projects(filled)[0].goal == ""
    assert QApplication.clipboard().text() == "全年演出不少于64场。"


def test_ctrl_d_fills_down_and_adds_no_project(grid: Grid, filled: Desk, press: Press) -> None:
    before = filled.book
    light(grid, (1, Column.TOTAL, 2, Column.FISCAL))
    press(grid, KEY.Key_D, CTRL)
    assert totals(filled) == [100, 100, 10]
    assert len(projects(filled)) == 3
    assert undone(filled, before)


def test_ctrl_r_fills_to_the_right(grid: Grid, filled: Desk, press: Press) -> None:
    light(grid, (1, Column.FISCAL, 1, Column.OTHER))
    press(grid, KEY.Key_R, CTRL)
    amounts = projects(filled)[0].amounts
    assert [amounts.special_account, amounts.other] == [100, 100]
    assert amounts.total == 300, "总计 goes along while it equals its parts"


def test_ctrl_shift_d_duplicates(grid: Grid, filled: Desk, press: Press) -> None:
    light(grid, (1, Column.TOTAL, 1, Column.TOTAL))
    press(grid, KEY.Key_D, CTRL | SHIFT)
    assert [p.name for p in projects(filled)][:2] == ["文化惠民演出", "文化惠民演出"]


def test_one_value_is_pasted_into_all_lit_cells(grid: Grid, filled: Desk, press: Press) -> None:
    before = filled.book
    light(grid, (1, Column.OTHER, 2, Column.OTHER))
    put("88.5\r\n")
    press(grid, KEY.Key_V, CTRL)
    assert [p.amounts.other for p in projects(filled)] == [Decimal("88.5"), Decimal("88.5"), None]
    assert undone(filled, before)


def test_a_block_that_replaces_several_projects_is_shown_first(
    grid: Grid, window: MainWindow, filled: Desk, press: Press
) -> None:
    before = filled.book
    light(grid, (1, Column.TOTAL, 1, Column.TOTAL))
    put("1\t1\r\n2\t2\r\n")
    press(grid, KEY.Key_V, CTRL)
    assert filled.book is before
    preview = accept_preview(window)
    shown = preview._table.model()
    assert [shown.index(0, column).data() for column in (2, 3)] == ["100.00", "1.00"]
    press(preview.findChildren(QPushButton)[-1], KEY.Key_Return)
    assert totals(filled)[:2] == [1, 2]
    assert undone(filled, before)


def test_rows_longer_than_the_table_become_projects_of_its_last_unit(
    grid: Grid, filled: Desk, press: Press
) -> None:
    before = filled.book
    light(grid, (5, Column.NAME, 5, Column.NAME))
    put("1\t甲\t3\t3\r\n2\t乙\t4\t4\r\n3\t丙\t5\t5")
    press(grid, KEY.Key_V, CTRL)
    assert [p.name for p in filled.tree.owner(U2, Unit).projects] == ["图书采购", "甲", "乙", "丙"]
    assert totals(filled)[-3:] == [3, 4, 5]
    assert [box.rows for box in grid.selected_boxes()] == [range(5, 8)], "what came is lit"
    assert undone(filled, before)


def test_rows_with_names_stay_in_the_unit_one_stands_in(grid: Grid, filled: Desk, press: Press) -> None:
    light(grid, (2, Column.NAME, 2, Column.NAME))
    put("全民健身\t50\n夜跑\t6\n骑行\t7")
    press(grid, KEY.Key_V, CTRL)
    assert [p.name for p in filled.tree.owner(U1, Unit).projects] == [
        "文化惠民演出",
        "全民健身",
        "夜跑",
        "骑行",
    ]
    assert filled.tree.owner(U2, Unit).name == "区图书馆"


def test_the_whole_table_pasted_onto_itself_changes_nothing(grid: Grid, filled: Desk, press: Press) -> None:
    before = filled.book
    light(grid, (0, Column.NAME, 4, Column.INDICATORS))
    press(grid, KEY.Key_C, CTRL)
    press(grid, KEY.Key_V, CTRL)
    assert filled.book is before


def test_rows_under_a_head_join_the_open_table_by_their_columns(
    grid: Grid, filled: Desk, press: Press
) -> None:
    light(grid, (1, Column.TOTAL, 1, Column.TOTAL))
    put("序号\t绩效目标\t项目名称\t预算金额\n1\t办好书展\t书展\t12\n2\t买新书\t图书采购\t10")
    press(grid, KEY.Key_V, CTRL)
    assert len(filled.book.tables) == 1
    found = {p.name: [p.goal, p.amounts.total] for p in projects(filled)}
    assert found["书展"] == ["办好书展", 12]
    assert found["图书采购"] == ["买新书", 10], "a name that the table has goes onto its row"


EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>
<!--StartFragment--><tr><td rowspan=2>甲</td><td class=xl65 x:num="1234.5">#######</td></tr>
<tr><td x:num>2.00</td></tr><!--EndFragment--></table></body></html>"""
LIBREOFFICE = """<table><colgroup width="85"></colgroup><tr><td height="17">书<br>展</td>
<td sdval="88.5" sdnum="2052;0;0.00">88.50</td></tr><tr><td>球赛</td><td sdval="3">3.00</td></tr></table>"""


@pytest.mark.parametrize(
    ("text", "html", "names", "amounts"),
    [
        ("甲\t#######\r\n\t2.00\r\n", EXCEL, ["甲", ""], ["1234.5", "2"]),
        ("", LIBREOFFICE, ["书\n展", "球赛"], ["88.5", "3"]),
        ("书\n展\t88.50\n球赛\t3.00", LIBREOFFICE, ["书\n展", "球赛"], ["88.5", "3"]),
        ('"书\n展"\t"1,088.50"\n球赛\t3.00', "", ["书\n展", "球赛"], ["1088.5", "3"]),
    ],
)
def test_what_spreadsheets_put_on_the_clipboard_is_understood(
    grid: Grid, filled: Desk, press: Press, text: str, html: str, names: list[str], amounts: list[str]
) -> None:
    light(grid, (5, Column.NAME, 5, Column.NAME))
    put(text, html)
    press(grid, KEY.Key_V, CTRL)
    assert [p.name for p in projects(filled)][-2:] == names
    assert totals(filled)[-2:] == [Decimal(amount) for amount in amounts]


def test_what_is_no_amount_is_refused_as_a_whole(
    grid: Grid, window: MainWindow, filled: Desk, press: Press
) -> None:
    before = filled.book
    light(grid, (1, Column.TOTAL, 1, Column.TOTAL))
    put("1\n十万")
    press(grid, KEY.Key_V, CTRL)
    assert filled.book is before
    assert "十万" in window.bar.text
    put("9")
    press(grid, KEY.Key_V, CTRL)
    assert not window.bar.isVisible(), "with the next change the refusal has been answered"


def test_columns_without_room_are_told(grid: Grid, window: MainWindow, press: Press) -> None:
    light(grid, (1, Column.GOAL, 1, Column.GOAL))
    put("目标\t\t第三列")
    press(grid, KEY.Key_V, CTRL)
    assert "1 列在右边放不下" in window.bar.text


def test_amounts_that_follow_are_passed_over(grid: Grid, filled: Desk, press: Press) -> None:
    filled.set_totals(filled.book.tables[0].id, TotalsMode.AUTOMATIC)
    light(grid, (0, Column.TOTAL, 1, Column.TOTAL))
    press(grid, KEY.Key_Delete)
    assert totals(filled)[0] is None
    assert grid.rows.index(0, Column.TOTAL).data() == "50.00"


def test_typing_in_the_open_row_makes_a_project_and_goes_on_in_it(
    grid: Grid, filled: Desk, type_text: TypeText, press: Press
) -> None:
    light(grid, (5, Column.NAME, 5, Column.NAME))
    type_text(grid, "新项目")
    press(QApplication.focusWidget(), KEY.Key_Tab)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (5, Column.TOTAL)
    type_text(grid, "=100+50")
    press(QApplication.focusWidget(), KEY.Key_Return)
    project = projects(filled)[-1]
    assert [project.name, project.amounts.total] == ["新项目", 150]
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (6, Column.NAME)
    assert grid.rows.is_open_row(6)


@pytest.mark.parametrize(
    ("typed", "stands"), [("12000元", "1.2"), ("1.2万", "1.2"), ("=100+50", "150"), ("=12*3-1", "35")]
)
def test_units_beside_amounts_are_reckoned_into_the_tables(
    grid: Grid, filled: Desk, type_text: TypeText, press: Press, typed: str, stands: str
) -> None:
    light(grid, (1, Column.OTHER, 1, Column.OTHER))
    type_text(grid, typed)
    press(QApplication.focusWidget(), KEY.Key_Return)
    assert projects(filled)[0].amounts.other == Decimal(stands)


@pytest.mark.parametrize(
    ("start", "key", "modifiers", "lit"),
    [
        ((1, Column.TOTAL), KEY.Key_Down, CTRL, (4, Column.TOTAL, 4, Column.TOTAL)),
        ((1, Column.TOTAL), KEY.Key_Down, CTRL | SHIFT, (1, Column.TOTAL, 4, Column.TOTAL)),
        ((4, Column.TOTAL), KEY.Key_Home, CTRL, (0, Column.NAME, 0, Column.NAME)),
        ((4, Column.TOTAL), KEY.Key_Home, CTRL | SHIFT, (0, Column.NAME, 4, Column.TOTAL)),
        ((1, Column.TOTAL), KEY.Key_End, CTRL, (4, Column.INDICATORS, 4, Column.INDICATORS)),
        ((1, Column.TOTAL), KEY.Key_Home, Qt.KeyboardModifier.NoModifier, (1, Column.NAME, 1, Column.NAME)),
        ((1, Column.TOTAL), KEY.Key_End, SHIFT, (1, Column.TOTAL, 1, Column.INDICATORS)),
        ((1, Column.TOTAL), KEY.Key_Right, CTRL, (1, Column.FISCAL, 1, Column.FISCAL)),
        ((1, Column.FISCAL), KEY.Key_Right, CTRL, (1, Column.GOAL, 1, Column.GOAL)),
        ((1, Column.TOTAL), KEY.Key_Down, SHIFT, (1, Column.TOTAL, 2, Column.TOTAL)),
        ((1, Column.TOTAL), KEY.Key_Space, SHIFT, (1, Column.MARK, 1, Column.INDICATORS)),
        ((1, Column.TOTAL), KEY.Key_Space, CTRL, (0, Column.TOTAL, 5, Column.TOTAL)),
        ((1, Column.TOTAL), KEY.Key_A, CTRL, (0, Column.MARK, 5, Column.INDICATORS)),
    ],
)
def test_keys_lead_where_they_lead_in_a_spreadsheet(
    grid: Grid,
    press: Press,
    start: tuple[int, int],
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    lit: tuple[int, ...],
) -> None:
    grid.go_to(*start)
    press(grid, key, modifiers)
    assert grid.selected_boxes() == [Box(*lit)]
    assert grid.selectionModel().isSelected(grid.currentIndex()), "what is lit is what is typed into"


def test_a_cell_put_out_by_a_click_is_not_typed_into(grid: Grid, qtbot) -> None:
    light(grid, (1, Column.TOTAL, 2, Column.TOTAL))
    spot = grid.visualRect(grid.rows.index(2, Column.TOTAL)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, CTRL, spot)
    assert grid.selected_boxes() == [Box(1, Column.TOTAL, 1, Column.TOTAL)]
    assert grid.currentIndex().row() == 1


def test_whole_rows_go_with_ctrl_delete(grid: Grid, filled: Desk, press: Press) -> None:
    before = filled.book
    light(grid, (1, Column.TOTAL, 2, Column.TOTAL))
    press(grid, KEY.Key_Delete, CTRL)
    assert [p.id for p in projects(filled)] == [P3]
    assert undone(filled, before)


def test_hidden_columns_are_neither_copied_nor_pasted_into(grid: Grid, filled: Desk, press: Press) -> None:
    for column in (Column.FISCAL, Column.SPECIAL_ACCOUNT, Column.OTHER):
        grid.setColumnHidden(column, True)
    grid.go_to(1, Column.TOTAL)
    press(grid, KEY.Key_Right, CTRL | SHIFT)
    press(grid, KEY.Key_C, CTRL)
    assert QApplication.clipboard().text().count("\t") == 2
    light(grid, (5, Column.NAME, 5, Column.NAME))
    put("书展\t12\t办好书展")
    press(grid, KEY.Key_V, CTRL)
    assert [projects(filled)[-1].amounts.total, projects(filled)[-1].goal] == [12, "办好书展"]


def test_words_of_one_project_that_gave_way_are_told_with_undo(
    grid: Grid, window: MainWindow, filled: Desk, press: Press
) -> None:
    before = filled.book
    grid.go_to(1, Column.NAME)
    QApplication.clipboard().setText("路灯维护\t35\t35\t\t\t维护路灯。")
    press(grid, KEY.Key_V, CTRL)
    assert "“文化惠民演出”原有的 4 格已被替换。" in window.bar.text
    window.bar.buttons[0].click()
    assert filled.book == before


@pytest.mark.parametrize(
    "act", [(KEY.Key_D, CTRL), (KEY.Key_Delete, Qt.KeyboardModifier.NoModifier), (KEY.Key_V, CTRL)]
)
def test_a_unit_among_projects_keeps_its_amounts(
    grid: Grid, window: MainWindow, filled: Desk, press: Press, act: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    QApplication.clipboard().setText("7")
    grid.select_box(Box(1, Column.TOTAL, 4, Column.TOTAL))
    press(grid, *act)
    first, second = filled.book.target_tables[0].units
    assert [str(unit.amounts.total) for unit in (first, second)] == ["150.00", "10.00"]
    assert "单位一行没有改动" in window.bar.text
    assert str(second.projects[0].amounts.total) == {KEY.Key_D: "100.00", KEY.Key_V: "7"}.get(act[0], "None")
    grid.select_box(Box(0, Column.TOTAL, 0, Column.TOTAL))
    press(grid, KEY.Key_V, CTRL)
    assert str(filled.book.target_tables[0].units[0].amounts.total) == "7", "alone it is meant"


@pytest.mark.parametrize(
    ("block", "at"),
    [
        pytest.param("甲\t1\t1\n乙\t2\t2\n丙\t#REF!\t3", "第 3 行“总计”", id="without heads"),
        pytest.param(
            "项目名称\t总计\t财政拨款\n甲\t1\t1\n合计\t3\t3\n乙\t2\t#REF!",
            "第 4 行“财政拨款”",
            id="with heads",
        ),
    ],
)
def test_a_pasted_cell_that_is_no_amount_is_told_with_its_row_and_column(
    grid: Grid, window: MainWindow, filled: Desk, press: Press, block: str, at: str
) -> None:
    before = filled.book
    put(block)
    grid.go_to(len(grid.rows.shown_ids), Column.NAME)
    press(grid, KEY.Key_V, CTRL)
    assert window.bar.text == (f"什么也没有粘贴。粘贴内容{at}：“#REF!”不是金额，请填写数字，例如 1,234.50。")
    assert filled.book == before
