"""How a command ends, and which file it was about."""

from pathlib import Path

DONE, FOUND, UNUSABLE = 0, 1, 2

reading: list[Path] = []
"""The file being worked on, for the line that says what was wrong with which."""


class CannotDo(Exception):
    """A request that is understood and cannot be carried out; the sentence is for the person."""
