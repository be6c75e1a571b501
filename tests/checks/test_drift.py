"""What was taken over from last year's table without a thought is pointed at."""

from dataclasses import replace
from decimal import Decimal

from perfdesk.checks.run import findings_of
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import Book
from perfdesk.domain.finding import Finding
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.table import Project, TargetTable
from tests.builders import small_table
from tests.checks.test_history import with_project

DRIFT = ("drift.same_goal", "drift.copied_year", "drift.lower_target", "drift.amount")
GOAL = "组织文化惠民演出不少于64场，覆盖8个镇街。"


def first(table: TargetTable) -> Project:
    return table.units[0].projects[0]


def found(last: Project, this: Project) -> list[tuple[str, str]]:
    """In a book of two years; of the project alone."""
    then = with_project(replace(small_table("b"), year=2025), last)
    now = with_project(small_table(), this)
    return [(f.rule, f.place.field) for f in of_project(Book(tables=(then, now)), this)]


def of_project(book: Book, project: Project) -> list[Finding]:
    ids = {project.id, *(indicator.id for indicator in project.indicators)}
    findings = findings_of(book, sums_by_item(book))
    return [f for here in findings.values() for f in here if f.rule in DRIFT and f.place.item in ids]


LAST, THIS = (first(small_table(prefix)) for prefix in ("b", ""))


def test_a_goal_that_was_taken_over_word_for_word_is_told() -> None:
    last, this = replace(LAST, goal=GOAL), replace(THIS, goal=f"{GOAL} ")
    assert found(last, this) == [("drift.same_goal", "goal")]
    assert found(last, replace(this, goal="今年组织展览不少于20场，覆盖全区。")) == []


def test_a_goal_that_still_speaks_of_last_year_says_more() -> None:
    last = replace(LAST, goal=f"2025年{GOAL}")
    assert found(last, replace(THIS, goal=last.goal)) == [("drift.copied_year", "goal")]
    assert found(last, replace(THIS, goal=f"2026年{GOAL}")) == []


def with_value(project: Project, value: str) -> Project:
    changed = (replace(project.indicators[0], annual_value=value), *project.indicators[1:])
    return replace(project, indicators=changed, goal="今年另写的绩效目标。")


def test_a_target_below_last_years_is_told_unless_it_is_far_below() -> None:
    assert found(with_value(LAST, "≥70场"), with_value(THIS, "≥64场"))[-1:] == [
        ("drift.lower_target", "annual_value")
    ]
    for last in ("≥60场", "≥640场", "≥70人"):
        assert ("drift.lower_target", "annual_value") not in found(
            with_value(LAST, last), with_value(THIS, "≥64场")
        )


def test_a_limit_that_is_lower_is_none() -> None:
    assert ("drift.lower_target", "annual_value") not in found(
        with_value(LAST, "≤70场"), with_value(THIS, "≤64场")
    )


def test_other_money_for_the_same_targets_is_told() -> None:
    last = replace(LAST, goal="去年写的绩效目标，与今年不同。")
    more = replace(THIS, amounts=Amounts(Decimal(150), Decimal(150)))
    assert found(last, more) == [("drift.amount", "total")]
    assert found(last, replace(THIS, amounts=Amounts(Decimal(120), Decimal(120)))) == []
    assert ("drift.amount", "total") not in found(last, with_value(more, "≥100场"))
