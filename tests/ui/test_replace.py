"""Find and replace: each hit before and after, taken or left, and one undo for all of them."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from perfdesk.desk.commenting import Person
from perfdesk.desk.deciding import decide
from perfdesk.desk.desk import Desk
from perfdesk.desk.replacing import Where
from perfdesk.desk.row_sight import RowFilter
from perfdesk.domain.edits import Edit, ItemInserted, Place
from perfdesk.domain.identity import Id, new_id
from perfdesk.domain.notes import Verdict
from perfdesk.store.backups import folder_of
from perfdesk.ui.hits_model import Told
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.pattern import LONGEST, NotAPattern, TooSlow, pattern_replaced
from perfdesk.ui.replace_dialog import ReplaceDialog
from tests.ui.conftest import Press, TypeText, wait_for_writing

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def opened(window: MainWindow) -> ReplaceDialog:
    window.actions_["replace"].trigger()
    return dialog_of(window)


def dialog_of(window: MainWindow) -> ReplaceDialog:
    dialog = window.findChild(ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    return dialog


def seek(dialog: ReplaceDialog, sought: str, by: str) -> list[tuple[str, str]]:
    """What is shown of each hit."""
    dialog.sought.setText(sought)
    dialog.by.setText(by)
    dialog.look()
    while dialog.is_looking:
        QTest.qWait(5)
    rows = range(dialog.hits.rowCount())
    index = dialog.hits.index
    return [(index(row, Told.BEFORE).data(), index(row, Told.AFTER).data()) for row in rows]


def test_by_keys_from_ctrl_h_to_one_undo(
    window: MainWindow, filled: Desk, qtbot: QtBot, press: Press, type_text: TypeText
) -> None:
    before = filled.book
    press(window, KEY.Key_H, CTRL)
    dialog = dialog_of(window)
    type_text(dialog.sought, "满意度")
    press(dialog.sought, KEY.Key_Tab)
    type_text(dialog.by, "满意率")
    press(dialog, KEY.Key_Return)  # looks
    qtbot.waitUntil(lambda: not dialog.is_looking)
    press(dialog, KEY.Key_Return)  # replaces
    wait_for_writing(window, qtbot)
    project = filled.book.target_tables[0].projects[1]
    assert project.indicators[0].name == "满意率"
    assert project.indicators[0].level2_name == "服务对象满意度", "levels go by their codes"
    assert window.bar.text == "已替换 1 处。"
    filled.undo()
    assert filled.book == before


def test_enter_after_what_was_sought_already_only_shows_it(
    window: MainWindow, filled: Desk, qtbot: QtBot, press: Press, type_text: TypeText
) -> None:
    before = filled.book
    assert window.view is not None
    window.view.workspace.navigator.filter.setText("演出")
    press(window, KEY.Key_H, CTRL)
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: not dialog.is_looking)
    press(dialog.sought, KEY.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_looking)
    assert filled.book == before
    assert "删去这些字" in dialog.said.text()
    type_text(dialog.sought, "满意度")
    assert dialog.sought.text() == "满意度", "a new word takes the place of the old one"
    press(dialog, KEY.Key_Escape)


def test_the_undo_beside_what_was_replaced_takes_back_nothing_else(
    window: MainWindow, filled: Desk, qtbot: QtBot
) -> None:
    dialog = opened(window)
    seek(dialog, "64场", "70场")
    dialog.accept()
    wait_for_writing(window, qtbot)
    (undo,) = window.bar.buttons
    project = filled.book.target_tables[0].projects[0]
    filled.enter(Place(project.id, "other"), "1.5")
    undo.click()
    after = filled.book.target_tables[0].projects[0]
    assert (str(after.amounts.other), after.goal) == ("1.5", "全年演出不少于70场。")
    assert "没有撤销" in window.bar.text


def test_what_was_passed_in_a_review_is_left_out_and_counted(window: MainWindow, filled: Desk) -> None:
    project = filled.book.target_tables[0].projects[0]
    filled.do(decide(filled.tree, [project.id], Verdict.PASSED, Person("王芳", "财政局")))
    dialog = opened(window)
    assert seek(dialog, "64场", "70场") == []
    assert dialog.said.text() == "没有找到。另有 3 处所在的项目已审核通过或报送，不能替换。"


def test_each_hit_is_shown_with_its_place(window: MainWindow) -> None:
    dialog = opened(window)
    assert seek(dialog, "64场", "70场") == [
        ("全年演出不少于64场。", "全年演出不少于70场。"),
        ("≥64场", "≥70场"),
        ("≥64场", "≥70场"),
    ]
    place = dialog.hits.index(1, Told.PLACE).data()
    assert place == "文化局本级 › 文化惠民演出 › 1 演出场次 › 实施周期指标值"
    assert dialog.said.text() == "找到 3 处，将替换勾选的 3 处，可一步撤销。"


def test_what_is_unticked_stays(window: MainWindow, filled: Desk, qtbot: QtBot) -> None:
    dialog = opened(window)
    seek(dialog, "64场", "70场")
    dialog.view.setFocus()
    dialog.view.setCurrentIndex(dialog.hits.index(0, Told.PLACE))
    QTest.keyClick(dialog.view, KEY.Key_Space)
    assert dialog.said.text() == "找到 3 处，将替换勾选的 2 处，可一步撤销。"
    dialog.accept()
    wait_for_writing(window, qtbot)
    project = filled.book.target_tables[0].projects[0]
    assert project.goal == "全年演出不少于64场。"
    assert project.indicators[0].annual_value == "≥70场"


def test_only_in_the_texts_that_are_chosen(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.where[Where.VALUES].setChecked(False)
    assert seek(dialog, "64场", "") == [("全年演出不少于64场。", "全年演出不少于。")]
    dialog.where[Where.GOALS].setChecked(False)
    assert seek(dialog, "64场", "") == []
    assert dialog.said.text() == "没有找到。"


def test_a_whole_field_is_more_than_a_part_of_it(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.whole.setChecked(True)
    assert seek(dialog, "64场", "") == []
    assert seek(dialog, "≥64场", "≥70场") == 2 * [("≥64场", "≥70场")]


def test_regular_expressions_with_groups(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.pattern.setChecked(True)
    assert seek(dialog, r"≥(\d+)场", "不少于$1场次")[0] == ("≥64场", "不少于64场次")
    dialog.whole.setChecked(True)
    assert seek(dialog, r"\d+%", "?") == [("100%", "?"), ("100%", "?")]


def test_a_bad_pattern_is_said_in_one_line(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.pattern.setChecked(True)
    for bad in ("(", "[a", "a" * (LONGEST + 1), ")|("):
        assert seek(dialog, bad, "") == []
        assert dialog.said.text().startswith("这不是可用的正则表达式")


def test_no_pattern_holds_the_window_up() -> None:
    replaced = pattern_replaced("(a+)+$", "", is_whole=False)
    with pytest.raises(TooSlow):
        all(map(replaced, 100_000 * ["a" * 200 + "b"]))
    with pytest.raises(NotAPattern):
        pattern_replaced("(", "", is_whole=False)


def test_characters_beyond_the_basic_plane_stay_whole() -> None:
    replaced = pattern_replaced(r"(\d+)场", r"\1次", is_whole=False)
    assert replaced("𠮷😀全年64场，𠮷3场") == "𠮷😀全年64次，𠮷3次"


def test_self_evaluations_are_searched_too(window: MainWindow, filled: Desk) -> None:
    window.actions_["evaluate_projects"].trigger()
    dialog = opened(window)
    found = seek(dialog, "验收合格率", "合格率")
    assert found == 2 * [("验收合格率", "合格率")]


def test_under_a_filter_only_what_is_shown(window: MainWindow) -> None:
    assert window.view is not None
    window.view.workspace.page.grid.look(RowFilter(words="图书"), None)
    dialog = opened(window)
    assert dialog.only_shown.isChecked()
    assert seek(dialog, "%", "％") == 2 * [("100%", "100％")]
    dialog.only_shown.setChecked(False)
    assert len(seek(dialog, "%", "％")) == 4


def test_what_changed_meanwhile_is_looked_for_anew(window: MainWindow, filled: Desk, qtbot: QtBot) -> None:
    dialog = opened(window)
    seek(dialog, "64场", "70场")
    filled.enter(Place(Id("p1"), "goal"), "别的")
    dialog.accept()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.hits.rowCount() == 2)


def beside(desk: Desk) -> list[str]:
    """The endings of what lies in the folder of backups."""
    folder = folder_of(desk.path)
    return sorted(each.suffix for each in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def many(filled: Desk) -> Desk:
    """So many projects that a change of all is backed up before."""
    project = filled.book.target_tables[0].projects[0]
    unit = filled.book.target_tables[0].units[0]
    more = [replace(project, id=new_id(), indicators=()) for _ in range(40)]
    filled.do(Edit("add", tuple(ItemInserted(unit.id, 0, each) for each in more)))
    return filled


def test_while_one_looks_at_many_places_their_backup_is_made(
    window: MainWindow, many: Desk, qtbot: QtBot
) -> None:
    before, made = many.book, beside(many)
    dialog = opened(window)
    seek(dialog, "64场", "70场")
    qtbot.waitUntil(lambda: beside(many) == [*made, ".unfinished"])
    dialog.accept()
    wait_for_writing(window, qtbot)
    assert beside(many) == [*made, ".perfdesk"]
    newest = many.file.backups()[0]
    assert newest.reason == "bulk"
    with closing(Desk.open(newest.path, "李四")) as backup:
        assert backup.book == before


def test_of_a_change_that_was_not_made_no_backup_is_left(
    window: MainWindow, many: Desk, qtbot: QtBot
) -> None:
    made = beside(many)
    dialog = opened(window)
    seek(dialog, "64场", "70场")
    qtbot.waitUntil(lambda: beside(many) == [*made, ".unfinished"])
    dialog.reject()
    qtbot.waitUntil(lambda: beside(many) == made)
