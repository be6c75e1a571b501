"""What will be merged without a conflict, as rows: where, before, after, and whose it is."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from perfdesk.domain.merging.takings import Taking
from perfdesk.ui.listed_rows import ListedRows, brief
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import side_name, taking_place, taking_texts


class TakingsModel(ListedRows[Taking]):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names: Sequence[str] = ()

    def heads(self) -> Sequence[str]:
        return (self.tr("位置"), self.tr("原来"), self.tr("改为"), self.tr("来自"), self.tr("时间"))

    def show_takings(self, takings: Sequence[Taking], names: Sequence[str]) -> None:
        """`names` are those of the sides."""
        self._names = names
        self.show_rows(takings)

    def text(self, taking: Taking, column: int) -> str:
        return brief(self._text(taking, column))

    def whole(self, taking: Taking, column: int) -> str:
        return broken(self._text(taking, column))

    def _text(self, taking: Taking, column: int) -> str:
        match column:
            case 0:
                return taking_place(taking)
            case 1 | 2:
                return taking_texts(taking)[column - 1]
            case 3:
                return self._whose(taking)
        at = taking.touch.at
        return datetime.fromisoformat(at).astimezone().strftime("%m-%d %H:%M") if at else ""

    def _whose(self, taking: Taking) -> str:
        name = side_name(taking.side, self._names)
        who = taking.touch.who
        return self.tr("{side}（{who}）").format(side=name, who=who) if who else name
