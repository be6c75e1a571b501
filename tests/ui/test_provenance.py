"""The inspector shows where the value under the cursor came from, with its place in the source lit."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from perfdesk.desk.desk import Desk
from perfdesk.desk.reading import read_draft, source_texts
from perfdesk.desk.source_text import LINE, TABLE, SourceText
from perfdesk.domain.book import Book
from perfdesk.domain.draft import SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.origin import Spot
from perfdesk.domain.table import Project
from perfdesk.ui.import_view.review import Review
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.provenance.cursor import LAG
from perfdesk.ui.provenance.inspector import Inspector
from perfdesk.ui.provenance.sheet_view import WHOLE_ROW, SheetView, cell_of, spot_of
from perfdesk.ui.provenance.source_view import SourceView
from perfdesk.ui.provenance.where import Where
from perfdesk.ui.workspace import Workspace
from tests.formats.pdf_maker import SIZE
from tests.shared import SHARED, needs_shared
from tests.ui.conftest import Press, TypeText, shown_window
from tests.ui.indicator_columns import Column as IndicatorColumn
from tests.ui.sources import SECOND, pdf_file

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def imported(filled: Desk, tmp_path: Path) -> Desk:
    """`filled`, with the two-page PDF taken over."""
    path = pdf_file(tmp_path)
    filled.accept(read_draft(path), path.read_bytes())
    return filled


@pytest.fixture
def workspace(imported: Desk, window: MainWindow) -> Workspace:
    """Of the window in which the inspector is shown."""
    assert window.view is not None
    window.actions_["show_source"].setChecked(True)
    return window.view.workspace


def inspector_of(window: MainWindow) -> Inspector:
    assert window.view is not None
    return window.view.inspector


def shows(books: Desk, name: str) -> Project:
    return next(p for t in books.book.target_tables for p in t.projects if p.name == name)


def on_cell(workspace: Workspace, item: Project, column: int) -> None:
    workspace.show_item(item.id)
    grid = workspace.page.grid
    grid.setFocus()
    row = grid.rows.row_of(item.id)
    assert row is not None
    grid.setCurrentIndex(grid.rows.index(row, column))


def test_a_grid_cell_knows_its_page(workspace: Workspace, window: MainWindow, imported: Desk, qtbot) -> None:
    inspector = inspector_of(window)
    on_cell(workspace, shows(imported, "图书购置"), 2)
    qtbot.waitUntil(lambda: inspector.raw.toPlainText() == "20.00")
    assert inspector.facts == ("绩效目标.pdf", "PDF 文件的文字层", "第 2 页")
    assert inspector.said == "与原文一致"
    assert inspector.view.shown_page == 2
    (spot,) = inspector.view.lit
    assert spot.box is not None


def test_what_is_lit_on_the_page_is_the_value_and_not_the_rows_below(
    workspace: Workspace, window: MainWindow, imported: Desk, qtbot
) -> None:
    page = inspector_of(window).view.page
    on_cell(workspace, shows(imported, "图书购置"), 2)
    qtbot.waitUntil(
        lambda: page._page == 2 and page._pictures.instead(page._key()) is not None, timeout=20_000
    )
    (spot,) = inspector_of(window).view.lit
    assert spot.box is not None
    lit = page.viewport().grab().toImage()
    page.light(())
    plain = page.viewport().grab().toImage()
    size = lit.size()
    points = [page._point_at(QPointF(x, y)) for x in range(size.width()) for y in range(size.height())
              if lit.pixel(x, y) != plain.pixel(x, y)]  # fmt: skip
    left, top, right, bottom = spot.box
    near = 4 / page.scale
    assert points, "something is lit"
    assert min(p.x() for p in points) >= left - near
    assert max(p.x() for p in points) <= right + near
    assert min(p.y() for p in points) >= top - near
    assert max(p.y() for p in points) <= bottom + near
    assert bottom - top < 2 * SIZE, "a line of text"


def test_a_value_typed_by_hand_says_so(
    workspace: Workspace, window: MainWindow, imported: Desk, qtbot
) -> None:
    inspector = inspector_of(window)
    on_cell(workspace, shows(imported, "文化惠民演出"), 2)
    qtbot.waitUntil(lambda: inspector.said == "手工录入")
    assert not inspector.view.isVisible()


def test_a_value_changed_since_says_what_stood_there(
    workspace: Workspace, window: MainWindow, imported: Desk, type_text: TypeText, press: Press, qtbot
) -> None:
    inspector = inspector_of(window)
    on_cell(workspace, shows(imported, "图书购置"), 2)
    type_text(workspace.page.grid, "25")
    press(QApplication.focusWidget(), KEY.Key_Return)
    on_cell(workspace, shows(imported, "图书购置"), 2)
    qtbot.waitUntil(lambda: inspector.said == "导入后修改过（原文：20.00）")
    press(window, KEY.Key_Z, CTRL)
    qtbot.waitUntil(lambda: inspector.said == "与原文一致")


def test_an_indicator_shows_its_own_part_of_the_cell(
    workspace: Workspace, window: MainWindow, imported: Desk, qtbot
) -> None:
    inspector = inspector_of(window)
    project = shows(imported, "惠民演出")
    workspace.open_form(project.id)
    view = workspace.forms.project.indicators.view
    view.setFocus()
    view.go_to(1, IndicatorColumn.ANNUAL)
    qtbot.waitUntil(lambda: inspector.raw.toPlainText() == "≥90%")
    whole = imported.provenance(Place(project.id, "indicators"))
    assert whole is not None
    assert set(inspector.view.lit) < set(whole.spots)
    assert SECOND in whole.text.replace("\n", "")


def test_a_field_of_the_form_and_a_finding_lead_to_their_places(
    workspace: Workspace, window: MainWindow, imported: Desk, qtbot
) -> None:
    inspector = inspector_of(window)
    workspace.open_form(shows(imported, "图书购置").id)
    workspace.forms.project.goal.field.setFocus()
    qtbot.waitUntil(lambda: inspector.raw.toPlainText() == "购置图书五千册。")
    workspace.list.tree.setFocus()
    workspace.list.settle()
    finding = next(f for f in workspace.list.model.flat() if f.place.item == "p3")
    workspace.list.tree.setCurrentIndex(workspace.list.model.index_of(finding))
    qtbot.waitUntil(lambda: inspector.said == "手工录入")


def test_the_source_is_shown_on_a_wide_screen_and_remembered(qtbot, tmp_path: Path, press: Press) -> None:
    with shown_window(qtbot) as narrow:
        narrow.files.new_table(tmp_path / "a.perfdesk", "局", "2026")
        assert not inspector_of(narrow).isVisible()
    with shown_window(qtbot) as wide:
        wide.resize(1920, 1040)
        wide.files.new_table(tmp_path / "b.perfdesk", "局", "2026")
        assert inspector_of(wide).isVisible()
        wide.show_start_page()
        assert not inspector_of(wide).isVisible(), "it belongs to the open table"
        wide._go_back()
        assert inspector_of(wide).isVisible()
        press(wide, KEY.Key_F9)
        assert not inspector_of(wide).isVisible()
    with shown_window(qtbot) as again:
        again.resize(1920, 1040)
        again.files.new_table(tmp_path / "c.perfdesk", "局", "2026")
        assert not inspector_of(again).isVisible()


def test_closing_it_by_its_own_button_is_remembered(workspace: Workspace, window: MainWindow) -> None:
    inspector_of(window).close()
    assert not window.actions_["show_source"].isChecked()


def test_f6_reaches_the_source(
    workspace: Workspace, window: MainWindow, imported: Desk, press: Press, qtbot
) -> None:
    inspector = inspector_of(window)
    on_cell(workspace, shows(imported, "图书购置"), 2)
    qtbot.waitUntil(inspector.view.page.isVisible)
    workspace.navigator.tree.setFocus()
    press(window, KEY.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert inspector.view.page.hasFocus()
    qtbot.wait(3 * LAG)
    assert inspector.view.page.hasFocus()
    press(window, KEY.Key_F6)
    assert QApplication.focusWidget() is workspace.navigator.tree


def test_f6_goes_past_a_source_that_there_is_not(
    workspace: Workspace, window: MainWindow, imported: Desk, press: Press, qtbot
) -> None:
    """At once after a step, before the source has followed it."""
    inspector = inspector_of(window)
    on_cell(workspace, shows(imported, "图书购置"), 2)
    qtbot.waitUntil(inspector.view.page.isVisible)
    workspace.list.settle()
    finding = next(f for f in workspace.list.model.flat() if f.place.item == "p3")
    workspace.list.tree.setCurrentIndex(workspace.list.model.index_of(finding))
    workspace.list.tree.setFocus()
    press(window, KEY.Key_F6)
    assert QApplication.focusWidget() is workspace.navigator.tree


def test_a_page_is_zoomed_and_turned_by_keys_and_wheel(tmp_path: Path, press: Press, qtbot) -> None:
    path = pdf_file(tmp_path)
    view = SourceView()
    qtbot.addWidget(view)
    view.resize(700, 640)
    view.show()
    view.show_source(SourceFile("a.pdf", "x", "pdf"), path.read_bytes(), 2)
    qtbot.waitUntil(lambda: view.page._pictures.instead(view.page._key()) is not None, timeout=20_000)
    fitting = view.page.scale
    press(view.page, KEY.Key_Plus)
    assert view.page.scale == pytest.approx(fitting * 1.25)
    _wheel(view, -120, CTRL)
    assert view.page.scale == pytest.approx(fitting)
    press(view.page, KEY.Key_Plus)
    press(view.page, KEY.Key_0)
    assert view.page.scale < fitting * 1.25
    press(view.page, KEY.Key_PageDown)
    assert view.shown_page == 2
    press(view.page, KEY.Key_PageDown)
    assert view.shown_page == 2, "there is no third page"
    _wheel(view, 120)
    assert view.shown_page == 1


def _wheel(view: SourceView, turn: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    event = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, turn),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.page.viewport(), event)


def test_behind_the_last_page_of_an_uncounted_file_it_goes_back(tmp_path: Path, press: Press, qtbot) -> None:
    view = SourceView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_source(SourceFile("a.pdf", "x", "pdf"), pdf_file(tmp_path).read_bytes())
    for page in (2, 3):
        view.show_page(page)
    qtbot.waitUntil(lambda: view.shown_page == 2, timeout=20_000)
    assert view._position.text() == "第 2 / 2 页"


def test_a_file_that_was_not_kept_says_so(filled: Desk, tmp_path: Path, window: MainWindow, qtbot) -> None:
    filled.accept(read_draft(pdf_file(tmp_path)))
    window.actions_["show_source"].setChecked(True)
    assert window.view is not None
    on_cell(window.view.workspace, shows(filled, "图书购置"), 2)
    inspector = inspector_of(window)
    qtbot.waitUntil(lambda: inspector.raw.toPlainText() == "20.00")
    assert "原文件太大" in inspector.view._note.text()


def test_the_cell_of_a_sheet_is_lit_among_its_neighbours(qtbot) -> None:
    view = SheetView()
    qtbot.addWidget(view)
    sheet = SourceText("Sheet1", (("项目名称", "总计"), ("图书购置", "20.00"), ("合计", "20.00")))
    view.show_sheet(sheet, 1)
    view.light([Spot(sheet="Sheet1", cell="B2")])
    lit = [
        (row, column)
        for row in range(3)
        for column in range(2)
        if view.model().index(row, column).data(Qt.ItemDataRole.BackgroundRole) is not None
    ]
    assert lit == [(1, 1)]
    assert view.model().headerData(1, Qt.Orientation.Horizontal) == "B"
    with qtbot.waitSignal(view.pointed_at) as told:
        view.clicked.emit(view.model().index(1, 0))
    assert told.args == [Spot(sheet="Sheet1", cell="A2")]


def test_the_line_of_a_text_is_lit(qtbot) -> None:
    view = SheetView()
    qtbot.addWidget(view)
    view.show_sheet(SourceText("", (("第一行",), ("第二行",)), True, LINE), 1)
    view.light([Spot(line=2)])
    assert view.model().index(1, 0).data(Qt.ItemDataRole.BackgroundRole) is not None
    assert view.model().index(0, 0).data(Qt.ItemDataRole.BackgroundRole) is None


def test_a_cell_in_sight_does_not_push_the_labels_on_its_left_out(qtbot) -> None:
    view = SheetView()
    qtbot.addWidget(view)
    view.resize(500, 300)
    rows = tuple(tuple(f"第{row}行第{column}列的文字" for column in range(12)) for row in range(60))
    view.show_sheet(SourceText("Sheet1", rows), 1)
    with qtbot.waitExposed(view):
        view.show()
    last = view.columnAt(view.viewport().width() - 1) - 1
    assert last > 1
    view.light([Spot(sheet="Sheet1", cell=f"{'ABCDEFGH'[last]}2")])
    assert view.horizontalScrollBar().value() == 0
    view.light([Spot(sheet="Sheet1", cell="K50")])
    assert view.horizontalScrollBar().value() > 0
    assert view.verticalScrollBar().value() > 0


@given(column=st.integers(0, 16_383), row=st.integers(0, 999_999), above=st.integers(0, 9))
def test_places_of_cells_go_both_ways(column: int, row: int, above: int) -> None:
    in_sheet, in_table = SourceText("表一", ()), SourceText("", (), places=TABLE, above=above)
    assert cell_of(spot_of((row, column), in_sheet, 1), in_sheet) == (row, column)
    assert cell_of(spot_of((row + above, column), in_table, 2), in_table) == (row + above, column)
    lines = SourceText("", (), places=LINE)
    assert cell_of(spot_of((row, column), lines, 1), lines) == (row, WHOLE_ROW)


def test_places_are_said_as_a_clerk_would(qapp: QApplication) -> None:
    where = Where()
    assert where.spots([]) == "位置未知"
    assert where.spots([Spot(3), Spot(3, (0, 0, 1, 1)), Spot(4)]) == "第 3 页、第 4 页"
    assert where.spots([Spot(sheet="表一", cell="C12")]) == "工作表“表一” C12"
    assert where.spots([Spot(2, cell="R3C1")]) == "第 2 张表第 3 行第 1 栏"
    assert where.spots([Spot(line=7), Spot(line=5), Spot(line=6)]) == "第 5–7 行"
    assert where.spots([Spot(n) for n in range(1, 6)]) == "第 1 页等 5 处"


@needs_shared
@pytest.mark.parametrize("ending", ["docx", "ods", "tsv", "xls", "xlsx"])
def test_every_value_of_a_real_file_stands_in_the_cell_that_is_lit(ending: str) -> None:
    path = SHARED / "samples" / f"000-guangdong.{ending}"
    draft, (sheet,) = read_draft(path), source_texts(path.read_bytes(), path.name)
    review = Review.of(draft, None, Book())
    for project in draft.target_tables[0].projects:
        for field, value in (("name", project.name), ("goal", project.goal)):
            (spot,) = review.spots(Place(project.id, field))
            cell = cell_of(spot, sheet)
            assert cell is not None
            row, column = cell
            shown = "".join(sheet.rows[row]) if column == WHOLE_ROW else sheet.rows[row][column]
            assert "".join(value.split()) in "".join(shown.split())
            assert review.place_at(spot_of((row, max(column, 0)), sheet, 1)) is not None
