"""The editor of words that may be known: what they can become is offered under it, and taken only when chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from perfdesk.desk.offering import Offer
from perfdesk.ui.cells.words_editor import WordsEditor
from perfdesk.ui.project_form.offers_list import OffersList

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OfferingEditor(WordsEditor):
    """Arrows and the mouse choose; Esc puts the list away and leaves what was typed.

    `picked`: one was chosen with the mouse.
    """

    picked = Signal()

    def __init__(
        self,
        index: QModelIndex | QPersistentModelIndex,
        parent: QWidget,
        ask: Callable[[str], Sequence[Offer | str]],
        *,
        lights_first: bool = False,
    ) -> None:
        """`lights_first`: what is typed stands for the first that is offered, as long as it is lit."""
        super().__init__(index, parent)
        self._lights_first = lights_first
        self._ask = ask
        self._offers: Sequence[Offer | str] = ()
        self.offers_list = OffersList(self, self.tr("可选用的写法"))
        self.offers_list.itemClicked.connect(self._pick)
        self.textChanged.connect(self._offer)

    @property
    def has_offers(self) -> bool:
        return self.offers_list.isVisible()

    @property
    def chosen(self) -> Offer | str | None:
        row = self.offers_list.currentRow()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    @property
    def is_modified(self) -> bool:
        return super().is_modified or self.chosen is not None

    def show_text(self, text: str) -> None:
        """A cell that says nothing yet is offered what is usual there."""
        super().show_text(text)
        if not text:
            self._show(self._ask(""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if self.has_offers and event.key() == Qt.Key.Key_Escape:
            self._show(())
        elif (
            self.has_offers
            and step is not None
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._step(step)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """The input method has a list of its own, and its keys."""
        if event.preeditString():
            self._show(())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.offers_list.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        self.offers_list.hide()
        super().hideEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.offers_list.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.offers_list.place()

    def _step(self, step: int) -> None:
        """Before the first and behind the last stands what was typed."""
        count = len(self._offers) + 1
        self.offers_list.setCurrentRow((self.offers_list.currentRow() + 1 + step) % count - 1)

    def _offer(self) -> None:
        if self.document().isModified() and not self.is_composing:
            self._show(self._ask(self.text()))

    def _show(self, offers: Sequence[Offer | str]) -> None:
        self._offers = offers
        lit = 0 if self._lights_first and offers and self.text().strip() else -1
        self.offers_list.show_lines([each if isinstance(each, str) else each.name for each in offers], lit)

    def _pick(self) -> None:
        self.picked.emit()
