"""Pinned under the grid: Σ of the projects, the printed 合计 and the difference, column under column."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.amounts import AMOUNT_FIELDS, Amounts, SumVerdict, judge_sum, show_amount
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.totals import Sums
from perfdesk.ui import theme
from perfdesk.ui.cells.frozen_view import FrozenView
from perfdesk.ui.fonts import line_height
from perfdesk.ui.grid_columns import AMOUNTS, COLUMNS, Column
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.wording import refusal_sentence

Index = QModelIndex | QPersistentModelIndex

_SIDE = 190
_GAP = 24
"""Around what stands at the side of the amounts."""


class Comparison(NamedTuple):
    """One column's sum beside what is printed."""

    sum: Decimal | None
    printed: Decimal | None
    difference: Decimal
    verdict: SumVerdict


class Line(NamedTuple):
    """A row of the bar: its name, its four cells and their colours."""

    name: str
    cells: tuple[str, ...]
    colours: tuple[theme.Shades | None, ...] = (None,) * 4
    bold: bool = False


def compare(sums: Sums, printed: Amounts | None) -> list[Comparison]:
    """Column by column; without printed amounts there is nothing to differ from."""
    compared = []
    for field, total, own, count in zip(
        AMOUNT_FIELDS, sums.sums, _fields(sums.amounts), sums.counts, strict=True
    ):
        shown = getattr(printed, field) if printed is not None else own
        difference = (shown or Decimal(0)) - total
        compared.append(Comparison(own, shown, difference, judge_sum(difference, count)))
    return compared


def gravest(comparisons: list[Comparison]) -> SumVerdict:
    order = list(SumVerdict)
    return max((c.verdict for c in comparisons), key=order.index)


def _fields(amounts: Amounts) -> list[Decimal | None]:
    return [getattr(amounts, field) for field in AMOUNT_FIELDS]


def _sum(projects: Iterable[Project], field: str) -> Decimal | None:
    """None where none says one."""
    said = [amount for project in projects if (amount := getattr(project.amounts, field)) is not None]
    return sum(said, Decimal(0)) if said else None


def printed_amounts(table: TargetTable, own: Amounts) -> Amounts | None:
    """What a 合计 or unit row prints of its own; None while it follows the projects."""
    return None if table.totals is TotalsMode.AUTOMATIC or own.is_blank else own


