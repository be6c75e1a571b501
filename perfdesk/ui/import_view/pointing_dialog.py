"""指出表头: where no head was found, a person marks its rows and says what stands under each column."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.pointing import Pointed, SourceText, likely, meanings
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.fields import Remark, RemarkLine

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_MOST_ROWS = 3
_NAMES, _MEASURES = (
    ("name",),
    ("value", "cycle_value", "actual", "score", "weight", "rule", "sign", "expected"),
)


class _Rows(QAbstractTableModel):
    """The cells of one sheet."""

    def __init__(self, rows: Sequence[Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._rows, self._width = rows, max((len(row) for row in rows), default=0)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or not index.isValid():
            return None
        row = self._rows[index.row()]
        return row[index.column()] if index.column() < len(row) else ""


class PointingDialog(Dialog):
    """`pointed` carries a Pointed."""

    pointed = Signal(object)

    def __init__(self, texts: Sequence[SourceText], before: Pointed | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("指出表头"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._texts = texts
        self.sheets, self.view = QComboBox(self), QTableView(self)
        self.choices: dict[int, QComboBox] = {}
        self._why = RemarkLine(self)
        self._columns = QScrollArea(self)
        self._buttons = QDialogButtonBox(self)
        self._words = meanings()
        self._lay_out()
        for number, text in enumerate(texts, 1):
            self.sheets.addItem(text.name or self.tr("第 {number} 张").format(number=number))
        self.sheets.currentIndexChanged.connect(self._show_sheet)
        self._show_sheet(0)
        if before is not None:
            self.sheets.setCurrentIndex(before.sheet)
            self.mark(before.row, before.rows)
            self._choose(before.concepts)

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
        rows = self._marked()
        if not rows or len(rows) > _MOST_ROWS or rows[-1] - rows[0] != len(rows) - 1:
            return None
        concepts = {column: str(choice.currentData()) for column, choice in self.choices.items()}
        return Pointed(self.sheets.currentIndex(), rows[0], len(rows), concepts)

    def _marked(self) -> list[int]:
        return sorted({index.row() for index in self.view.selectionModel().selectedRows()})

    def _show_sheet(self, number: int) -> None:
        rows = self._texts[number].rows if 0 <= number < len(self._texts) else ()
        self.view.setModel(_Rows(rows, self))
        self.view.selectionModel().selectionChanged.connect(self._show_columns)
        if rows:
            self.mark(_likeliest(rows))
        self._show_columns()

    def _show_columns(self) -> None:
        """The head's texts, each with what it seems to mean."""
        page = QWidget()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        self.choices = {}
        for column, text in self._heads().items():
            choice = QComboBox()
            for concept, word in {"": self.tr("照原样保留"), **self._words}.items():
                choice.addItem(word, concept)
            choice.setCurrentIndex(choice.findData(likely(text)))
            label = plain_label("", choice)
            label.setText(label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 200))
            label.setToolTip(text)
            choice.setAccessibleName(text)
            choice.activated.connect(self._check)
            grid.addWidget(label, len(self.choices), 0)
            grid.addWidget(choice, len(self.choices), 1)
            self.choices[column] = choice
        grid.setRowStretch(len(self.choices), 1)
        self._columns.setWidget(page)
        self._check()

    def _heads(self) -> dict[int, str]:
        """By column the lowest text of the marked rows; in a cell that reaches down it stands higher."""
        rows = [self._texts[self.sheets.currentIndex()].rows[at] for at in self._marked()[:_MOST_ROWS]]
        width = max((len(row) for row in rows), default=0)
        heads = {}
        for column in range(width):
            said = [row[column] for row in rows if column < len(row) and row[column].strip()]
            if said:
                heads[column] = " ".join(said[-1].split())
        return heads

    def _choose(self, concepts: Mapping[int, str]) -> None:
        for column, concept in concepts.items():
            if column in self.choices:
                self.choices[column].setCurrentIndex(self.choices[column].findData(concept))
        self._check()

    def _check(self) -> None:
        chosen = [choice.currentData() for choice in self.choices.values()]
        twice = next((c for c in chosen if c and chosen.count(c) > 1), "")
        why = ""
        if self.said is None:
            why = self.tr("请选中表头所在的一行；表头有两三行时，按住 Shift 一起选中。")
        elif not any(name in chosen for name in _NAMES):
            why = self.tr("还没有指出哪一栏是“{word}”。").format(word=self._words["name"])
        elif not any(measure in chosen for measure in _MEASURES):
            why = self.tr("还没有指出哪一栏是指标值、分值或得分。")
        elif twice:
            why = self.tr("有两栏都是“{word}”，请只留一栏。").format(word=self._words[twice])
        self._why.show_remark(Remark(why))
        self._ok.setEnabled(not why)

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
        self._columns.setWidgetResizable(True)
        self._columns.setFrameShape(QFrame.Shape.NoFrame)
        self._columns.setMinimumWidth(360)
        self._columns.setAccessibleName(self.tr("各栏的含义"))
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
