"""A table as a file shows it: rows of cells, each with its text and its place, before anything is understood."""

from collections.abc import Iterable
from dataclasses import dataclass

from perfdesk.domain.origin import Piece, Spot, Trail, trail_of
from perfdesk.formats.invisible import without_invisible


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` as shown, with the line breaks the file itself holds; `indent` in spaces, whatever makes it.

    `rows` and `columns`: how far a merged cell reaches; the cells that it covers are blank. `trail` says where the
    text stood. `doubt` is a rule code (`import.…`) where the reader itself is unsure of the
    cell: whoever takes its text into a field puts a finding there.
    """

    text: str
    indent: int = 0
    trail: Trail = ()
    doubt: str = ""
    rows: int = 1
    columns: int = 1


BLANK = Cell("")


Remark = tuple[str, tuple[tuple[str, str], ...]]
"""A rule code with its params, about a whole grid."""


@dataclass(frozen=True, slots=True)
class Grid:
    """`name` is the sheet's, `page` the page or sheet it begins on; rows may differ in length.

    `remarks` are rule codes with params about the whole grid (hidden rows, no ruling lines), for the proof.
    `is_lines`: a text, each row one line. `paged`: rows may break between pages and be printed again behind a
    page break.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    page: int = 1
    remarks: tuple[Remark, ...] = ()
    paged: bool = False
    is_lines: bool = False


def cell(text: str, spot: Spot | None = None) -> Cell:
    """A cell of raw text; leading blanks are its indentation."""
    text = without_invisible(text)
    bare = text.strip(" \t\r\n\u3000\xa0")
    indent = _width(text[: len(text) - len(text.lstrip(_BLANKS))]) if bare and text[0] in _BLANKS else 0
    is_inked = bool(bare) and not bare.isspace()
    return Cell(bare, indent, ((0, spot),) if spot is not None and is_inked else ())


_BLANKS = " \t\u3000\xa0"


def _width(blanks: str) -> int:
    return len(blanks) + blanks.count("\u3000")


def cell_of(pieces: Iterable[Piece], *, glue: str = "", indent: int = 0) -> Cell:
    """A cell of several lines, each with its place, with `glue` between them."""
    kept = [piece for piece in pieces if piece.text]
    return Cell(glue.join(piece.text for piece in kept), indent, trail_of(kept))
