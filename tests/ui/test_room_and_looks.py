"""Small things that a clerk meets every day: where files go, what is lit, what can be read, where one was."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QInputMethodEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from perfdesk.desk import evaluating
from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.self_evaluation import EvaluatedIndicator
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project
from perfdesk.ui import icons, theme
from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.cells.words_editor import WordsEditor
from perfdesk.ui.export_dialog import ExportDialog
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.list_dialogs import ListDialog
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.review.rules_dialog import RulesDialog
from perfdesk.ui.workspace import FORM_TAB, GRID_TAB, Workspace
from tests.ui.conftest import Press, TypeText

T, P1, P2, P3, I1 = map(Id, ("t", "p1", "p2", "p3", "i1"))


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


def focused(workspace: Workspace) -> object:
    return QApplication.focusWidget() or workspace.page.grid


def stand_in(workspace: Workspace, item: Id, column: Column) -> None:
    grid = workspace.page.grid
    row = grid.rows.row_of(item)
    assert row is not None
    grid.setFocus()
    grid.go_to(row, column)


def test_what_comes_of_the_example_goes_where_a_person_finds_it(empty_window: MainWindow) -> None:
    empty_window.files.open_example()
    empty_window.actions_["export"].trigger()
    dialog = empty_window.findChild(ExportDialog)
    assert dialog is not None
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert Path(dialog.path.text()).parent == Path(documents)
    dialog.close()


def test_of_the_example_a_file_to_import_is_looked_for_where_files_are(
    empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders: list[str] = []

    def look(*given: str) -> tuple[str, str]:
        folders.append(given[2])
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", look)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    empty_window.files.open_example()
    empty_window.actions_["import"].trigger()
    empty_window.files.close()
    empty_window.actions_["import"].trigger()
    assert [Path(folder) for folder in folders] == [Path(documents)] * 2


def test_after_a_restart_one_is_where_one_was(window: MainWindow, workspace: Workspace, filled: Desk) -> None:
    many = [filled.duplicate(P3) for _ in range(60)]
    stand_in(workspace, many[40], Column.FISCAL)
    grid = workspace.page.grid
    QCoreApplication.processEvents()
    top = grid.verticalScrollBar().value()
    assert top > 0
    again = reopened(window, filled.path)
    assert (again.current, again.tabs.currentIndex()) == (many[40], GRID_TAB)
    assert again.page.grid.currentIndex().column() == Column.FISCAL
    near = again.page.grid.rowHeight(0)  # what it takes to show the current row whole
    assert abs(again.page.grid.verticalScrollBar().value() - top) < near
    again.open_form(many[7])
    last = reopened(window, filled.path)
    assert (last.current, last.tabs.currentIndex()) == (many[7], FORM_TAB)


def reopened(window: MainWindow, path: Path) -> Workspace:
    window.files.close()
    window.files.open_any(path)
    while window.desk is None:
        QCoreApplication.processEvents()
    for _ in range(5):
        QCoreApplication.processEvents()
    assert window.view is not None
    return window.view.workspace


def test_undo_leaves_one_cell_lit(
    window: MainWindow, workspace: Workspace, press: Press, type_text: TypeText
) -> None:
    stand_in(workspace, P1, Column.TOTAL)
    type_text(workspace.page.grid, "77")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    window.actions_["undo"].trigger()
    lit = workspace.page.grid.selectionModel().selectedIndexes()
    assert [(index.row(), index.column()) for index in lit] == [
        (workspace.page.grid.rows.row_of(P1), Column.TOTAL)
    ]


def test_a_new_theme_recolours_what_says_that_a_sum_is_wrong(
    window: MainWindow, workspace: Workspace, filled: Desk, qtbot: QtBot
) -> None:
    filled.enter(Place(P1, "total"), "500")
    assert window.view is not None
    labels = (workspace.page.totals._verdict, window.view.status._total)
    try:
        for scheme in ("dark", "light"):
            theme.use_scheme(scheme)
            QCoreApplication.processEvents()
            wanted = theme.ERROR.on(QGuiApplication.palette())
            colours = [label.palette().color(QPalette.ColorRole.WindowText) for label in labels]
            assert colours == [wanted, wanted], scheme
    finally:
        theme.use_scheme("system")


def test_a_new_theme_recolours_a_message_that_is_still_shown(window: MainWindow) -> None:
    window.bar.show_notice("已导出。")
    try:
        for scheme in ("dark", "light", "dark"):
            theme.use_scheme(scheme)
            QCoreApplication.processEvents()
            palette = QGuiApplication.palette()
            shown = window.bar.palette()
            ground = theme.tint(theme.NOTICE.on(palette), palette)
            assert shown.color(QPalette.ColorRole.Window) == ground, scheme
            assert shown.color(QPalette.ColorRole.WindowText) == palette.color(QPalette.ColorRole.WindowText)
    finally:
        theme.use_scheme("system")


@pytest.mark.parametrize("make", [QCheckBox, QLineEdit, QPlainTextEdit, QTableWidget])
def test_on_a_dark_page_boxes_fields_and_tables_have_an_edge_that_is_seen(
    qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    if QApplication.style().name() != "fusion":
        pytest.skip("another style draws edges of its own")
    try:
        theme.use_scheme("dark")
        widget = make()
        qtbot.addWidget(widget)
        widget.resize(120, 30)
        page = QGuiApplication.palette().color(QPalette.ColorRole.Base).lightness()
        picture = widget.grab().toImage()
        seen = {picture.pixelColor(x, picture.height() // 2).lightness() for x in range(picture.width())}
        assert any(40 < each - page < 110 for each in seen)
    finally:
        theme.use_scheme("system")


def test_a_long_tool_tip_is_no_wider_than_can_be_read(workspace: Workspace, filled: Desk) -> None:
    filled.enter(Place(P1, "goal"), "面向全区各镇街组织文化惠民演出，优先送到偏远村和新建小区。" * 20)
    rows = workspace.page.grid.rows
    row = rows.row_of(P1)
    assert row is not None
    tip = rows.index(row, Column.GOAL).data(Qt.ItemDataRole.ToolTipRole)
    assert max(map(len, tip.splitlines())) <= 50
    assert tip.replace("\n", "").startswith("面向全区各镇街")


def test_a_screen_reader_hears_what_is_found_at_a_cell(workspace: Workspace, filled: Desk) -> None:
    filled.enter(Place(P1, "total"), "500")
    filled.enter(Place(I1, "level1_code"), "3")
    rows = workspace.page.grid.rows
    row = rows.row_of(P1)
    assert row is not None
    amount = rows.index(row, Column.TOTAL).data(Qt.ItemDataRole.AccessibleTextRole)
    assert amount.startswith("总计：500.00\n错误：")
    workspace.open_form(P1)
    model = workspace.forms.project.indicators.model
    said = [
        model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for column in range(model.columnCount())
    ]
    assert any(text.endswith("，错误") for text in said), said


def test_who_may_only_read_is_offered_a_copy(filled: Desk, empty_window: MainWindow, qtbot: QtBot) -> None:
    second = Desk.open(filled.path, "另一人")
    assert second.read_only
    empty_window.files.show_desk(second)
    assert "另存副本…" in [button.text() for button in empty_window.standing.buttons]


def test_a_cell_that_may_only_be_read_says_so(
    filled: Desk, empty_window: MainWindow, type_text: TypeText
) -> None:
    empty_window.files.show_desk(Desk.open(filled.path, "另一人"))
    assert empty_window.view is not None
    workspace = empty_window.view.workspace
    stand_in(workspace, P1, Column.TOTAL)
    type_text(workspace.page.grid, "7")
    assert "只读" in empty_window.bar.text


def test_several_picked_projects_are_evaluated_and_no_others(
    window: MainWindow, workspace: Workspace
) -> None:
    tree = workspace.navigator.tree
    model = workspace.navigator.model
    flags = tree.selectionModel().SelectionFlag
    tree.setCurrentIndex(model.index_of(P1))
    tree.selectionModel().select(model.index_of(P2), flags.Select | flags.Rows)
    window.actions_["evaluate_projects"].trigger()
    assert len(workspace.desk.book.tables) == 3
    (offer,) = window.bar.buttons
    assert offer.text() == "其余项目也生成"
    offer.click()
    assert len(workspace.desk.book.tables) == 4


def test_of_a_single_project_the_other_way_is_offered(window: MainWindow, workspace: Workspace) -> None:
    workspace.show_item(P2)
    window.actions_["evaluate_projects"].trigger()
    assert len(workspace.desk.book.tables) == 4
    (offer,) = window.bar.buttons
    assert offer.text() == "只为当前项目生成"
    offer.click()
    assert [getattr(table, "project", "") for table in workspace.desk.book.tables] == ["", "全民健身"]


def test_recent_files_are_told_apart_by_folder_and_date(window: MainWindow) -> None:
    window._recent.aboutToShow.emit()
    said = window._recent.actions()[0].text()
    assert window.desk is not None
    assert said.startswith(f"{window.desk.path.stem}（{window.desk.path.parent.name}，")


def test_two_recent_files_of_one_chinese_name_are_told_apart_on_the_start_page(
    empty_window: MainWindow, tmp_path: Path
) -> None:
    name = "云陵市交通运输局 2027 项目支出绩效目标表及部门整体支出绩效目标表"
    for folder in ("一处", "二处"):
        path = tmp_path / folder / f"{name}.perfdesk"
        path.parent.mkdir()
        path.touch()
        empty_window.settings.note_recent(path)
    empty_window.show_start_page()
    recent = empty_window.start_page.recent
    said = [recent.item(row).text().splitlines() for row in range(2)]
    assert [lines[0] for lines in said] == [name, name]
    assert [Path(lines[1].partition(" · ")[0]).name for lines in said] == ["二处", "一处"]
    assert all(re.search(r" · \d{4}-\d\d-\d\d \d\d:\d\d$", lines[1]) for lines in said)
    assert recent.visualItemRect(recent.item(0)).height() >= 2 * recent.fontMetrics().height()


def test_a_double_click_puts_the_cursor_where_it_points(workspace: Workspace, filled: Desk) -> None:
    grid = workspace.page.grid
    row = grid.rows.row_of(P1)
    assert row is not None
    cell = grid.visualRect(grid.rows.index(row, Column.GOAL))
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(grid.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    editor = grid.open_editor
    assert isinstance(editor, WordsEditor)
    assert not editor.textCursor().hasSelection()
    assert editor.text() == "全年演出不少于64场。"


def committed(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event


def compose_in(view: WordsView, row: int, column: int) -> str:
    """What is typed with an input method onto a cell: the first letters composed, then the word. The editor's text."""
    view.setFocus()
    view.go_to(row, column)
    QCoreApplication.sendEvent(view, QInputMethodEvent("n", []))
    editor = view.open_editor
    assert editor is not None, "the first letter has opened the cell"
    assert editor.is_composing, "and stands in it"
    for event in (QInputMethodEvent("nian", []), committed("年")):
        QCoreApplication.sendEvent(
            QApplication.focusWidget() or view, event
        )  # Qt hands on until the word is there
    assert isinstance(editor, WordsEditor | QLineEdit)
    said = editor.text()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Escape)
    return said


