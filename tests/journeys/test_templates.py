"""A project is kept as a template in one file and made three times in another, by keys alone; then it is undone."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from perfdesk.desk.coming_year import OF_TEMPLATE
from perfdesk.ui.main_window import MainWindow
from tests.journeys.conftest import Keys

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_three_projects_of_one_template_in_another_file(
    empty_window: MainWindow, tmp_path: Path, keys: Keys, qtbot: QtBot
) -> None:
    window = empty_window
    window.files.open_example()
    keys(KEY.Key_Down, (KEY.Key_T, CTRL | ALT), "常用演出", KEY.Key_Return)
    kept = window.files.shelf.all()
    assert [each.label.name for each in kept] == ["常用演出"]
    (source,) = window.files.shelf.template(kept[0]).projects
    back_at_the_window(window)

    keys((KEY.Key_N, CTRL), "青屏区体育局")
    window.start_page.new._chosen = tmp_path / "体育.perfdesk"
    keys(KEY.Key_Return)
    desk = window.desk
    assert desk is not None
    before = desk.book

    keys((KEY.Key_T, CTRL | SHIFT), "cyyc", (KEY.Key_N, ALT), KEY.Key_3, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(desk.book.target_tables[0].projects) == 3)
    made = desk.book.target_tables[0].projects
    assert {project.name for project in made} == {source.name}
    assert [each.name for each in made[2].indicators] == [each.name for each in source.indicators]
    assert all(project.amounts.is_blank for project in made)
    waiting = [finding for finding in desk.checking.all_findings() if finding.rule == OF_TEMPLATE]
    assert len(waiting) == 3 * (1 + 2 * len(source.indicators))

    back_at_the_window(window)
    keys((KEY.Key_Z, CTRL))
    qtbot.waitUntil(lambda: desk.book == before)
    keys((KEY.Key_Y, CTRL))
    qtbot.waitUntil(lambda: len(desk.book.target_tables[0].projects) == 3)


def back_at_the_window(window: MainWindow) -> None:
    """A window system activates it when its dialog closes; the screenless platform does not."""
    window.activateWindow()
    QCoreApplication.processEvents()
