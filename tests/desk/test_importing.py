"""What a person takes over of a draft is one Edit; what is there already is brought up, not doubled."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from perfdesk.desk import evaluating
from perfdesk.desk.corrected import corrections
from perfdesk.desk.desk import Desk
from perfdesk.desk.homes import TwoIntoOne, homes_of, homes_with
from perfdesk.desk.importing import Standing, compared, others_compared
from perfdesk.desk.reading import tables_to_take_over
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.items import copy_of, walk
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.domain.table import TargetTable
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.writers.workbook import write_book

HEAD = "2026年海湾市文化局项目支出绩效目标表\n部门名称：海湾市文化局\t单位：万元\n"
COLUMNS = "项目名称（资金使用单位）\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标\n"
UNIT = "局本级\t30.00\t30.00\n"
SHOWS = (
    "    惠民演出\t10.00\t10.00\t\t\t组织演出10场。\t"
    "1、1-产出指标；11-数量指标；演出场次；实施周期指标值:10场；年度指标值:10场。\n"
)
BOOKS = (
    "    图书购置\t20.00\t20.00\t\t\t购置图书5000册。\t"
    "1、1-产出指标；11-数量指标；购置册数；实施周期指标值:5000册；年度指标值:5000册。"
    "2、3-满意度指标；31-服务对象满意度；读者满意度；实施周期指标值:≥90%；年度指标值:≥90%。\n"
)


def draft_of(*rows: str) -> Draft:
    return read_bytes((HEAD + COLUMNS + UNIT + "".join(rows)).encode(), "targets.tsv")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.create(tmp_path / "a.perfdesk", "测试员")
    desk.accept(draft_of(SHOWS, BOOKS))
    yield desk
    desk.close()


def evaluate(desk: Desk) -> None:
    edit = evaluating.evaluate_projects(desk.tree, only_table(desk).id)
    assert edit is not None
    desk.do(edit)


def evaluations(desk: Desk) -> list[ProjectEvaluation]:
    return [table for table in desk.book.tables if isinstance(table, ProjectEvaluation)]


def only_table(desk: Desk) -> TargetTable:
    (table,) = desk.book.target_tables
    return table


def standings(desk: Desk, draft: Draft) -> list[tuple[Standing, tuple[str, ...]]]:
    return [(found.standing, found.differences) for found in compared(draft, desk.book)]


def test_the_same_file_again_says_that_all_is_there(desk: Desk) -> None:
    again = draft_of(SHOWS, BOOKS)
    assert standings(desk, again) == [(Standing.SAME, ()), (Standing.SAME, ())]
    before = desk.book
    assert desk.accept(again) == []
    assert desk.book == before


def test_differing_fields_are_named(desk: Desk) -> None:
    changed = draft_of(SHOWS.replace("10.00", "12.00"), BOOKS.replace("≥90%", "≥95%"))
    assert standings(desk, changed) == [
        (Standing.DIFFERS, ("total", "fiscal")),
        (Standing.DIFFERS, ("indicators",)),
    ]


def test_a_project_that_differs_is_brought_up_in_its_place(desk: Desk) -> None:
    shows, books = only_table(desk).projects
    desk.accept(draft_of(SHOWS.replace("组织演出10场", "组织演出12场"), BOOKS.replace("≥90%", "≥95%")))
    after = only_table(desk).projects
    assert [project.id for project in after] == [shows.id, books.id]
    assert after[0].goal == "组织演出12场。"
    assert [i.annual_value for i in after[1].indicators] == ["5000册", "≥95%"]
    assert after[0].indicators == shows.indicators


def test_new_projects_come_behind_those_of_their_unit(desk: Desk) -> None:
    desk.accept(draft_of(SHOWS, BOOKS, SHOWS.replace("惠民演出", "非遗展览")))
    (unit,) = only_table(desk).units
    assert [project.name for project in unit.projects] == ["惠民演出", "图书购置", "非遗展览"]


def test_only_what_was_chosen_is_taken(desk: Desk) -> None:
    draft = draft_of(SHOWS.replace("惠民演出", "非遗展览"), BOOKS.replace("≥90%", "≥95%"))
    chosen = [found.project.id for found in compared(draft, desk.book) if found.standing is Standing.NEW]
    desk.accept(draft, chosen=chosen)
    projects = only_table(desk).projects
    assert [project.name for project in projects] == ["惠民演出", "图书购置", "非遗展览"]
    assert projects[1].indicators[1].annual_value == "≥90%"


def test_choosing_nothing_changes_nothing(desk: Desk) -> None:
    before = desk.book
    assert desk.accept(draft_of(SHOWS.replace("10.00", "1.00")), chosen=[]) == []
    assert desk.book == before


def test_one_undo_takes_it_all_back(desk: Desk) -> None:
    before = desk.book
    desk.accept(draft_of(SHOWS.replace("10.00", "12.00"), BOOKS.replace("图书购置", "设备更新")))
    assert desk.history.undo_action == "import"
    desk.undo()
    assert desk.book == before


def test_another_department_comes_as_a_table_of_its_own(desk: Desk) -> None:
    other = draft_of(SHOWS)
    (table,) = other.target_tables
    desk.accept(replace(other, tables=(replace(table, department="海湾市体育局"),)))
    assert [t.department for t in desk.book.target_tables] == ["海湾市文化局", "海湾市体育局"]


def test_two_projects_of_one_name_are_told_apart_by_their_order(desk: Desk) -> None:
    twice = draft_of(SHOWS, BOOKS, SHOWS.replace("10场", "20场"))
    desk.accept(twice)
    again = draft_of(SHOWS, BOOKS, SHOWS.replace("10场", "30场"))
    assert [found.standing for found in compared(again, desk.book)] == [
        Standing.SAME, Standing.SAME, Standing.DIFFERS,
    ]  # fmt: skip


def test_each_value_knows_the_line_it_came_from(desk: Desk) -> None:
    shows, books = only_table(desk).projects
    name = desk.provenance(Place(books.id, "name"))
    value = desk.provenance(Place(books.indicators[1].id, "annual_value"))
    assert name is not None
    assert value is not None
    assert (name.source.file, name.text, [spot.line for spot in name.spots]) == (
        "targets.tsv",
        "图书购置",
        [6],
    )
    assert (value.text, value.is_as_read) == ("≥90%", True)
    assert desk.provenance(Place(shows.id, "other")) is None


def test_a_value_changed_by_hand_is_told_from_what_was_read(desk: Desk) -> None:
    shows = only_table(desk).projects[0]
    desk.enter(Place(shows.id, "fiscal"), "11")
    found = desk.provenance(Place(shows.id, "fiscal"))
    assert found is not None
    assert (found.text, found.is_as_read) == ("10.00", False)


def test_what_was_brought_up_knows_the_newer_file(desk: Desk) -> None:
    changed = read_bytes((HEAD + COLUMNS + UNIT + SHOWS.replace("10.00", "12.00")).encode(), "newer.tsv")
    desk.accept(changed, b"content")
    shows = only_table(desk).projects[0]
    amount = desk.provenance(Place(shows.id, "total"))
    value = desk.provenance(Place(shows.indicators[0].id, "annual_value"))
    assert amount is not None
    assert value is not None
    assert (amount.source.file, amount.text, amount.is_as_read) == ("newer.tsv", "12.00", True)
    assert desk.source_content(amount.source) == b"content"
    assert value.text == "10场"


def test_a_typed_indicator_has_no_source(desk: Desk) -> None:
    project = only_table(desk).projects[0].id
    added = desk.add_indicator(Id(project))
    assert desk.provenance(Place(added, "name")) is None


def test_a_table_in_another_unit_of_money_comes_as_its_own(desk: Desk) -> None:
    text = (HEAD.replace("万元", "元") + COLUMNS + UNIT + SHOWS).encode()
    desk.accept(read_bytes(text, "yuan.tsv"))
    assert [table.currency_unit for table in desk.book.target_tables] == ["万元", "元"]
    assert [p.amounts.total for p in desk.book.target_tables[0].projects] == [
        Decimal("10.00"),
        Decimal("20.00"),
    ]


def test_of_a_table_that_comes_twice_in_one_file_the_second_does_not_overwrite_the_first(desk: Desk) -> None:
    changed, again = draft_of(SHOWS.replace("10场", "12场")), draft_of(SHOWS.replace("10场", "14场"))
    desk.accept(replace(changed, tables=(*changed.tables, *again.tables)))
    shown = [table.projects[0].indicators[0].annual_value for table in desk.book.target_tables]
    assert shown == ["12场", "14场"]


def test_the_doubts_of_a_file_are_not_told_again_for_each_time_it_is_imported(desk: Desk) -> None:
    cut = BOOKS[:90] + "\n"
    for _ in range(3):
        desk.accept(draft_of(SHOWS, cut))
    doubts = [finding for finding in desk.checking.all_findings() if finding.rule.startswith("import.")]
    assert len(doubts) == len({(f.rule, f.place) for f in doubts}) > 0


def test_a_blank_value_is_the_same_as_one_that_a_form_has_no_column_for(desk: Desk) -> None:
    """A row made by hand has the former, the same row read from its export the latter."""
    again = draft_of(SHOWS.replace("实施周期指标值:10场；", ""), BOOKS)
    assert standings(desk, again)[0] == (Standing.DIFFERS, ("indicators",))
    desk.enter(Place(only_table(desk).projects[0].indicators[0].id, "cycle_value"), "")
    assert standings(desk, again)[0] == (Standing.SAME, ())


def test_an_own_workbook_without_a_year_finds_its_table_again(desk: Desk) -> None:
    """A new table's title names no year, and its form prints none elsewhere."""
    desk.enter(Place(only_table(desk).id, "title"), "项目支出绩效目标表")
    undated = draft_of(SHOWS, BOOKS).tables[0]
    assert isinstance(undated, TargetTable)
    draft = replace(draft_of(SHOWS), tables=(replace(undated, title="项目支出绩效目标表", year=None),))
    assert [standing for standing, _ in standings(desk, draft)] == [Standing.SAME, Standing.SAME]
    assert desk.accept(draft) == []
    assert only_table(desk).year == 2026