class TotalsBar(QWidget):
    """Asks the desk for the table shown and the unit in which the current row stands."""

    troubled = Signal(str)

    def __init__(self, desk: Desk, header: QHeaderView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._header = desk, header
        self._table_id: Id | None = None
        self._unit_id: Id | None = None
        self._seen: list[Project] | None = None
        self.verdict = SumVerdict.EXACT
        self.lines = _Lines(self)
        self._view = _LinesView(self.lines, self)
        self._verdict = QLabel(self)
        self._verdict.setFixedWidth(_SIDE)
        self._switch = QPushButton(self)
        self._lay_out()
        header.sectionResized.connect(self._widen)
        self._switch.clicked.connect(self._switch_totals)

    def show_table(self, table_id: Id | None) -> None:
        self._table_id = table_id
        self.refresh()

    def show_unit(self, unit_id: Id | None) -> None:
        if unit_id != self._unit_id:
            self._unit_id = unit_id
            if (table := self._table()) is not None:
                self._show_lines(table)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _widen(self, column: int, _: int, width: int) -> None:
        self._view.setColumnWidth(column, width)
        self._make_room()

    def _make_room(self) -> None:
        """Where there is little room it is the amounts': none is cut off.

        The status line gives the verdict, too, and the table's head asks how its totals are kept.
        """
        last = max(AMOUNTS)
        amounts = self._header.sectionPosition(last) + self._header.sectionSize(last)
        for part in (self._verdict, self._switch):
            part.setVisible(self.width() >= amounts + max(_SIDE, self._switch.sizeHint().width()) + _GAP)

    def show_seen(self, projects: list[Project] | None) -> None:
        """Sums of the projects that are shown, where those are not all."""
        if projects != self._seen:
            self._seen = projects
            self.refresh()

    def look_like(self, font: QFont, frozen: int) -> None:
        """As large as the grid, with the same columns in sight."""
        self._view.frozen = frozen
        self._view.setFont(font)
        self._view.verticalHeader().setDefaultSectionSize(line_height(font) + 5)
        self._view.fit()

    def scroll_to(self, x: int) -> None:
        self._view.horizontalScrollBar().setValue(x)

    def follow(self, _: Changed) -> None:
        self.refresh()

    def refresh(self) -> None:
        table = self._table()
        self.setVisible(table is not None)
        if table is None:
            return
        self.verdict = gravest(self._show_lines(table))
        self._say_verdict(table, self.verdict)
        for column in Column:
            self._view.setColumnWidth(column, self._header.sectionSize(column))

    def _show_lines(self, table: TargetTable) -> list[Comparison]:
        """Gives those of the whole table."""
        comparisons = compare(self._desk.sums(table.id), printed_amounts(table, table.amounts))
        self.lines.show_lines(
            [*self._seen_lines(), *self._table_lines(table, comparisons), *self._unit_lines(table)]
        )
        self._view.fit()
        return comparisons

    def _table(self) -> TargetTable | None:
        if self._table_id is None or not self._desk.tree.has(self._table_id):
            return None
        return self._desk.tree.owner(self._table_id, TargetTable)

    def _seen_lines(self) -> list[Line]:
        if self._seen is None:
            return []
        said = self.tr("Σ 显示的 {count} 个项目").format(count=len(self._seen))
        return [Line(said, tuple(show_amount(_sum(self._seen, field)) for field in AMOUNT_FIELDS), bold=True)]

    def _table_lines(self, table: TargetTable, comparisons: list[Comparison]) -> list[Line]:
        sums = tuple(show_amount(c.sum) for c in comparisons)
        if table.totals is TotalsMode.ABSENT:
            return [Line(self.tr("Σ 项目之和（原表不印合计行）"), sums, bold=True)]
        printed = tuple(show_amount(c.printed) for c in comparisons)
        return [
            Line(self.tr("Σ 项目之和"), sums),
            Line(self.tr("合计（打印）"), printed, bold=True),
            self._difference_line(self.tr("差额"), comparisons),
        ]

    def _difference_line(self, name: str, comparisons: list[Comparison]) -> Line:
        cells = tuple(self._difference(c) for c in comparisons)
        return Line(name, cells, tuple(theme.BY_VERDICT[c.verdict] for c in comparisons))

    def _difference(self, compared: Comparison) -> str:
        if compared.sum is None and compared.printed is None:
            return ""
        words: dict[SumVerdict, str] = {
            SumVerdict.EXACT: "✓ {amount}",
            SumVerdict.ROUNDING: self.tr("尾差 {amount}"),
            SumVerdict.DOUBTFUL: self.tr("存疑 {amount}"),
            SumVerdict.WRONG: self.tr("不符 {amount}"),
        }
        return words[compared.verdict].format(amount=show_amount(compared.difference))

    def _unit_lines(self, table: TargetTable) -> list[Line]:
        if self._unit_id is None or not self._desk.tree.has(self._unit_id) or len(table.units) < 2:
            return []
        unit = self._desk.tree.owner(self._unit_id, Unit)
        comparisons = compare(self._desk.sums(unit.id), printed_amounts(table, unit.amounts))
        cells = tuple(self._unit_cell(c) for c in comparisons)
        name = self.tr("其中：{unit}").format(unit=unit.name or self.tr("（未命名单位）"))
        colours = tuple(
            None if c.verdict is SumVerdict.EXACT else theme.BY_VERDICT[c.verdict] for c in comparisons
        )
        return [Line(name, cells, colours)]

    def _unit_cell(self, compared: Comparison) -> str:
        return show_amount(compared.sum)

    def _say_verdict(self, table: TargetTable, verdict: SumVerdict) -> None:
        words = {
            SumVerdict.EXACT: self.tr("✓ 合计与项目之和相符"),
            SumVerdict.ROUNDING: self.tr("合计有尾差，在四舍五入范围内"),
            SumVerdict.DOUBTFUL: self.tr("合计的差额偏大，请核对"),
            SumVerdict.WRONG: self.tr("合计与项目之和不符，请核对"),
        }
        follows = table.totals is TotalsMode.AUTOMATIC
        absent = table.totals is TotalsMode.ABSENT
        said = self.tr("✓ 合计随项目自动更新") if follows else "" if absent else words[verdict]
        self._verdict.setText(said)
        palette = QGuiApplication.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.BY_VERDICT[verdict].on(palette))
        self._verdict.setPalette(palette)
        self._switch.setText(self.tr("固定合计") if follows else self.tr("让合计自动更新"))
        self._switch.setToolTip(
            self.tr("合计行和单位行保持现在的数，不再随项目变化")
            if follows
            else self.tr("合计行和单位行改为项目之和，以后随项目变化；可以撤销")
        )
        self._switch.setEnabled(not self._desk.read_only)

    def _switch_totals(self) -> None:
        table = self._table()
        if table is None:
            return
        follows = table.totals is TotalsMode.AUTOMATIC
        try:
            self._desk.set_totals(table.id, TotalsMode.PRINTED if follows else TotalsMode.AUTOMATIC)
        except known_trouble() as trouble:
            self.troubled.emit(refusal_sentence(trouble))

    def _lay_out(self) -> None:
        self._verdict.setTextFormat(Qt.TextFormat.PlainText)
        self._verdict.setWordWrap(True)
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._switch.setAutoDefault(False)
        side = QVBoxLayout()
        side.setContentsMargins(8, 4, 6, 4)
        side.addWidget(self._verdict)
        side.addStretch()
        side.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignRight)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._view, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(side)


class _Lines(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        if len(lines) != len(self._lines):
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
        elif lines != self._lines:
            self._lines = lines
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(Column) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled

    def text(self, row: int, column: Column) -> str:
        line = self._lines[row]
        if column in AMOUNTS:
            return line.cells[column - Column.TOTAL]
        return line.name if column is Column.NAME else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self._lines[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(index.row(), column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                return _colour(line, column)
            case Qt.ItemDataRole.FontRole:
                return _font(line) if line.bold else None
        return None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in AMOUNTS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _colour(line: Line, column: Column) -> QColor | None:
    shades = line.colours[column - Column.TOTAL] if column in AMOUNTS else None
    return shades.on(QGuiApplication.palette()) if shades else None


def _font(line: Line) -> QFont:
    """Of the view's own family and size: only that it is bold is said."""
    font = QFont()
    font.setBold(True)
    return font


class _LinesView(FrozenView):
    """No focus of its own: it is read, not worked in."""

    def __init__(self, lines: _Lines, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(lines)
        self.setAccessibleName(self.tr("合计核对"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(line_height(self.font()) + 5)

    def fit(self) -> None:
        height = self.verticalHeader().defaultSectionSize() * self.model().rowCount()
        self.setFixedHeight(height + 2 * self.frameWidth())
