"""A large file on the screen before its findings: one can type at once, and the findings come beside it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.desk.desk import Desk
from perfdesk.domain.severity import Severity
from perfdesk.ui import files, navigator_model
from perfdesk.ui.export_dialog import ExportDialog
from perfdesk.ui.item_forms import ItemForms
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.provenance.inspector import Inspector
from perfdesk.ui.workspace import FORM_TAB, Workspace


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, example: Desk) -> Path:
    """The bundled example, which counts as large here."""
    monkeypatch.setattr(files, "MOST_AT_ONCE", 0)
    example.close()
    return example.path


def opened(window: MainWindow, path: Path, qtbot: QtBot) -> Workspace:
    window.files.open_any(path)
    qtbot.waitUntil(lambda: window.view is not None)
    assert window.view is not None
    return window.view.workspace


def test_it_says_so_until_the_rules_have_run_and_then_lists_what_they_found(
    empty_window: MainWindow, large: Path, qtbot: QtBot
) -> None:
    workspace = opened(empty_window, large, qtbot)
    workspace.tabs.setCurrentIndex(FORM_TAB)
    assert not workspace.desk.checking.is_checked
    assert workspace.list._clean.text() == "正在检查…"
    assert workspace.forms.project.findings._title.text() == "正在检查…"
    assert not empty_window.actions_["next_finding"].isEnabled()

    qtbot.waitUntil(lambda: workspace.desk.checking.is_checked)
    workspace.list.settle()
    assert workspace.findings.count(Severity.ERROR) > 0
    assert not workspace.list._clean.isVisible()
    assert workspace.forms.project.findings._title.text().startswith("检查结果")
    assert empty_window.actions_["next_finding"].isEnabled()


def test_what_is_being_typed_when_the_findings_come_stays_in_its_field(
    empty_window: MainWindow, large: Path, qtbot: QtBot
) -> None:
    workspace = opened(empty_window, large, qtbot)
    grid = workspace.page.grid
    cell = grid.rows.index(1, 1)
    item = grid.rows.item_at(cell)
    assert item is not None
    grid.setFocus()
    grid.setCurrentIndex(cell)
    grid.edit(cell)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "abc")
    assert not workspace.desk.checking.is_checked

    qtbot.waitUntil(lambda: workspace.desk.checking.is_checked)
    workspace.commit_typing()
    assert "abc" in str(grid.rows.data(cell))
    assert "abc" in workspace.desk.tree.item(item.id).name  # type: ignore[union-attr] # a row of the grid


def test_an_export_asked_for_meanwhile_knows_the_errors(
    empty_window: MainWindow, large: Path, qtbot: QtBot
) -> None:
    workspace = opened(empty_window, large, qtbot)
    empty_window.actions_["export"].trigger()
    assert empty_window.bar.text == "正在检查，完成后即可导出…"
    assert not workspace.desk.checking.is_checked, "the window does not wait"

    qtbot.waitUntil(lambda: bool(empty_window.findChildren(ExportDialog)))
    assert empty_window.bar.text == ""
    empty_window.findChildren(ExportDialog)[0].reject()


def test_the_forms_and_the_pane_of_sources_come_when_they_are_looked_at(
    empty_window: MainWindow, large: Path, qtbot: QtBot
) -> None:
    workspace = opened(empty_window, large, qtbot)
    assert not workspace.findChildren(ItemForms)
    assert not empty_window.findChildren(Inspector)

    workspace.tabs.setCurrentIndex(FORM_TAB)
    assert workspace.forms.project.isVisible()
    assert workspace.forms.project.project_id == workspace.current
    empty_window.actions_["show_source"].setChecked(True)
    assert [pane.isVisible() for pane in empty_window.findChildren(Inspector)] == [True]


def test_marks_come_to_every_row_with_the_findings(
    empty_window: MainWindow, large: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many rows the navigator is painted anew instead of being told of each."""
    monkeypatch.setattr(navigator_model, "_MANY", 0)
    workspace = opened(empty_window, large, qtbot)
    with qtbot.waitSignal(workspace.navigator.model.all_marks_changed):
        qtbot.waitUntil(lambda: workspace.desk.checking.is_checked)


def test_closing_the_file_meanwhile_is_no_trouble(
    empty_window: MainWindow, large: Path, qtbot: QtBot
) -> None:
    opened(empty_window, large, qtbot)
    empty_window.files.close()
    qtbot.wait(200)
    assert empty_window.bar.text == ""


def test_what_writes_reads_foreign_files_or_checks_is_not_imported_before_one_can_type(
    example: Desk,
) -> None:
    example.close()
    script = f"""
import sys
from pathlib import Path
import perfdesk.ui.desk_view
from perfdesk.desk.starting import open_desk
desk = open_desk(Path({str(example.path)!r}), "", most_items=0)
late = ("sqlalchemy", "openpyxl", "perfdesk.formats.reading", "perfdesk.checks.run", "perfdesk.ui.project_form.form")
print([name for name in late if name in sys.modules])
desk.close()
"""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=root, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
