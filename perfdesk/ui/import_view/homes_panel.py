"""Asks which table of the open file a table of the draft is, where more than one can be it."""

from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from perfdesk.desk.homes import Home, likeness_of
from perfdesk.domain.identity import Id
from perfdesk.domain.table import TargetTable
from perfdesk.ui.captions import plain_label
from perfdesk.ui.import_view.review import Review
from perfdesk.wording import item_name

_MOST = 3
"""Questions seen at once; the panel of a file with more is scrolled."""
_LONGEST = 14
"""Letters of a project's name in a question."""


class _Question(NamedTuple):
    table: Id
    answers: QComboBox
    guessed: QLabel


class HomesPanel(QScrollArea):
    """`said`: the identities of the draft's table and of the one that it is (None: of none)."""

    said = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._asked: list[_Question] = []
        self._question_height = 0

    @property
    def questions(self) -> list[QComboBox]:
        return [question.answers for question in self._asked]

    def show_review(self, review: Review) -> None:
        """Hidden where nothing is to be asked."""
        asked = [home for home in review.homes if not home.is_certain]
        inside = QWidget(self)
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._asked = [self._question(home) for home in asked]
        for home, question in zip(asked, self._asked, strict=True):
            row = QHBoxLayout()
            row.addWidget(question.answers, 1)
            row.addWidget(question.guessed)
            form.addRow(plain_label(self._sentence(home, review), question.answers), row)
        self.setWidget(inside)
        self.setVisible(bool(asked))
        self._question_height = inside.sizeHint().height() // max(len(asked), 1)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._question_height * min(len(self._asked), _MOST))

    def minimumSizeHint(self) -> QSize:
        """One of them, in a low window."""
        return QSize(super().minimumSizeHint().width(), self._question_height * min(len(self._asked), 1))

    def follow(self, review: Review, answered: Id) -> None:
        """What was answered is no guess any more, and another question may have lost its answer to it."""
        taken = {home.table.id: home.taken for home in review.homes}
        for question in self._asked:
            with QSignalBlocker(question.answers):
                question.answers.setCurrentIndex(_row_of(question.answers, taken[question.table]))
            if question.table == answered:
                question.guessed.hide()

    def _question(self, home: Home) -> _Question:
        answers = QComboBox()
        answers.setMinimumContentsLength(_LONGEST)
        answers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for number, known in enumerate(home.possible, 1):
            answers.addItem(self._named(number, known, home), known.id)
        answers.addItem(self.tr("都不是，作为新表加入"), None)
        answers.setCurrentIndex(_row_of(answers, home.taken))
        answers.setToolTip(
            self.tr("现有内容里有几张这样的表，已选中最接近的一张。一张表只能由一部分导入。")
            if home.table.department.strip()
            else self.tr("这部分没有写部门名称，可以导入现有的任何一张表，也可以作为新表加入。")
        )
        answers.currentIndexChanged.connect(lambda: self.said.emit(home.table.id, answers.currentData()))
        return _Question(home.table.id, answers, plain_label(self.tr("程序推断，请核对")))

    def _sentence(self, home: Home, review: Review) -> str:
        """The part of the file by its sheet or page, as two parts may hold the same projects."""
        projects = home.table.projects
        first = item_name(projects[0]) if projects else item_name(home.table)
        name = first if len(first) <= _LONGEST else f"{first[: _LONGEST - 1]}…"
        said = self.tr("“{name}”等 {count} 个项目属于").format(name=name, count=len(projects))
        spot = review.begins_at(home.table)
        if spot is None:
            return said
        if spot.sheet:
            return self.tr("工作表“{sheet}”：{said}").format(sheet=spot.sheet, said=said)
        if spot.line:
            return self.tr("第 {line} 行起：{said}").format(line=spot.line, said=said)
        if spot.box is not None:
            return self.tr("第 {page} 页起：{said}").format(page=spot.page, said=said)
        return self.tr("第 {page} 张表：{said}").format(page=spot.page, said=said)

    def _named(self, number: int, table: TargetTable, home: Home) -> str:
        """By the year; where that tells nothing apart, by the place in the file; and by what speaks for it."""
        year = self.tr("{year} 年").format(year=table.year) if table.year else self.tr("年度未填")
        said = self.tr("{year}的表，{count} 个项目").format(year=year, count=len(table.projects))
        if [known.year for known in home.possible].count(table.year) > 1:
            said = self.tr("{table}（第 {number} 张）").format(table=said, number=number)
        if not home.table.department.strip() and table.department:
            said = self.tr("{department} {table}").format(department=table.department, table=said)
        alike = likeness_of(home.table, table)
        if not alike.names:
            return self.tr("{table}：没有同名项目").format(table=said)
        speaks = self.tr("{names} 个同名，其中 {totals} 个金额相同、{goals} 个目标也相同").format(
            **alike._asdict()
        )
        return self.tr("{table}：{speaks}").format(table=said, speaks=speaks)


def _row_of(answers: QComboBox, taken: Id | None) -> int:
    """The last answer is that it is none of them."""
    return answers.findData(taken) if taken is not None else answers.count() - 1
