"""The journal says exactly what was done."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted, Place, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Value
from perfdesk.domain.table import Unit
from perfdesk.store.codec import decode, encode
from perfdesk.store.errors import NotStorable
from tests.store.samples import RandomEdits, inserted, small_table


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.data())
def test_what_was_encoded_is_decoded_to_the_same_edit(data: st.DataObject) -> None:
    edits = RandomEdits(data)
    for edit in (edits.next(), edits.next()):
        # repr tells 1.0 from 1.00 and 1 from True, which == does not.
        assert repr(decode(encode(edit))) == repr(edit)


def test_amounts_keep_their_digits() -> None:
    edit = Edit("change", (ValueChange(Place(Id("p1"), "total"), None, Decimal("0.10")),))

    assert '"after":"0.10"' in encode(edit)


def test_an_inserted_table_brings_everything_below_it_along() -> None:
    assert decode(encode(inserted(small_table()))) == inserted(small_table())


@pytest.mark.parametrize("text", ["\ud800", "名\0称", "\udcff尾"])
def test_a_text_that_no_file_can_hold_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(NotStorable) as refused:
        encode(
            Edit(
                "add",
                (ItemInserted(BOOK_ID, 0, small_table()), ItemInserted(Id("t1"), 0, Unit(Id("u9"), text))),
            )
        )

    assert (refused.value.item, refused.value.field, refused.value.text) == ("u9", "name", text)


@pytest.mark.parametrize("value", ["\\u0000", "\\", '"', "\x01\x1f", "\u2028", "😀", "NUL"])
def test_any_other_text_is_kept_as_it_is(value: Value) -> None:
    edit = Edit("change", (ValueChange(Place(Id("p1"), "name"), "", value),))

    assert decode(encode(edit)) == edit
