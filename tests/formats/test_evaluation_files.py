"""Self-evaluations out of files, into files, and back."""

import json
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from perfdesk.desk.plain_forms import json_of, tsv_of
from perfdesk.domain.book import Table
from perfdesk.domain.draft import Draft
from perfdesk.domain.evaluation_index import index_for, table_of
from perfdesk.domain.self_evaluation import DepartmentEvaluation
from perfdesk.formats.interchange.reading import read_interchange
from perfdesk.formats.interchange.writing import draft_as_json
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.recognise.grade_tick import ticked_grade
from perfdesk.formats.writers.values import grade_line
from perfdesk.formats.writers.verify import compare_book
from perfdesk.formats.writers.workbook import write_book
from tests.formats.evaluations import HEAD, content, department, extracted, project
from tests.shared import SHARED, needs_shared, score, seed


def from_text(text: str) -> Draft:
    return read_bytes(text.encode(), "extracted.txt")


def doubted(draft: Draft) -> set[tuple[str, str]]:
    return {(doubt.rule, doubt.place.field) for doubt in draft.doubts}


@pytest.mark.parametrize("table", [department(), project()], ids=["department", "project"])
def test_an_exported_evaluation_is_read_back_equal(tmp_path: Path, table: Table) -> None:
    path = tmp_path / "out.xlsx"
    assert write_book((table,), path).remarks == ()
    assert compare_book(path, (table,)) == []
    draft = read_file(path)
    assert [content(each) for each in draft.tables] == [content(table)]
    assert draft.proof.residue == ()


