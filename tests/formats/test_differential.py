"""A few made-up files read beside well-kept readers; `python -m tests.formats.differential` reads hundreds."""

from tests.formats.differential import differences


def test_cells_and_merges_are_those_that_other_readers_find() -> None:
    assert differences(8) == []
