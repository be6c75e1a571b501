"""One conflict: what there was, and beside each other what each side made of it, with who and when."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from perfdesk.domain.comparing.lit import PieceKind, lit
from perfdesk.domain.merging.arrival import BASE, Conflict, Version
from perfdesk.ui.captions import plain_label
from perfdesk.ui.gathering.lit_text import LitText
from perfdesk.wording import conflict_word, side_name, version_text


class ConflictPanel(QWidget):
    """`chosen` carries the side whose version a person took, or BASE."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = plain_label("")
        self._cards = QHBoxLayout()
        self._shown: QWidget | None = None
        self.takers: list[QRadioButton] = []
        self.keeper: QRadioButton | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addLayout(self._cards, 1)
        self.title.setWordWrap(True)

    def show_conflict(
        self, conflict: Conflict | None, place: str, names: Sequence[str], chosen: int | None
    ) -> None:
        """`chosen` is the side taken so far."""
        if self._shown is not None:
            self._cards.removeWidget(self._shown)
            self._shown.deleteLater()
            self._shown = None
        self.takers, self.keeper = [], None
        if conflict is None:
            self.title.setText("")
            return
        self.title.setText(self.tr("{place}：{kind}，请选择采用哪一个").format(
            place=place, kind=conflict_word(conflict.subject.kind)
        ))  # fmt: skip
        self._shown = self._versions(conflict, names, chosen)
        self._cards.addWidget(self._shown)

    def _versions(self, conflict: Conflict, names: Sequence[str], chosen: int | None) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        base, group = version_text(conflict, conflict.base), QButtonGroup(box)
        if conflict.subject.kind == "value":
            before = LitText(self.tr("原来"), PieceKind.GONE, box)
            before.setPlainText(base or self.tr("（空白）"))
            head: QWidget = plain_label(self.tr("原来（分发时）"))
            if conflict.can_be_kept:
                words = self.tr("保留原来（分发时）")
                head = self.keeper = self._taker(words, BASE, group, is_chosen=chosen == BASE)
            row.addLayout(self._card(head, before), 1)
        for version in conflict.versions:
            text = version_text(conflict, version.value) or self.tr("（空白）")
            field = LitText(self._who(version, names), PieceKind.COME, box)
            if conflict.subject.kind == "value":
                field.show_pieces(lit(base, text))
            else:
                field.setPlainText(text)
            words = self.tr("采用 {who}").format(who=self._who(version, names))
            side, is_chosen = version.sides[0], chosen in version.sides
            self.takers.append(self._taker(words, side, group, is_chosen=is_chosen))
            row.addLayout(self._card(self.takers[-1], field), 1)
        return box

    def _taker(self, words: str, side: int, group: QButtonGroup, *, is_chosen: bool) -> QRadioButton:
        taker = QRadioButton(words, self)
        taker.setChecked(is_chosen)
        taker.clicked.connect(lambda: self.chosen.emit(side))
        group.addButton(taker)
        return taker

    def _card(self, head: QWidget, text: QWidget) -> QVBoxLayout:
        card = QVBoxLayout()
        card.addWidget(head)
        card.addWidget(text, 1)
        return card

    def _who(self, version: Version, names: Sequence[str]) -> str:
        """业务一科（张三 11-28 20:12）"""
        sides = "、".join(side_name(side, names) for side in version.sides)
        if not version.touch.at:
            return sides
        when = datetime.fromisoformat(version.touch.at).astimezone().strftime("%m-%d %H:%M")
        said = self.tr("{side}（{who} {when}）")
        return said.format(side=sides, who=version.touch.who, when=when)
