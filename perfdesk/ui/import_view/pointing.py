"""Asks where the head of a table is, or knows it from a file of the same shape before."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perfdesk.desk.pointing import Pointed, SourceText, kept, read_kept
from perfdesk.ui.import_view.arrival import Source
from perfdesk.ui.import_view.pointing_dialog import PointingDialog
from perfdesk.ui.jobs import Job
from perfdesk.ui.settings import Settings


class Pointing(QObject):
    """`known`: a head that was shown before is in this file, too; `unknown`: a person has to be asked.

    `shown`: a person did. All carry the Source that it is about.
    """

    known = Signal(object, object)
    unknown = Signal(object, object)
    shown = Signal(object, object)
    failed = Signal(object)

    def __init__(self, settings: Settings, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._window = settings, window

    def look(self, source: Source) -> None:
        """For a head of before."""

        def tell(texts: Sequence[SourceText]) -> None:
            before = read_kept(self._settings.heads, texts)
            if before is not None:
                self.known.emit(source, before)
            else:
                self.unknown.emit(source, texts)

        self._with_texts(source, tell)

    def ask(self, source: Source, texts: Sequence[SourceText] = ()) -> None:
        """`texts` where they are read already."""
        if texts:
            self._open(source, texts)
        else:
            self._with_texts(source, lambda read: self._open(source, read))

    def _open(self, source: Source, texts: Sequence[SourceText]) -> None:
        dialog = PointingDialog(texts, read_kept(self._settings.heads, texts), self._window)
        dialog.pointed.connect(lambda pointed: self._shown(source, texts, pointed))
        dialog.open()

    def _shown(self, source: Source, texts: Sequence[SourceText], pointed: Pointed) -> None:
        self._settings.heads = kept(self._settings.heads, texts, pointed)
        self.shown.emit(source, pointed)

    def _with_texts(self, source: Source, then: Callable[[Sequence[SourceText]], None]) -> None:
        job = Job(lambda _: _texts(source.path, source.content), self)
        job.done.connect(then)
        job.failed.connect(self.failed)
        job.start()


def _texts(path: Path, content: bytes | None) -> Sequence[SourceText]:
    """On another thread."""
    from perfdesk.desk.reading import rows_to_point_at

    return rows_to_point_at(content if content is not None else path.read_bytes())
