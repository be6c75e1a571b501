"""The one door: what each thing a person can do changes, and that it is one step to be taken back."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.desk.actions import NotACurrencyUnit, NotAWholeNumber
from perfdesk.desk.desk import Changed, Desk
from perfdesk.domain.amounts import Amounts, NotAnAmount
from perfdesk.domain.book import BOOK_ID, Book
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Edit, ItemInserted, ItemMoved, Place, StaleEdit, ValueChange
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import Dialect, read
from perfdesk.domain.items import value_at, walk
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.store.errors import NotADeskFile, NotStorable, StoreFailed
from tests.builders import amounts, but_for_brevity

T, U1, U2, P1, P2, P3 = (Id(i) for i in ("t", "u1", "u2", "p1", "p2", "p3"))


def project(desk: Desk, item_id: Id) -> Project:
    return desk.tree.owner(item_id, Project)


def numbers(desk: Desk, item_id: Id = P1) -> list[int]:
    return [ind.number for ind in project(desk, item_id).indicators]


def names(desk: Desk) -> list[list[str]]:
    """The identities of the first table's projects, a list for each unit."""
    return [[p.id for p in unit.projects] for unit in desk.book.target_tables[0].units]


@pytest.fixture
def cut(desk: Desk) -> Id:
    """A project whose cell the document cut off in its second indicator."""
    indicators = read(COMMA[: COMMA.rindex("年度")]).indicators
    desk.do(Edit("import", (ItemInserted(U2, 0, Project(Id("p9"), indicators=indicators, truncated=True)),)))
    return Id("p9")


# One edit, one undo


def test_accepting_a_draft_is_one_step(empty: Desk, draft: Draft) -> None:
    assert empty.accept(draft) == ["t", "bt"]
    assert empty.book.target_tables == draft.target_tables
    assert empty.history.undo_action == "import"
    empty.undo()
    assert empty.book == Book()


def test_the_same_draft_a_second_time_changes_nothing(desk: Desk, draft: Draft) -> None:
    before = desk.book
    assert desk.accept(draft) == []
    assert desk.book is before


def test_undo_survives_closing(desk: Desk) -> None:
    before = desk.book
    desk.enter(Place(P1, "goal"), "新目标")
    desk.close()
    again = Desk.open(desk.path, "另一人")
    assert again.history.undo_action == "change"
    again.undo()
    assert (again.book, again.history.redo_action) == (before, "change")
    again.close()


def test_a_new_edit_ends_what_could_be_redone(desk: Desk) -> None:
    desk.enter(Place(P1, "goal"), "一")
    desk.undo()
    desk.enter(Place(P1, "goal"), "二")
    assert desk.redo() is None
    assert project(desk, P1).goal == "二"


def test_nothing_to_undo_is_no_error(empty: Desk) -> None:
    assert (empty.undo(), empty.redo(), empty.history.undo_action, empty.history.redo_action) == (
        None,
        None,
        None,
        None,
    )


# Typing


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(P1, "total"), "100"),
        (Place(P1, "total"), " １００．００ "),
        (Place(P1, "other"), "—"),
        (Place(P1, "goal"), "采购图书不少于2000册。"),
        (Place(T, "year"), "2026年"),
        (Place(Id("i1"), "number"), "1"),
    ],
)
def test_typing_what_is_there_writes_nothing(desk: Desk, place: Place, text: str) -> None:
    before = desk.book
    assert not desk.enter(place, text)
    assert desk.book is before
    assert desk.history.undo_action == "import"


def test_typing_nothing_into_a_missing_value_writes_nothing(desk: Desk) -> None:
    desk.rewrite_indicators(P1, "1、1-产出指标,11-数量指标,后勤人员")
    (ind,) = project(desk, P1).indicators
    assert not desk.enter(Place(ind.id, "annual_value"), "")


