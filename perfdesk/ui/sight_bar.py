"""Over a table of which not all rows are shown as they stand: by what, how many of how many, and the way back."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.table import TargetTable
from perfdesk.ui import theme
from perfdesk.ui.grid_model import GridModel
from perfdesk.ui.sight_words import SightWords


class SightBar(QFrame):
    """Hidden as long as the whole table is shown."""

    cleared = Signal()
    filter_wanted = Signal()

    def __init__(self, desk: Desk, rows: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._words = rows, SightWords(desk, rows, self)
        self._text = QLabel(self)
        self._filter = QPushButton(self.tr("筛选…"), self)
        self._clear = QPushButton(self.tr("清除"), self)
        self._lay_out()
        self._colour()
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def refresh(self, table: TargetTable | None) -> None:
        is_wanted = table is not None and not self._rows.is_whole
        if table is not None and is_wanted:
            self._text.setText(" · ".join(self._said(table)))
        self.setVisible(is_wanted)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _said(self, table: TargetTable) -> list[str]:
        parts = []
        if not self._rows.wanted.is_blank:
            said = self.tr("按 {facets} 筛选，显示 {shown} / {all} 个项目")
            shown, all_ = len(self._rows.shown_projects()), len(table.projects)
            parts.append(said.format(facets=self._words.facets(self._rows.wanted), shown=shown, all=all_))
        if self._rows.sorting is not None:
            parts.append(self._words.order(self._rows.sorting))
        return parts

    def _colour(self) -> None:
        theme.lay_ground(self, theme.NOTICE.on(QApplication.palette()))

    def _lay_out(self) -> None:
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self.setAutoFillBackground(True)
        self._filter.clicked.connect(self.filter_wanted)
        self._clear.clicked.connect(self.cleared)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 6, 3)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._filter)
        layout.addWidget(self._clear)
