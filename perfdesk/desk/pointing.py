"""Where a person says that the head of a table is, and which files of that shape the answer serves again."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from perfdesk.desk.source_text import SourceText
from perfdesk.domain.draft import Hints
from perfdesk.formats.recognise.forms.words import concept_words, fact_concept, head_concept

__all__ = ["HEADLESS", "Pointed", "SourceText", "kept", "likely", "meanings", "read_kept"]

_OF_INDICATORS = (
    "level1", "level2", "name", "value", "cycle_value", "sign", "unit", "actual", "expected", "likelihood", "weight",
    "score", "reason", "improvement", "rule", "explanation",
)  # fmt: skip
_OF_PROJECTS = ("project", "department", "total", "fiscal", "special_account", "other", "goal")
_MOST_ROWS, _MOST_KEPT = 3, 50
HEADLESS = (
    "no_header", "no_rows", "no_indicators", "other_sheet", "other_page", "scores_only", "narrative", "no_columns",
    "no_columns_untitled",
)  # fmt: skip
"""Refusals of a file that a person can help with, showing its head."""


class Pointed(NamedTuple):
    """The rows of a head in a sheet, and what stands under its columns; both count from 0."""

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
    of_projects = {c: facts[c] for c in _OF_PROJECTS if c in facts}
    return {c: heads[c] for c in _OF_INDICATORS if c in heads} | of_projects


def likely(text: str) -> str:
    """What a head says by itself; "" where nobody knows."""
    known = meanings()
    concept = head_concept(text)
    fact = fact_concept(text)
    return next((each for each in (concept, fact) if each in known), "")


def kept(before: str, texts: Sequence[SourceText], pointed: Pointed) -> str:
    """The answers of before with this one, by the words of the head; the newest are kept."""
    known = _read(before)
    key = _key(texts[pointed.sheet].rows, pointed.row, pointed.rows)
    known.pop(key, None)
    known[key] = {str(column): concept for column, concept in pointed.concepts.items()}
    return json.dumps(dict(list(known.items())[-_MOST_KEPT:]), ensure_ascii=False)


def read_kept(text: str, texts: Sequence[SourceText]) -> Pointed | None:
    """A head of this file that was shown in another before."""
    known = _read(text)
    if not known:
        return None
    for sheet, source in enumerate(texts):
        for row in range(len(source.rows)):
            for rows in range(1, _MOST_ROWS + 1):
                said = known.get(_key(source.rows, row, rows))
                if said is not None:
                    concepts = {int(column): str(concept) for column, concept in said.items()}
                    return Pointed(sheet, row, rows, concepts)
    return None


def _key(rows: Sequence[Sequence[str]], start: int, height: int) -> str:
    return "\n".join("\t".join("".join(text.split()) for text in row) for row in rows[start : start + height])


def _read(text: str) -> dict[str, dict[str, str]]:
    """Nothing for what was written by somebody else."""
    try:
        said = json.loads(text or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
