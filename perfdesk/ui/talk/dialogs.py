"""What is asked for in a review: a comment or a proposal, a reason, a score sheet, and once who one is."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from perfdesk.domain.amounts import NotAnAmount, parse_amount
from perfdesk.domain.appraising import KINDS, SCORES
from perfdesk.ui.dialog import Dialog
from perfdesk.wording import field_word


class _Asking(Dialog):
    """With 确定 and 取消 at its foot."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._buttons = QDialogButtonBox(self)
        self._ok = self._buttons.addButton(self.tr("确定"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.rejected.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """Labels that a form makes of a text of its own are plain, too."""
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        super().showEvent(event)


class WriteDialog(_Asking):
    """`given` carries what was written, and for a proposal the reason. `value` is what is proposed to begin with."""

    given = Signal(str, str)

    def __init__(self, where: str, parent: QWidget, value: str | None = None, text: str = "") -> None:
        self._is_proposal = value is not None
        super().__init__("", parent)
        self.setWindowTitle(self.tr("提修改建议") if self._is_proposal else self.tr("写批注"))
        self.text = QPlainTextEdit(value if value is not None else text, self)
        self.text.setTabChangesFocus(True)
        self.phrases = QComboBox(self)
        self.reason = QLineEdit(self)
        self._lay_out(where)
        self._refresh()
        self.text.setFocus()
        self.text.selectAll()

    def _lay_out(self, where: str) -> None:
        form = QFormLayout()
        form.addRow(self.tr("位置"), _plain(where, self))
        self.text.setAccessibleName(self.tr("建议的值") if self._is_proposal else self.tr("批注"))
        form.addRow(self.tr("改为(&T)") if self._is_proposal else self.tr("批注(&T)"), self.text)
        self.phrases.addItems([self.tr("选一句…"), *self._phrases()])
        self.phrases.setAccessibleName(self.tr("常用语"))
        self.reason.setAccessibleName(self.tr("理由"))
        form.addRow(self.tr("常用语(&P)"), self.phrases)
        if self._is_proposal:
            form.addRow(self.tr("理由(&R)"), self.reason)
        self.reason.setVisible(self._is_proposal)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(520)
        self.text.textChanged.connect(self._refresh)
        self.phrases.activated.connect(self._take_phrase)
        self._buttons.accepted.connect(self._accept)

    def _phrases(self) -> list[str]:
        """What reviewers write most."""
        return [
            self.tr("缺少相应指标，请补充。"),
            self.tr("指标值未量化，请明确数量和单位。"),
            self.tr("该指标反映产出，不应列为效益。"),
            self.tr("与资金规模不匹配，请说明测算依据。"),
            self.tr("年度值与周期值不一致，请核对。"),
            self.tr("指标名称与类别不符。"),
            self.tr("目标与指标不对应。"),
            self.tr("满意度指标缺失或对象不明。"),
            self.tr("成本指标应反映单位成本或总成本控制。"),
            self.tr("文字表述不规范。"),
        ]

    def _take_phrase(self, index: int) -> None:
        phrase = self.phrases.itemText(index) if index else ""
        if phrase and self._is_proposal:
            self.reason.setText(phrase)
        elif phrase:
            said = self.text.toPlainText().strip()
            self.text.setPlainText(f"{said}\n{phrase}" if said else phrase)

    def _refresh(self) -> None:
        self._ok.setEnabled(self._is_proposal or bool(self.text.toPlainText().strip()))

    def _accept(self) -> None:
        self.given.emit(self.text.toPlainText(), self.reason.text())
        self.accept()


class ReasonDialog(_Asking):
    """`given` carries the reason; without one there is nothing to give."""

    given = Signal(str)

    def __init__(self, title: str, where: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(self.tr("原因"))
        form = QFormLayout()
        form.addRow(self.tr("位置"), _plain(where, self))
        form.addRow(self.tr("原因(&R)"), self.reason)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(480)
        self._ok.setEnabled(False)
        self.reason.textChanged.connect(lambda text: self._ok.setEnabled(bool(text.strip())))
        self._buttons.accepted.connect(self._accept)
        self.reason.setFocus()

    def _accept(self) -> None:
        self.given.emit(self.reason.text())
        self.accept()


class PersonDialog(_Asking):
    """Who one is, typed once; `given` carries name and unit."""

    given = Signal(str, str)

    def __init__(self, name: str, unit: str, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("我的姓名和单位"))
        self.name, self.unit = QLineEdit(name, self), QLineEdit(unit, self)
        self.name.setAccessibleName(self.tr("姓名"))
        self.unit.setAccessibleName(self.tr("单位"))
        form = QFormLayout()
        form.addRow(self.tr("姓名(&N)"), self.name)
        form.addRow(self.tr("单位(&U)"), self.unit)
        note = _plain(self.tr("写在批注、建议和审核结论旁，只用于说明是谁的意见，程序不核实。"), self)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(420)
        self.name.textChanged.connect(lambda text: self._ok.setEnabled(bool(text.strip())))
        self._ok.setEnabled(bool(name.strip()))
        self._buttons.accepted.connect(self._accept)
        self.name.setFocus()

    def _accept(self) -> None:
        """Closed first: what is given may open the next one."""
        self.accept()
        self.given.emit(self.name.text().strip()[:40], self.unit.text().strip()[:60])


class SheetDialog(_Asking):
    """`given` carries the scores by name and the opinion."""

    given = Signal(object, str)

    def __init__(self, where: str, scores: Mapping[str, str], opinion: str, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("绩效目标审核评分"))
        self.fields = {name: QLineEdit(scores.get(name, ""), self) for name in SCORES}
        self.opinion = QPlainTextEdit(opinion, self)
        self.opinion.setTabChangesFocus(True)
        self.opinion.setAccessibleName(self.tr("审核意见"))
        self.total = _plain("", self)
        self._lay_out(where)
        self._refresh()
        next(iter(self.fields.values())).setFocus()

    def _lay_out(self, where: str) -> None:
        form = QFormLayout()
        form.addRow(self.tr("项目"), _plain(where, self))
        for kind, names in KINDS.items():
            form.addRow(_plain(field_word(kind), self))
            for name in names:
                self.fields[name].setAccessibleName(field_word(name))
                self.fields[name].textChanged.connect(self._refresh)
                words = self.tr("{name}（{most} 分）").format(name=field_word(name), most=SCORES[name])
                form.addRow(words, self.fields[name])
        form.addRow(self.tr("合计"), self.total)
        form.addRow(self.tr("审核意见(&O)"), self.opinion)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(460)
        self._buttons.accepted.connect(self._accept)

    def scores(self) -> dict[str, Decimal | None]:
        """Raises NotAnAmount, also for more than a score is worth."""
        told: dict[str, Decimal | None] = {}
        for name, field in self.fields.items():
            score = parse_amount(field.text())
            if score is not None and not 0 <= score <= SCORES[name]:
                raise NotAnAmount(field.text())
            told[name] = score
        return told

    def _refresh(self) -> None:
        try:
            told = self.scores()
        except NotAnAmount as fault:
            self.total.setText(self.tr("“{text}”不是这一项可以给的分数。").format(text=fault.args[0]))
            self._ok.setEnabled(False)
            return
        self._ok.setEnabled(True)
        given = [score for score in told.values() if score is not None]
        missing = len(told) - len(given)
        said = self.tr("{total} 分").format(total=sum(given, Decimal(0)))
        self.total.setText(
            self.tr("{said}，还有 {count} 项未评").format(said=said, count=missing) if missing else said
        )

    def _accept(self) -> None:
        self.given.emit(self.scores(), self.opinion.toPlainText())
        self.accept()


def _plain(text: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    return label
