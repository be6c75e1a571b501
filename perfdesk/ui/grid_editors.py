"""Editing a cell in place: typed text is kept until the desk takes it."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perfdesk.domain.table import Unit
from perfdesk.ui import icons, theme
from perfdesk.ui.cells.keys import NEW_LINE, key_of
from perfdesk.ui.fonts import line_height
from perfdesk.ui.grid_model import AMOUNTS, Column, GridModel

Index = QModelIndex | QPersistentModelIndex
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INDENT = 14
_BAR = 3


class AmountEditor(QLineEdit):
    """A bare line: what a person types is judged when it is left, never while an input method composes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def is_typed_in(self) -> bool:
        return self.isModified()

    def said(self) -> str:
        return self.text()

    def show_text(self, text: str) -> None:
        self.setText(text)
        self.selectAll()


class TextEditor(QPlainTextEdit):
    """Several lines; Enter commits as in Excel, Alt+Enter breaks the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.Highlight))
        self.setPalette(palette)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def is_typed_in(self) -> bool:
        return self.document().isModified()

    def said(self) -> str:
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        self.setPlainText(text)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Alt+Enter is a line break here, not the window's shortcut."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and key_of(event) == NEW_LINE
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)


Editor = AmountEditor | TextEditor


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


class GridDelegate(QStyledItemDelegate):
    """Paints unit rows bold and cells with findings marked; `left` says with which key an editor was committed."""

    left = Signal(int)

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.refused = False
        model.refused.connect(self._note_refusal)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column = Column(index.column())
        if column is Column.MARK:
            self._paint_mark(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        style = _style_of(shown)
        if column is Column.NAME and not isinstance(self._model.item_at(index), Unit):
            style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, shown, painter, shown.widget)
            shown.rect = shown.rect.adjusted(_INDENT, 0, 0, 0)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        findings = self._model.findings_at(index)
        if findings:
            worst = max(finding.severity for finding in findings)
            bar = QRect(option.rect.left(), option.rect.top() + 2, _BAR, option.rect.height() - 4)
            painter.fillRect(bar, theme.BY_SEVERITY[worst].on(option.palette))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if isinstance(self._model.item_at(index), Unit):
            option.font.setBold(True)
            option.backgroundBrush = option.palette.alternateBase()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, row_height(line_height(option.font)))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = AmountEditor(parent) if index.column() in AMOUNTS else TextEditor(parent)
        editor.setAccessibleName(self._model.heading(Column(index.column())))
        editor.textChanged.connect(self._text_changed)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Any change of the cell would otherwise reset the open editor to the old text."""
        if isinstance(editor, AmountEditor | TextEditor) and not editor.is_typed_in():
            text = str(index.data(Qt.ItemDataRole.EditRole) or "")
            if text != editor.said() or not text:
                editor.show_text(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        self.refused = False
        if isinstance(editor, AmountEditor | TextEditor) and editor.is_typed_in():
            model.setData(index, editor.said())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        if isinstance(editor, TextEditor):
            lines = 6 if index.column() == Column.GOAL else 3
            rect.setHeight(max(rect.height(), lines * line_height(option.font) + 10))
            around = editor.parentWidget()
            if around is not None and rect.bottom() > around.rect().bottom():
                rect.moveBottom(max(option.rect.bottom(), rect.height() - 1))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(editor, QWidget)
        ):
            leaving = event.key() in (*ENTERS, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if leaving and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._leave(editor, event)
                return True
        return super().eventFilter(editor, event)

    def _leave(self, editor: QWidget, event: QKeyEvent) -> None:
        self.commitData.emit(editor)
        if not self.refused:
            key = Qt.Key(event.key())
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            back = key in ENTERS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.left.emit(int(Qt.Key.Key_Up if back else key))

    def _note_refusal(self) -> None:
        self.refused = True

    def _text_changed(self) -> None:
        self.refused = False

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        style = _style_of(shown)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, shown, painter, shown.widget)
        worst = self._model.worst_of(index)
        if worst is not None:
            square = QRect(0, 0, 16, 16)
            square.moveCenter(option.rect.center())
            icons.severity_icon(worst, option.palette).paint(painter, square)


def row_height(line: int) -> int:
    """Two lines and a little air."""
    return 2 * line + 6


def _style_of(option: QStyleOptionViewItem) -> QStyle:
    widget: QWidget | None = option.widget
    return widget.style() if widget is not None else QApplication.style()
