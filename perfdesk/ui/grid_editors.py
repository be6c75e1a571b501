"""How the cells of the project table are painted and edited."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPalette, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from perfdesk.domain.table import Unit
from perfdesk.ui import icons, theme
from perfdesk.ui.cells.delegate import WordsDelegate, mark_colour, paint_corner, quiet_colour
from perfdesk.ui.cells.words_editor import CellEditor, WordsEditor
from perfdesk.ui.fonts import line_height
from perfdesk.ui.grid_columns import AMOUNTS, COLUMNS, Column
from perfdesk.ui.grid_model import GridModel

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LIT = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
_LINE_BREAK = "\u2028"
_INDENT = 14
_BAR = 3


class Why(QLabel):
    """Says under an editor why its text was refused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setFrameShape(QFrame.Shape.Box)
        self.setMargin(3)
        self.hide()

    def say(self, sentence: str, under: QRect) -> None:
        palette = QApplication.palette()
        colour = theme.ERROR.on(palette)
        palette.setColor(QPalette.ColorRole.Window, theme.tint(colour, palette))
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.setPalette(palette)
        self.setText(sentence)
        self.adjustSize()
        around = self.parentWidget()
        room = around.rect() if around is not None else under
        left = max(0, min(under.left(), room.right() - self.width()))
        top = under.bottom() + 2
        self.move(left, top if top + self.height() <= room.bottom() else under.top() - self.height() - 2)
        self.show()
        self.raise_()


class GridDelegate(WordsDelegate):
    """Paints unit rows bold and cells with findings marked."""

    def __init__(
        self, is_table_key: Callable[[CellEditor, QKeyEvent], bool], model: GridModel, parent: QWidget
    ) -> None:
        super().__init__(is_table_key, parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column = COLUMNS[index.column()]
        if column is Column.MARK:
            self._paint_mark(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        findings = self._model.findings_at(index)
        if not findings and _is_bare(shown):
            return
        style = _style_of(shown)
        if column is Column.NAME and not isinstance(self._model.item_at(index), Unit):
            style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, shown, painter, shown.widget)
            shown.rect = shown.rect.adjusted(_INDENT, 0, 0, 0)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        if findings:
            worst = max(finding.severity for finding in findings)
            bar = QRect(option.rect.left(), option.rect.top() + 2, _BAR, option.rect.height() - 4)
            painter.fillRect(bar, mark_colour(worst, option))
        elif self._model.causes_at(index):
            bar = QRect(option.rect.left(), option.rect.top() + 2, _BAR, option.rect.height() - 4)
            painter.fillRect(bar, quiet_colour(option))
        if self._model.threads_at(index):
            paint_corner(painter, option)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """An item's row by hand: Qt would ask the model for seven roles of each cell that is scrolled past."""
        item, column = self._model.item_at(index), COLUMNS[index.column()]
        if item is None:
            super().initStyleOption(option, index)
            return
        option.text = self._model.shown_text(item, column).replace("\n", _LINE_BREAK)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.displayAlignment = _RIGHT if column in AMOUNTS else _LEFT
        if isinstance(item, Unit):
            option.font.setBold(True)
            option.backgroundBrush = option.palette.alternateBase()
        self.light_hit(option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, row_height(line_height(option.font)))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = WordsEditor(index, parent)
        if index.column() in AMOUNTS:
            right = QTextOption(Qt.AlignmentFlag.AlignRight)
            right.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            editor.document().setDefaultTextOption(right)
        editor.setAccessibleName(self._model.heading(Column(index.column())))
        return editor

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        style = _style_of(shown)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, shown, painter, shown.widget)
        worst = self._model.worst_of(index)
        if worst is not None:
            square = QRect(0, 0, 16, 16)
            square.moveCenter(option.rect.center())
            is_lit = bool(option.state & QStyle.StateFlag.State_Selected)
            mode = QIcon.Mode.Selected if is_lit else QIcon.Mode.Normal
            icons.severity_icon(worst, option.palette).paint(
                painter, square, Qt.AlignmentFlag.AlignCenter, mode
            )


def _is_bare(option: QStyleOptionViewItem) -> bool:
    """Whether nothing would be drawn: many cells of a table are blank, and a style takes its time over each."""
    if option.text:
        return False
    is_plain = option.backgroundBrush.style() is Qt.BrushStyle.NoBrush
    return is_plain and not option.state & _LIT


def row_height(line: int) -> int:
    """Two lines and a little air."""
    return 2 * line + 6


def _style_of(option: QStyleOptionViewItem) -> QStyle:
    widget: QWidget | None = option.widget
    return widget.style() if widget is not None else QApplication.style()