@pytest.mark.parametrize(
    ("place", "text", "refusal"),
    [
        (Place(P1, "total"), "约100", NotAnAmount),
        (Place(T, "year"), "明年", NotAWholeNumber),
        (Place(T, "currency_unit"), "20", NotACurrencyUnit),
        (Place(T, "currency_unit"), "20万元", NotACurrencyUnit),
        (Place(T, "year"), "20260", NotAWholeNumber),
        (Place(Id("i1"), "number"), "", NotAWholeNumber),
        (Place(P1, "goal"), "目标\0", NotStorable),
        (Place(P1, "goal"), "目标\ud800", NotStorable),
    ],
)
def test_what_is_refused_changes_nothing(
    desk: Desk, place: Place, text: str, refusal: type[Exception]
) -> None:
    before, heard = desk.book, list[Changed]()
    desk.subscribe(heard.append)
    with pytest.raises(refusal):
        desk.enter(place, text)
    assert (desk.book, desk.history.undo_action, heard) == (before, "import", [])


def test_a_total_follows_its_parts_while_it_equals_them(desk: Desk) -> None:
    desk.enter(Place(P1, "other"), "5")
    assert project(desk, P1).amounts == amounts("105.00", "100.00", None, "5")
    assert desk.sums(U1).amounts == amounts("155.00", "150.00", None, "5")
    desk.undo()
    assert project(desk, P1).amounts == amounts("100.00", "100.00")


def test_a_total_that_differs_from_its_parts_is_left_alone(desk: Desk) -> None:
    desk.enter(Place(P1, "total"), "120")
    desk.enter(Place(P1, "other"), "5")
    assert project(desk, P1).amounts == amounts("120", "100.00", None, "5")


def test_a_total_without_any_part_is_left_alone(desk: Desk) -> None:
    desk.enter(Place(P1, "fiscal"), "")
    desk.enter(Place(P1, "total"), "80")
    desk.enter(Place(P1, "other"), "5")
    assert project(desk, P1).amounts == amounts("80", None, None, "5")


def test_a_blank_total_takes_up_its_parts(desk: Desk) -> None:
    new = desk.add_project(U2)
    desk.enter(Place(new, "fiscal"), "7")
    assert project(desk, new).amounts == amounts("7", "7")
    desk.enter(Place(new, "fiscal"), "")
    assert project(desk, new).amounts == Amounts()


def test_a_units_printed_total_follows_nothing(desk: Desk) -> None:
    desk.enter(Place(U2, "other"), "5")
    assert desk.book.target_tables[0].units[1].amounts == amounts("10.00", "10.00", None, "5")


def test_choosing_a_level_2_sets_all_four_parts(desk: Desk) -> None:
    choice = next(entry for entry in desk.level2_choices(Id("i1")) if entry.code == "31")
    assert desk.choose_level2(Id("i1"), choice)
    ind = project(desk, P1).indicators[0]
    assert (ind.level1_code, ind.level1_name, ind.level2_code) == ("3", "满意度指标", "31")
    assert not desk.choose_level2(Id("i1"), choice)


def test_a_cell_that_was_cut_off_stays_so_while_its_last_indicator_lacks_something(
    desk: Desk, cut: Id
) -> None:
    first, last = project(desk, cut).indicators
    desk.enter(Place(first.id, "annual_value"), "不少于6人")
    desk.enter(Place(last.id, "name"), "保障的及时性")
    assert project(desk, cut).truncated


def test_a_cell_that_was_cut_off_is_whole_when_its_text_is_rewritten(desk: Desk, cut: Id) -> None:
    desk.rewrite_indicators(cut, COMMA)
    assert not project(desk, cut).truncated


def test_a_choice_takes_its_own_codes_only(desk: Desk) -> None:
    assert desk.enter(Place(T, "dialect"), Dialect.COMMA)
    with pytest.raises(ValueError, match="空格"):
        desk.enter(Place(T, "dialect"), "空格")
    assert desk.book.target_tables[0].dialect is Dialect.COMMA


# Rows


def test_a_new_table_has_one_unit_of_the_departments_name(empty: Desk) -> None:
    table_id = empty.add_table("青屏区水务局", 2026)
    (table,) = empty.book.target_tables
    assert (table.id, table.year, [unit.name for unit in table.units]) == (table_id, 2026, ["青屏区水务局"])


