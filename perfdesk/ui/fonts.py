"""What the fonts of this computer can show of Chinese, and how high it stands."""

from math import ceil

from PySide6.QtGui import QFont, QFontDatabase, QTextLayout


def has_chinese_font() -> bool:
    """A bare Linux has none."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def line_height(font: QFont) -> int:
    """Of a line in which both scripts stand, in pixels.

    QFontMetrics tells of the first font alone. That one often has no Chinese, and the one that stands in for it is
    higher: lines counted by the first would be cut off.
    """
    layout = QTextLayout("表Ag", font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return ceil(line.height())
