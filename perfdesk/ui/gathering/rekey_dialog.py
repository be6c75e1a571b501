"""复核金额: a column of amounts typed once more without a look at it, and then what differs."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Desk
from perfdesk.desk.people import person
from perfdesk.desk.rekeying import Keyed, keyed, note_rekeying, places_to_key, rekeying_sheet
from perfdesk.domain.amounts import AMOUNT_FIELDS, NotAnAmount
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetTable
from perfdesk.domain.typed_amount import typed_amount
from perfdesk.ui import folders, theme
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.gathering.keying_model import KeyingModel, Shown
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.wording import field_word, refusal_sentence


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
        self.rows: list[Keyed] = []
        self.field = QComboBox(self)
        self.keying = KeyingModel(desk.tree, self)
        self.table = QTableView(self)
        self.said = plain_label("")
        self.compare = QPushButton(self.tr("核对"), self)
        self.report = QPushButton(self.tr("导出报告…"), self)
        self._lay_out()
        self._connect()
        self._begin()

    def compare_now(self) -> None:
        """Shows what stands in the table beside what was typed, and notes in the file that this was done."""
        typed: dict[Place, Decimal | None] = {}
        unit = self._target_table().currency_unit
        for row, place in enumerate(self.keying.rows):
            try:
                typed[place] = typed_amount(self.keying.typed(row), unit)
            except NotAnAmount as fault:
                self.said.setText(refusal_sentence(fault))
                self._stand_at(row, Shown.TYPED)
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
        tree = self._desk.tree
        self.keying.begin(tree, places_to_key(tree, self._table_id, self.field.currentData()))
        self.table.setColumnHidden(Shown.THERE, True)
        self.table.setColumnHidden(Shown.DIFFERENCE, True)
        self.report.setEnabled(False)
        self.compare.setEnabled(True)
        unit = self._target_table().currency_unit
        self.said.setText(
            self.tr("请照原始凭证逐个录入金额（{unit}），表中的金额在核对之前不显示。").format(unit=unit)
        )
        if self.keying.rows:
            self._stand_at(0, Shown.TYPED)

    def _show_differences(self) -> None:
        error = theme.tint(theme.ERROR.on(self.palette()), self.palette())
        self.keying.show_keyed(self.rows, error)
        self.table.setColumnHidden(Shown.THERE, False)
        self.table.setColumnHidden(Shown.DIFFERENCE, False)
        self.report.setEnabled(True)
        self.compare.setEnabled(False)  # who has seen the amounts cannot type them blindly any more
        self.said.setText(self._summary())
        self.revealed.emit()
        first = next((each.place for each in self.rows if not each.agrees), None)
        if first is not None:
            self._stand_at(self.keying.rows.index(first), Shown.DIFFERENCE)

    def _summary(self) -> str:
        different = sum(not row.agrees for row in self.rows)
        if not different:
            return self.tr("{count} 个金额全部一致。").format(count=len(self.rows))
        said = self.tr("{count} 个金额中有 {different} 个不一致。双击转到该处核对原始凭证。")
        return said.format(count=len(self.rows), different=different)

    def _go(self, index: QModelIndex) -> None:
        keyed = self.keying.keyed_at(index.row())
        if keyed is not None and index.column() != Shown.TYPED:
            self.wanted.emit(keyed.place)

    def _stand_at(self, row: int, column: Shown) -> None:
        self.table.setCurrentIndex(self.keying.index(row, column))

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
        self.table.activated.connect(self._go)
        self.compare.clicked.connect(self.compare_now)
        self.report.clicked.connect(self._ask_report)

    def _lay_out(self) -> None:
        for field in AMOUNT_FIELDS:
            self.field.addItem(field_word(field), field)
        self.said.setWordWrap(True)
        self.table.setModel(self.keying)
        self.table.setAccessibleName(self.tr("再录一遍的金额"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(Shown.PROJECT, QHeaderView.ResizeMode.Stretch)
        for column in (Shown.TYPED, Shown.THERE, Shown.DIFFERENCE):
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
