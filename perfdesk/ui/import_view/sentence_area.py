"""Sentences of the proof, each with its mark; of many those that are not in order first, and the rest scrolled to."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from perfdesk.ui import icons, theme
from perfdesk.ui.fields import Remark, RemarkLine
from perfdesk.ui.fonts import line_height
from perfdesk.ui.import_view.fact import Fact

_MOST, _LEAST = 6, 3
"""Sentences seen at once: what was read needs the room more. The least is for a low window."""
_MARK, _SPACE = 16, 2


class SentenceArea(QScrollArea):
    """Takes the keyboard only where there is something to scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: Sequence[Fact] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("核对结果"))

    def show_facts(self, facts: Sequence[Fact]) -> None:
        many = len(facts) > _MOST
        self._facts = sorted(facts, key=lambda fact: -(fact.severity or 0)) if many else facts
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if many else Qt.FocusPolicy.NoFocus)
        self._fill()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), min(len(self._facts), _MOST) * (self._line + _SPACE))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(len(self._facts), _LEAST) * (self._line + _SPACE))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._fill()

    @property
    def _line(self) -> int:
        return max(_MARK, line_height(self.font()))

    def _fill(self) -> None:
        inside = QWidget()
        rows = QGridLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setColumnStretch(1, 1)
        rows.setHorizontalSpacing(6)
        rows.setVerticalSpacing(_SPACE)
        for row, fact in enumerate(self._facts):
            mark, text = QLabel(inside), _Sentence(inside)
            shades = theme.GOOD if fact.severity is None else theme.BY_SEVERITY[fact.severity]
            name = "done" if fact.severity is None else f"finding-{fact.severity.name.lower()}"
            mark.setPixmap(icons.mark_icon(name, shades.on(self.palette())).pixmap(_MARK, _MARK))
            text.show_remark(Remark(fact.text))
            text.setFixedHeight(self._line)
            rows.addWidget(mark, row, 0)
            rows.addWidget(text, row, 1)
        rows.setRowStretch(len(self._facts), 1)
        self.setWidget(inside)


class _Sentence(RemarkLine):
    """In the colour of ordinary text: its mark says how it stands."""

    def _colour(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.WindowText)
