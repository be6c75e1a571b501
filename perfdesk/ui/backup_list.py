"""The backups of the open file, newest first: what each holds, how it differs from now, and the way back to it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.door import MOST_WITHOUT_BACKUP
from perfdesk.desk.restoring import Holding
from perfdesk.ui.backup_reading import BackupReading, Kept
from perfdesk.ui.backup_words import BackupWords
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.tool_tips import broken

_TIME, _REASON, _WHERE, _PROJECTS, _TOTAL, _FINDINGS, _DIFFERENCE = range(7)


class BackupList(Dialog):
    """Not modal: one looks at it beside the table. `chosen` carries the one that is to come back."""

    chosen = Signal(object)
    place_wanted = Signal()

    def __init__(self, reading: BackupReading, *, read_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("从备份恢复"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reading, self._read_only = reading, read_only
        self._words = BackupWords(self)
        self._kept: list[Kept] = []
        self.note, self.detail = QLabel(self), QLabel(self)
        self.table = QTableWidget(0, 7, self)
        self._lay_out()
        self._say_note()
        reading.found.connect(self._show_all)
        reading.read.connect(self._show_read)
        self.table.itemSelectionChanged.connect(self._show_detail)
        self.table.cellActivated.connect(lambda *_: self._choose())
        self.restore.clicked.connect(self._choose)
        self.finished.connect(lambda _: reading.stop())

    def _show_all(self, found: Sequence[Kept]) -> None:
        """Comes a second time when the second place has answered."""
        chosen = self._at_hand
        self._kept = list(found)
        self.table.setRowCount(len(found))
        for row, kept in enumerate(found):
            at = kept.backup.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
            self._put(row, _TIME, at)
            self._put(row, _REASON, self._words.reason(kept.backup.reason))
            self._put(row, _WHERE, self._words.where(kept))
            self._show_row(row)
        paths = [kept.backup.path for kept in found]
        if paths:
            self.table.selectRow(paths.index(chosen) if chosen in paths else 0)
        self._say_note()
        self._show_detail()
        self._reading.read_all(paths)

    def _show_read(self, path: Path) -> None:
        row = next((row for row, kept in enumerate(self._kept) if kept.backup.path == path), None)
        if row is not None:
            self._show_row(row)
            if path == self._at_hand:
                self._show_detail()

    def _show_row(self, row: int) -> None:
        held, now = self._reading.holdings.get(self._kept[row].backup.path), self._reading.now
        words = self._words
        if isinstance(held, Holding):
            self._put(row, _PROJECTS, words.records(held))
            self._put(row, _TOTAL, words.totals(held))
            self._put(row, _FINDINGS, words.findings(held))
        self._put(row, _DIFFERENCE, words.in_short(held, now))

    def _put(self, row: int, column: int, text: str) -> None:
        cell = QTableWidgetItem(text)
        cell.setToolTip(broken(text))
        self.table.setItem(row, column, cell)

    @property
    def _at_hand(self) -> Path | None:
        row = self.table.currentRow()
        return self._kept[row].backup.path if 0 <= row < len(self._kept) else None

    def _show_detail(self) -> None:
        path = self._at_hand
        held = self._reading.holdings.get(path) if path is not None else None
        self.detail.setText(self._words.in_full(held, self._reading.now) if path is not None else "")
        can_come_back = path is not None and not isinstance(held, Exception)
        self.restore.setEnabled(can_come_back and not self._read_only)

    def _choose(self) -> None:
        path = self._at_hand
        if path is not None and self.restore.isEnabled():
            self.close()
            self.chosen.emit(path)

    def _say_note(self) -> None:
        if not self._kept:
            said = self.tr(
                "还没有备份。导入、合并、恢复、一次修正多个问题、一次改动超过 {most} 处之前，"
                "以及有修改时每十分钟，会自动备份。更小的改动没有备份，但每一步都在“历史”里，可以退回。"
            ).format(most=MOST_WITHOUT_BACKUP)
        elif self._read_only:
            said = self.tr("这个文件现在只读，只能查看备份，不能恢复。")
        else:
            said = self.tr(
                "选中一份，下面会说明它与现在有什么不同。恢复前会先把现在的内容另做一份备份；恢复是一步，可以撤销。"
            )
        self.note.setText(said)

    def _lay_out(self) -> None:
        for label in (self.note, self.detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setMinimumHeight(4 * self.detail.fontMetrics().lineSpacing())
        self._lay_out_table()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("关闭"))
        self.restore = buttons.addButton(self.tr("恢复成这一份"), QDialogButtonBox.ButtonRole.ActionRole)
        self.restore.setEnabled(False)
        place = buttons.addButton(self.tr("第二备份位置…"), QDialogButtonBox.ButtonRole.ActionRole)
        place.clicked.connect(self.place_wanted)
        for button in buttons.buttons():
            button.setProperty("autoDefault", False)  # Enter on a row is the table's
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.note)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addWidget(buttons)
        self.resize(980, 520)

    def _lay_out_table(self) -> None:
        table = self.table
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels(
            [
                self.tr("备份时间"),
                self.tr("原因"),
                self.tr("存放位置"),
                self.tr("内容"),
                self.tr("金额合计"),
                self.tr("检查结果"),
                self.tr("与现在相比"),
            ]
        )
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
