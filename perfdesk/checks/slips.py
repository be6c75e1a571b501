"""文字: doubled or superfluous marks, unmatched quotes and brackets, unusual signs (CHECKS 49, 50)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfdesk.checks.wordings import shortened, squeezed

if TYPE_CHECKING:
    from perfdesk.checks.indicator_rules import Slip, Texts

DOUBLED = re.compile(r"。。+|，，+|、、+|；；+|：：+|，。|。，|、。|,,+|;;+|::+|，、|、，")
TRAILING = re.compile(r"[、，,；;：:]+\Z")
CUT = re.compile(r"(?:主要原因是?|包括|以及|其中|通过|例如|分别为|具体为|如下)[：:。]?\Z")
UNUSUAL = re.compile(r"[≦≧═]|>=|<=|[０-９]|％|＞|＜|＝|[Ａ-Ｚａ-ｚ]")
PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("【", "】"), ("‘", "’"), ("「", "」"))


def marks(texts: "Texts") -> Iterator["Slip"]:
    for field, text in (("name", texts.name), ("cycle_value", texts.cycle), ("annual_value", texts.annual)):
        for rule, shown in marks_in(text):
            yield rule, field, (("text", shown),)
        if TRAILING.search(squeezed(text)):
            yield "text.trailing_mark", field, (("text", shortened(text)),)


def marks_in(text: str) -> Iterator[tuple[str, str]]:
    """Rule and the place in a text: doubled marks, unmatched pairs."""
    bare = squeezed(text)
    if doubled := DOUBLED.search(bare):
        yield "text.doubled_mark", bare[max(0, doubled.start() - 8) : doubled.end() + 4]
    if unmatched(bare):
        yield "text.unmatched", shortened(text)


def unmatched(text: str) -> bool:
    """Whether some quote or bracket has no partner; （ and ) are one pair, and a list's 1） is none."""
    text = re.sub(r"(?<![\d一二三四五六七八九十（(])[\d一二三四五六七八九十]{1,2}[）)]", "", text)
    halved = text.translate(str.maketrans("（）", "()"))
    return any(
        halved.count(opening) != halved.count(closing) for opening, closing in PAIRS if opening not in "（"
    )


def signs(texts: "Texts") -> Iterator["Slip"]:
    for field, text in (("annual_value", texts.annual), ("cycle_value", texts.cycle)):
        if UNUSUAL.search(text):
            yield "text.mixed_signs", field, (("text", shortened(text)),)
            return
