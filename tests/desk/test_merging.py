"""Parts handed out to sections, edited there, and taken back."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.checks.run import findings_of
from perfdesk.desk.desk import Desk
from perfdesk.desk.exporting import export_tables
from perfdesk.desk.merging.arrivals import ArrivalState, Arrived, Ledger, board, still_out, touched_since
from perfdesk.desk.merging.handing_out import NothingToHandOut, hand_out, handed_out, part_of
from perfdesk.desk.merging.taking_back import Plan, plan, take_back
from perfdesk.desk.reading import read_any
from perfdesk.domain.amounts import NO_AMOUNTS
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted, Place, StaleEdit
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.items import value_at
from perfdesk.domain.merging.arrival import OURS, Choices
from perfdesk.domain.notes import Comment
from perfdesk.domain.running_sums import sums_by_item
from perfdesk.domain.table import TotalsMode
from perfdesk.store.errors import StoreFailed
from perfdesk.wording import merge_lines, taking_place, taking_texts
from tests.builders import small_table

U1, U2, P1, P3 = map(Id, ("u1", "u2", "p1", "p3"))


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Desk]:
    with closing(Desk.create(tmp_path / "全局.perfdesk", "预算员")) as desk:
        desk.do(Edit("import", (ItemInserted(BOOK_ID, 0, small_table()),)))
        yield desk


@pytest.fixture
def parts(ours: Desk, tmp_path: Path) -> list[Path]:
    """u1 and u2, each for a section of its own."""
    paths = [tmp_path / "业务科.perfdesk", tmp_path / "图书馆.perfdesk"]
    for path, unit in zip(paths, (U1, U2), strict=True):
        hand_out(ours, path.stem, [unit], path, "预算员")
    return paths


def worked_on(path: Path, work: Callable[[Desk], object], who: str = "张三") -> None:
    with closing(Desk.open(path, who)) as desk:
        work(desk)


def goal(text: str, project: Id = P1) -> Callable[[Desk], object]:
    return lambda desk: desk.enter(Place(project, "goal"), text)


def look(desk: Desk, paths: list[Path]) -> list[Arrived]:
    return board(Ledger.of(desk), paths)


def planned(desk: Desk, paths: list[Path], choices: Choices | None = None) -> Plan:
    ledger = Ledger.of(desk)
    arrived = [each for each in board(ledger, paths) if each.can_be_merged]
    return plan(ledger, arrived, touched_since(desk, ledger), choices or {})


def merged(desk: Desk, paths: list[Path], choices: Choices | None = None) -> None:
    step = take_back(desk, planned(desk, paths, choices))
    step.run()
    desk.finish(step)


def said(desk: Desk, item: Id, field: str) -> object:
    return value_at(desk.tree.item(item), field)


def test_a_part_holds_the_chosen_units_with_their_table_and_no_others(ours: Desk, parts: list[Path]) -> None:
    (table,) = read_any(parts[1]).target_tables
    assert [unit.id for unit in table.units] == [U2]
    assert table.id == ours.book.tables[0].id
    assert [each.projects for each in handed_out(ours)] == [2, 1]


def test_handing_out_is_no_step_to_be_undone(ours: Desk, parts: list[Path]) -> None:
    assert ours.history.undo_action == "import"


def test_a_part_of_which_nothing_can_be_noted_is_not_left_to_be_given_away(
    ours: Desk, tmp_path: Path
) -> None:
    part = tmp_path / "业务科.perfdesk"
    with closing(Desk.open(ours.path, "李四")) as reader, pytest.raises(StoreFailed):
        hand_out(reader, "业务科", [U1], part, "李四")
    assert not part.exists(), "nobody would know it again when it comes back"


def test_a_part_of_a_table_has_sums_of_its_own_and_the_whole_keeps_what_is_printed(
    ours: Desk, tmp_path: Path
) -> None:
    (table,) = part_of(ours.book, [P1]).target_tables
    assert (table.totals, table.amounts) == (TotalsMode.AUTOMATIC, NO_AMOUNTS)
    assert [unit.amounts for unit in table.units] == [NO_AMOUNTS]
    (whole,) = part_of(ours.book, [Id("t")]).target_tables
    assert (whole.totals, whole.amounts) == (TotalsMode.PRINTED, ours.book.target_tables[0].amounts)
    part = tmp_path / "业务科.perfdesk"
    hand_out(ours, "业务科", [P1], part, "预算员")
    worked_on(part, goal("改了"))
    printed = ours.book.target_tables[0]
    merged(ours, [part])
    now = ours.book.target_tables[0]
    assert (now.totals, now.amounts, now.units[0].amounts) == (
        printed.totals,
        printed.amounts,
        printed.units[0].amounts,
    )


def test_what_a_section_says_of_a_whole_of_which_it_had_a_part_is_asked(
    ours: Desk, parts: list[Path]
) -> None:
    ours.set_totals(Id("t"), TotalsMode.AUTOMATIC)
    part = parts[0].with_name("第三科.perfdesk")
    hand_out(ours, "第三科", [P1], part, "预算员")
    worked_on(part, lambda desk: desk.enter(Place(Id("t"), "title"), "科室的标题"))
    worked_on(part, lambda desk: desk.set_totals(Id("t"), TotalsMode.PRINTED))
    made = planned(ours, [part])
    asked = {(c.subject.place.item, c.subject.place.field) for c in made.merged.conflicts}
    assert {(Id("t"), "title"), (Id("t"), "totals"), (Id("t"), "total"), (U1, "total")} <= asked
    assert made.merged.book == ours.book
    (title,) = (c.subject for c in made.merged.conflicts if c.subject.place.field == "title")
    made = made.decided({title: 0})
    assert made.merged.book.target_tables[0].title == "科室的标题"


def test_a_section_sees_no_error_that_only_the_whole_could_mend(ours: Desk) -> None:
    part = part_of(ours.book, [P1])
    found = findings_of(part, sums_by_item(part))
    assert not [each for here in found.values() for each in here if each.rule.startswith("sum.")]


def test_what_comes_and_goes_is_told_before_it_is_merged(ours: Desk, parts: list[Path]) -> None:
    worked_on(parts[0], lambda desk: desk.remove([Id("i4")]))
    worked_on(parts[0], lambda desk: desk.enter(Place(Id("i1"), "name"), "惠民演出场次"))
    worked_on(parts[0], lambda desk: comment(desk, "请核对", P1))
    told = [(taking_place(each), *taking_texts(each)) for each in planned(ours, parts).takings()]
    assert set(told) == {
        ("文化局本级 › 全民健身 › 满意度", "满意度", "删去“满意度”"),
        ("文化局本级 › 文化惠民演出 › 惠民演出场次 › 名称", "演出场次", "惠民演出场次"),
        ("项目支出绩效目标表 › 批注与说明", "0", "1"),
    }


def test_a_whole_unit_says_its_own_name(ours: Desk, parts: list[Path]) -> None:
    worked_on(parts[1], lambda desk: desk.enter(Place(U2, "name"), "区图书馆（新馆）"))
    merged(ours, parts)
    assert said(ours, U2, "name") == "区图书馆（新馆）"


def test_a_blank_table_and_nothing(ours: Desk) -> None:
    (table,) = part_of(ours.book, [Id("t")], is_blank=True).target_tables
    assert (table.units, table.department) == ((), "青屏区文化局")
    with pytest.raises(NothingToHandOut):
        part_of(ours.book, [Id("nobody")])


def test_the_board_tells_out_back_same_merged_and_changed_again(ours: Desk, parts: list[Path]) -> None:
    assert [each.state for each in look(ours, [])] == [ArrivalState.OUT, ArrivalState.OUT]
    worked_on(parts[0], goal("改了"))
    assert [each.state for each in look(ours, parts)] == [ArrivalState.BACK, ArrivalState.SAME]
    merged(ours, parts)
    assert [each.state for each in look(ours, parts)] == [ArrivalState.MERGED, ArrivalState.SAME]
    worked_on(parts[0], goal("又改了"))
    assert [each.state for each in look(ours, parts)] == [ArrivalState.CHANGED, ArrivalState.SAME]
    merged(ours, parts)
    assert said(ours, P1, "goal") == "又改了"


def test_a_merge_is_one_edit_and_undoing_it_leaves_the_part_to_be_merged(
    ours: Desk, parts: list[Path]
) -> None:
    before = ours.book
    for path, project in zip(parts, (P1, P3), strict=True):
        worked_on(path, goal("改了", project))
    merged(ours, parts)
    assert (said(ours, P1, "goal"), said(ours, P3, "goal")) == ("改了", "改了")
    ours.undo()
    assert ours.book == before
    assert [each.state for each in look(ours, parts)] == [ArrivalState.BACK, ArrivalState.BACK]


def test_a_conflict_names_who_and_when_on_both_sides(ours: Desk, parts: list[Path]) -> None:
    worked_on(parts[0], goal("他们的"))
    ours.enter(Place(P1, "goal"), "我们的")
    made = planned(ours, parts)
    (conflict,) = made.merged.conflicts
    assert [(v.sides, v.value, v.touch.who) for v in conflict.versions] == [
        ((OURS,), "我们的", "预算员"),
        ((0,), "他们的", "张三"),
    ]
    assert all(version.touch.at for version in conflict.versions)
    merged(ours, parts, {conflict.subject: 0})
    assert said(ours, P1, "goal") == "他们的"


def test_a_copy_of_the_whole_file_merges_from_the_last_line_in_common(ours: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "副本.perfdesk"
    ours.file.save_copy(copy)
    worked_on(copy, goal("副本改的"))
    ours.enter(Place(P3, "goal"), "这边改的")
    merged(ours, [copy])
    assert (said(ours, P1, "goal"), said(ours, P3, "goal")) == ("副本改的", "这边改的")
    assert [each.state for each in look(ours, [copy])] == [ArrivalState.MERGED]
    worked_on(copy, goal("副本又改的"))
    assert [each.state for each in look(ours, [copy])] == [ArrivalState.CHANGED]
    assert planned(ours, [copy]).merged.conflicts == ()


def test_what_was_done_since_the_plan_stays(ours: Desk, parts: list[Path]) -> None:
    worked_on(parts[0], goal("科室改的"))
    made = planned(ours, parts)
    ours.enter(Place(P3, "goal"), "后来改的")
    step = take_back(ours, made)
    step.run()
    ours.finish(step)
    assert (said(ours, P1, "goal"), said(ours, P3, "goal")) == ("科室改的", "后来改的")
    ours.undo()
    ours.enter(Place(P1, "goal"), "同一处")
    step = take_back(ours, made)
    step.run()
    with pytest.raises(StaleEdit):
        ours.finish(step)
    assert said(ours, P1, "goal") == "同一处"


def test_two_files_of_one_part_both_stand_on_the_board_and_merge(
    ours: Desk, parts: list[Path], tmp_path: Path
) -> None:
    second = Path(shutil.copy(parts[0], tmp_path / "业务科 (2).perfdesk"))
    worked_on(parts[0], goal("一"))
    worked_on(second, goal("二", Id("p2")))
    assert [each.state for each in look(ours, [parts[0], second])] == [
        ArrivalState.BACK,
        ArrivalState.OUT,
        ArrivalState.BACK,
    ]
    merged(ours, [parts[0], second])
    assert (said(ours, P1, "goal"), said(ours, Id("p2"), "goal")) == ("一", "二")


def test_what_cannot_be_opened_or_is_not_from_here_is_told_in_its_line(
    ours: Desk, parts: list[Path], tmp_path: Path
) -> None:
    parts[0].write_bytes(b"no database")
    with closing(Desk.create(tmp_path / "别的.perfdesk", "李四")) as other:
        other.add_table("别的局", 2026)
    first, second, third = look(ours, [*parts, tmp_path / "别的.perfdesk"])
    assert (first.state, second.state) == (ArrivalState.REFUSED, ArrivalState.SAME)
    assert type(third.fault).__name__ == "NotFromHere"


def test_a_workbook_of_a_section_is_merged_by_its_words(ours: Desk, parts: list[Path]) -> None:
    worked_on(parts[0], goal("工作簿里改的目标"))
    workbook = parts[0].with_suffix(".xlsx")
    export_tables(read_any(parts[0]).tables, workbook)
    ours.enter(Place(P3, "goal"), "这边改的")
    (arrived, _) = look(ours, [workbook])
    assert arrived.state is ArrivalState.BACK
    assert [(each.why, each.name) for each in arrived.not_placed] == [
        ("absent", "区图书馆"),
        ("sums", "项目支出绩效目标表"),
    ]
    merged(ours, [workbook])
    assert said(ours, Id("t"), "total") == Decimal("160.00")
    assert (said(ours, P1, "goal"), said(ours, P3, "goal")) == ("工作簿里改的目标", "这边改的")
    assert look(ours, [workbook])[0].state is ArrivalState.MERGED


def test_a_part_handed_out_again_is_out_though_a_workbook_of_it_came_back(
    ours: Desk, parts: list[Path], tmp_path: Path
) -> None:
    worked_on(parts[0], goal("科室的目标"))
    workbook = parts[0].with_suffix(".xlsx")
    export_tables(read_any(parts[0]).tables, workbook)
    merged(ours, [workbook])
    assert [each.name for each in still_out(ours)] == ["图书馆"]
    again = tmp_path / "再发"
    again.mkdir()
    hand_out(ours, "业务科", [U1], again / "业务科.perfdesk", "预算员")
    assert [each.name for each in still_out(ours)] == ["图书馆", "业务科"]


def test_a_renamed_workbook_of_a_section_is_known_by_its_name_and_rows(
    ours: Desk, parts: list[Path], tmp_path: Path
) -> None:
    worked_on(parts[0], goal("工作簿里改的目标"))
    workbook = tmp_path / "业务科（改好了）.xlsx"
    export_tables(read_any(parts[0]).tables, workbook)
    ours.enter(Place(P1, "name"), "这边改的名称")
    (arrived, _) = look(ours, [workbook])
    assert arrived.given is not None
    assert arrived.given.name == "业务科"
    assert planned(ours, [workbook]).merged.conflicts == ()
    merged(ours, [workbook])
    assert (said(ours, P1, "goal"), said(ours, P1, "name")) == ("工作簿里改的目标", "这边改的名称")


@pytest.mark.parametrize(("name", "unit"), [("业务科的全表", None), ("全部", U1), ("业务科", U2)])
def test_a_workbook_whose_name_or_rows_are_not_a_parts_is_asked_about(
    ours: Desk, parts: list[Path], tmp_path: Path, name: str, unit: Id | None
) -> None:
    workbook = tmp_path / f"{name}（改）.xlsx"
    export_tables((part_of(ours.book, [unit]) if unit else ours.book).tables, workbook)
    ours.enter(Place(P1, "goal"), "这边改的")
    ours.enter(Place(P3, "goal"), "这边改的")
    arrived = look(ours, [workbook])[-1]
    assert arrived.given is None
    assert {each.subject.place.field for each in planned(ours, [workbook]).merged.conflicts} >= {"goal"}


def comment(desk: Desk, text: str, item: Id) -> None:
    """As the window's review does it."""
    note = Comment(new_id(), item, "goal", text, desk_person(desk), "财政局", "2026-03-01T08:00:00Z")
    desk.do(Edit("comment", (ItemInserted(desk.book.tables[0].id, 0, note),)))


