"""What backups hold, read one after another beside the window, and kept as long as the file is open."""

from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from perfdesk.desk.desk import Desk
from perfdesk.desk.restoring import Holding, holding_in
from perfdesk.desk.second_place import Backup, backups_of, backups_there
from perfdesk.ui.jobs import Job, share_the_interpreter, stop_sharing
from perfdesk.ui.known_trouble import known_trouble


class Kept(NamedTuple):
    """A backup and where it lies: beside the file, in the second place, or in both."""

    backup: Backup
    is_here: bool
    is_there: bool


def all_kept(path: Path, place: Path | None) -> list[Kept]:
    """Newest first; the copy beside the file stands for both. On any thread. Raises OSError."""
    here = backups_of(path)
    there = backups_there(path, place) if place is not None else []
    names = {backup.path.name for backup in here}, {backup.path.name for backup in there}
    only_there = [backup for backup in there if backup.path.name not in names[0]]
    found = [Kept(backup, True, backup.path.name in names[1]) for backup in here]
    found += [Kept(backup, False, True) for backup in only_there]
    return sorted(found, key=lambda kept: kept.backup.at, reverse=True)


class BackupReading(QObject):
    """Of one desk; made by what outlives it.

    `found` carries what there is, `read` the path of a backup whose `holdings` is known by now.
    """

    found = Signal(object)
    read = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.holdings: dict[Path, Holding | Exception] = {}
        self.now: Holding | None = None
        self._rules = desk.checking.rules
        self._wanted: deque[Path] = deque()
        self._job: Job | None = None
        self._is_waiting = False
        """Whether the second place was asked and has not answered yet."""

    def find(self, place: Path | None) -> None:
        """What there is, beside the file and then in the second place, which may never answer.

        One after the other: the shorter list must not arrive last.
        """
        path = self.desk.path
        beside = Job(lambda _: all_kept(path, None), self)
        if place is not None and not self._is_waiting:
            self._is_waiting = True
            there = Job(lambda _: all_kept(path, place), self)
            there.ended.connect(self._answered)
            beside.ended.connect(lambda: self._look_there(there))
        self._look_there(beside)

    def read_all(self, backups: Iterable[Path]) -> None:
        """And what is here now, which is another thing each time; what was read before is not read again."""
        if self.desk.checking.rules != self._rules:
            self.holdings.clear()
            self._rules = self.desk.checking.rules
        self._wanted = deque(path for path in backups if path not in self.holdings)
        if self._job is None:
            self._run(self._now_job())

    def stop(self) -> None:
        """What is being read just now still comes to its end."""
        self._wanted.clear()

    def drop(self) -> None:
        """Another file is open."""
        self.stop()
        self.holdings.clear()

    def _answered(self) -> None:
        self._is_waiting = False

    def _look_there(self, job: Job) -> None:
        job.done.connect(self.found)
        job.failed.connect(_let_go)
        job.start_apart()

    def _now_job(self) -> Job:
        look = self.desk.holding()
        job = Job(lambda _: look(), self)
        job.done.connect(self._note_now)
        return job

    def _note_now(self, holding: Holding) -> None:
        self.now = holding
        for path in self.holdings:
            self.read.emit(path)

    def _next(self) -> None:
        self._job = None
        stop_sharing()
        if self._wanted and not self.desk.is_closed:
            path, rules = self._wanted.popleft(), self._rules
            job = Job(lambda cancelled: holding_in(path, rules, cancelled), self)
            job.done.connect(lambda holding: self._note(path, holding))
            job.failed.connect(lambda failure: self._note(path, failure))
            self._run(job)

    def _run(self, job: Job) -> None:
        self._job = job
        job.ended.connect(self._next)
        share_the_interpreter()
        job.start()

    def _note(self, path: Path, found: Holding | Exception) -> None:
        if isinstance(found, Exception) and not isinstance(found, known_trouble()):
            raise found
        self.holdings[path] = found
        self.read.emit(path)


def _let_go(failure: Exception) -> None:
    """A place that cannot be looked into has no backups to show; that it is away is said elsewhere."""
    if not isinstance(failure, OSError):
        raise failure
