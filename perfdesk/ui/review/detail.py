"""Beside the list: what is to be said about the current finding, and what can be done about it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Desk
from perfdesk.desk.rule_book import basis_of
from perfdesk.domain.finding import Finding
from perfdesk.ui.elided_label import ElidedLabel, ElidedLines
from perfdesk.wording import basis_words, finding_sentence, repair_sentence, title_of

if TYPE_CHECKING:
    from perfdesk.desk.repairing import Repair

_NARROWEST = 284
_SHOWN = 3
"""Values of a proposal that are shown; more are in the preview of a batch."""


class FindingDetail(QWidget):
    """`repair_wanted`, `waive_wanted`, `visit_wanted` are about the finding shown; `repair_chosen` carries a Repair."""

    repair_wanted = Signal()
    repair_chosen = Signal(object)
    waive_wanted = Signal()
    visit_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._title = _text(self)
        self._basis, self._proposal = ElidedLabel(self), ElidedLines(self)
        self.repair = QPushButton(self.tr("修正(&R)"), self)
        self.others = QToolButton(self)
        self._ways = QMenu(self.others)
        self.waive = QPushButton(self.tr("说明理由…(&W)"), self)
        self.visit = QPushButton(self.tr("转到(&G)"), self)
        self._lay_out()
        self.show_finding(None)

    def show_finding(self, finding: Finding | None) -> None:
        ways = self._desk.checking.repairs_of(finding) if finding is not None else ()
        repair = next((way for way in ways if not way.asks_for_more), None)
        can_write = not self._desk.read_only
        self._title.setText(title_of(finding) if finding else self.tr("没有选中问题"))
        self._title.setToolTip(finding_sentence(finding, self._desk.tree) if finding else "")
        self._basis.setText(basis_words(basis_of(finding) if finding else "") or self.tr("—"))
        self._proposal.setText("\n".join(_proposed(repair)) or self._by_hand(finding, ways))
        self.repair.setEnabled(repair is not None and can_write)
        self._offer([way for way in ways if way is not repair] if can_write else ())
        self.others.setText(self.tr("补一行…") if ways and repair is None else "…")
        self.waive.setEnabled(finding is not None and can_write)
        self.visit.setEnabled(finding is not None)

    def _by_hand(self, finding: Finding | None, ways: "Sequence[Repair]") -> str:
        """What is proposed where nothing mends it by itself."""
        if finding is None:
            return self.tr("—")
        return self.tr("可补一行，再填写内容") if ways else self.tr("需要人工判断")

    def _offer(self, ways: "Sequence[Repair]") -> None:
        """The ways beside the usual one."""
        self._ways.clear()
        for way in ways:
            words = repair_sentence(way).replace("&", "&&")
            self._ways.addAction(words).triggered.connect(
                lambda _=False, way=way: self.repair_chosen.emit(way)
            )
        self.others.setVisible(bool(ways))

    def _lay_out(self) -> None:
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        for name, field in ((self.tr("依据"), self._basis), (self.tr("建议"), self._proposal)):
            label = QLabel(name, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(field)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(label, field)
        self.repair.setToolTip(self.tr("按建议修正（Alt+Enter）"))
        self.waive.setToolTip(self.tr("保留原样并写明理由（Ctrl+Shift+M）"))
        self.visit.setToolTip(self.tr("转到所在的栏目（Enter）"))
        self.others.setMenu(self._ways)
        self.others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.others.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.others.setToolTip(self.tr("换一种方式修正"))
        self.others.setAccessibleName(self.tr("换一种方式修正"))
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button, wanted in (
            (self.repair, self.repair_wanted), (self.waive, self.waive_wanted), (self.visit, self.visit_wanted),
        ):  # fmt: skip
            button.clicked.connect(wanted)
            buttons.addWidget(button)
        buttons.insertWidget(1, self.others)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(3)
        layout.addWidget(self._title)
        layout.addLayout(form)
        layout.addStretch()
        layout.addLayout(buttons)
        layout.addStrut(
            _NARROWEST
        )  # no least width of the pane: it would cut the buttons when there are four


def _proposed(repair: "Repair | None") -> list[str]:
    """What it is called where there are several ways, and the first of the values it changes."""
    if repair is None:
        return []
    values = [f"{p.before or '…'} → {p.after}" for p in repair.previews][:_SHOWN]
    return [*filter(None, [repair_sentence(repair)]), *values]


def _text(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
