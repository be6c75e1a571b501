"""A rule of a bureau's own making: which field, what is asked of it, and the sentence that a finding says."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.own_rules import (
    BY_NUMBER,
    BY_WORDS,
    LARGEST_NUMBER,
    LONGEST_BASIS,
    LONGEST_SENTENCE,
    LONGEST_WORD,
    MOST_WORDS,
    SUBJECTS,
    Condition,
    NotAnOwnRule,
    OwnRule,
    line_of,
)
from perfdesk.domain.severity import Severity
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.wording import own_condition_word, own_proposal, own_subject_word, severity_word

_SEVERITIES = tuple(sorted(Severity, reverse=True))
_BETWEEN = re.compile("[、，；;\n]")
_USUAL_NUMBER = 20
_USUAL_SUBJECT = "Project.goal"


class OwnRuleDialog(Dialog):
    """`chosen` carries the OwnRule under `code`; `rule` is the one that is changed."""

    chosen = Signal(object)

    def __init__(self, code: str, rule: OwnRule | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("修改自定规则") if rule else self.tr("新增自定规则"))
        self._code, self._is_own_sentence = code, False
        # Made in the order in which Tab goes through them.
        self.subject, self.condition = QComboBox(self), QComboBox(self)
        self.words, self.number, self.severity = QLineEdit(self), QSpinBox(self), QComboBox(self)
        self.sentence, self.basis = QLineEdit(self), QLineEdit(self)
        self._form, self._note = QFormLayout(), plain_label("")
        self._buttons = QDialogButtonBox(self)
        self._ok = self._buttons.addButton(self.tr("确定"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._offer_choices()
        self._lay_out()
        self._show(rule)
        for box in (self.subject, self.condition, self.severity):
            box.currentIndexChanged.connect(self._refresh)
        self.number.valueChanged.connect(self._refresh)
        self.words.textChanged.connect(self._refresh)
        self.sentence.textEdited.connect(self._note_sentence)
        self.sentence.textChanged.connect(self._say)
        self._refresh()

    def rule(self) -> OwnRule:
        """As it is typed now. Raises NotAnOwnRule."""
        condition = self._condition()
        return OwnRule(
            self._code,
            str(self.subject.currentData()),
            condition,
            _SEVERITIES[self.severity.currentIndex()],
            line_of(self.sentence.text()),
            self._words() if condition in BY_WORDS else (),
            self.number.value() if condition in BY_NUMBER else 0,
            line_of(self.basis.text()),
        )

    def _condition(self) -> Condition:
        return Condition(self.condition.currentData())

    def _words(self) -> tuple[str, ...]:
        """Without blanks; a word said twice counts once."""
        words = map(line_of, _BETWEEN.split(self.words.text()))
        return tuple(dict.fromkeys(filter(None, words)))

    def _offer_choices(self) -> None:
        for subject in SUBJECTS:
            self.subject.addItem(own_subject_word(subject), subject)
        for condition in Condition:
            self.condition.addItem(own_condition_word(condition), condition.value)
        self.severity.addItems([severity_word(severity) for severity in _SEVERITIES])
        self.number.setRange(1, LARGEST_NUMBER)
        self.sentence.setMaxLength(LONGEST_SENTENCE)
        self.basis.setMaxLength(LONGEST_BASIS)
        self.words.setPlaceholderText(self.tr("用顿号分开，如：力争、左右"))
        self.basis.setPlaceholderText(self.tr("可不填，如文件名称和文号"))

    def _show(self, rule: OwnRule | None) -> None:
        self.subject.setCurrentIndex(self.subject.findData(rule.subject if rule else _USUAL_SUBJECT))
        self.condition.setCurrentIndex(self.condition.findData((rule or _NEW).condition.value))
        self.severity.setCurrentIndex(_SEVERITIES.index((rule or _NEW).severity))
        self.number.setValue((rule.number if rule else 0) or _USUAL_NUMBER)
        if rule is not None:
            self.words.setText("、".join(rule.words))
            self.basis.setText(rule.basis)
            self._is_own_sentence = rule.sentence != self._proposed()
            self.sentence.setText(rule.sentence)
            self.sentence.setCursorPosition(0)

    def _proposed(self) -> str:
        condition = self._condition()
        words = self._words() if condition in BY_WORDS else ()
        if condition in BY_WORDS and not words:
            return ""
        return own_proposal(str(self.subject.currentData()), condition, words, self.number.value())

    def _refresh(self) -> None:
        """Asks for what the condition goes by, and proposes a sentence as long as none was typed."""
        self._form.setRowVisible(self.words, self._condition() in BY_WORDS)
        self._form.setRowVisible(self.number, self._condition() in BY_NUMBER)
        if not self._is_own_sentence:
            self.sentence.setText(self._proposed())
            self.sentence.setCursorPosition(0)
        self._say()

    def _note_sentence(self, text: str) -> None:
        self._is_own_sentence = bool(text.strip())

    def _say(self) -> None:
        """What is still missing or too much; else what is good to know."""
        said = self.tr("词语按字面查找，不分全角半角。空白的内容只由“必须填写”来查。")
        try:
            self.rule()
        except NotAnOwnRule as refused:
            said = self._asked().get(refused.fault, said)
            self._ok.setEnabled(False)
        else:
            self._ok.setEnabled(True)
        self._note.setText(said)

    def _asked(self) -> dict[str, str]:
        return {
            "words": self.tr("请写出词语，用顿号分开。"),
            "many_words": self.tr("最多写 {most} 个词，可分成几条规则。").format(most=MOST_WORDS),
            "word_long": self.tr("每个词最多 {most} 字，请写短一些。").format(most=LONGEST_WORD),
            "sentence": self.tr("请写一句提示的话，检查时照此显示。"),
        }

    def _lay_out(self) -> None:
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("对象"), self.subject),
            (self.tr("条件"), self.condition),
            (self.tr("词语"), self.words),
            (self.tr("字数"), self.number),
            (self.tr("级别"), self.severity),
            (self.tr("提示的话"), self.sentence),
            (self.tr("依据"), self.basis),
        )
        for text, field in rows:
            self._form.addRow(plain_label(text, field), field)
        self._note.setWordWrap(True)
        self._buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(self._form)
        layout.addWidget(self._note)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(560)

    def _accept(self) -> None:
        self.chosen.emit(self.rule())
        self.accept()


_NEW = OwnRule("own.1", _USUAL_SUBJECT, Condition.NONE_OF, Severity.WARNING, "…", ("…",))
