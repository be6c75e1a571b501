"""Does this installation work: the main job once, from an import to a verified export, on the bundled example."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from perfdesk.desk.desk import Desk
from perfdesk.desk.exporting import differences, export_tables
from perfdesk.desk.no_network import is_network_refused
from perfdesk.desk.reader_child import ask
from perfdesk.desk.reading import read_draft
from perfdesk.desk.starting import EXAMPLE, new_desk, open_desk
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Place
from perfdesk.resources import resource
from perfdesk.store.floor import sqlite_version

Say = Callable[[str, str], None]
"""Told the name of each step done and what came of it."""


class SelfTestFailed(Exception):
    """`step` did not give what it must."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


def self_test(say: Say) -> None:
    """Raises SelfTestFailed, or whatever a step itself raises."""
    with TemporaryDirectory() as folder:
        path, workbook = Path(folder, "self-test.perfdesk"), Path(folder, "self-test.xlsx")
        desk = new_desk(path, "self-test")
        say("new", path.name)
        draft = read_draft(resource(EXAMPLE))
        _require(draft.proof.holds, "import")
        desk.accept(draft)
        say("import", f"{draft.proof.projects} / {draft.proof.indicators}")
        _edit(desk, say)
        say("check", str(len(desk.checking.all_findings())))
        desk.close()
        _export(path, workbook, say)


def self_test_of_program(say: Say) -> None:
    """What only a program that was started as such can keep: no connections, neither here nor in the reading child."""
    _require(is_network_refused(), "network")
    _require(json.loads(ask({"do": "network"})[1])["refused"], "network")
    say("network", "")
    say("sqlite", sqlite_version())


def _edit(desk: Desk, say: Say) -> None:
    project = desk.book.target_tables[0].projects[0]
    before = desk.book
    desk.enter(Place(project.id, "total"), "1,234.56")
    _require(desk.book != before, "edit")
    desk.undo()
    _require(desk.book == before, "undo")
    say("edit", project.name)


def _export(path: Path, workbook: Path, say: Say) -> None:
    desk = open_desk(path, "self-test")
    tables = desk.book.target_tables
    desk.close()
    export_tables(tables, workbook)
    say("export", f"{workbook.stat().st_size:,}")
    _require(not differences(workbook, tables), "verify")
    again: Draft = read_draft(workbook)
    _require(len(again.target_tables[0].projects) == len(tables[0].projects), "verify")
    say("verify", workbook.name)


def _require(holds: bool, step: str) -> None:
    if not holds:
        raise SelfTestFailed(step)
