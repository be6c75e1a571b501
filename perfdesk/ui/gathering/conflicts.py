"""The conflicts of a merge: the places on the left, and beside them what each side has, to be chosen from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListWidget, QSplitter, QVBoxLayout, QWidget

from perfdesk.desk.merging.taking_back import Plan
from perfdesk.domain.merging.arrival import Conflict, Subject
from perfdesk.ui.gathering.conflict_panel import ConflictPanel
from perfdesk.wording import conflict_place, side_name


class Conflicts(QSplitter):
    """`choices` are the sides that were chosen so far; `chosen` tells of another choice, by which to plan again."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.choices: dict[Subject, int] = {}
        self.found: Sequence[Conflict] = ()
        self._names: Sequence[str] = ()
        self.list = QListWidget(self)
        self.all = QComboBox(self)
        self.panel = ConflictPanel(self)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_conflict)
        self.panel.chosen.connect(self._choose)
        self.all.activated.connect(self._choose_all)

    def show_plan(self, made: Plan | None) -> None:
        """The conflict in view stays in view."""
        self.found = made.merged.conflicts if made is not None else ()
        self._names = made.names if made is not None else ()
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for conflict in self.found:
            mark = "✓" if self._number_chosen(conflict) is not None else "？"
            self.list.addItem(f"{mark} {conflict_place(conflict)}")
        self.list.blockSignals(False)
        self._fill_all()
        if self.found:
            self.list.setCurrentRow(min(row, len(self.found) - 1))
            self._show_conflict(self.list.currentRow())

    def step(self, by: int) -> None:
        row = self.list.currentRow() + by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _number_chosen(self, conflict: Conflict) -> int | None:
        side = self.choices.get(conflict.subject)
        versions = enumerate(conflict.versions)
        return next((number for number, version in versions if side in version.sides), None)

    def _show_conflict(self, row: int) -> None:
        if not 0 <= row < len(self.found):
            self.panel.show_conflict(None, "", (), None)
            return
        conflict = self.found[row]
        chosen = self._number_chosen(conflict)
        self.panel.show_conflict(conflict, conflict_place(conflict), self._names, chosen)

    def _choose(self, number: int) -> None:
        """The version of the conflict in view; then the next that is undecided comes into view."""
        row = self.list.currentRow()
        conflict = self.found[row]
        self.choices[conflict.subject] = conflict.versions[number].sides[0]
        following = [*range(row + 1, len(self.found)), *range(row)]
        undecided = (at for at in following if self._number_chosen(self.found[at]) is None)
        self.list.setCurrentRow(next(undecided, row))
        self.chosen.emit()

    def _choose_all(self, at: int) -> None:
        side = self.all.itemData(at)
        if side is None:
            return
        for conflict in self.found:
            if any(side in version.sides for version in conflict.versions):
                self.choices[conflict.subject] = side
        self.chosen.emit()

    def _fill_all(self) -> None:
        self.all.clear()
        self.all.addItem(self.tr("全部采用…"), None)
        sides = sorted({side for each in self.found for version in each.versions for side in version.sides})
        for side in sides:
            self.all.addItem(self.tr("全部采用 {name}").format(name=side_name(side, self._names)), side)

    def _lay_out(self) -> None:
        """The places have a third of the width, so that they can be read."""
        self.list.setAccessibleName(self.tr("冲突"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setMinimumWidth(260)
        self.all.setAccessibleName(self.tr("全部采用"))
        left = QWidget(self)
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.list, 1)
        below.addWidget(self.all)
        self.addWidget(left)
        self.addWidget(self.panel)
        self.setChildrenCollapsible(False)
        self.setSizes([360, 700])
