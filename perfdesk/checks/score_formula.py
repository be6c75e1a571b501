"""自评 against the published formulas and the approved targets (CHECKS 57–63)."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from perfdesk.checks.catalogue import Parameters
from perfdesk.checks.context import Findings, found
from perfdesk.checks.score_words import shown, slack
from perfdesk.domain.amounts import show_amount
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.scoring import (
    Basis,
    Proposal,
    actual_number,
    execution_score,
    goal_number,
    proposal,
    rate_of,
    rules_of,
    scoring_of,
)
from perfdesk.domain.self_evaluation import (
    NOTHING,
    Band,
    DepartmentEvaluation,
    EvaluatedIndicator,
    InverseRule,
    ProjectEvaluation,
)
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TotalsMode
from perfdesk.domain.target_value import Kind, read_value

Targets = Mapping[Id, Indicator]
"""The target indicators of the book by their identities."""


def against_the_formula(item: EvaluatedIndicator, table: ProjectEvaluation) -> Findings:
    """The person's score against the published formula: too high is wrong, too low is for the person to explain."""
    proposed = _mildest(item, table)
    if item.score is None or proposed.score is None or proposed.basis is Basis.QUALITATIVE:
        return
    params = {
        "score": shown(item.score), "proposed": shown(proposed.score),
        "target": item.target_value, "actual": item.actual_value,
    }  # fmt: skip
    if item.score > proposed.score + slack(item.score):
        yield found("score.missed_but_given", Severity.ERROR, item.id, "score", **params)
    elif proposed.basis is Basis.REACHED and item.score < proposed.score - slack(item.score):
        yield found("score.reached_but_reduced", Severity.WARNING, item.id, "score", **params)


def _mildest(item: EvaluatedIndicator, table: ProjectEvaluation) -> Proposal:
    """Of a document whose form nobody knows: provinces score an exceeded limit by one rule or the other."""
    rules = rules_of(table)
    proposed = proposal(item, rules)
    if table.totals is not TotalsMode.PRINTED or scoring_of(table) is not None or proposed.score is None:
        return proposed
    others = (proposal(item, replace(rules, inverse=inverse)) for inverse in InverseRule)
    return max((proposed, *others), key=lambda each: each.score or 0)


def execution(table: ProjectEvaluation | DepartmentEvaluation) -> Findings:
    """执行率 and its score against the funds: they are worked out, not estimated."""
    rate = rate_of(table)
    printed = read_value(table.execution_rate) if table.execution_rate else None
    if rate is not None and printed is not None and printed.number is not None:
        said = printed.number / 100 if printed.unit == "%" or printed.number > 2 else printed.number
        if abs(said - rate) > Decimal("0.0051"):
            params = {"printed": table.execution_rate, "rate": f"{rate * 100:.2f}%"}
            yield found("score.execution_rate", Severity.ERROR, table.id, "execution_rate", **params)
    wanted = execution_score(table)
    given = table.execution_score
    if wanted is not None and given is not None and abs(given - wanted) > slack(given):
        params = {"score": shown(given), "proposed": shown(wanted)}
        yield found("score.execution", Severity.ERROR, table.id, "execution_score", **params)


def overspent(table: ProjectEvaluation) -> Findings:
    """More spent than the year's budget is a slip of the amounts, or asks for a word."""
    spent, budget = table.spent_total, table.annual_total
    if spent is not None and budget is not None and spent > budget:
        params = {"spent": show_amount(spent), "budget": show_amount(budget)}
        yield found("score.overspent", Severity.WARNING, table.id, "spent_total", **params)


def far_above(item: EvaluatedIndicator, table: ProjectEvaluation, by: Parameters) -> Findings:
    """An actual far above its target asks whether the target was set too low (偏离度)."""
    target = read_value(item.target_value)
    if target is None or target.sign in "≤<" or target.kind not in (Kind.NUMBER, Kind.RATIO):
        return
    goal, actual = goal_number(target), actual_number(target, item.actual_value)
    if goal and actual is not None and actual >= _times(table, by) * goal and not item.reason.strip():
        share = f"{actual / goal * 100:.0f}%"
        yield found("score.far_above", Severity.WARNING, item.id, "reason", share=share)


def _times(table: ProjectEvaluation, by: Parameters) -> Decimal:
    """From how many times the target on: as the bureau set it, else the form, else 120 %; provinces say 120 to 150."""
    own, scoring = by.own_number("score.far_above", "percent"), scoring_of(table)
    if own is None and scoring is not None:
        return Decimal(scoring.far_above)
    return Decimal(by.number("score.far_above", "percent")) / 100


def actual_is_text(item: EvaluatedIndicator, _: ProjectEvaluation) -> Findings:
    """A counted target needs a counted actual: neither `完成` nor the target's own `≥95%`."""
    target = read_value(item.target_value)
    if target is None or not item.actual_value.strip():
        return
    actual = read_value(item.actual_value)
    is_copy = actual is not None and actual.kind is Kind.NUMBER and actual.sign not in "=≈"
    is_text = (
        actual is None and target.kind is not Kind.DATE and actual_number(target, item.actual_value) is None
    )
    if is_copy or is_text:
        yield found(
            "score.actual_is_text", Severity.ERROR, item.id, "actual_value",
            actual=item.actual_value, target=item.target_value,
        )  # fmt: skip


def outside_band(item: EvaluatedIndicator, table: ProjectEvaluation) -> Findings:
    """A qualitative score lies within the band of the level that was chosen."""
    if item.band is Band.NONE or item.score is None:
        return
    proposed = proposal(item, rules_of(table))
    if proposed.basis is Basis.QUALITATIVE and not proposed.low <= item.score <= proposed.high:
        params = {"score": shown(item.score), "low": shown(proposed.low), "high": shown(proposed.high)}
        yield found("score.outside_band", Severity.ERROR, item.id, "score", **params)


def differs_from_target(item: EvaluatedIndicator, targets: Targets) -> Findings:
    """What was approved is what is evaluated: name and value of the target that the row was made from."""
    if item.target == NOTHING:
        return
    target = targets.get(item.target)
    if target is None:
        yield found("score.target_gone", Severity.WARNING, item.id, "name", name=item.name)
        return
    value = target.annual_value if target.annual_value is not None else target.cycle_value or ""
    for field, said, approved in (
        ("name", item.name, target.name),
        ("target_value", item.target_value, value),
    ):
        if said.strip() != approved.strip():
            yield found(
                "score.differs_from_target", Severity.ERROR, item.id, field, said=said, approved=approved
            )
