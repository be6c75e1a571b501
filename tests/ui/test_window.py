"""The whole window: shortcuts, undo, import, export, read-only files, and how it starts."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, QStandardPaths, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from perfdesk import __version__
from perfdesk.desk.desk import Desk
from perfdesk.desk.people import person
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TotalsMode
from perfdesk.resources import resource
from perfdesk.ui.crash import CrashHook, write_report
from perfdesk.ui.export_dialog import ExportDialog
from perfdesk.ui.jobs import Job
from perfdesk.ui.list_dialogs import ListDialog
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.trouble_bar import Offer
from perfdesk.ui.workspace import FORM_TAB, GRID_TAB, Workspace
from tests.font_sets import only
from tests.ui.conftest import Press, TypeText, import_page, shown_window, take_over, wait_for_writing

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
P1, P2, P3, U1, U2, T = map(Id, ("p1", "p2", "p3", "u1", "u2", "t"))
EXAMPLE = resource("example/targets-2026.json")


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


def dialog_of(window: MainWindow) -> QDialog:
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def buttons_of(window: MainWindow) -> dict[str, QPushButton]:
    return {b.text(): b for b in window.bar.findChildren(QPushButton) if b.isVisible()}


def texts(dialog: ListDialog, row: int) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_undo_and_redo_by_keyboard_go_to_what_changed(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press
) -> None:
    filled.enter(Place(P3, "goal"), "采购新书。")
    workspace.show_item(P1)
    press(window, KEY.Key_Z, CTRL)
    assert filled.tree.owner(P3, Project).goal == ""
    assert workspace.current == P3
    press(window, KEY.Key_Z, CTRL | SHIFT)
    assert filled.tree.owner(P3, Project).goal == "采购新书。"
    press(window, KEY.Key_Z, CTRL)
    press(window, KEY.Key_Y, CTRL)
    assert filled.tree.owner(P3, Project).goal == "采购新书。"


def test_undo_names_what_it_takes_back(window: MainWindow, filled: Desk) -> None:
    filled.enter(Place(Id("i1"), "annual_value"), "≥70场")
    assert window.actions_["undo"].text() == "撤销：修改年度指标值"
    filled.undo()
    assert window.actions_["undo"].text() == "撤销：导入"
    assert window.actions_["redo"].text() == "重做：修改年度指标值"


def test_new_rows_by_keyboard_are_ready_for_their_name(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press, compose: TypeText
) -> None:
    workspace.show_item(P1)
    press(window, KEY.Key_N, CTRL | SHIFT)
    focus = QApplication.focusWidget()
    assert focus is not None
    compose(focus, "新项目")
    press(focus, KEY.Key_Return)
    assert [p.name for p in filled.tree.owner(T, type(filled.book.target_tables[0])).units[0].projects] == [
        "文化惠民演出",
        "新项目",
        "全民健身",
    ]
    press(window, KEY.Key_U, CTRL | SHIFT)
    focus = QApplication.focusWidget()
    assert focus is not None
    compose(focus, "体育中心")
    press(focus, KEY.Key_Return)
    assert [unit.name for unit in filled.book.target_tables[0].units] == [
        "文化局本级",
        "体育中心",
        "区图书馆",
    ]


def test_a_removed_row_comes_back_from_the_bar(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press
) -> None:
    workspace.navigator.tree.setFocus()
    workspace.show_item(P2)
    press(workspace.navigator.tree, KEY.Key_Delete)
    assert not filled.tree.has(P2)
    assert window.bar.text == "已删除“全民健身”。"
    buttons_of(window)["撤销"].click()
    assert filled.tree.has(P2)


def test_several_rows_of_several_units_are_removed_in_one_step(
    workspace: Workspace, filled: Desk, press: Press
) -> None:
    grid = workspace.page.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(2, 1))
    for row in (3, 4):
        grid.selectionModel().select(grid.rows.index(row, 1), grid.selectionModel().SelectionFlag.Select)
    press(grid, KEY.Key_Delete, CTRL)
    assert [unit.id for unit in filled.book.target_tables[0].units] == [U1]
    assert [p.id for p in filled.book.target_tables[0].projects] == [P1]
    filled.undo()
    assert [p.id for p in filled.book.target_tables[0].projects] == [P1, P2, P3]


def test_duplicate_and_move_by_keyboard(workspace: Workspace, filled: Desk, press: Press) -> None:
    tree = workspace.navigator.tree
    tree.setFocus()
    workspace.show_item(P1)
    press(tree, KEY.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert [p.name for p in filled.book.target_tables[0].units[0].projects] == [
        "文化惠民演出",
        "文化惠民演出",
        "全民健身",
    ]
    press(tree, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert filled.book.target_tables[0].units[0].projects[0].id == workspace.current
    assert workspace.current != P1


def test_f6_goes_round_the_panes(window: MainWindow, workspace: Workspace, press: Press) -> None:
    workspace.navigator.tree.setFocus()
    seen = []
    for _ in range(4):
        press(window, KEY.Key_F6)
        focus = QApplication.focusWidget()
        panes = (workspace.navigator, workspace.page, workspace.forms, workspace.list)
        assert focus is not None
        seen.append(next(n for n, pane in enumerate(panes) if pane.isAncestorOf(focus)))
    assert seen == [1, 2, 3, 0]
    press(window, KEY.Key_F6, SHIFT)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert workspace.list.isAncestorOf(focus)


def test_half_typed_text_is_kept_when_a_shortcut_does_something_else(
    window: MainWindow, workspace: Workspace, filled: Desk, press: Press, type_text: TypeText
) -> None:
    grid = workspace.page.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(1, 2))
    type_text(grid, "123")
    press(QApplication.focusWidget(), KEY.Key_E, CTRL)
    assert filled.tree.owner(P1, Project).amounts.total == 123
    dialog_of(window).close()


def test_import_into_the_open_file_is_one_step(window: MainWindow, filled: Desk, press: Press, qtbot) -> None:
    window.files.import_file(EXAMPLE)
    assert "正在读取" in window.bar.text
    assert set(buttons_of(window)) == {"取消"}
    import_page(window, qtbot)
    assert len(filled.book.tables) == 1, "nothing is taken over before it was looked at"
    press(QApplication.focusWidget(), KEY.Key_Return)
    wait_for_writing(window, qtbot)
    assert window.is_at_work
    assert "撤销导入" in buttons_of(window)
    assert "已导入 20 个项目、131 条指标" in window.bar.text
    buttons_of(window)["撤销导入"].click()
    wait_for_writing(window, qtbot)
    assert len(filled.book.tables) == 1


def test_a_foreign_file_gets_a_desk_file_beside_it(empty_window: MainWindow, tmp_path: Path, qtbot) -> None:
    source = tmp_path / "去年的表.json"
    source.write_bytes(EXAMPLE.read_bytes())
    empty_window.files.open_any(source)
    import_page(empty_window, qtbot)
    assert list(tmp_path.glob("*.perfdesk")) == [], "nothing is made before it was looked at"
    take_over(empty_window, qtbot)
    assert "已导入" in empty_window.bar.text
    assert empty_window.desk is not None
    assert empty_window.desk.path == tmp_path / "去年的表.perfdesk"
    assert str(tmp_path / "去年的表.perfdesk") in empty_window.bar.text


def test_where_a_file_of_that_name_is_already_the_import_says_the_other_name_before_and_after(
    empty_window: MainWindow, tmp_path: Path, qtbot
) -> None:
    source = tmp_path / "去年的表.json"
    source.write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "去年的表.perfdesk").touch()
    empty_window.files.open_any(source)
    page = import_page(empty_window, qtbot)
    said = [label.text() for label in page.findChildren(QLabel) if label.text().startswith("导入到")]
    take_over(empty_window, qtbot)
    assert empty_window.desk is not None
    assert empty_window.desk.path.parent == tmp_path
    assert empty_window.desk.path.stem not in ("", "去年的表")
    for sentence in (*said, empty_window.bar.text):
        assert str(empty_window.desk.path) in sentence
    assert len(said) == 1


def test_a_file_that_cannot_be_read_is_a_sentence_in_the_bar(
    empty_window: MainWindow, tmp_path: Path, qtbot
) -> None:
    source = tmp_path / "空.json"
    source.write_bytes(b"")
    empty_window.files.open_any(source)
    qtbot.waitUntil(lambda: "空的" in empty_window.bar.text, timeout=20_000)
    assert empty_window.desk is None
    assert list(tmp_path.glob("*.perfdesk")) == [], "nothing is left behind"


def test_an_import_can_be_cancelled(window: MainWindow, filled: Desk, qtbot) -> None:
    window.files.import_file(EXAMPLE)
    job = window.files.last_job
    assert job is not None
    with qtbot.waitSignal(job.ended, timeout=20_000):
        buttons_of(window)["取消"].click()
    assert len(filled.book.tables) == 1
    assert "已取消导入" in window.bar.text


def test_buttons_stand_in_the_bar_as_soon_as_its_words_do(window: MainWindow) -> None:
    window.bar.show_progress("正在导出…")
    window.bar.show_done("已导出。", [Offer("打开文件夹", lambda: None)])
    assert set(buttons_of(window)) == {"打开文件夹"}


def test_export_writes_and_says_that_it_was_compared(
    window: MainWindow, filled: Desk, tmp_path: Path, press: Press, qtbot
) -> None:
    press(window, KEY.Key_E, CTRL)
    dialog = dialog_of(window)
    assert isinstance(dialog, ExportDialog)
    assert "3 个项目、4 条指标" in dialog._contents.text()
    dialog.path.setText(str(tmp_path / "上报"))
    dialog._export.click()
    qtbot.waitUntil(lambda: "已导出并逐格核对一致" in window.bar.text, timeout=20_000)
    assert (tmp_path / "上报.xlsx").stat().st_size > 1000
    assert "打开文件夹" in buttons_of(window)
    filled.enter(Place(P3, "goal"), "采购新书。")
    assert not window.bar.isVisible(), "the file that was written is not what is here any more"


def test_what_no_edit_mends_stays_in_the_bar_until_it_is_closed(window: MainWindow, filled: Desk) -> None:
    window.bar.show_warning("第二备份位置现在用不了。", lasts=True)
    filled.enter(Place(P3, "goal"), "采购新书。")
    assert window.bar.isVisible()
    window.bar.show_notice("没有找到。")
    filled.enter(Place(P3, "goal"), "采购新书两千册。")
    assert not window.bar.isVisible()


def test_a_text_too_long_for_a_cell_is_told_with_a_way_to_it(
    window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    filled.enter(Place(P3, "goal"), "长" * 40_000)
    window.files.export(filled.book.tables, tmp_path / "t.xlsx", None)
    qtbot.waitUntil(lambda: "40,000" in window.bar.text or "40000" in window.bar.text)
    buttons_of(window)["转到这一格"].click()
    assert window.view is not None
    assert window.view.workspace.current == P3


def test_export_says_how_many_errors_remain(window: MainWindow, workspace: Workspace, press: Press) -> None:
    press(window, KEY.Key_E, CTRL)
    dialog = dialog_of(window)
    look = next(b for b in dialog.findChildren(QPushButton) if b.text() == "查看")
    look.click()
    assert not dialog.isVisible()
    assert workspace.current == P3


def test_ones_own_other_window_is_told_from_somebody_elses(window: MainWindow, tmp_path: Path, qtbot) -> None:
    path = tmp_path / "own.perfdesk"
    Desk.create(path, person()).close()
    window.files.open_any(path)
    qtbot.waitUntil(lambda: window.desk is not None)
    with shown_window(qtbot) as second:
        second.files.open_any(path)
        qtbot.waitUntil(lambda: second.desk is not None)
        assert "已在本机另一个窗口打开" in second.standing.text


def test_a_second_window_is_read_only_and_says_who_has_the_file(
    window: MainWindow, filled: Desk, qtbot
) -> None:
    with shown_window(qtbot) as second:
        second.files.open_any(filled.path)
        qtbot.waitUntil(lambda: second.desk is not None)
        assert second.desk is not None
        assert second.desk.read_only
        assert "正在编辑这个文件，已以只读方式打开" in second.standing.text
        assert not second.actions_["add_project"].isEnabled()
        assert not second.actions_["undo"].isEnabled()
        assert second.view is not None
        model = second.view.workspace.page.grid.rows
        assert not model.flags(model.index(1, 1)) & Qt.ItemFlag.ItemIsEditable


def test_what_was_typed_last_is_there_after_closing(
    window: MainWindow, workspace: Workspace, filled: Desk, type_text: TypeText, qtbot
) -> None:
    path = filled.path
    grid = workspace.page.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(1, 1))
    type_text(grid, "改了名")
    window.close()
    again = Desk.open(path, "测试员")
    assert again.tree.owner(P1, Project).name == "改了名"
    again.close()


def drop(window: MainWindow, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    QCoreApplication.processEvents()


def test_a_dropped_file_is_imported(window: MainWindow, filled: Desk, qtbot) -> None:
    drop(window, EXAMPLE)
    take_over(window, qtbot)
    assert len(filled.book.tables) == 2


@pytest.fixture
def another(tmp_path: Path, filled: Desk) -> Path:
    """A desk file with one project more than the open one."""
    path = tmp_path / "another.perfdesk"
    filled.file.save_copy(path)
    with closing(Desk.open(path, "别人")) as desk:
        desk.enter(Place(desk.add_project(Id("u1")), "name"), "新增的项目")
    return path


def test_of_a_dropped_desk_file_it_is_asked_whether_it_comes_into_the_open_one(
    window: MainWindow, filled: Desk, another: Path, press: Press, qtbot
) -> None:
    drop(window, another)
    question = window.findChild(QMessageBox)
    assert question is not None
    assert "another" in question.text()
    press(question, KEY.Key_I, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.import_page is not None, timeout=30_000)
    take_over(window, qtbot)
    assert window.desk is filled
    assert [project.name for project in filled.book.target_tables[0].projects] == [
        "文化惠民演出", "全民健身", "新增的项目", "图书采购"
    ]  # fmt: skip


def test_a_dropped_desk_file_can_be_opened_instead(
    window: MainWindow, another: Path, press: Press, qtbot
) -> None:
    drop(window, another)
    press(dialog_of(window), KEY.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.path == another, timeout=30_000)


def test_tables_and_units_have_their_forms(workspace: Workspace, filled: Desk, press: Press) -> None:
    workspace.open_form(T)
    assert workspace.tabs.tabText(FORM_TAB) == "表头与合计"
    year = workspace.forms.table.widget_for("year")
    assert year is not None
    year.setFocus()
    year.selectAll()  # type: ignore[attr-defined] # a line edit
    press(year, KEY.Key_2)
    press(year, KEY.Key_0)
    press(year, KEY.Key_Return)
    assert filled.book.tables[0].year == 20
    workspace.forms.table._totals.buttons()[0].click()
    assert filled.book.tables[0].totals is TotalsMode.AUTOMATIC
    workspace.open_form(U1)
    assert workspace.tabs.tabText(FORM_TAB) == "单位"
    total = workspace.forms.unit.widget_for("total")
    assert total is not None
    assert not total.isVisible(), "the unit's amounts follow its projects now"


def test_the_status_line_says_when_it_was_saved(window: MainWindow, filled: Desk) -> None:
    filled.enter(Place(P1, "goal"), "新目标")
    assert filled.last_saved is not None
    assert window.view is not None
    assert window.view.status._saved.text() == f"已保存 {filled.last_saved:%H:%M:%S}"
    assert window.view.status._counts.text().startswith("3 个项目 · 4 条指标")


def test_the_status_line_says_how_many_projects_are_not_filled_in_yet_and_leads_there(
    window: MainWindow, filled: Desk, qtbot: QtBot
) -> None:
    """The goal of p3 is blank; a value that is taken out of p1 makes two."""
    assert window.view is not None
    status, workspace = window.view.status, window.view.workspace
    qtbot.waitUntil(lambda: status.lacking.text() == "1 个项目未填齐")
    assert status.lacking.isVisible()
    assert status.lacking.toolTip().split("\n") == ["图书采购", "点一下转到下一个"]
    filled.enter(Place(Id("i1"), "annual_value"), "")
    qtbot.waitUntil(lambda: status.lacking.text() == "2 个项目未填齐")
    gone_to = []
    for _ in range(3):
        QTest.mouseClick(status.lacking, Qt.MouseButton.LeftButton)
        gone_to.append(workspace.current)
    assert gone_to == [P1, P3, P1]
    filled.enter(Place(Id("i1"), "annual_value"), "≥64场")
    filled.enter(Place(P3, "goal"), "采购新书。")
    qtbot.waitUntil(lambda: not status.lacking.isVisible())


def test_ctrl_z_that_empties_the_file_says_what_was_undone_and_offers_it_again(
    window: MainWindow, example: Desk, press: Press, qtbot: QtBot
) -> None:
    window.files.show_desk(example)
    whole = example.book
    press(window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not example.book.tables)
    qtbot.waitUntil(lambda: window.bar.text.startswith("已撤销“导入"))
    (again,) = window.bar.buttons
    assert again.text() == "重做"
    again.click()
    qtbot.waitUntil(lambda: example.book == whole)


def test_the_key_sheet_has_every_key_once_and_by_its_name(window: MainWindow, press: Press) -> None:
    press(window, KEY.Key_F1)
    dialog = dialog_of(window)
    assert isinstance(dialog, ListDialog)
    rows = [texts(dialog, row) for row in range(dialog.rows.rowCount())]
    everywhere = {name for _, names, _ in rows for name in names.split(" / ")}
    assert everywhere >= {"F4", "Ctrl+PgUp", "Ctrl+Enter", "Ctrl+Shift+D", "Ctrl+Del", "Ctrl+R", "Alt+↓"}
    told = {what: names for what, names, _ in rows}
    assert told["重做"] == "Ctrl+Y / Ctrl+Shift+Z"
    assert (told["下一个问题"], told["上移"], told["修正当前问题"]) == ("F8", "Alt+↑", "Alt+Enter")
    assert len({(names, where) for _, names, where in rows}) == len(rows), "one key does one thing in a place"
    assert all(len(set(names.split(" / "))) == len(names.split(" / ")) for _, names, _ in rows)
    assert not [names for _, names, _ in rows if "Return" in names or "Up" in names.replace("PgUp", "")]


def test_the_key_sheet_has_all_that_act_and_panes_act_by(window: MainWindow) -> None:
    from perfdesk.ui.cells import keys
    from perfdesk.ui.import_view.page_keys import PAGE_KEYS
    from perfdesk.ui.key_names import key_names
    from perfdesk.ui.key_sheet import KeySheet

    sheet = KeySheet(window)
    told = {*sheet.table_keys(), *sheet.row_keys()}
    assert told >= {*keys.COMMANDS, *keys.BLOCK_COMMANDS, keys.WHOLE_ROWS, keys.WHOLE_COLUMNS, keys.EDIT}
    rows = sheet.rows(window.actions_.all())
    shown = {(row.where, name) for row in rows for name in row.keys.split(" / ")}
    assert shown >= {("每张表格", keys.shortcut_text(key)) for key in sheet.table_keys()}
    assert shown >= {("指标表、自评表", keys.shortcut_text(key)) for key in sheet.row_keys()}
    on_page = (QKeySequence(own) for row in PAGE_KEYS.values() for own in row)
    assert shown >= {("导入核对页", key_names([sequence])) for sequence in on_page}
    named = [row.keys for row in rows]
    for action in window.actions_.all():
        assert not action.shortcuts() or any(key_names(action.shortcuts()[:1]) in names for names in named)


def test_a_file_opens_where_it_was_left(qtbot, filled: Desk) -> None:
    path = filled.path
    with shown_window(qtbot) as first:
        first.files.show_desk(filled)
        assert first.view is not None
        first.view.workspace.open_form(P3)
        first.files.close()
    with shown_window(qtbot) as second:
        second.files.open_any(path)
        qtbot.waitUntil(lambda: second.view is not None)
        assert second.view is not None
        assert second.view.workspace.current == P3
        assert second.view.workspace.tabs.currentIndex() == FORM_TAB


def test_what_was_cut_off_is_mended_in_the_last_cell(
    window: MainWindow, workspace: Workspace, filled: Desk
) -> None:
    filled.do(Edit("change", (ValueChange(Place(P1, "truncated"), False, True),)))
    workspace.go_to(Place(P1, "truncated"))
    view = workspace.forms.project.indicators.view
    assert view.hasFocus()
    assert view.current_id == "i2"


def test_sizes_and_panes_are_remembered(qtbot, tmp_path: Path) -> None:
    with shown_window(qtbot) as first:
        first.files.new_table(tmp_path / "a.perfdesk", "局", "2026")
        first.actions_["show_findings"].trigger()
    with shown_window(qtbot) as second:
        second.files.new_table(tmp_path / "b.perfdesk", "局", "2026")
        assert second.view is not None
        assert not second.view.workspace.list.isVisible()
        assert not second.actions_["show_findings"].isChecked()
        assert second.view.workspace.tabs.currentIndex() == GRID_TAB


def program(script: str, home: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """A Python of its own, in which nothing is known of the person who runs the tests."""
    own = {"PERFDESK_SETTINGS": str(home / "s.ini"), "HOME": str(home), "XDG_DATA_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script],
        capture_output=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
        env={**os.environ, **own, **environment},
        timeout=60,
        check=False,
    )


HEAVY = ("sqlalchemy", "openpyxl", "pandas", "xml", "perfdesk.desk.desk", "perfdesk.formats")


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    script = f"""
import json, sys
from PySide6.QtCore import QEvent, QObject
from perfdesk.ui import app
application = app.application()
window = app.build_window()
seen = []
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not seen:
            seen.append([name for name in {HEAVY!r} if name in sys.modules])
            application.quit()
        return False
