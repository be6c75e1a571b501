"""Cells as tab-separated text, as Excel and WPS put them on the clipboard."""

import csv
from collections.abc import Sequence
from io import StringIO


def to_tsv(block: Sequence[Sequence[str]]) -> str:
    written = StringIO()
    csv.writer(written, dialect="excel-tab", lineterminator="\n").writerows(block)
    return written.getvalue().removesuffix("\n")


def from_tsv(text: str) -> list[list[str]]:
    """Rows of cells; the line end behind the last row begins no further one."""
    return list(
        csv.reader(StringIO(text.removesuffix("\n").removesuffix("\r"), newline=""), dialect="excel-tab")
    )


def is_block(text: str) -> bool:
    """Whether the text is more than what belongs into one cell."""
    return "\t" in text or "\n" in text.rstrip("\r\n")