def test_the_first_letter_of_an_input_method_is_lost_on_no_cell(workspace: Workspace, filled: Desk) -> None:
    grid = workspace.page.grid
    for row in range(grid.rows.rowCount()):
        for column in (Column.NAME, Column.TOTAL, Column.GOAL):
            if grid.rows.index(row, column).flags() & Qt.ItemFlag.ItemIsEditable:
                assert compose_in(grid, row, column) == "年", (row, column)
    workspace.open_form(P1)
    view = workspace.forms.project.indicators.view
    for typed in view.shown_typed:
        assert compose_in(view, 0, typed) == "年", typed


def test_a_mark_can_be_told_from_the_blue_of_a_selection(qapp: QApplication) -> None:
    palette = QGuiApplication.palette()
    mark = icons.severity_icon(Severity.WARNING, palette).pixmap(QSize(16, 16), QIcon.Mode.Selected)
    assert mark.toImage().pixelColor(3, 13).rgb() == palette.color(QPalette.ColorRole.HighlightedText).rgb()


def test_the_bar_of_a_finding_can_be_told_from_the_blue_of_a_selection(workspace: Workspace) -> None:
    stand_in(workspace, P3, Column.GOAL)
    grid = workspace.page.grid
    cell = grid.visualRect(grid.currentIndex())
    bar = grid.viewport().grab(cell).toImage().pixelColor(1, cell.height() // 2)
    assert bar.rgb() == grid.palette().color(QPalette.ColorRole.HighlightedText).rgb()


def test_the_edit_menu_says_of_each_deletion_the_key_that_does_it(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press
) -> None:
    shown = {name: window.actions_[name].shortcut().toString() for name in ("clear", "remove")}
    assert shown == {"clear": "Del", "remove": "Ctrl+Del"}
    stand_in(workspace, P1, Column.GOAL)
    press(workspace.page.grid, Qt.Key.Key_Delete)
    assert filled.tree.owner(P1, Project).goal == ""
    press(workspace.page.grid, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert not filled.tree.has(P1)


def test_full_width_digits_are_digits_wherever_numbers_are_typed(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press, type_text: TypeText
) -> None:
    stand_in(workspace, P1, Column.TOTAL)
    type_text(workspace.page.grid, "１，２３４．５")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert filled.tree.owner(P1, Project).amounts.total == Decimal("1234.5")
    workspace.open_form(P1)
    view = workspace.forms.project.indicators.view
    view.setFocus()
    view.go_to(0, view.shown_typed[0])
    type_text(view, "２２")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    indicator = filled.tree.owner(I1, Indicator)
    assert (indicator.level1_code, indicator.level2_code) == ("2", "22")
    filled.enter(Place(T, "year"), "２０２８")
    assert filled.book.tables[0].year == 2028
    window.actions_["evaluate_projects"].trigger()
    evaluated = evaluating.project_evaluations(filled.tree)[0].indicators[0]
    filled.enter(Place(evaluated.id, "score"), "９．５")
    assert filled.tree.owner(evaluated.id, EvaluatedIndicator).score == Decimal("9.5")


def test_deleting_a_table_says_its_name_and_what_goes_with_it(
    window: MainWindow, workspace: Workspace
) -> None:
    tree = workspace.navigator.tree
    tree.setCurrentIndex(workspace.navigator.model.index_of(T))
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert workspace.desk.history.undo_action == "remove"
    assert "3 个项目一并删除" in window.bar.text
    assert "一行" not in window.bar.text


@pytest.mark.parametrize(("width", "keeps_tree"), [(1366, True), (1000, False)])
def test_the_source_never_crushes_the_tree(
    window: MainWindow, workspace: Workspace, press: Press, width: int, keeps_tree: bool
) -> None:
    """Where there is no room for both it stands in the tree's place, and the tree comes back with the same key."""
    window.resize(width, 728)
    press(window, Qt.Key.Key_F9)
    window.resize(width, 728)
    QCoreApplication.processEvents()
    tree = workspace.navigator
    assert tree.isVisible() is keeps_tree
    assert not keeps_tree or tree.width() >= 20 * tree.fontMetrics().averageCharWidth()
    press(window, Qt.Key.Key_F9)
    assert tree.isVisible()


def test_rules_are_found_by_a_word_and_by_their_kind(
    window: MainWindow, workspace: Workspace, type_text: TypeText
) -> None:
    window.actions_["rules"].trigger()
    dialog = workspace.findChild(RulesDialog)
    assert dialog is not None
    before = dialog.settings()
    dialog.search.words.setFocus()
    type_text(dialog.search.words, "金额")
    shown = [row for row in range(dialog.table.rowCount()) if not dialog.table.isRowHidden(row)]
    assert 0 < len(shown) < dialog.table.rowCount()
    assert dialog.table.currentRow() in shown
    dialog.search.family.setCurrentIndex(1)
    assert sum(not dialog.table.isRowHidden(row) for row in range(dialog.table.rowCount())) < len(shown)
    assert dialog.settings() == before, "what is not shown stays chosen"
    dialog.close()


def test_a_reason_is_taken_back_by_a_button(window: MainWindow, workspace: Workspace, filled: Desk) -> None:
    filled.checking.waive(filled.checking.all_findings()[:1], "已核对。")
    window.actions_["waived"].trigger()
    dialog = workspace.findChild(ListDialog)
    assert dialog is not None
    button = next(button for button in dialog.buttons.buttons() if button.text() == "取消说明")
    button.click()
    assert filled.checking.all_waived() == []


def test_no_total_is_cut_by_what_stands_beside_it(workspace: Workspace, window: MainWindow) -> None:
    """Whatever the zoom; where there is room the sentence and its button come back."""
    totals, grid = workspace.page.totals, workspace.page.grid
    for steps in (8, -4, 0):
        grid.layout_.zoom_by(steps)
        QApplication.processEvents()
        last = totals.lines.index(0, Column.OTHER)
        assert totals._view.visualRect(last).right() <= totals._view.viewport().width()
    assert totals._verdict.isVisible()