watch = Watch()
window.start_page.new.installEventFilter(watch)
window.show()
application.exec()
app.put_away(window)
print(json.dumps(seen))
"""
    done = program(script, tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.strip().splitlines()[-1]) == [[]]


STARTED = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from perfdesk.ui import app
build = app.build_window
def built():
    window = build()
    QTimer.singleShot(1500, window.close)
    return window
app.build_window = built
raise SystemExit(app.main(None, example=True))
"""


def test_the_program_starts_with_a_file_and_ends_cleanly(tmp_path: Path) -> None:
    done = program(STARTED, tmp_path)
    noise = "This plugin does not support propagateSizeHints()"
    assert [line for line in done.stderr.splitlines() if line != noise] == []
    assert done.returncode == 0
    if sys.platform != "win32":  # which asks no environment where a person's data lie
        assert list(tmp_path.rglob("示例.perfdesk")) != []


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are found by fontconfig on Linux only")
def test_a_computer_without_a_chinese_font_is_told_so_in_both_languages(tmp_path: Path) -> None:
    with only(iter(())) as configuration:
        done = program(STARTED, tmp_path, FONTCONFIG_FILE=str(configuration))
    [said] = [line for line in done.stderr.splitlines() if "fonts-noto-cjk" in line]
    assert "No font of this computer has Chinese characters" in said
    assert "没有中文字体" in said


