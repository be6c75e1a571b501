"""A table as a file shows it: rows of cells, each with its text and its place, before anything is understood."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` as shown, with the line breaks the file itself holds; `indent` in spaces, whatever makes it."""

    text: str
    indent: int = 0


BLANK = Cell("")


@dataclass(frozen=True, slots=True)
class Grid:
    """`name` is the sheet's; rows may differ in length."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def cell(text: str) -> Cell:
    """A cell of raw text; leading blanks are its indentation."""
    bare = text.strip(" \t\r\n\u3000\xa0")
    lead = text[: len(text) - len(text.lstrip(" \t\u3000\xa0"))]
    return Cell(bare, indent=sum(2 if blank == "\u3000" else 1 for blank in lead) if bare else 0)
