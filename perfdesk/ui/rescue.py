"""A file that could not be opened: why, and the newest sound backup of it, from beside it or from the second place."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from perfdesk.desk.second_place import bring_back, name_backed_up, newest_sound, newest_sound_there
from perfdesk.desk.troubles import FileDamaged, NotADeskFile, StoreFailed
from perfdesk.ui.jobs import Job
from perfdesk.ui.patience import Patience
from perfdesk.ui.trouble_bar import Offer, TroubleBar
from perfdesk.wording import backup_words, refusal_sentence, sentences

Going = Callable[[], bool]


def can_be_rescued(path: Path, failure: Exception) -> bool:
    """What is wrong is the file itself, so a backup in its place would do. One that was opened has none of its own."""
    is_about_it = getattr(failure, "path", path) == path and name_backed_up(path) is None
    if isinstance(failure, StoreFailed):
        return is_about_it and failure.reason in ("io", "unreadable")
    return is_about_it and isinstance(failure, (FileDamaged, NotADeskFile))


class Rescue(QObject):
    """Of one file. `wanted` carries a backup beside it that is to take its place."""

    wanted = Signal(object)

    def __init__(
        self, path: Path, failure: Exception, place: Path | None, bar: TroubleBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._path, self._failure, self._place, self._bar = path, failure, place, bar
        self._said = ""
        self._job: Job | None = None
        self._patience = Patience(self)
        self._patience.lost.connect(self._say_away)

    def start(self) -> None:
        """The second place may be away, or never answer: what is known already is said at once."""
        self._bar.clear()
        backup = getattr(self._failure, "backup", None)
        if backup is not None:
            self._offer(backup)
            return
        looking = self.tr("正在第二备份位置“{place}”查找备份…").format(place=self._place)
        self._say(looking if self._place is not None else "")
        path, place = self._path, self._place
        self._run(lambda going: _newest_sound(path, place, going), self._found, lambda _: self._say_away())

    def drop(self) -> None:
        """Another file is on its way, and nothing more is said of this one."""
        self._patience.end()
        if self._job is not None:
            self._job.cancel()

    def _run(
        self,
        work: Callable[[Going], Path | None],
        then: Callable[[Path | None], None],
        otherwise: Callable[[OSError], None],
    ) -> None:
        def failed(failure: Exception) -> None:
            if not isinstance(failure, OSError):
                raise failure
            otherwise(failure)

        going = self._patience.going
        job = self._job = Job(lambda cancelled: work(going(cancelled)), self)
        job.done.connect(then)
        job.failed.connect(failed)
        job.ended.connect(self._patience.end)
        self._patience.begin()
        job.start_apart()

    def _found(self, backup: Path | None) -> None:
        if backup is not None:
            self._offer(backup)
        elif self._place is not None:
            self._say(self.tr("第二备份位置“{place}”里也没有可用的备份。").format(place=self._place))

    def _say_away(self) -> None:
        self._patience.end()
        if self._place is None:
            return
        self._say(
            self.tr(
                "第二备份位置“{place}”现在用不了（没有连上或不能读取）；接上后请再打开一次这个文件，会到那里查找备份。"
            ).format(place=self._place)
        )

    def _offer(self, backup: Path) -> None:
        if isinstance(self._failure, FileDamaged):
            self._failure = FileDamaged(self._path, self._failure.damage, backup)
            self._say("", backup)  # its sentence names the backup
        else:
            self._say(
                self.tr("最近完好的备份：{when}（在“{folder}”中）。").format(
                    **backup_words(backup, self._path)
                ),
                backup,
            )

    def _use(self, backup: Path) -> None:
        """One from the second place comes beside the file first: from then on nobody waits for that place."""
        if self._place is None or not backup.is_relative_to(self._place):
            self.wanted.emit(backup)
            return
        path = self._path
        self._bar.show_progress(self.tr("正在取回备份…"), partial(self._call_off, backup))
        self._said = self._bar.text
        self._run(
            lambda going: bring_back(path, backup, going), self.wanted.emit, partial(self._not_back, backup)
        )

    def _call_off(self, backup: Path) -> None:
        self.drop()
        self._offer(backup)

    def _not_back(self, backup: Path, failure: OSError) -> None:
        """The drive has been pulled out since; it can be tried again."""
        self._said = refusal_sentence(failure)
        self._bar.show_trouble(self._said, self._offers(backup))

    def _say(self, more: str, backup: Path | None = None) -> None:
        """Unless something else is being said by now."""
        if self._bar.text in ("", self._said):
            self._said = sentences(refusal_sentence(self._failure), more)
            self._bar.show_trouble(self._said, self._offers(backup) if backup is not None else ())

    def _offers(self, backup: Path) -> list[Offer]:
        return [Offer(self.tr("用这份备份恢复"), partial(self._use, backup))]


def _newest_sound(path: Path, place: Path | None, going: Going) -> Path | None:
    """Beside the file, else in the second place. Raises OSError where that is away."""
    return newest_sound(path) or (newest_sound_there(path, place, going) if place is not None else None)
