"""Two versions side by side: a list of what differs, walked with F8, with the changed words lit."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.comparing import (
    Comparison,
    Difference,
    comparison_sheet,
    last_years_table,
    tables_compared,
)
from perfdesk.desk.desk import Desk
from perfdesk.desk.plain_forms import Sheet
from perfdesk.desk.reading import read_any
from perfdesk.domain.book import Table
from perfdesk.domain.edits import Place
from perfdesk.ui import folders
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.gathering.lit_text import LitPair
from perfdesk.ui.gathering.sides import Side, SideBox
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.listed_rows import brief
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import (
    difference_heads,
    difference_lines,
    difference_rows,
    difference_summary,
    refusal_sentence,
)


class CompareDialog(Dialog):
    """Not modal: one goes from a difference to its place and back. `wanted` carries that Place."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("比较"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.before = SideBox(desk, self.tr("原来"), self)
        self.after = SideBox(desk, self.tr("后来"), self)
        self.said = plain_label("")
        self.table = QTableWidget(0, 8, self)
        self.words = LitPair(self.tr("原来的文字"), self.tr("后来的文字"), self)
        self.found = Comparison(())
        self._lines: list[tuple[Difference, list[str]]] = []
        self._job: Job | None = None
        self._lay_out()
        self._connect()
        self._choose_likely()
        self.compare()

    def compare(self) -> None:
        """Files are read, and everything is compared, beside the window."""
        try:
            before, after = self.before.side(), self.after.side()
        except known_trouble() as trouble:
            self.said.setText(refusal_sentence(trouble))
            return
        if self._job is not None:
            self._job.cancel()
        self.said.setText(self.tr("正在比较…"))
        self._show(Comparison(()), "")
        job = self._job = Job(lambda cancelled: _compared(before, after), self)
        job.done.connect(lambda found: self._show(found, difference_summary(found)))
        job.failed.connect(self._fail)
        job.start()

    def step(self, by: int) -> None:
        """F8: the next difference (1), or the one before (-1)."""
        row = self.table.currentRow() + by
        if 0 <= row < self.table.rowCount():
            self.table.setCurrentCell(row, 0)
            self._go(row)

    def write_workbook(self, path: Path) -> None:
        from perfdesk.desk.exporting import write_sheets  # most comparisons are only looked at

        self._write(path, lambda: write_sheets([self._sheet()], path, self._title()))

    def write_pdf(self, path: Path) -> None:
        from perfdesk.ui.paper.pdf import write_sheets as write_pages

        self._write(path, lambda: write_pages([self._sheet()], path, self._title()))

    def _choose_likely(self) -> None:
        """Last year against this year where the file has both; else what was before against now."""
        tables = self._desk.book.tables
        for table in tables:
            last = last_years_table(table, tables)
            if last is not None:
                self.before.choose(last.id)
                self.after.choose(table.id)
                return
        self.before.setCurrentIndex(1 if self.before.count() > 2 else 0)

    def _show(self, found: Comparison, summary: str) -> None:
        self.found = found
        self._lines = [(each, line) for each in found.differences for line in difference_lines(each)]
        rows = [row[1:] for row in difference_rows(found.differences)]
        self.table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                cell = QTableWidgetItem(brief(text))
                cell.setToolTip(broken(text))
                self.table.setItem(at, column, cell)
        for button in self._needing_rows:
            button.setEnabled(bool(rows))
        self.words.clear()
        if summary:
            self.said.setText(summary)
        if rows:
            self.table.setCurrentCell(0, 0)

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, known_trouble()):
            raise failure
        self.said.setText(refusal_sentence(failure))

    def _show_words(self, row: int) -> None:
        if not 0 <= row < len(self._lines):
            return
        _, (_, before, after, *_) = self._lines[row]
        self.words.show_pair(before, after)

    def _go(self, row: int) -> None:
        """To the value as it stands today, where that still is."""
        if 0 <= row < len(self._lines):
            difference, _ = self._lines[row]
            for item in (difference.after, difference.before):
                if item is not None and self._desk.tree.has(item.id):
                    self.wanted.emit(Place(item.id, difference.place.field))
                    return

    def _sheet(self) -> Sheet:
        return comparison_sheet(
            self._title(),
            self.said.text(),
            difference_heads(),
            difference_rows(self.found.differences),
            self.tr("比较结果"),
        )

    def _title(self) -> str:
        said = self.tr("比较：{before} → {after}")
        return said.format(before=self.before.currentText(), after=self.after.currentText())

    def _ask(self, ending: str, kind: str, write: Callable[[Path], None]) -> None:
        path = folders.beside(self._desk.path) / f"{self._desk.path.stem}{self.tr('比较结果')}{ending}"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("导出比较结果"), str(path), kind)
        if name:
            write(Path(name))

    def _write(self, path: Path, write: Callable[[], object]) -> None:
        try:
            write()
        except known_trouble() as trouble:
            self.said.setText(refusal_sentence(trouble))
        else:
            self.said.setText(self.tr("已导出：{path}").format(path=path))

    def _connect(self) -> None:
        for box in (self.before, self.after):
            box.changed.connect(self.compare)
        self.table.currentCellChanged.connect(lambda row, *_: self._show_words(row))
        self.table.cellActivated.connect(lambda row, _: self._go(row))
        for keys, by in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self.step(by))

    def _lay_out(self) -> None:
        self.said.setWordWrap(True)
        sides = QHBoxLayout()
        for text, box in ((self.tr("原来"), self.before), (self.tr("后来"), self.after)):
            sides.addWidget(plain_label(text, box))
            sides.addWidget(box, 1)
        heads = difference_heads()[1:]
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setAccessibleName(self.tr("不同之处"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        for column in range(self.table.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in _WORDY:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        down = QSplitter(Qt.Orientation.Vertical)
        down.addWidget(self.table)
        down.addWidget(self.words)
        down.setSizes([360, 150])
        layout = QVBoxLayout(self)
        layout.addLayout(sides)
        layout.addWidget(self.said)
        layout.addWidget(down, 1)
        layout.addWidget(self._buttons())
        self.resize(1160, 640)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        closing = buttons.button(QDialogButtonBox.StandardButton.Close)
        closing.setText(self.tr("关闭"))
        closing.setAutoDefault(False)
        buttons.rejected.connect(self.close)
        go = QPushButton(self.tr("转到该处"), self)
        go.clicked.connect(lambda: self._go(self.table.currentRow()))
        workbook = QPushButton(self.tr("导出工作簿…"), self)
        workbook.clicked.connect(
            lambda: self._ask(".xlsx", self.tr("Excel 工作簿 (*.xlsx)"), self.write_workbook)
        )
        pages = QPushButton(self.tr("导出 PDF…"), self)
        pages.clicked.connect(lambda: self._ask(".pdf", self.tr("PDF 文件 (*.pdf)"), self.write_pdf))
        self._needing_rows = (go, workbook, pages)
        for button in self._needing_rows:
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return buttons


def _compared(before: Side, after: Side) -> Comparison:
    """Of a file its form is compared and no more: what it prints nowhere is no difference."""
    old, is_old_foreign = _tables(before)
    new, is_new_foreign = _tables(after)
    return tables_compared(old, new, (is_old_foreign, is_new_foreign))


def _tables(side: Side) -> tuple[tuple[Table, ...], bool]:
    if side.path is None:
        return side.tables, False
    draft = read_any(side.path, with_places=False)
    return draft.tables, draft.source.reader != "perfdesk"


_WORDY = (2, 4, 5)
"""Columns of words: place, before, after; they share what room there is."""
