"""PySide6 6.12.0 on Python 3.11 loses a reference to True at every emit and aborts after some hundred of them."""

import sys

from PySide6.QtCore import QObject, Signal


class _Emitter(QObject):
    told = Signal(bool)
    carried = Signal(object)


def test_emitting_truth_values_keeps_their_references(qapp) -> None:
    emitter = _Emitter()
    heard = 0

    def hear(truth: object) -> None:
        nonlocal heard
        heard += truth is True

    emitter.told.connect(hear)
    emitter.carried.connect(hear)
    before = sys.getrefcount(True)
    for _ in range(500):
        emitter.told.emit(True)
        emitter.carried.emit(True)
    assert heard == 1000
    assert sys.getrefcount(True) > before - 100  # the faulty release loses one at each of the thousand
