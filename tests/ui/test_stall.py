"""While a file is read, shown and looked at, the main thread only waits: the work is done on others.

How long the longest stall is, is measured in `tests.bench`.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from perfdesk.desk import reading
from perfdesk.domain.draft import Draft
from perfdesk.resources import resource
from perfdesk.ui.main_window import MainWindow
from tests.shared import SHARED, needs_shared
from tests.ui.conftest import import_page
from tests.ui.sources import pdf_file

Noted = dict[str, set[int]]


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> Noted:
    """On which threads the slow functions really run, by their names."""
    noted: Noted = {}

    def watch(home: object, name: str) -> None:
        real: Callable[..., Any] = getattr(home, name)

        def noting(*given: Any, **named: Any) -> Any:
            noted.setdefault(name, set()).add(threading.get_ident())
            return real(*given, **named)

        monkeypatch.setattr(home, name, noting)

    for name in ("read_draft", "page_picture", "source_texts"):
        watch(reading, name)
    from perfdesk.ui.import_view import review

    watch(review, "compared")
    return noted


def import_and_look(window: MainWindow, path: Path, qtbot) -> Draft:
    """Until the first page is drawn; the main loop goes round all the while."""
    ticks: list[None] = []
    timer = QTimer(window, interval=0)  # a child: garbage of Qt must not be collected on the reading thread
    timer.timeout.connect(lambda: ticks.append(None))
    timer.start()
    window.files.import_file(path)
    page = import_page(window, qtbot)
    assert ticks, "the window is alive while the file is read"
    view = page.source.page
    if page.source.isVisible() and page.review.draft.source.reader == "pdf":
        qtbot.waitUntil(lambda: view._pictures.instead(view._key()) is not None, timeout=30_000)
    timer.stop()
    return page.review.draft


def test_nothing_of_a_pdf_is_read_or_drawn_on_the_main_thread(
    window: MainWindow, tmp_path: Path, threads: Noted, qtbot
) -> None:
    import_and_look(window, pdf_file(tmp_path), qtbot)
    assert set(threads) == {"read_draft", "compared", "page_picture"}
    assert all(threading.get_ident() not in where for where in threads.values())


@needs_shared
def test_nothing_of_a_real_pdf_is_read_or_drawn_on_the_main_thread(
    window: MainWindow, threads: Noted, qtbot
) -> None:
    draft = import_and_look(window, SHARED / "samples" / "000-guangdong-calc.pdf", qtbot)
    assert draft.proof.indicators == 235
    assert all(threading.get_ident() not in where for where in threads.values())


def test_nothing_of_a_foreign_file_is_read_on_the_main_thread(
    window: MainWindow, threads: Noted, qtbot
) -> None:
    import_and_look(window, resource("example/targets-2026.json"), qtbot)
    assert set(threads) == {"read_draft", "compared"}
    assert all(threading.get_ident() not in where for where in threads.values())