def test_a_new_row_stands_behind_the_one_it_was_asked_for_at(desk: Desk) -> None:
    new = desk.add_project(U1, after=P1)
    last = desk.add_project(U1)
    assert names(desk) == [["p1", new, "p2", last], ["p3"]]


def test_a_new_indicator_takes_the_levels_of_the_one_before_it(desk: Desk) -> None:
    new = desk.add_indicator(P1, after=Id("i2"))
    ind = project(desk, P1).indicators[2]
    assert (ind.id, ind.level2_code, ind.level2_name, ind.name) == (new, "22", "社会效益", "")


def test_the_first_indicator_of_a_project_is_number_1(desk: Desk) -> None:
    new = desk.add_project(U1)
    desk.add_indicator(new)
    assert numbers(desk, new) == [1]


def test_indicators_are_numbered_anew_in_the_same_step(desk: Desk) -> None:
    before = desk.book
    desk.add_indicator(P1, after=Id("i1"))
    assert numbers(desk) == [1, 2, 3, 4]
    desk.duplicate(Id("i1"))
    assert numbers(desk) == [1, 2, 3, 4, 5]
    desk.move(Id("i3"), -3)
    assert numbers(desk) == [1, 2, 3, 4, 5]
    desk.remove([Id("i1"), Id("i3")])
    assert numbers(desk) == [1, 2, 3]
    for _ in range(4):
        desk.undo()
    assert desk.book == before


def test_a_documents_own_numbering_is_left_alone(desk: Desk) -> None:
    desk.enter(Place(Id("i3"), "number"), "1")
    desk.move(Id("i1"), 1)
    assert numbers(desk) == [2, 1, 1]
    desk.remove([Id("i2")])
    assert numbers(desk) == [1, 1]
    desk.add_indicator(P1)
    assert numbers(desk) == [1, 1, 2]


def test_a_project_moves_on_into_the_neighbouring_unit(desk: Desk) -> None:
    assert desk.move(P2, 1)
    assert names(desk) == [["p1"], ["p2", "p3"]]
    assert (desk.sums(U1).amounts.total, desk.sums(U2).amounts.total) == (Decimal(100), Decimal(60))
    assert desk.move(P2, -1)
    assert names(desk) == [["p1", "p2"], ["p3"]]


def test_a_move_beyond_the_end_does_nothing(desk: Desk) -> None:
    assert not desk.move(P1, -1)
    assert not desk.move(P3, 1)
    assert not desk.move(Id("i3"), 1)
    assert not desk.move(U1, -1)
    assert desk.history.undo_action == "import"


def test_a_duplicate_says_the_same_under_new_identities(desk: Desk) -> None:
    before = {item.id for item in walk(desk.book)}
    copy = project(desk, desk.duplicate(P1))
    assert names(desk) == [["p1", copy.id, "p2"], ["p3"]]
    assert {item.id for item in walk(copy)}.isdisjoint(before)
    assert copy.name == project(desk, P1).name
    assert desk.joined(copy.id).text == desk.joined(P1).text


def test_removing_takes_all_that_stands_below(desk: Desk) -> None:
    before = desk.book
    desk.remove([P1, P2])
    assert names(desk) == [[], ["p3"]]
    assert not desk.tree.has(Id("i1"))
    desk.undo()
    assert desk.book == before


def test_rows_of_two_units_are_not_removed_together(desk: Desk) -> None:
    before = desk.book
    with pytest.raises(ValueError, match="p3"):
        desk.remove([P2, P3])
    assert desk.book == before


def test_removing_nothing_is_no_edit(desk: Desk) -> None:
    assert not desk.remove([])


# The joined string

COMMA = (
    "1、1-产出指标,11-数量指标,后勤人员数量；实施周期指标值:不少于5人,年度指标值:不少于5人;,"
    "2、1-产出指标,13-时效指标,保障及时性；实施周期指标值:及时,年度指标值:及时;"
)


