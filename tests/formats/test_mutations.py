"""A few of the documents with one thing wrong; `python -m tests.formats.mutations` makes thousands."""

from tests.formats.mutations import Mutant, campaign, judge, originals


def test_no_field_is_read_wrongly_without_a_finding() -> None:
    outcomes, silent = campaign(40)
    assert silent == []
    assert outcomes["exact"] + outcomes["flagged"] > 20


def test_the_judge_notices_a_silent_error() -> None:
    """A table with another amount and another value that no mutation explains."""
    original = originals()[-1]
    amount = str(original.table.projects[0].amounts.total)
    name = original.table.projects[0].indicators[0].name
    verdict = judge(original, Mutant(original.text.replace(name, name + "次数").replace(amount, "1.25"), ()))
    assert verdict.outcome in ("silent", "flagged")
