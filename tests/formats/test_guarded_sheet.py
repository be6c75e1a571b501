"""What may enter a cell, and how it comes out again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import Cell

from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.formats import xstring
from perfdesk.formats.writers.export_report import Alteration
from perfdesk.formats.writers.guarded_sheet import TextTooLong, guarded, put

PLACE = Place(Id("p"), "goal")


def cell() -> Cell:
    return Cell(Workbook().create_sheet(), 1, 1)


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "=", "#N/A", "+1", "120.00", "true"])
def test_text_stays_text(text: str) -> None:
    written = cell()
    put(written, guarded(text), PLACE)
    assert (written.value, written.data_type) == (text, "s")


@pytest.mark.parametrize(
    ("text", "is_formula"), [("=1", True), (" @x", True), ("-5%", True), ("5-6", False), ("", False)]
)
def test_what_excel_would_compute_is_known(text: str, is_formula: bool) -> None:
    assert guarded(text).looks_like_formula is is_formula


@pytest.mark.parametrize("text", ["a\x00", "a\ud800", "\udc00a", "\uffff", "\ufffe"])
def test_what_no_workbook_can_hold_is_replaced_and_said(text: str) -> None:
    content = guarded(text)
    assert content.value == "".join("a" if c == "a" else "\ufffd" for c in text)
    assert content.alteration is Alteration.CHARACTERS_REPLACED


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("_x0041_", "_x005F_x0041_"),
        ("a\x0bb", "a_x000B_b"),
        ("a\r\nb", "a_x000D_\nb"),
        ("_x0041\x0b", "_x005F_x0041_x000B_"),
        ("_xcafe_x0041_", "_x005F_xcafe_x005F_x0041_"),
        ("_x41_ __ 一_x", "_x41_ __ 一_x"),
    ],
)
def test_escapes(text: str, stored: str) -> None:
    assert xstring.stored(text) == stored
    assert xstring.said(stored) == text


@given(st.text(st.sampled_from("_x0041AFaf\x0b\r\n\x1f 目😀")) | st.text())
def test_escapes_come_back(text: str) -> None:
    holdable = xstring.holdable(text)
    assert xstring.said(xstring.stored(holdable)) == holdable


def test_an_emoji_counts_twice_and_too_much_is_refused_with_its_place() -> None:
    put(cell(), guarded("😀" * 16_383), PLACE)
    with pytest.raises(TextTooLong) as refusal:
        put(cell(), guarded("😀" * 16_384), PLACE)
    assert (refusal.value.place, refusal.value.length) == (PLACE, 32_768)


@pytest.mark.parametrize(
    ("amount", "value", "number_format", "alteration"),
    [
        ("55605.10", Decimal("55605.1"), "#,##0.00", None),
        ("0", Decimal(0), "#,##0.00", None),
        ("0.125", Decimal("0.125"), "#,##0.000", Alteration.MORE_DECIMALS),
        ("1E+3", Decimal(1000), "#,##0.00", None),
        ("9999999999999.99", Decimal("9999999999999.99"), "#,##0.00", None),
        ("12345678901234.56", "12,345,678,901,234.56", "General", Alteration.AMOUNT_AS_TEXT),
        ("1E-20", "0.00000000000000000001", "General", Alteration.AMOUNT_AS_TEXT),
    ],
)
def test_amounts_stay_exact(
    amount: str, value: Decimal | str, number_format: str, alteration: Alteration | None
) -> None:
    assert guarded(Decimal(amount)) == (value, number_format, alteration)
