"""复核金额: a column of amounts typed once more without a look at it, and then what differs."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Desk
from perfdesk.desk.people import person
from perfdesk.desk.rekeying import Keyed, keyed, note_rekeying, places_to_key, rekeying_sheet
from perfdesk.domain.amounts import AMOUNT_FIELDS, NotAnAmount, show_amount
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetTable
from perfdesk.domain.typed_amount import typed_amount
from perfdesk.ui import folders, theme
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.wording import field_word, item_name, refusal_sentence

_PROJECT, _TYPED, _THERE, _DIFFERENCE = range(4)


class RekeyDialog(Dialog):
    """The table's own amounts stay hidden until 核对, when `revealed` is sent.

    `wanted` carries the Place of a difference.
    """

    wanted = Signal(object)
    revealed = Signal()

    def __init__(self, desk: Desk, table_id: Id, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("复核金额"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._table_id = desk, table_id
        self._places: list[Place] = []
        self.rows: list[Keyed] = []
        self.field = QComboBox(self)
        self.table = QTableWidget(0, 4, self)
        self.said = plain_label("")
        self.compare = QPushButton(self.tr("核对"), self)
        self.report = QPushButton(self.tr("导出报告…"), self)
        self._lay_out()
        self._connect()
        self._begin()

    def compare_now(self) -> None:
        """Shows what stands in the table beside what was typed, and notes in the file that this was done."""
        typed: dict[Place, Decimal | None] = {}
        for row, place in enumerate(self._places):
            try:
                typed[place] = typed_amount(self._text(row), self._target_table().currency_unit)
            except NotAnAmount as fault:
                self.said.setText(refusal_sentence(fault))
                self.table.setCurrentCell(row, _TYPED)
                return
        self.rows = keyed(self._desk.tree, typed)
        try:
            note_rekeying(self._desk, self.field.currentData(), self.rows, person())
        except known_trouble() as trouble:
            self.said.setText(refusal_sentence(trouble))
        else:
            self._show_differences()

    def write_report(self, path: Path) -> None:
        from perfdesk.desk.exporting import write_sheets  # wanted at the end, if at all

        different = [row for row in self.rows if not row.agrees]
        heads = [self.tr("单位"), self.tr("项目"), self.tr("表中金额"), self.tr("再录金额"), self.tr("相差")]
        title = self.tr("金额复核报告（{field}）").format(field=field_word(self.field.currentData()))
        sheet = rekeying_sheet(title, self._summary(), heads, different, self.tr("复核"))
        try:
            write_sheets([sheet], path, title)
        except known_trouble() as trouble:
            self.said.setText(refusal_sentence(trouble))
        else:
            self.said.setText(self.tr("已导出：{path}").format(path=path))

    def _begin(self) -> None:
        """An empty column."""
        self.rows = []
        tree, field = self._desk.tree, self.field.currentData()
        self._places = places_to_key(tree, self._table_id, field)
        self.table.setRowCount(len(self._places))
        for row, place in enumerate(self._places):
            self._set(row, _PROJECT, item_name(tree.item(place.item)))
            for column in (_TYPED, _THERE, _DIFFERENCE):
                self._set(row, column, "", can_edit=column == _TYPED)
        self.table.setColumnHidden(_THERE, True)
        self.table.setColumnHidden(_DIFFERENCE, True)
        self.report.setEnabled(False)
        self.compare.setEnabled(True)
        unit = self._target_table().currency_unit
        self.said.setText(
            self.tr("请照原始凭证逐个录入金额（{unit}），表中的金额在核对之前不显示。").format(unit=unit)
        )
        if self._places:
            self.table.setCurrentCell(0, _TYPED)

    def _show_differences(self) -> None:
        error = theme.tint(theme.ERROR.on(self.palette()), self.palette())
        for row, each in enumerate(self.rows):
            self._set(row, _THERE, show_amount(each.there))
            self._set(row, _DIFFERENCE, "" if each.agrees else f"{each.difference:+,f}")
            for column in (_TYPED, _THERE, _DIFFERENCE):
                cell = self.table.item(row, column)
                if cell is not None and not each.agrees:
                    cell.setBackground(error)
        self.table.setColumnHidden(_THERE, False)
        self.table.setColumnHidden(_DIFFERENCE, False)
        self.report.setEnabled(True)
        self.compare.setEnabled(False)  # who has seen the amounts cannot type them blindly any more
        self.said.setText(self._summary())
        self.revealed.emit()
        first = next((row for row, each in enumerate(self.rows) if not each.agrees), None)
        if first is not None:
            self.table.setCurrentCell(first, _DIFFERENCE)

    def _summary(self) -> str:
        different = sum(not row.agrees for row in self.rows)
        if not different:
            return self.tr("{count} 个金额全部一致。").format(count=len(self.rows))
        said = self.tr("{count} 个金额中有 {different} 个不一致。双击转到该处核对原始凭证。")
        return said.format(count=len(self.rows), different=different)

    def _go(self, row: int, column: int) -> None:
        if self.rows and column != _TYPED:
            self.wanted.emit(self.rows[row].place)

    def _text(self, row: int) -> str:
        cell = self.table.item(row, _TYPED)
        return cell.text() if cell is not None else ""

    def _set(self, row: int, column: int, text: str, *, can_edit: bool = False) -> None:
        cell = QTableWidgetItem(text)
        if not can_edit:
            cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
        if column != _PROJECT:
            cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table.setItem(row, column, cell)

    def _target_table(self) -> TargetTable:
        return self._desk.tree.owner(self._table_id, TargetTable)

    def _ask_report(self) -> None:
        path = folders.beside(self._desk.path) / f"{self._desk.path.stem}{self.tr('金额复核')}.xlsx"
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("导出报告"), str(path), self.tr("Excel 工作簿 (*.xlsx)")
        )
        if name:
            self.write_report(Path(name))

    def _connect(self) -> None:
        self.field.currentIndexChanged.connect(self._begin)
        self.table.cellActivated.connect(self._go)
        self.compare.clicked.connect(self.compare_now)
        self.report.clicked.connect(self._ask_report)

    def _lay_out(self) -> None:
        for field in AMOUNT_FIELDS:
            self.field.addItem(field_word(field), field)
        self.said.setWordWrap(True)
        heads = [self.tr("项目"), self.tr("再录金额"), self.tr("表中金额"), self.tr("相差")]
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setAccessibleName(self.tr("再录一遍的金额"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(_PROJECT, QHeaderView.ResizeMode.Stretch)
        for column in (_TYPED, _THERE, _DIFFERENCE):
            self.table.setColumnWidth(column, 130)
        which = QHBoxLayout()
        which.addWidget(plain_label(self.tr("金额栏"), self.field))
        which.addWidget(self.field)
        which.addStretch()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        closing = buttons.button(QDialogButtonBox.StandardButton.Close)
        closing.setText(self.tr("关闭"))
        closing.setAutoDefault(False)
        for button in (self.compare, self.report):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addLayout(which)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        layout.addWidget(buttons)
        self.resize(860, 560)