def test_what_is_to_be_kept_in_mind_stays_while_files_come_and_go(
    empty_window: MainWindow, example: Desk
) -> None:
    empty_window.keep_saying(lambda: "没有中文字体")
    assert empty_window.standing.text == "没有中文字体"
    empty_window.files.show_desk(example)
    assert empty_window.standing.text == "没有中文字体"


def test_a_crash_report_holds_no_words_of_the_table(qapp: QApplication) -> None:
    QStandardPaths.setTestModeEnabled(True)
    try:
        name = "张三的身份证"
        raise ValueError(name)
    except ValueError as error:
        path = write_report(type(error), error.__traceback__)
    assert path is not None
    report = path.read_text(encoding="utf-8")
    assert "builtins.ValueError" in report
    assert "test_window.py" in report
    assert "张三" not in report


def test_a_bug_in_a_slot_becomes_a_dialog_and_the_window_lives(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], qtbot
) -> None:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    hook = CrashHook(window)
    try:
        raise KeyError("内容")
    except KeyError as error:
        hook.caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "已填写的内容都保存在文件里" in box.text()
    assert "内容" not in box.informativeText().replace("表格内容", "")
    box.close()


def test_about_says_the_licence_and_where_the_data_is(window: MainWindow, filled: Desk) -> None:
    window.actions_["about"].trigger()
    said = " ".join(label.text() for label in dialog_of(window).findChildren(QLabel))
    assert "MIT" in said
    assert __version__ in said
    assert str(filled.path) in said
    assert {"快捷键一览", "打开数据文件夹"} <= {b.text() for b in dialog_of(window).findChildren(QPushButton)}


def test_a_file_that_arrives_after_a_new_one_was_made_is_put_away(
    empty_window: MainWindow, filled: Desk, tmp_path: Path, qtbot
) -> None:
    path, new, busy = filled.path, tmp_path / "新.perfdesk", Event()
    filled.close()
    pool = QThreadPool.globalInstance()
    threads = pool.maxThreadCount()
    pool.setMaxThreadCount(1)
    Job(lambda _: busy.wait(20), empty_window).start()
    empty_window.files.open_any(path)
    late = empty_window.files.last_job
    empty_window.files.new_table(new, "文化局", "2027")
    assert late is not None
    with qtbot.waitSignal(late.ended):
        busy.set()
    pool.setMaxThreadCount(threads)
    assert empty_window.desk is not None
    assert empty_window.desk.path == new
    with closing(Desk.open(path, "别人")) as desk:
        assert not desk.read_only, "nobody holds it"
