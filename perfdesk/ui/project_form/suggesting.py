"""What is offered in the cells of the indicator table, kept up to date beside the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from perfdesk.desk.desk import Desk
from perfdesk.desk.offering import Offer, Offers, Source, offers_in
from perfdesk.desk.other_tables import other_tables
from perfdesk.domain.book import Book
from perfdesk.ui.jobs import Job

_FEW = 500
"""Indicators that are gone through at once; of more, those of a moment ago are offered meanwhile."""


class Suggesting(QObject):
    """Other files are read when the first cell is opened, and only what is offered of them is kept, in memory."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen: Book | None = None
        self._elsewhere: tuple[Offer, ...] = ()
        self._others: Callable[[], Sequence[Path]] | None = None
        self._is_working = False
        self._offers: Offers | None = None

    @property
    def offers(self) -> Offers:
        """The common ones until the file has been gone through."""
        if self._offers is None:
            self._offers = Offers()
        return self._offers

    def ask_others(self, paths: Callable[[], Sequence[Path]]) -> None:
        """Where the person's other files are, the last opened first."""
        self._others = paths

    def look(self) -> None:
        """Goes on to what the file says now, at once or in a moment."""
        self._read_others()
        book = self._desk.book
        if book is self._seen or self._is_working:
            return
        if sum(len(project.indicators) for table in book.target_tables for project in table.projects) <= _FEW:
            self._seen, self._offers = book, Offers(book.target_tables, self._elsewhere)
            return
        self._is_working = True
        elsewhere = self._elsewhere
        job = Job(lambda _: Offers(book.target_tables, elsewhere), self)
        job.done.connect(lambda offers: self._take(offers, book, elsewhere))
        job.start()

    def _take(self, offers: Offers, book: Book, elsewhere: tuple[Offer, ...]) -> None:
        """Other files that were read meanwhile are not in it: then the next look begins anew."""
        self._is_working = False
        self._offers = offers
        self._seen = book if elsewhere is self._elsewhere else None

    def _read_others(self) -> None:
        if self._others is None:
            return
        paths, self._others = [path for path in self._others() if path != self._desk.path], None
        job = Job(lambda cancelled: offers_in(other_tables(paths, cancelled), Source.OTHER_FILE), self)
        job.done.connect(self._take_others)
        job.start()

    def _take_others(self, offers: tuple[Offer, ...]) -> None:
        self._elsewhere, self._seen = offers, None
