"""A real window over a real desk file, without a screen, and hands that type into it.

The hands are fixtures (`type_text`, `compose`, `press`), so no test file needs to import this one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QStandardPaths, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.checks.catalogue import catalogue
from perfdesk.checks.settings import RuleSettings
from perfdesk.desk.desk import Desk
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.edits import Edit, ItemInserted
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.ui import jobs
from perfdesk.ui.import_view.import_page import ImportPage
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.project_form.form import ProjectForm
from perfdesk.ui.settings import Settings

TypeText = Callable[[QWidget, str], None]
Press = Callable[..., None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every Qt warning fails the test that caused it, except what the screenless platform says of itself."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of a test ends up in the settings of the person who runs it."""
    monkeypatch.setenv("PERFDESK_SETTINGS", str(tmp_path / "settings.ini"))


@pytest.fixture(autouse=True, scope="session")
def empty_clipboard() -> Iterator[None]:
    """The screenless platform drops what is left on it after Python has gone, and falls over it."""
    yield
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    """An empty desk file."""
    desk = Desk.create(tmp_path / "desk.perfdesk", "测试员")
    with closing_once(desk):
        yield desk


PLAIN_RULES = RuleSettings(
    off=frozenset(
        code for code in catalogue() if not code.startswith(("empty.", "sum.", "code.", "number.", "cut."))
    )
)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """The same desk with `book_table` in it, in a bureau that keeps to the plain rules: its lists are short."""
    put_table(desk, book_table())
    desk.checking.use_rules(PLAIN_RULES)
    return desk


@pytest.fixture
def example(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """The bundled example: 2 units, 20 projects, 131 indicators, nine mistakes."""
    from perfdesk.desk.starting import example_desk

    desk = example_desk(tmp_path, "测试员")
    with closing_once(desk):
        yield desk


@contextmanager
def closing_once(desk: Desk) -> Iterator[None]:
    """Closes the desk in the end, unless a window has done so."""
    close = desk.close
    closed: list[bool] = []

    def close_once() -> None:
        if not closed:
            closed.append(True)
            close()

    desk.close = close_once  # type: ignore[method-assign] # a window and a fixture both close it
    yield
    desk.close()


@pytest.fixture
def form_at_indicators(filled: Desk, qtbot: QtBot) -> ProjectForm:
    """The form of the first project by itself, with the keyboard in its indicators."""
    form = ProjectForm(filled)
    qtbot.addWidget(form)
    form.resize(900, 700)
    form.show()
    form.activateWindow()
    form.show_project(Id("p1"))
    form.indicators.view.setFocus()
    QCoreApplication.processEvents()
    return form


@pytest.fixture
def window(qtbot: QtBot, filled: Desk) -> Iterator[MainWindow]:
    """The real window with `filled` open in it, at the smallest screen that clerks have."""
    with shown_window(qtbot) as window:
        window.files.show_desk(filled)
        QCoreApplication.processEvents()
        yield window


@pytest.fixture
def empty_window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The real window as it starts: no file open."""
    with shown_window(qtbot) as window:
        yield window


@contextmanager
def shown_window(qtbot: QtBot) -> Iterator[MainWindow]:
    QStandardPaths.setTestModeEnabled(True)
    window = MainWindow(Settings())
    window.resize(1366, 728)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    QCoreApplication.processEvents()
    yield window
    jobs.stop_all()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def import_page(window: MainWindow, qtbot: QtBot) -> ImportPage:
    """The page on which an import is looked at, once the file has been read."""
    qtbot.waitUntil(lambda: window.import_page is not None, timeout=30_000)
    assert window.import_page is not None
    return window.import_page


def take_over(window: MainWindow, qtbot: QtBot) -> None:
    """Accepts the import that is looked at, and waits until it is written."""
    import_page(window, qtbot).accept()
    wait_for_writing(window, qtbot)


def wait_for_writing(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.desk is not None and not window.desk.is_writing, timeout=30_000)


def put_table(desk: Desk, table: TargetTable) -> None:
    desk.do(Edit("import", (ItemInserted(BOOK_ID, len(desk.book.tables), table),)))


def book_table() -> TargetTable:
    """Two units and three projects under easy identities: t, u1 › (p1, p2), u2 › (p3); p1 › (i1, i2)."""
    return TargetTable(
        Id("t"),
        department="青屏区文化局",
        year=2026,
        totals=TotalsMode.PRINTED,
        amounts=amounts("160.00", "160.00"),
        units=(
            Unit(Id("u1"), "文化局本级", amounts("150.00", "150.00"), projects=(_project_1(), _project_2())),
            Unit(Id("u2"), "区图书馆", amounts("10.00", "10.00"), projects=(_project_3(),)),
        ),
    )


def amounts(total: str, fiscal: str | None = None) -> Amounts:
    return Amounts(Decimal(total), Decimal(fiscal) if fiscal else None)


def _project_1() -> Project:
    return Project(
        Id("p1"),
        "文化惠民演出",
        amounts("100.00", "100.00"),
        "全年演出不少于64场。",
        (
            indicator("i1", 1, ("1", "产出指标", "11", "数量指标"), "演出场次", "≥64场"),
            indicator("i2", 2, ("2", "效益指标", "22", "社会效益"), "覆盖镇街", "8个"),
        ),
    )


def _project_2() -> Project:
    levels = ("3", "满意度指标", "31", "服务对象满意度")
    return Project(
        Id("p2"),
        "全民健身",
        amounts("50.00", "50.00"),
        "办好运动会。",
        (indicator("i3", 1, levels, "满意度", "≥90%"),),
    )


def _project_3() -> Project:
    levels = ("1", "产出指标", "12", "质量指标")
    return Project(
        Id("p3"),
        "图书采购",
        amounts("10.00", "10.00"),
        "",
        (indicator("i4", 1, levels, "验收合格率", "100%"),),
    )


def indicator(id_: str, number: int, levels: tuple[str, str, str, str], name: str, value: str) -> Indicator:
    return Indicator(Id(id_), number, *levels, name=name, cycle_value=value, annual_value=value)


@pytest.fixture
def type_text() -> TypeText:
    """Types text key by key into a widget. QTest.keyClicks aborts the interpreter on Chinese text."""

    def type_text(widget: QWidget, text: str) -> None:
        for letter in text:
            _key(widget, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)

    return type_text


@pytest.fixture
def compose() -> TypeText:
    """Commits text into a widget as a Chinese input method does: preedit first, then the whole word."""

    def compose(widget: QWidget, text: str) -> None:
        QCoreApplication.sendEvent(widget, QInputMethodEvent("pinyin", []))
        target = QApplication.focusWidget() or widget
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QCoreApplication.sendEvent(target, commit)
        QCoreApplication.processEvents()

    return compose


@pytest.fixture
def press() -> Press:
    """Presses one key on a widget, shortcuts included."""

    def press(
        widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        from PySide6.QtTest import QTest

        QTest.keyClick(widget, key, modifiers)
        QCoreApplication.processEvents()

    return press


def _key(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> None:
    target = QApplication.focusWidget() or widget
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
    QCoreApplication.processEvents()
