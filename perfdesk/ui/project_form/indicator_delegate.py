"""How cells of the indicator table are painted and edited, where they are not plain words."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from perfdesk.domain.codes import Level2
from perfdesk.domain.severity import Severity
from perfdesk.ui.cells.delegate import WordsDelegate
from perfdesk.ui.cells.words_editor import CellEditor
from perfdesk.ui.icons import severity_icon
from perfdesk.ui.project_form.columns import Column, Level2Column, MarkColumn
from perfdesk.ui.project_form.indicator_model import IndicatorModel
from perfdesk.ui.project_form.level2_editor import Level2Editor

Index = QModelIndex | QPersistentModelIndex


class IndicatorDelegate(WordsDelegate):
    """`picked`: an entry was chosen with the mouse."""

    picked = Signal(object)
    unknown_level2 = Signal(str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if not isinstance(_column(index), Level2Column):
            return super().createEditor(parent, option, index)
        editor = Level2Editor(index, _model(index.model()).choices(), parent)
        editor.picked.connect(lambda: self.picked.emit(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not isinstance(editor, Level2Editor):
            super().setEditorData(editor, index)
        elif not editor.is_modified and not editor.is_composing:
            indicator = _model(index.model()).indicator(index.row())
            editor.show_text(_column(index).text(indicator), indicator.level2_code)

    def give(self, editor: CellEditor, is_sure: bool) -> bool:
        if not isinstance(editor, Level2Editor):
            return super().give(editor, is_sure)
        choice = editor.choice() if is_sure else editor.only_choice()
        column = _column(editor.index)
        if isinstance(column, Level2Column) and not column.is_coded and not is_meant(editor, choice):
            return _model(editor.index.model()).setData(editor.index, editor.text())
        if choice is None:
            self.unknown_level2.emit(editor.text())
            return False
        return _model(editor.index.model()).choose_level2(editor.index.row(), choice)

    def paint_mark(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, severity: Severity
    ) -> None:
        """The row's mark is an icon of the gravest severity in it."""
        if not isinstance(_column(index), MarkColumn):
            super().paint_mark(painter, option, index, severity)
            return
        side = option.fontMetrics.height()
        mark = QRect(0, 0, side, side)
        mark.moveCenter(option.rect.center())
        severity_icon(severity, option.palette).paint(painter, mark)


def is_meant(editor: Level2Editor, choice: Level2 | None) -> bool:
    """Whether an entry of the list was chosen: where other words may be typed as well, those stay as typed."""
    return choice is not None and editor.was_chosen


def _column(index: Index) -> Column:
    return _model(index.model()).columns[index.column()]


def _model(model: QAbstractItemModel) -> IndicatorModel:
    assert isinstance(model, IndicatorModel)
    return model
