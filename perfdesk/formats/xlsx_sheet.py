"""One sheet of a workbook, read as a stream: nothing is kept of what is over the limits (see docs/SAFETY.md)."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NoReturn

from perfdesk.formats.unreadable import Unreadable

MAX_BOX = 5_000_000
MAX_CELLS = 1_000_000
MAX_COLUMNS = 16_384
NO_STYLE, UNKNOWN_STYLE = -1, -2
"""Of a cell that says it has none (`s=""`), and of one that says what is no number."""
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(slots=True)
class StoredCell:
    """What the file holds of a cell: `kind` and `style` as it codes them, `value` as it is written.

    `has_value`: a value is there, though it may be the empty text.
    """

    kind: str
    style: int
    value: str = ""
    is_formula: bool = False
    formula: str = ""
    has_value: bool = False


@dataclass(slots=True)
class StoredSheet:
    """Cells by row and column, both from 1; rows and columns that are hidden; merged ranges as the file names them."""

    cells: dict[int, dict[int, StoredCell]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)


def stored_sheet(name: str, xml: bytes) -> StoredSheet:
    """Cells that hold a value or a formula. Raises Unreadable, with the sheet's name where it is too large."""
    # Imported here: few starts of the program read a workbook.
    from xml.parsers.expat import ExpatError, ParserCreate

    reading = _Reading(name)
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.characters
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml, True)
    except (ExpatError, ValueError, LookupError) as fault:
        raise Unreadable("not_workbook") from fault
    return reading.sheet


def _refuse(*_: object) -> NoReturn:
    raise Unreadable("has_dtd")


class _Reading:
    """Where in the sheet the parser is."""

    def __init__(self, name: str) -> None:
        self.sheet = StoredSheet()
        self._name = name
        self._row = self._column = self._count = 0
        self._last_row = self._last_column = 0
        self._cell: StoredCell | None = None
        self._aside = 0
        self._listens = self._is_in_formula = False

    def start(self, tag: str, said: dict[str, str]) -> None:
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "c":
            self._open(said)
        elif tag == "row":
            self._row = _whole(said.get("r"), self._row + 1)
            self._column = 0
            if said.get("hidden") in ("1", "true"):
                self.sheet.hidden.add(self._row)
        elif tag == "col" and said.get("hidden") in ("1", "true"):
            first, last = (_whole(said.get(end), 1) for end in ("min", "max"))
            self.sheet.hidden_columns.update(range(first, min(last, MAX_COLUMNS) + 1))
        elif tag == "mergeCell":
            self._tally()
            self.sheet.merged.append(said.get("ref", ""))
        elif self._cell is not None:
            self._aside += tag == "rPh"  # how a text is pronounced is not part of it
            self._listens = tag in ("v", "t") and not self._aside
            self._cell.is_formula |= tag == "f"
            self._is_in_formula = tag == "f"
            self._cell.has_value |= tag == "v"

    def end(self, tag: str) -> None:
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        self._listens = self._is_in_formula = False
        self._aside -= tag == "rPh"
        cell = self._cell
        if tag == "c" and cell is not None:
            if cell.value or cell.is_formula:
                self._keep(cell)
            self._cell = None

    def characters(self, text: str) -> None:
        if self._listens and self._cell is not None:
            self._cell.value += text
        elif self._is_in_formula and self._cell is not None:
            self._cell.formula += text

    def _open(self, said: dict[str, str]) -> None:
        """A cell without an address is the one after the last."""
        self._column += 1
        address = said.get("r", "")
        if address and (place := _place(address)):
            self._column, self._row = place
        self._tally()
        style = said.get("s", "0")
        self._cell = StoredCell(said.get("t", "n"), int(style) if style.isdecimal() else _no_number(style))

    def _tally(self) -> None:
        self._count += 1
        if self._count > MAX_CELLS:
            raise Unreadable("sheet_too_large", sheet=self._name)

    def _keep(self, cell: StoredCell) -> None:
        if self._row > self._last_row or self._column > self._last_column:
            self._last_row, self._last_column = (
                max(self._last_row, self._row),
                max(self._last_column, self._column),
            )
            if self._last_row * self._last_column > MAX_BOX:
                raise Unreadable("sheet_too_large", sheet=self._name)
        self.sheet.cells.setdefault(self._row, {})[self._column] = cell


def merged_range(ref: str) -> tuple[int, int, int, int] | None:
    """First row and column, from 1, and how many rows and columns; None for what is no range."""
    places = [_PLACE.fullmatch(end) for end in ref.replace("$", "").split(":")]
    if len(places) != 2 or places[0] is None or places[1] is None:
        return None
    (top, left), (bottom, right) = ((int(place[2]), _column(place[1])) for place in places if place)
    return top, left, bottom - top + 1, right - left + 1


def _no_number(style: str) -> int:
    return UNKNOWN_STYLE if style.strip() else NO_STYLE


def _whole(said: str | None, otherwise: int) -> int:
    """A number from 1; what is none tells nothing, and is no reason to refuse a workbook."""
    return int(said) if said and said.isdecimal() and said.strip("0") else otherwise


def _place(address: str) -> tuple[int, int] | None:
    """Column and row, from 1; None for what is no address."""
    found = _PLACE.fullmatch(address)
    return (_column(found[1]), int(found[2])) if found else None


@lru_cache(MAX_COLUMNS)
def _column(letters: str) -> int:
    """1 for A."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
