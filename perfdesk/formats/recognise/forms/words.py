"""What printed labels and column heads mean: the vocabulary of all forms (`resources/vocabulary/forms.json`)."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import cast

from perfdesk.formats.recognise.brackets import without_any_brackets
from perfdesk.resources import resource

_NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|其中[:：]?|[①-⑳])+")
_MOST_LABEL = 24
"""No printed label is longer, without its brackets."""


def squeeze(text: str) -> str:
    """Without any white space."""
    return "".join(text.split())


AS_PRINTED = "（原文）"
"""What the head of a text ends with that an amount was read from."""


@lru_cache(maxsize=20_000)
def bare(text: str) -> str:
    """A label without white space, brackets, numbering (`1.`, `其中：`) and its colon."""
    said = _NUMBERING.sub("", without_any_brackets(squeeze(text)).strip(":：*★"))
    return said.strip(":：")


@lru_cache(maxsize=20_000)
def head_concept(text: str) -> str:
    """The concept of a column head over indicators; "" for a text that is none. `得分/自评分` goes by either part."""
    for part in (text, *re.split("[/／]", text)):
        if concept := _meaning("heads", bare(part)):
            return concept
    return ""


@lru_cache(maxsize=20_000)
def fact_concept(text: str) -> str:
    """The concept of a label with a value beside or beneath it; "" for a text that is none.

    What an amount says in words (`资金总额（原文）`) is no further amount.
    """
    return "" if squeeze(text).endswith(AS_PRINTED) else _meaning("facts", bare(text))


@lru_cache(maxsize=20_000)
def stage_concept(text: str) -> str:
    """The column of the funds matrix that a head names: a stage of the year, or points, rate and score."""
    return _meaning("stages", bare(text))


@lru_cache(maxsize=20_000)
def task_concept(text: str) -> str:
    return _meaning("tasks", bare(text))


def concept_words(group: str) -> dict[str, str]:
    """Each concept of a group (`heads`, `facts`) with the first of its printed words."""
    concepts = cast(Mapping[str, Sequence[str]], _vocabulary()[group])
    return {concept: names[0] for concept, names in concepts.items() if names}


def usual_head(concept: str) -> str:
    """The usual word for a concept of a column or a label."""
    return (concept_words("facts") | concept_words("heads"))[concept]


def is_section(text: str) -> bool:
    """The label of a block, such as 项目资金; it has no value of its own."""
    return bool(said := bare(text)) and said in _sections()


def is_total(text: str) -> bool:
    return bare(text) in _words("totals")


def is_counting(text: str) -> bool:
    """Head of a column that only numbers the rows."""
    return bare(text) in _words("counting")


def is_label(text: str) -> bool:
    """Whether the vocabulary knows a text as something that others stand beside or beneath."""
    return bool(fact_concept(text)) or is_section(text)


def is_called_like_label(text: str) -> bool:
    """Whether a text that nobody knows ends as labels do: 所在区划, 批复文号."""
    said = bare(text)
    return len(said) <= _MOST_LABEL and said.endswith(tuple(_words("label_tails")))


@lru_cache(maxsize=20_000)
def is_listed(text: str) -> bool:
    """Whether a text is, to the letter, one of the words that forms print as a head or a label."""
    said = bare(text)
    return said in _sections() or any(said in _by_name(group) for group in ("heads", "facts", "stages"))


@lru_cache(maxsize=20_000)
def level_named(text: str, level: int) -> bool:
    """Whether a text is a name of 一级指标 (1) or 二级指标 (2), with 指标 behind it or without."""
    return squeeze(text).removesuffix("指标") in _words(f"level{level}_names")


def time_span(head: str) -> str:
    """`cycle` or `year` where a head says whether it is about the whole project or the year; else ""."""
    said = squeeze(head)
    if any(word in said for word in _words("long_term")):
        return "cycle"
    return "year" if any(word in said for word in _words("this_year")) else ""


def _meaning(group: str, said: str) -> str:
    """By the exact word, then by the first pattern that is found in it."""
    if not said or len(said) > _MOST_LABEL:
        return ""
    if concept := _by_name(group).get(said):
        return concept
    return next((concept for concept, pattern in _patterns(group) if pattern.search(said)), "")


@cache
def _vocabulary() -> Mapping[str, object]:
    return cast(
        Mapping[str, object], json.loads(resource("vocabulary/forms.json").read_text(encoding="utf-8"))
    )


@cache
def _by_name(group: str) -> Mapping[str, str]:
    """Concepts by their bare names; the first concept that a name stands under wins."""
    found: dict[str, str] = {}
    for concept, names in cast(Mapping[str, Sequence[str]], _vocabulary()[group]).items():
        for name in names:
            found.setdefault(bare(name), concept)
    return found


@cache
def _patterns(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = cast(Sequence[tuple[str, str]], _vocabulary().get(f"{group.removesuffix('s')}_patterns", ()))
    return tuple((concept, re.compile(pattern)) for concept, pattern in entries)


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(cast(Sequence[str], _vocabulary()[group]))


@cache
def _sections() -> frozenset[str]:
    return frozenset(map(bare, cast(Sequence[str], _vocabulary()["sections"])))
