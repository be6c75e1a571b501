"""Moving about in a table and selecting in it, as in a spreadsheet: the lit cells are the ones that are meant."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import QWidget

from perfdesk.ui.cells import keys
from perfdesk.ui.cells.frozen_view import FrozenView
from perfdesk.ui.cells.model import CellsModel, HasId, Row
from perfdesk.ui.cells.reach import Box, around, boxes_of, edge, rows_of

_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect
_NOTHING = QItemSelectionModel.SelectionFlag.NoUpdate


class SheetView(FrozenView):
    """`typed` are the columns that are worked in, from left to right: Home leads to the first, End to the last.

    `steps_by_cells`: there are no merged cells that an arrow has to pass over as one.
    """

    steps_by_cells = False

    def __init__(self, model: CellsModel[Row], typed: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typed = typed
        self._cells: CellsModel[HasId] = model  # type: ignore[assignment] # only identities are asked for here
        self.setModel(model)
        # Nothing is lit in the heads; for that they would ask every cell of a long table whether it is selected.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self._relight = QTimer(self, singleShot=True, interval=0)
        self._relight.timeout.connect(self.light_current)
        # Later: while the bars come and go Qt does not reckon anew how far there is to scroll.
        self.bring_later = QTimer(self, singleShot=True, interval=0)
        self.bring_later.timeout.connect(self._bring_current)
        model.rowsRemoved.connect(self._relight.start)
        model.sought_changed.connect(self._light_hits)
        # Not by overriding selectionChanged: PySide then frees the selections a second time with the window.
        self.selectionModel().selectionChanged.connect(self._move_out_of_dark)
        self.selectionModel().selectionChanged.connect(self.repaint_frozen)

    def go_to(self, row: int, column: int) -> None:
        """Makes the cell current and the only one selected, whatever keys are held, and shows it."""
        index = self._cells.index(row, column)
        self.scrollTo(index)  # first: scrolled with cells waiting to be repainted, Qt would repaint all
        self.selectionModel().setCurrentIndex(index, _ONLY)

    def selected_boxes(self) -> list[Box]:
        return boxes_of(self.selectionModel())

    def selected_rows(self) -> list[int]:
        return rows_of(self.selected_boxes())

    def selectAll(self) -> None:
        """As one rectangle: Qt would ask each cell whether it can be selected."""
        if self._cells.rowCount():
            self._light(Box(0, 0, self._cells.rowCount() - 1, self._cells.columnCount() - 1))

    def select_box(self, box: Box) -> None:
        """The current cell is its first."""
        first = self._cells.index(box.top, box.left)
        self.selectionModel().setCurrentIndex(first, _NOTHING)
        self._light(box)

    def fillable(self, box: Box) -> Box | None:
        """The part of what is selected that can be dragged on over its neighbours; None where there is none."""
        return None

    def leap(self, key: keys.Key) -> bool:
        """Arrows with Ctrl, Home and End; with Shift, and arrows with Shift, the selection reaches to there."""
        index = self.currentIndex()
        shift = bool(key.modifiers & keys.SHIFT)
        ctrl = bool(key.modifiers & keys.CTRL)
        is_leap = ctrl or shift or key.key in _ENDS or (self.steps_by_cells and key.key in _ARROWS)
        if not index.isValid() or key.modifiers & keys.ALT or not is_leap:
            return False
        to = self._led_by(key.key, ctrl)
        if to is None:
            return False
        if shift:
            self._reach(*to)
        else:
            self.go_to(*to)
        return True

    def shown_columns(self) -> list[int]:
        """The columns that are worked in, without hidden ones, from left to right."""
        first, last = min(self.typed), max(self.typed)
        return [column for column in range(first, last + 1) if not self.isColumnHidden(column)]

    def _led_by(self, key: int, ctrl: bool) -> tuple[int, int] | None:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        last, across = self._cells.rowCount() - 1, self.shown_columns()
        if key == Qt.Key.Key_Home:
            return (0 if ctrl else row, across[0])
        if key == Qt.Key.Key_End:
            return self._last_filled(across) if ctrl else (row, across[-1])
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            end = 0 if key == Qt.Key.Key_Up else last
            return (edge(self.filled_in(column), row, end) if ctrl else _step(row, end), column)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            across = sorted({*across, column})
            at, end = across.index(column), 0 if key == Qt.Key.Key_Left else len(across) - 1
            filled = bytes(not self.is_blank_cell(row, each) for each in across)
            return (row, across[edge(filled, at, end) if ctrl else _step(at, end)])
        return None

    def _last_filled(self, across: Sequence[int]) -> tuple[int, int]:
        """The last row and the last column that say anything; a row that only waits for something does not."""
        last = {column: self.filled_in(column).rfind(1) for column in across}
        return max(0, *last.values()), max((c for c, row in last.items() if row >= 0), default=across[0])

    def is_current_seen(self, height: int) -> bool:
        """Whether the current row is seen whole in a viewport of this height, or is about to be brought there."""
        row = self.visualRect(self.currentIndex())
        is_whole = self.currentIndex().isValid() and row.top() >= 0 and row.bottom() <= height
        return is_whole or self.bring_later.isActive()

    def _bring_current(self) -> None:
        """Up or down, and not sideways."""
        across = self.horizontalScrollBar().value()
        self.updateGeometries()  # of rows that became higher just now
        self.scrollTo(self.currentIndex())
        self.horizontalScrollBar().setValue(across)

    def is_blank_cell(self, row: int, column: int) -> bool:
        return not self._cells.index(row, column).data(Qt.ItemDataRole.EditRole)

    def filled_in(self, column: int) -> bytes:
        """A 1 for each row that says something there."""
        return bytes(not self.is_blank_cell(row, column) for row in range(self._cells.rowCount()))

    def _reach(self, row: int, column: int) -> None:
        """From the far corner of what is selected around the current cell."""
        at_row, at_column = self.currentIndex().row(), self.currentIndex().column()
        box = next((b for b in self.selected_boxes() if b.holds(at_row, at_column)), None)
        if box is not None:
            at_row = _far(at_row, box.top, box.bottom)
            at_column = _far(at_column, box.left, box.right)
        to = self._cells.index(row, column)
        self.scrollTo(to)
        self.selectionModel().setCurrentIndex(to, _NOTHING)
        box = Box(min(row, at_row), min(column, at_column), max(row, at_row), max(column, at_column))
        self._light(box)

    def select_rows(self) -> None:
        if box := around(self.selected_boxes()):
            last = self._cells.columnCount() - 1
            self._light(Box(box.top, 0, box.bottom, last))

    def select_columns(self) -> None:
        if box := around(self.selected_boxes()):
            self._light(Box(0, box.left, self._cells.rowCount() - 1, box.right))

    def _light(self, box: Box) -> None:
        cells = self._cells
        selection = QItemSelection(cells.index(box.top, box.left), cells.index(box.bottom, box.right))
        self.selectionModel().select(selection, _ONLY)

    def _light_hits(self, before: str) -> None:
        """Only the cells that are hits no more, or now: a letter of a search changes few of those that are seen."""
        if not self.steps_by_cells:
            self.viewport().update()
            return
        for row in self._rows_in_sight():
            for column in range(self._cells.columnCount()):
                index = self._cells.index(row, column)
                if self._cells.says(index, before) != self._cells.is_hit(index):
                    self.viewport().update(self.visualRect(index))

    def _rows_in_sight(self) -> range:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else self._cells.rowCount() - 1) + 1)

    def light_current(self) -> None:
        """When rows go, their selection goes with them, and the next one is current without being lit."""
        index = self.currentIndex()
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.selectionModel().select(index, _ONLY)

    def _move_out_of_dark(self) -> None:
        """A cell that a click with Ctrl has put out is not the one to be typed into."""
        index, model = self.currentIndex(), self.selectionModel()
        if not model.hasSelection():
            self._relight.start()
        elif index.isValid() and not model.isSelected(index):
            box = self.selected_boxes()[-1]
            to = self._cells.index(box.top, box.left)
            model.setCurrentIndex(to, _NOTHING)


def _step(at: int, end: int) -> int:
    return at + (end > at) - (end < at)


def _far(at: int, first: int, last: int) -> int:
    """The other end, seen from one of them."""
    if at == first:
        return last
    return first if at == last else at
