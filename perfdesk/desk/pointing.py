"""Where a person says that the head of a table is, and which files of that shape the answer serves again."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from perfdesk.desk.source_text import SourceText
from perfdesk.domain.amounts import AMOUNT_FIELDS, NotAnAmount, parse_amount
from perfdesk.domain.draft import Hints
from perfdesk.formats.recognise.forms.words import concept_words, fact_concept, head_concept
from perfdesk.formats.recognise.shown_list import PROJECT, PROJECT_UNIT, is_list_of_rows

__all__ = [
    "HEADLESS", "PROJECT", "Pointed", "SourceText", "first_row", "guessed", "is_list_of_rows", "kept", "likely",
    "meanings", "read_kept", "seems_headless",
]  # fmt: skip

_OF_INDICATORS = (
    "level1", "level2", "name", "value", "cycle_value", "sign", "unit", "actual", "expected", "likelihood", "weight",
    "score", "reason", "improvement", "rule", "explanation",
)  # fmt: skip
_OF_PROJECTS = (
    "project", "department", PROJECT_UNIT, "total", "fiscal", "special_account", "other", "goal", "indicators",
)  # fmt: skip
_MOST_ROWS, _MOST_KEPT = 3, 50
_WITHOUT_HEAD = "无表头 "
_TEXT, _NUMBER, _NOTHING = "T", "N", "-"
HEADLESS = (
    "no_header", "no_rows", "no_indicators", "other_sheet", "other_page", "scores_only", "narrative", "no_columns",
    "no_columns_untitled",
)  # fmt: skip
"""Refusals of a file that a person can help with, showing its head."""


class Pointed(NamedTuple):
    """The rows of a head in a sheet, and what stands under its columns; both count from 0.

    No `rows` where there is no head: then `row` is the first of the contents.
    """

    sheet: int
    row: int
    rows: int
    concepts: Mapping[int, str]

    @property
    def hints(self) -> Hints:
        concepts = {(self.sheet, column): concept for column, concept in self.concepts.items()}
        return Hints(heads={(self.sheet, self.row): self.rows}, concepts=concepts)


def meanings() -> dict[str, str]:
    """What can stand under a column, each with its usual word; projects' own last."""
    heads, facts = concept_words("heads"), concept_words("facts")
    heads |= {PROJECT_UNIT: facts["unit"]}
    return {c: (heads | facts)[c] for c in (*_OF_INDICATORS, *_OF_PROJECTS)}


def likely(text: str) -> str:
    """What a head says by itself; "" where nobody knows."""
    known = meanings()
    concept = head_concept(text)
    fact = fact_concept(text)
    return next((each for each in (concept, fact) if each in known), "")


def guessed(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """What the columns of rows without a head seem to hold: names, amounts in their usual order, a goal behind them."""
    looks = _looks(rows)
    found: dict[int, str] = {}
    name = looks.find(_TEXT)
    amounts = [at for at, look in enumerate(looks) if look in (_NUMBER, _NOTHING) and 0 <= name < at]
    goal = next((at for at, look in enumerate(looks) if look == _TEXT and amounts and at > amounts[0]), None)
    if name >= 0:
        found[name] = PROJECT
    found |= dict(zip((at for at in amounts if goal is None or at < goal), AMOUNT_FIELDS, strict=False))
    return found if goal is None else {**found, goal: "goal"}


def first_row(rows: Sequence[Sequence[str]]) -> int:
    """The first with more than one text: above it stands a title."""
    full = (at for at, row in enumerate(rows) if sum(bool(text.strip()) for text in row) > 1)
    return next(full, 0)


def seems_headless(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row has a number already, as no head has, and no row has words that heads have."""
    is_known = any(sum(bool(likely(text)) for text in row) > 1 for row in rows)
    return (
        bool(rows)
        and not is_known
        and any(_look([text.strip()]) == _NUMBER for text in rows[first_row(rows)])
    )


def kept(before: str, texts: Sequence[SourceText], pointed: Pointed) -> str:
    """The answers of before with this one, by the words of the head or how rows without one look; the newest stay."""
    known = _read(before)
    key = _key(texts[pointed.sheet].rows, pointed.row, pointed.rows)
    known.pop(key, None)
    known[key] = {str(column): concept for column, concept in pointed.concepts.items()}
    return json.dumps(dict(list(known.items())[-_MOST_KEPT:]), ensure_ascii=False)


def read_kept(text: str, texts: Sequence[SourceText]) -> Pointed | None:
    """A head of this file that was shown in another before, or rows without one that look alike."""
    known = _read(text)
    for sheet, source in enumerate(texts if known else ()):
        for row in range(len(source.rows)):
            for rows in range(1, _MOST_ROWS + 1):
                said = known.get(_key(source.rows, row, rows))
                if said is not None:
                    return Pointed(sheet, row, rows, _concepts(said))
    headless = {key: said for key, said in known.items() if key.startswith(_WITHOUT_HEAD)}
    for sheet, source in enumerate(texts if headless else ()):
        first = first_row(source.rows)
        for row in range(first, min(first + _MOST_ROWS, len(source.rows))):
            key = _key(source.rows, row, 0)
            for other, said in headless.items():
                if _looks_alike(key, other):
                    return Pointed(sheet, row, 0, _concepts(said))
    return None


def _concepts(said: Mapping[str, str]) -> dict[int, str]:
    return {int(column): str(concept) for column, concept in said.items()}


def _looks_alike(key: str, other: str) -> bool:
    """A column that is blank in one of them may hold anything in the other."""
    pairs = zip(key, other, strict=False)
    return len(key) == len(other) and all(a == b or _NOTHING in (a, b) for a, b in pairs)


def _key(rows: Sequence[Sequence[str]], start: int, height: int) -> str:
    if not height:
        return f"{_WITHOUT_HEAD}{start - first_row(rows)}{_looks(rows[start:])}"
    return "\n".join("\t".join("".join(text.split()) for text in row) for row in rows[start : start + height])


def _looks(rows: Sequence[Sequence[str]]) -> str:
    """A sign for each column that holds anything: whether all that is in it are numbers."""
    width = max((len(row) for row in rows), default=0)
    columns = ([row[at].strip() for row in rows if at < len(row)] for at in range(width))
    return "".join(map(_look, columns)).rstrip(_NOTHING)


def _look(texts: Sequence[str]) -> str:
    said = [text for text in texts if text]
    if not said:
        return _NOTHING
    return _NUMBER if all(map(_is_number, said)) else _TEXT


def _is_number(text: str) -> bool:
    try:
        return parse_amount(text) is not None
    except NotAnAmount:
        return False


def _read(text: str) -> dict[str, dict[str, str]]:
    """Nothing for what was written by somebody else."""
    try:
        said = json.loads(text or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
