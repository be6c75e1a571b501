"""Drawn pages out of the program: what the PDF says is read back and compared with what was drawn."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from perfdesk.formats.pdf.said import bare, said_by_pages
from perfdesk.formats.writers.export_report import NoTables
from perfdesk.formats.writers.replacing import replace_file

__all__ = ["NoTables", "put_pages"]


def put_pages(data: bytes, pages: Sequence[Sequence[str]], path: Path) -> str:
    """The PDF in the place of `path`; the signs that it does not say, each once, for which this computer has no font.

    `pages` are the lines that were drawn, in order. Raises TargetInUse, Unreadable or an OSError; then `path` is as
    before.
    """
    unsaid: Counter[str] = Counter()

    def compare(written: Path) -> None:
        for drawn, said in zip(pages, said_by_pages(written.read_bytes()), strict=True):
            unsaid.update(_unsaid(bare("".join(drawn)), said))

    replace_file(path, data, compare)
    return "".join(unsaid)


def _unsaid(drawn: str, said: str) -> Counter[str]:
    return Counter() if drawn == said else Counter(drawn) - Counter(said)
