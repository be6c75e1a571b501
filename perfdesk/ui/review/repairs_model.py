"""What would be mended, finding by finding, each with a tick."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from perfdesk.desk.repairing import Offer
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project
from perfdesk.domain.tree import Tree
from perfdesk.ui.ticked_rows import TickedRows
from perfdesk.wording import field_word, place_words


class Told(IntEnum):
    """The columns."""

    PROJECT = 0
    INDICATOR = 1
    FIELD = 2
    BEFORE = 3
    AFTER = 4


class RepairsModel(TickedRows[Offer]):
    def __init__(self, tree: Tree, parent: QObject) -> None:
        super().__init__(parent)
        self._tree = tree

    def heads(self) -> Sequence[str]:
        return (self.tr("项目"), self.tr("指标"), self.tr("栏目"), self.tr("原来"), self.tr("修正为"))

    def text(self, offer: Offer, column: int) -> str:
        place, previews = offer.finding.place, offer.repair.previews
        match column:
            case Told.PROJECT:
                return _named(self._tree, place.item, Project) or place_words(self._tree, place)
            case Told.INDICATOR:
                return _named(self._tree, place.item, Indicator)
            case Told.FIELD:
                return "\n".join(field_word(each.place.field) for each in previews)
            case Told.BEFORE:
                return "\n".join(each.before or self.tr("（空）") for each in previews)
        return "\n".join(each.after or self.tr("（空）") for each in previews)

    def whole(self, offer: Offer, column: int) -> str:
        return (
            place_words(self._tree, offer.finding.place)
            if column == Told.PROJECT
            else self.text(offer, column)
        )


def _named(tree: Tree, item_id: Id, kind: type[Project] | type[Indicator]) -> str:
    """The project or indicator that the item is or stands in; empty where it is about something else."""
    for owner in tree.with_owners(item_id):
        item = tree.item(owner)
        if isinstance(item, Project) and kind is Project:
            return item.name
        if isinstance(item, Indicator) and kind is Indicator:
            return f"{item.number} {item.name}"
    return ""
