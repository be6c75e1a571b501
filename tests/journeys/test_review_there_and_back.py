"""A file goes to a reviewer by stick; fifty comments and proposals come back in a package, and each is answered."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from perfdesk.domain.edits import Place
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.notes import Comment, Proposal, Verdict
from perfdesk.domain.table import Project
from perfdesk.ui import jobs
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.settings import Settings
from perfdesk.ui.talk.dialogs import ReasonDialog, WriteDialog
from perfdesk.ui.workspace import REVIEW_TAB, Workspace

EACH = 25
"""Comments, and as many proposals."""


def opened(qtbot: QtBot, folder: Path, file: Path | None, name: str, unit: str) -> MainWindow:
    """A window of a person with settings of their own; without a file the bundled example."""
    settings = Settings(folder / f"{name}.ini")
    settings.person_name, settings.person_unit = name, unit
    window = MainWindow(settings)
    window.resize(1366, 728)
    window.show()
    qtbot.waitExposed(window)
    window.files.open_example() if file is None else window.files.open_any(file)
    qtbot.waitUntil(lambda: window.desk is not None, timeout=30_000)
    return window


def workspace_of(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


def write(window: MainWindow, action: str, place: Place, text: str) -> None:
    window.activateWindow()
    QCoreApplication.processEvents()
    workspace_of(window).go_to(place)
    window.actions_[action].trigger()
    dialog = next(each for each in window.findChildren(WriteDialog) if each.isVisible())
    dialog.text.setPlainText(text)
    confirm(dialog)


def confirm(dialog: QDialog) -> None:
    next(each for each in dialog.findChildren(QPushButton) if each.text() == "确定").click()
    QCoreApplication.processEvents()


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """What a person would pick in the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        stack.callback(jobs.stop_all)
        yield stack


def projects_in(window: MainWindow) -> list[Project]:
    assert window.desk is not None
    return [project for table in window.desk.book.target_tables for project in table.projects]


def test_fifty_comments_and_proposals_there_and_back(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    closing: ExitStack,
) -> None:
    QStandardPaths.setTestModeEnabled(True)
    author = opened(qtbot, tmp_path, None, "张三", "文化局")
    closing.callback(author.close)
    assert author.desk is not None
    sent = tmp_path / "送审.perfdesk"
    author.desk.file.save_copy(sent)

    reviewer = opened(qtbot, tmp_path, sent, "李四", "财政局")
    closing.callback(reviewer.close)
    projects = projects_in(reviewer)
    rows = [indicator for project in projects for indicator in project.indicators][:EACH]
    for number in range(EACH):
        write(reviewer, "comment", Place(projects[number % len(projects)].id, "goal"), f"意见 {number}")
    for number, row in enumerate(rows):
        write(reviewer, "propose", Place(row.id, "annual_value"), f"≥{number + 1}次")
    workspace_of(reviewer).show_item(projects[0].id)
    reviewer.actions_["return"].trigger()
    dialog = next(each for each in reviewer.findChildren(ReasonDialog) if each.isVisible())
    dialog.reason.setText("见批注")
    confirm(dialog)
    package = tmp_path / "李四.pdreview"
    chosen(monkeypatch, package)
    reviewer.actions_["export_review"].trigger()
    assert package.stat().st_size < sent.stat().st_size

    desk = author.desk
    desk.enter(Place(projects[1].id, "goal"), "送审后又改过的目标")
    author.actions_["import_review"].trigger()
    qtbot.waitUntil(lambda: "送审后改过 1 个项目" in author.bar.text, timeout=20_000)
    threads = desk.talk.all_threads()
    assert sum(isinstance(thread.head, Comment) for thread in threads) == EACH
    assert sum(isinstance(thread.head, Proposal) for thread in threads) == EACH
    assert "退回 1 个" in author.bar.text
    assert "见批注" in author.bar.text
    assert desk.tree.owner(projects[1].id, Project).goal == "送审后又改过的目标"

    answer(author, rows[::2], "accept")
    answer(author, rows[1::2], "decline")
    for number, row in enumerate(rows):
        value = desk.tree.item(row.id).annual_value  # type: ignore[union-attr] # an indicator
        assert value == (row.annual_value if number % 2 else f"≥{number + 1}次")
    author.actions_["import_review"].trigger()
    qtbot.waitUntil(lambda: "新增 0 条" in author.bar.text, timeout=20_000)
    threads = desk.talk.all_threads()
    verdicts = [thread.mark.verdict for thread in threads if thread.mark is not None]
    assert (len(threads), verdicts.count(Verdict.ACCEPTED), verdicts.count(Verdict.DECLINED)) == (50, 13, 12)
    assert {thread.head.who for thread in threads} == {"李四"}


def answer(window: MainWindow, rows: Sequence[Indicator], button: str) -> None:
    """The proposals about these indicators, chosen in the list and answered together."""
    workspace = workspace_of(window)
    workspace.show_tab(REVIEW_TAB)
    panel = workspace.talk
    wanted = {row.id for row in rows}
    selection = panel.view.selectionModel()
    selection.clearSelection()
    how = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
    for number, thread in enumerate(panel.model.rows):
        if thread.head.item in wanted and isinstance(thread.head, Proposal):
            selection.select(panel.model.index(number, 0), how)
    panel.findChild(QPushButton, button).click()  # type: ignore[union-attr] # it is there
