"""What the wordings of the field say: sign, number, unit. Most are from published tables."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.domain.target_value import Kind, TargetValue, read_value


@pytest.mark.parametrize(
    ("wording", "sign", "number", "unit"),
    [
        ("100%", "=", "100", "%"),
        ("1个", "=", "1", "个"),
        ("0.005", "=", "0.005", ""),
        ("92.93%", "=", "92.93", "%"),
        ("≥100百分比", "≥", "100", "%"),
        ("百分之95以上", "≥", "95", "%"),
        ("≥90.00(%)", "≥", "90.00", "%"),
        ("200（人次）", "=", "200", "人次"),
        ("≤30万元", "≤", "30", "万元"),
        ("＝13台", "=", "13", "台"),
        ("9103880元", "=", "9103880", "元"),
        ("1,000人", "=", "1000", "人"),
        ("20万辆", "=", "20", "万辆"),
        ("1人/团", "=", "1", "人/团"),
        ("91个IDC机柜", "=", "91", "个IDC机柜"),
        ("500㎡", "=", "500", "㎡"),
        ("24小时", "=", "24", "小时"),
        ("９５％", "=", "95", "%"),
        ("3‰", "=", "3", "‰"),
        ("达30%", "=", "30", "%"),
        ("≥1次", "≥", "1", "次"),
        ("≥ 100 个", "≥", "100", "个"),
        (">=80%", "≥", "80", "%"),
        ("≧80%", "≥", "80", "%"),
        ("≥85", "≥", "85", ""),
        ("不少于10次", "≥", "10", "次"),
        ("不少于1700家次", "≥", "1700", "家次"),
        ("不低于98%", "≥", "98", "%"),
        ("不小于5次", "≥", "5", "次"),
        ("至少30家", "≥", "30", "家"),
        ("大于等于3场", "≥", "3", "场"),
        ("达到95%以上", "≥", "95", "%"),
        ("90%以上", "≥", "90", "%"),
        ("90%或以上", "≥", "90", "%"),
        ("100个以上", "≥", "100", "个"),
        ("200人次以上", "≥", "200", "人次"),
        ("1亿元以上", "≥", "1", "亿元"),
        ("50亿元及以上", "≥", "50", "亿元"),
        ("1800以上", "≥", "1800", ""),
        ("3个以上(含3个)", "≥", "3", "个"),
        ("6个以上（含6个）", "≥", "6", "个"),
        ("不少于10次以上", "≥", "10", "次"),
        ("≤1", "≤", "1", ""),
        ("≦1%", "≤", "1", "%"),
        ("≤0％", "≤", "0", "%"),
        ("<=5次", "≤", "5", "次"),
        ("不超过76.5万元", "≤", "76.5", "万元"),
        ("不超5个工作日", "≤", "5", "个工作日"),
        ("不多于70家", "≤", "70", "家"),
        ("不高于2%", "≤", "2", "%"),
        ("5万元以内", "≤", "5", "万元"),
        ("15%以下", "≤", "15", "%"),
        ("低于15%", "<", "15", "%"),
        ("超过200人次", ">", "200", "人次"),
        ("大于5家", ">", "5", "家"),
        ("═100%", "=", "100", "%"),
        ("等于3次", "=", "3", "次"),
        ("约11700张", "≈", "11700", "张"),
        ("50人左右", "≈", "50", "人"),
        ("≥95%。", "≥", "95", "%"),
    ],
)
def test_numbers(wording, sign, number, unit):
    assert read_value(wording) == TargetValue(Kind.NUMBER, sign, Decimal(number), unit=unit)


@pytest.mark.parametrize(
    ("wording", "low", "high", "unit"),
    [
        ("2000-3000", "2000", "3000", ""),
        ("2000-3000人次", "2000", "3000", "人次"),
        ("6～8个", "6", "8", "个"),
        ("0%至3%", "0", "3", "%"),
        ("达0%至3%", "0", "3", "%"),
        ("1.5万元—2万元", "1.5", "2", "万元"),
    ],
)
def test_ranges(wording, low, high, unit):
    assert read_value(wording) == TargetValue(Kind.RANGE, "=", Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(("wording", "sign"), [("1：1.5", "="), ("1:1.5", "="), ("不少于1：1.5", "≥")])
def test_ratios(wording, sign):
    assert read_value(wording) == TargetValue(Kind.RATIO, sign, Decimal(1), Decimal("1.5"))


@pytest.mark.parametrize(
    ("wording", "sign", "year", "month", "day"),
    [
        ("12月31日前", "≤", None, 12, 31),
        ("12月31日", "=", None, 12, 31),
        ("2025年12月31日", "=", 2025, 12, 31),
        ("2025年12月31日之前", "≤", 2025, 12, 31),
        ("2025年12月31日前完成", "≤", 2025, 12, 31),
        ("2023-10-31", "=", 2023, 10, 31),
        ("2023.6.1", "=", 2023, 6, 1),
        ("于2024年6月30日前", "≤", 2024, 6, 30),
    ],
)
def test_dates(wording, sign, year, month, day):
    assert read_value(wording) == TargetValue(Kind.DATE, sign, year=year, month=month, day=day)


@pytest.mark.parametrize(
    "wording",
    [
        "", "及时", "合规", "促进", "是", "长期", "正增长", "年度计划数", "合格及以上", "有效提高", "增长率达4%",
        "标准：100%", "全年≥1场次 全年≥30家", "超50家；港澳台超20家", "季度报告4份，年度报告1份",
        "每季度一次（共计4次）", "不超过10次以上", "13月31日", "3000-2000", "10次-20家", "1:2:3",
    ],
)  # fmt: skip
def test_words_and_several_numbers_have_no_typed_form(wording):
    assert read_value(wording) is None


@given(st.text())
def test_any_text_has_a_typed_form_or_none(text):
    value = read_value(text)
    assert value is None or value.number is not None or value.day is not None


@given(
    st.sampled_from("≥≤><="),
    st.decimals(0, 10**9, places=2),
    st.sampled_from(["", "%", "次", "万元", "人次"]),
)
def test_a_sign_a_number_and_a_unit_are_read_as_written(sign, number, unit):
    assert read_value(f"{sign}{number}{unit}") == TargetValue(Kind.NUMBER, sign, number, unit=unit)
