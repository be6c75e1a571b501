"""Whatever is written out, by window or command line: a desk file and its backups are never written over."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from perfdesk.cli import run
from perfdesk.desk.desk import Desk
from perfdesk.desk.exporting import export_tables, findings_workbook
from perfdesk.desk.plain_forms import save_text
from perfdesk.formats.writers.replacing import NoFolder, TargetIsDeskFile, replace_file
from perfdesk.resources import resource
from perfdesk.ui.paper.pdf import write_pdf
from perfdesk.wording import refusal_sentence

EXAMPLE = str(resource("example/targets-2026.json"))
WAYS: dict[str, Callable[[Desk, Path], object]] = {
    "workbook": lambda desk, path: export_tables(desk.book.tables, path),
    "pages": lambda desk, path: write_pdf(desk.book.tables, path),
    "text": lambda desk, path: save_text("text", path),
    "findings": lambda desk, path: findings_workbook("findings", "", [["a"] * 9], path),
}
NAMES: dict[str, Callable[[Desk, Path], Path]] = {
    "itself": lambda desk, _: desk.path,
    "symlink": lambda desk, folder: linked(folder / "link.xlsx", desk.path, os.symlink),
    "hard link": lambda desk, folder: linked(folder / "hard.xlsx", desk.path, os.link),
    "backup": lambda desk, _: desk.file.backup("timer"),
}


def linked(path: Path, to: Path, link: Callable[[Path, Path], None]) -> Path:
    try:
        link(to, path)
    except OSError:  # Windows lets not everybody make one
        pytest.skip("no such link can be made here")
    return path


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", NAMES)
def test_no_export_takes_the_place_of_a_desk_file(desk: Desk, tmp_path: Path, name: str, way: str) -> None:
    target = NAMES[name](desk, tmp_path)
    before = target.read_bytes()
    with pytest.raises(TargetIsDeskFile) as refused:
        WAYS[way](desk, target)
    assert target.read_bytes() == before
    assert str(target.resolve()) in refusal_sentence(refused.value)
    assert not list(tmp_path.rglob("*.part"))


def test_not_even_a_damaged_one(tmp_path: Path) -> None:
    damaged = tmp_path / "a.perfdesk"
    damaged.write_bytes(b"\0" * 4096)
    with pytest.raises(TargetIsDeskFile):
        save_text("text", damaged)
    assert damaged.read_bytes() == b"\0" * 4096


@pytest.mark.parametrize(
    "arguments",
    [
        *(("convert", EXAMPLE, "--to", form) for form in ("json", "tsv", "xlsx", "pdf", "perfdesk")),
        *(("check", EXAMPLE, "--format", form) for form in ("text", "json", "xlsx")),
        ("check", EXAMPLE, "--calibrate"),
    ],
    ids=" ".join,
)
def test_no_command_does_either(
    desk: Desk, arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    before = desk.path.read_bytes()
    assert run([*arguments, "-o", str(desk.path)], write_pdf) == 2
    assert desk.path.read_bytes() == before
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_an_export_of_itself_into_another_desk_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    link = linked(tmp_path / "out.xlsx", desk.path, os.link)
    before = desk.path.read_bytes()
    assert run(["export", str(desk.path), "-o", str(link)], write_pdf) == 2
    assert desk.path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="only there a folder is synced")
def test_a_folder_that_cannot_be_synced_is_no_failure_the_file_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        sync(handle)

    target = tmp_path / "t.txt"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", only_files)
    replace_file(target, b"new", lambda _: None)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"new"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems name these troubles otherwise")
@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("字" * 100, "文件名太长"),
        ("folder", "是文件夹"),
        ("file/t.txt", "不是文件夹"),
    ],
)
def test_what_stood_in_the_way_is_said_of_the_target(tmp_path: Path, name: str, word: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match=name) as refused:
        replace_file(tmp_path / name, b"data", lambda _: None)
    said = refusal_sentence(refused.value)
    assert word in said
    assert str(tmp_path / name) in said
    assert ".part" not in said


def test_a_folder_that_is_not_there_is_said_to_be_that(tmp_path: Path) -> None:
    with pytest.raises(NoFolder) as refused:
        replace_file(tmp_path / "没有" / "t.txt", b"data", lambda _: None)
    assert refusal_sentence(refused.value).startswith(f"文件夹“{tmp_path / '没有'}”不存在")


def test_a_full_disk_is_said_of_the_target_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "t.txt"
    target.write_bytes(b"old")
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="left on device") as refused:
            replace_file(target, b"new", lambda _: None)
    assert refusal_sentence(refused.value).startswith(f"磁盘已满，“{target}”")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
