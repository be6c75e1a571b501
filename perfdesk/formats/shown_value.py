"""A stored number, date or text as its cell shows it: the one place where number formats are followed.

Sign, unit and all of it is the value: 50 under `"≥"0"个"` is `≥50个`, 92.5 under `0.0"%"` is `92.5%`. Plain amounts are
as exact as the document: see `shown_number`.
"""

from typing import NamedTuple

from perfdesk.formats.number_format import Section, format_of
from perfdesk.formats.shown_date import NotADate, shown_date
from perfdesk.formats.shown_number import NotShown, plain_decimals, shown_amount, shown_number, stored_digits

UNKNOWN_FORMAT = "import.unknown_number_format"


class Shown(NamedTuple):
    """`doubt`: a rule code where the format could not be followed, and `text` is the stored number."""

    text: str
    doubt: str = ""


def shown_value(value: float, number_format: str, *, from_1904: bool = False) -> Shown:
    decimals = plain_decimals(number_format)
    if decimals is not None:
        return Shown(shown_amount(value, decimals))
    at, section = format_of(number_format).section_for(value)
    try:
        if section.shows_date:
            return Shown(shown_date(value, section, from_1904=from_1904))
        return Shown(shown_number(value, at, section, _first(number_format)))
    except (NotADate, NotShown):
        return Shown(stored_digits(value), UNKNOWN_FORMAT)


def shown_text(text: str, number_format: str) -> str:
    """A text under a format with a section for texts: 张三 under `@"等"` is `张三等`; others show it as it is."""
    if "@" not in number_format or number_format == "@":
        return text
    section = format_of(number_format).text
    if section is None or not section.has("@"):
        return text
    return "".join(text if piece.kind == "@" else piece.text for piece in section.pieces)


def _first(number_format: str) -> Section:
    return format_of(number_format).numbers[0]
