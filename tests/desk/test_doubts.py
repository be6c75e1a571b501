"""What an import was not sure of stands among the findings until a person has looked at it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.exporting import differences, export_tables
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import TotalsMode
from perfdesk.formats.interchange.doubts import with_doubts

AMOUNT = Finding("import.not_an_amount", Severity.WARNING, Place(Id("p1"), "other"), {"text": "约5"})
MARKERS = Finding("import.markers", Severity.ERROR, Place(Id("p3"), ""), {"markers": "2", "indicators": "1"})
BOUNDARY = Finding("import.boundary", Severity.WARNING, Place(Id("i2"), ""))


def doubtful(draft: Draft, *doubts: Finding) -> Draft:
    first, *others = draft.target_tables
    return replace(draft, tables=(with_doubts(first, doubts), *others))


def doubts_among(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.rule.startswith("import.")]


@pytest.fixture
def desk(empty: Desk, draft: Draft) -> Desk:
    empty.accept(doubtful(draft, MARKERS, AMOUNT, BOUNDARY))
    return empty


def test_doubts_stand_among_the_findings_in_document_order(desk: Desk) -> None:
    assert doubts_among(desk.checking.all_findings()) == [AMOUNT, BOUNDARY, MARKERS]
    assert doubts_among(desk.checking.findings(Id("i2"))) == [BOUNDARY]


def test_a_doubt_goes_when_its_value_is_set(desk: Desk) -> None:
    desk.enter(Place(Id("p1"), "goal"), "新目标")
    assert AMOUNT in desk.checking.all_findings()
    desk.enter(Place(Id("p1"), "other"), "5")
    assert AMOUNT not in desk.checking.findings(Id("p1"))


def test_undoing_that_brings_the_doubt_back(desk: Desk) -> None:
    desk.enter(Place(Id("p1"), "other"), "5")
    desk.undo()
    assert AMOUNT in desk.checking.findings(Id("p1"))


def test_a_doubt_about_a_whole_item_goes_with_any_of_its_values(desk: Desk) -> None:
    desk.enter(Place(Id("i2"), "annual_value"), "9个")
    assert BOUNDARY not in desk.checking.findings(Id("i2"))


def test_a_doubt_goes_and_comes_back_with_its_item(desk: Desk) -> None:
    desk.remove([Id("p3")])
    assert MARKERS not in desk.checking.all_findings()
    desk.undo()
    assert MARKERS in desk.checking.all_findings()


def test_listeners_hear_where_a_doubt_went(desk: Desk) -> None:
    heard: list[Changed] = []
    desk.subscribe(heard.append)
    desk.enter(Place(Id("p1"), "other"), "5")
    assert Id("p1") in heard[0].rechecked


def test_taking_an_import_back_takes_its_doubts_too(desk: Desk) -> None:
    desk.undo()
    assert desk.checking.all_findings() == []
    desk.redo()
    assert doubts_among(desk.checking.all_findings()) == [AMOUNT, BOUNDARY, MARKERS]


def test_doubts_are_kept_in_the_file(desk: Desk) -> None:
    desk.close()
    again = Desk.open(desk.path, "测试员")
    assert doubts_among(again.checking.all_findings()) == [AMOUNT, BOUNDARY, MARKERS]
    again.close()


def test_a_doubt_about_the_whole_file_is_one_about_its_table(empty: Desk, draft: Draft) -> None:
    doubt = Finding("import.residue", Severity.NOTICE, Place(BOOK_ID, ""), {"count": "1", "text": "页码"})
    empty.accept(doubtful(draft, doubt))
    assert doubts_among(empty.checking.all_findings()) == [
        replace(doubt, place=Place(draft.target_tables[0].id, ""))
    ]


def test_a_confirmed_doubt_is_a_finding_with_a_reason(desk: Desk) -> None:
    desk.checking.waive([AMOUNT], "已与原件核对")
    assert AMOUNT not in desk.checking.all_findings()
    (waived,) = desk.checking.waived(Id("p1"))
    assert (waived[0], waived[1].reason, waived[1].who) == (AMOUNT, "已与原件核对", "测试员")


def test_a_reason_falls_when_the_value_changes_and_stands_again_after_undo(desk: Desk) -> None:
    desk.checking.waive([BOUNDARY], "原文如此")
    desk.enter(Place(Id("i2"), "annual_value"), "9个")
    assert desk.checking.waived(Id("i2")) == ()
    desk.undo()
    assert [waiver.reason for _, waiver in desk.checking.waived(Id("i2"))] == ["原文如此"]


def test_a_reason_can_be_taken_back(desk: Desk) -> None:
    desk.checking.waive([AMOUNT, BOUNDARY], "原文如此")
    desk.checking.unwaive([AMOUNT])
    assert doubts_among(desk.checking.all_findings()) == [AMOUNT, MARKERS]


def test_a_reason_without_words_is_none(desk: Desk) -> None:
    assert not desk.checking.waive([AMOUNT], "  ")
    assert AMOUNT in desk.checking.all_findings()


def test_a_reason_for_other_numbers_is_not_exported(empty: Desk, draft: Draft, tmp_path: Path) -> None:
    empty.accept(draft)
    table = empty.book.target_tables[0]
    empty.set_totals(table.id, TotalsMode.PRINTED)
    empty.enter(Place(table.id, "total"), "1.00")
    off = [finding for finding in empty.checking.all_findings() if finding.rule == "sum.table"]
    assert empty.checking.waive(off, "已与原件核对。")
    path = tmp_path / "a.xlsx"
    export_tables(empty.book.tables, path)
    assert "说明" in load_workbook(path).sheetnames
    empty.enter(Place(table.projects[0].id, "total"), "5000")
    assert not [waiver for _, waiver in empty.checking.all_waived() if waiver.rule == "sum.table"]
    export_tables(empty.book.tables, path)
    assert "说明" not in load_workbook(path).sheetnames
    assert differences(path, empty.book.tables) == []


def test_taking_a_reason_back_from_what_is_gone_does_nothing(desk: Desk) -> None:
    finding = doubts_among(desk.checking.all_findings())[0]
    desk.checking.waive([finding], "已核对。")
    desk.remove([desk.book.tables[0].id])
    assert desk.checking.unwaive([finding]) is False


def test_a_reason_writes_one_note_into_the_journal_however_many_there_are(desk: Desk) -> None:
    lengths = []
    for finding in desk.checking.all_findings()[:6]:
        desk.checking.waive([finding], "已核对")
        lengths.append(desk._file.edit_length(desk.history.head))
    assert max(lengths) < 1.5 * min(lengths)