def test_a_rewritten_string_is_kept_to_the_letter(desk: Desk) -> None:
    assert desk.rewrite_indicators(P1, "说明：" + COMMA)
    assert desk.joined(P1).text == "说明：" + COMMA
    assert [ind.id for ind in project(desk, P1).indicators] == ["i1", "i2"]
    desk.close()
    again = Desk.open(desk.path, "测试员")
    assert again.joined(P1).text == "说明：" + COMMA
    again.close()


@pytest.mark.parametrize("text", [COMMA, "", "详见附件", COMMA[:-9]])
def test_rewriting_the_same_string_is_no_edit(desk: Desk, text: str) -> None:
    desk.rewrite_indicators(P1, text)
    assert not desk.rewrite_indicators(P1, text)


def test_rewriting_what_was_never_a_document_as_it_stands_is_no_edit(desk: Desk) -> None:
    assert not desk.rewrite_indicators(P1, desk.joined(P1).text)


def test_a_rewritten_string_is_one_step(desk: Desk) -> None:
    before = desk.book
    desk.rewrite_indicators(P1, COMMA)
    desk.undo()
    assert desk.book == before


# Totals


def test_fixed_totals_are_what_they_were_while_they_followed(desk: Desk) -> None:
    desk.set_totals(T, TotalsMode.AUTOMATIC)
    desk.enter(Place(P3, "fiscal"), "25")
    assert desk.set_totals(T, TotalsMode.PRINTED)
    table = desk.book.target_tables[0]
    assert table.amounts == amounts("175.00", "175.00")
    assert [unit.amounts for unit in table.units] == [amounts("150.00", "150.00"), amounts("25", "25")]
    assert not desk.set_totals(T, TotalsMode.PRINTED)


def test_freed_totals_are_no_longer_compared(desk: Desk) -> None:
    desk.enter(Place(P3, "fiscal"), "25")
    assert {f.rule for f in but_for_brevity(desk.checking.all_findings())} == {"sum.unit"}
    desk.set_totals(T, TotalsMode.AUTOMATIC)
    assert but_for_brevity(desk.checking.all_findings()) == []


# Who hears of it


def test_listeners_hear_of_exactly_the_places_changed(desk: Desk) -> None:
    heard: list[Changed] = []
    desk.subscribe(heard.append)
    desk.enter(Place(P1, "other"), "5")
    desk.undo()
    places = [[c.place for c in h.edit.changes if isinstance(c, ValueChange)] for h in heard]
    assert places == [[(P1, "other"), (P1, "total")], [(P1, "total"), (P1, "other")]]
    assert [h.is_structural for h in heard] == [False, False]
    assert {P1, U1, T} <= heard[0].rechecked <= {P1, U1, T, Id("p2"), P3}


def test_listeners_find_the_desk_as_it_is_now(desk: Desk) -> None:
    seen: list[tuple[str, str | None]] = []
    desk.subscribe(lambda changed: seen.append((project(desk, P1).goal, desk.history.undo_action)))
    desk.enter(Place(P1, "goal"), "新目标")
    assert seen == [("新目标", "change")]


def test_rows_that_move_are_told_as_a_structural_change(desk: Desk) -> None:
    heard: list[Changed] = []
    desk.subscribe(heard.append)
    desk.move(P1, 1)
    (changed,) = heard
    assert changed.is_structural
    assert changed.edit.changes == (ItemMoved(P1, U1, 0, U1, 1),)


def test_who_unsubscribed_hears_nothing(desk: Desk) -> None:
    heard: list[Changed] = []
    desk.subscribe(heard.append)()
    desk.enter(Place(P1, "goal"), "新目标")
    assert heard == []


def test_an_edit_that_no_longer_fits_leaves_desk_and_file_as_they_were(desk: Desk) -> None:
    before = desk.book
    with pytest.raises(StaleEdit):
        desk.do(Edit("change", (ValueChange(Place(P1, "goal"), "从前的目标", "新目标"),)))
    assert (desk.book, desk.history.undo_action) == (before, "import")


# Findings


def test_findings_come_in_document_order(desk: Desk) -> None:
    for place in (Place(P3, "goal"), Place(Id("i1"), "name"), Place(T, "department")):
        desk.enter(place, "")
    rules = [finding.rule for finding in desk.checking.all_findings() if finding.rule.startswith("empty.")]
    assert rules == ["empty.department", "empty.indicator_name", "empty.goal"]


