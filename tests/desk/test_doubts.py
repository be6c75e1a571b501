"""What an import was not sure of stands among the findings until a person has looked at it."""

from dataclasses import replace

import pytest

from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Place, StaleEdit
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import BOOK_ID

AMOUNT = Finding("import.not_an_amount", Severity.WARNING, Place(Id("p1"), "other"), {"text": "约5"})
MARKERS = Finding("import.markers", Severity.ERROR, Place(Id("p3"), ""), {"markers": "2", "indicators": "1"})
BOUNDARY = Finding("import.boundary", Severity.WARNING, Place(Id("i2"), ""))


@pytest.fixture
def desk(empty: Desk, draft: Draft) -> Desk:
    empty.accept(replace(draft, doubts=(MARKERS, AMOUNT, BOUNDARY)))
    return empty


def test_doubts_stand_among_the_findings_in_document_order(desk: Desk) -> None:
    assert desk.all_findings() == [AMOUNT, BOUNDARY, MARKERS]
    assert desk.findings(Id("i2")) == (BOUNDARY,)


def test_a_doubt_goes_when_its_value_is_set(desk: Desk) -> None:
    desk.enter(Place(Id("p1"), "goal"), "新目标")
    assert AMOUNT in desk.all_findings()
    desk.enter(Place(Id("p1"), "other"), "5")
    assert desk.findings(Id("p1")) == ()


def test_a_doubt_about_a_whole_item_goes_with_any_of_its_values(desk: Desk) -> None:
    desk.enter(Place(Id("i2"), "annual_value"), "9个")
    assert desk.findings(Id("i2")) == ()


def test_a_doubt_goes_with_its_item_and_does_not_come_back(desk: Desk) -> None:
    desk.remove([Id("p3")])
    desk.undo()
    assert MARKERS not in desk.all_findings()


def test_listeners_hear_where_a_doubt_went(desk: Desk) -> None:
    heard: list[Changed] = []
    desk.subscribe(heard.append)
    desk.enter(Place(Id("p1"), "other"), "5")
    assert Id("p1") in heard[0].rechecked


def test_taking_an_import_back_takes_its_doubts_too(desk: Desk) -> None:
    desk.undo()
    assert desk.all_findings() == []
    desk.redo()
    assert desk.all_findings() == []


def test_doubts_last_until_the_file_is_closed(desk: Desk) -> None:
    desk.close()
    again = Desk.open(desk.path, "测试员")
    assert again.all_findings() == []
    again.close()


def test_a_draft_that_is_not_accepted_leaves_no_doubts(desk: Desk, draft: Draft) -> None:
    new = Finding("import.residue", Severity.NOTICE, Place(Id("bt"), ""), {"count": "1", "text": "页码"})
    with pytest.raises(StaleEdit):
        desk.accept(replace(draft, doubts=(new,)))
    assert new not in desk.all_findings()


def test_a_doubt_about_the_whole_file_does_not_stop_the_desk(empty: Desk, draft: Draft) -> None:
    doubt = Finding("import.residue", Severity.NOTICE, Place(BOOK_ID, ""), {"count": "1", "text": "页码"})
    empty.accept(replace(draft, doubts=(doubt,)))
    assert doubt in empty.all_findings()
