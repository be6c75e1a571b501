"""Whether this computer can show Chinese at all: a bare Linux has no font that could."""

from PySide6.QtGui import QFontDatabase


def has_chinese_font() -> bool:
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