@pytest.fixture
def two_years(desk: Desk) -> Desk:
    """The table of 2026 and, from it, that of 2027, which costs more."""
    desk.duplicate(only_table(desk).id)
    for each, year in zip(desk.book.target_tables, ("2026", "2027"), strict=True):
        desk.enter(Place(each.id, "title"), "项目支出绩效目标表")
        desk.enter(Place(each.id, "year"), year)
    desk.enter(Place(desk.book.target_tables[1].projects[0].id, "fiscal"), "12.00")
    return desk


def undated(*tables: TargetTable) -> Draft:
    """What a workbook of them says: no year."""
    copies = [cast(TargetTable, copy_of(replace(table, year=None))) for table in tables]
    return replace(draft_of(SHOWS), tables=tuple(copies))


def test_where_two_years_are_there_an_undated_table_is_likely_that_which_it_resembles(
    two_years: Desk,
) -> None:
    old, new = two_years.book.target_tables
    for table in (old, new):
        (home,) = homes_of(undated(table), two_years.book)
        assert home.possible == (old, new)
        assert home.taken == table.id
        assert two_years.accept(undated(table)) == []
    assert two_years.book.target_tables == (old, new)


def test_two_tables_of_one_file_are_two_tables_of_the_desk(two_years: Desk) -> None:
    old, new = two_years.book.target_tables
    homes = homes_of(undated(new, new, old), two_years.book)
    assert [home.taken for home in homes] == [new.id, None, old.id]


