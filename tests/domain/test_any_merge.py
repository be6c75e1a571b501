"""Any work on any number of copies comes together, with every value accounted for (`any_merge` has a long form)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.any_merge import Case, cases, check


@settings(max_examples=200)
@given(cases(), st.data())
def test_every_value_of_a_merge_is_one_sides_edit_or_a_decided_conflict(
    case: Case, data: st.DataObject
) -> None:
    check(case, data.draw)
