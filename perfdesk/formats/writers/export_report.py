"""What an export could not write exactly as it stands in the table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from perfdesk.domain.edits import Place


class NoTables(ValueError):
    """There is nothing to write."""


class Alteration(StrEnum):
    """How a cell differs from the plain printed form of its value."""

    CHARACTERS_REPLACED = "characters_replaced"
    """U+FFFD stands for characters that no workbook can hold."""
    MORE_DECIMALS = "more_decimals"
    """The amount has more than two decimals, and all of them are shown."""
    AMOUNT_AS_TEXT = "amount_as_text"
    """The amount has more digits than a spreadsheet's number, so it is text that cannot be added up."""
    CUT_ON_PAPER = "cut_on_paper"
    """The cell holds everything, but at the smallest font its row would be taller than a row can be."""
    NO_PLACE = "no_place"
    """The form has no place for the value, which the sheet of remarks names instead."""


class Remark(NamedTuple):
    """`sheet` and `cell` (`G12`) are where it is in the export, `place` where it is in the book.

    What the form has no place for is in no cell.
    """

    what: Alteration
    sheet: str
    cell: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class ExportReport:
    """Every cell that was altered, in document order, then what the forms have no place for; all else is as it was."""

    remarks: tuple[Remark, ...] = ()
