"""What an item says beyond the standard fields (项目负责人, 评价结论 …): a field under each printed head."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Place
from perfdesk.domain.forms.shown import asks_for_sentences
from perfdesk.domain.identity import Id
from perfdesk.domain.items import value_at
from perfdesk.ui.captions import plain_label
from perfdesk.ui.fields import LongField, RemarkLine, TextField

_SHORT, _LINES = 24, 2
_ACROSS, _WIDE, _NARROW = 4, 2, 1
"""Columns of the grid: four short fields in a row, or two long ones."""
_TOP = Qt.AlignmentFlag.AlignTop


class ExtraFields(QWidget):
    """A head that is shown stays as long as its item is, blank or not."""

    troubled = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item_id: Id | None = None
        self._heads: dict[str, str] = {}
        self._fields: dict[str, TextField | LongField] = {}
        self._remark = RemarkLine()
        self._remark.hide()
        self._box = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._box)
        column.addWidget(self._remark)

    def show_item(self, item_id: Id | None, heads: Mapping[str, str]) -> None:
        """`heads` by their places (`extra:联系人`)."""
        if item_id == self._item_id:
            heads = self._heads | dict(heads)
        if item_id != self._item_id or heads != self._heads:
            self._item_id, self._heads = item_id, dict(heads)
            self._make_fields()
        for field in self._fields.values():
            field.binding.follow_lock()
            field.binding.refresh()
        self.setVisible(bool(heads))

    def widget_for(self, field: str) -> TextField | LongField | None:
        return self._fields.get(field)

    @property
    def by_field(self) -> dict[str, TextField | LongField]:
        return dict(self._fields)

    def _make_fields(self) -> None:
        """Anew: what is typed into the old ones goes to the desk first."""
        for field in self._fields.values():
            field.binding.bind(None)
        self._fields = {name: self._field(name) for name in self._heads} if self._item_id else {}
        layout = self.layout()
        assert layout is not None
        box, at = QWidget(self), 0
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)
        for name, field in self._fields.items():
            span = _WIDE if isinstance(field, LongField) else _NARROW
            at += 0 if at % _ACROSS + span <= _ACROSS else _ACROSS - at % _ACROSS
            row, column = divmod(at, _ACROSS)
            grid.addWidget(plain_label(self._heads[name], field), 2 * row, column, 1, span)
            grid.addWidget(
                field, 2 * row + 1, column, 1, span, _TOP if span == _NARROW else Qt.AlignmentFlag(0)
            )
            at += span
        layout.replaceWidget(self._box, box)
        self._box.hide()
        self._box.deleteLater()
        self._box = box

    def _field(self, name: str) -> TextField | LongField:
        assert self._item_id is not None
        text = str(value_at(self._desk.tree.item(self._item_id), name))
        is_long = len(text) > _SHORT or "\n" in text or asks_for_sentences(self._heads[name])
        field = LongField(self._desk, _LINES) if is_long else TextField(self._desk)
        field.binding.bind(Place(self._item_id, name))
        field.binding.troubled.connect(self.troubled)
        field.binding.remarked.connect(self._tell)
        return field

    def _tell(self, _: object) -> None:
        self._remark.show_first(field.binding.remark for field in self._fields.values())
