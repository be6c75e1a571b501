"""The joined string: every character is kept, every field found, and an edit changes only what it must."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.domain import items
from perfdesk.domain.codes import code_list_for
from perfdesk.domain.fields import FieldKind, fields_of
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import Dialect, Span, joined, read, write
from tests.builders import indicator

COMMA = (
    "1、1-产出指标,11-数量指标,后勤人员数量；实施周期指标值:不少于5人,年度指标值:不少于5人;,"
    "2、1-产出指标,13-时效指标,后勤保障服务完成及时性；实施周期指标值:及时,年度指标值:及时;"
)
SEMICOLON = (
    "1、1-产出指标；11-数量指标；走访重点企业覆盖率；实施周期指标值:100%；年度指标值:100%。"
    "2、3-满意度指标；31-服务对象满意度；使用满意度；实施周期指标值:不低于90%；年度指标值:不低于90%。"
)
FIELDS = tuple(f.name for f in fields_of(Indicator) if f.kind in (FieldKind.TEXT, FieldKind.WHOLE))
"""Those that the string says."""


def said(ind: Indicator) -> tuple[object, ...]:
    return tuple(getattr(ind, field) for field in FIELDS)


def written(text: str) -> str:
    what = read(text)
    return write(what.preamble, what.indicators, Dialect.COMMA).text


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("as_read", [True, False])
def test_the_text_is_the_same_where_nobody_asks_for_places(dialect: Dialect, *, as_read: bool) -> None:
    for text in ("附件：" + COMMA, SEMICOLON):
        said = (read(text).preamble, read(text).indicators, dialect)
        assert joined(*said, as_read=as_read) == write(*said, as_read=as_read).text


@pytest.mark.parametrize(("text", "dialect"), [(COMMA, Dialect.COMMA), (SEMICOLON, Dialect.SEMICOLON)])
def test_both_dialects_are_told_apart(text, dialect):
    assert read(text).dialect is dialect
    assert [ind.number for ind in read(text).indicators] == [1, 2]
    assert not read(text).ends_open


def test_every_part_of_an_indicator_is_a_field():
    first = read(COMMA).indicators[0]
    assert said(first) == (1, "1", "产出指标", "11", "数量指标", "后勤人员数量", "不少于5人", "不少于5人")


def test_text_without_an_indicator_is_all_preamble():
    what = read("详见附件")
    assert (what.preamble, what.indicators, what.dialect) == ("详见附件", (), None)


def test_text_before_the_first_indicator_is_the_preamble():
    assert read("指标如下：" + SEMICOLON).preamble == "指标如下："


@given(st.text())
def test_any_text_is_written_back_as_it_was(text):
    assert written(text) == text


PIECES = [
    "1、", "2、", "12．", "3.", "1-产出指标", "2-效益指标", "31-服务对象满意度", "11-数量指标", "1－产出\n指标",
    "24-", ",", "，", ";", "；", "。", ":", "：", "、", " ", "\n", "　", "实施周期指标值:", "年度指标值:", "年度指标值",
    "实施周期", "实施周\n期指标值 ：", "年度指\n标值", "不少于10次", "100%", "2023-10-31", "1：1.5", "“一带一路”",
    "(1)、", "0", "1、1-产出指标,11-数量指标,", "2、2-效益指标；22-社会效益；",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_mangled_indicators_are_written_back_as_they_were(text):
    assert written(text) == text


@given(st.sampled_from([COMMA, SEMICOLON]), st.data())
def test_a_cell_cut_off_anywhere_is_written_back_as_it_was(text, data):
    cut = text[: data.draw(st.integers(0, len(text)))]
    assert written(cut) == cut


VALUE_PIECES = [
    "不少于10次", "100%", "；", "，", "。", ":", "：", ";", ",", "、", "1、", "2、3-", "（1）", "“", "”", "\n", "3-5",
    "年度", "指标值", "年度指标值", "实施周期指标值", "是",
]  # fmt: skip
VALUES = st.lists(st.sampled_from(VALUE_PIECES), max_size=6).map("".join).map(str.strip)


def has_no_label(value: str) -> bool:
    """A label with its colon inside a value is a boundary like any other, and a colon at its start may make one."""
    squeezed = "".join(value.split()).replace("：", ":")
    return "指标值:" not in squeezed and not squeezed.startswith(":")


@st.composite
def canonical(draw: st.DrawFn) -> list[Indicator]:
    values = VALUES.filter(has_no_label)
    entries = draw(st.lists(st.sampled_from(code_list_for(None).entries), min_size=1, max_size=4))
    return [
        Indicator(
            Id(f"i{n}"), n, e.level1_code, e.level1_name, e.code, e.name,
            name=draw(values), cycle_value=draw(values), annual_value=draw(values),
        )
        for n, e in enumerate(entries, 1)
    ]  # fmt: skip


@given(canonical(), st.sampled_from(Dialect))
def test_indicators_written_in_either_dialect_read_back_the_same(indicators, dialect):
    text = write("", indicators, dialect).text
    assert list(map(said, read(text).indicators)) == list(map(said, indicators))
    assert read(text).dialect is dialect


@pytest.mark.parametrize("value", ["按年度指标值执行", "高于实施周期指标值", "见年度指标值表"])
def test_a_label_word_without_a_colon_belongs_to_the_value(value):
    (ind,) = read(f"1、1-产出指标,11-数量指标,执行；实施周期指标值:{value},年度指标值:{value};").indicators
    assert (ind.name, ind.cycle_value, ind.annual_value) == ("执行", value, value)


@pytest.mark.parametrize(
    "value",
    [
        "1、完成一期；2、完成二期。",
        "入驻企业超50家；港澳台企业超20家",
        "搭建“走出去”平台",
        "标准：24小时",
        "2023-10-31",
        "1：1.5",
    ],
)
def test_punctuation_and_list_numbers_stay_in_the_value(value):
    text = write("", (indicator("i1", 1, value=value), indicator("i2", 2)), Dialect.SEMICOLON).text
    assert [i.annual_value for i in read(text).indicators] == [value, "≥64场"]


def test_numbering_that_starts_again_is_kept():
    text = "".join(SEMICOLON.replace("2、", "7、") for _ in range(2))
    assert [i.number for i in read(text).indicators] == [1, 7, 1, 7]


def test_wrong_codes_are_kept():
    text = "1、24-可持续影响,24-可持续影响,产业发展；实施周期指标值:促进,年度指标值:促进;"
    (ind,) = read(text).indicators
    assert (ind.level1_code, ind.level1_name, ind.level2_code) == ("24", "可持续影响", "24")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("1、1-产出指标,11-数量指标,后勤人员", ("后勤人员", None, None)),
        ("1、1-产出指标,11-数量指标,后勤人员；实施周期", ("后勤人员", None, None)),
        ("1、1-产出指标,11-数量指标,后勤人员；实施周期指标值:不少", ("后勤人员", "不少", None)),
        ("1、1-产出指标,11-数量指标,后勤人员；实施周期指标值:5人,年度指", ("后勤人员", "5人", None)),
        ("1、1-产出指标,11-数量指标,后勤人员；实施周期指标值:5人,年度指标值:", ("后勤人员", "5人", "")),
    ],
)
def test_what_a_cut_off_cell_lacks_is_none(text, fields):
    what = read(text)
    assert what.ends_open
    assert said(what.indicators[0])[5:] == fields


@pytest.mark.parametrize("text", [COMMA, SEMICOLON])
@pytest.mark.parametrize(
    "wrap",
    [
        ("产出指标", "产出指\n标"),
        ("实施周期指标值:", "实施周期指标\n值:"),
        ("年度指标值:", "年\n度指标值\n:"),
        ("1、", "1\n、\n"),
    ],
)
def test_page_wraps_in_labels_and_markers_change_no_value(text, wrap):
    wrapped = text.replace(*wrap)
    values = [(i.name, i.cycle_value, i.annual_value) for i in read(text).indicators]
    assert wrapped != text
    assert [(i.name, i.cycle_value, i.annual_value) for i in read(wrapped).indicators] == values


@pytest.mark.parametrize(
    "text", [COMMA, SEMICOLON, SEMICOLON.replace("标值", "\n标值"), "前言 " + COMMA[:-20]]
)
def test_spans_point_at_the_text_of_their_fields(text):
    what = read(text)
    out = write(what.preamble, what.indicators, Dialect.COMMA)
    for ind in what.indicators:
        for field in FIELDS:
            value = getattr(ind, field)
            assert value is None or out.text[slice(*out.spans[ind.id, field])] == str(value)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", [COMMA, SEMICOLON, COMMA.replace(",", "，").replace("1、", "01．\n")])
def test_editing_one_field_changes_only_its_span(text, field):
    what = read(text)
    before = write("", what.indicators, Dialect.COMMA)
    for at, ind in enumerate(what.indicators):
        edited = items.with_value(ind, field, 77 if field == "number" else "77")
        assert isinstance(edited, Indicator)
        after = write("", (*what.indicators[:at], edited, *what.indicators[at + 1 :]), Dialect.COMMA)
        start, end = before.spans[ind.id, field]
        assert after.text == before.text[:start] + "77" + before.text[end:]
        assert after.spans[ind.id, field] == Span(start, start + 2)


def test_filling_in_a_missing_value_brings_its_label():
    (ind,) = read("1、1-产出指标,11-数量指标,后勤人员；实施周期指标值:5人").indicators
    text = write("", (replace(ind, annual_value="6人"),), Dialect.SEMICOLON).text
    assert text == "1、1-产出指标,11-数量指标,后勤人员；实施周期指标值:5人,年度指标值:6人"


UNENDED = "3、2-效益指标；22-社会效益；影响；实施周期指标值:提升；年度指标值:提升"
RAGGED = SEMICOLON.replace("。2、", " ; \n2、") + UNENDED


@pytest.mark.parametrize("text", [COMMA, SEMICOLON, RAGGED])
@given(st.data())
def test_moved_added_and_removed_indicators_meet_at_well_formed_seams(text, data):
    """Whatever stood at the old seams, the new ones can be read."""
    added = [indicator("new", 9, name="新增"), indicator("two", 8)]
    order = data.draw(st.permutations([*read(text).indicators, *added]))
    chosen = order[: data.draw(st.integers(1, len(order)))]
    out = write("", chosen, Dialect.COMMA).text
    assert list(map(said, read(out).indicators)) == list(map(said, chosen))
    assert list(map(said, read(written(out)).indicators)) == list(map(said, chosen))


@pytest.mark.parametrize(("text", "dialect"), [(COMMA, Dialect.COMMA), (SEMICOLON, Dialect.SEMICOLON)])
def test_new_seams_are_written_as_their_dialect_writes_them(text, dialect):
    first, second = read(text).indicators
    for order in (
        (second, first),
        (first,),
        (second,),
        (second, first, second),
        (first, indicator("new"), second),
    ):
        assert write("", order, dialect) == write("", order, dialect, as_read=False)


def test_an_added_indicator_follows_the_dialect_around_it():
    first, second = read(COMMA).indicators
    text = write("", (first, indicator("new", 2), second), Dialect.COMMA).text
    assert ";,2、1-产出指标,11-数量指标,演出场次；实施周期指标值:≥64场,年度指标值:≥64场;,2、" in text


def test_a_pure_dialect_keeps_none_of_the_documents_letters():
    what = read(COMMA.replace(",", "，\n"))
    assert write("", what.indicators, Dialect.COMMA, as_read=False).text == COMMA


def test_two_labels_in_one_indicator_are_a_doubt():
    (doubt,) = read("1、1-产出指标,11-数量指标,甲；实施周期指标值:1,年度指标值:1;年度指标值:2;").doubts
    assert doubt.kind == "label_twice"


def test_half_a_marker_inside_a_value_is_a_doubt():
    (doubt,) = read("1、1-产出指标,11-数量指标,甲；实施周期指标值:1,年度指标值:1;,2、1-产出指标,乙；").doubts
    assert doubt.kind == "marker_inside"
