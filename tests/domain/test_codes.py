"""The code lists: which one is in force, what it holds, and when two names are one."""

import pytest

from perfdesk.domain.codes import (
    CodeList,
    Level2,
    LevelKind,
    code_list_for,
    codes_of,
    kind_of_level,
    same_level_name,
)


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


@pytest.mark.parametrize(
    ("level1", "level2", "codes"),
    [
        ("产出指标", "数量指标", ("1", "11")),
        ("产出指标（50分）", "质量指标", ("1", "12")),
        ("★一、产出指标", "时效", ("1", "13")),
        ("项目完成指标", "数量指标", ("1", "11")),
        ("预期产出指标", "进度指标", ("1", "13")),
        ("产出指标", "预算（或投资规模）控制指标", ("1", "14")),
        ("项目效益指标", "环境效益", ("2", "23")),
        ("效果指标", "可持续影响指标", ("2", "24")),
        ("效益指标", "社会公众或服务对象满意度指标", ("3", "31")),
        ("满意度指标", "服务对象满意度指标等", ("3", "31")),
        ("服务对象满意度指标", "群众满意度", ("3", "31")),
        ("满意度指标", "", ("3", "")),
        ("", "质量指标", ("1", "12")),
        ("数量指标", "人数", ("1", "11")),
        ("产出指标", "其他指标", ("1", "")),
        ("决策", "项目立项", ("", "")),
        ("", "", ("", "")),
    ],
)
def test_levels_by_what_provinces_call_them(level1, level2, codes):
    assert codes_of(level1, level2, 2024) == codes


def test_costs_as_a_level_of_their_own_have_no_code_yet():
    """财预〔2021〕101号; the national code for them is not settled."""
    assert codes_of("成本指标", "经济成本指标", 2024) == ("", "")
    assert [level.name for level in code_list_for(2024).uncoded] == [
        "经济成本指标", "社会成本指标", "生态环境成本指标",
    ]  # fmt: skip
    assert kind_of_level("成本指标") is LevelKind.COST


def test_a_provinces_name_means_the_lists_own():
    codes = code_list_for(2024)
    assert codes.means("项目完成指标", "产出指标")
    assert codes.means("社会公众或服务对象满意度指标", "服务对象满意度")
    assert not codes.means("效果指标", "产出指标")
