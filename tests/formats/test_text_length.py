"""A text longer than any goal is refused with its place; every pattern is measured for its cost on long ones."""

import json

import pytest

from perfdesk.domain.codes import level_words
from perfdesk.domain.indicator_text import read as read_indicators
from perfdesk.formats.grid import Cell
from perfdesk.formats.interchange import bounds
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.recognise.brackets import without_any_brackets
from perfdesk.formats.recognise.forms.cover import pairs_in
from perfdesk.formats.recognise.forms.indicator_lines import read_lines
from perfdesk.formats.recognise.grade_tick import ticked_grade
from perfdesk.formats.text_length import LONGEST, MOST_RUNNING_LINES
from perfdesk.formats.unreadable import Unreadable
from tests.bench.known_patterns import forgotten, inline_patterns, made_patterns, patterns

HEAD = "单位名称\t项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n"


@pytest.mark.parametrize("name", ["a.tsv", "a.txt"])
def test_a_longer_text_is_refused_with_its_place(name: str) -> None:
    goal = "长" * (LONGEST + 1)
    text = HEAD + f"局本级\t项目\t1\t1\t{goal}\t\n" if name == "a.tsv" else f"项目支出绩效目标表\n{goal}\n"
    with pytest.raises(Unreadable) as refused:
        read_bytes(text.encode(), name)
    assert refused.value.reason == "text_too_long"
    assert refused.value.params["row"] == "2"


def test_the_longest_is_read() -> None:
    text = HEAD + f"局本级\t项目\t1\t1\t{'长' * LONGEST}\t\n"
    (table,) = read_bytes(text.encode(), "a.tsv").target_tables
    assert len(table.projects[0].goal) == LONGEST


def test_a_running_text_longer_than_any_document_is_refused_before_it_is_gone_over() -> None:
    with pytest.raises(Unreadable) as refused:
        read_bytes("第一条 项目\n".encode() * (MOST_RUNNING_LINES + 1), "a.txt")
    assert refused.value.params == {
        "count": f"{MOST_RUNNING_LINES + 2:,}",
        "limit": f"{MOST_RUNNING_LINES:,}",
    }


def json_of(project: dict[str, object], count: int = 1) -> bytes:
    units = [{"name": "局本级", "projects": [project] * count}]
    tables = [{"kind": "project_targets", "units": units}]
    return json.dumps({"format": "perfdesk/1", "tables": tables}, ensure_ascii=False).encode()


def test_a_longer_text_in_a_json_is_refused_with_its_field() -> None:
    with pytest.raises(Unreadable) as refused:
        read_bytes(json_of({"name": "项目", "goal": "长" * (LONGEST + 1)}), "a.json")
    assert (refused.value.reason, refused.value.params["field"]) == ("json_text_too_long", "goal")
    (table,) = read_bytes(json_of({"name": "项目", "goal": "长" * LONGEST}), "a.json").target_tables
    assert len(table.projects[0].goal) == LONGEST


def test_a_json_of_more_than_a_program_can_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_OBJECTS", 1000)
    with pytest.raises(Unreadable, match="json_too_many"):
        read_bytes(json_of({"name": "项目"}, 1000), "a.json")
    assert read_bytes(json_of({"name": "项目"}, 900), "a.json").tables


def test_the_bench_over_lengths_knows_every_regular_expression() -> None:
    """What grows too fast with a text is found by measuring, so none may be forgotten: see `known_patterns`."""
    assert forgotten() == []
    assert len(patterns()) + len(inline_patterns()) + len(made_patterns()) > 200


@pytest.mark.parametrize("around", ["（", "[", "【"])
def test_brackets_that_nothing_closes_stay_as_they_are(around: str) -> None:
    assert without_any_brackets(around * 100_000) == around * 100_000
    assert without_any_brackets(f"金额（万元）{around * 3}") == f"金额{around * 3}"


MANY = 100_000
BLANKS = " " * MANY


def test_what_goes_on_and_on_is_read_all_the_same() -> None:
    """Each of these once was gone over from each of its letters, which took from ten seconds to minutes."""
    (line,) = read_lines(f"数量指标：{'1月' * MANY}")
    assert (line.indicator.name, line.indicator.annual_value) == ("1月" * (MANY - 1), "1月")
    assert ticked_grade(f"√{BLANKS}字 ☑{BLANKS}优") == "优"
    assert read_indicators(f"1、1-产出指标；11-{BLANKS}甲").indicators == ()
    ((label, value),) = pairs_in(Cell(f"项目名称：甲{BLANKS}\n乙"))
    assert (label, value.text) == ("项目名称", f"甲{BLANKS}\n乙")
    assert level_words("(1)" * MANY) == "(1)" * MANY


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("数量指标：办班期数≥3期", "办班期数", "≥3期"),
        ("数量指标：办班2024年10月底前3期前", "办班", "2024年10月底前3期前"),
        ("数量指标：办班10月底3期", "办班10月底", "3期"),
        ("数量指标：办班1,200.5 人次", "办班", "1,200.5 人次"),
        ("数量指标：办班3期，每期5天左右即可", "办班3期，每期", "5天左右即可"),
        ("数量指标：办班3期，另有说明", "办班3期，另有说明", None),
        ("质量指标：服务水平显著提高", "服务水平", "显著提高"),
        ("数量指标：社会效益指标：群众满意", "群众满意", None),
    ],
)
def test_where_the_value_of_a_line_begins(text: str, name: str, value: str | None) -> None:
    (line,) = read_lines(text)
    assert (line.indicator.name, line.indicator.annual_value) == (name, value)


def test_a_level_name_of_nothing_but_blanks_has_the_last_of_them() -> None:
    (read,) = read_indicators("1、1-产出指标；11-  ；甲；实施周期指标值:1；年度指标值:1").indicators
    assert (read.level2_name, read.name) == (" ", "甲")
