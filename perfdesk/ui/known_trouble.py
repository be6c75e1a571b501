"""The exceptions that are facts of life, not bugs; imported when needed, because they bring the store along."""

from functools import cache


@cache
def known_trouble() -> tuple[type[Exception], ...]:
    """What the file, the disk or a reader can say no with; each has its sentence in `perfdesk.wording`."""
    from perfdesk.desk import troubles

    return (*troubles.ALL, OSError)
