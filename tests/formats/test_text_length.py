"""A text longer than any goal is refused with its place; every pattern is measured for its cost on long ones."""

import json

import pytest

from perfdesk.formats.interchange import bounds
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.recognise.brackets import without_any_brackets
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
