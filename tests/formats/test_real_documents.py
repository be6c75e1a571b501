"""The real documents are read exactly, field by field, and come out again as they went in."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.desk.examining import findings_in_draft
from perfdesk.desk.exporting import differences, export_tables
from perfdesk.desk.plain_forms import json_of, tsv_of
from perfdesk.desk.starting import new_desk, open_desk
from perfdesk.domain.amounts import SumVerdict, judge_sum
from perfdesk.domain.draft import Draft
from perfdesk.domain.indicator_text import Dialect, read, write
from perfdesk.domain.table import TargetTable
from perfdesk.domain.totals import sums_of
from perfdesk.formats.interchange.targets import table_as_json
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.wording import finding_sentence
from tests.shared import SHARED, needs_shared, score, seed

pytestmark = needs_shared
SEEDS = ("000", "001", "002", "003")
FORMS = ("xlsx", "tsv", "gb18030.txt", "docx", "xls", "ods", "calc.pdf", "writer.pdf")
SAMPLES = [
    f"{name}-{form}" if form.endswith("pdf") else f"{name}.{form}"
    for name in ("000-guangdong", "001-plain")
    for form in FORMS
]


def exact(line: str) -> bool:
    match = re.fullmatch(r"fields (\d+) exact (\d+) = 100.00 %, silent 0", line)
    return match is not None and match[1] == match[2]


def said(draft: Draft) -> object:
    return json_of(draft, findings_in_draft(draft), finding_sentence)


@pytest.mark.parametrize("number", ["000", "001"])
def test_every_field_of_the_extracted_text_is_exact(number: str, tmp_path: Path) -> None:
    line = score(number, said(read_file(seed(number))), tmp_path)
    assert exact(line), line


@pytest.mark.parametrize("name", SAMPLES)
def test_every_field_of_the_same_table_as_a_file_is_exact(name: str, tmp_path: Path) -> None:
    line = score(name[:3], said(read_file(SHARED / "samples" / name)), tmp_path)
    assert exact(line), line


@pytest.mark.parametrize(("number", "projects", "indicators"), [("002", 34, 199), ("003", 51, 171)])
def test_the_others_are_complete_by_count_and_by_sum(number: str, projects: int, indicators: int) -> None:
    draft = read_file(seed(number))
    assert (draft.proof.projects, draft.proof.indicators, draft.proof.residue) == (projects, indicators, ())
    assert draft.proof.markers == draft.proof.indicators
    for unit in draft.target_tables[0].units:
        sums = sums_of(unit.projects).amounts.total or Decimal(0)
        assert unit.amounts.total is not None
        assert judge_sum(unit.amounts.total - sums, len(unit.projects)) in (
            SumVerdict.EXACT,
            SumVerdict.ROUNDING,
        )


@pytest.mark.parametrize("number", SEEDS)
def test_every_character_is_in_a_field_or_known_furniture(number: str) -> None:
    """Fields in document order, without white space, are the document without heads, page numbers and repeats."""
    table = read_file(seed(number)).target_tables[0]
    text = re.sub(r"第\s*\d+\s*页，共\s*\d+\s*页", "", seed(number).read_text(encoding="utf-8"))
    document = squeeze(text).replace(HEAD, "").replace(squeeze(table.title), "", 1)
    document = document.replace(f"部门名称：{table.department}单位：{table.currency_unit}", "", 1)
    fields = "".join(squeeze("".join(row.split("\t"))) for row in tsv_of([table]).splitlines()[4:])
    for repeated in repeated_rows(number):
        document = document.replace(repeated * 2, repeated)
    assert document == fields


HEAD = "项目名称（资金使用单位）总计财政拨款财政专户拨款其他资金绩效目标绩效指标"


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def repeated_rows(number: str) -> list[str]:
    """The rows that the document prints twice, as the rows of the written table say them."""
    draft = read_file(seed(number))
    names = [
        name
        for doubt in draft.doubts
        if "names" in doubt.params
        for name in doubt.params["names"].split("、")
    ]
    rows = [squeeze("".join(row.split("\t"))) for row in tsv_of(draft.target_tables).splitlines()]
    return [row for row in rows for name in names if row.startswith(squeeze(name)) and len(row) > 100]


@pytest.mark.parametrize("number", SEEDS)
@pytest.mark.parametrize("dialect", [None, *Dialect])
def test_import_export_import_gives_the_same_table(
    number: str, dialect: Dialect | None, tmp_path: Path
) -> None:
    table = read_file(seed(number)).target_tables[0]
    stored = through_a_desk_file(table, tmp_path / "desk.perfdesk")
    export_tables([stored], tmp_path / "out.xlsx", dialect)
    again = read_file(tmp_path / "out.xlsx").target_tables[0]
    assert content(again) == content(table)
    assert not differences(tmp_path / "out.xlsx", [stored], dialect)


def through_a_desk_file(table: TargetTable, path: Path) -> TargetTable:
    desk = new_desk(path, "test")
    desk.accept(read_bytes(tsv_of([table]).encode(), "t.tsv"))
    desk.close()
    desk = open_desk(path, "test")
    desk.close()
    return desk.book.target_tables[0]


def content(table: TargetTable) -> object:
    """Everything but how the string is punctuated."""
    entry = table_as_json(table)
    entry.pop("dialect")
    for unit in entry["units"]:  # type: ignore[attr-defined]  # JSON values are typed as object
        for project in unit["projects"]:
            project.pop("indicator_text")
    return entry


@pytest.mark.parametrize("number", SEEDS)
def test_untouched_joined_strings_are_written_back_character_for_character(number: str) -> None:
    for project in read_file(seed(number)).target_tables[0].projects:
        text = write(project.preamble, project.indicators, Dialect.COMMA).text
        assert read(text).preamble == project.preamble
        source = squeeze(seed(number).read_text(encoding="utf-8"))
        assert squeeze(text) in re.sub(rf"{HEAD}|第\d+页，共\d+页", "", source)
