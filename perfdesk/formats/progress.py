"""How far a reader has come, told to whoever asked for the file; nobody listens unless `report_to` was called."""

from collections.abc import Callable


def _nobody(done: int, total: int) -> None:
    """Without a listener."""


_listener: Callable[[int, int], None] = _nobody


def report_to(listener: Callable[[int, int], None]) -> None:
    """From now on, in this process."""
    global _listener
    _listener = listener


def step(done: int, total: int) -> None:
    """So many of so many pages, rows or sheets are read."""
    _listener(done, total)