def test_choosing_a_table_for_one_part_takes_it_from_the_other(two_years: Desk) -> None:
    old, new = two_years.book.target_tables
    first, second = homes_with(homes := homes_of(undated(old, new), two_years.book), Id("none"), None)
    assert (first, second) == homes
    first, second = homes_with(homes, second.table.id, old.id)
    assert (first.taken, second.taken) == (None, old.id)


def test_two_parts_of_an_import_never_go_into_one_table(two_years: Desk) -> None:
    old, new = two_years.book.target_tables
    before, draft = two_years.book, undated(old, new)
    with pytest.raises(TwoIntoOne):
        two_years.accept(draft, homes={table.id: old.id for table in draft.target_tables})
    assert two_years.book == before


def test_two_parts_that_can_be_one_table_only_are_asked_about(two_years: Desk) -> None:
    old = two_years.book.target_tables[0]
    draft = replace(draft_of(SHOWS), tables=tuple(cast(TargetTable, copy_of(old)) for _ in range(2)))
    homes = homes_of(draft, two_years.book)
    assert [(home.taken, home.is_certain) for home in homes] == [(old.id, False), (None, False)]


def test_the_table_that_a_person_names_takes_the_import_in(two_years: Desk) -> None:
    old, new = two_years.book.target_tables
    draft = undated(new)
    two_years.accept(draft, homes={draft.tables[0].id: old.id})
    assert [str(table.projects[0].amounts.fiscal) for table in two_years.book.target_tables] == ["12.00"] * 2
    two_years.accept(draft, homes={draft.tables[0].id: None})
    assert len(two_years.book.target_tables) == 3


