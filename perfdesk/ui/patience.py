"""Waiting for a place that may never answer, as a network share does whose server has gone."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

MOST = 60.0
"""Seconds without a sign of life after which a place counts as one that is not there."""
_TICK = 5000


class Patience(QObject):
    """`lost` at each look at the clock from then on, until `end`."""

    lost = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._beat = monotonic()
        self.timer = QTimer(self, interval=_TICK)
        self.timer.timeout.connect(self._look_at_clock)

    def begin(self) -> None:
        self._beat = monotonic()
        self.timer.start()

    def end(self) -> None:
        self.timer.stop()

    def going(self, cancelled: Callable[[], bool]) -> Callable[[], bool]:
        """To be asked on the other thread at each piece of the work, which shows that the place answers."""

        def going() -> bool:
            self._beat = monotonic()
            return not cancelled()

        return going

    def _look_at_clock(self) -> None:
        if monotonic() - self._beat > MOST:
            self.lost.emit()
