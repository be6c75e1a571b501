"""The inspector (来源): where the value under the cursor came from, with its place in the source lit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Desk
from perfdesk.desk.provenance import Provenance
from perfdesk.domain.draft import SourceFile
from perfdesk.domain.edits import Place
from perfdesk.ui import theme
from perfdesk.ui.fields import Remark, RemarkLine, height_of_lines
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.provenance.source_view import SourceView
from perfdesk.ui.provenance.where import Where
from perfdesk.ui.workspace import Beside
from perfdesk.wording import place_words, refusal_sentence

WIDTH = 430
_LINES = 5
"""Lines of the raw text that are shown at most without scrolling."""
_READABLE = 1.1
"""Pixels to a point at which small print can be read; a narrow view scrolls rather than shrink it."""


class Inspector(Beside):
    """Asks the desk only while it can be seen. `closed`: by its own button."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._where = Where(self)
        self._place: Place | None = None
        self._source: SourceFile | None = None
        self._value, self._verdict = QLabel(self), RemarkLine(self)
        self._file, self._reader, self._spot = QLabel(self), QLabel(self), QLabel(self)
        self.raw = QPlainTextEdit(self)
        self.view = SourceView(self, least_scale=_READABLE)
        self._facts, self._rest = QWidget(self), QWidget(self)
        self._lay_out()
        self.show_place(None)

    @property
    def said(self) -> str:
        """What it says about the value, in one line."""
        return self._verdict.text()

    @property
    def facts(self) -> tuple[str, str, str]:
        """File, reader and position as they are shown."""
        return self._file.text(), self._reader.text(), self._spot.text()

    def show_place(self, place: Place | None) -> None:
        self._place = place
        if self.isVisible():
            self._show()

    def focus_first(self) -> bool:
        panes = (*self.view.panes(), self.raw)
        pane = next((pane for pane in panes if pane.isVisible()), None)
        if pane is not None:
            pane.setFocus(Qt.FocusReason.TabFocusReason)
        return pane is not None

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        place = self._place if self._place and self._desk.tree.has(self._place.item) else None
        self._value.setText(place_words(self._desk.tree, place) if place else "")
        self._value.setToolTip(self._value.text())
        if place is None:
            self._show_nothing(self.tr("把光标放到一个值上，这里显示它从哪里来。"))
            return
        try:
            found = self._desk.provenance(place)
        except known_trouble() as trouble:
            self._show_nothing(refusal_sentence(trouble))
            return
        if found is None:
            self._show_nothing(self.tr("手工录入"))
        else:
            self._show_found(found)

    def _show_nothing(self, said: str) -> None:
        self._verdict.show_remark(Remark(said))
        self._show_parts(False)

    def _show_found(self, found: Provenance) -> None:
        self._verdict.show_remark(self._verdict_on(found))
        self._file.setText(found.source.file)
        self._file.setToolTip(found.source.file)
        self._reader.setText(self._where.reader(found.source.reader))
        self._spot.setText(self._where.spots(found.spots))
        if self.raw.toPlainText() != found.text:
            self.raw.setPlainText(found.text)
            lines = round(self.raw.document().size().height())
            self.raw.setFixedHeight(height_of_lines(self.raw, min(max(lines, 1), _LINES)))
        if found.source != self._source:
            self._source = found.source
            self.view.show_source(found.source, self._desk.source_content(found.source))
        self._show_parts(True)
        self.view.light(found.spots)

    def _show_parts(self, are_facts: bool) -> None:
        for part in (self._facts, self.view):
            part.setVisible(are_facts)
        self._rest.setVisible(not are_facts)

    def _verdict_on(self, found: Provenance) -> Remark:
        if found.is_as_read:
            return Remark(self.tr("与原文一致"))
        said = self.tr("导入后修改过（原文：{text}）").format(text=found.text or self.tr("空白"))
        return Remark(said)

    def _lay_out(self) -> None:
        self.setObjectName("source")
        self.setWindowTitle(self.tr("来源"))
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea | Qt.DockWidgetArea.LeftDockWidgetArea)
        font = QFont(self.font())
        font.setBold(True)
        self._value.setFont(font)
        self._value.setWordWrap(True)
        for label in (self._value, self._file, self._reader, self._spot):
            label.setTextFormat(theme.PLAIN)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 4, 6, 4)
        column.setSpacing(4)
        for part in (self._value, self._verdict, self._facts):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addWidget(self._rest, 1)
        self._lay_out_facts()
        self.setWidget(content)

    def _lay_out_facts(self) -> None:
        rows = QFormLayout(self._facts)
        rows.setContentsMargins(0, 2, 0, 2)
        rows.setVerticalSpacing(3)
        rows.setHorizontalSpacing(10)
        for title, shown in (
            (self.tr("文件"), self._file),
            (self.tr("读取方式"), self._reader),
            (self.tr("位置"), self._spot),
            (self.tr("原文"), self.raw),
        ):
            label = QLabel(title, self._facts)
            label.setTextFormat(theme.PLAIN)
            label.setBuddy(shown)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            shown.setAccessibleName(title)
            rows.addRow(label, shown)
        self.raw.setReadOnly(True)
        self.raw.setTabChangesFocus(True)
        self.raw.setFixedHeight(height_of_lines(self.raw, 1))
