"""Whether the first row of a page goes on the last row of the page before, told by what stands in them.

Only the field knows: a row goes on while the numbering of its indicators goes on and its amounts are empty.
"""

import re
from collections.abc import Mapping
from enum import Enum

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.formats.recognise.columns import GOAL, INDICATORS, NAME, squeeze

_MARKER = re.compile(r"(?:\A|(?<=[;；。,，]))(\d{1,3})[、．.]\d{1,2}[-－–—][^\d\W]")
_STARTS = re.compile(r"\A(\d{1,3})[、．.]\d{1,2}[-－–—]")
_NUMBER = re.compile(r"[-\d.,%％]+")

Texts = Mapping[int, str]
"""The text of a row's cells by their columns."""


class Meeting(Enum):
    """What two rows at a page break are to each other."""

    TWO_ROWS = "two rows"
    ONE_ROW = "one row"
    ONE_ROW_IT_SEEMS = "one row, it seems"


def meeting_of(upper: Texts, lower: Texts, columns: Mapping[str, int] | None) -> Meeting:
    """`columns`: where each known column stands; None in a table of another kind."""
    if columns is None:
        return _in_any_table(upper, lower)
    above, below = _named(upper, columns), _named(lower, columns)
    if _has_amounts(below):
        return _with_amounts_below(above, below)
    if not any(below.values()):
        return Meeting.TWO_ROWS
    if _has_amounts(above) and below[NAME] and not (above[NAME] or above[GOAL] or above[INDICATORS]):
        return Meeting.ONE_ROW
    if not below[INDICATORS]:
        return _without_indicators(above, below)
    goes_on = _goes_on(above[INDICATORS], below[INDICATORS])
    if _has_amounts(above) and above[NAME] and not above[INDICATORS]:
        return Meeting.ONE_ROW_IT_SEEMS  # the one lacks its indicators, the other its amounts
    if below[NAME] and not goes_on:
        return Meeting.TWO_ROWS
    return Meeting.ONE_ROW if goes_on or not above[INDICATORS] else Meeting.ONE_ROW_IT_SEEMS


def _with_amounts_below(above: Mapping[str, str], below: Mapping[str, str]) -> Meeting:
    """Centred amounts of a cut row stand on its second part alone."""
    if _has_amounts(above) or not any(above.values()):
        return Meeting.TWO_ROWS
    if below[INDICATORS] and _goes_on(above[INDICATORS], below[INDICATORS]):
        return Meeting.ONE_ROW
    if above[INDICATORS] and not below[INDICATORS]:
        return Meeting.ONE_ROW_IT_SEEMS
    return Meeting.TWO_ROWS if _STARTS.match(squeeze(below[INDICATORS])) else Meeting.ONE_ROW_IT_SEEMS


def _without_indicators(above: Mapping[str, str], below: Mapping[str, str]) -> Meeting:
    """The rest of a goal, or of a name beside nothing."""
    if below[GOAL] and not below[NAME]:
        return Meeting.ONE_ROW if above[GOAL] else Meeting.ONE_ROW_IT_SEEMS
    return Meeting.ONE_ROW_IT_SEEMS if above[NAME] else Meeting.TWO_ROWS


def _goes_on(upper: str, lower: str) -> bool:
    """Whether a list of indicators goes on: inside of one, or with the next number."""
    starts = _STARTS.match(squeeze(lower))
    if starts is None:
        return bool(upper)
    numbers = [int(number) for number in _MARKER.findall(squeeze(upper))]
    return bool(numbers) and int(starts[1]) == numbers[-1] + 1


def _in_any_table(upper: Texts, lower: Texts) -> Meeting:
    """The rest of long cells: no number stands in it, and few of the cells that the upper row fills."""
    filled = {column for column, text in lower.items() if text}
    above = {column for column, text in upper.items() if text}
    if not filled or not filled < above or 2 * len(filled) > len(above):
        return Meeting.TWO_ROWS
    has_number = any(_NUMBER.fullmatch(squeeze(lower[column])) for column in filled)
    return Meeting.TWO_ROWS if has_number else Meeting.ONE_ROW_IT_SEEMS


def _named(texts: Texts, columns: Mapping[str, int]) -> dict[str, str]:
    named = (NAME, GOAL, INDICATORS, *AMOUNT_FIELDS)
    return {name: texts.get(columns[name], "") if name in columns else "" for name in named}


def _has_amounts(texts: Mapping[str, str]) -> bool:
    return any(texts[name] for name in AMOUNT_FIELDS)
