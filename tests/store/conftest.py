"""A real file in a folder of its own, with a small book in it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from perfdesk.domain.book import Book
from perfdesk.domain.edits import Edit
from perfdesk.store.desk_file import DeskFile, EntryKind
from tests.store.samples import after, inserted, small_table

Do = Callable[[Edit], Book]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "2025年 预算#1.perfdesk"


@pytest.fixture
def desk_file(path: Path) -> Iterator[DeskFile]:
    """Open, with `small_table` as its first edit."""
    file = DeskFile.create(path, who="张三")
    edit = inserted(small_table())
    file.write(edit, Book(), after(Book(), edit), EntryKind.DO)
    yield file
    file.close()


@pytest.fixture
def do(desk_file: DeskFile) -> Do:
    """Writes an edit of the book as it stands in the file."""

    def write(edit: Edit) -> Book:
        book = desk_file.load()
        desk_file.write(edit, book, after(book, edit), EntryKind.DO)
        return after(book, edit)

    return write


@pytest.fixture
def tiny_disk() -> Iterator[Path]:
    """A file system of half a megabyte; only root can make one."""
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder]
        if (
            sys.platform != "linux"
            or os.geteuid() != 0
            or subprocess.run(mount, capture_output=True).returncode
        ):
            pytest.skip("needs root to make a small file system")
        yield Path(folder)
        subprocess.run(["umount", "--lazy", folder], check=True)
