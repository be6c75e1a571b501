"""The program is killed at any moment of any act: what it said to be stored is there, and nothing else is wrong.

Each victim is a process of its own that does one act after the other
and says of each when it begins and when it is done.
"""

import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from perfdesk.desk.desk import Desk
from perfdesk.desk.reading import read_draft
from perfdesk.desk.starting import get_ready_to_write, open_desk, restored_desk, save_as_desk
from perfdesk.desk.sweeping import sweep
from perfdesk.domain.book import Book
from perfdesk.domain.tree import Tree
from perfdesk.formats.reading import read_file
from perfdesk.store.backing_up import looked_over
from perfdesk.store.desk_file import DeskFile
from tests.campaigns.scene import GOAL, ON_A_DESK, WHO, imported, scenes

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

LONGEST = 0.04
"""Seconds from the beginning of an act to the kill; most take a few hundredths of one."""
WITH_ROWS = ("edit", "remove", "duplicate", "repair", "waive", "xlsx", "docx", "tsv")
"""Acts that want a project; where an undo has taken it away there is a new table instead."""
OF_READING = 0.6
"""The same where a reading child starts first."""


class Said(NamedTuple):
    """By the victim: which act, and the journal's head after it; none when it begins."""

    act: str
    seq: int = 0
    head: str = ""


FIRST = Said("made", 1)
"""A scene that nobody has touched."""


def work(folder: Path, seed: str, said: Connection) -> None:
    """The victim: acts in any order, for ever."""
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder / "temporary")
    get_ready_to_write()
    chance, path = Random(seed), folder / "a.perfdesk"
    while True:
        with closing(open_desk(path, WHO)) as desk:
            for number in range(chance.randint(1, 20)):
                act = chance.choice((*ON_A_DESK, "convert", "migrate", *["read"] * (number == 7)))
                said.send(Said(act))
                _does(desk, act, f"{seed}.{number}", folder)
                entry = desk._file.entries()[-1]
                said.send(Said(act, entry.seq, entry.hash))
        said.send(Said("restore"))
        backups = sorted(path.with_name(f"{path.name}.backups").glob("*.perfdesk"))
        with closing(restored_desk(path, chance.choice(backups), WHO)) as desk:
            entry = desk._file.entries()[-1]
        said.send(Said("restore", entry.seq, entry.hash))


def _does(desk: Desk, act: str, number: str, folder: Path) -> None:
    """One act, in a way that can be repeated."""
    match act:
        case _ if act in WITH_ROWS and GOAL.item not in desk.tree.items:
            desk.add_table(number, 2026)
        case "edit":
            desk.enter(GOAL, f"第{number}次" * 50)
        case "repair":
            desk.checking.repair(desk.checking.all_findings())
        case "waive":
            desk.checking.waive(desk.checking.all_findings()[:2], number)
        case "import":
            desk.accept(imported(number), b"content" * 3000)
        case "read":
            desk.accept(read_draft(folder / "in.tsv"))
        case "save-as":
            desk.path.with_name("copy.perfdesk").unlink(missing_ok=True)
            ON_A_DESK[act](desk)
        case "convert":
            (folder / "new.perfdesk").unlink(missing_ok=True)
            save_as_desk(imported(number), folder / "new.perfdesk", WHO)
        case "migrate":
            old = shutil.copyfile(folder / "old.perfdesk", folder / f"{number}.copy")
            open_desk(old.rename(folder / f"old {number}.perfdesk"), WHO).close()
        case _:
            ON_A_DESK[act](desk)


