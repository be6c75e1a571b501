"""The scored sheet for the review of a project's targets (财预〔2015〕88号): four kinds, two scores each."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from perfdesk.domain.notes import Appraisal

SCORES = {
    "norms": 10, "clarity": 10, "relevance": 15, "method": 15,
    "plausibility": 15, "funding": 15, "prospects": 10, "conditions": 10,
}  # fmt: skip
"""The most that each is worth."""
KINDS = {
    "completeness": ("norms", "clarity"),
    "pertinence": ("relevance", "method"),
    "adequacy": ("plausibility", "funding"),
    "feasibility": ("prospects", "conditions"),
}
"""完整性 20, 相关性 30, 适当性 30, 可行性 20."""
_BANDS = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))


class Grade(StrEnum):
    """And what follows: it goes on; is amended and goes on; is sent back; does not enter the budget."""

    EXCELLENT = "优"
    GOOD = "良"
    FAIR = "中"
    POOR = "差"


class Result(NamedTuple):
    total: Decimal
    grade: Grade


def result(sheet: Appraisal) -> Result | None:
    """None while a score is missing."""
    scores = [getattr(sheet, name) for name in SCORES]
    if any(score is None for score in scores):
        return None
    total = sum(scores, Decimal(0))
    return Result(total, Grade(next(word for least, word in _BANDS if total >= least)))


def is_fair(sheet: Appraisal) -> bool:
    """Whether no score is below nothing or above what it is worth."""
    given = ((getattr(sheet, name), most) for name, most in SCORES.items())
    return all(score is None or 0 <= score <= most for score, most in given)
