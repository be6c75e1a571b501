"""指出表头: a person marks the rows of a head that nobody knows, or says that there is none, and names the columns."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.pointing import (
    PROJECT,
    Pointed,
    SourceText,
    first_row,
    guessed,
    is_list_of_rows,
    likely,
    seems_headless,
)
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.fields import Remark, RemarkLine
from perfdesk.ui.import_view.column_choices import ColumnChoices
from perfdesk.ui.import_view.pointing_rows import SourceRows

_MOST_ROWS = 3
_MEASURES = ("value", "cycle_value", "actual", "score", "weight", "rule", "sign", "expected")


class PointingDialog(Dialog):
    """`pointed` carries a Pointed."""

    pointed = Signal(object)

    def __init__(self, texts: Sequence[SourceText], before: Pointed | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("指出表头"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._texts = texts
        self.sheets, self.view = QComboBox(self), QTableView(self)
        self.headless = QCheckBox(self.tr("没有表头行（第一行就是内容）(&N)"), self)
        self._why = RemarkLine(self)
        self._columns = ColumnChoices(self)
        self._buttons = QDialogButtonBox(self)
        self._lay_out()
        for number, text in enumerate(texts, 1):
            self.sheets.addItem(text.name or self.tr("第 {number} 张").format(number=number))
        self.sheets.currentIndexChanged.connect(self._show_sheet)
        self.headless.toggled.connect(self._mark_likeliest)
        self._columns.changed.connect(self._check)
        self._show_sheet(0)
        if before is not None:
            self._show_before(before)

    @property
    def choices(self) -> Mapping[int, QComboBox]:
        return self._columns.choices

    def mark(self, row: int, rows: int = 1) -> None:
        """The head begins in this row and has so many."""
        model, selection = self.view.model(), self.view.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        selection.clear()
        for at in range(row, row + rows):
            selection.select(model.index(at, 0), flags.Select | flags.Rows)
        selection.setCurrentIndex(model.index(row, 0), flags.NoUpdate)
        self.view.scrollTo(model.index(row, 0))

    @property
    def said(self) -> Pointed | None:
        """None while the rows are no head."""
        rows, sheet = self._marked(), self.sheets.currentIndex()
        if not rows or len(rows) > self._most or rows[-1] - rows[0] != len(rows) - 1:
            return None
        return Pointed(sheet, rows[0], 0 if self.headless.isChecked() else len(rows), self._columns.concepts)

    @property
    def _most(self) -> int:
        return 1 if self.headless.isChecked() else _MOST_ROWS

    @property
    def _rows(self) -> Sequence[Sequence[str]]:
        number = self.sheets.currentIndex()
        return self._texts[number].rows if 0 <= number < len(self._texts) else ()

    def _marked(self) -> list[int]:
        return sorted({index.row() for index in self.view.selectionModel().selectedRows()})

    def _show_sheet(self, _number: int) -> None:
        self.view.setModel(SourceRows(self._rows, self))
        self.view.selectionModel().selectionChanged.connect(self._show_columns)
        with QSignalBlocker(self.headless):
            self.headless.setChecked(seems_headless(self._rows))
        self._mark_likeliest()

    def _mark_likeliest(self) -> None:
        """Marks what is marked already once more: with a head or without, its columns mean something else."""
        rows = self._rows
        if rows:
            self.mark(first_row(rows) if self.headless.isChecked() else _likeliest(rows))
        self._show_columns()

    def _show_before(self, before: Pointed) -> None:
        self.sheets.setCurrentIndex(before.sheet)
        self.headless.setChecked(not before.rows)
        self.mark(before.row, max(before.rows, 1))
        self._columns.choose(before.concepts)
        self._check()

    def _show_columns(self) -> None:
        """The head's texts, each with what it seems to mean; without one the first text of each column."""
        marked = self._marked()
        if self.headless.isChecked():
            rows = self._rows[marked[0] :] if marked else ()
            self._columns.show_columns(_first_texts(rows), guessed(rows))
        else:
            heads = _lowest_texts([self._rows[at] for at in marked[:_MOST_ROWS]])
            self._columns.show_columns(heads, {column: likely(text) for column, text in heads.items()})
        self._check()

    def _check(self) -> None:
        why = self._lacking()
        self._why.show_remark(Remark(why))
        self._ok.setEnabled(not why)

    def _lacking(self) -> str:
        concepts, words = self._columns.concepts, self._columns.words
        chosen = [concept for concept in concepts.values() if concept]
        if self.said is None and self.headless.isChecked():
            return self.tr("请选中内容的第一行。")
        if self.said is None:
            return self.tr("请选中表头所在的一行；表头有两三行时，按住 Shift 一起选中。")
        if twice := next((c for c in chosen if chosen.count(c) > 1), ""):
            return self.tr("有两栏都是“{word}”，请只留一栏。").format(word=words[twice])
        if is_list_of_rows(concepts):
            return ""
        if "name" not in chosen and PROJECT not in chosen:
            said = self.tr("还没有指出哪一栏是“{project}”或“{indicator}”。")
            return said.format(project=words[PROJECT], indicator=words["name"])
        if "name" not in chosen:
            return self.tr("还没有指出哪一栏是金额、绩效目标或绩效指标。")
        if not any(measure in chosen for measure in _MEASURES):
            return self.tr("还没有指出哪一栏是指标值、分值或得分。")
        return ""

    def _lay_out(self) -> None:
        note = plain_label(self.tr("先选择工作表或页，再选中表头所在的行，然后核对右边各栏的含义。"))
        note.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(plain_label(self.tr("工作表或页"), self.sheets))
        top.addWidget(self.sheets, 1)
        self.view.setAccessibleName(self.tr("原表的内容"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.view.setTabKeyNavigation(False)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        across = QHBoxLayout()
        across.addWidget(self.view, 3)
        across.addWidget(self._columns, 2)
        self._ok = self._buttons.addButton(self.tr("按此识别"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addLayout(top)
        column.addWidget(self.headless)
        column.addLayout(across, 1)
        column.addWidget(self._why)
        column.addWidget(self._buttons)
        self.resize(1040, 600)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _accept(self) -> None:
        said = self.said
        if said is not None:
            self.accept()
            self.pointed.emit(said)


def _likeliest(rows: Sequence[Sequence[str]]) -> int:
    """The row whose words are known best; the first with several texts where none is."""
    known = [sum(bool(likely(text)) for text in row) for row in rows[:200]]
    best = max(known, default=0)
    if best > 1:
        return known.index(best)
    return next((n for n, row in enumerate(rows) if sum(bool(text.strip()) for text in row) > 2), 0)


def _lowest_texts(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """By column the lowest text of the marked rows; in a cell that reaches down it stands higher."""
    return _first_texts(rows[::-1])


def _first_texts(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """By column its first text; a column without any is left out."""
    found: dict[int, str] = {}
    for row in rows:
        for column, text in enumerate(row):
            if text.strip():
                found.setdefault(column, " ".join(text.split()))
    return dict(sorted(found.items()))
