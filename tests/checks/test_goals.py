"""What a goal promises and what the indicators carry."""

from dataclasses import replace

import pytest

from perfdesk.checks.goals import goal_links
from tests.builders import indicator, project


@pytest.mark.parametrize(
    ("value", "is_met"),
    [
        ("12人", True), ("≥12人次", True), ("12月15日前", False), ("2026年12月前", False), ("2026.12.31", False),
        ("12个月", True),
    ],
)  # fmt: skip
def test_people_are_not_met_by_a_day(value: str, is_met: bool) -> None:
    promised = replace(project("p", "1.00", indicator("i", 1, value=value)), goal="培训12人。")
    assert bool(goal_links(promised).met) is is_met
