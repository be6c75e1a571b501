"""Pictures of pages, drawn by the guarded child off the main thread; the last few are kept."""

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from perfdesk.ui.jobs import Job
from perfdesk.ui.provenance.rendering import page_picture

KEPT = 8
SCALES = (1.0, 1.5, 2.0, 3.0, 4.0)
"""Pixels to a point. A picture is drawn at the next larger one and shrunk, so that resizing draws nothing anew."""


class PageKey(NamedTuple):
    """`source` is the SHA-256 of the file, `page` counts from 1."""

    source: str
    page: int
    scale: float


class PagePictures(QObject):
    """Draws one page at a time, always the one that was asked for last."""

    drawn = Signal(object)
    failed = Signal(object, object)

    def __init__(
        self, draw: Callable[[bytes, int, float], bytes] = page_picture, parent: QObject | None = None
    ):
        super().__init__(parent)
        self._draw = draw
        self._kept: OrderedDict[PageKey, QImage] = OrderedDict()
        self._refused: set[PageKey] = set()
        self._wanted: tuple[PageKey, bytes] | None = None
        self._job: Job | None = None

    def picture(self, key: PageKey, content: bytes) -> QImage | None:
        """None while it is being drawn; `drawn` or `failed` tells the key."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._refused:
            self._wanted = (key, content)
            self._start()
        return None

    def instead(self, key: PageKey) -> tuple[QImage, float] | None:
        """The same page drawn at another scale, to be shown meanwhile."""
        same = (k for k in reversed(self._kept) if (k.source, k.page) == (key.source, key.page))
        found = next(same, None)
        return (self._kept[found], found.scale) if found else None

    def _start(self) -> None:
        if self._job is not None or self._wanted is None:
            return
        (key, content), self._wanted = self._wanted, None
        job = self._job = Job(lambda _: self._image(key, content), self)
        job.done.connect(lambda image: self._take(key, image))
        job.failed.connect(lambda failure: self._refuse(key, failure))
        job.start()

    def _image(self, key: PageKey, content: bytes) -> QImage:
        """On a thread of its own, the unpacking too."""
        return QImage.fromData(self._draw(content, key.page, key.scale))

    def _take(self, key: PageKey, image: QImage) -> None:
        self._job = None
        self._kept[key] = image
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.drawn.emit(key)
        self._start()

    def _refuse(self, key: PageKey, failure: Exception) -> None:
        self._job = None
        self._refused.add(key)
        self.failed.emit(key, failure)
        self._start()


def scale_for(wanted: float) -> float:
    """The scale at which to draw for so many pixels to a point."""
    return next((scale for scale in SCALES if scale >= wanted - 0.01), SCALES[-1])
