"""The one way into a workbook's cells: text stays text, amounts stay exact, what cannot be kept is named."""

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfdesk.domain.amounts import show_amount
from perfdesk.domain.edits import Place
from perfdesk.formats import xstring
from perfdesk.formats.writers.export_report import Alteration

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

LONGEST_TEXT = 32_767
"""UTF-16 units in a cell."""

TEXT_FORMAT = "General"
"""Not `@`: cells of that format show #### for long texts in older versions of Excel."""

_EXACT_DIGITS = 15
"""Every decimal of so many digits survives in a double."""


class TextTooLong(ValueError):
    """The text does not fit into one cell; `length` is in UTF-16 units, escapes included."""

    def __init__(self, place: Place | None, length: int) -> None:
        super().__init__(place, length)
        self.place = place
        self.length = length


class Guarded(NamedTuple):
    """What a cell will say: `value` is None for an empty cell."""

    value: str | Decimal | None
    number_format: str = TEXT_FORMAT
    alteration: Alteration | None = None

    @property
    def looks_like_formula(self) -> bool:
        """Excel would compute it once someone enters the cell, unless its style has quotePrefix."""
        return isinstance(self.value, str) and self.value.lstrip()[:1] in tuple("=+-@")


def guarded(value: str | Decimal | None) -> Guarded:
    """What the cell says for a value: the same, as far as a workbook can hold it."""
    if value is None or value == "":
        return Guarded(None)
    if isinstance(value, Decimal):
        return _amount(value)
    text = xstring.holdable(value)
    return Guarded(text, alteration=None if text == value else Alteration.CHARACTERS_REPLACED)


def put(cell: "Cell", content: Guarded, place: Place | None) -> None:
    """Fill the cell; its style is the caller's. Raises TextTooLong."""
    if not isinstance(content.value, str):
        cell.value = content.value
        return
    stored = xstring.stored(content.value)
    length = xstring.utf16_length(stored)
    if length > LONGEST_TEXT:
        raise TextTooLong(place, length)
    cell.value = stored
    cell.data_type = "s"  # openpyxl takes `=…` for a formula and `#N/A` for an error


def _amount(amount: Decimal) -> Guarded:
    plain = amount.normalize()
    _, digits, exponent = plain.as_tuple()
    if not isinstance(exponent, int) or not -_EXACT_DIGITS <= exponent <= _EXACT_DIGITS:
        return Guarded(show_amount(amount), alteration=Alteration.AMOUNT_AS_TEXT)
    if len(digits) + max(exponent, 0) > _EXACT_DIGITS:
        return Guarded(show_amount(amount), alteration=Alteration.AMOUNT_AS_TEXT)
    if exponent < -2:
        return Guarded(plain, "#,##0." + "0" * -exponent, Alteration.MORE_DECIMALS)
    return Guarded(plain, "#,##0.00")
