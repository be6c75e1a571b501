"""Find and replace: what is sought and where, with every hit before and after, to be taken as one step."""

from collections.abc import Collection, Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.desk.hits import Hit
from perfdesk.desk.replacing import Replaced, Where, hits, words_replaced
from perfdesk.domain.identity import Id
from perfdesk.ui.captions import plain_label
from perfdesk.ui.cells import keys
from perfdesk.ui.hits_dialog import HitsDialog, line_of
from perfdesk.ui.pattern import LONGEST, NotAPattern, TooSlow, pattern_replaced


class ReplaceDialog(HitsDialog):
    """`shown` are the projects of a filtered table, None where all are."""

    def __init__(self, desk: Desk, sought: str, shown: Collection[Id] | None, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.hits.becomes = self.tr("替换后")
        self.take.setText(self.tr("替换"))
        self.setWindowTitle(self.tr("查找和替换"))
        self._shown = shown
        self._locked, self._trouble = 0, ""
        self._is_seen = False
        """Whether the hits of these words were asked for: Enter looks, and only the next one replaces."""
        self.sought, self.by = QLineEdit(sought, self), QLineEdit(self)
        self.where = {each: QCheckBox(words, self) for each, words in self._where_words().items()}
        self.whole = QCheckBox(self.tr("整格相同"), self)
        self.pattern = QCheckBox(self.tr("正则表达式"), self)
        self.only_shown = QCheckBox(self.tr("只在显示的项目里"), self)
        self._ask()
        self.sought.selectAll()
        self.look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_typing = self.focusWidget() in (self.sought, self.by)
        if keys.key_of(event) == keys.ENTER and is_typing and not self._is_seen:
            self._is_seen = True
            self.look()
        else:
            super().keyPressEvent(event)

    def look(self) -> None:
        """Seeks anew and shows what was found."""
        self.stop_looking()
        book, only = self.desk.book, self._shown if self.only_shown.isChecked() else None
        where = {each for each, box in self.where.items() if box.isChecked()}
        try:
            replaced = self._replaced() if self.sought.text() else None
        except NotAPattern as failure:
            self._say_failure(failure)
            return
        if replaced is None:
            self._show([], self.tr("请输入要查找的文字。"))
        else:
            self.look_for(lambda _: hits(book, where, replaced, only), self._show, self._say_failure)

    def _show(self, found: Sequence[Hit], trouble: str = "") -> None:
        self._trouble = trouble
        can_change = [hit for hit in found if self.desk.lock_on(hit.place.item) is None]
        self._locked = len(found) - len(can_change)
        self.hits.show_hits(can_change)
        self.say()

    def _ask_anew(self) -> None:
        self._is_seen = False
        self.look_soon()

    def _say_failure(self, failure: Exception) -> None:
        if isinstance(failure, NotAPattern):
            said = self.tr("这不是可用的正则表达式（最长 {most} 个字符），请检查括号和符号。")
            self._show([], said.format(most=LONGEST))
        elif isinstance(failure, TooSlow):
            self._show([], self.tr("这个正则表达式太费时，没有查完。请写得具体一些。"))
        else:
            raise failure

    def say(self) -> None:
        count, chosen = self.hits.hit_count, self.hits.chosen_count
        words = self.tr("找到 {count} 处，将替换勾选的 {chosen} 处，可一步撤销。")
        if not self.by.text():
            words = self.tr("找到 {count} 处，将从勾选的 {chosen} 处删去这些字，可一步撤销。")
        said = self._trouble or words.format(count=count, chosen=chosen)
        if not self._trouble and not count:
            said = self.tr("没有找到。")
        if self._locked:
            said += self.tr("另有 {count} 处所在的项目已审核通过或报送，不能替换。").format(
                count=self._locked
            )
        self.said.setText(said)
        self.take.setEnabled(chosen > 0)

    def _replaced(self) -> Replaced:
        sought, by, is_whole = self.sought.text(), self.by.text(), self.whole.isChecked()
        if self.pattern.isChecked():
            return pattern_replaced(sought, by, is_whole=is_whole)
        return words_replaced(sought, by, is_whole=is_whole)

    def _where_words(self) -> dict[Where, str]:
        return {
            Where.NAMES: self.tr("项目和单位名称"),
            Where.GOALS: self.tr("绩效目标"),
            Where.INDICATORS: self.tr("指标名称"),
            Where.VALUES: self.tr("指标值"),
            Where.EVALUATIONS: self.tr("自评表"),
        }

    def _ask(self) -> None:
        texts = QGridLayout()
        for row, (words, line) in enumerate(((self.tr("查找"), self.sought), (self.tr("替换为"), self.by))):
            texts.addWidget(plain_label(words, line), row, 0)
            texts.addWidget(line, row, 1)
            line.textChanged.connect(self._ask_anew)
        self.only_shown.setChecked(self._shown is not None)
        self.only_shown.setVisible(self._shown is not None)
        for box in self.where.values():
            box.setChecked(True)
        for box in (*self.where.values(), self.whole, self.pattern, self.only_shown):
            box.toggled.connect(self.look_soon)
        self.lay_out(texts, line_of(*self.where.values()), line_of(self.whole, self.pattern, self.only_shown))
