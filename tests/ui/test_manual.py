"""使用说明: what it names is there, in both languages, and it is read beside the window."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from perfdesk.ui import translation
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.manual import Manual, topics
from perfdesk.ui.settings import Settings
from tests.ui.conftest import Press

_PATH, _KEY = (
    re.compile(r"\*\*([^*]+?) › ([^*]+?)\*\*"),
    re.compile(r"\*\*((?:Ctrl\+|Shift\+)*(?:F\d+|[A-Z]))\*\*"),
)


@pytest.fixture(params=["zh_CN", "en"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication, tmp_path) -> Iterator[MainWindow]:
    """A window in each language."""
    settings = Settings(tmp_path / "settings.ini")
    settings.language = request.param
    translation.use_language(qapp, request.param)
    window = MainWindow(settings)
    yield window
    window.close()
    window.deleteLater()
    translation.use_language(qapp, "zh_CN")


def menus(window: MainWindow) -> dict[str, set[str]]:
    """The entries of each menu, those of its own menus among them."""

    def entries(menu: QMenu) -> Iterator[str]:
        for action in menu.actions():
            yield said(action.text())
            if (below := action.menu()) is not None:
                assert isinstance(below, QMenu)
                yield from entries(below)

    bars = {said(action.text()): action.menu() for action in window.menuBar().actions()}
    return {name: set(entries(menu)) for name, menu in bars.items() if isinstance(menu, QMenu)}


def said(text: str) -> str:
    """Without the access key, and the shortcut that stands beside it."""
    return re.sub(r"\(&\w\)|&", "", text.partition("\t")[0])


def test_every_menu_and_key_that_it_names_is_there(spoken: MainWindow) -> None:
    there = menus(spoken)
    keys = {key.toString() for action in spoken.actions_.all() for key in action.shortcuts()}
    told = [topic.text for topic in topics(spoken.settings.language)]
    paths = [path for text in told for path in _PATH.findall(text)]
    named = {key for text in told for key in _KEY.findall(text)}
    assert len(paths) > 25
    assert [path for path in paths if path[1] not in there.get(path[0], ())] == []
    assert {QKeySequence(key).toString() for key in named} - keys == set()
    assert len(named) > 7


def test_both_languages_have_the_same_topics() -> None:
    chinese, english = topics("zh_CN"), topics("en")
    assert [len(_PATH.findall(topic.text)) for topic in chinese] == [
        len(_PATH.findall(topic.text)) for topic in english
    ]


def test_it_is_read_by_keys_beside_the_window(window: MainWindow, press: Press) -> None:
    press(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    manual = window.findChild(Manual)
    assert isinstance(manual, Manual)
    assert not manual.isModal()
    manual.contents.setFocus()
    press(manual.contents, Qt.Key.Key_Down)
    assert manual.page.toPlainText().startswith(topics("zh_CN")[1].title)
    assert "**" not in manual.page.toPlainText()
    press(manual, Qt.Key.Key_Escape)
    assert window.isVisible()
