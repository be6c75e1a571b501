"""To which projects indicators are copied, and from which one they are taken."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.fonts import line_height
from perfdesk.ui.indicator_copying.indicator_list import IndicatorList
from perfdesk.ui.indicator_copying.project_list import ProjectList

Tables = Sequence[TargetTable]
_INDICATORS_SEEN = 9
"""Lines of the list of indicators over that of projects."""


class Meant(NamedTuple):
    """`indicators` are those at hand, `projects` those that were selected; those `locked` by a review take nothing."""

    indicators: frozenset[Id]
    projects: frozenset[Id]
    locked: frozenset[Id]


class _CopyingDialog(Dialog):
    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(560, 480)

    def _lay_out(self, said: str, parts: Sequence[QWidget], accept: str) -> None:
        self.note = QLabel(said, self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.accept_button = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.note)
        for part in parts:
            layout.addWidget(part)
        layout.addWidget(buttons)


class CopyDialog(_CopyingDialog):
    """`chosen` gives indicators and projects. Space ticks one; Enter takes those ticked, or the current project."""

    chosen = Signal(object, object)

    def __init__(self, tables: Tables, project: Project, meant: Meant, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("复制指标到"))
        self.indicators, self.projects = IndicatorList(self), ProjectList(self, ticks=True)
        self.indicators.setMaximumHeight(_INDICATORS_SEEN * line_height(self.font()))
        self._lay_out("", (self.indicators, self.projects), self.tr("复制"))
        self.indicators.show_indicators(project.indicators, meant.indicators)
        self.projects.show_tables(tables, without=project.id, locked=meant.locked, ticked=meant.projects)
        self.indicators.itemChanged.connect(self._follow)
        self.projects.moved.connect(self._follow)
        self.projects.filter.setFocus()
        self._follow()
        self.accepted.connect(lambda: self.chosen.emit(self.indicators.ticked(), self.projects.chosen()))

    def _follow(self) -> None:
        count, projects = len(self.indicators.ticked()), len(self.projects.chosen())
        said = self.tr("把勾选的 {count} 条指标加到 {projects} 个项目的末尾，已有的不再加。")
        self.note.setText(said.format(count=count, projects=projects))
        self.accept_button.setEnabled(count > 0 and projects > 0)


class TakeDialog(_CopyingDialog):
    """`chosen` gives the indicators. Another file is read when it is chosen: `file_wanted`, then `show_tables`."""

    chosen = Signal(list)
    file_wanted = Signal(object)

    def __init__(self, project: Project, tables: Tables, files: Sequence[Path], parent: QWidget) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("从其他项目取指标"))
        self._project, self._tables, self._here = project, tables, tables
        self.files, self.projects = QComboBox(self), ProjectList(self, ticks=False)
        self.indicators = IndicatorList(self)
        self.files.setAccessibleName(self.tr("从哪个文件"))
        self.files.addItem(self.tr("本文件"), None)
        for path in files:
            self.files.addItem(path.stem, path)
            self.files.setItemData(self.files.count() - 1, str(path), Qt.ItemDataRole.ToolTipRole)
        self.projects.moved.connect(self._show_indicators)
        said = self.tr("取来的指标加到“{project}”的末尾。同名项目（例如上一年度的）列在最前。")
        parts = (self.files, self.projects, self.indicators)
        self._lay_out(said.format(project=project.name), parts, self.tr("取用"))
        self.files.currentIndexChanged.connect(self._ask)
        self.show_tables(tables)
        self.projects.filter.setFocus()
        self.accepted.connect(lambda: self.chosen.emit(self.indicators.ticked()))

    def show_tables(self, tables: Tables) -> None:
        self._tables = tables
        self.projects.show_tables(tables, without=self._project.id, first=self._project.name)
        self._show_indicators()

    def say_unread(self, sentence: str) -> None:
        """Why there is nothing to choose in the file."""
        self.show_tables(())
        self.indicators.say(sentence)

    def _ask(self) -> None:
        path = self.files.currentData()
        if path is None:
            self.show_tables(self._here)
        else:
            self.show_tables(())
            self.file_wanted.emit(path)

    def _source(self) -> Sequence[Indicator]:
        at = self.projects.chosen()[:1]
        found = (p for table in self._tables for p in table.projects if [p.id] == at)
        return next((project.indicators for project in found), ())

    def _show_indicators(self) -> None:
        self.indicators.show_indicators(self._source())
        self.accept_button.setEnabled(self.indicators.count() > 0)
