"""Kill a process that writes edits, at random moments, and look whether everything it reported is in the file.

python -m tests.store.kill --times 500
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit
from perfdesk.domain.tree import Tree
from perfdesk.store.desk_file import DeskFile, EntryKind
from tests.store.samples import inserted, renamed, small_table


def write_on(path: Path) -> None:
    """The victim: one edit after the other, each reported once it is stored."""
    file = DeskFile.open(path, who="张三")
    assert not file.read_only
    book = file.load()
    for number in range(sys.maxsize):
        edit = _next(book, number)
        changed = _after(book, edit)
        entry = file.write(edit, book, changed, EntryKind.DO)
        book = changed
        print(entry.seq, entry.hash, flush=True)


def survives(path: Path, moment: float) -> int:
    """How many edits were reported before the kill, all of which were found in the file."""
    with subprocess.Popen(
        [sys.executable, "-m", __spec__.name, "--victim", path], stdout=subprocess.PIPE
    ) as victim:
        assert victim.stdout is not None
        reported = [victim.stdout.readline()]
        time.sleep(moment)
        victim.kill()
        reported += [line for line in victim.stdout if line.endswith(b"\n")]
    with closing(DeskFile.open(path, who="李四")) as file:
        assert not file.read_only, "the lock died with the process"
        found = {(entry.seq, entry.hash) for entry in file.entries()}
        assert {(int(seq), digest.decode()) for seq, digest in map(bytes.split, reported)} <= found
        assert file.load() == _replayed([file.edit(entry.seq) for entry in file.entries()])
        assert file.verify().is_sound
    return len(reported)


def campaign(path: Path, times: int) -> int:
    DeskFile.create(path, who="张三").close()
    return sum(survives(path, random.uniform(0, 0.1)) for _ in range(times))


def _next(book: Book, number: int) -> Edit:
    """By turns: a whole table in, small changes, the table out."""
    if not book.tables:
        return inserted(small_table())
    return (
        inserted(book.target_tables[0]).inverse()
        if number % 7 == 6
        else renamed(book, "p1", f"第{number}次" * 50)
    )


def _after(book: Book, edit: Edit) -> Book:
    return Tree.of(book).after(edit).book


def _replayed(edits: list[Edit]) -> Book:
    book = Book()
    for edit in edits:
        book = _after(book, edit)
    return book


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--victim", type=Path)
    arguments = parser.parse_args()
    if arguments.victim:
        write_on(arguments.victim)
    with tempfile.TemporaryDirectory() as folder:
        count = sum(
            campaign(Path(folder) / f"{n}.perfdesk", 25) for n in range(max(1, arguments.times // 25))
        )
        print(f"{count} reported edits, all found")
