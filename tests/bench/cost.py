"""What it costs that nothing gets lost: an edit beside the bare commit of its row, a file of 50 MB ready to edit."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from perfdesk.desk.starting import open_desk
from perfdesk.domain.edits import Edit, Place, ValueChange
from perfdesk.domain.items import value_at
from perfdesk.domain.tree import Tree
from perfdesk.store.connection import PRAGMAS, WRITING_PRAGMAS
from perfdesk.store.desk_file import DeskFile, EntryKind
from perfdesk.ui.files import MOST_AT_ONCE
from tests.bench.big_table import big_desk

EDITS, OPENINGS = 300, 5
PROJECTS = 15_600
"""Of six indicators each, with the journal line that brought them: a little over 50 MB."""


def measure() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        yield from _edit(Path(folder))
        yield from _open(Path(folder))


def _edit(folder: Path) -> Iterator[str]:
    """The two by turns, so that both meet the same disk."""
    path = folder / "a.perfdesk"
    big_desk(path, 200, 1200).close()
    bare, whole = Bare(Path(shutil.copyfile(path, folder / "b.perfdesk"))), Whole(path)
    with closing(bare), closing(whole):
        times = [(_seconds(bare.write, f"{n}"), _seconds(whole.write, f"{n}")) for n in range(EDITS)]
    plain, ours = (median(column[EDITS // 10 :]) * 1e3 for column in zip(*times, strict=True))
    yield f"an edit with hash and journal {ours:.2f} ms, its bare row {plain:.2f} ms: × {ours / plain:.2f} (goal 1.5)"


class Bare:
    """The same row in a file of the same tables, by nothing but SQLite."""

    def __init__(self, path: Path) -> None:
        self._driver = sqlite3.connect(path, isolation_level=None)
        for name, value in (PRAGMAS | WRITING_PRAGMAS).items():
            self._driver.execute(f"PRAGMA {name} = {value}")
        (self._id,) = self._driver.execute("SELECT id FROM project LIMIT 1").fetchone()

    def write(self, text: str) -> None:
        self._driver.execute("BEGIN IMMEDIATE")
        self._driver.execute("UPDATE project SET goal = ? WHERE id = ?", (text, self._id))
        self._driver.execute("COMMIT")

    def close(self) -> None:
        self._driver.close()


class Whole:
    """As a desk writes it."""

    def __init__(self, path: Path) -> None:
        self._file = DeskFile.open(path, who="bench")
        self._tree = Tree.of(self._file.load())
        self._place = Place(self._tree.book.target_tables[0].projects[0].id, "goal")

    def write(self, text: str) -> None:
        before = self._tree
        was = value_at(before.item(self._place.item), "goal")
        edit = Edit("change", (ValueChange(self._place, was, text),))
        self._tree = before.after(edit)
        self._file.write(edit, before.book, self._tree.book, EntryKind.DO)

    def close(self) -> None:
        self._file.close()


def _open(folder: Path) -> Iterator[str]:
    """As the window does it: what is not needed for editing comes later."""
    path = folder / "big.perfdesk"
    big_desk(path, PROJECTS, 6 * PROJECTS).close()
    times = []
    for _ in range(OPENINGS):
        began, own = perf_counter(), process_time()
        desk = open_desk(path, "bench", MOST_AT_ONCE)
        times.append((perf_counter() - began, process_time() - own))
        desk.close()
    whole, own = (median(column) for column in zip(*times, strict=True))
    size = path.stat().st_size / 1e6
    yield f"a file of {size:.0f} MB is ready to edit after {whole:.2f} s, {own:.2f} s of own work (goal 2)"


def _seconds(act: Callable[[str], None], text: str) -> float:
    began = perf_counter()
    act(text)
    return perf_counter() - began
