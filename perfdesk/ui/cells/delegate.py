"""How cells of words are painted, measured and edited."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPalette, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from perfdesk.domain.severity import Severity
from perfdesk.ui import theme
from perfdesk.ui.cells.model import SEVERITY_ROLE, TALK_ROLE, CellsModel, HasId
from perfdesk.ui.cells.words_editor import CellEditor, WordsEditor
from perfdesk.ui.fonts import line_height

Index = QModelIndex | QPersistentModelIndex
ROW_PADDING = 8
MOST_LINES = 3
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_POPUP = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class WordsDelegate(QStyledItemDelegate):
    """`is_table_key` tells which keys in an open editor are the table's; they come back by `key_pressed`.

    `left`: the focus went elsewhere. A cell is as high as its wrapped text, up to `most_lines`.
    """

    key_pressed = Signal(object, object)
    left = Signal(object, object)
    most_lines = MOST_LINES

    def __init__(self, is_table_key: Callable[[CellEditor, QKeyEvent], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_table_key = is_table_key
        self.refused: CellEditor | None = None
        """The editor whose text the desk did not take."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return WordsEditor(index, parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Any `dataChanged` comes here while the editor is open: typed text must outlive it."""
        if isinstance(editor, WordsEditor) and not editor.is_modified and not editor.is_composing:
            editor.show_text(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellEditor):
            self.commit(editor)

    def commit(self, editor: CellEditor, *, is_sure: bool = True) -> bool:
        """Gives typed text to the desk; False when the text must stay in the editor.

        `is_sure`: an entry that is only lit in a list of several is meant, because a key said so.
        """
        if editor.is_composing:
            return False
        is_taken = (
            not editor.is_modified
            or not editor.index.isValid()
            or self._model_of(editor).is_gone(editor.index.row())
            or self.give(editor, is_sure)
        )
        self.refused = None if is_taken else editor
        return is_taken

    def give(self, editor: CellEditor, is_sure: bool) -> bool:
        """What was typed, to the model; False when that refuses it."""
        assert isinstance(editor, WordsEditor)
        return self._model_of(editor).setData(editor.index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)
        if isinstance(editor, WordsEditor):
            editor.grow()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """In place of Qt's own, which knows no refusal: it would throw the text away with the editor."""
        if not isinstance(editor, CellEditor):
            return False
        if isinstance(event, QKeyEvent):
            return self._filter_key(editor, event)
        is_leaving = event.type() == QEvent.Type.FocusOut and not editor.is_composing
        if is_leaving and isinstance(event, QFocusEvent) and event.reason() not in _POPUP:
            self.left.emit(editor, event.reason())
        return False

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        self.light_hit(option, index)

    def light_hit(self, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if isinstance(model, CellsModel) and model.is_hit(index):
            option.backgroundBrush = QBrush(theme.tint(theme.LIT.on(option.palette), option.palette, 0.35))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A finding is a bar at the left of its cell."""
        super().paint(painter, option, index)
        severity = index.data(SEVERITY_ROLE)
        if isinstance(severity, Severity):
            self.paint_mark(painter, option, index, severity)
        if index.data(TALK_ROLE):
            paint_corner(painter, option)

    def paint_mark(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, severity: Severity
    ) -> None:
        bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
        painter.fillRect(bar, mark_colour(severity, option))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """What is cut off the tool tip tells."""
        size = super().sizeHint(option, index)
        line = line_height(option.font)
        height = min(max(size.height(), line) + ROW_PADDING, self.most_lines * line + ROW_PADDING)
        return QSize(size.width(), height)

    def _model_of(self, editor: CellEditor) -> CellsModel[HasId]:
        model = editor.index.model()
        assert isinstance(model, CellsModel)
        return model

    def _filter_key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        if any(event.matches(key) for key in _UNDO) and not editor.is_modified:
            event.ignore()
            return True
        if editor.is_composing or not self._is_table_key(editor, event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self.key_pressed.emit(editor, event)
        return True


def paint_corner(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What is talked about has its upper right corner turned down, as in a spreadsheet."""
    right, top, side = option.rect.right() + 1, option.rect.top(), 9
    corner = QPolygon([QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)])
    is_lit = bool(option.state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.HighlightedText if is_lit else QPalette.ColorRole.Link
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(option.palette.color(role))
    painter.drawPolygon(corner)
    painter.restore()


def mark_colour(severity: Severity, option: QStyleOptionViewItem) -> QColor:
    """On the colour of a selection the text's: the others cannot be told from it."""
    if option.state & QStyle.StateFlag.State_Selected:
        return option.palette.color(QPalette.ColorRole.HighlightedText)
    return theme.BY_SEVERITY[severity].on(option.palette)


def quiet_colour(option: QStyleOptionViewItem) -> QColor:
    """Of a mark that is no finding."""
    is_lit = bool(option.state & QStyle.StateFlag.State_Selected)
    return option.palette.color(
        QPalette.ColorRole.HighlightedText if is_lit else QPalette.ColorRole.PlaceholderText
    )
