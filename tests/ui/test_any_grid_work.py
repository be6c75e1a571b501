"""Whatever is done in grid, form and history, by mouse, keys and clipboard.

Lit is what is typed into; value, file and screen agree; one act is one undo.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit

from perfdesk.desk.block_edits import ROW_FIELDS
from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.row_texts import row_text
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, Unit
from perfdesk.store.desk_file import DeskFile
from perfdesk.ui import jobs
from perfdesk.ui.cells.reach import Box
from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.filter_dialog import FilterDialog
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.paste_preview import PastePreview
from perfdesk.ui.replace_dialog import ReplaceDialog
from perfdesk.ui.settings import Settings
from perfdesk.ui.unit_choice import UnitChoice
from tests.ui.clerks_hands import ALT, CTRL, KEY, NONE, SHIFT, Hands, Held, push, put_on_clipboard
from tests.ui.conftest import book_table, put_table

Press = tuple[Qt.Key, Held]
LEAPS = st.sampled_from(
    [
        KEY.Key_Up,
        KEY.Key_Down,
        KEY.Key_Left,
        KEY.Key_Right,
        KEY.Key_Home,
        KEY.Key_End,
        KEY.Key_Space,
        KEY.Key_Tab,
    ]
)
HELD = st.sampled_from([NONE, CTRL, SHIFT, CTRL | SHIFT])
TEXTS = st.sampled_from(["7", "=1+2", "甲", "", "1.2万", "图书采购"])
BLOCKS = st.sampled_from(
    [
        "5",
        "1\t2\n3\t4",
        "甲\t5\n乙\t6\n丙\t7\n丁\t8",
        "项目名称\t预算金额\n图书采购\t11\n新\t12",
        "序号\t项目名称\t总计\n1\t全民健身\t\n",
        "\t\t\n\t\t",
    ]
)
HTML = "<table><tr><td>甲指标</td><td>≥1次</td></tr><tr><td>乙指标</td><td>≥2次</td></tr></table>"
INDICATOR_BLOCKS = st.sampled_from(
    [("新指标\t≥5次\t≥5次", ""), ("", HTML), ("11\n12\n13\n14", ""), ("\t\t", "")]
)
ACTS = st.sampled_from(
    [
        (KEY.Key_D, CTRL),
        (KEY.Key_R, CTRL),
        (KEY.Key_Delete, NONE),
        (KEY.Key_X, CTRL),
        (KEY.Key_Delete, CTRL),
        (KEY.Key_D, CTRL | SHIFT),
        (KEY.Key_Down, ALT),
    ]
)
INDICATOR_ACTS = st.sampled_from(
    [(KEY.Key_V, CTRL), (KEY.Key_Z, CTRL), (KEY.Key_Return, CTRL), (KEY.Key_Tab, NONE), (KEY.Key_Up, NONE)]
)


class AnyWork(RuleBasedStateMachine):
    """`past` are the values that undo must lead back to, one for each step that the desk told of."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.desk = Desk.create(Path(self.folder.name, "desk.perfdesk"), "测试员")
        put_table(self.desk, book_table())
        self.now, self.is_retracing = self.desk.book, False
        self.past: list[Book] = []
        self.future: list[Book] = []
        self.desk.subscribe(self.hear)
        self.window = MainWindow(Settings(Path(self.folder.name, "settings.ini")))
        self.hands = Hands(self.window)
        self.window.resize(1366, 728)
        self.window.show()
        self.window.activateWindow()
        self.window.files.show_desk(self.desk)
        QCoreApplication.processEvents()
        assert self.window.view is not None
        self.workspace = self.window.view.workspace
        self.grid = self.workspace.page.grid
        self.back_to_the_grid()
        self.hands.click(self.grid, 1, Column.NAME)

    def hear(self, _: Changed) -> None:
        if not self.is_retracing:
            self.past.append(self.now)
            self.future.clear()
        self.now = self.desk.book

    def does(self, *parts: Callable[[], object]) -> None:
        """What a person takes for one act is one step."""
        steps = len(self.past)
        for part in parts:
            part()
        self.wait()
        assert len(self.past) <= steps + 1, "one act is one undo"

    def looks(self, *parts: Callable[[], object]) -> None:
        """What is only another sight changes nothing."""
        before = self.desk.book
        for part in parts:
            part()
        QCoreApplication.processEvents()
        assert self.desk.book is before
        self.grid.setFocus()

    def wait(self) -> None:
        """Until what is written beside the window has been taken over."""
        while self.desk.is_writing:
            QTest.qWait(2)
        QCoreApplication.processEvents()

    def press(self, key: Qt.Key, held: Held = NONE) -> None:
        """In the grid, or in its editor where one is open."""
        (self.grid.open_editor or self.grid).setFocus()
        self.hands.press(key, held)
        self.hands.answer(PastePreview, lambda _: self.hands.press(KEY.Key_Return))
        self.grid.setFocus()

    def back_to_the_grid(self) -> None:
        """A row of a form that was begun without a word goes, as a step of its own."""
        self.does(lambda: self.hands.press(KEY.Key_1, CTRL))
        self.grid.setFocus()

    # In the grid

    @rule(key=LEAPS, held=HELD)
    def leap(self, key: Qt.Key, held: Held) -> None:
        self.press(key, held & ~CTRL if key is KEY.Key_Tab else held)

    @rule(row=st.integers(0, 9), column=st.integers(0, 7), down=st.integers(0, 3), right=st.integers(0, 3))
    def select(self, row: int, column: int, down: int, right: int) -> None:
        """With the mouse, the columns that are shown."""
        rows, shown = self.grid.rows.rowCount(), self.grid.shown_columns()
        row, left = row % rows, column % len(shown)
        last = shown[min(left + right, len(shown) - 1)]
        self.hands.drag_over(self.grid, Box(row, shown[left], min(row + down, rows - 1), last))

    @rule(row=st.integers(0, 9), column=st.integers(0, 7))
    def light_one_more(self, row: int, column: int) -> None:
        """Or put it out."""
        shown = self.grid.shown_columns()
        self.hands.click(self.grid, row % self.grid.rows.rowCount(), shown[column % len(shown)], CTRL)

    @rule(text=TEXTS)
    def type(self, text: str) -> None:
        index = self.grid.currentIndex()
        item = self.grid.rows.item_at(index)
        self.does(lambda: self._type(text))
        column = max(index.column(), Column.NAME)
        if item is not None and text == "7" and column < Column.INDICATORS:
            field = ROW_FIELDS[column - Column.NAME]
            now = self.desk.tree.item(item.id)
            assert isinstance(now, Unit | Project)
            if isinstance(now, Project) or column < Column.GOAL:
                assert row_text(self.desk.tree, now, field) in ("7", "7.00"), "the lit cell was typed into"

    def _type(self, text: str) -> None:
        self.hands.type_text(text)
        if self.grid.open_editor is not None:
            self.hands.press(KEY.Key_Return)
            if self.grid.open_editor is not None:  # refused
                self.hands.press(KEY.Key_Escape)
        self.grid.setFocus()

    @rule(block=BLOCKS)
    def paste(self, block: str) -> None:
        put_on_clipboard(block)
        self.does(lambda: self.press(KEY.Key_V, CTRL))

    @rule()
    def copy_and_paste(self) -> None:
        self.press(KEY.Key_C, CTRL)
        self.does(lambda: self.press(KEY.Key_V, CTRL))

    @rule(act=ACTS)
    def change(self, act: Press) -> None:
        self.does(lambda: self.press(*act))

    @rule(key=st.sampled_from([KEY.Key_Up, KEY.Key_Down]))
    def sort(self, key: Qt.Key) -> None:
        """By the column that one stands in."""
        self.looks(lambda: self.press(key, ALT | SHIFT))

    @rule(
        words=st.sampled_from(["", "场", "没有这样的项目"]),
        unit=st.sampled_from(["不限", "文化局本级"]),
        level=st.sampled_from(["不限", "没有数量指标"]),
        least=st.sampled_from(["", "5"]),
    )
    def filter(self, words: str, unit: str, level: str, least: str) -> None:
        def ask(dialog: FilterDialog) -> None:
            self._fill_in(dialog.words, words)
            self._fill_in(dialog.least, least)
            for box, text in ((dialog.unit, unit), (dialog.level, level)):
                if box.findText(text) >= 0:  # a unit may have another name by now, or none
                    self.hands.choose(box, text)
            dialog.words.setFocus()
            self.hands.press(KEY.Key_Return)

        self.looks(lambda: self.press(KEY.Key_L, CTRL | SHIFT), lambda: self.hands.answer(FilterDialog, ask))

    def _fill_in(self, line: QLineEdit, text: str) -> None:
        line.setFocus()
        self.hands.press(KEY.Key_A, CTRL)
        self.hands.press(KEY.Key_Delete)
        self.hands.type_text(text)

    @rule()
    def see_all(self) -> None:
        self.looks(lambda: self.press(KEY.Key_Backspace, ALT | SHIFT))
        rows = [row.id for row in self.stored_rows()]
        assert list(self.grid.rows.shown_ids) == rows, "the stored order is as it was"

    @rule(
        name=st.sampled_from(["hide_columns", "show_columns", "freeze", "unfreeze", "zoom_in", "zoom_back"]),
        x=st.integers(0, 600),
    )
    def look(self, name: str, x: int) -> None:
        self.looks(lambda: self.window.actions_[name].trigger())
        self.grid.horizontalScrollBar().setValue(x)

    @rule(down=st.integers(-3, 3), right=st.integers(-3, 3))
    def drag_the_corner(self, down: int, right: int) -> None:
        """Where there is a corner to be dragged, to a cell that is in sight."""
        handle, rows = self.grid.handle, self.grid.rows
        boxes = self.grid.selected_boxes()
        if not handle.isVisible() or len(boxes) != 1:
            return
        row = min(max(boxes[0].bottom + down, 0), rows.rowCount() - 1)
        column = min(max(boxes[0].right + right, 1), Column.INDICATORS)
        if self.grid.isColumnHidden(column):
            return
        to = handle.mapFrom(self.grid.viewport(), self.grid.visualRect(rows.index(row, column)).center())
        self.does(lambda: self.hands.drag(handle, to))

    @rule(downs=st.integers(0, 3))
    def move_to_a_unit(self, downs: int) -> None:
        def choose(_: UnitChoice) -> None:
            for _n in range(downs):
                self.hands.press(KEY.Key_Down)
            self.hands.press(KEY.Key_Return)

        self.does(lambda: self.press(KEY.Key_M, CTRL), lambda: self.hands.answer(UnitChoice, choose))
        self.grid.setFocus()

    @rule(sought=st.sampled_from(["场", "演出", "100", "甲"]), by=st.sampled_from(["次", ""]))
    def replace(self, sought: str, by: str) -> None:
        def seek(dialog: ReplaceDialog) -> None:
            self._fill_in(dialog.sought, sought)
            self._fill_in(dialog.by, by)
            self.hands.press(KEY.Key_Return)  # looks
            while dialog.is_looking:
                QTest.qWait(2)
            self.hands.press(KEY.Key_Return if dialog.take.isEnabled() else KEY.Key_Escape)

        self.does(lambda: self.press(KEY.Key_H, CTRL), lambda: self.hands.answer(ReplaceDialog, seek))
        self.grid.setFocus()

    # In the form

    @rule(
        place=st.sampled_from(
            [
                ("p1", "goal"),
                ("p2", "name"),
                ("p3", "fiscal"),
                ("i1", "annual_value"),
                ("i4", "name"),
                ("u1", "name"),
            ]
        ),
        text=st.sampled_from(["8", "表单里填的", ""]),
    )
    def type_in_the_form(self, place: tuple[str, str], text: str) -> None:
        """The field of a form, reached as from a finding, says afterwards what is stored."""
        at = Place(Id(place[0]), place[1])
        if not self.desk.tree.has(at.item):
            return
        self.does(lambda: self.workspace.go_to(at))
        field = QApplication.focusWidget()
        assert field is not None
        self.does(lambda: self._type_in_the_form(text))
        if isinstance(field, QLineEdit | QPlainTextEdit):
            said = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            row = self.desk.tree.item(at.item)
            assert isinstance(row, Unit | Project)
            is_refused = at.field == "fiscal" and text == "表单里填的"
            assert said == (text if is_refused else row_text(self.desk.tree, row, at.field))
        self.back_to_the_grid()

    def _type_in_the_form(self, text: str) -> None:
        field = QApplication.focusWidget()
        if not isinstance(field, QAbstractItemView):  # there the first letter takes the place of the cell
            self.hands.press(KEY.Key_A, CTRL)
        if not isinstance(field, QAbstractItemView) or not text:
            self.hands.press(KEY.Key_Delete)
        self.hands.type_text(text)
        self.workspace.commit_typing()

    @rule(
        at=st.sampled_from(["i1", "i4"]),
        box=st.tuples(st.integers(2, 5), st.integers(0, 2), st.integers(0, 2)),
        block=INDICATOR_BLOCKS,
        acts=st.lists(st.one_of(ACTS, INDICATOR_ACTS, st.sampled_from(["8", "≥3次"])), max_size=5),
    )
    def work_in_the_indicators(
        self, at: str, box: tuple[int, int, int], block: tuple[str, str], acts: list[Press | str]
    ) -> None:
        """A block of the indicators of a form, which shows what is stored after each act."""
        if not self.desk.tree.has(Id(at)):
            return
        self.does(lambda: self.workspace.go_to(Place(Id(at), "name")))
        view = QApplication.focusWidget()
        assert isinstance(view, WordsView)
        row, last = view.currentIndex().row(), view.model().rowCount() - 1
        column, down, right = box
        self.hands.drag_over(view, Box(row, column, min(row + down, last), min(column + right, 5)))
        put_on_clipboard(*block)
        for act in acts:
            self._act_in(view, act)
            self.the_form_shows_what_is_stored(view)
        self.back_to_the_grid()

    def _act_in(self, view: WordsView, act: Press | str) -> None:
        view.setFocus()
        if isinstance(act, str):
            self.does(lambda: self.hands.type_text(act), self.workspace.commit_typing)
        elif act == (KEY.Key_Z, CTRL):
            self.goes_back()
        else:
            self.does(lambda: self.hands.press(*act), self.workspace.commit_typing)
        if view.open_editor is not None:  # refused
            self.hands.press(KEY.Key_Escape)

    def the_form_shows_what_is_stored(self, view: WordsView) -> None:
        project = self.desk.tree.items.get(self.workspace.current)
        if not isinstance(project, Project):  # undo led to another place
            return
        model = view.model()
        shown = [
            tuple(model.index(row, c).data(Qt.ItemDataRole.EditRole) for c in (3, 4, 5))
            for row in range(len(project.indicators))
        ]
        stored = [(i.name, i.cycle_value or "", i.annual_value or "") for i in project.indicators]
        assert shown == stored

    # In the history

    @rule(downs=st.integers(0, 5), button=st.sampled_from(["back", "take", "fetch"]))
    def go_through_the_history(self, downs: int, button: str) -> None:
        """To an older step, back to it, or it alone taken back or fetched."""
        self.does(lambda: self.hands.press(KEY.Key_5, CTRL))
        panel = self.workspace.history
        panel.settle()
        panel.view.setFocus()
        self.hands.press(KEY.Key_Home, CTRL)
        for _ in range(downs):
            self.hands.press(KEY.Key_Down)
        wanted, row = getattr(panel.detail, button), panel.view.currentIndex().row()
        takes_all = button == "take" and row == panel.model.rowCount() - 1  # the table itself
        if wanted.isVisible() and wanted.isEnabled() and not takes_all:
            self.does(lambda: push(wanted))
        self.back_to_the_grid()

    # Everywhere

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        self.grid.setFocus()
        for _ in range(times):
            self.goes_back()

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        self.grid.setFocus()
        for _ in range(min(times, len(self.future))):
            self.past.append(self.desk.book)
            self.retraces(KEY.Key_Y)
            assert self.desk.book == self.future.pop(), "what was undone is done again"

    def goes_back(self) -> None:
        """One undo, where there is something to be undone; the table that was put in at first stays."""
        if self.past:
            self.future.append(self.desk.book)
            self.retraces(KEY.Key_Z)
            assert self.desk.book == self.past.pop(), "one undo leads to what was before"

    def retraces(self, key: Qt.Key) -> None:
        self.is_retracing = True
        self.hands.press(key, CTRL)
        self.wait()
        self.is_retracing = False

    @invariant()
    def the_cell_that_takes_the_typing_is_lit(self) -> None:
        index = self.grid.currentIndex()
        assert not index.isValid() or self.grid.selectionModel().isSelected(index)

    @invariant()
    def screen_value_and_file_agree(self) -> None:
        model, stored = self.grid.rows, {row.id: row for row in self.stored_rows()}
        if model.is_whole:
            assert list(model.shown_ids) == list(stored)
        assert set(model.shown_ids) <= stored.keys(), "no row is shown that is not there"
        assert len(set(model.shown_ids)) == len(model.shown_ids)
        for at, item in enumerate(stored[each] for each in model.shown_ids):
            shown = [model.index(at, c).data(Qt.ItemDataRole.EditRole) for c in range(1, Column.INDICATORS)]
            texts = [row_text(self.desk.tree, item, field).replace(",", "") for field in ROW_FIELDS[:-1]]
            assert [str(text).replace(",", "") for text in shown] == texts
        file = DeskFile.open(self.desk.path, who="", read_only=True)
        assert file.load() == self.desk.book
        file.close()

    def stored_rows(self) -> Iterator[Unit | Project]:
        for unit in self.desk.book.target_tables[0].units:
            yield unit
            yield from unit.projects

    def teardown(self) -> None:
        if hasattr(self, "window"):
            jobs.stop_all()
            self.window.close()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.folder.cleanup()


def test_any_work_in_grid_form_and_history(qapp: QApplication) -> None:
    phases = [Phase.reuse, Phase.generate]
    run_state_machine_as_test(
        AnyWork, settings=settings(max_examples=8, stateful_step_count=24, phases=phases, deadline=None)
    )
