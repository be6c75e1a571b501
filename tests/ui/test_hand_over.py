"""Two windows over one file: the reader asks, the holder answers, and only one of them ever writes."""

import platform
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.resources import resource
from perfdesk.store.hand_over import ask, asked, request_path
from perfdesk.store.lock import lock_path
from perfdesk.ui import asking, being_asked
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.trouble_bar import TroubleBar
from tests.ui.conftest import TypeText, import_page, shown_window

EXAMPLE = resource("example/targets-2026.json")
GOAL = Place(Id("p1"), "goal")
SOON = 10_000


@pytest.fixture
def second(window: MainWindow, filled: Desk, qtbot) -> Iterator[MainWindow]:
    """The window of a colleague: the fixture's desk is 测试员's, this one's whoever runs the tests."""
    with shown_window(qtbot) as second:
        second.files.open_any(filled.path)
        qtbot.waitUntil(lambda: second.view is not None)
        yield second


def button(bar: TroubleBar, text: str) -> QPushButton:
    (found,) = (b for b in bar.findChildren(QPushButton) if b.text() == text and not b.isHidden())
    return found


def ask_and_wait(window: MainWindow, second: MainWindow, qtbot) -> None:
    button(second.standing, "请对方交出").click()
    qtbot.waitUntil(window.question.isVisible, timeout=SOON)


def goal(window: MainWindow) -> str:
    assert window.desk is not None
    return window.desk.tree.owner(Id("p1"), Project).goal


def test_the_reader_asks_and_sees_that_it_waits(window: MainWindow, second: MainWindow, qtbot) -> None:
    assert "可请对方交出" in second.standing.text
    ask_and_wait(window, second, qtbot)
    assert "正在等待答复" in second.standing.text
    assert platform.node() in window.question.text
    assert "您的修改都已存盘" in window.question.text


def test_what_is_handed_over_is_read_only_here_and_written_there(
    window: MainWindow, filled: Desk, second: MainWindow, qtbot
) -> None:
    ask_and_wait(window, second, qtbot)
    button(window.question, "交出").click()
    assert window.desk is filled
    assert filled.read_only
    assert not window.question.isVisible()
    assert "已交给" in window.bar.text
    assert not window.actions_["add_project"].isEnabled()
    qtbot.waitUntil(lambda: second.desk is not None and not second.desk.read_only, timeout=SOON)
    assert "已接手" in second.bar.text
    assert not second.standing.isVisible()
    assert second.actions_["add_project"].isEnabled()
    assert second.desk is not None
    second.desk.enter(GOAL, "接手后改的")
    qtbot.waitUntil(lambda: "对方已有新的修改" in window.standing.text, timeout=SOON)
    assert not request_path(filled.path).exists()


def test_what_was_edited_and_half_typed_before_is_there_for_who_takes_over(
    window: MainWindow, filled: Desk, second: MainWindow, type_text: TypeText, qtbot
) -> None:
    assert window.view is not None
    filled.enter(GOAL, "打开之后改的")
    grid = window.view.workspace.page.grid
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(1, 1))
    type_text(grid, "刚输入的名称")
    ask_and_wait(window, second, qtbot)
    button(window.question, "交出").click()
    assert filled.read_only
    qtbot.waitUntil(lambda: second.desk is not None and not second.desk.read_only, timeout=SOON)
    assert goal(second) == "打开之后改的"
    assert second.desk is not None
    assert second.desk.tree.owner(Id("p1"), Project).name == "刚输入的名称"


def test_text_that_was_refused_is_not_lost_by_handing_over(
    window: MainWindow, filled: Desk, second: MainWindow, type_text: TypeText, qtbot
) -> None:
    assert window.view is not None
    grid = window.view.workspace.page.grid
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(1, 2))
    type_text(grid, "不是金额")
    ask_and_wait(window, second, qtbot)
    button(window.question, "交出").click()
    assert not filled.read_only
    assert "有一处输入没有完成" in window.bar.text
    assert window.question.isVisible(), "it can be answered again"


def test_an_import_that_is_looked_at_is_not_lost_by_handing_over(
    window: MainWindow, filled: Desk, second: MainWindow, qtbot
) -> None:
    window.files.import_file(EXAMPLE)
    page = import_page(window, qtbot)
    ask_and_wait(window, second, qtbot)
    button(window.question, "交出").click()
    assert not filled.read_only
    assert "有一份导入还没有确认" in window.bar.text
    assert window.import_page is page


def test_not_now_leaves_everything_as_it_is(
    window: MainWindow, filled: Desk, second: MainWindow, qtbot
) -> None:
    ask_and_wait(window, second, qtbot)
    button(window.question, "暂不").click()
    assert not window.question.isVisible()
    qtbot.waitUntil(lambda: "对方暂不交出" in second.bar.text, timeout=SOON)
    assert "可请对方交出" in second.standing.text
    assert second.desk is not None
    assert second.desk.read_only
    filled.enter(GOAL, "照常修改")