def desk_person(desk: Desk) -> str:
    return desk.history.entries()[-1].who


def test_comments_of_all_sides_come_together_and_a_part_has_only_its_own(ours: Desk, tmp_path: Path) -> None:
    comment(ours, "先有的", P3)
    path = tmp_path / "业务科.perfdesk"
    hand_out(ours, "业务科", [U1], path, "预算员")
    assert read_any(path).tables[0].notes == ()
    worked_on(path, lambda desk: comment(desk, "科室的", P1))
    comment(ours, "后来的", P1)
    merged(ours, [path])
    notes = ours.book.tables[0].notes
    assert {note.text for note in notes if isinstance(note, Comment)} == {"先有的", "科室的", "后来的"}
    ours.undo()
    assert len(ours.book.tables[0].notes) == 2


def test_what_a_section_says_of_the_whole_table_is_told_apart(ours: Desk, parts: list[Path]) -> None:
    (table,) = ours.book.tables
    worked_on(parts[0], lambda desk: desk.enter(Place(table.id, "title"), "科室的标题"))
    worked_on(parts[0], goal("科室的目标"))
    goal("本级的目标")(ours)
    made = planned(ours, parts)
    by_field = {each.subject.place.field: each for each in made.merged.conflicts}
    assert made.about_whole() == [by_field["title"]]
    assert made.is_about_whole(by_field["title"], 0)
    assert not made.is_about_whole(by_field["title"], OURS)
    lines = merge_lines(look(ours, parts), made, made.merged.conflicts)
    assert any("1 处冲突说的是整张表" in line for line in lines)
