"""Where files are put and looked for."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_Where = QStandardPaths.StandardLocation


def documents() -> Path:
    return Path(QStandardPaths.writableLocation(_Where.DocumentsLocation))


def own() -> Path:
    """The program's, which nobody looks into: its examples and reports."""
    return Path(QStandardPaths.writableLocation(_Where.AppLocalDataLocation))


def examples() -> Path:
    return own() / "examples"


def beside(desk_file: Path) -> Path:
    """For what comes of a desk file: where it lies; what comes of the example goes where a person finds it."""
    return documents() if desk_file.parent == examples() else desk_file.parent
