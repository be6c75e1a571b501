"""Labels beside fields."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(text: str, buddy: QWidget | None = None) -> QLabel:
    """Never read as HTML; also the accessible name of the field it stands for."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if buddy is not None:
        label.setBuddy(buddy)
        buddy.setAccessibleName(text)
    return label
