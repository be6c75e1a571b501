"""A source with places lit in it: pages of a PDF as pictures, anything else as cells or lines."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.source_text import SourceText
from perfdesk.domain.draft import SourceFile
from perfdesk.domain.origin import Spot
from perfdesk.ui import icons
from perfdesk.ui.jobs import Job
from perfdesk.ui.provenance.page_view import STEP, PageView
from perfdesk.ui.provenance.pages import PageKey, PagePictures
from perfdesk.ui.provenance.rendering import texts_of
from perfdesk.ui.provenance.sheet_view import SheetView
from perfdesk.wording import refusal_sentence

PAGED = frozenset(("pdf",))
"""Readers whose sources have pages to be looked at."""
BARE = frozenset(("json", "perfdesk"))
"""Readers whose sources have nothing to be looked at."""


class SourceView(QWidget):
    """`pointed_at` carries the Spot that was clicked."""

    pointed_at = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, least_scale: float = 0.6) -> None:
        super().__init__(parent)
        self._source: SourceFile | None = None
        self._content: bytes | None = None
        self._page, self._pages = 1, 0
        self._spots: tuple[Spot, ...] = ()
        self._sheets: tuple[SourceText, ...] = ()
        self._pictures = PagePictures(parent=self)
        self.page = PageView(self._pictures, self)
        self.page.fit_width(least_scale)
        self.sheet = SheetView(self)
        self._note = QLabel(self)
        self._stack = QStackedWidget(self)
        self._position = QLabel(self)
        self._sheet_choice = QComboBox(self)
        self._tools: dict[str, QToolButton] = {}
        self._lay_out()
        self._connect()
        self.show_source(None, None)

    @property
    def shown_page(self) -> int:
        return self._page

    @property
    def lit(self) -> tuple[Spot, ...]:
        return self._spots

    def show_source(self, source: SourceFile | None, content: bytes | None, pages: int = 0) -> None:
        """`pages`: how many there are; 0 when that is not known. None for a content that was not kept."""
        if source == self._source and content is self._content:
            return
        self._source, self._content, self._pages = source, content, pages
        self._page, self._spots, self._sheets = 1, (), ()
        if source is None or source.reader in BARE:
            self._say(self.tr("这一来源没有版面可看。") if source else "")
        elif content is None:
            self._say(self.tr("原文件太大，没有随本文件保存，只保留了读出的原文。"))
        elif source.reader in PAGED:
            self._turn_to(1)
        else:
            self._fetch_sheets(source, content)

    def light(self, spots: Sequence[Spot]) -> None:
        """Shows where the spots are; the first one is brought into sight."""
        self._spots = tuple(spots)
        if self._source is None or self._content is None:
            return
        if self._source.reader in PAGED and spots:
            self._turn_to(spots[0].page)
        elif self._source.reader in PAGED:
            self.page.light(())
        elif self._sheets:
            self._show_sheet(self._sheet_of(spots[0]) if spots else self._page - 1)

    def show_page(self, page: int) -> None:
        """A page or sheet by its number, nothing lit."""
        self._spots = ()
        if self._source is not None and self._content is not None and self._source.reader in PAGED:
            self._turn_to(page)
        elif self._sheets:
            self._show_sheet(self._sheet_of(Spot(page)))

    def panes(self) -> tuple[QWidget, ...]:
        """What can have the focus."""
        return (self.page, self.sheet)

    def _turn(self, by: int) -> None:
        page = self._page + by
        if page >= 1 and (not self._pages or page <= self._pages):
            self._turn_to(page, reveal=False)
            bar = self.page.verticalScrollBar()
            bar.setValue(bar.minimum() if by > 0 else bar.maximum())

    def _turn_to(self, page: int, *, reveal: bool = True) -> None:
        assert self._source is not None
        assert self._content is not None
        self._page = page
        self.page.show_page(self._content, self._source.sha256, page)
        boxes = [spot.box for spot in self._spots if spot.page == page and spot.box is not None]
        self.page.light(boxes, reveal=reveal)
        self._show(self.page)

    def _page_failed(self, key: PageKey, failure: Exception) -> None:
        """Behind the last page of a file whose pages were never counted it goes back."""
        if self._source is None or key.source != self._source.sha256 or key.page != self._page:
            return
        is_sought = any(spot.page == key.page for spot in self._spots)
        if not self._pages and key.page > 1 and not is_sought:
            self._pages = key.page - 1
            self._turn_to(self._pages)
        else:
            self.page.say(_sentence(failure))

    def _fetch_sheets(self, source: SourceFile, content: bytes) -> None:
        self._say(self.tr("正在准备原文件…"))
        job = Job(lambda _: texts_of(content, source.file), self)
        job.done.connect(lambda sheets: self._take_sheets(source, sheets))
        job.failed.connect(lambda failure: self._refuse_sheets(source, failure))
        job.start()

    def _take_sheets(self, source: SourceFile, sheets: tuple[SourceText, ...]) -> None:
        if source != self._source:
            return
        self._sheets = sheets
        self._sheet_choice.clear()
        for number, sheet in enumerate(sheets, 1):
            self._sheet_choice.addItem(sheet.name or self.tr("第 {number} 张表").format(number=number))
        if sheets:
            self._show_sheet(self._sheet_of(self._spots[0]) if self._spots else 0)
        else:
            self._say(self.tr("这一来源没有版面可看。"))

    def _refuse_sheets(self, source: SourceFile, failure: Exception) -> None:
        sentence = _sentence(failure)
        if source == self._source:
            self._say(sentence)

    def _sheet_of(self, spot: Spot) -> int:
        named = (i for i, sheet in enumerate(self._sheets) if spot.sheet and sheet.name == spot.sheet)
        return next(named, min(max(spot.page, 1), len(self._sheets)) - 1)

    def _show_sheet(self, number: int) -> None:
        self._page = number + 1
        self.sheet.show_sheet(self._sheets[number], number + 1)
        self._sheet_choice.setCurrentIndex(number)
        self.sheet.light([spot for spot in self._spots if self._sheet_of(spot) == number])
        self._show(self.sheet)

    def _say(self, note: str) -> None:
        self._note.setText(note)
        self._show(self._note)

    def _show(self, part: QWidget) -> None:
        before = self._stack.currentWidget()
        had_keyboard = before is not None and before.hasFocus()
        self._stack.setCurrentWidget(part)
        if had_keyboard:  # else Qt would give it to the tree, while a page is being made
            part.setFocus(Qt.FocusReason.OtherFocusReason)
        paged = part is self.page
        for tool in self._tools.values():
            tool.setVisible(paged)
        self._sheet_choice.setVisible(part is self.sheet and len(self._sheets) > 1)
        self._tools["previous"].setEnabled(self._page > 1)
        self._tools["next"].setEnabled(not self._pages or self._page < self._pages)
        self._position.setVisible(paged)
        if self._pages:
            self._position.setText(
                self.tr("第 {page} / {pages} 页").format(page=self._page, pages=self._pages)
            )
        else:
            self._position.setText(self.tr("第 {page} 页").format(page=self._page))

    def _point_on_page(self, point: QPointF) -> None:
        x, y = point.x(), point.y()
        self.pointed_at.emit(Spot(page=self._page, box=(x, y, x, y)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._colour()

    def _colour(self) -> None:
        for name, tool in getattr(self, "_tools", {}).items():
            tool.setIcon(icons.icon(name, self.palette()))

    def _connect(self) -> None:
        self.page.pointed_at.connect(self._point_on_page)
        self.page.turned.connect(self._turn)
        self.sheet.pointed_at.connect(self.pointed_at)
        self._pictures.failed.connect(self._page_failed)
        self._sheet_choice.activated.connect(self._show_sheet)

    def _lay_out(self) -> None:
        for name, said, act in (
            ("previous", self.tr("上一页（PgUp）"), lambda: self._turn(-1)),
            ("next", self.tr("下一页（PgDn）"), lambda: self._turn(1)),
            ("smaller", self.tr("缩小（-）"), lambda: self.page.zoom(1 / STEP)),
            ("larger", self.tr("放大（+）"), lambda: self.page.zoom(STEP)),
            ("fit-width", self.tr("适合宽度（0）"), lambda: self.page.fit_width()),
        ):
            self._tools[name] = self._tool(said, act)
        self._sheet_choice.setAccessibleName(self.tr("工作表"))
        for label in (self._note, self._position):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note.setWordWrap(True)
        self._note.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._note.setContentsMargins(16, 16, 16, 16)
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        for part in (self.page, self.sheet, self._note):
            self._stack.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(4)
        for widget in (self._tools["previous"], self._position, self._tools["next"], self._sheet_choice):
            head.addWidget(widget)
        head.addStretch(1)
        for name in ("smaller", "larger", "fit-width"):
            head.addWidget(self._tools[name])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self._colour()

    def _tool(self, said: str, act: Callable[[], None]) -> QToolButton:
        tool = QToolButton(self)
        tool.setAutoRaise(True)
        tool.setIconSize(QSize(16, 16))
        tool.setToolTip(said)
        tool.setAccessibleName(said)
        tool.clicked.connect(act)
        return tool


def _sentence(failure: Exception) -> str:
    """Of known trouble; anything else is a bug and goes on to where bugs are reported."""
    sentence = refusal_sentence(failure)
    if sentence == refusal_sentence(Exception()):
        raise failure
    return sentence
