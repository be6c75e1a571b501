"""What is particular to the pages that PerfDesk draws itself, when they are read again.

They hold no blanks, because Qt writes none into a PDF, and no gaps but for blanks, because no line is stretched. For
a sign Qt writes the first character of Unicode that the font draws alike.
"""

CREATOR = "PerfDesk"
_MEANT = str.maketrans("\u2012\u301c\u2215\u2035\u2329\u232a", "\u2013\uff5e\uff0f\uff40\u3008\u3009")


def meant(text: str) -> str:
    """The signs that Chinese documents use, where the text layer has their doubles; the same length."""
    return text.translate(_MEANT)
