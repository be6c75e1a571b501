"""How cells of the indicator table are painted, measured and edited."""

from collections.abc import Callable

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
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from perfdesk.domain.severity import Severity
from perfdesk.ui import theme
from perfdesk.ui.icons import severity_icon
from perfdesk.ui.project_form.cell_editors import CellEditor, Level2Editor, WordsEditor
from perfdesk.ui.project_form.columns import Column
from perfdesk.ui.project_form.indicator_model import SEVERITY_ROLE, IndicatorModel

Index = QModelIndex | QPersistentModelIndex
MOST_LINES = 3
_PADDING = 8
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_POPUP = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class IndicatorDelegate(QStyledItemDelegate):
    """`is_table_key` tells which keys in an open editor are the table's; they come back by `key_pressed`.

    `left`: the focus went elsewhere. `picked`: an entry was chosen with the mouse.
    """

    key_pressed = Signal(object, object)
    left = Signal(object, object)
    picked = Signal(object)
    unknown_level2 = Signal(str)

    def __init__(self, is_table_key: Callable[[CellEditor, QKeyEvent], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_table_key = is_table_key

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() != Column.LEVEL2:
            return WordsEditor(index, parent)
        editor = Level2Editor(index, _model(index.model()).choices(), parent)
        editor.picked.connect(lambda: self.picked.emit(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Any `dataChanged` comes here while the editor is open: typed text must outlive it."""
        if not isinstance(editor, CellEditor) or editor.is_modified or editor.is_composing:
            return
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, WordsEditor):
            editor.show_text(text)
        else:
            editor.show_text(text, _model(index.model()).indicator(index.row()).level2_code)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellEditor):
            self.commit(editor)

    def commit(self, editor: CellEditor, *, is_sure: bool = True) -> bool:
        """Gives typed text to the desk; False when the text must stay in the editor.

        `is_sure`: an entry that is only lit in a list of several is meant, because a key said so.
        """
        index = editor.index
        if editor.is_composing:
            return False
        if not editor.is_modified or not index.isValid():
            return True
        model = _model(index.model())
        if model.is_gone(index.row()):
            return True
        if isinstance(editor, WordsEditor):
            return model.setData(index, editor.text())
        choice = editor.choice() if is_sure else editor.only_choice()
        if choice is None:
            self.unknown_level2.emit(editor.text())
            return False
        return model.choose_level2(index.row(), choice)

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

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A finding is a bar at the left of its cell, and an icon of its severity in the row's mark."""
        super().paint(painter, option, index)
        severity = index.data(SEVERITY_ROLE)
        if not isinstance(severity, Severity):
            return
        if index.column() == Column.MARK:
            side = option.fontMetrics.height()
            mark = QRect(0, 0, side, side)
            mark.moveCenter(option.rect.center())
            severity_icon(severity, option.palette).paint(painter, mark)
        else:
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, theme.BY_SEVERITY[severity].on(option.palette))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped text, up to MOST_LINES; what is cut off the tool tip tells."""
        size = super().sizeHint(option, index)
        line = option.fontMetrics.lineSpacing()
        return QSize(size.width(), min(max(size.height(), line) + _PADDING, MOST_LINES * line + _PADDING))

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


def _model(model: QAbstractItemModel) -> IndicatorModel:
    assert isinstance(model, IndicatorModel)
    return model
