"""Opens each dialog of the program on the screen that it is started on, and names what cannot be reached there.

`python -m tests.ui.dialogs [LANGUAGE]`, with the screen and the scaling in the environment. Prints a line for each
dialog and page: its name, the buttons that are not on the screen, and texts of which lines are cut, parted by tabs.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, QStandardPaths
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QDialog, QLabel, QWidget

from perfdesk.checks.own_rules import Condition, OwnRule
from perfdesk.desk.reading import read_draft
from perfdesk.desk.source_text import SourceText
from perfdesk.domain.draft import Layout
from perfdesk.domain.severity import Severity
from perfdesk.resources import resource
from perfdesk.ui import app
from perfdesk.ui.import_view.columns_dialog import ColumnsDialog
from perfdesk.ui.import_view.pointing_dialog import PointingDialog
from perfdesk.ui.list_dialogs import ListDialogs
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.paste_preview import PastePreview
from perfdesk.ui.review.own_rule_dialog import OwnRuleDialog
from perfdesk.ui.settings import Settings
from perfdesk.ui.workspace import FORM_TAB, GRID_TAB, OVERVIEW_TAB

_BY_ACTION = (
    *(
        "export",
        "rules",
        "manual",
        "shortcuts",
        "about",
        "waived",
        "restore",
        "add_table",
        "move_to",
        "replace",
        "filter_rows",
        "second_place",
    ),
    *("repair_group", "waive_group", "evaluate_department"),
    *("templates", "save_template", "project_from_template"),
)
_PATIENCE = 30.0
"""Seconds."""
_WORDS = "项目名称与实施内容的一段较长的文字"


def main(language: str) -> None:
    home = Path(tempfile.mkdtemp())
    os.environ["PERFDESK_SETTINGS"] = str(home / "settings.ini")
    QStandardPaths.setTestModeEnabled(True)
    Settings().language = language
    app.application()
    window = app.build_window()
    window.showMaximized()
    _settle()
    _tell("start", window)
    window.files.open_example()
    _settle()
    assert window.view is not None, window.bar.text
    for name, dialog in _dialogs(window):
        dialog.show()
        _settle()
        _tell(name, dialog)
        dialog.done(QDialog.DialogCode.Rejected)
        _settle()
    _tell_pages(window)
    window.close()
    app.put_away(window)


def _dialogs(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    assert window.view is not None
    workspace, desk = window.view.workspace, window.view.workspace.desk
    desk.checking.waive(desk.checking.all_findings()[:1], _WORDS)
    workspace.show_item(next(iter(desk.book.target_tables[0].projects)).id)
    workspace.list.step(1)
    while (found := workspace.list.current) is not None and desk.checking.repair_of(found) is None:
        workspace.list.step(1)
    own = OwnRule("own.1", "Project.goal", Condition.NONE_OF, Severity.HINT, _WORDS * 3, (_WORDS,) * 9)
    desk.checking.use_rules(replace(desk.checking.rules, own=(own,)))
    for name in _BY_ACTION:
        window.actions_[name].trigger()
        yield name, _shown_by(window, name)
    draft = read_draft(resource("example/targets-2026.json"))
    lists = ListDialogs(window)
    yield "residue", lists.residue(draft, window)
    yield "remarks", lists.export_remarks([(_WORDS, "A1", _WORDS)] * 40, window)
    yield "columns", ColumnsDialog([Layout((_WORDS,) * 12)] * 3, window)
    yield "pointing", PointingDialog([SourceText("Sheet1", ((_WORDS,) * 12,) * 30)], None, window)
    yield "own_rule", OwnRuleDialog("own.1", own, window)
    changed = [(project, "goal", _WORDS * 4, _WORDS) for project in desk.book.target_tables[0].projects]
    yield "paste", PastePreview(changed, 3, _WORDS, window)


def _shown_by(window: MainWindow, name: str) -> QDialog:
    """What it shows may take a moment where other programs run, too."""
    until = monotonic() + _PATIENCE
    while monotonic() < until:
        _settle()
        shown = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
        if shown:
            return shown[0]
    raise AssertionError(f"{name} shows no dialog")


def _tell_pages(window: MainWindow) -> None:
    """The table, the form, the evaluations; with the source beside them."""
    assert window.view is not None
    workspace = window.view.workspace
    for tab in (GRID_TAB, FORM_TAB):
        workspace.show_tab(tab)
        _settle()
        _tell(f"targets {tab}", window)
    for name in ("show_statistics", "show_history"):
        window.actions_[name].trigger()
        _settle()
        _tell(name, window)
    workspace.show_tab(GRID_TAB)
    window.actions_["show_source"].setChecked(True)
    _settle()
    _tell("source", window)
    window.actions_["evaluate_projects"].trigger()
    for tab in (GRID_TAB, FORM_TAB, OVERVIEW_TAB):
        workspace.show_tab(tab)
        _settle()
        _tell(f"evaluation {tab}", window)


def _tell(name: str, widget: QWidget) -> None:
    if isinstance(widget, MainWindow):
        widget.resize(widget.screen().availableGeometry().size())  # as a window system keeps a maximised one
        _settle()
    cut = cut_texts(widget) if isinstance(widget, QDialog) else []
    print(name, *unreachable(widget), *cut, sep="\t")


def cut_texts(dialog: QDialog) -> list[str]:
    """Of its texts that break into lines, those that have no room for all of them."""
    return [
        label.text()
        for label in dialog.findChildren(QLabel)
        if label.isVisible() and label.wordWrap() and label.height() < label.heightForWidth(label.width())
    ]


def unreachable(widget: QWidget) -> list[str]:
    """Of its buttons, those that are not on the screen or not in the window."""
    room = widget.screen().availableGeometry().size()
    return [
        button.text() or button.accessibleName() or button.objectName()
        for button in widget.findChildren(QAbstractButton)
        if button.isVisible() and not _is_within(button, widget, room)
    ]


def _is_within(button: QWidget, window: QWidget, room: QSize) -> bool:
    """What can be scrolled to is reached where that can be done."""
    step: QWidget | None = button
    while step is not None and step is not window:
        if isinstance(step.parentWidget(), QAbstractScrollArea):
            button = step
        step = step.parentWidget()
    here = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
    return window.rect().intersected(QRect(QPoint(0, 0), room)).contains(here)


def _settle() -> None:
    for _ in range(4):
        QCoreApplication.processEvents()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "zh_CN")
