"""No text of a hundred thousand letters keeps the program from answering: every pattern is measured for that.

How long it takes is measured by `python -m tests.bench lengths`; here, that it measures every one.
"""

from tests.bench.known_patterns import forgotten, inline_patterns, made_patterns, patterns


def test_the_bench_over_lengths_knows_every_regular_expression() -> None:
    """One that a function makes of its own words needs an example in `known_patterns.MADE`."""
    assert forgotten() == []
    assert len(patterns()) + len(inline_patterns()) + len(made_patterns()) > 200
