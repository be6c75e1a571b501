"""A journal of 20,000 edits and that each of them was undone: opening its file, and scrolling through 历史."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from perfdesk.desk.desk import Desk
from perfdesk.desk.starting import example_desk
from perfdesk.domain.edits import Place
from perfdesk.store import journal
from perfdesk.store.journal import EntryKind, Head, Line
from perfdesk.store.schema import JOURNAL_COLUMNS
from tests.bench.window import frame, window_on

EDITS, ROUNDS, GOAL = 20_000, 3, 0.5
PAGES, A_FRAME, HISTORY_TAB = 40, 16, 4


def measure() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        plain = _edited_there_and_back(Path(folder))
        undone = Path(shutil.copy(plain, plain.with_stem("undone")))
        _undo_many(undone)
        with closing(Desk.open(undone, "bench")) as desk:
            assert (desk.history.undo_action, desk.history.redo_action) == ("import", "change")
        few, many = _opening(plain), _opening(undone)
        yield (
            f"{EDITS:,} edits, each undone: opens in {many:.2f} s, {many - few:.2f} s of it for the history "
            f"(goal {GOAL})"
        )
        yield from _scrolling(undone)


def _scrolling(path: Path) -> Iterator[str]:
    with window_on(path) as window:
        assert window.view is not None
        workspace = window.view.workspace
        first = frame(lambda: workspace.show_tab(HISTORY_TAB))
        bar = workspace.history.view.verticalScrollBar()
        pages = [frame(lambda: bar.setValue(bar.value() + bar.pageStep())) for _ in range(PAGES)]
        count = workspace.history.model.rowCount()
    frames = sorted(1e3 * seconds for seconds in pages)
    yield f"{count:,} steps listed in {1e3 * first:.0f} ms (goal 100)"
    yield f"a page of them: {median(frames):.1f} ms, at most {frames[-1]:.1f} (goal {A_FRAME})"


def _edited_there_and_back(folder: Path) -> Path:
    """Its last two lines give a project another name and take it back by hand."""
    with closing(example_desk(folder, "bench")) as desk:
        project = desk.book.target_tables[0].projects[0]
        name = Place(project.id, "name")
        desk.enter(name, f"{project.name}2")
        desk.enter(name, project.name)
        return desk.path


def _undo_many(path: Path) -> None:
    """The same two edits again and again, then all of them undone: lines as the store itself would write them."""
    with closing(sqlite3.connect(path)) as driver:
        first, *pair = list(journal.lines(driver))[-3:]
        written = [*pair]
        for number in range(EDITS - 2):
            written.append(_after(written[-1].head, pair[number % 2], EntryKind.DO))
        for done in reversed(written[:]):
            state = pair[0].state if done.state != pair[0].state else first.state
            written.append(_after(written[-1].head, done._replace(state=state), EntryKind.UNDO))
        marks = ", ".join("?" * len(JOURNAL_COLUMNS))
        driver.executemany(f"INSERT INTO journal VALUES ({marks})", written[2:])
        driver.commit()


def _after(head: Head, like: Line, kind: EntryKind) -> Line:
    of = like.seq if kind is EntryKind.UNDO else None
    return journal.next_line(
        head, who="bench", action=like.action, kind=kind, of=of, state=like.state, edit=like.edit
    )


def _opening(path: Path) -> float:
    times = []
    for _ in range(ROUNDS):
        began = process_time()
        Desk.open(path, "bench").close()
        times.append(process_time() - began)
    return median(times)
