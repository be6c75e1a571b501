"""The proof above the draft, each sentence with its mark, and the text that found no place, to be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from perfdesk.ui.fonts import line_height
from perfdesk.ui.import_view.fact import Fact
from perfdesk.ui.import_view.proof_words import ProofWords
from perfdesk.ui.import_view.review import Review
from perfdesk.ui.import_view.sentence_area import SentenceArea

_LINES = 5


class ProofPanel(QWidget):
    """`page_wanted`: the page on which a piece of the residue stands."""

    page_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ProofWords(self)
        self._facts: list[Fact] = []
        self.sentence_area = SentenceArea(self)
        self.toggle = QToolButton(self)
        self.residue = QListWidget(self)
        self._lay_out()

    @property
    def sentences(self) -> list[str]:
        return [fact.text for fact in self._facts]

    def show_review(self, review: Review) -> None:
        self._facts = self._words.facts(review)
        self.sentence_area.show_facts(self._facts)
        residue = review.draft.proof.residue
        self.residue.clear()
        for piece in residue:
            said = self.tr("第 {page} 页：{text}").format(page=piece.page, text=piece.text)
            item = QListWidgetItem(said)
            item.setToolTip(piece.text)
            item.setData(Qt.ItemDataRole.UserRole, piece.page)
            self.residue.addItem(item)
        self.toggle.setVisible(bool(residue))
        self.toggle.setChecked(False)
        self._open(False)

    def _open(self, on: bool) -> None:
        self.residue.setVisible(on)
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        if on:
            self.residue.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page_wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def _lay_out(self) -> None:
        self.toggle.setText(self.tr("查看未归位文字"))
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggle.toggled.connect(self._open)
        self.residue.setAccessibleName(self.tr("未归位文字"))
        self.residue.setWordWrap(True)
        self.residue.setMinimumHeight(line_height(self.font()) + 8)
        self.residue.setMaximumHeight(_LINES * line_height(self.font()) + 8)
        self.residue.currentItemChanged.connect(lambda item: self._go(item))
        self.residue.itemClicked.connect(self._go)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.sentence_area)
        layout.addWidget(self.toggle)
        layout.addWidget(self.residue)
