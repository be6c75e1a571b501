"""A bar across the window for what a person should know; it never stands in the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from perfdesk.domain.severity import Severity
from perfdesk.ui import icons, theme


@dataclass(frozen=True, slots=True)
class Offer:
    """A button in the bar."""

    text: str
    act: Callable[[], object]
    closes: bool = True


class TroubleBar(QFrame):
    """Shows one message at a time: trouble, a notice, or work in progress that can be cancelled.

    One rule for all: what is said is about what was done last, and goes with the next change of the file, whether
    it was refused, done or only noted; who goes on working has read it, and its buttons would act on other content.
    What `lasts` is about something that no edit mends (a disk, a damaged part), and goes when it is closed or another
    message comes; progress goes with its work.
    """

    told = Signal()
    """Something else is said, or nothing any more."""

    def __init__(self, parent: QWidget | None = None, *, can_close: bool = True) -> None:
        super().__init__(parent)
        self._severity: Severity | None = None
        self._lasts = False
        self._shades = theme.NOTICE
        self._mark, self._text = QLabel(self), QLabel(self)
        self._busy = QProgressBar(self)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton(self)
        self._can_close = can_close
        self._lay_out()
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def is_busy(self) -> bool:
        """Whether it tells of work that is not done yet."""
        return not self.isHidden() and not self._busy.isHidden()

    def show_trouble(self, sentence: str, offers: Sequence[Offer] = ()) -> None:
        self._show(sentence, Severity.ERROR, offers)

    def show_warning(self, sentence: str, offers: Sequence[Offer] = (), *, lasts: bool = False) -> None:
        self._show(sentence, Severity.WARNING, offers)
        self._lasts = lasts

    def show_notice(self, sentence: str, offers: Sequence[Offer] = ()) -> None:
        self._show(sentence, Severity.NOTICE, offers)

    @property
    def buttons(self) -> Sequence[QPushButton]:
        """Of what is said now, in their order."""
        return self._buttons

    def show_done(self, sentence: str, offers: Sequence[Offer] = ()) -> None:
        self._show(sentence, None, offers)

    def show_progress(
        self, sentence: str, cancel: Callable[[], object] | None = None, done: tuple[int, int] = (0, 0)
    ) -> None:
        """`done`: so many of so many; (0, 0) where that is not known."""
        if self._busy.isVisible() and cancel is not None and len(self._buttons) == 1:
            self._text.setText(sentence)  # only the numbers moved: the button, perhaps in focus, stays
            self.setAccessibleName(sentence)
        else:
            offers = [Offer(self.tr("取消"), cancel)] if cancel is not None else []
            self._show(sentence, Severity.NOTICE, offers)
        self._lasts = True
        self._busy.setRange(0, done[1])
        self._busy.setValue(done[0])
        self._busy.show()
        self._close.hide()

    def clear(self) -> None:
        self.hide()
        self._text.clear()
        self.told.emit()

    def forget(self) -> None:
        """The file was changed."""
        if not self._lasts:
            self.clear()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        elif event.type() == QEvent.Type.LanguageChange:
            self._name_parts()

    def _show(self, sentence: str, severity: Severity | None, offers: Sequence[Offer]) -> None:
        self._severity, self._lasts = severity, False
        self._shades = theme.GOOD if severity is None else theme.BY_SEVERITY[severity]
        self._busy.hide()
        self._close.setVisible(self._can_close)
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._show_offers(offers)
        self._colour()
        self.show()
        self.told.emit()

    def _show_offers(self, offers: Sequence[Offer]) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(offer) for offer in offers]

    def _button(self, offer: Offer) -> QPushButton:
        button = QPushButton(offer.text, self)
        button.setAutoDefault(False)

        def press() -> None:
            if offer.closes:
                self.clear()
            offer.act()

        button.clicked.connect(press)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(layout.count() - 1, button)
        button.show()  # a layout on the screen shows what it is given only in a later round of the event loop
        return button

    def _colour(self) -> None:
        palette = QApplication.palette()
        colour = self._shades.on(palette)
        theme.lay_ground(self, colour)
        name = (
            "done"
            if self._shades is theme.GOOD
            else f"finding-{(self._severity or Severity.HINT).name.lower()}"
        )
        self._mark.setPixmap(icons.mark_icon(name, colour).pixmap(16, 16))
        self._close.setIcon(icons.icon("close", palette))

    def _name_parts(self) -> None:
        self._busy.setAccessibleName(self.tr("正在进行"))
        self._close.setAccessibleName(self.tr("关闭此条"))
        self._close.setToolTip(self.tr("关闭此条"))

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedSize(120, 12)
        self._close.setAutoRaise(True)
        self._name_parts()
        self._close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 6, 5)
        for widget in (self._mark, self._text, self._busy, self._close):
            layout.addWidget(widget)
