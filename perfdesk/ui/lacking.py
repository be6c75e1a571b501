"""In the line at the foot of the window: how much of the table at hand is not filled in yet, and the way there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.evaluation_sums import unconfirmed_places, unscored_places
from perfdesk.domain.identity import Id
from perfdesk.domain.self_evaluation import DepartmentEvaluation, EvaluationRow, ProjectEvaluation, Stage
from perfdesk.domain.table import Project, TargetTable
from perfdesk.ui.listed_rows import brief

_NAMED = 8
"""Of what is missing, so many are named in the tip."""


class Lacking(QToolButton):
    """`wanted` carries the Place that a click leads to: the next one, from the last again to the first."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._line = desk, parent
        self._places: tuple[Place, ...] = ()
        self._next = 0
        self._last: Place | None = None
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        font = self.font()
        font.setUnderline(True)  # among mere labels nothing else tells that it leads somewhere
        self.setFont(font)
        self.clicked.connect(self._go_on)
        self.show_nothing()

    def show_projects(self, table: TargetTable) -> None:
        """In which something that the form asks for is blank."""
        blank = self._desk.checking.unfilled(table.id)
        names = [self._name_of(self._desk.tree.owner(project, Project)) for project in blank]
        said = self.tr("{count} 个项目未填齐").format(count=len(blank))
        self._show(said, names, tuple(blank.values()))

    def show_scores(self, evaluation: DepartmentEvaluation | ProjectEvaluation) -> None:
        """What has no score, and then where a proposed one counts; a monitoring has none to give."""
        without, proposed = _unscored(evaluation), _unconfirmed(evaluation)
        if without and proposed:
            words = self.tr("{without} 项没有得分，{proposed} 项建议得分未确认")
        else:
            words = self.tr("{without} 项没有得分") if without else self.tr("{proposed} 项建议得分未确认")
        said = words.format(without=len(without), proposed=len(proposed))
        names = [self._name_of_row(place) for place in (*without, *proposed)]
        self._show(said, names, (*without, *proposed))

    def show_nothing(self) -> None:
        self._show("", (), ())

    def _show(self, words: str, names: Sequence[str], places: tuple[Place, ...]) -> None:
        if self._last in places:
            self._next = places.index(self._last) + 1
        self._places = places
        self.setText(words if places else "")
        self.setAccessibleName(self.text() or self.tr("没有未填的内容"))
        named = [brief(name) for name in names[:_NAMED]]
        more = [self.tr("…共 {count} 个").format(count=len(names))] if len(names) > _NAMED else []
        self.setToolTip("\n".join([*named, *more, self.tr("点一下转到下一个")]))
        self.setEnabled(bool(places))
        self.setVisible(bool(places))
        self._line.adjustSize()  # the bar comes to it only a moment later

    def _name_of(self, project: Project) -> str:
        return project.name.strip() or self.tr("（未命名项目）")

    def _name_of_row(self, place: Place) -> str:
        item = self._desk.tree.item(place.item)
        if isinstance(item, ProjectEvaluation):
            return self.tr("预算执行率")
        return item.level3 if isinstance(item, EvaluationRow) else str(getattr(item, "name", ""))

    def _go_on(self) -> None:
        self._next = self._next % len(self._places)
        self._last = self._places[self._next]
        self._next += 1
        self.wanted.emit(self._last)


def blank_places(desk: Desk, item_id: Id) -> list[Place]:
    """At the item and below it: what its form asks for, and scores."""
    tree, found = desk.tree, desk.checking.all_findings()
    blank = (finding.place for finding in found if finding.rule.startswith("empty."))
    item = tree.item(item_id)
    without = _unscored(item) if isinstance(item, DepartmentEvaluation | ProjectEvaluation) else []
    here = (place for place in blank if item_id in tree.with_owners(place.item))
    return list(dict.fromkeys((*here, *without)))


def _unscored(evaluation: DepartmentEvaluation | ProjectEvaluation) -> list[Place]:
    return unscored_places(evaluation) if _is_scored(evaluation) else []


def _unconfirmed(evaluation: DepartmentEvaluation | ProjectEvaluation) -> list[Place]:
    return unconfirmed_places(evaluation) if _is_scored(evaluation) else []


def _is_scored(evaluation: DepartmentEvaluation | ProjectEvaluation) -> bool:
    return isinstance(evaluation, DepartmentEvaluation) or evaluation.stage is Stage.SELF_EVALUATION
