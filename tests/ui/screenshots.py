"""Pictures of every screen, to be looked at: `python -m tests.ui.screenshots OUTDIR [--table TABLE]`.

Light and dark, at 1366×768 and 1920×1080, with the bundled example or a given foreign file open. `--factors` are the
scalings of the screen, as Windows calls them 100, 125, 150 and 200 %, `--languages` those of the window; each pair is
a run of its own.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

if sys.platform != "win32":  # there the offscreen platform has no fonts
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from perfdesk.desk import evaluating
from perfdesk.domain.edits import Place
from perfdesk.domain.severity import Severity
from perfdesk.ui import app, theme
from perfdesk.ui.evaluation.page import EvaluationPage
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.settings import Settings
from perfdesk.ui.workspace import FORM_TAB, GRID_TAB, OVERVIEW_TAB, Workspace

SIZES = {"1366": (1366, 728), "1920": (1920, 1040)}
"""Pixels of the screen, less the task bar, as a maximised window has it."""
_DIALOGS = (
    *(
        "export",
        "print",
        "manual",
        "shortcuts",
        "about",
        "restore",
        "second_place",
        "templates",
        "save_template",
    ),
    *(
        "project_from_template",
        "add_table",
        "next_years_targets",
        "copy_indicators",
        "take_indicators",
    ),
    *("fill_many", "replace", "filter_rows", "rules", "compare", "hand_out", "merge_files", "rekey_amounts"),
)
FACTORS, LANGUAGES = ("1", "1.25", "1.5", "2"), ("zh_CN", "en")
SCHEMES = ("light", "dark")
_FONTS = ("Microsoft YaHei UI", "Noto Sans CJK SC", "WenQuanYi Micro Hei")


def main(said: argparse.Namespace) -> None:
    """Writes OUT/factor-language/size-scheme-screen.png."""
    for factor in said.factors.split(","):
        for language in said.languages.split(","):
            out = said.out / f"{factor}-{language}"
            table = [] if said.table is None else ["--table", said.table]
            subprocess.run(
                [sys.executable, "-m", "tests.ui.screenshots", out, *table, "--language", language],
                env={**os.environ, "QT_SCALE_FACTOR": factor},
                check=True,
            )


def walk_all(out: Path, table: Path | None, language: str) -> None:
    """At the scaling that the environment says."""
    out.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp())
    os.environ["PERFDESK_SETTINGS"] = str(home / "settings.ini")
    QStandardPaths.setTestModeEnabled(True)
    Settings().language = language
    application = app.application()
    factor = float(os.environ["QT_SCALE_FACTOR"])
    application.setFont(QFont(next(f for f in _FONTS if f in QFontDatabase.families()), 9))
    for scheme in SCHEMES:
        theme.use_scheme(scheme)
        for name, size in SIZES.items():
            window = app.build_window()
            window.resize(*(round(pixels / factor) for pixels in size))
            window.show()
            window.activateWindow()
            _settle()
            _walk(window, _copied(table, home / f"{name}-{scheme}"), partial(_shoot, out, f"{name}-{scheme}"))
            window.close()
            app.put_away(window)


def _walk(window: MainWindow, table: Path | None, shoot: Callable[[str, QWidget], None]) -> None:
    shoot("01-start", window)
    if table is None:
        window.files.open_example()
    else:
        window.files.open_any(table)
        _shoot_import(window, shoot)
        _until(lambda: window.desk is not None)
    _settle()
    workspace = _workspace(window)
    shoot("02-grid", window)
    _shoot_grid(window, workspace, shoot)
    _shoot_forms(window, workspace, shoot)
    _shoot_source(window, workspace, shoot)
    _shoot_evaluations(window, workspace, shoot)
    _shoot_dialogs(window, workspace, shoot)
    window.show_start_page()
    _settle()
    shoot("12-start-with-recent", window)


def _shoot_import(window: MainWindow, shoot: Callable[[str, QWidget], None]) -> None:
    """As it comes, with a row chosen, at a doubt, the columns asked for, and then taken over."""
    _until(lambda: window.import_page is not None)
    page = window.import_page
    assert page is not None, window.bar.text
    _wait(900)
    shoot("20-import", window)
    page.tree.go_to(page.review.candidates[-1].project.id)
    _wait(600)
    shoot("21-import-row", window)
    if page.tree.step_doubt(1):
        page.proof.toggle.setChecked(page.proof.toggle.isVisible())
        _wait(600)
        shoot("22-import-doubt", window)
    if page.buttons["columns"].isEnabled():
        page.ask_columns()
        _settle()
        dialog = _dialog(window)
        shoot("23-columns", dialog)
        dialog.close()
        window.activateWindow()
    page.accept()
    while window.desk is None or window.desk.is_writing:
        _settle()


def _shoot_source(window: MainWindow, workspace: Workspace, shoot: Callable[[str, QWidget], None]) -> None:
    """The inspector at an amount, at an indicator, and at a value that was changed."""
    window.actions_["show_source"].setChecked(True)
    grid, project = workspace.page.grid, workspace.desk.book.target_tables[0].projects[1]
    workspace.show_tab(GRID_TAB)
    row = grid.rows.row_of(project.id)
    assert row is not None
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(row, 2))
    _wait(700)
    shoot("24-source-amount", window)
    workspace.go_to(Place(project.indicators[-1].id, "annual_value"))
    _wait(700)
    shoot("25-source-indicator", window)
    workspace.desk.enter(Place(project.id, "name"), "改过的名称")
    workspace.go_to(Place(project.id, "name"))
    _wait(700)
    shoot("26-source-changed", window)
    workspace.desk.undo()


def _shoot_grid(window: MainWindow, workspace: Workspace, shoot: Callable[[str, QWidget], None]) -> None:
    grid = workspace.page.grid
    grid.setCurrentIndex(grid.rows.index(2, 2))
    for key in (Qt.Key.Key_1, Qt.Key.Key_O, Qt.Key.Key_0, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or grid, key)
    _settle()
    shoot("03-refused-amount", window)
    QTest.keyClick(QApplication.focusWidget() or grid, Qt.Key.Key_Escape)
    grid.setCurrentIndex(grid.rows.index(3, 6))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    _settle()
    shoot("04-goal-in-place", window)
    QTest.keyClick(QApplication.focusWidget() or grid, Qt.Key.Key_Escape)


def _shoot_forms(window: MainWindow, workspace: Workspace, shoot: Callable[[str, QWidget], None]) -> None:
    desk = workspace.desk
    table = desk.book.target_tables[0]
    workspace.open_form(table.projects[0].id)
    _settle()
    shoot("05-project", window)
    workspace.open_form(table.id)
    _settle()
    shoot("06-table", window)
    workspace.open_form(table.units[0].id)
    _settle()
    shoot("07-unit", window)
    workspace.list.step(1)
    _settle()
    shoot("08-finding", window)
    workspace.list._grouping.setCurrentIndex(1)
    workspace.navigator.filter.setText("项目")
    workspace.tabs.setCurrentIndex(GRID_TAB)
    _settle()
    shoot("09-filtered-by-project", window)
    workspace.navigator.filter.clear()


def _shoot_evaluations(
    window: MainWindow, workspace: Workspace, shoot: Callable[[str, QWidget], None]
) -> None:
    """The first project's own, one judged by a person, all of them, and the department's."""
    window.actions_["evaluate_projects"].trigger()
    _until(lambda: not workspace.desk.is_writing)
    _settle()
    desk, first = workspace.desk, evaluating.project_evaluations(workspace.desk.tree)[0]
    for indicator, value in zip(first.indicators, ("60", "100%", "持续改善"), strict=False):
        desk.enter(Place(indicator.id, "actual_value"), value)
    desk.enter(Place(first.id, "spent_total"), "80.00")
    _settle()
    shoot("30-evaluation", window)
    workspace.show_tab(FORM_TAB)
    _settle()
    shoot("31-evaluation-facts", window)
    workspace.show_tab(OVERVIEW_TAB)
    _settle()
    shoot("32-overview", window)
    window.actions_["evaluate_department"].trigger()
    _settle()
    dialog = _dialog(window)
    shoot("33-index", dialog)
    dialog.accept()
    _settle()
    page = workspace.tables.currentWidget()
    assert isinstance(page, EvaluationPage)
    page.buttons["compute"].click()
    _settle()
    shoot("34-department", window)
    workspace.show_tab(FORM_TAB)
    _settle()
    shoot("35-department-facts", window)


def _shoot_dialogs(window: MainWindow, workspace: Workspace, shoot: Callable[[str, QWidget], None]) -> None:
    window.bar.show_trouble("磁盘已满，刚才的修改没有保存，仍显示在屏幕上。请清理磁盘空间后重试。")
    _settle()
    shoot("10-trouble", window)
    window.bar.clear()
    workspace.show_item(workspace.desk.book.target_tables[0].projects[0].id)
    for name in _DIALOGS:
        window.actions_[name].trigger()
        _settle()
        dialog = _dialog(window)
        shoot(f"11-{name}", dialog)
        dialog.close()
        _settle()
    assert workspace.findings.count(Severity.ERROR) >= 0


def _dialog(window: MainWindow) -> QDialog:
    """What it shows may be read beside the window first."""
    shown: list[QDialog] = []

    def is_shown() -> bool:
        shown[:] = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
        return bool(shown)

    _until(is_shown)
    assert shown, window.bar.text
    return shown[0]


def _workspace(window: MainWindow) -> Workspace:
    assert window.view is not None
    return window.view.workspace


def _settle() -> None:
    for _ in range(6):
        QCoreApplication.processEvents()
        _wait(15)


def _wait(milliseconds: int) -> None:
    """Not by QTest.qWait: it never lets other threads run Python, which makes reading and drawing slow."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(400):
        if holds():
            return
        _wait(20)


def _shoot(out: Path, at: str, screen: str, widget: QWidget) -> None:
    widget.grab().save(str(out / f"{at}-{screen}.png"))


def _copied(table: Path | None, folder: Path) -> Path | None:
    """The desk file is made beside the table, which is not where it came from."""
    if table is None:
        return None
    folder.mkdir()
    return Path(shutil.copy(table, folder))


def _said() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m tests.ui.screenshots")
    asked.add_argument("out", type=Path)
    asked.add_argument("--table", type=Path)
    asked.add_argument("--factors", default=",".join(FACTORS))
    asked.add_argument("--languages", default=",".join(LANGUAGES))
    asked.add_argument("--language", help=argparse.SUPPRESS)
    return asked.parse_args()


if __name__ == "__main__":
    options = _said()
    if options.language:
        walk_all(options.out, options.table, options.language)
    else:
        main(options)
