"""Tab- and comma-separated text in the encodings that Chinese Windows writes."""

import codecs

import pytest

from perfdesk.formats.reading import read_bytes

HEAD = "项目名称,总计,财政拨款,财政专户拨款,其他资金,绩效目标,绩效指标"
TEXT = "1、1-产出指标；11-数量指标；培训场次；实施周期指标值:≥3场；年度指标值:≥3场。"
LINES = [
    "项目支出绩效目标表", "部门名称：某局", "单位：万元", HEAD, "合计,30.00,30.00,,,,", "局本级,30.00,30.00,,,,",
    f'"“政企通”平台","30.00","30.00",,,"目标一，\n目标二",{TEXT}',
]  # fmt: skip
CSV = "\r\n".join(LINES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_usual_encoding(encoding: str) -> None:
    table = read_bytes(CSV.encode(encoding), "t.csv").target_tables[0]
    assert table.projects[0].name == "“政企通”平台"
    assert table.projects[0].goal == "目标一，\n目标二"


def test_big_endian_utf16_with_its_mark() -> None:
    data = codecs.BOM_UTF16_BE + CSV.encode("utf-16-be")
    assert len(read_bytes(data, "t.csv").target_tables[0].projects) == 1


def test_a_plain_quotation_mark_at_the_start_of_a_name_is_kept() -> None:
    row = f'"政企通"平台\t30.00\t30.00\t\t\t目标\t{TEXT}'
    text = "\n".join([HEAD.replace(",", "\t"), "局本级\t30.00\t30.00\t\t\t\t", row])
    assert read_bytes(text.encode(), "t.tsv").target_tables[0].projects[0].name == '"政企通"平台'


def test_the_guard_against_formulas_is_taken_off() -> None:
    row = f"'-减税项目\t30.00\t30.00\t\t\t'=目标\t{TEXT}"
    text = "\n".join([HEAD.replace(",", "\t"), "局本级\t30.00\t30.00\t\t\t\t", row])
    project = read_bytes(text.encode(), "t.tsv").target_tables[0].projects[0]
    assert (project.name, project.goal) == ("-减税项目", "=目标")
