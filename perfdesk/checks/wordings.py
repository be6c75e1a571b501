"""Looks at texts that several rules share, each text looked at once."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from perfdesk.domain.target_value import TargetValue, read_value

if TYPE_CHECKING:
    from perfdesk.checks.indicator_rules import Texts

_MEMORY = 200_000
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@lru_cache(_MEMORY)
def typed(text: str) -> TargetValue | None:
    return read_value(text)


@lru_cache(_MEMORY)
def squeezed(text: str) -> str:
    return "".join(text.split())


@lru_cache(_MEMORY)
def plain(text: str) -> str:
    """Half width, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(1000)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def first_of(words: tuple[str, ...], text: str) -> str:
    """The first of the words that stands in a text; "" for none."""
    found = _pattern(words).search(text)
    return found[0] if found else ""


def both(texts: "Texts") -> tuple[tuple[str, str], tuple[str, str]]:
    """The two values with their fields."""
    return (("cycle_value", texts.cycle), ("annual_value", texts.annual))


def numbers_in(text: str) -> Sequence[str]:
    return _NUMBER.findall(text)


def shortened(text: str, most: int = 30) -> str:
    """For a sentence."""
    bare = squeezed(text)
    return bare if len(bare) <= most else bare[: most - 1] + "…"
