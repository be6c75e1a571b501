"""While a file is read, looked at, taken over and taken back, the main thread only waits: others do the work.

How long the longest stall is, is measured in `tests.bench`.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from perfdesk.desk import actions, importing, reading
from perfdesk.desk.desk import Desk
from perfdesk.desk.reckoning import Reckoning
from perfdesk.desk.rule_book import AS_DELIVERED
from perfdesk.domain.draft import Draft
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project
from perfdesk.resources import resource
from perfdesk.store.desk_file import DeskFile
from perfdesk.ui.main_window import MainWindow
from tests.shared import SHARED, needs_shared
from tests.ui.conftest import Press, import_page, wait_for_writing
from tests.ui.sources import pdf_file

Noted = dict[str, set[int]]


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> Noted:
    """On which threads the slow functions really run, by their names."""
    noted: Noted = {}

    for name in ("read_draft", "page_picture", "source_texts"):
        watch(monkeypatch, noted, reading, name)
    from perfdesk.ui.import_view import review

    watch(monkeypatch, noted, review, "compared")
    return noted


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch) -> Noted:
    """The same for what takes an import over."""
    noted: Noted = {}
    for home, name in (
        *((importing, "_candidates"), (Reckoning, "after"), (Reckoning, "look_ahead")),
        *((DeskFile, "write"), (DeskFile, "edit")),
    ):
        watch(monkeypatch, noted, home, name)
    return noted


def watch(monkeypatch: pytest.MonkeyPatch, noted: Noted, home: object, name: str) -> None:
    real: Callable[..., Any] = getattr(home, name)

    def noting(*given: Any, **named: Any) -> Any:
        noted.setdefault(name, set()).add(threading.get_ident())
        return real(*given, **named)

    monkeypatch.setattr(home, name, noting)


def import_and_look(window: MainWindow, path: Path, qtbot) -> Draft:
    """Until the first page is drawn; the main loop goes round all the while."""
    ticks: list[None] = []
    timer = QTimer(window, interval=0)  # a child: garbage of Qt must not be collected on the reading thread
    timer.timeout.connect(lambda: ticks.append(None))
    timer.start()
    window.files.import_file(path)
    page = import_page(window, qtbot)
    assert ticks, "the window is alive while the file is read"
    view = page.source.page
    if page.source.isVisible() and page.review.draft.source.reader == "pdf":
        qtbot.waitUntil(lambda: view._pictures.instead(view._key()) is not None, timeout=30_000)
    timer.stop()
    return page.review.draft


def test_nothing_of_a_pdf_is_read_or_drawn_on_the_main_thread(
    window: MainWindow, tmp_path: Path, threads: Noted, qtbot
) -> None:
    import_and_look(window, pdf_file(tmp_path), qtbot)
    assert set(threads) == {"read_draft", "compared", "page_picture"}
    assert all(threading.get_ident() not in where for where in threads.values())


@needs_shared
def test_nothing_of_a_real_pdf_is_read_or_drawn_on_the_main_thread(
    window: MainWindow, threads: Noted, qtbot
) -> None:
    draft = import_and_look(window, SHARED / "samples" / "000-guangdong-calc.pdf", qtbot)
    assert draft.proof.indicators == 235
    assert all(threading.get_ident() not in where for where in threads.values())


def test_nothing_of_a_foreign_file_is_read_on_the_main_thread(
    window: MainWindow, threads: Noted, qtbot
) -> None:
    import_and_look(window, resource("example/targets-2026.json"), qtbot)
    assert set(threads) == {"read_draft", "compared"}
    assert all(threading.get_ident() not in where for where in threads.values())


def test_an_import_is_taken_over_and_back_and_over_again_beside_the_window(
    window: MainWindow, filled: Desk, writers: Noted, qtbot
) -> None:
    import_and_look(window, resource("example/targets-2026.json"), qtbot)
    ticks: list[bool] = []
    timer = QTimer(window, interval=0)
    timer.timeout.connect(lambda: ticks.append(filled.is_writing))
    timer.start()
    page, view = window.import_page, window.view
    assert page is not None
    assert view is not None
    for act in (page.accept, view.editing.undo, view.editing.redo):
        ticks.clear()
        act()
        assert "正在写入" in window.bar.text
        wait_for_writing(window, qtbot)
        assert any(ticks), "the window is alive while it is written"
    timer.stop()
    assert len(filled.book.tables) == 2
    assert set(writers) == {"_candidates", "after", "look_ahead", "write", "edit"}
    assert all(threading.get_ident() not in where for where in writers.values())


def test_a_block_pasted_over_many_indicators_is_backed_up_and_written_beside_the_window(
    window: MainWindow, filled: Desk, writers: Noted, press: Press, qtbot
) -> None:
    assert window.view is not None
    workspace = window.view.workspace
    workspace.open_form(Id("p1"))
    view = workspace.forms.project.indicators.view
    view.setFocus()
    view.go_to(2, 1)
    rows = [f"数量指标\t第{number}类场次\t≥{number}场\t≥{number}场" for number in range(40)]
    QApplication.clipboard().setText("\r\n".join(rows))
    press(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert filled.is_writing
    wait_for_writing(window, qtbot)
    assert len(filled.tree.owner(Id("p1"), Project).indicators) == 42
    assert [backup.reason for backup in filled.file.backups()] == ["bulk"]
    assert all(threading.get_ident() not in where for where in writers.values())


def test_a_table_is_copied_beside_the_window_after_a_backup(
    window: MainWindow, filled: Desk, writers: Noted, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    watch(monkeypatch, writers, actions, "duplicate")
    import_and_look(window, resource("example/targets-2026.json"), qtbot)
    assert window.import_page is not None
    window.import_page.accept()
    wait_for_writing(window, qtbot)
    assert window.view is not None
    table = filled.book.tables[-1]
    window.view.workspace.show_item(table.id)
    window.view.workspace.navigator.tree.setFocus()
    writers.clear()
    window.actions_["duplicate"].trigger()
    assert filled.is_writing
    wait_for_writing(window, qtbot)
    *_, before, copy = filled.book.target_tables
    assert (before.id, [project.name for project in before.projects]) == (
        table.id,
        [project.name for project in copy.projects],
    )
    assert window.view.workspace.current == copy.id
    assert "bulk" in [backup.reason for backup in filled.file.backups()]
    assert set(writers) == {"duplicate", "after", "look_ahead", "write"}
    assert all(threading.get_ident() not in where for where in writers.values())


def test_reasons_for_many_findings_are_written_beside_the_window(
    window: MainWindow, filled: Desk, writers: Noted, qtbot
) -> None:
    import_and_look(window, resource("example/targets-2026.json"), qtbot)
    page, view = window.import_page, window.view
    assert page is not None
    assert view is not None
    page.accept()
    wait_for_writing(window, qtbot)
    filled.checking.use_rules(AS_DELIVERED)
    found = filled.checking.all_findings()
    assert len(found) > 30
    writers.clear()
    view.work._waive(found, "原文如此")
    assert filled.is_writing
    wait_for_writing(window, qtbot)
    assert len(filled.checking.all_waived()) >= len(found)
    assert set(writers) == {"after", "look_ahead", "write"}
    assert all(threading.get_ident() not in where for where in writers.values())


def test_what_is_typed_while_an_import_is_written_goes_nowhere(
    window: MainWindow, filled: Desk, press: Press, qtbot
) -> None:
    import_and_look(window, resource("example/targets-2026.json"), qtbot)
    focus = QApplication.focusWidget()
    assert window.import_page is not None
    window.import_page.accept()
    assert filled.is_writing
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(focus or window, key)
    assert QApplication.focusWidget() is focus
    wait_for_writing(window, qtbot)
    assert "已导入 20 个项目" in window.bar.text
    assert len(filled.book.tables) == 2
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_for_writing(window, qtbot)
    assert len(filled.book.tables) == 1, "afterwards keys do what they do"


def test_closing_the_window_keeps_what_is_being_written(window: MainWindow, filled: Desk, qtbot) -> None:
    import_and_look(window, resource("example/targets-2026.json"), qtbot)
    assert window.import_page is not None
    window.import_page.accept()
    window.close()
    again = Desk.open(filled.path, "测试员")
    assert len(again.book.tables) == 2
    again.close()
