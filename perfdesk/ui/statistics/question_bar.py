"""What is asked: one of the usual questions, or a subject, its rows, columns and figures of one's own choice."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from perfdesk.desk.statistics.facts import DIMENSIONS, Subject
from perfdesk.desk.statistics.pivot import MEASURES, Measure, Question
from perfdesk.desk.statistics.views import VIEWS
from perfdesk.ui.captions import plain_label
from perfdesk.ui.flow import Flow, labelled
from perfdesk.wording import StatisticsWords

_OWN = ""
"""The view for a question that is none of the usual ones."""


class QuestionBar(QWidget):
    """`asked` carries the Question whenever it becomes another."""

    asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = StatisticsWords()
        self.view, self.subject, self.rows, self.columns, self.measure = (QComboBox(self) for _ in range(5))
        self.year = QComboBox(self)
        for code in VIEWS:
            self.view.addItem(self._words.view(code), code)
        self.view.addItem(self.tr("自选"), _OWN)
        names = (self.tr("资金"), self.tr("指标"), self.tr("检查结果"), self.tr("自评"), self.tr("审核"))
        for subject, name in zip(Subject, names, strict=True):
            self.subject.addItem(name, subject)
        self._lay_out()
        self.view.activated.connect(self._take_view)
        self.subject.activated.connect(self._take_subject)
        for box in (self.rows, self.columns, self.measure, self.year):
            box.activated.connect(self._ask)
        self._show(next(iter(VIEWS.values())))

    @property
    def question(self) -> Question:
        rows, columns = str(self.rows.currentData()), str(self.columns.currentData())
        subject, measure = Subject(self.subject.currentData()), Measure(self.measure.currentData())
        bare = Question(subject, rows, "" if columns == rows else columns, measure)
        return bare if "year" in (rows, columns) else replace(bare, year=self.year.currentData())

    def offer_years(self, years: Sequence[str]) -> bool:
        """Those of the facts, the newest chosen; whether that makes another question. Of one year nobody is asked."""
        before = self.question
        offered = {year: self._words.label("year", year) for year in years} if len(years) > 1 else {}
        if list(offered) != [self.year.itemData(at) for at in range(self.year.count() - 1)]:
            with QSignalBlocker(self.year):
                self.year.clear()
                for year, word in offered.items():
                    self.year.addItem(word, year)
                if offered:
                    self.year.addItem(self.tr("全部年度"), None)
        self._of_year.setVisible(bool(offered))
        return self.question != before

    def add(self, button: QWidget) -> None:
        """At the right end."""
        self._row.addWidget(button)

    def _take_view(self) -> None:
        code = self.view.currentData()
        if code != _OWN:
            self._show(VIEWS[code])
            self.asked.emit(self.question)

    def _take_subject(self) -> None:
        subject = Subject(self.subject.currentData())
        self._show(Question(subject, DIMENSIONS[subject][0], "", MEASURES[subject][0]))
        self._ask()

    def _ask(self) -> None:
        bare = replace(self.question, year=None)
        code = next((code for code, usual in VIEWS.items() if usual == bare), _OWN)
        self.view.setCurrentIndex(self.view.findData(code))
        self.asked.emit(self.question)

    def _show(self, question: Question) -> None:
        """The choices that the subject has, set to the question."""
        dimensions = {name: self._words.dimension(name) for name in DIMENSIONS[question.subject]}
        measures = {
            str(each): self._words.measure(Question(question.subject, "", "", each))
            for each in MEASURES[question.subject]
        }
        self.subject.setCurrentIndex(self.subject.findData(question.subject))
        _fill(self.rows, dimensions, question.rows)
        _fill(self.columns, {"": self.tr("（不分列）"), **dimensions}, question.columns)
        _fill(self.measure, measures, question.measure)

    def _lay_out(self) -> None:
        self._row = Flow(ends_right=True)
        for caption, box in (
            (self.tr("看什么(&K)"), self.view),
            (self.tr("统计"), self.subject),
            (self.tr("行"), self.rows),
            (self.tr("列"), self.columns),
            (self.tr("数值"), self.measure),
        ):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            self._row.addWidget(labelled(plain_label(caption, box), box))
        self._of_year = labelled(plain_label(self.tr("年度"), self.year), self.year)
        self._of_year.hide()
        self._row.addWidget(self._of_year)
        self.setLayout(self._row)


def _fill(box: QComboBox, words: dict[str, str], chosen: str) -> None:
    with QSignalBlocker(box):
        box.clear()
        for code, word in words.items():
            box.addItem(word, code)
        box.setCurrentIndex(box.findData(chosen))
