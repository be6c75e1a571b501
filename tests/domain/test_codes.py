"""The code lists: which one is in force, what it holds, and when two names are one."""

import pytest

from perfdesk.domain.codes import CodeList, Level2, code_list_for, same_level_name


@pytest.mark.parametrize("year", [2015, 2026, None, 1999])
def test_every_year_has_a_list(year):
    codes = [entry.code for entry in code_list_for(year).entries]
    assert codes == ["11", "12", "13", "14", "21", "22", "23", "24", "31"]


def test_an_entry_knows_its_level_1():
    assert code_list_for(2026).level2("31") == Level2("31", "服务对象满意度", "3", "满意度指标")


def test_unknown_codes_have_no_entry():
    assert code_list_for(2026).level2("99") is None
    assert code_list_for(2026).level1_name("9") is None


def test_a_level_1_has_its_name():
    assert code_list_for(2026).level1_name("2") == "效益指标"


@pytest.mark.parametrize(
    ("valid_to", "covered"), [(None, [False, True, True, True]), (2021, [False, True, True, False])]
)
def test_a_list_covers_its_years(valid_to, covered):
    edition = CodeList("", 2020, valid_to, ())
    assert [edition.covers(year) for year in (2019, 2020, 2021, 2022)] == covered


@pytest.mark.parametrize(
    ("left", "right"),
    [("经济效益", "经济效益指标"), ("数量指标", "数量"), ("数量指标 ", "数量指标"), ("", "")],
)
def test_level_names_are_one_with_and_without_their_ending(left, right):
    assert same_level_name(left, right)


def test_different_level_names_stay_different():
    assert not same_level_name("数量指标", "质量指标")
