"""视图 › 语言: another language at once, with the file open and everything where it stood."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QStyle
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.desk.row_sight import RowFilter, Sorting
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.codes import code_list_for
from perfdesk.domain.edits import Place
from perfdesk.domain.forms.known import known_forms
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import InverseRule, ProjectEvaluation
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.resources import resource
from perfdesk.ui import translation
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.workspace import (
    FORM_TAB,
    GRID_TAB,
    HISTORY_TAB,
    OVERVIEW_TAB,
    REVIEW_TAB,
    STATISTICS_TAB,
    Workspace,
)
from tests.ui.conftest import Press, TypeText, import_page, indicator, put_table
from tests.ui.spoken import words_of

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CHINESE, ENGLISH = re.compile("[\u4e00-\u9fff]"), re.compile("[a-z]{4,}")
T, U1, P1, P2, P3 = map(Id, ("t", "u1", "p1", "p2", "p3"))
GOAL = Place(P1, "goal")


@pytest.fixture(autouse=True)
def chinese_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    translation.use_language(qapp, "zh_CN")


def use(window: MainWindow, language: str, qtbot: QtBot) -> Workspace:
    """By the menu, as a person would."""
    next(a for a in window.actions_.languages.actions() if a.data() == language).trigger()
    qtbot.waitUntil(lambda: window.settings.language == language)
    QApplication.processEvents()
    return workspace_of(window)


def workspace_of(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


def latin_table() -> TargetTable:
    """In a person's own words, so that what is Chinese on the screen is the program's."""
    rows = (indicator("i1", 1, ("1", "Output", "11", "Number"), "Nights", "≥64"),)
    project = Project(Id("x1"), "Theatre", Amounts(Decimal(5)), "64 nights.", rows)
    units = (Unit(Id("x"), "Bureau", Amounts(Decimal(7)), projects=(project,)),)
    return TargetTable(Id("xt"), title="Targets", department="Culture", year=2026, units=units)


def words_of_forms() -> list[str]:
    """What is Chinese in every window: titles, levels, units and labels as forms print them."""
    forms = [word for form in known_forms() for word in (form.used_in, form.title)]
    levels = [word for level in code_list_for(None).entries for word in (level.name, level.level1_name)]
    own = ["中文", "万元", "实施周期指标值", "年度指标值", "测试员"]
    return sorted({*forms, *levels, *own}, key=len, reverse=True)


_PATH = re.compile(r"\S*[/\\].*")


def look_at_everything(window: MainWindow) -> None:
    for tab in (GRID_TAB, FORM_TAB, OVERVIEW_TAB, STATISTICS_TAB, HISTORY_TAB, REVIEW_TAB, GRID_TAB):
        workspace_of(window).show_tab(tab)
        QApplication.processEvents()


def left(window: MainWindow, of: re.Pattern[str], data: list[str]) -> list[str]:
    """What is said in that language beside the data."""
    ours = [_PATH.sub("", text) for text in words_of(window)]
    for word in data:
        ours = [text.replace(word, "") for text in ours]
    return sorted({text for text in ours if of.search(text.partition(": ")[2])})


def test_no_word_of_the_other_language_is_left(empty_window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    put_table(desk, latin_table())
    empty_window.files.show_desk(desk)
    empty_window.actions_["show_source"].setChecked(True)
    look_at_everything(empty_window)
    empty_window.bar.show_notice("没有找到。")
    use(empty_window, "en", qtbot)
    look_at_everything(empty_window)
    assert left(empty_window, CHINESE, words_of_forms()) == []


_OWN_NAMES = re.compile(r"[\u4e00-\u9fff]+〔[0-9]{4}〕[0-9]+号|\([\u4e00-\u9fff]+\)")
"""Of a regulation and, in brackets, of a system; they stay as they are."""


def cut_heads(window: MainWindow) -> list[str]:
    """Heads of columns that say more than they have room for."""
    found = []
    for head in window.findChildren(QHeaderView):
        if head.isVisible() and head.orientation() is Qt.Orientation.Horizontal:
            margin = head.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMargin, None, head)
            for section in range(head.count()):
                said = str(head.model().headerData(section, Qt.Orientation.Horizontal) or "")
                needs = head.fontMetrics().horizontalAdvance(said) + 2 * margin
                found += (
                    [said] if not head.isSectionHidden(section) and needs > head.sectionSize(section) else []
                )
    return found


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_head_is_cut(window: MainWindow, filled: Desk, qtbot: QtBot, language: str) -> None:
    """On the smallest screen, with every amount and in any order."""
    for field in ("special_account", "other"):
        filled.enter(Place(P1, field), "1")
    use(window, language, qtbot)
    for column in (Column.TOTAL, Column.SPECIAL_ACCOUNT):
        workspace_of(window).page.grid.sort_by(column, True)
        assert cut_heads(window) == []
    workspace_of(window).show_tab(FORM_TAB)
    QApplication.processEvents()
    assert cut_heads(window) == []


def test_a_finding_says_its_basis_in_the_language_of_the_window(
    empty_window: MainWindow, desk: Desk, press: Press, qtbot: QtBot
) -> None:
    put_table(desk, latin_table())
    empty_window.files.show_desk(desk)
    use(empty_window, "en", qtbot)
    listed = workspace_of(empty_window).list
    listed.settle()
    bases = set()
    for _ in listed.model.flat():
        press(QApplication.focusWidget() or empty_window, KEY.Key_F8)
        bases.add(_OWN_NAMES.sub("", listed.detail._basis.text()))
    assert len(bases) > 1
    assert [basis for basis in bases if CHINESE.search(basis)] == []


def test_back_in_chinese_nothing_is_english(window: MainWindow, qtbot: QtBot) -> None:
    use(window, "en", qtbot)
    look_at_everything(window)
    use(window, "zh_CN", qtbot)
    look_at_everything(window)
    own = [
        "English",
        "PerfDesk",
        "perfdesk",
        "desk",
        "Ctrl",
        "Shift",
        "Delete",
        "Enter",
        "Backspace",
        "Excel",
    ]
    assert left(window, ENGLISH, own) == []


def test_everything_stays_where_it_stood(window: MainWindow, qtbot: QtBot) -> None:
    before = workspace_of(window)
    before.show_item(P2)
    before.page.grid.look(RowFilter(), Sorting("total", True))
    before.navigator.filter.setText("演出")
    before.navigator.filter.clear()
    before.navigator.tree.collapse(before.navigator.model.index_of(U1))
    before.page.grid.setFocus()
    before.page.grid.go_to(before.page.grid.rows.row_of(P2) or 0, Column.TOTAL)
    boxes = before.page.grid.selected_boxes()
    order = list(before.page.grid.rows.shown_ids)
    after = use(window, "en", qtbot)
    grid = after.page.grid
    assert after is not before
    assert (after.current, after.tabs.currentIndex()) == (P2, GRID_TAB)
    assert (list(grid.rows.shown_ids), grid.rows.sorting) == (order, Sorting("total", True))
    assert (grid.selected_boxes(), grid.currentIndex().column()) == (boxes, Column.TOTAL)
    assert grid.hasFocus()
    assert not after.navigator.tree.isExpanded(after.navigator.model.index_of(U1))


def test_the_form_and_what_is_sought_stay(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    before = workspace_of(window)
    before.navigator.filter.setText("演出")
    before.go_to(GOAL)
    after = use(window, "en", qtbot)
    assert (after.current, after.tabs.currentIndex()) == (P1, FORM_TAB)
    assert after.navigator.filter.text() == "演出"
    qtbot.waitUntil(lambda: after.forms.project.goal.field.hasFocus())


def test_nothing_is_chosen_anew_in_a_form(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    """A form that is not looked at shows an item of before: its choices are not those of what comes."""
    window.actions_["evaluate_projects"].trigger()
    first, second = [table for table in desk.book.tables if isinstance(table, ProjectEvaluation)][:2]
    desk.enter(Place(second.id, "inverse_rule"), InverseRule.RATIO)
    before = workspace_of(window)
    before.open_form(second.id)
    before.show_tab(GRID_TAB)
    before.show_item(first.id)
    book, head = desk.book, desk.history.head
    after = use(window, "en", qtbot)
    after.open_form(first.id)
    assert (desk.book, desk.history.head) == (book, head)


def test_what_was_typed_is_written(window: MainWindow, type_text: TypeText, desk: Desk, qtbot: QtBot) -> None:
    before = workspace_of(window)
    before.go_to(GOAL)
    type_text(before.forms.project.goal, "演出70场")
    use(window, "en", qtbot)
    assert "演出70场" in desk.tree.owner(P1, Project).goal


def test_what_cannot_be_written_stays_and_is_asked_about(
    window: MainWindow, type_text: TypeText, press: Press, qtbot: QtBot
) -> None:
    before = workspace_of(window)
    before.go_to(Place(P1, "total"))
    field = QApplication.focusWidget()
    assert field is not None
    type_text(field, "约百万")
    next(a for a in window.actions_.languages.actions() if a.data() == "en").trigger()
    qtbot.waitUntil(lambda: "还没有写入" in window.bar.text)
    assert workspace_of(window) is before
    assert "约百万" in field.text()  # type: ignore[attr-defined] # a line of text
    assert field.hasFocus()
    press(field, KEY.Key_Escape)
    assert use(window, "en", qtbot) is not before


def test_undo_and_the_watch_over_the_file_go_on(
    window: MainWindow, desk: Desk, press: Press, tmp_path: Path, qtbot: QtBot
) -> None:
    was = desk.tree.owner(P1, Project).goal
    desk.enter(GOAL, "改过的目标")
    use(window, "en", qtbot)
    assert window.desk is desk
    assert Desk.open(desk.path, "另一人").read_only
    press(window, KEY.Key_Z, CTRL)
    assert desk.tree.owner(P1, Project).goal == was
    away = desk.path.rename(tmp_path / "away.perfdesk")
    qtbot.waitUntil(lambda: "no longer" in window.standing.text)
    away.rename(desk.path)
    qtbot.waitUntil(lambda: not window.standing.isVisible())


def test_a_cell_that_is_typed_in_is_written(
    window: MainWindow, desk: Desk, type_text: TypeText, qtbot: QtBot
) -> None:
    grid = workspace_of(window).page.grid
    grid.setFocus()
    grid.go_to(grid.rows.row_of(P2) or 0, Column.NAME)
    type_text(grid, "全民健身月")
    assert grid.open_editor is not None
    after = use(window, "en", qtbot)
    assert desk.tree.owner(P2, Project).name == "全民健身月"
    assert after.current == P2


def test_what_runs_comes_to_its_end_first(window: MainWindow, qtbot: QtBot) -> None:
    window.bar.show_progress("正在导出…")
    next(a for a in window.actions_.languages.actions() if a.data() == "en").trigger()
    QApplication.processEvents()
    assert window.settings.language == "zh_CN"
    window.bar.show_done("已导出。")
    qtbot.waitUntil(lambda: window.settings.language == "en")


def test_an_import_is_looked_at_to_its_end_first(window: MainWindow, qtbot: QtBot) -> None:
    window.files.import_file(resource("example/targets-2026.json"))
    page = import_page(window, qtbot)
    next(a for a in window.actions_.languages.actions() if a.data() == "en").trigger()
    qtbot.waitUntil(lambda: "导入确认或取消之后" in window.bar.text)
    assert window.settings.language == "zh_CN"
    page.given_up.emit()
    qtbot.waitUntil(lambda: window.settings.language == "en")
    assert window.import_page is None


def test_what_was_written_on_the_start_page_stays(
    empty_window: MainWindow, type_text: TypeText, qtbot: QtBot
) -> None:
    type_text(empty_window.start_page.new.department, "文化局")
    next(a for a in empty_window.actions_.languages.actions() if a.data() == "en").trigger()
    qtbot.waitUntil(lambda: empty_window.settings.language == "en")
    assert empty_window.start_page.new.department.text() == "文化局"
    assert empty_window.actions_["open"].text().startswith("&Open")
