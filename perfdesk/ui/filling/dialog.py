"""批量填写: where, which field, what, and every place before and after, to be taken as one step."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from perfdesk.desk.block_edits import INDICATORS
from perfdesk.desk.desk import Desk
from perfdesk.desk.filling.cells import BAND
from perfdesk.desk.filling.columns import ROWS, FillColumn, columns, items_of
from perfdesk.desk.filling.filling import Filling, Naming, Wanted, choices_for, filling, row_name
from perfdesk.desk.filling.reach import Reach, usual
from perfdesk.desk.filling.ways import NotARate, NotYears, Way, ways_for
from perfdesk.desk.hits import Hit
from perfdesk.desk.level_texts import level_text
from perfdesk.domain.edits import Place
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.self_evaluation import LIKELIHOODS
from perfdesk.domain.tree import Tree
from perfdesk.ui.captions import plain_label
from perfdesk.ui.filling.choice_box import ChoiceBox
from perfdesk.ui.filling.words import FillingWords
from perfdesk.ui.hits_dialog import HitsDialog
from perfdesk.wording import refusal_sentence


class FillDialog(HitsDialog):
    """`at` is the place at hand: its field is the likeliest to be meant."""

    def __init__(self, desk: Desk, found: Sequence[Reach], at: Place | None, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("批量填写"))
        self.take.setText(self.tr("填写"))
        self._words = FillingWords(self)
        self._came: Filling | None = None
        self.where, self.field = ChoiceBox(self), ChoiceBox(self)
        self.naming, self.name = ChoiceBox(self), QLineEdit(self)
        self.way, self.text = ChoiceBox(self), QLineEdit(self)
        self._names, self._offers = _completing(self.name), _completing(self.text)
        self._of_rows: list[QWidget] = []
        self.lay_out(self._questions())
        self.where.offer([(reach, self._words.where(reach)) for reach in found], usual(found))
        self.naming.offer(self._words.namings().items(), Naming.ALL)
        self._show_fields(_column_at(desk.tree, at))
        self._begin_at(at)
        self._connect_questions()
        self.look()

    def look(self) -> None:
        self.stop_looking()
        missing = self._missing()
        if missing:
            self._came = None
            self.hits.show_hits([])
            self.say(missing)
            return
        wanted, tree = self._wanted(), self.desk.tree
        self.said.setText(self.tr("正在计算…"))
        self.look_for(lambda cancelled: filling(tree, wanted, cancelled), self._show, self._say_failure)

    def say(self, trouble: str = "") -> None:
        if self._came is not None:
            self.said.setText(self._words.came(self._came, self.hits.chosen_count, self.desk.tree))
        elif trouble:
            self.said.setText(trouble)
        self.take.setEnabled(self._came is not None and self.hits.chosen_count > 0)

    def _show(self, came: Filling) -> None:
        self._came = came
        self.hits.show_hits(self._shown(came.hits), came.refused)
        self.say()

    def _shown(self, hits: Sequence[Hit]) -> list[Hit]:
        """A judgement in the words of the window."""
        if self.field.chosen.field != BAND:
            return list(hits)
        words = self._words.bands()
        said = ((hit, words.get(hit.before), words.get(hit.after)) for hit in hits)
        # What comes late is of the field before.
        return [
            hit if before is None or after is None else hit._replace(before=before, after=after)
            for hit, before, after in said
        ]

    def _say_failure(self, failure: Exception) -> None:
        self._came = None
        if not isinstance(failure, NotARate | NotYears):
            raise failure
        self.hits.show_hits([])
        self.say(refusal_sentence(failure))

    def _missing(self) -> str:
        """What a person has to say first."""
        is_named = self.field.chosen.is_of_rows and self.naming.chosen is not Naming.ALL
        if is_named and not self.name.text().strip():
            return self.tr("请输入三级指标的名称。")
        if not self.text.text() and self.way.chosen is not Way.CLEAR:
            return self._words.asked(self.way.chosen)
        return ""

    def _wanted(self) -> Wanted:
        what = (self.where.chosen, self.field.chosen, self.way.chosen, self.text.text())
        return Wanted(*what, self.naming.chosen, self.name.text())

    def _show_fields(self, at: FillColumn | None) -> None:
        """Those of what is reached now; the same one stays chosen."""
        offered = columns(self.desk.tree, self.where.chosen)
        same = (column for column in offered if at is not None and column[:2] == at[:2])
        self.field.offer(self._words.columns(offered), next(same, None))
        self._show_ways()

    def _begin_at(self, at: Place | None) -> None:
        """Where the field at hand is offered, one goes on with what is put there; for the indicators of its name."""
        column, at_hand = self.field.chosen, _column_at(self.desk.tree, at)
        if at is None or at_hand is None or at_hand[:2] != column[:2]:
            self.field.setFocus()
            return
        self.text.setFocus()
        item = self.desk.tree.item(at.item)
        if isinstance(item, column.kind) and column.is_of_rows and self.where.chosen.rows is None:
            self.name.setText(row_name(item))
            self.naming.setCurrentIndex(list(Naming).index(Naming.SAME) if self.name.text() else 0)
            self._ask_for_text()

    def _show_ways(self) -> None:
        column, words = self.field.chosen, self._words.ways()
        self.way.offer([(way, words[way]) for way in ways_for(column.kind, column.field)], self.way.chosen)
        for part in self._of_rows:
            part.setVisible(column.is_of_rows)
        self._offer(column)
        self._ask_for_text()

    def _offer(self, column: FillColumn) -> None:
        """Words to choose from: names of the rows reached, and what the field can say."""
        tree, reach = self.desk.tree, self.where.chosen
        rows = items_of(tree, reach, ROWS[reach.kind]) if column.is_of_rows else iter(())
        self._names.setStringList(list(dict.fromkeys(map(row_name, rows))))
        self._offers.setStringList(list(self._words_for(column)))

    def _words_for(self, column: FillColumn) -> Iterable[str]:
        if column.field == "likelihood":
            return LIKELIHOODS
        if column.field == BAND:
            return filter(None, self._words.bands().values())
        if column.kind is not Indicator or column.field != "level2_name":
            return ()
        choices = choices_for(self.desk.tree, self.where.chosen.owners[0])
        return (level_text(each.code, each.name) for each in choices)

    def _ask_for_text(self) -> None:
        self.text.setPlaceholderText(self._words.asked(self.way.chosen))
        self.text.setEnabled(self.way.chosen is not Way.CLEAR)
        self.name.setEnabled(self.naming.chosen is not Naming.ALL)

    def _connect_questions(self) -> None:
        self.where.activated.connect(lambda: self._show_fields(self.field.chosen))
        self.field.activated.connect(self._show_ways)
        for box in (self.way, self.naming):
            box.activated.connect(self._ask_for_text)
        for box in (self.where, self.field, self.naming, self.way):
            box.activated.connect(self.look_soon)
        for line in (self.name, self.text):
            line.textChanged.connect(self.look_soon)

    def _questions(self) -> QGridLayout:
        grid = QGridLayout()
        lines = (
            (self.tr("范围"), self.where, self.tr("栏目"), self.field),
            (self.tr("哪些指标"), self.naming, self.tr("名称"), self.name),
            (self.tr("方式"), self.way, self.tr("内容"), self.text),
        )
        for row, (left, box, right, part) in enumerate(lines):
            parts = (plain_label(left, box), box, plain_label(right, part), part)
            for column, widget in enumerate(parts):
                grid.addWidget(widget, row, column)
            if box is self.naming:
                self._of_rows = list(parts)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid


def _column_at(tree: Tree, at: Place | None) -> FillColumn | None:
    """In the joined string it is a value that is meant."""
    if at is None:
        return None
    if at.field == INDICATORS:
        return FillColumn(Indicator, "annual_value")
    return FillColumn(type(tree.item(at.item)), at.field)


def _completing(line: QLineEdit) -> QStringListModel:
    """What is offered while one types into the line."""
    words = QStringListModel(line)
    completer = QCompleter(words, line)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    return words
