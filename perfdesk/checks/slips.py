"""文字: doubled or superfluous marks, unmatched quotes and brackets, unusual signs (CHECKS 49, 50)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfdesk.checks.wordings import both, shortened, squeezed

if TYPE_CHECKING:
    from perfdesk.checks.indicator_rules import Slip, Texts

DOUBLED = re.compile(r"[，、；：。！？,;:!?]{2,}|%%+|％％+|≥≥+|≤≤+|\.\.+")
TRAILING = re.compile(r"(?<![、，,；;：:])[、，,；;：:]+\Z")
CUT = re.compile(r"(?:(?:主要原因是?|包括|以及|其中|通过|例如|分别为|具体为|如下)[：:。]?|[的和与及或并])\Z")
CUT_VALUE = re.compile(r"(?:以及|[的和与及或并]|为了|通过|包括)\Z")
LEADING = re.compile(r"\A[、，,；;：:。.）)”]+")
GARBLED = re.compile(
    "[\ufffd\ue000-\uf8ff\u200b-\u200f\u202a-\u202e\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]|锟斤拷|烫烫|锘"
)
JOINED = re.compile(
    r"[123][-－—](?:产出|效益|满意度)指标|实施周期指标值|年度指标值|[123][1-4][-－—](?:数量|质量|时效|成本|经济|社会|生态|可持续|服务对象)"
)
REPEATED = re.compile(r"([的了和及与对在为])\1(?!士)|\d([个家次场人名项台套份])\2|([一-鿿]{2,3})\3")
_CLAUSE_END = re.compile("[，。；,;]")
_CLAUSE_LENGTH = 7
"""With its mark, from which on it is not said twice for the sound of it."""
UNUSUAL = re.compile(r"[≦≧═]|>=|<=|[０-９]|％|＞|＜|＝|[Ａ-Ｚａ-ｚ]")
PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("【", "】"), ("‘", "’"), ("「", "」"))


_LISTED = re.compile(r"(?<![\d一二三四五六七八九十（(])[\d一二三四五六七八九十]{1,2}[）)]")
_HALVED = str.maketrans("（）", "()")
_PARTNERS = {opening: closing for opening, closing in PAIRS if opening != "（"}
_CLOSING = frozenset(_PARTNERS.values())
_COMPOUNDS = frozenset("费员人处站所办局中部室库点系平")
"""管理管理费, 服务服务站: a second word that is part of another."""


def marks(texts: "Texts") -> Iterator["Slip"]:
    for field, text in (("name", texts.name), *both(texts)):
        for rule, shown in marks_in(text):
            yield rule, field, (("text", shown),)
        if TRAILING.search(squeezed(text)):
            yield "text.trailing_mark", field, (("text", shortened(text)),)
        elif CUT_VALUE.search(squeezed(text)):
            yield "text.cut_sentence", field, (("text", squeezed(text)[-15:]),)


def marks_in(text: str) -> Iterator[tuple[str, str]]:
    """Rule and the place in a text: doubled marks and words, unmatched pairs, what cannot be a text."""
    bare = squeezed(text)
    for start, end in _repeated(bare):
        yield "text.doubled_word", _around(bare, start, end)
    if bare.isalnum() and "指标" not in bare and "锟" not in bare:
        return  # neither marks nor odd characters: most names
    for doubled in DOUBLED.finditer(bare):
        yield "text.doubled_mark", _around(bare, *doubled.span())
    if unmatched(bare):
        yield "text.unmatched", shortened(text)
    if LEADING.search(bare):
        yield "text.leading_mark", shortened(text)
    if garbled := GARBLED.search(text):
        yield "text.garbled", _around(text, *garbled.span())
    if joined := JOINED.search(bare):
        yield "text.joined", _around(bare, *joined.span())


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 8) : end + 4]


def _repeated(bare: str) -> Iterator[tuple[int, int]]:
    """的的, 开展开展, a clause twice; not 物业管理管理费, where one word ends and the next begins."""
    at, word, clauses = 0, REPEATED.search(bare), _clauses_twice(bare)
    clause = next(clauses, None)
    while word or clause:
        if word and not (clause and clause[0] < word.start()):
            at = word.end()
            if not (word[3] and bare[at : at + 1] in _COMPOUNDS):
                yield word.span()
        elif clause:
            at = clause[1]
            yield clause
        if word and word.start() < at:
            word = REPEATED.search(bare, at)
        while clause and clause[0] < at:
            clause = next(clauses, None)


def _clauses_twice(bare: str) -> Iterator[tuple[int, int]]:
    """Both of them. Clause by clause, for one pattern would try each length at each place."""
    before, start = "", 0
    for mark in _CLAUSE_END.finditer(bare):
        clause = bare[start : mark.end()]
        if len(clause) >= _CLAUSE_LENGTH and before.endswith(clause):
            yield start - len(clause), mark.end()
        before, start = clause, mark.end()


def unmatched(text: str) -> bool:
    """Whether some quote or bracket has no partner; （ and ) are one pair, and a list's 1） is none."""
    halved = _LISTED.sub("", text).translate(_HALVED)
    open_ones: list[str] = []
    for char in halved:
        if char in _PARTNERS:
            open_ones.append(_PARTNERS[char])
        elif char in _CLOSING and (not open_ones or open_ones.pop() != char):
            return True
    return bool(open_ones) or halved.count('"') % 2 == 1


def signs(texts: "Texts") -> Iterator["Slip"]:
    for field, text in (("annual_value", texts.annual), ("cycle_value", texts.cycle)):
        if UNUSUAL.search(text):
            yield "text.mixed_signs", field, (("text", shortened(text)),)
            return