def test_a_changed_cell_is_seen_by_verify(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    table = department()
    write_book((table,), path)
    (difference,) = compare_book(path, (replace(table, department="青屏区体育局"),))
    assert difference.place is not None
    assert difference.place.field == "department"


def test_merged_levels_reach_over_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_book((department(),), path)
    with ZipFile(path) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    merged = {each.get("ref") for each in sheet.iter() if each.tag.endswith("mergeCell")}
    assert {"A1:J1", "A8:A11", "C8:C9", "A2:A6"} <= merged


def test_a_text_too_long_for_one_row_goes_over_several(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    long = replace(department(), completion="完成演出，" * 1000)
    assert write_book((long,), path).remarks == ()
    assert content(read_file(path).tables[0]) == content(long)


@pytest.mark.parametrize("table", [department(), project()], ids=["department", "project"])
def test_the_interchange_json_gives_the_same_table(table: Table) -> None:
    draft = read_bytes(extracted(department()).encode(), "x.txt")
    again = read_interchange(json.dumps(draft_as_json(replace(draft, tables=(table,), origins={}))))
    assert [content(each) for each in again.tables] == [content(table)]


def test_doubts_come_through_the_interchange_json_at_their_places() -> None:
    draft = from_text(extracted(department()))
    again = read_interchange(json.dumps(draft_as_json(draft)))
    assert doubted(again) == doubted(draft) != set()


def test_tab_separated_text_is_read_back_equal() -> None:
    table = department()
    assert content(from_text(tsv_of((table,))).tables[0]) == content(table)


def test_scrambled_text_gives_the_table_back() -> None:
    draft = from_text(extracted(department()))
    (table,) = draft.tables
    assert content(table) == content(department())
    assert draft.proof.residue == ()


def test_where_reason_and_measure_part_is_told_as_a_guess() -> None:
    draft = from_text(extracted(department()))
    assert {("import.cell_edge", "shortfall_reason"), ("import.cell_edge", "improvement")} <= doubted(draft)


@pytest.mark.parametrize("seed_number", range(20))
def test_other_points_are_told_by_adding_up_too(seed_number: int) -> None:
    """The same table with points drawn anew: levels still add up, scores are at most their points."""
    table = _with_other_points(random.Random(seed_number))
    draft = from_text(extracted(table, page_of=3))
    assert content(draft.tables[0]) == content(table)


def _with_other_points(chance: random.Random) -> DepartmentEvaluation:
    table = department()
    weights = [Decimal(chance.choice(["1", "2", "2.5", "3", "5", "7", "10", "0.5"])) for _ in table.rows]
    weights[-1] += 100 - sum(weights)
    level1: dict[str, Decimal] = {}
    level2: dict[str, Decimal] = {}
    for row, weight in zip(table.rows, weights, strict=True):
        level1[row.level1] = level1.get(row.level1, Decimal(0)) + weight
        level2[row.level2] = level2.get(row.level2, Decimal(0)) + weight
    rows = tuple(
        replace(
            row,
            weight=weight,
            score=weight if not row.shortfall_reason else weight / 2,
            level1_weight=level1[row.level1],
            level2_weight=level2[row.level2],
        )
        for row, weight in zip(table.rows, weights, strict=True)
    )
    scores = [row.score for row in rows if row.score is not None]
    return replace(table, rows=rows, total_score=sum(scores, Decimal(0)))


def test_a_row_in_two_pieces_shares_its_name_and_says_so() -> None:
    """业务培训 gives two of its points to a drill, which the document prints as one name with two pairs of points."""
    text = extracted(department()).replace(" 10 考核业务", " 8 考核业务").replace("\n9\n", "\n7\n")
    text = text.replace("队伍建设 10", "队伍建设 10\n应急演练\n落实 0.5 考核演练。\n0.5\n1.5 1.5")
    (table,) = from_text(text).tables
    assert isinstance(table, DepartmentEvaluation)
    pieces = [row for row in table.rows if row.level3 == "应急演练落实"]
    points = [(row.weight, row.score) for row in pieces]
    assert points == [(Decimal("0.5"), Decimal("0.5")), (Decimal("1.5"), Decimal("1.5"))]
    assert {row.explanation for row in pieces} == {"考核演练。"}
    assert any(d.rule == "import.shared_cell" and d.item == pieces[1].id for d in table.doubts)


def test_a_number_alone_on_a_line_of_a_reason_stays_in_it() -> None:
    text = extracted(department()).replace("暑期台风较多，三场露天演", "暑期台风较多，\n3\n场露天演")
    (table,) = from_text(text).tables
    assert isinstance(table, DepartmentEvaluation)
    assert table.rows[0].shortfall_reason == "暑期台风较多，3场露天演出取消，未能在年内补演。"


def test_a_missing_department_is_taken_from_the_title_and_doubted() -> None:
    draft = from_text(extracted(department()).replace("部门名称 青屏区文化局", "部门名称"))
    assert draft.tables[0].department == "青屏区文化局"
    assert ("import.from_title", "department") in doubted(draft)


def test_an_empty_field_is_doubted_while_text_is_left_over() -> None:
    title = f"{department().title}\n"
    rows = [title + HEAD.replace(" ", "\t"), "管理\t100\t规范\t100\t甲\t100\t说明\t100\t\t"]
    assert doubted(from_text("\n".join(rows))) == {("import.from_title", "department")}
    rows[0] = "演出九十二场，另有三场没有补演。\n" + rows[0]
    assert ("import.fact_missing", "completion") in doubted(from_text("\n".join(rows)))


def test_a_budget_that_does_not_add_up_is_doubted() -> None:
    draft = from_text(extracted(department()).replace("1200.50 400.25", "1200.51 400.25"))
    assert ("import.budget_order", "budget_total") in doubted(draft)


def test_points_may_stand_before_the_values() -> None:
    """部门自评表 of one province: 一级, 二级, 三级, 分值, 指标值, 实际值, 得分, 原因."""
    rows = [
        "某区2024年度部门整体支出绩效自评表",
        "一级指标\t二级指标\t三级指标\t分值\t指标值\t实际值\t得分\t扣分原因",
        "产出\t数量\t演出场次\t60\t≥64场\t64场\t60\t",
        "\t质量\t合格率\t40\t100%\t90%\t36\t设备故障",
        "总分\t\t\t100\t\t\t96\t",
    ]
    (table,) = from_text("\n".join(rows)).tables
    assert isinstance(table, DepartmentEvaluation)
    first, second = table.rows
    assert (first.weight, first.target_value, first.actual_value, first.score) == (
        Decimal(60),
        "≥64场",
        "64场",
        Decimal(60),
    )
    assert (second.level1, second.shortfall_reason) == ("产出", "设备故障")
    assert (table.total_weight, table.total_score) == (Decimal(100), Decimal(96))


def test_an_unmerged_middle_label_covers_the_rows_that_its_points_add_up_to() -> None:
    """A PDF shows a merged cell's text in the middle of its rows."""
    head = HEAD.replace(" ", "\t")
    rows = ["某区2024年度部门整体支出绩效自评表", head]
    rows += [
        "\t\t\t\t甲\t30\t说明\t30\t\t",
        "管理\t100\t规范\t60\t乙\t30\t说明\t30\t\t",
        "\t\t\t\t丙\t40\t说明\t40\t\t",
    ]
    rows[-1] = "\t\t成效\t40\t丙\t40\t说明\t40\t\t"
    (table,) = from_text("\n".join(rows)).tables
    assert isinstance(table, DepartmentEvaluation)
    assert [(row.level1, row.level2) for row in table.rows] == [
        ("管理", "规范"),
        ("管理", "规范"),
        ("管理", "成效"),
    ]


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("√优 □良 □中 □差", "优"),
        ("□优 √良 □中 □差", "良"),
        ("☐优 ☐良 ☑中 ☐差", "中"),
        ("□优□良□中■差", "差"),
        ("优□ 良√ 中□ 差□", "良"),
        ("良", "良"),
        ("□优 良 □中 □差", "良"),
        ("□优 □良 □中 □差", None),
        ("√优 √良 □中 □差", None),
        ("优 良 中 差", None),
        ("", None),
    ],
)
def test_the_ticked_grade(text: str, grade: str | None) -> None:
    assert ticked_grade(text) == grade


