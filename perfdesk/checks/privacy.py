"""Personal data in a table that will be published: numbers of identity cards, phones and bank cards, and names."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfdesk.checks.wordings import first_of, plain

if TYPE_CHECKING:
    from perfdesk.checks.indicator_rules import Slip, Texts

_NUMBERED = r"(?<!编号)(?<!代码)(?<!文号)(?<!单号)(?<!编码)"
"""What is called a number of something else is one."""
_ID = re.compile(
    _NUMBERED + r"(?<!\d)(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{4}"
    r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)"
)
"""GB 11643-1999 without its check digit: a number that was mistyped is still somebody's."""
_PHONE = re.compile(r"(?<![\d.])1[3-9]\d-?\d{4}-?\d{4}(?![\d.])")
_CARD = re.compile(_NUMBERED + r"(?<![\d.])(?:62|4\d|5[1-5])\d{14,17}(?![\d.])")
_MAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+\.[A-Za-z]{2,}")
_NAMED = re.compile(r"[一-鿿]{1,2}某某?|[一-鿿]{2,3}(?:同志|先生|女士)")


def numbers(texts: "Texts") -> Iterator["Slip"]:
    for field, text in (("name", texts.name), ("cycle_value", texts.cycle), ("annual_value", texts.annual)):
        for rule, tail in numbers_in(text):
            yield rule, field, (("tail", tail),)


def numbers_in(text: str) -> Iterator[tuple[str, str]]:
    """Rule and the last four digits: a finding must not spread what it warns of."""
    bare = plain(text)
    if len(bare) < 11:
        return
    for match in _ID.finditer(bare):
        yield "privacy.id_number", match[0][-4:]
    for match in _PHONE.finditer(bare):
        yield "privacy.phone", match[0][-4:]
    for match in _MAIL.finditer(bare):
        yield "privacy.mail", match[0].partition("@")[2]
    for match in _CARD.finditer(bare):
        if (match[0].startswith("62") or _passes_luhn(match[0])) and not _ID.search(match[0]):
            yield "privacy.bank_card", match[0][-4:]


def _passes_luhn(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B."""
    doubled = [int(d) * (2 if at % 2 else 1) for at, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def may_name_a_person(text: str, words: tuple[str, ...]) -> bool:
    bare = plain(text)
    return bool(first_of(words, bare) and _NAMED.search(bare))
