"""What the upper bar says as long as it is so: where the file is, who has it, why it is only read."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from perfdesk import __version__
from perfdesk.ui.files import Files
from perfdesk.ui.trouble_bar import Offer, TroubleBar

if TYPE_CHECKING:
    from perfdesk.desk.desk import Desk
    from perfdesk.desk.open_file import Holder
    from perfdesk.ui.desk_view import DeskView


class Standing(QObject):
    """One a window."""

    def __init__(self, bar: TroubleBar, files: Files, parent: QObject) -> None:
        super().__init__(parent)
        self._bar, self._files = bar, files
        self.always: Callable[[], str] = str
        """Above whatever is open, until something about the file itself is to be said."""

    def say(self, view: "DeskView | None") -> None:
        desk = self._files.desk
        if view is not None and view.asking.is_waiting:
            self._bar.show_progress(self._waiting_words(desk), view.asking.cancel)
        elif view is not None and view.watch.state != "here":
            self._say_outside(view)
        elif desk is not None and desk.read_only:
            self._say_read_only(desk, view)
        elif always := self.always():
            self._bar.show_warning(always)
        else:
            self._bar.clear()

    def _say_read_only(self, desk: "Desk", view: "DeskView | None") -> None:
        copy = Offer(self.tr("另存副本…"), self._files.choose_copy, closes=False)
        if desk.file.locked_by is not None:
            asking = self._ways_to_ask(desk, view) if view is not None else []
            self._bar.show_warning(self._words_of(desk, desk.file.locked_by), [*asking, copy])
        elif desk.file.needs_version is not None:
            self._bar.show_warning(
                self.tr(
                    "这个文件由较新的 {version} 版创建，当前是 {current} 版，已以只读方式打开；请先更新程序。"
                ).format(version=desk.file.needs_version, current=__version__),
                [copy],
            )
        else:
            self._bar.show_warning(
                self.tr(
                    "这个文件或所在的文件夹现在不能写入，已以只读方式打开，内容没有改动。可以写入时会自动恢复；也可另存副本到别处修改。"
                ),
                [copy],
            )

    def _ways_to_ask(self, desk: "Desk", view: "DeskView") -> list[Offer]:
        if not desk.file.is_own_lock:
            return [Offer(self.tr("请对方交出"), view.asking.begin, closes=False)]
        return [
            Offer(self.tr("转到那个窗口"), view.asking.show_other, closes=False),
            Offer(self.tr("改在这里填写"), view.asking.begin, closes=False),
        ]

    def _say_outside(self, view: "DeskView") -> None:
        state = view.watch.state
        said = {
            "gone": self.tr(
                "文件已不在原处（被移动、改名、删除，或移动盘已拔出），修改已暂停；屏幕上的内容没有丢失。请放回原处，或另存副本。"
            ),
            "replaced": self.tr(
                "原处换成了另一份文件（例如同步程序所为），修改已暂停；屏幕上仍是原来的内容。请另存副本，再重新打开核对。"
            ),
            "changed": self.tr(
                "文件被其他程序改动过，修改已暂停；屏幕上仍是改动前的内容。请另存副本，再重新打开核对。"
            ),
            "silent": self.tr(
                "文件所在的磁盘或网络位置没有应答，修改已暂停；屏幕上的内容没有丢失。恢复后会自动继续，也可另存副本。"
            ),
        }
        offers = [Offer(self.tr("另存副本…"), self._files.choose_copy, closes=False)]
        if state in ("replaced", "changed"):
            offers.append(Offer(self.tr("重新打开"), self._files.reopen, closes=False))
        desk = self._files.desk
        if state == "changed" and desk is not None and desk.read_only:
            ask = (
                [Offer(self.tr("请对方交出"), view.asking.begin, closes=False)] if desk.file.locked_by else []
            )
            self._bar.show_warning(
                self.tr("对方已有新的修改，这里显示的是打开时的内容。重新打开即可看到。"), [offers[1], *ask]
            )
            return
        self._bar.show_trouble(said[state], offers)

    def _words_of(self, desk: "Desk", holder: "Holder") -> str:
        """Who else has the file, where and since when."""
        if desk.file.is_own_lock:
            return self.tr(
                "这个文件已在本机另一个窗口打开（{since}），这里以只读方式打开。请到那个窗口修改，或改在这里填写。"
            ).format(since=_clock(holder.since))
        return self.tr(
            "{name}（电脑 {machine}，{since}）正在编辑这个文件，已以只读方式打开。需要修改时，可请对方交出。"
        ).format(
            name=holder.name or self.tr("另一个用户"),
            machine=holder.machine or self.tr("未知"),
            since=_clock(holder.since) or self.tr("时间未知"),
        )

    def _waiting_words(self, desk: "Desk | None") -> str:
        holder = desk.file.locked_by if desk is not None else None
        if desk is not None and desk.file.is_own_lock:
            return self.tr("已请本机另一个窗口交出这个文件，请到那个窗口点“交出”…")
        name = (holder.name if holder is not None else "") or self.tr("对方")
        return self.tr("已请{name}交出这个文件，正在等待答复…").format(name=name)


def _clock(since: str) -> str:
    """A time of the store's in the clock of this computer; empty for none."""
    try:
        return datetime.fromisoformat(since).astimezone().strftime("%m-%d %H:%M")
    except ValueError:
        return ""
