"""The lines of running text that carry a row's amounts: the anchors by which rows are told apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from perfdesk.domain.amounts import parse_amount
from perfdesk.formats.recognise.page_lines import NAME_INDENT, Line

_AMOUNT = r"-?(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.\d{1,6})?"
_AMOUNTS = re.compile(rf"(?:(?<=\s)|\A)({_AMOUNT}(?:\s+{_AMOUNT}){{0,3}})(?=\s|\Z)")
_HALVED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width letters, digits and marks as half-width ones, character for character."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The line or lines with a row's amounts: what precedes them there is name, what follows is goal."""

    line: int
    last_line: int
    name: str
    amounts: tuple[str, ...]
    goal: str


def anchors_in(body: Sequence[Line]) -> list[Anchor]:
    """One for each row; amounts that follow on lines of their own belong to the row above."""
    anchors: list[Anchor] = []
    for at, line in enumerate(body):
        anchor = _anchor(at, line)
        if anchor is None:
            continue
        above = anchors[-1] if anchors else None
        if above and above.last_line == at - 1 and not anchor.name and not above.goal:
            anchors[-1] = replace(
                above, last_line=at, amounts=above.amounts + anchor.amounts, goal=anchor.goal
            )
        else:
            anchors.append(anchor)
    return anchors


def _anchor(at: int, line: Line) -> Anchor | None:
    """Amounts are believed when they stand alone, or close an indented line, or add up.

    Whole numbers, which also stand in names and goals, are believed only when there are several and they add up.
    """
    for match in _AMOUNTS.finditer(line.text.translate(_HALVED)):
        before, after = line.text[: match.start()].strip(), line.text[match.end() :].strip()
        amounts = tuple(match[1].split())
        adds_up = len(amounts) > 1 and _adds_up(amounts)
        closes_name = not after and (not before or line.indent >= NAME_INDENT or len(amounts) > 1)
        if adds_up or (closes_name and all("." in amount for amount in amounts)):
            return Anchor(at, at, before, amounts, after)
    return None


def _adds_up(amounts: Sequence[str]) -> bool:
    total, *parts = (parse_amount(amount) or Decimal(0) for amount in amounts)
    return total == sum(parts, Decimal(0))
