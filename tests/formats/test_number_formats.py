"""A value is what its number format shows, sign and unit and all; a plain amount is as exact as the document."""

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from perfdesk.formats.shown_value import UNKNOWN_FORMAT, shown_text, shown_value
from perfdesk.formats.xls_reader import read_xls
from perfdesk.formats.xlsx_reader import read_xlsx
from tests.formats.xls_maker import xls

DAY = 46086
"""5 March 2026, a Thursday."""


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (50, '"≥"0"个"', "≥50个"), (22, '0"次"', "22次"), (22.4, '0"次"', "22次"), (5, "0次", "5次"),
        (12345, '#,##0"人次"', "12,345人次"), (5, '[红色]General"次"', "5次"), (5, 'G/通用格式"次"', "5次"),
        (5, '[$-804]0\\个', "5个"), (2.5, '0.##"个"', "2.5个"), (5, '0.##"个"', "5个"), (0.5, '?0.00"个"', "0.50个"),
        (-3, '0"个";[Red]0"个"', "-3个"), (-3, '0"个"', "-3个"), (0, '0"个";-0"个";"无"', "无"), (0, '0"个";;', "0个"),
        (5, "+0.0;-0.0", "+5.0"), (123, "00000", "00123"), (13800000000, "000-0000-0000", "138-0000-0000"),
        (1, '[=1]"是";"否"', "是"), (7, '[=1]"是";"否"', "否"), (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
    ],
)  # fmt: skip
def test_signs_and_units_belong_to_the_value(value: float, form: str, shown: str) -> None:
    assert shown_value(value, form) == (shown, "")


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (92.5, '0.0"%"', "92.5%"), (92.5, "0.0\\%", "92.5%"), (0.925, "0.0%", "92.5%"), (0.9, '"≥"0%', "≥90%"),
        (0.925, "0.00%", "92.50%"), (0.95, "0%", "95%"), (-0.05, '"增长"0%;"下降"0%', "下降5%"),
    ],
)  # fmt: skip
def test_only_a_percent_sign_that_is_not_quoted_multiplies(value: float, form: str, shown: str) -> None:
    assert shown_value(value, form) == (shown, "")


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (123456, '0.00,"千元"', "123.46千元"), (1234567, '0!.0,"万人"', "123.5万人"), (23456, "0!.0000", "2.3456"),
        (12345678, '[>=10000]0!.0,"万";0', "1234.6万"), (55, '[>=10000]0!.0,"万";0"人"', "55人"),
        (12345, "0.00E+00", "1.23E+04"), (12345.678, "##0.0E+0", "12.3E+3"), (9999, "0.0E-0", "1.0E4"),
        (0.00012, "0.0E+00", "1.2E-04"), (1.5, "# ?/?", "1 1/2"), (0.375, "?/8", "3/8"), (2, "# ?/?", "2"),
        (1.96, "# ?/8", "2"),
    ],
)  # fmt: skip
def test_scaled_numbers_powers_and_fractions(value: float, form: str, shown: str) -> None:
    assert shown_value(value, form) == (shown, "")


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (5.7, "#,##0.00", "5.70"), (89.974, "#,##0.00", "89.97"), (89.97, "#,##0", "89.97"), (5, "0_ ", "5"),
        (1234.5, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "1234.50"),
        (0, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0.00"), (-5, "0.00;[Red]0.00", "-5.00"),
        (-5, "#,##0.00_);(#,##0.00)", "-5.00"), (0.1 + 0.2, "General", "0.3"), (31.2 + 1e-14, "General", "31.2"),
        (2.675, "0.00", "2.68"), (12, "General", "12"), (1e20, "General", "1" + "0" * 20), (5, "@", "5"),
        (3.14159265358979, "General", "3.14159265358979"), (1e27, "#,##0.00", "1" + "0" * 27),
        (89.97, '0"万元"', "89.97万元"), (89.97, '0.0"万元"', "90.0万元"),
    ],
)  # fmt: skip
def test_a_plain_amount_keeps_what_makes_it_exact(value: float, form: str, shown: str) -> None:
    """Digits alone: no decimals are cut but those beyond the shown ones, and a minus is never lost to a colour."""
    assert shown_value(value, form) == (shown, "")