def test_after_a_no_nobody_can_insist(window: MainWindow, filled: Desk, second: MainWindow, qtbot) -> None:
    ask_and_wait(window, second, qtbot)
    button(window.question, "暂不").click()
    qtbot.waitUntil(lambda: "对方暂不交出" in second.bar.text, timeout=SOON)
    second.bar.clear()
    button(second.standing, "请对方交出").click()
    qtbot.waitUntil(lambda: "对方暂不交出" in second.bar.text, timeout=SOON)
    assert not window.question.isVisible()


def test_a_request_taken_back_is_not_asked_any_more(
    window: MainWindow, filled: Desk, second: MainWindow, qtbot
) -> None:
    ask_and_wait(window, second, qtbot)
    button(second.standing, "取消").click()
    assert "可请对方交出" in second.standing.text
    qtbot.waitUntil(lambda: not window.question.isVisible(), timeout=SOON)
    assert not request_path(filled.path).exists()


def test_who_closes_the_file_has_handed_it_over_too(
    window: MainWindow, filled: Desk, second: MainWindow, qtbot
) -> None:
    ask_and_wait(window, second, qtbot)
    window.files.close()
    assert not window.question.isVisible()
    qtbot.waitUntil(lambda: second.desk is not None and not second.desk.read_only, timeout=SOON)
    assert not request_path(filled.path).exists()


def test_without_an_answer_the_reader_is_told_what_to_do(
    window: MainWindow, filled: Desk, second: MainWindow, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PATIENCE", 2.0)
    assert window.view is not None
    window.view.being_asked.timer.stop()
    button(second.standing, "请对方交出").click()
    qtbot.waitUntil(lambda: "没有答复" in second.bar.text, timeout=SOON)
    assert "请直接联系对方" in second.bar.text
    qtbot.waitUntil(lambda: not request_path(filled.path).exists(), timeout=SOON)


def test_where_the_folder_is_gone_the_reader_is_told_that_nobody_was_asked(
    window: MainWindow, filled: Desk, second: MainWindow, tmp_path: Path, qtbot
) -> None:
    assert window.view is not None
    assert second.view is not None
    for view in (window.view, second.view):
        view.watch.timer.stop()
    tmp_path.rename(tmp_path.with_name("gone"))
    button(second.standing, "请对方交出").click()
    qtbot.waitUntil(lambda: "请求没有送到" in second.bar.text, timeout=SOON)
    tmp_path.with_name("gone").rename(tmp_path)


def test_a_request_whose_asker_died_goes_away_by_itself(
    window: MainWindow, filled: Desk, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(being_asked, "_STILL", 2)
    ask(filled.path, "李四", "hand_over")
    qtbot.waitUntil(window.question.isVisible, timeout=SOON)
    assert "李四" in window.question.text
    qtbot.waitUntil(lambda: not window.question.isVisible(), timeout=SOON)
    qtbot.waitUntil(lambda: not request_path(filled.path).exists(), timeout=SOON)
    assert not filled.read_only


def test_ones_own_other_window_comes_to_the_front(qtbot, filled: Desk) -> None:
    path = filled.path
    filled.close()
    with shown_window(qtbot) as first, shown_window(qtbot) as second:
        first.files.open_any(path)
        qtbot.waitUntil(lambda: first.desk is not None)
        first.showMinimized()
        second.files.open_any(path)
        qtbot.waitUntil(lambda: second.view is not None)
        assert "已在本机另一个窗口打开" in second.standing.text
        qtbot.waitUntil(lambda: not first.isMinimized() and first.isActiveWindow(), timeout=SOON)
        qtbot.waitUntil(lambda: asked(path) is None, timeout=SOON)
        first.showMinimized()
        button(second.standing, "转到那个窗口").click()
        qtbot.waitUntil(lambda: not first.isMinimized(), timeout=SOON)
        button(second.standing, "改在这里填写").click()
        qtbot.waitUntil(first.question.isVisible, timeout=SOON)
        assert "本机的另一个窗口" in first.question.text
        button(first.question, "交出").click()
        assert first.bar.text == "已交给另一个窗口。这里变为只读，您的修改都已存盘。"


def test_nobody_else_can_move_windows_here(window: MainWindow, filled: Desk, qtbot) -> None:
    window.showMinimized()
    ask(filled.path, "李四", "show")
    qtbot.waitUntil(lambda: asked(filled.path) is None, timeout=SOON)
    assert window.isMinimized()


def test_a_lock_that_could_not_be_made_is_tried_again_and_the_window_goes_on(qtbot, filled: Desk) -> None:
    path = filled.path
    filled.close()
    lock_path(path).mkdir()
    with shown_window(qtbot) as window:
        window.files.open_any(path)
        qtbot.waitUntil(lambda: window.view is not None)
        desk = window.desk
        assert desk is not None
        assert desk.read_only
        assert "可以写入时会自动恢复" in window.standing.text
        lock_path(path).rmdir()
        qtbot.waitUntil(lambda: not desk.read_only, timeout=SOON)
        assert window.desk is desk, "nothing was opened anew"
        assert "又可以写入了" in window.bar.text
        assert not window.standing.isVisible()
        assert window.actions_["add_project"].isEnabled()
        desk.enter(GOAL, "又能写了")
