"""What is done to the cells of a table of rows: copied, pasted and emptied as blocks, each as one Edit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Edit
from perfdesk.domain.self_evaluation import NotABand
from perfdesk.ui.cells import keys
from perfdesk.ui.cells.clipboard import from_tsv, is_block, to_tsv
from perfdesk.ui.evaluation.block_edits import Text, block_at, texts_in
from perfdesk.ui.evaluation.rows_view import EvaluationView
from perfdesk.ui.fields import REFUSALS, Remark, RemarkLine
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.wording import finding_sentence, refusal_sentence


class RowWork(QObject):
    """`remark` is the line in which it says why something was not done, or what was found at the cell."""

    troubled = Signal(str)

    def __init__(self, view: EvaluationView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._rows, self._desk = view, view.rows, desk
        self.remark = RemarkLine()
        self.commands: dict[keys.Key, Callable[[], None]] = {
            keys.COPY: self.copy,
            keys.PASTE: self.paste,
            keys.CLEAR: self.clear,
            keys.CLEAR_BACK: self.clear,
        }
        self._rows.refused.connect(lambda sentence: self.remark.show_remark(Remark(sentence)))

    def copy(self) -> None:
        block = [
            [str(self._rows.index(row, column).data(Qt.ItemDataRole.EditRole)) for column in columns]
            for row, columns in self._view.selected_block()
        ]
        if block:
            QGuiApplication.clipboard().setText(to_tsv(block))

    def paste(self) -> None:
        """A block over the cells from the current one on, one text into all selected."""
        text, index = QGuiApplication.clipboard().text(), self._view.currentIndex()
        if not text or not index.isValid():
            return
        if is_block(text):
            self._give(block_at(self._rows, index.row(), index.column(), from_tsv(text)))
        else:
            self._give(self._selected(text.strip("\r\n")))

    def clear(self) -> None:
        self._give(self._selected(""))

    def say_findings(self) -> None:
        """The gravest at the current cell."""
        index = self._view.currentIndex()
        found = self._rows.findings_at(index) if index.isValid() else []
        self.remark.show_remark(Remark(finding_sentence(found[0]), found[0].severity) if found else Remark())

    def do(self, edit: Callable[[], Edit | None], nothing: str = "") -> None:
        """`nothing` is said when there is nothing to do."""
        self.tried(lambda: self._do(edit(), nothing))

    def tried(self, act: Callable[[], object]) -> None:
        if self._desk.read_only:
            return
        try:
            act()
        except (*REFUSALS, NotABand) as refusal:
            self.remark.show_remark(Remark(refusal_sentence(refusal)))
        except known_trouble() as trouble:
            self.troubled.emit(refusal_sentence(trouble))

    def _do(self, edit: Edit | None, nothing: str) -> None:
        if edit is not None:
            self._desk.do(edit)
        elif nothing:
            self.remark.show_remark(Remark(nothing))

    def _selected(self, text: str) -> list[Text]:
        cells = [(row, column) for row, columns in self._view.selected_block() for column in columns]
        return [(row, column, text) for row, column in cells]

    def _give(self, texts: Sequence[Text]) -> None:
        self.do(lambda: texts_in(self._desk.tree, self._rows, texts))
