"""Whatever is done in grid and form: lit is what is typed into; value, file and screen agree; one act, one undo."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from perfdesk.desk.block_edits import ROW_FIELDS
from perfdesk.desk.desk import Desk
from perfdesk.desk.replacing import Where, hits, replacing, words_replaced
from perfdesk.desk.row_sight import LevelWish, RowFilter
from perfdesk.desk.row_texts import row_text
from perfdesk.domain.book import Book
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.table import Project, Unit
from perfdesk.store.desk_file import DeskFile
from perfdesk.ui import jobs
from perfdesk.ui.cells.reach import Box
from perfdesk.ui.grid_columns import Column
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.paste_preview import PastePreview
from perfdesk.ui.settings import Settings
from perfdesk.ui.workspace import GRID_TAB
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

    @rule(column=st.integers(0, 7), falls=st.booleans())
    def sort(self, column: int, falls: bool) -> None:
        self.looks(lambda: self.grid.sort_by(column, falls))

    @rule(
        wanted=st.sampled_from(
            [
                RowFilter(),
                RowFilter(words="场"),
                RowFilter(unit=Id("u1")),
                RowFilter(least=Decimal(5)),
                RowFilter(level=LevelWish("数量指标", is_there=False)),
                RowFilter(words="没有这样的项目"),
            ]
        )
    )
    def filter(self, wanted: RowFilter) -> None:
        self.looks(lambda: self.grid.look(wanted, self.grid.rows.sorting))

    @rule()
    def see_all(self) -> None:
        self.looks(lambda: self.window.actions_["see_all"].trigger())
        rows = [row.id for row in self.stored_rows()]
        assert list(self.grid.rows.shown_ids) == rows, "the stored order is as it was"

    def looks(self, act: Callable[[], object]) -> None:
        """What is only another sight changes nothing."""
        before = self.desk.book
        act()
        QCoreApplication.processEvents()
        assert self.desk.book is before
        self.grid.setFocus()

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

        def drag() -> None:
            QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
            QTest.mouseMove(handle, to)
            QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=to)
            QCoreApplication.processEvents()

        self.does(drag)

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
        """The field of a form, reached as from a finding; the grid is gone back to."""
        item = Id(place[0])
        if not self.desk.tree.has(item):
            return
        self.workspace.go_to(Place(item, place[1]))
        QCoreApplication.processEvents()
        self.does(lambda: self._type_in_the_form(text))
        self.workspace.show_tab(GRID_TAB)
        QCoreApplication.processEvents()
        self.grid.setFocus()

    def _type_in_the_form(self, text: str) -> None:
        field = QApplication.focusWidget()
        assert field is not None
        if not isinstance(
            field, QAbstractItemView
        ):  # in a table the first letter takes the place of the cell
            QTest.keyClick(field, KEY.Key_A, CTRL)
        if not isinstance(field, QAbstractItemView) or not text:
            QTest.keyClick(field, KEY.Key_Delete)
        for letter in text:
            target = QApplication.focusWidget() or field
            QCoreApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, KEY.Key_unknown, NONE, letter))
        self.workspace.commit_typing()
        QCoreApplication.processEvents()

    @rule(unit=st.sampled_from(["u1", "u2"]))
    def move_to_a_unit(self, unit: str) -> None:
        items = [item for item in self.grid.selected_items() if item.startswith("p")]
        if items and self.desk.tree.has(Id(unit)):
            self.does(lambda: self.drop(items, unit))
            self.grid.setFocus()

    def drop(self, items: list[Id], unit: str) -> None:
        model = self.workspace.navigator.model
        data = model.mimeData([model.index_of(item) for item in items])
        model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of(Id(unit)))
        QCoreApplication.processEvents()

    @rule(sought=st.sampled_from(["场", "演出", "100", "甲"]), by=st.sampled_from(["次", ""]))
    def replace(self, sought: str, by: str) -> None:
        found = hits(self.desk.book, set(Where), words_replaced(sought, by, is_whole=False), None)
        edit = replacing(found)
        if edit is not None:
            self.does(lambda: self.desk.do(edit))

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

    def stored_rows(self) -> list[Unit | Project]:
        units = self.desk.book.target_tables[0].units
        rows: list[Unit | Project] = []
        for unit in units:
            rows += [unit, *unit.projects]
        return rows

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
        AnyGridWork, settings=settings(max_examples=8, stateful_step_count=24, phases=phases, deadline=None)
    )
