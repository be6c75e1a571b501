"""What a person gave a reason for: where it is, what was found, and the reason."""

from collections.abc import Sequence

from perfdesk.domain.finding import Finding
from perfdesk.domain.remarks import Waiver
from perfdesk.domain.tree import Tree
from perfdesk.ui.listed_rows import ListedRows
from perfdesk.ui.tool_tips import broken
from perfdesk.wording import finding_sentence, place_words


class WaivedRows(ListedRows[tuple[Finding, Waiver]]):
    """As the book was when they were listed."""

    def __init__(self, tree: Tree, waived: Sequence[tuple[Finding, Waiver]]) -> None:
        super().__init__(None)
        self._tree = tree
        self.show_rows(waived)

    def heads(self) -> Sequence[str]:
        return (self.tr("位置"), self.tr("问题"), self.tr("理由"), self.tr("说明人"), self.tr("时间"))

    def text(self, row: tuple[Finding, Waiver], column: int) -> str:
        finding, waiver = row
        match column:
            case 0:
                return place_words(self._tree, finding.place)
            case 1:
                return finding_sentence(finding, self._tree)
        return (waiver.reason, waiver.who, waiver.at[:16].replace("T", " "))[column - 2]

    def whole(self, row: tuple[Finding, Waiver], column: int) -> str:
        return broken(self.text(row, column))
