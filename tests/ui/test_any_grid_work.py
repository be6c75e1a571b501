"""Whatever keys are pressed in the grid: lit is what is typed into; value, file and screen agree; one act, one undo."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from perfdesk.desk.block_edits import ROW_FIELDS
from perfdesk.desk.desk import Desk
from perfdesk.desk.row_texts import row_text
from perfdesk.domain.book import Book
from perfdesk.domain.table import Project, Unit
from perfdesk.store.desk_file import DeskFile
from perfdesk.ui import jobs
from perfdesk.ui.cells.reach import Box
from perfdesk.ui.grid_model import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.paste_preview import PastePreview
from perfdesk.ui.settings import Settings
from tests.ui.conftest import book_table, put_table

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEY = Qt.Key
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


class AnyGridWork(RuleBasedStateMachine):
    """`past` are the values that undo must lead back to."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.desk = Desk.create(Path(self.folder.name, "desk.perfdesk"), "测试员")
        put_table(self.desk, book_table())
        self.past: list[Book] = []
        self.future: list[Book] = []
        self.window = MainWindow(Settings(Path(self.folder.name, "settings.ini")))
        self.window.resize(1366, 728)
        self.window.show()
        self.window.activateWindow()
        self.window.files.show_desk(self.desk)
        QCoreApplication.processEvents()
        assert self.window.view is not None
        self.workspace = self.window.view.workspace
        self.grid = self.workspace.page.grid
        self.grid.setFocus()
        self.grid.go_to(1, Column.NAME)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """In the grid, or in its editor where one is open."""
        QTest.keyClick(self.grid.open_editor or self.grid, key, held)
        QCoreApplication.processEvents()
        preview = self.window.findChild(PastePreview)
        if isinstance(preview, PastePreview):
            preview.accept()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.window.activateWindow()
            QCoreApplication.processEvents()
        self.grid.setFocus()

    def does(self, act: Callable[[], object]) -> None:
        before = self.desk.book
        act()
        if self.desk.book != before:
            self.past.append(before)
            self.future.clear()

    @rule(key=LEAPS, held=HELD)
    def leap(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        self.press(key, held & ~CTRL if key is KEY.Key_Tab else held)

    @rule(row=st.integers(0, 9), column=st.integers(0, 7), down=st.integers(0, 3), right=st.integers(0, 3))
    def select(self, row: int, column: int, down: int, right: int) -> None:
        rows = self.grid.rows.rowCount()
        row = row % rows
        self.grid.select_box(Box(row, column, min(row + down, rows - 1), min(column + right, 7)))

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
        for letter in text:
            target = QApplication.focusWidget() or self.grid
            QCoreApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, KEY.Key_unknown, NONE, letter))
        editor = self.grid.open_editor
        if editor is not None:
            QTest.keyClick(editor, KEY.Key_Return)
            if self.grid.open_editor is not None:  # refused
                QTest.keyClick(editor, KEY.Key_Escape)
        QCoreApplication.processEvents()
        self.grid.setFocus()

    @rule(block=BLOCKS)
    def paste(self, block: str) -> None:
        mime = QMimeData()
        mime.setText(block)
        QApplication.clipboard().setMimeData(mime)
        self.does(lambda: self.press(KEY.Key_V, CTRL))

    @rule()
    def copy_and_paste(self) -> None:
        self.press(KEY.Key_C, CTRL)
        self.does(lambda: self.press(KEY.Key_V, CTRL))

    @rule(
        act=st.sampled_from(
            [
                (KEY.Key_D, CTRL),
                (KEY.Key_R, CTRL),
                (KEY.Key_Delete, NONE),
                (KEY.Key_X, CTRL),
                (KEY.Key_Delete, CTRL),
                (KEY.Key_D, CTRL | SHIFT),
                (KEY.Key_Down, Qt.KeyboardModifier.AltModifier),
            ]
        )
    )
    def change(self, act: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        self.does(lambda: self.press(*act))

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.past))):
            self.future.append(self.desk.book)
            self.press(KEY.Key_Z, CTRL)
            assert self.desk.book == self.past.pop(), "one act is one undo"

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.future))):
            self.past.append(self.desk.book)
            self.press(KEY.Key_Y, CTRL)
            assert self.desk.book == self.future.pop()

    @invariant()
    def the_cell_that_takes_the_typing_is_lit(self) -> None:
        index = self.grid.currentIndex()
        assert not index.isValid() or self.grid.selectionModel().isSelected(index)

    @invariant()
    def screen_value_and_file_agree(self) -> None:
        table = self.desk.book.target_tables[0]
        rows: list[Unit | Project] = []
        for unit in table.units:
            rows += [unit, *unit.projects]
        model = self.grid.rows
        assert list(model.shown_ids) == [row.id for row in rows]
        for at, item in enumerate(rows):
            shown = [model.index(at, c).data(Qt.ItemDataRole.EditRole) for c in range(1, Column.INDICATORS)]
            texts = [row_text(self.desk.tree, item, field).replace(",", "") for field in ROW_FIELDS[:-1]]
            assert [str(text).replace(",", "") for text in shown] == texts
        file = DeskFile.open(self.desk.path, who="", read_only=True)
        assert file.load() == self.desk.book
        file.close()

    def teardown(self) -> None:
        if hasattr(self, "window"):
            jobs.stop_all()
            self.window.close()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.folder.cleanup()


def test_any_work_in_the_grid(qapp: QApplication) -> None:
    phases = [Phase.reuse, Phase.generate]
    run_state_machine_as_test(
        AnyGridWork, settings=settings(max_examples=8, stateful_step_count=20, phases=phases, deadline=None)
    )
