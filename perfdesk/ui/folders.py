"""Where files are put and looked for."""

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

_Where = QStandardPaths.StandardLocation


def name_program() -> None:
    """Its folders and settings are called so."""
    QCoreApplication.setApplicationName("PerfDesk")
    QCoreApplication.setOrganizationName("PerfDesk")


def documents() -> Path:
    return Path(QStandardPaths.writableLocation(_Where.DocumentsLocation))


def own() -> Path:
    """The program's, which nobody looks into: its examples, reports and the templates of the person."""
    return Path(QStandardPaths.writableLocation(_Where.AppLocalDataLocation))


def examples() -> Path:
    return own() / "examples"


def templates() -> Path:
    """Beside the settings, where PERFDESK_SETTINGS says that these lie elsewhere."""
    settings = os.environ.get("PERFDESK_SETTINGS")
    return (Path(settings).parent if settings else own()) / "templates"


def beside(desk_file: Path) -> Path:
    """For what comes of a desk file: where it lies; what comes of the example goes where a person finds it."""
    return documents() if desk_file.parent == examples() else desk_file.parent