def campaign(runs: int, seed: int = 0) -> tuple[Counter[str], list[str]]:
    context = _context()
    counts: Counter[str] = Counter()
    slips: list[str] = []
    with scenes() as fresh:
        folder, heard = fresh(), [FIRST]
        for number in range(runs):
            if number % 10 == 0:
                folder, heard = fresh(), [FIRST]
                (folder / "temporary").mkdir()
                (folder / "in.tsv").write_bytes((folder / "out.tsv").read_bytes())
            chance = Random(f"{seed} {number}")
            listening, speaking = context.Pipe(duplex=False)
            victim = context.Process(target=work, args=(folder, f"{seed}.{number}", speaking))
            victim.start()
            speaking.close()
            counts["kills"] += 1
            try:
                heard = [*heard[-1:], *_until_killed(victim, listening, chance)]
            except Died as death:
                slips.append(f"kill {number}: the victim died by itself in {death}")
                continue
            counts["acknowledged acts"] += sum(said.seq > 0 for said in heard[1:])
            counts[f"killed in: {heard[-1].act if heard and not heard[-1].seq else 'opening'}"] += 1
            try:
                heard = [looked_at(folder, heard)]
            except Exception as slip:  # whatever it is, it is what the campaign looks for
                slips.append(f"kill {number} in {heard[-1:]}: {type(slip).__name__} {slip}")
    return counts, slips


def _context() -> "SpawnContext | ForkServerContext":
    """On POSIX a server that has imported everything forks the victims."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


class Died(Exception):
    """The victim ended by itself."""


def _until_killed(victim: BaseProcess, listening: Connection, chance: Random) -> list[Said]:
    """What it said before it was killed, some moment after some act began."""
    heard: list[Said] = []
    acts = chance.randint(1, 12)
    while acts:
        if not listening.poll(60) or not victim.is_alive():
            victim.kill()
            raise Died(heard[-1:])
        heard.append(listening.recv())
        acts -= not heard[-1].seq
    time.sleep(chance.uniform(0, OF_READING if heard[-1].act == "read" else LONGEST))
    victim.kill()
    victim.join()
    try:
        while True:
            heard.append(listening.recv())
    except (EOFError, OSError):
        listening.close()
    return heard


def looked_at(folder: Path, heard: list[Said]) -> Said:
    """What is in the file now. Raises AssertionError."""
    path = folder / "a.perfdesk"
    last = next(said for said in reversed(heard) if said.seq)
    acting = heard[-1].act if heard and not heard[-1].seq else ""
    with closing(DeskFile.open(path, who=WHO)) as file:
        assert not file.read_only, "the lock died with the process"
        entries = file.entries()
        if last is not FIRST and acting != "restore":
            assert (last.seq, last.head) in {(entry.seq, entry.hash) for entry in entries}, "an edit is lost"
            assert len(entries) <= last.seq + 1
        assert file.load() == replayed(file), "the book is not what the journal says"
        assert file.verify().is_sound, file.verify().damage
        for backup in file.backups():
            assert not looked_over(backup.path)[1].damage, f"unsound backup {backup.path.name}"
    with closing(Desk.open(path, WHO)) as desk:
        undone = desk.history.undo_action
        desk.undo()
        assert undone is None or desk.history.redo_action == undone
        entry = desk._file.entries()[-1]
    for name in ("out.xlsx", "out.docx", "out.tsv"):
        assert read_file(folder / name).tables, f"{name} is no whole file"
    others = [*folder.glob("old ?*.perfdesk"), *folder.glob("new.perfdesk"), *folder.glob("copy.perfdesk")]
    for other in others:
        with closing(open_desk(other, WHO)) as desk:
            assert not desk.file.damage_beside()
    _is_swept(folder)
    return Said("opened", entry.seq, entry.hash)


def _is_swept(folder: Path) -> None:
    """What the killed one left goes with a start an hour later."""
    for left in (*folder.rglob("*"), *folder.rglob(".*")):
        if left.exists():
            os.utime(left, (0, 0), follow_symlinks=False)
    usual = tempfile.tempdir
    tempfile.tempdir = str(folder / "temporary")
    try:
        sweep(folder.glob("*.perfdesk"))
    finally:
        tempfile.tempdir = usual
    endings = (".perfdesk", ".xlsx", ".docx", ".tsv", ".copy")
    left_over = [each.name for each in folder.rglob("*") if each.is_file() and each.suffix not in endings]
    assert not left_over, f"left behind: {left_over}"


def replayed(file: DeskFile) -> Book:
    tree = Tree.of(Book())
    for entry in file.entries():
        tree = tree.after(file.edit(entry.seq))
    return tree.book
