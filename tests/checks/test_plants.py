"""A few planted mistakes of each kind; `python -m tests.checks.plants` plants a thousand."""

from tests.checks.plants.campaign import PLANTS, campaign


def test_planted_mistakes_are_found_where_they_were_planted() -> None:
    planted, missed, places = campaign(2 * len(PLANTS))
    assert sum(missed.values()) <= 0.02 * sum(planted.values()), places
    assert len(planted) >= 40
