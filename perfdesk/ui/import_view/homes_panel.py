"""Asks which table of the open file a table of the draft is, where more than one can be it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QScrollArea, QWidget

from perfdesk.desk.homes import Home
from perfdesk.domain.table import TargetTable
from perfdesk.ui.captions import plain_label
from perfdesk.ui.import_view.review import Review
from perfdesk.wording import item_name

_MOST = 3
"""Questions seen at once; the panel of a file with more is scrolled."""
_LONGEST = 14
"""Letters of a project's name in a question."""


class HomesPanel(QScrollArea):
    """`said`: the identities of the draft's table and of the one that it is (None: of none)."""

    said = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.questions: list[QComboBox] = []

    def show_review(self, review: Review) -> None:
        """Hidden where nothing is to be asked."""
        asked = [home for home in review.homes if not home.is_certain]
        inside = QWidget(self)
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.questions = [self._question(home) for home in asked]
        for home, question in zip(asked, self.questions, strict=True):
            form.addRow(plain_label(self._asked(home), question), question)
        self.setWidget(inside)
        self.setVisible(bool(asked))
        self.setFixedHeight(inside.sizeHint().height() * min(len(asked), _MOST) // max(len(asked), 1))

    def _question(self, home: Home) -> QComboBox:
        question = QComboBox()
        for number, known in enumerate(home.possible, 1):
            question.addItem(self._named(number, known, home.possible), known.id)
        question.addItem(self.tr("都不是，作为新表加入"), None)
        question.setCurrentIndex(
            question.findData(home.taken) if home.taken is not None else len(home.possible)
        )
        question.setToolTip(self.tr("现有内容里有几张这样的表，已选中最接近的一张。"))
        question.currentIndexChanged.connect(lambda: self.said.emit(home.table.id, question.currentData()))
        return question

    def _asked(self, home: Home) -> str:
        projects = home.table.projects
        first = item_name(projects[0]) if projects else item_name(home.table)
        name = first if len(first) <= _LONGEST else f"{first[: _LONGEST - 1]}…"
        return self.tr("“{name}”等 {count} 个项目属于").format(name=name, count=len(projects))

    def _named(self, number: int, table: TargetTable, possible: Sequence[TargetTable]) -> str:
        """By the year; where that tells nothing apart, by the place in the file."""
        year = self.tr("{year} 年").format(year=table.year) if table.year else self.tr("年度未填")
        said = self.tr("{year}的表，{count} 个项目").format(year=year, count=len(table.projects))
        if [known.year for known in possible].count(table.year) > 1:
            return self.tr("{table}（第 {number} 张）").format(table=said, number=number)
        return said
