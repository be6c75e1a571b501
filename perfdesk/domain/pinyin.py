"""Pinyin initials, by which Chinese words are found while no input method is on: `slzb` is 数量指标."""

import json
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product

from perfdesk.resources import resource

_MOST_READINGS = 8
"""Of a word with several characters of two readings; what is beyond is found by its first readings alone."""


def has_initials(text: str) -> bool:
    """Whether it can be initials at all: Latin letters, with digits among them."""
    return text.isascii() and text.isalnum() and not text.isdecimal()


@lru_cache(50_000)
def initials(word: str) -> tuple[str, ...]:
    """As one types them, of each reading that the word may have: 率 is l and s. Signs are left out."""
    letters = tuple(filter(None, (_letters(char) for char in unicodedata.normalize("NFKC", word))))
    if not letters:
        return ()
    first = "".join(each[0] for each in letters)
    count = 1
    for each in letters:
        count *= len(each)
    return tuple("".join(each) for each in product(*letters)) if count <= _MOST_READINGS else (first,)


def is_found(words: str, typed: str) -> bool:
    """By what was typed into a search: a part of the words, or of their initials."""
    if typed in words:
        return True
    return has_initials(typed) and any(typed.lower() in each for each in initials(words))


def _letters(char: str) -> str:
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    return _by_char().get(char, "")


@cache
def _by_char() -> Mapping[str, str]:
    """The letters of each character of GB 2312, mostly one."""
    said: dict[str, str] = json.loads(resource("pinyin/initials.json").read_text(encoding="utf-8"))
    letters: dict[str, str] = {}
    for letter, chars in said.items():
        for char in chars:
            letters[char] = letters.get(char, "") + letter
    return letters
