"""Whether a document cut an indicator cell off, told by how the cell ends and how its neighbours do."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import IndicatorText

_CLOSED_SHARE = 0.8
_LONG_SHARE = 0.5


class CellEnds(NamedTuple):
    """How the indicator cells of one table end as a rule, and how long the longest is."""

    mostly_closed: bool
    longest: int

    @classmethod
    def of(cls, cells: Iterable[tuple[str, IndicatorText]]) -> "CellEnds":
        filled = [(text, said) for text, said in cells if said.indicators]
        closed = sum(not said.ends_open for _, said in filled)
        longest = max((len(text) for text, _ in filled), default=0)
        return cls(bool(filled) and closed >= _CLOSED_SHARE * len(filled), longest)


def is_cut_off(said: IndicatorText, text: str, cells: CellEnds) -> bool:
    """A part is missing, or the terminator is where others have one, or a long cell's last value breaks off.

    The last is told by the indicator itself: its annual value is the beginning of its cycle value and stops in
    the middle of a phrase.
    """
    if not said.indicators:
        return False
    last = said.indicators[-1]
    if last.annual_value is None or (said.ends_open and cells.mostly_closed):
        return True
    return len(text) >= _LONG_SHARE * cells.longest and _breaks_off(last)


def _breaks_off(last: Indicator) -> bool:
    cycle, annual = (last.cycle_value or "").strip(), (last.annual_value or "").strip()
    if not annual or len(annual) >= len(cycle) or not cycle.startswith(annual):
        return False
    qualitative = not any(char.isdigit() for char in cycle)
    in_a_phrase = not unicodedata.category(cycle[len(annual)]).startswith(("P", "Z"))
    return qualitative and in_a_phrase and 2 * len(annual) < len(cycle)
