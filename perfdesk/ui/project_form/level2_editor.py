"""The editor of a 二级指标: found in the code list by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMoveEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from perfdesk.desk.level_texts import level_text
from perfdesk.domain.codes import Level2
from perfdesk.domain.level2_match import candidates
from perfdesk.ui.cells.words_editor import CellEditor
from perfdesk.ui.project_form.offers_list import OffersList

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Level2Editor(CellEditor, QLineEdit):
    """A line with the fitting entries of the code list under it; arrows and the mouse choose among them."""

    picked = Signal()

    def __init__(
        self,
        index: QModelIndex | QPersistentModelIndex,
        choices: Sequence[Level2],
        parent: QWidget,
        *,
        is_coded: bool = True,
    ) -> None:
        """`is_coded`: the form prints the codes."""
        super().__init__(parent)
        self.index = QPersistentModelIndex(index)
        self.is_composing = False
        self.was_chosen = False
        """Whether an entry was chosen with the arrows or the mouse, and not typed."""
        self._is_modified = False
        self._choices, self._is_coded = choices, is_coded
        self._shown: list[Level2] = []
        self.offers_list = OffersList(self, self.tr("二级指标"))
        self.offers_list.itemClicked.connect(self._pick)
        self.textEdited.connect(self._filter)

    @property
    def is_modified(self) -> bool:
        return self._is_modified

    def choice(self) -> Level2 | None:
        """The entry that is lit in the list."""
        row = self.offers_list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def only_choice(self) -> Level2 | None:
        """The entry that what is typed can mean, if it is but one."""
        return self._shown[0] if len(self._shown) == 1 else None

    def show_text(self, text: str, code: str) -> None:
        if text != self.text():
            self.setText(text)
        self.selectAll()
        self._fill(self._choices, code)

    def put_cursor_at_end(self) -> None:
        self.end(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        elif self._shown:
            self._is_modified = self.was_chosen = True
            self.offers_list.setCurrentRow((self.offers_list.currentRow() + step) % len(self._shown))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.offers_list.place()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.offers_list.hide()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.offers_list.place()

    def hideEvent(self, event: QHideEvent) -> None:
        self.offers_list.hide()
        super().hideEvent(event)

    def _filter(self, text: str) -> None:
        self._is_modified, self.was_chosen = True, False
        self._fill(candidates(text, self._choices), "")

    def _fill(self, choices: Sequence[Level2], code: str) -> None:
        """`code` is lit; nothing is for one that the list does not know, the first for none."""
        self._shown = list(choices)
        lit = next((row for row, c in enumerate(choices) if c.code == code), -1)
        lines = [f"{level_text(c.code if self._is_coded else '', c.name)}　{c.level1_name}" for c in choices]
        self.offers_list.show_lines(lines, 0 if not code and choices else lit)

    def _pick(self) -> None:
        self._is_modified = self.was_chosen = True
        self.picked.emit()
