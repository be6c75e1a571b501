"""Where no head is found, a person shows it; the answer serves the next file of that shape."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from perfdesk.desk.pointing import Pointed, kept, meanings, read_kept
from perfdesk.desk.reading import read_draft, rows_to_point_at
from perfdesk.domain.draft import Draft
from perfdesk.domain.self_evaluation import ProjectEvaluation
from perfdesk.domain.table import TargetTable
from perfdesk.ui.import_view.pointing_dialog import PointingDialog
from perfdesk.ui.main_window import MainWindow
from tests.ui.conftest import Press, import_page, take_over

HEAD = ("甲类", "乙类", "考察事项", "应达到", "做到了", "满额", "所得")
CONCEPTS = ("level1", "level2", "name", "value", "actual", "weight", "score")
ROWS = (
    ("产出指标", "数量指标", "新建供水站", "≥3座", "3座", "50", "50"),
    ("效益指标", "社会效益指标", "受益人口", "≥2000人", "1800人", "40", "36"),
)


def odd_table(folder: Path, name: str = "a.tsv", project: str = "安全饮水工程") -> Path:
    """A self-evaluation whose heads nobody would know."""
    lines = [("某县项目情况",), ("项目", project), HEAD, *ROWS]
    path = folder / name
    path.write_text("\n".join("\t".join(line) for line in lines), encoding="utf-8")
    return path


def evaluation_in(draft: Draft) -> ProjectEvaluation:
    (table,) = draft.tables
    assert isinstance(table, ProjectEvaluation)
    return table


def test_the_head_is_where_a_person_says(tmp_path: Path) -> None:
    hints = Pointed(0, 2, 1, dict(enumerate(CONCEPTS))).hints
    table = evaluation_in(read_draft(odd_table(tmp_path), hints=hints))
    assert table.project == "安全饮水工程"
    said = [(i.level2_name, i.name, i.target_value, i.actual_value, str(i.score)) for i in table.indicators]
    assert said == [
        ("数量指标", "新建供水站", "≥3座", "3座", "50"), ("社会效益指标", "受益人口", "≥2000人", "1800人", "36"),
    ]  # fmt: skip


def test_a_column_without_a_meaning_is_kept_under_its_head(tmp_path: Path) -> None:
    concepts = dict(enumerate(CONCEPTS)) | {4: ""}
    table = evaluation_in(read_draft(odd_table(tmp_path), hints=Pointed(0, 2, 1, concepts).hints))
    assert [(each.head, each.text) for each in table.indicators[1].extra] == [("做到了", "1800人")]


def test_a_list_of_projects_can_be_pointed_at(tmp_path: Path) -> None:
    lines = [
        ("事由", "大类", "小类", "考察事项", "应达到"),
        ("饮水", "产出指标", "数量指标", "供水站", "≥3座"),
    ]
    path = tmp_path / "list.tsv"
    path.write_text("\n".join("\t".join(line) for line in lines), encoding="utf-8")
    concepts = dict(enumerate(("project", "level1", "level2", "name", "value")))
    (table,) = read_draft(path, hints=Pointed(0, 0, 1, concepts).hints).tables
    assert isinstance(table, TargetTable)
    assert [(p.name, p.indicators[0].annual_value) for p in table.projects] == [("饮水", "≥3座")]


def test_the_answer_is_found_again_by_the_words_of_the_head(tmp_path: Path) -> None:
    texts = rows_to_point_at(odd_table(tmp_path).read_bytes())
    pointed = Pointed(0, 2, 1, dict(enumerate(CONCEPTS)))
    remembered = kept("", texts, pointed)
    other = rows_to_point_at(odd_table(tmp_path, "b.tsv", "渠道整治").read_bytes())
    assert read_kept(remembered, other) == pointed
    assert read_kept("no json", other) is None


@pytest.mark.parametrize("concept", ["name", "value", "actual", "score", "project", "goal"])
def test_everything_that_can_be_meant_has_a_word(concept: str) -> None:
    assert meanings()[concept]


def test_a_refused_file_is_read_by_the_head_that_is_shown_and_the_next_at_once(
    window: MainWindow, tmp_path: Path, press: Press, qtbot
) -> None:
    window.files.import_file(odd_table(tmp_path))
    qtbot.waitUntil(
        lambda: any("指出表头" in button.text() for button in window.bar.findChildren(QPushButton))
    )
    next(b for b in window.bar.findChildren(QPushButton) if "指出表头" in b.text()).click()
    dialog = window.findChild(PointingDialog)
    assert dialog is not None
    assert not dialog._ok.isEnabled()
    head = dialog.view.visualRect(dialog.view.model().index(2, 0)).center()
    qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=head)
    for column, concept in enumerate(CONCEPTS):
        choice = dialog.choices[column]
        assert choice.accessibleName() == HEAD[column]
        press(choice, Qt.Key.Key_Home)
        while choice.currentData() != concept:
            press(choice, Qt.Key.Key_Down)
    assert dialog._ok.isEnabled()
    qtbot.mouseClick(dialog._ok, Qt.MouseButton.LeftButton)
    page = import_page(window, qtbot)
    assert [i.name for i in evaluation_in(page.review.draft).indicators] == ["新建供水站", "受益人口"]
    take_over(window, qtbot)
    window.files.import_file(odd_table(tmp_path, "b.tsv", "渠道整治"))
    again = import_page(window, qtbot)
    assert evaluation_in(again.review.draft).project == "渠道整治"
    assert "按上次为同样的表指出的表头识别" in window.bar.text


def test_a_table_that_was_not_read_is_told_with_its_place(window: MainWindow, tmp_path: Path, qtbot) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "自评"
    sheet.append(["项目支出绩效自评表"])
    sheet.append(["项目名称", "饮水"])
    sheet.append(["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"])
    sheet.append(list(ROWS[0]))
    other = workbook.create_sheet("附表")
    for line in (("项目支出绩效情况表",), ("甲", "乙", "丙"), ("一", "二", "三"), ("四", "五", "六")):
        other.append(list(line))
    path = tmp_path / "two.xlsx"
    workbook.save(path)
    window.files.import_file(path)
    said = import_page(window, qtbot).proof.sentences
    assert any("附表" in sentence and "项目支出绩效情况表" in sentence for sentence in said), said


def rows_without_head(folder: Path, name: str = "清单.xlsx", first: str = "路灯维护") -> Path:
    from tests.formats.test_shown_lists import ROWS, file_of

    return file_of(folder, (ROWS[0][0], first, *ROWS[0][2:]), *ROWS[1:], name=name)


def pointing_dialog(window: MainWindow, path: Path, qtbot) -> PointingDialog:
    window.files.import_file(path)
    qtbot.waitUntil(lambda: any("指出表头" in b.text() for b in window.bar.findChildren(QPushButton)))
    next(b for b in window.bar.findChildren(QPushButton) if "指出表头" in b.text()).click()
    dialog = window.findChild(PointingDialog)
    assert dialog is not None
    return dialog


def test_a_list_of_projects_without_a_head_is_read_from_its_first_row_and_the_next_at_once(
    window: MainWindow, tmp_path: Path, press: Press, qtbot
) -> None:
    dialog = pointing_dialog(window, rows_without_head(tmp_path), qtbot)
    assert "粘贴到项目表" in window.bar.text, "another way is told, too"
    assert dialog.headless.isChecked(), "its first row has amounts already"
    assert [choice.currentText() for choice in dialog.choices.values()] == [
        "照原样保留", "项目名称", "项目资金总额", "财政拨款", "其他资金", "绩效目标",
    ]  # fmt: skip
    press(dialog, Qt.Key.Key_Return)
    page = import_page(window, qtbot)
    assert [c.project.name for c in page.review.candidates] == ["路灯维护", "绿道养护", "垃圾分类"]
    assert str(page.review.candidates[0].project.amounts.other) == "5"
    take_over(window, qtbot)
    window.files.import_file(rows_without_head(tmp_path, "b.xlsx", "修桥"))
    again = import_page(window, qtbot)
    assert again.review.candidates[0].project.name == "修桥"
    assert "按上次为同样的表指出的表头识别" in window.bar.text


def test_one_says_by_key_that_there_is_no_head(
    window: MainWindow, tmp_path: Path, press: Press, qtbot
) -> None:
    dialog = pointing_dialog(window, odd_table(tmp_path), qtbot)
    assert not dialog.headless.isChecked()
    press(dialog.headless, Qt.Key.Key_Space)
    assert dialog._marked() == [1], "the first row with more than a title"
    assert not dialog._ok.isEnabled()
    dialog.mark(1, 2)
    assert dialog._why.text() == "请选中内容的第一行。"