@pytest.mark.parametrize(
    ("days", "form", "shown"),
    [
        (DAY, 'yyyy"年"m"月"d"日";@', "2026年3月5日"), (DAY, "yyyy/m/d", "2026/3/5"), (DAY, "[$-804]aaaa", "星期四"),
        (DAY + 0.5, "yyyy/m/d h:mm", "2026/3/5 12:00"), (0.5, "h:mm:ss;@", "12:00:00"), (DAY, "e年m月", "2026年3月"),
        (DAY + 0.75, '[$-804]上午/下午h"时"mm"分"', "下午6时00分"), (DAY, "d-mmm-yy", "5-Mar-26"),
        (1, "yyyy-m-d", "1900-1-1"),
        (DAY, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二六年三月五日"),
        (DAY, "[$-F800]dddd, mmmm dd, yyyy", "2026年3月5日"),
        (2.5, '[h]"小时"mm"分"', "60小时00分"), (1 / 24, "[mm]:ss", "60:00"), (1.5 / 86400, "mm:ss.0", "00:01.5"),
        (0.25, "h:mm AM/PM", "6:00 AM"),
    ],
)  # fmt: skip
def test_dates_times_of_day_and_time_elapsed(days: float, form: str, shown: str) -> None:
    assert shown_value(days, form) == (shown, "")


def test_days_are_counted_from_1904_where_the_file_says_so() -> None:
    assert shown_value(44624, "yyyy-m-d", from_1904=True).text == "2026-3-5"


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        (5, ";;;", "5"), (5, "0.00 USD", "5"), (5, "[DBNum2]General", "5"), (0, "yyyy-m-d", "0"), (-1, "h:mm", "-1"),
        (1e12, "yyyy", "1000000000000"), (5, "", "5"), (DAY, "ggge", f"{DAY}"),
    ],
)  # fmt: skip
def test_a_format_that_cannot_be_followed_gives_the_stored_number_and_a_doubt(
    value: float, form: str, said: str
) -> None:
    assert shown_value(value, form) == (said, UNKNOWN_FORMAT)


def test_a_format_may_have_words_around_a_text() -> None:
    assert [shown_text("张三", form) for form in ('@"等"', '0;0;0;"姓名："@', "General", "@")] == [
        "张三等", "姓名：张三", "张三", "张三",
    ]  # fmt: skip


def test_workbooks_of_both_kinds_show_the_same() -> None:
    book = Workbook()
    values = {"A1": (5.7, "#,##0.00"), "B1": (46086, 'yyyy"年"m"月"d"日"'), "C1": (50, '"≥"0"个"')}
    for place, (value, form) in values.items():
        book.worksheets[0][place] = value
        book.worksheets[0][place].number_format = form
    out = BytesIO()
    book.save(out)
    (new,) = read_xlsx(out.getvalue())
    places = {(0, at): value for at, (value, _) in enumerate(values.values())}
    (old,) = read_xls(xls({"表": places}, styles={(0, 0): 1, (0, 1): 3, (0, 2): 4}))
    assert [each.text for each in new.rows[0]] == ["5.70", "2026年3月5日", "≥50个"]
    assert new.rows[0] == tuple(
        type(each)(each.text, trail=new.rows[0][at].trail) for at, each in enumerate(old.rows[0])
    )


def test_a_format_that_is_not_followed_is_doubted_at_its_cell() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = datetime(1899, 12, 31)
    book.worksheets[0]["A1"].number_format = "[DBNum2]General"
    out = BytesIO()
    book.save(out)
    (grid,) = read_xlsx(out.getvalue())
    assert grid.rows[0][0].doubt == UNKNOWN_FORMAT
