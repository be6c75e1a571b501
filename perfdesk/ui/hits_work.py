"""What many places were changed to, written as one step and told with its undo."""

from collections.abc import Mapping

from perfdesk.domain.edits import Edit
from perfdesk.domain.severity import Severity
from perfdesk.ui.desk_work import DeskWork
from perfdesk.ui.trouble_bar import TroubleBar
from perfdesk.ui.workspace import Workspace
from perfdesk.ui.writing import Writing
from perfdesk.wording import severity_word

_GRAVEST_FIRST = sorted(Severity, reverse=True)


class HitsWork(DeskWork):
    """One workspace's."""

    def __init__(self, workspace: Workspace, bar: TroubleBar, writing: Writing) -> None:
        super().__init__(workspace, bar)
        self._writing = writing

    def perform(self, edit: Edit, said: str) -> None:
        """Beside the window where it is large; what was found before and after it is said, too."""
        before = self._found()

        def tell(_: object) -> None:
            self._bar.show_notice(said + self._come_or_gone(before), [self._undo_offer(self._undo)])

        self._tried(lambda: self._writing.perform(self._desk, self._desk.doing(edit), tell))

    def _found(self) -> dict[Severity, int]:
        """Nothing while the rules have not run yet."""
        checking = self._desk.checking
        return {each: checking.count(each) for each in _GRAVEST_FIRST} if checking.is_checked else {}

    def _come_or_gone(self, before: Mapping[Severity, int]) -> str:
        """错误 9 → 28，警告 3 → 2。"""
        after = self._found()
        changed = [each for each in before if each in after and before[each] != after[each]]
        told = self.tr("，").join(f"{severity_word(each)} {before[each]} → {after[each]}" for each in changed)
        return self.tr("检查结果：{told}。").format(told=told) if told else ""

    def _undo(self) -> None:
        self._writing.perform(self._desk, self._desk.history.undoing(), lambda _: None)
