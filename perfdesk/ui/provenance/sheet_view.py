"""A sheet, or the lines of a text, with the cells lit in which values stood."""

import re
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from perfdesk.desk.source_text import LINE, SHEET, TABLE, SourceText
from perfdesk.domain.origin import Spot
from perfdesk.ui import theme
from perfdesk.ui.fonts import line_height

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_WIDEST, _NARROWEST, _LINES = 240, 56, 2
_MOST_LINES = 9
_SHOWN, _MOST_SHOWN = 200, 600
"""More characters than a cell can show are not laid out; the second number is for the row that is lit."""
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_IN_TABLE = re.compile(r"R([0-9]{1,7})C([0-9]{1,5})")

Cell = tuple[int, int]
"""Row and column, from 0."""
WHOLE_ROW = -1
"""In place of a column."""


class SheetView(QTableView):
    """`pointed_at`: the place of a cell that was clicked."""

    pointed_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Cells(self)
        self._page = 1
        self._grown: int | None = None
        self._first: Cell | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._reveal)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("来源表格"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self._clicked)

    def show_sheet(self, sheet: SourceText, page: int) -> None:
        """`page` counts the sheets of the file from 1."""
        if sheet is self._model.sheet:
            return
        self._page = page
        self._grow(None)
        self._first = None
        self._model.show_sheet(sheet)
        self.horizontalHeader().setVisible(not sheet.is_lines)
        self.horizontalHeader().setStretchLastSection(sheet.is_lines)
        self.setShowGrid(not sheet.is_lines)
        lines = 1 if sheet.is_lines else _LINES
        self.verticalHeader().setDefaultSectionSize(lines * line_height(self.font()) + 6)
        if not sheet.is_lines:
            self._set_widths(sheet)

    def light(self, spots: Sequence[Spot]) -> None:
        """Brings the first of the cells into sight."""
        sheet = self._model.sheet
        cells = [cell for spot in spots if sheet is not None and (cell := cell_of(spot, sheet)) is not None]
        self._model.light(frozenset(cells))
        self._grow(cells[0][0] if cells else None)
        self._first = cells[0] if cells else None
        self._reveal()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now it is as large as it will be."""
        super().showEvent(event)
        self._later.start()

    def _reveal(self) -> None:
        """What is in sight stays where it is, so that the labels on the left of it are not pushed out."""
        if self._first is None or not self.isVisible():
            return
        row, column = self._first
        index = self._model.index(row, max(column, 0))
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _grow(self, row: int | None) -> None:
        """Only the row in question shows more than the others' few lines."""
        usual = self.verticalHeader().defaultSectionSize()
        if self._grown is not None and self._grown < self._model.rowCount():
            self.setRowHeight(self._grown, usual)
        self._grown = row
        if row is not None:
            most = _MOST_LINES * line_height(self.font()) + 6
            self.setRowHeight(row, min(max(self.sizeHintForRow(row), usual), most))

    def _set_widths(self, sheet: SourceText) -> None:
        """From the first rows; the widest of a long text would take all the room."""
        metrics = self.fontMetrics()
        for column in range(self._model.columnCount()):
            texts = [row[column][:40] for row in sheet.rows[:60] if column < len(row)]
            needed = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 14
            self.setColumnWidth(column, min(max(needed, _NARROWEST), _WIDEST))

    def _clicked(self, index: QModelIndex) -> None:
        if self._model.sheet is not None:
            self.pointed_at.emit(spot_of((index.row(), index.column()), self._model.sheet, self._page))


class _Cells(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sheet: SourceText | None = None
        self._columns = 0
        self._lit: frozenset[Cell] = frozenset()
        self._lit_rows: set[int] = set()

    def show_sheet(self, sheet: SourceText) -> None:
        self.beginResetModel()
        self.sheet, self._lit, self._lit_rows = sheet, frozenset(), set()
        self._columns = max(map(len, sheet.rows), default=0)
        self.endResetModel()

    def light(self, cells: frozenset[Cell]) -> None:
        before, self._lit = self._lit, cells
        self._lit_rows = {row for row, _ in cells}
        for row in {row for row, _ in before | cells}:
            self.dataChanged.emit(self.index(row, 0), self.index(row, max(self._columns - 1, 0)))

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._head(section) if orientation is Qt.Orientation.Horizontal else self._number(section)

    def _head(self, column: int) -> str:
        is_sheet = self.sheet is not None and self.sheet.places == SHEET
        return letters_of(column) if is_sheet else str(column + 1)

    def _number(self, row: int) -> str:
        """Lines over a table of a document are no rows of it."""
        number = row + 1 - (self.sheet.above if self.sheet is not None else 0)
        return str(number) if number > 0 else ""

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index)[: _MOST_SHOWN if self._is_in_lit_row(index) else _SHOWN]
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(index) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.BackgroundRole if self._is_lit(index):
                palette = QGuiApplication.palette()
                return theme.tint(theme.LIT.on(palette), palette, 0.3)
        return None

    def _is_lit(self, index: _Index) -> bool:
        return not self._lit.isdisjoint(((index.row(), index.column()), (index.row(), WHOLE_ROW)))

    def _is_in_lit_row(self, index: _Index) -> bool:
        return index.row() in self._lit_rows

    def _text(self, index: _Index) -> str:
        row = self.sheet.rows[index.row()] if self.sheet is not None else ()
        return row[index.column()] if index.column() < len(row) else ""


def cell_of(spot: Spot, sheet: SourceText) -> Cell | None:
    """Row and column of a spot in what is shown; the whole row for one that names a line only."""
    if spot.line:
        return spot.line - 1, WHOLE_ROW
    if in_table := _IN_TABLE.fullmatch(spot.cell):
        return int(in_table[1]) - 1 + sheet.above, int(in_table[2]) - 1
    address = _ADDRESS.fullmatch(spot.cell)
    return (int(address[2]) - 1, _column(address[1])) if address else None


def spot_of(cell: Cell, sheet: SourceText, page: int) -> Spot:
    """The inverse, in the way in which the source names its cells."""
    row, column = cell
    if sheet.places == LINE:
        return Spot(page, line=row + 1)
    if sheet.places == TABLE:
        return Spot(page, cell=f"R{row + 1 - sheet.above}C{column + 1}")
    return Spot(page, sheet=sheet.name, cell=f"{letters_of(column)}{row + 1}")


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def letters_of(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