def test_a_finding_goes_when_its_reason_goes(desk: Desk) -> None:
    desk.enter(Place(P1, "goal"), "")
    assert "empty.goal" in [f.rule for f in desk.checking.findings(P1)]
    desk.enter(Place(P1, "goal"), "新目标")
    assert "empty.goal" not in [f.rule for f in desk.checking.findings(P1)]


# Two at one file


def test_the_second_desk_on_a_file_only_reads(desk: Desk) -> None:
    second = Desk.open(desk.path, "另一人")
    assert second.read_only
    assert second.file.locked_by is not None
    assert second.file.locked_by.name == "测试员"
    assert second.book == desk.book
    with pytest.raises(StoreFailed):
        second.enter(Place(P1, "goal"), "新目标")
    assert second.book == desk.book
    second.close()


def test_the_desk_is_free_for_the_next_when_it_is_closed(desk: Desk) -> None:
    desk.close()
    second = Desk.open(desk.path, "另一人")
    assert not second.read_only
    second.close()


def test_a_file_that_is_there_is_not_made_anew(desk: Desk) -> None:
    with pytest.raises(FileExistsError):
        Desk.create(desk.path, "测试员")


def test_what_is_no_desk_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.perfdesk").write_text("项目", encoding="utf-8")
    with pytest.raises(NotADeskFile):
        Desk.open(tmp_path / "x.perfdesk", "测试员")


def test_a_table_under_an_identity_of_its_own_comes_beside_the_others(desk: Desk) -> None:
    table = replace(desk.book.target_tables[0], id=Id("new"), units=())
    desk.do(Edit("import", (ItemInserted(BOOK_ID, 2, table),)))
    assert desk.add_project(desk.add_unit(Id("new")))
    assert [len(table.units) for table in desk.book.target_tables] == [2, 2, 1]


def test_joined_text_and_spans_are_those_of_the_export(desk: Desk) -> None:
    written = desk.joined(P2)
    assert (
        written.text
        == "1、3-满意度指标；31-服务对象满意度；满意度；实施周期指标值:90%以上；年度指标值:90%以上。"
    )
    assert written.text[slice(*written.spans[Id("i4"), "cycle_value"])] == "90%以上"


def test_writing_out_what_was_cut_off_settles_it_in_the_same_step(empty: Desk) -> None:
    text = "1、1-产出指标；11-数量指标；培训场次；实施周期指标值:3场；年度指标值:"
    cut = replace(read(text).indicators[0], annual_value=None)
    unit = Unit(Id("u"), "局", projects=(Project(Id("p"), "培训", indicators=(cut,), truncated=True),))
    empty.do(Edit("import", (ItemInserted(BOOK_ID, 0, TargetTable(Id("t"), units=(unit,))),)))
    assert "cut.text" in [finding.rule for finding in empty.checking.findings(Id("p"))]
    empty.enter(Place(cut.id, "annual_value"), "3场")
    assert not project(empty, Id("p")).truncated
    assert "cut.text" not in [finding.rule for finding in empty.checking.findings(Id("p"))]
    empty.undo()
    assert project(empty, Id("p")).truncated


def test_what_stands_under_a_head_of_its_own_is_typed_like_any_other(desk: Desk) -> None:
    place = Place(P1, "extra:联系人")
    assert desk.enter(place, "甲")
    assert value_at(desk.tree.item(P1), place.field) == "甲"
    desk.undo()
    assert value_at(desk.tree.item(P1), "extra") == ()


def test_a_column_of_a_value_takes_the_value_along(desk: Desk) -> None:
    place = Place(Id("i1"), "parts.number")
    desk.enter(Place(place.item, "annual_value"), "≥5场")
    assert desk.enter(place, "8")
    assert value_at(desk.tree.item(place.item), "annual_value") == "≥8场"
    desk.undo()
    assert value_at(desk.tree.item(place.item), "annual_value") == "≥5场"
