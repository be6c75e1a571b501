"""What stands in the window when no file is open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from perfdesk.ui.fonts import line_height
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.settings import Settings
from tests.ui.conftest import Press, TypeText

KEY = Qt.Key


def test_a_new_table_by_keyboard_alone(
    empty_window: MainWindow, tmp_path: Path, compose: TypeText, press: Press, monkeypatch
) -> None:
    page = empty_window.start_page
    assert QApplication.focusWidget() is page.new.department
    assert not page.new.make.isEnabled()
    compose(page.new.department, "青屏区水务局")
    page.new.year.setText("2027")
    assert page.new.path.name == "青屏区水务局 2027 项目绩效目标表.perfdesk"
    page.new._chosen = tmp_path / "水务.perfdesk"
    press(page.new.department, KEY.Key_Return)
    assert empty_window.desk is not None
    table = empty_window.desk.book.tables[0]
    assert (table.department, table.year) == ("青屏区水务局", 2027)
    assert empty_window.desk.path == tmp_path / "水务.perfdesk"
    assert empty_window.windowTitle() == "水务 — 绩效填报台"


def test_an_existing_file_is_never_overwritten(empty_window: MainWindow, tmp_path: Path) -> None:
    taken = tmp_path / "水务.perfdesk"
    taken.write_bytes(b"mine")
    empty_window.files.new_table(taken, "水务局", "2027")
    assert taken.read_bytes() == b"mine"
    assert empty_window.desk is not None
    assert empty_window.desk.path.name == "水务 (2).perfdesk"


def test_recent_files_with_missing_ones_greyed(
    empty_window: MainWindow, tmp_path: Path, press: Press, qtbot
) -> None:
    settings = Settings()
    there, gone = tmp_path / "在.perfdesk", tmp_path / "不在.perfdesk"
    empty_window.files.new_table(there, "局", "2026")
    empty_window.files.close()
    settings.note_recent(gone)
    empty_window.show_start_page()
    recent = empty_window.start_page.recent
    assert [recent.item(row).text().split("\n")[0] for row in range(2)] == ["不在", "在"]
    assert "已不在原处" in recent.item(0).text()
    recent.setFocus()
    press(recent, KEY.Key_Return)
    assert empty_window.desk is None
    press(recent, KEY.Key_Delete)
    assert recent.count() == 1
    press(recent, KEY.Key_Return)
    qtbot.waitUntil(lambda: empty_window.desk is not None)


@pytest.mark.parametrize("families", [["DejaVu Sans"], ["DejaVu Sans", "Noto Sans CJK SC"], []])
def test_a_recent_file_with_a_chinese_name_shows_its_folder_and_time(
    empty_window: MainWindow, tmp_path: Path, families: list[str]
) -> None:
    """Whether the first font has Chinese or another one stands in for it, which is higher."""
    page, settings = empty_window.start_page, Settings()
    font = QFont(page.font())
    if families:
        font.setFamilies(families)
    page.recent.setFont(font)
    for name in ("plain.perfdesk", "某区文化和旅游局 2027 项目绩效目标表.perfdesk"):
        settings.note_recent(tmp_path / name)
    empty_window.show_start_page()
    QApplication.processEvents()
    for row in range(page.recent.count()):
        high = page.recent.visualItemRect(page.recent.item(row)).height()
        assert high >= 2 * line_height(font)


def test_the_example_is_one_click_away(empty_window: MainWindow) -> None:
    empty_window.start_page.example_wanted.emit()
    assert empty_window.desk is not None
    assert len(empty_window.desk.book.target_tables[0].projects) == 20


def test_one_can_go_back_to_the_open_file(window: MainWindow, press: Press) -> None:
    press(window, KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.start_page.isVisible()
    assert "desk" in window.start_page._back.text()
    window.start_page._back.click()
    assert window.view is not None
    assert window.view.workspace.isVisible()


def test_actions_that_need_a_file_are_off(empty_window: MainWindow) -> None:
    off = {a.objectName() for a in empty_window.actions_.all() if not a.isEnabled()}
    assert {"export", "undo", "redo", "add_project", "next_finding", "close"} <= off
    assert not off & {"new", "open", "import", "example", "quit", "shortcuts"}


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ("2026.初稿", "2026.初稿.perfdesk"),
        ("2026.初稿.perfdesk", "2026.初稿.perfdesk"),
        ("表", "表.perfdesk"),
    ],
)
def test_a_name_with_dots_stays_whole(
    empty_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, name: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / chosen), ""))
    new = empty_window.start_page.new
    new._other.click()
    assert new.path == tmp_path / name


def test_on_ctrl_n_typing_replaces_the_department_of_the_last_table(
    empty_window: MainWindow, type_text: TypeText
) -> None:
    department = empty_window.start_page.new.department
    type_text(department, "海湾市文化局")
    empty_window.start_page.show_page(None)
    QTest.keyClick(empty_window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is department
    type_text(department, "海湾市图书馆")
    assert department.text() == "海湾市图书馆"
