"""What is offered while indicators are typed."""

from pathlib import Path

import pytest

from perfdesk.desk.common_indicators import common_kinds
from perfdesk.desk.desk import Desk
from perfdesk.desk.offering import Around, Offers, Source, offers_in
from perfdesk.desk.other_tables import other_tables
from perfdesk.desk.usual_values import usual_values
from perfdesk.domain.codes import code_list_for
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable, Unit


def table(*indicators: Indicator) -> TargetTable:
    project = Project(Id("p"), "某项目", indicators=indicators)
    return TargetTable(Id("t"), units=(Unit(Id("u"), projects=(project,)),))


def indicator(name: str, value: str = "", code: str = "11") -> Indicator:
    return Indicator(Id(name + value), 1, "1", "产出指标", code, "数量指标", name, value, value)


def names(offers: Offers, text: str, around: Around | None = None) -> list[str]:
    return [offer.name for offer in offers.names(text, around or Around())]


def test_a_name_is_found_by_its_beginning_before_its_middle() -> None:
    offers = Offers([table(indicator("村级巡诊次数"), indicator("巡诊天数"))])
    assert names(offers, "巡诊")[:2] == ["巡诊天数", "村级巡诊次数"]


@pytest.mark.parametrize("typed", ["xzts", "XZTS", "zts"])
def test_a_name_is_found_by_its_initials(typed: str) -> None:
    assert "巡诊天数" in names(Offers([table(indicator("巡诊天数"))]), typed)


def test_a_name_is_found_by_its_likeness() -> None:
    assert names(Offers([table(indicator("全年巡诊服务天数"))]), "年巡诊服务天")[0] == "全年巡诊服务天数"
    assert names(Offers([table(indicator("全年巡诊服务天数"))]), "年巡诊的服务天数")[0] == "全年巡诊服务天数"


def test_what_this_file_says_often_comes_first() -> None:
    often = [indicator("培训场次", str(n)) for n in range(3)]
    elsewhere = offers_in([table(indicator("培训学次"))], Source.OTHER_FILE)
    offers = Offers([table(indicator("培训课次"), *often)], elsewhere)
    assert names(offers, "培训", Around("11"))[:3] == ["培训场次", "培训课次", "培训学次"]


def test_the_level_that_is_typed_under_comes_first() -> None:
    offers = Offers([table(indicator("维修及格数", code="11"), indicator("维修及时情况", code="13"))])
    assert names(offers, "维修", Around("13"))[0] == "维修及时情况"


def test_the_common_ones_of_a_kind_of_project_come_first() -> None:
    offered = Offers().names("", Around("11", "某镇公路养护项目"))
    assert {offer.kind for offer in offered[:5]} == {"道路养护"}
    assert offered[0].source is Source.COMMON


def test_what_stands_there_already_is_not_offered() -> None:
    offers = Offers([table(indicator("巡诊天数"))])
    assert names(offers, "巡诊天", Around(names=frozenset({"巡诊天数"}))) == []
    assert names(offers, "巡诊天数") == []


def test_usual_values_come_from_the_file_and_the_common_ones() -> None:
    offers = Offers(
        [table(*(indicator("巡诊天数", "≥200天") for _ in range(2)), indicator("巡诊天数", "180天"))]
    )
    assert offers.values("巡诊天数", "") == ("≥200天", "180天")
    assert offers.values("路面完好率", "") == ("≥95%",)
    assert offers.values("本镇路面完好率", "") == ("≥95%",)
    assert offers.values("从没听说过的东西", "1") == ()


@pytest.mark.parametrize(
    ("known", "typed", "made"),
    [
        (["≥公里"], "320", ("≥320公里",)),
        (["≥公里"], ">=320", ("≥320公里",)),
        (["≥95%", "100%"], "9", ("≥9%", "9%", "≥95%")),
        (["≥公里"], "", ()),
        (["12月31日前"], "", ("12月31日前",)),
        (["元/人/月"], "500", ("500元/人/月",)),
        (["情况良好"], "", ()),
    ],
)
def test_a_number_becomes_a_value_with_the_usual_sign_and_unit(
    known: list[str], typed: str, made: tuple[str, ...]
) -> None:
    assert usual_values(known, typed) == made


def test_the_common_indicators_stand_under_levels_that_there_are() -> None:
    codes = {entry.code for entry in code_list_for(None).entries}
    told = [each for kind in common_kinds() for each in kind.indicators]
    assert len(common_kinds()) >= 20
    assert len(told) >= 300
    assert {each.level2_code for each in told} == codes
    assert all(each.name.strip() == each.name and each.values for each in told)


def test_other_files_offer_what_can_be_read(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "去年.perfdesk", "测试员")
    desk.add_table("某局", 2025)
    desk.close()
    (tmp_path / "坏的.perfdesk").write_bytes(b"\0" * 100)
    paths = [tmp_path / "没有.perfdesk", tmp_path / "坏的.perfdesk", tmp_path / "去年.perfdesk"]
    assert [each.department for each in other_tables(paths, lambda: False)] == ["某局"]
