"""Two instances, and others who move, replace or delete the file: no edit that was taken is ever written over."""

import shutil
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from perfdesk.desk.desk import Desk
from perfdesk.desk.starting import restored_desk
from perfdesk.desk.troubles import ALL
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.items import value_at
from perfdesk.store.desk_file import DeskFile
from tests.builders import small_table
from tests.campaigns.scene import GOAL

WHICH = st.integers(0, 1)


class TwoInstances(RuleBasedStateMachine):
    """`said` is what each file in the folder must say: the goal that was entered last into it, by its inode."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name, "desk.perfdesk")
        self.away = Path(self.folder.name, "away.perfdesk")
        desk = Desk.create(self.path, "甲")
        desk.accept(Draft(SourceFile("t.xlsx", "", "xlsx"), (small_table(),), Proof()))
        self.said = {self.inode(self.path): goal_of(desk)}
        desk.close()
        self.desks: list[Desk | None] = [None, None]
        self.number = 0

    def inode(self, path: Path) -> int:
        return path.stat().st_ino

    @rule(which=WHICH)
    def open(self, which: int) -> None:
        if self.desks[which] is None and self.path.exists():
            desk = Desk.open(self.path, "甲乙"[which])
            self.desks[which] = desk
            assert goal_of(desk) == self.said[self.inode(self.path)], "an edit is gone"
            other = self.desks[1 - which]
            if other is not None and not other.read_only and other.file.whereabouts() == "here":
                assert desk.read_only, "two at once may write"
                assert desk.file.locked_by is not None
                assert desk.file.locked_by.name == "甲乙"[1 - which]

    @rule(which=WHICH)
    def close(self, which: int) -> None:
        desk = self.desks[which]
        if desk is not None:
            desk.close()
            self.desks[which] = None

    @rule(which=WHICH)
    def enter(self, which: int) -> None:
        desk = self.desks[which]
        if desk is None:
            return
        self.number += 1
        text = f"第{self.number}次"
        before = goal_of(desk)
        try:
            desk.enter(GOAL, text)
        except ALL:
            assert goal_of(desk) == before, "refused, but on the screen"
            return
        assert not desk.read_only
        self.said[self.inode(self.path)] = text

    @rule(which=WHICH)
    def undo(self, which: int) -> None:
        desk = self.desks[which]
        if desk is None or desk.history.undo_action != "change":
            return
        try:
            desk.undo()
        except ALL:
            return
        self.said[self.inode(self.path)] = goal_of(desk)

    @rule(which=WHICH)
    def look_outside(self, which: int) -> None:
        """What the window does every second."""
        desk = self.desks[which]
        if desk is not None:
            try:
                desk.file.outside(desk.file.whereabouts())
            except ALL:
                return

    @rule(which=WHICH)
    def back_up(self, which: int) -> None:
        desk = self.desks[which]
        if desk is not None:
            try:
                desk.file.backup("timer")
            except ALL:
                return

    @rule(which=WHICH)
    def save_copy(self, which: int) -> None:
        """In every state: what is on the screen."""
        desk = self.desks[which]
        if desk is not None:
            copy = Path(self.folder.name, "copy.perfdesk")
            copy.unlink(missing_ok=True)
            desk.file.save_copy(copy)
            with DeskClosing(copy) as saved:
                assert goal_of(saved) == goal_of(desk)

    @rule(which=WHICH)
    def restore(self, which: int) -> None:
        """The window closes the file first."""
        desk = self.desks[which]
        if desk is None or desk.read_only or not self.path.exists() or not desk.file.backups():
            return
        backup = desk.file.backups()[0].path
        self.close(which)
        try:
            desk = restored_desk(self.path, backup, "甲乙"[which])
        except ALL:
            return
        self.desks[which] = desk
        if not desk.read_only:
            self.said[self.inode(self.path)] = goal_of(desk)

    @precondition(lambda self: self.path.exists() and not self.away.exists())
    @rule()
    def move_away(self) -> None:
        self.path.rename(self.away)

    @precondition(lambda self: self.away.exists() and not self.path.exists())
    @rule()
    def move_back(self) -> None:
        self.away.rename(self.path)

    @precondition(lambda self: self.path.exists())
    @rule()
    def replace_by_a_copy(self) -> None:
        """As a sync program does."""
        copy = Path(self.folder.name, "synced")
        shutil.copyfile(self.path, copy)
        said = self.said[self.inode(self.path)]
        copy.replace(self.path)
        self.said[self.inode(self.path)] = said

    @precondition(lambda self: self.path.exists() and self.away.exists())
    @rule()
    def delete(self) -> None:
        """Only where another one is left."""
        self.path.unlink()

    @precondition(lambda self: self.path.exists() and not self.away.exists())
    @rule()
    def copy_away(self) -> None:
        shutil.copyfile(self.path, self.away)
        self.said[self.inode(self.away)] = self.said[self.inode(self.path)]

    @invariant()
    def every_file_says_what_was_taken_into_it(self) -> None:
        for path in (self.path, self.away):
            if path.exists():
                file = DeskFile.open(path, who="", read_only=True)
                (table,) = file.load().target_tables
                file.close()
                goal = next(each.goal for each in table.projects if each.id == GOAL.item)
                assert goal == self.said[self.inode(path)], "an edit that was taken is gone"

    def teardown(self) -> None:
        for which in (0, 1) if hasattr(self, "desks") else ():
            self.close(which)
        if hasattr(self, "folder"):
            left = [each.name for each in Path(self.folder.name).rglob("*") if each.suffix != ".perfdesk"]
            assert all(name.endswith((".backups", ".lock")) for name in left), left
            self.folder.cleanup()


class DeskClosing:
    """A desk for a moment."""

    def __init__(self, path: Path) -> None:
        self._desk = Desk.open(path, "")

    def __enter__(self) -> Desk:
        return self._desk

    def __exit__(self, *_: object) -> None:
        self._desk.close()


def goal_of(desk: Desk) -> object:
    return value_at(desk.tree.item(GOAL.item), "goal")


def campaign(runs: int, seed: int = 0) -> tuple[Counter[str], list[str]]:
    """So many sequences of up to 30 acts; the first that goes wrong ends it."""
    how = settings(
        max_examples=runs, stateful_step_count=30, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), print_blob=False,
    )  # fmt: skip
    try:
        run_state_machine_as_test(seeded(seed)(TwoInstances), settings=how)
    except Exception as slip:  # whatever it is, it is what the campaign looks for
        return Counter(sequences=runs), [f"{type(slip).__name__} {slip} {getattr(slip, '__notes__', '')}"]
    return Counter(sequences=runs), []