def test_an_undated_table_without_a_project_in_common_is_neither_unless_one_says_so(two_years: Desk) -> None:
    draft = undated(two_years.book.target_tables[0])
    other = draft_of(SHOWS.replace("惠民演出", "戏曲进校园")).target_tables[0]
    draft = replace(draft, tables=(replace(other, title="项目支出绩效目标表", year=None),))
    (home,) = homes_of(draft, two_years.book)
    assert len(home.possible) == 2
    assert home.taken is None


def test_an_evaluation_that_says_all_the_same_is_not_doubled(desk: Desk) -> None:
    evaluate(desk)
    before = desk.book
    again = [cast(ProjectEvaluation, copy_of(table)) for table in before.tables[1:]]
    draft = replace(draft_of(SHOWS), tables=tuple(again))
    assert desk.accept(draft) == []
    assert desk.book == before
    changed = replace(again[0], spent_total=Decimal(3))
    desk.accept(replace(draft, tables=(changed, *draft.tables[1:])))
    assert list(others_compared(replace(draft, tables=(changed,)), before).values()) == [Standing.DIFFERS]
    assert len(desk.book.tables) == len(before.tables) + 1


def test_an_own_workbook_brings_no_evaluation_a_second_time(desk: Desk, tmp_path: Path) -> None:
    """Though it prints sums that follow the rows here, and its form has no codes."""
    evaluate(desk)
    write_book(desk.book.tables, tmp_path / "out.xlsx")
    draft = read_file(tmp_path / "out.xlsx")
    assert set(others_compared(draft, desk.book).values()) == {Standing.SAME}
    before = desk.book
    desk.accept(draft)
    assert desk.book == before


def test_of_several_evaluations_those_that_are_chosen_come(desk: Desk) -> None:
    evaluate(desk)
    second = [replace(table, project=f"{table.project}（二期）") for table in evaluations(desk)]
    one, other = (cast(ProjectEvaluation, copy_of(table)) for table in second)
    draft = replace(draft_of(SHOWS), tables=(one, other))
    desk.accept(draft, chosen=frozenset({other.id}))
    assert [table.project for table in evaluations(desk)[2:]] == [other.project]


def test_another_desk_file_comes_in_with_its_reasons_and_links(desk: Desk, tmp_path: Path) -> None:
    evaluate(desk)
    desk.checking.waive(desk.checking.all_findings()[:1], "已核对。")
    copy = tmp_path / "another.perfdesk"
    desk.file.save_copy(copy)
    same = tables_to_take_over(copy, desk.book)
    assert desk.accept(same) == [], "nothing of it is new"
    elsewhere = Desk.create(tmp_path / "c.perfdesk", "别人")
    elsewhere.accept(tables_to_take_over(copy, elsewhere.book))
    assert len(elsewhere.checking.all_waived()) == 1
    projects = {project.id for project in elsewhere.book.target_tables[0].projects}
    assert {each.target for each in evaluating.project_evaluations(elsewhere.tree)} == projects
    assert not {item.id for item in walk(elsewhere.book)} & {item.id for item in walk(desk.book)} - {BOOK_ID}
    elsewhere.close()


def corrected(desk: Desk, draft: Draft) -> list[str]:
    """The names of the projects that a person corrected, of those that an import would change."""
    found = compared(draft, desk.book)
    by = corrections(desk, found)
    return [each.project.name for each in found if each.project.id in by]


DEARER = (SHOWS.replace("10.00", "12.00"), BOOKS.replace("≥90%", "≥95%"))


def test_what_differs_because_the_file_does_was_corrected_by_nobody(desk: Desk) -> None:
    assert corrected(desk, draft_of(*DEARER)) == []


def test_a_project_that_was_corrected_after_its_import_is_told_with_who_and_when(desk: Desk) -> None:
    shows, books = only_table(desk).projects
    desk.enter(Place(shows.id, "fiscal"), "11")
    desk.enter(Place(books.indicators[1].id, "annual_value"), "≥92%")
    again = draft_of(SHOWS, BOOKS)
    assert corrected(desk, again) == ["惠民演出", "图书购置"]
    (by, _) = corrections(desk, compared(again, desk.book)).values()
    assert (by.who, by.is_own) == ("测试员", True)
    assert by.at


def test_a_correction_that_the_import_leaves_alone_is_none_of_it(desk: Desk) -> None:
    shows, _ = only_table(desk).projects
    desk.enter(Place(shows.id, "goal"), "组织演出十场。")
    dearer = SHOWS.replace("10.00", "12.00").replace("组织演出10场", "组织演出十场")
    assert corrected(desk, draft_of(dearer, BOOKS)) == []
    assert corrected(desk, draft_of(SHOWS, BOOKS)) == ["惠民演出"]


