"""The arrival board: a line for each part that was handed out, and for whatever else came."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from perfdesk.desk.merging.arrivals import ArrivalState, Arrived
from perfdesk.ui import theme
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import arrival_word, cli_line, refusal_sentence

_COLOURS = {
    ArrivalState.OUT: theme.QUIET,
    ArrivalState.BACK: theme.NOTICE,
    ArrivalState.MERGED: theme.GOOD,
    ArrivalState.CHANGED: theme.WARNING,
    ArrivalState.SAME: theme.QUIET,
    ArrivalState.REFUSED: theme.ERROR,
}
_MARKS = {
    ArrivalState.OUT: "○",
    ArrivalState.BACK: "●",
    ArrivalState.MERGED: "✓",
    ArrivalState.CHANGED: "▲",
    ArrivalState.SAME: "＝",
    ArrivalState.REFUSED: "✕",
}
"""A state is told by a sign and a word, not by its colour alone."""


class BoardTable(QTableWidget):
    """What can be merged has a tick; `ticked` is sent when a person changes one."""

    ticked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 5, parent)
        self._lines: list[Arrived] = []
        heads = (self.tr("科室"), self.tr("情况"), self.tr("文件"), self.tr("分发"), self.tr("说明"))
        self.setHorizontalHeaderLabels(list(heads))
        self.setAccessibleName(self.tr("各科室文件的情况"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        for column in range(4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.itemChanged.connect(lambda item: self.ticked.emit() if item.column() == 0 else None)

    def show_board(self, lines: Sequence[Arrived]) -> None:
        self.blockSignals(True)
        self._lines = list(lines)
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            self._show_line(row, line)
        self.resizeRowsToContents()
        self.blockSignals(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are the columns as wide as they will be."""
        super().showEvent(event)
        self.resizeRowsToContents()

    def chosen(self) -> list[Arrived]:
        return [line for row, line in enumerate(self._lines) if line.can_be_merged and self._is_ticked(row)]

    def _is_ticked(self, row: int) -> bool:
        cell = self.item(row, 0)
        return cell is not None and cell.checkState() is Qt.CheckState.Checked

    def _show_line(self, row: int, line: Arrived) -> None:
        state = f"{_MARKS[line.state]} {arrival_word(line.state)}"
        file = line.path.name if line.path is not None else (line.given.file if line.given else "")
        for column, text in enumerate((line.name, state, file, self._given(line), self._note(line))):
            cell = QTableWidgetItem(text)
            cell.setToolTip(broken(text))
            if column == 1:
                cell.setForeground(_COLOURS[line.state].on(self.palette()))
            if column == 0 and line.can_be_merged:
                cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                cell.setCheckState(Qt.CheckState.Checked)
            self.setItem(row, column, cell)

    def _given(self, line: Arrived) -> str:
        if line.given is None:
            return self.tr("不是分发出去的")
        when = (
            datetime.fromisoformat(line.given.at).astimezone().strftime("%m-%d %H:%M")
            if line.given.at
            else ""
        )
        return self.tr("{when} {count} 个项目").format(when=when, count=line.given.projects)

    def _note(self, line: Arrived) -> str:
        if line.fault is not None:
            return refusal_sentence(line.fault)
        if line.state is ArrivalState.OUT:
            return self.tr("还没有选择这个科室交回的文件。")
        if line.not_placed:
            first = line.not_placed[0]
            said = cli_line(f"not_placed.{first.why}", name=line.name, what=first.name)
            more = self.tr("{first} 等 {count} 处").format(first=said, count=len(line.not_placed))
            return more if len(line.not_placed) > 1 else said
        return ""
