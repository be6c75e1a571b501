"""What is done to the cells of a table of rows: copied, pasted and emptied as blocks, each as one Edit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Edit
from perfdesk.domain.self_evaluation import NotABand
from perfdesk.domain.severity import Severity
from perfdesk.ui.cells import keys
from perfdesk.ui.cells.clipboard import from_tsv, is_block, put, taken_text
from perfdesk.ui.closed import Closed
from perfdesk.ui.evaluation.block_edits import Text, block_at, texts_in
from perfdesk.ui.evaluation.rows_view import EvaluationView
from perfdesk.ui.fields import REFUSALS, Remark, RemarkLine
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.writing import Write
from perfdesk.wording import finding_sentence, refusal_sentence


class RowWork(QObject):
    """`remark` is the line in which it says why something was not done, or what was found at the cell.

    `write` is the window's, where there is one: it keeps answering.
    """

    troubled = Signal(str)

    def __init__(self, view: EvaluationView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._rows, self._desk = view, view.rows, desk
        self.write: Write = desk.do
        self.remark = RemarkLine()
        self._closed = Closed(desk, self)
        self.commands: dict[keys.Key, Callable[[], None]] = {
            keys.COPY: self.copy,
            keys.CUT: self.cut,
            keys.FILL_DOWN: self.fill_down,
            keys.PASTE: self.paste,
            keys.CLEAR: self.clear,
            keys.CLEAR_BACK: self.clear,
        }
        view.closed.connect(self._say_closed)
        self._rows.refused.connect(lambda sentence: self.remark.show_remark(Remark(sentence)))

    def copy(self) -> None:
        block = [
            [str(self._rows.index(row, column).data(Qt.ItemDataRole.EditRole)) for column in columns]
            for row, columns in self._view.selected_block()
        ]
        if block:
            put(block)

    def cut(self) -> None:
        self.copy()
        self.clear()

    def fill_down(self) -> None:
        """The first of the selected rows into the others; into a single row, the one above it."""
        cells = self._view.selected_block()
        source = cells[0][0] if len(cells) > 1 else min((row for row, _ in cells), default=0) - 1
        if source >= 0:
            role = Qt.ItemDataRole.EditRole
            texts = [
                (row, column, str(self._rows.index(source, column).data(role)))
                for row, columns in cells
                for column in columns
            ]
            self._give(texts, "fill")

    def paste(self) -> None:
        """A block over the cells from the current one on, one text into all selected."""
        text, index = taken_text(), self._view.currentIndex()
        if not text or not index.isValid():
            return
        if is_block(text):
            block = from_tsv(text)
            self._give(block_at(self._rows, index.row(), index.column(), block), "paste")
            self._tell_rest(len(block), self._rows.rowCount() - index.row())
        else:
            self._give(self._selected(text.strip("\r\n")), "paste")

    def _tell_rest(self, given: int, room: int) -> None:
        if given > room:
            said = self.tr("粘贴的内容有 {given} 行，从这一格起只有 {room} 行，其余未粘贴。")
            self.remark.show_remark(Remark(said.format(given=given, room=room), Severity.WARNING))

    def _say_closed(self) -> None:
        if why := self._closed.why(self._view.current_id):
            self.remark.show_remark(Remark(why))

    def clear(self) -> None:
        self._give(self._selected(""), "change")

    def say_findings(self) -> None:
        """The gravest at the current cell."""
        index = self._view.currentIndex()
        found = self._rows.findings_at(index) if index.isValid() else []
        said = Remark(finding_sentence(found[0], self._desk.tree), found[0].severity) if found else Remark()
        self.remark.show_remark(said)

    def do(self, edit: Callable[[], Edit | None], nothing: str = "") -> None:
        """`nothing` is said when there is nothing to do."""
        self.tried(lambda: self._do(edit(), nothing))

    def tried(self, act: Callable[[], object]) -> None:
        if why := self._closed.why():
            self.remark.show_remark(Remark(why))
            return
        try:
            act()
        except (*REFUSALS, NotABand) as refusal:
            self.remark.show_remark(Remark(refusal_sentence(refusal)))
        except known_trouble() as trouble:
            self.troubled.emit(refusal_sentence(trouble))

    def _do(self, edit: Edit | None, nothing: str) -> None:
        if edit is not None:
            self.write(edit)
        elif nothing:
            self.remark.show_remark(Remark(nothing))

    def _selected(self, text: str) -> list[Text]:
        cells = [(row, column) for row, columns in self._view.selected_block() for column in columns]
        return [(row, column, text) for row, column in cells]

    def _give(self, texts: Sequence[Text], action: str) -> None:
        self.do(lambda: texts_in(self._desk.tree, self._rows, texts, action))