@pytest.mark.parametrize("grade", ["优", "良", "中", "差"])
def test_the_grade_line_is_read_back(grade: str) -> None:
    assert ticked_grade(grade_line(department(), grade)) == grade


def test_the_json_says_what_the_contract_says() -> None:
    draft = from_text(extracted(department()))
    answer = json.loads(json.dumps(json_of(draft, [], lambda _: "")))
    (table,) = answer["tables"]
    assert (table["kind"], table["year"], table["unit_count"]) == ("department_self_evaluation", "2024", "2")
    assert table["budget"] == {
        "total": "1200.50", "basic": "400.25", "project": "800.25", "secondary_distribution": "35.00",
    }  # fmt: skip
    assert (table["rows"][1]["shortfall_reason"], table["rows"][0]["score"]) == (None, "18.5")


def test_heads_may_stand_over_two_rows(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_book((department(),), path)
    sheet = (workbook := load_workbook(path)).worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "一级指标")
    number = int(head[0].row or 0)
    for merged in [m for m in sheet.merged_cells.ranges if m.min_row > number]:
        sheet.unmerge_cells(str(merged))
    sheet.insert_rows(number + 1)
    for at, cell in enumerate(head[:6]):
        sheet.cell(number + 1, at + 1, "分值" if at % 2 else "名称")
        cell.value = None if at % 2 else cell.value
    workbook.save(path)
    (again,) = read_file(path).tables
    assert content(again) == content(department())


def test_names_and_dates_under_a_form_are_kept_and_no_row(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_book((department(),), path)
    workbook = load_workbook(path)
    workbook.worksheets[0].append(
        ["填表人：张三", "", "", "联系电话：020-1234567", "", "填表日期：2024年3月1日"]
    )
    workbook.save(path)
    (again,) = read_file(path).tables
    assert isinstance(again, DepartmentEvaluation)
    assert {extra.head: extra.text for extra in again.extra} == {
        "填表人": "张三",
        "联系电话": "020-1234567",
        "填表日期": "2024年3月1日",
    }
    assert content(replace(again, extra=())) == content(department())


def test_a_form_without_scores_has_no_grade_and_that_is_no_doubt(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_book((table_of(index_for(2022), "青屏区文化局", 2022),), path)
    draft = read_file(path)
    assert [doubt.rule for doubt in draft.doubts] == []
    assert [getattr(table, "grade", None) for table in draft.tables] == [""]


def test_a_table_of_the_shipped_index_goes_out_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    table = table_of(index_for(2022), "青屏区文化局", 2022)
    write_book((table,), path)
    (again,) = read_file(path).tables
    assert isinstance(again, DepartmentEvaluation)
    assert [(row.level3, row.weight, row.measure) for row in again.rows] == [
        (row.level3, row.weight, row.measure) for row in table.rows
    ]


@needs_shared
@pytest.mark.parametrize("ending", ["xlsx", "xls", "pdf"])
def test_the_real_evaluation_as_a_file(ending: str, tmp_path: Path) -> None:
    draft = read_file(SHARED / "samples" / f"004-selfeval.{ending}")
    said = json_of(draft, draft.doubts, lambda _: "")
    assert score("004", said, tmp_path).endswith("silent 0")
    assert "exact 276" in score("004", said, tmp_path)


@needs_shared
def test_the_real_evaluation_as_scrambled_text(tmp_path: Path) -> None:
    draft = read_file(seed("004"))
    last = score("004", json_of(draft, draft.doubts, lambda _: ""), tmp_path)
    exact, silent = float(last.split("= ")[1].split(" %")[0]), last.rsplit(" ", 1)[1]
    assert (exact >= 97, silent) == (True, "0")


@needs_shared
def test_the_real_evaluation_goes_out_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    draft = read_file(SHARED / "samples" / "004-selfeval.xlsx")
    write_book(draft.tables, path)
    assert content(read_file(path).tables[0]) == content(draft.tables[0])
