"""How cells of the indicator table are painted and edited, where they are not plain words."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from perfdesk.desk.offering import Offer
from perfdesk.domain.codes import Level2
from perfdesk.domain.level2_match import is_short_for
from perfdesk.domain.severity import Severity
from perfdesk.ui.cells.delegate import WordsDelegate
from perfdesk.ui.cells.words_editor import CellEditor
from perfdesk.ui.icons import severity_icon
from perfdesk.ui.project_form.columns import Column, Level1Column, Level2Column, MarkColumn, ValueColumn
from perfdesk.ui.project_form.indicator_model import IndicatorModel
from perfdesk.ui.project_form.level2_editor import Level2Editor
from perfdesk.ui.project_form.offering_editor import OfferingEditor
from perfdesk.ui.project_form.suggesting import Suggesting

Index = QModelIndex | QPersistentModelIndex


class IndicatorDelegate(WordsDelegate):
    """`picked`: an entry was chosen with the mouse."""

    picked = Signal(object)
    unknown_level2 = Signal(str)

    def __init__(
        self,
        is_table_key: Callable[[CellEditor, QKeyEvent], bool],
        suggesting: Suggesting,
        parent: QObject,
    ) -> None:
        super().__init__(is_table_key, parent)
        self._suggesting = suggesting

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if (editor := self._finding_editor(index, parent)) is None:
            return super().createEditor(parent, option, index)
        editor.picked.connect(lambda: self.picked.emit(editor))
        return editor

    def _finding_editor(self, index: Index, parent: QWidget) -> Level2Editor | OfferingEditor | None:
        """For cells whose words may be known."""
        column, model = _column(index), _model(index.model())
        if isinstance(column, Level2Column):
            return Level2Editor(index, model.choices(), parent, is_coded=column.is_coded)
        if isinstance(column, Level1Column):
            return OfferingEditor(index, parent, model.level1_names, lights_first=True)
        if column.field != "name" and not isinstance(column, ValueColumn):
            return None
        self._suggesting.look()
        if column.field == "name":
            around = model.around(index.row())
            return OfferingEditor(index, parent, lambda text: self._suggesting.offers.names(text, around))
        name = model.indicator(index.row()).name
        return OfferingEditor(index, parent, lambda text: self._suggesting.offers.values(name, text))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not isinstance(editor, Level2Editor):
            super().setEditorData(editor, index)
        elif not editor.is_modified and not editor.is_composing:
            indicator = _model(index.model()).indicator(index.row())
            editor.show_text(_column(index).text(indicator), indicator.level2_code)

    def give(self, editor: CellEditor, is_sure: bool) -> bool:
        """An offer counts only when a key or the mouse takes it; whoever goes elsewhere leaves what was typed."""
        if isinstance(editor, OfferingEditor) and is_sure and editor.chosen is not None:
            return _taken(editor, editor.chosen)
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

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A small sign at the right: of a year's value that goes with the period's, of a name the goal leaves out."""
        super().paint(painter, option, index)
        sign = _model(index.model()).sign_at(index)
        if not sign:
            return
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(
            option.rect.adjusted(0, 0, -4, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
            sign,
        )
        painter.restore()

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


def _taken(editor: OfferingEditor, chosen: Offer | str) -> bool:
    model = _model(editor.index.model())
    if isinstance(chosen, Offer):
        return model.take_offer(editor.index.row(), chosen)
    return model.setData(editor.index, chosen)


def is_meant(editor: Level2Editor, choice: Level2 | None) -> bool:
    """Whether an entry was chosen, or typed in short: where other words may be typed as well, those stay as typed."""
    if choice is None:
        return False
    return editor.was_chosen or (bool(editor.text().strip()) and is_short_for(editor.text(), choice))


def _column(index: Index) -> Column:
    return _model(index.model()).columns[index.column()]


def _model(model: QAbstractItemModel) -> IndicatorModel:
    assert isinstance(model, IndicatorModel)
    return model
