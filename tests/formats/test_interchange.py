"""What a draft says comes through the interchange JSON whole, whoever wrote the JSON."""

import json
from dataclasses import replace

import pytest

from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable
from perfdesk.formats.delimited import write_delimited
from perfdesk.formats.interchange import Json, draft_as_json, read_interchange
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.unreadable import Unreadable
from tests.builders import small_table

MARKER = "2、1-产出指标,11-数量指标,另一条；实施周期指标值:1,年度指标值:1;"


def with_first(project: Project) -> Draft:
    table = small_table()
    unit = table.units[0]
    units = (replace(unit, projects=(project, *unit.projects[1:])), *table.units[1:])
    return Draft(SourceFile("t.xlsx", "", "xlsx"), (replace(table, units=units),), Proof())


def first_of(said: Json) -> Project:
    (table,) = read_interchange(json.dumps(said)).tables
    assert isinstance(table, TargetTable)
    return table.projects[0]


def test_what_stands_before_the_indicators_stays_where_a_value_looks_like_an_indicator() -> None:
    project = small_table().projects[0]
    odd = (replace(project.indicators[0], annual_value=MARKER), *project.indicators[1:])
    again = first_of(draft_as_json(with_first(replace(project, preamble="详见附件：", indicators=odd))))
    assert again.preamble == "详见附件："
    assert [i.annual_value for i in again.indicators] == [i.annual_value for i in odd]


def test_what_stands_before_the_indicators_stays_in_json_that_other_programs_wrote() -> None:
    said = draft_as_json(with_first(replace(small_table().projects[0], preamble="详见附件：")))
    project = said["tables"][0]["units"][0]["projects"][0]  # type: ignore[index]  # plain JSON
    del project["preamble"]
    project["indicators"][0]["name"] = "改过的名称"
    assert first_of(said).preamble == "详见附件："


def test_indicators_read_from_a_joined_string_come_through_the_string_alone() -> None:
    draft = read_bytes(write_delimited(small_table()).data, "t.tsv")
    said = draft_as_json(draft)
    project = said["tables"][0]["units"][0]["projects"][0]  # type: ignore[index]  # plain JSON
    assert "indicators" not in project
    again = read_interchange(json.dumps(said))
    assert [p.indicators for p in without_ids(again)] == [p.indicators for p in without_ids(draft)]
    assert [origin.text for origin in again.origins.values()] == [o.text for o in draft.origins.values()]


def without_ids(draft: Draft) -> list[Project]:
    """The projects, with no identity of their own."""
    return [
        replace(project, id=Id(""), indicators=tuple(map(without_id, project.indicators)))
        for table in draft.target_tables
        for project in table.projects
    ]


def without_id(indicator: Indicator) -> Indicator:
    lettering = indicator.lettering and replace(indicator.lettering, tail_before=Id(""))
    return replace(indicator, id=Id(""), lettering=lettering)


@pytest.mark.parametrize("number", [10**30, "9" * 5000, -(10**12), "1e5"])
def test_a_number_that_no_file_can_hold_is_refused(number: object) -> None:
    said = draft_as_json(with_first(small_table().projects[0]))
    said["tables"][0]["units"][0]["projects"][0]["indicators"][0]["number"] = number  # type: ignore[index]  # plain JSON
    with pytest.raises(Unreadable, match="bad_interchange"):
        read_interchange(json.dumps(said))