def test_a_correction_that_was_undone_or_imported_over_is_none_any_more(desk: Desk) -> None:
    shows, _ = only_table(desk).projects
    desk.enter(Place(shows.id, "fiscal"), "11")
    desk.undo()
    assert corrected(desk, draft_of(*DEARER)) == []
    desk.enter(Place(shows.id, "fiscal"), "11")
    desk.accept(draft_of(*DEARER))
    assert corrected(desk, draft_of(SHOWS, BOOKS)) == []


def test_an_indicator_that_a_person_added_or_took_away_is_a_correction(desk: Desk) -> None:
    shows, books = only_table(desk).projects
    desk.add_indicator(shows.id)
    desk.remove([books.indicators[0].id])
    assert corrected(desk, draft_of(SHOWS, BOOKS)) == ["惠民演出", "图书购置"]


def test_what_was_typed_and_never_imported_is_no_correction_of_an_import(desk: Desk) -> None:
    (unit,) = only_table(desk).units
    desk.enter(Place(desk.add_project(unit.id), "name"), "非遗展览")
    assert corrected(desk, draft_of(SHOWS, BOOKS, SHOWS.replace("惠民演出", "非遗展览"))) == []


BLOCK = (
    "项目名称\t总计\t财政拨款\t绩效目标\t绩效指标\n"
    "合计\t35.00\t35.00\t\t\n"
    "单位一\t35.00\t35.00\t\t\n"
    "路灯维护\t35.00\t35.00\t更换路灯。\t1、1-产出指标；11-数量指标；路灯；实施周期指标值:9盏；年度指标值:9盏。\n"
)


def block(text: str = BLOCK) -> Draft:
    return read_bytes(text.encode(), "剪贴板.tsv")


def test_a_block_without_a_department_can_be_of_each_open_table_and_is_asked_about(two_years: Desk) -> None:
    old, new = two_years.book.target_tables
    (home,) = homes_of(block(), two_years.book, new.projects[0].id)
    assert home.possible == (old, new)
    assert home.taken == new.id, "where the person stood"
    assert not home.is_certain


def test_the_only_table_is_the_likeliest_for_a_block_without_a_department(desk: Desk) -> None:
    (home,) = homes_of(block(), desk.book)
    assert (home.taken, home.is_certain) == (only_table(desk).id, False)


@pytest.mark.parametrize("line", ["单位：元\n", "2019年度\n2019年项目支出绩效目标表\n"])
def test_a_block_goes_into_no_table_of_another_year_or_unit_of_money(desk: Desk, line: str) -> None:
    (home,) = homes_of(block(line + BLOCK), desk.book)
    assert home.possible == ()
    assert home.taken is None


def test_a_unit_that_the_block_names_comes_with_its_projects(desk: Desk) -> None:
    desk.accept(block())
    assert [(unit.name, len(unit.projects)) for unit in only_table(desk).units] == [
        ("局本级", 2),
        ("单位一", 1),
    ]


def test_projects_without_a_unit_go_into_the_unit_at_hand(desk: Desk) -> None:
    desk.accept(block())
    at_hand = only_table(desk).units[1]
    nameless = block(BLOCK.replace("单位一\t35.00\t35.00\t\t\n", "").replace("路灯", "绿道"))
    step = desk.accepting(nameless, stood=at_hand.projects[0].id)
    assert desk.run(step) is not None
    assert [project.name for project in only_table(desk).units[1].projects] == ["路灯维护", "绿道维护"]


def test_projects_without_a_unit_go_into_the_only_unit_and_bring_up_those_of_their_name(desk: Desk) -> None:
    nameless = block(BLOCK.replace("单位一\t35.00\t35.00\t\t\n", "").replace("路灯维护", "惠民演出"))
    assert standings(desk, nameless)[0][0] is Standing.DIFFERS
    desk.accept(nameless)
    (unit,) = only_table(desk).units
    assert [project.name for project in unit.projects] == ["惠民演出", "图书购置"]
    assert unit.projects[0].goal == "更换路灯。"


def test_several_tables_without_a_department_are_forms_of_their_own(desk: Desk) -> None:
    twice = block()
    (table,) = twice.target_tables
    twice = replace(twice, tables=(table, replace(table, id=Id("other"))))
    assert [home.possible for home in homes_of(twice, desk.book)] == [(), ()]
