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
        self._plan: Plan | None = None
        self.list = QListWidget(self)
        self.all = QComboBox(self)
        self.panel = ConflictPanel(self)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_conflict)
        self.panel.chosen.connect(self._choose)
        self.all.activated.connect(self._choose_all)

    @property
    def found(self) -> Sequence[Conflict]:
        return self._plan.merged.conflicts if self._plan is not None else ()

    @property
    def undecided_about_whole(self) -> int:
        """Those that are taken one by one, being about more than what a side had."""
        about = self._plan.about_whole() if self._plan is not None else ()
        return sum(not self._is_decided(conflict) for conflict in about)

    @property
    def _names(self) -> Sequence[str]:
        return self._plan.names if self._plan is not None else ()

    def show_plan(self, made: Plan | None) -> None:
        """The conflict in view stays in view."""
        self._plan = made
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for conflict in self.found:
            mark = "✓" if self._is_decided(conflict) else "？"
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

    def _is_decided(self, conflict: Conflict) -> bool:
        return conflict.is_decided(self.choices.get(conflict.subject))

    def _show_conflict(self, row: int) -> None:
        if not 0 <= row < len(self.found):
            self.panel.show_conflict(None, "", (), None)
            return
        conflict = self.found[row]
        chosen = self.choices.get(conflict.subject)
        self.panel.show_conflict(conflict, conflict_place(conflict), self._names, chosen)

    def _choose(self, side: int) -> None:
        """For the conflict in view; then the next that is undecided comes into view."""
        conflict = self.found[self.list.currentRow()]
        self.choices[conflict.subject] = side
        self._go_to_undecided()
        self.chosen.emit()

    def _go_to_undecided(self) -> None:
        """The next one, round the list."""
        row = self.list.currentRow()
        following = [*range(row + 1, len(self.found)), *range(row + 1)]
        undecided = (at for at in following if not self._is_decided(self.found[at]))
        self.list.setCurrentRow(next(undecided, row))

    def _choose_all(self, at: int) -> None:
        """But for answers about a whole of which the side had a part: who means its part does not mean those."""
        side, made = self.all.itemData(at), self._plan
        if side is None or made is None:
            return
        for conflict in self.found:
            is_theirs = any(side in version.sides for version in conflict.versions)
            if is_theirs and not made.is_about_whole(conflict, side):
                self.choices[conflict.subject] = side
        self._go_to_undecided()
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
