"""A table of a file that was not understood is told, wherever one looks at what was read."""

import json
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from perfdesk.cli import run
from perfdesk.desk.examining import findings_in_draft
from perfdesk.desk.reading import joined, read_draft
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.severity import Severity
from perfdesk.formats.interchange.reading import read_interchange
from perfdesk.formats.interchange.writing import draft_as_json
from perfdesk.formats.reading import read_bytes
from perfdesk.wording import finding_sentence
from tests.formats.office_rows import COVER, HEAD, SHOWS, UNIT

FORM = (("项目支出绩效自评表",), ("项目名称", "惠民演出"), ("实施单位", "局本级"))
LIST = (("车牌", "型号"), ("甲", "轿车"), ("乙", "客车"))


def workbook() -> bytes:
    """Read: 目标; not read: 自评, a form without its indicators, and 车辆, which is no performance table."""
    book, out = Workbook(), BytesIO()
    for name, rows in (("目标", ([COVER[0]], HEAD, UNIT, SHOWS)), ("自评", FORM), ("车辆", LIST)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.remove(book.worksheets[0])
    book.save(out)
    return out.getvalue()


def read() -> Draft:
    return read_bytes(workbook(), "a.xlsx")


def unread(draft: Draft) -> list[tuple[str, ...]]:
    return [tuple(finding.params.values()) for finding in draft.unread]


SAID = [("自评", "项目支出绩效自评表", "no_indicators"), ("车辆", "车牌", "no_head")]


def test_what_was_not_read_is_told_by_sheet_and_title_and_all_its_text_is_kept() -> None:
    draft = read()
    assert (len(draft.tables), unread(draft)) == (1, SAID)
    assert [finding.severity for finding in draft.unread] == [Severity.WARNING, Severity.NOTICE]
    kept = {piece.text for piece in draft.proof.residue}
    assert kept >= {text for row in (*FORM, *LIST) for text in row}


def test_it_is_told_across_processes_and_in_several_files_together(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook())
    draft = read_draft(tmp_path / "a.xlsx")
    assert unread(draft) == SAID
    assert unread(joined([draft, draft])) == SAID * 2
    assert {finding.place for finding in draft.unread} == {Place(BOOK_ID, "tables")}


def test_a_json_of_the_draft_says_it_once_more() -> None:
    assert read_interchange(json.dumps(draft_as_json(read()))).unread == read().unread


def test_it_stands_first_among_the_findings() -> None:
    assert [finding.rule for finding in findings_in_draft(read())[:2]] == ["import.table_unread"] * 2


def test_the_sentence_says_where_what_why_and_what_to_do() -> None:
    form, other = map(finding_sentence, read().unread)
    assert form.startswith("“自评”（工作表或页码）中的“项目支出绩效自评表”没有读入：它是绩效表")
    assert other.endswith("如有要用的内容，请对照原文补填。")


def test_a_reason_of_a_later_version_is_said_as_it_is() -> None:
    params = {"place": "表二", "title": "甲", "reason": "too_odd"}
    finding = Finding("import.table_unread", Severity.WARNING, Place(BOOK_ID, "tables"), params)
    assert finding_sentence(finding).endswith("没有读入：too_odd")


def check(folder: Path, form: str) -> Path:
    (folder / "a.xlsx").write_bytes(workbook())
    out = folder / f"out.{form}"
    run(["check", str(folder / "a.xlsx"), "--format", form, "-o", str(out)], lambda *_: "")
    return out


def test_the_command_line_lists_it(tmp_path: Path) -> None:
    first, *_ = check(tmp_path, "text").read_text(encoding="utf-8").splitlines()
    assert first.split("\t")[:2] == ["警告", "表"]
    assert "“自评”" in first


def test_a_review_sheet_lists_it(tmp_path: Path) -> None:
    sheet = load_workbook(check(tmp_path, "xlsx")).worksheets[0]
    told = [[cell.value for cell in row] for row in sheet]
    assert ["表", "警告"] in [row[3:5] for row in told]
