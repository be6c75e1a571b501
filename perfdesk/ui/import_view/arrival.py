"""A file on its way in: read, understood, looked at, and only then taken over."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from perfdesk.desk import ENDING
from perfdesk.domain.book import Book
from perfdesk.domain.draft import NO_HINTS, Draft, Hints
from perfdesk.ui.jobs import Job

if TYPE_CHECKING:
    from perfdesk.desk.desk import Desk
    from perfdesk.domain.identity import Id
    from perfdesk.ui.import_view.review import Review

MOST_SHOWN = 100 * 2**20
"""Bytes of a file beyond which it is not held in memory to be shown."""


@dataclass(frozen=True, slots=True)
class Source:
    """`target` is the desk that was open when the import began, `beside` where another would be made without one.

    `content` is what was pasted; then `path` is only a name for it. `stood` is where the person was in `target`.
    """

    path: Path
    beside: Path
    target: "Desk | None" = None
    hints: Hints = NO_HINTS
    content: bytes | None = None
    stood: "Id | None" = None


class Arrival(QObject):
    """One reading. `read` carries the Review; `progressed` pages done and in all (0: not known)."""

    read = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, source: Source, parent: QObject) -> None:
        super().__init__(parent)
        self.source = source
        self._book = source.target.book if source.target is not None else Book()
        self._mail = _Mail()
        self._mail.delivered.connect(self.progressed)
        self.job = Job(self._work, self)
        self.job.done.connect(self.read)
        self.job.failed.connect(self.failed)

    def start(self) -> "Arrival":
        self.job.start()
        return self

    def cancel(self) -> None:
        self.job.cancel()

    def _work(self, cancelled: Callable[[], bool]) -> "Review":
        """On another thread: nothing here touches a desk or a widget."""
        # Imported here: neither the window's first paint nor its main thread has to wait for any of it.
        from perfdesk.desk.reading import read_content, read_draft, tables_to_take_over
        from perfdesk.desk.starting import desk_beside as desk_beside
        from perfdesk.ui.desk_view import DeskView as DeskView
        from perfdesk.ui.import_view.import_page import ImportPage as ImportPage
        from perfdesk.ui.import_view.review import Review

        source, tell = self.source, self._mail.delivered.emit
        if source.content is not None:
            draft = read_content(source.content, source.path.name, cancelled, tell, source.hints)
            return Review.of(draft, source.content, self._book, source.stood)
        if source.path.suffix.lower() == ENDING:
            return Review.of(tables_to_take_over(source.path, self._book, cancelled), None, self._book)
        draft = read_draft(source.path, cancelled, tell, source.hints)
        return Review.of(draft, _content(source.path, draft), self._book, source.stood)


class _Mail(QObject):
    """Carries progress across threads; made on the main thread."""

    delivered = Signal(int, int)


def _content(path: Path, draft: Draft) -> bytes | None:
    """The file's own, unless it is too large or another by now."""
    try:
        if path.stat().st_size > MOST_SHOWN:
            return None
        content = path.read_bytes()
    except OSError:
        return None  # the draft is there all the same; only the file cannot be shown beside it
    return content if sha256(content).hexdigest() == draft.source.sha256 else None
