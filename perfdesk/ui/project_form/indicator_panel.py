"""The indicator table with its commands: what each key and button does to the desk."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.edits import Edit, Place
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator_text import read
from perfdesk.domain.target_value import read_value
from perfdesk.ui.cells import keys
from perfdesk.ui.cells.clipboard import is_block, put, taken, taken_text
from perfdesk.ui.cells.keys import Key, shortcut_text
from perfdesk.ui.closed import Closed, close
from perfdesk.ui.fields import REFUSALS, Remark, RemarkLine
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.project_form.block_columns import Meant, meant
from perfdesk.ui.project_form.block_edits import (
    Block,
    Target,
    annual_as_cycle,
    filled,
    with_text_in,
)
from perfdesk.ui.project_form.columns import Column, MarkColumn
from perfdesk.ui.project_form.indicator_model import IndicatorModel
from perfdesk.ui.project_form.indicator_view import IndicatorView
from perfdesk.ui.project_form.readings import reading_of
from perfdesk.ui.project_form.suggesting import Suggesting
from perfdesk.ui.writing import Write
from perfdesk.wording import finding_sentence, refusal_sentence


class IndicatorPanel(QWidget):
    """`text_pasted` hands over a whole joined string; `current_changed` the indicator one stands on."""

    troubled = Signal(str)
    noticed = Signal(str)
    text_pasted = Signal(str)
    current_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.write: Write = desk.do
        """The window's, where there is one: it keeps answering."""
        self.model = IndicatorModel(desk, self)
        self.suggesting = Suggesting(desk, self)
        self.view = IndicatorView(self.model, self.suggesting, self)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setBuddy(self.view)
        self._remark = RemarkLine(self)
        self._button_of: dict[Key, QToolButton] = {}
        self._hints: dict[Key, str] = {}
        self._closed = Closed(desk, self)
        self._opened: set[Id] = set()
        self._commands: dict[Key, Callable[[], None]] = {
            keys.ADD: self.add_row,
            keys.DUPLICATE: self.duplicate_row,
            keys.REMOVE: self.remove_rows,
            keys.UP: lambda: self._move(-1),
            keys.DOWN: lambda: self._move(1),
            keys.ANNUAL_AS_CYCLE: self.take_annual_from_cycle,
            keys.COPY: self.copy,
            keys.CUT: self.cut,
            keys.FILL_DOWN: self.fill_down,
            keys.PASTE: self.paste,
            keys.CLEAR: self.clear,
            keys.CLEAR_BACK: self.clear,
        }
        self._lay_out()
        self._connect()

    def show_project(self, project_id: Id | None) -> None:
        self.view.commit_editor()
        self._drop_blank_rows()
        self.model.show_project(project_id)
        self.view.setEnabled(project_id is not None)
        if self.view.hasFocus() and self.model.rowCount():
            self.view.go_to(0, self.view.first_column)
        has_cycle = any(column.field == "cycle_value" for column in self.model.columns)
        self._button_of[keys.ANNUAL_AS_CYCLE].setVisible(has_cycle)
        self.view.empty_text = self.tr("还没有指标。")
        self.follow_lock()
        self._moved()

    def refresh(self) -> None:
        self.view.refresh()
        self._moved()

    def follow_lock(self) -> None:
        """What was passed or handed in takes no further row, and its buttons say why."""
        self.view.refresh()
        why = self._why_closed()
        for key, button in self._button_of.items():
            close(button, why, self._hints[key])
            button.setEnabled(not why and self.model.project_id is not None)

    def _why_closed(self) -> str:
        return self._closed.why(self.model.project_id)

    def go_to(self, place: Place) -> bool:
        """False when it is no place of these indicators."""
        row = self.model.row_of(place.item)
        if row is None:
            return False
        self.view.go_to(row, self.model.column_of(place.field))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def add_row(self) -> None:
        """Behind the current row; behind the last one a row is waiting already."""
        at, project_id = self._current_id, self.model.project_id
        if project_id is None or self._is_closed():
            return
        if at is None or self.model.row_of(at) == self.model.count - 1:
            self.view.begin_row()
            self.view.setFocus()
        else:
            self._try(lambda: self._go_to_new(self._desk.add_indicator(project_id, at)))

    @property
    def _current_id(self) -> Id | None:
        return None if self.view.is_at_waiting else self.view.current_id

    def duplicate_row(self) -> None:
        at = self._current_id
        if at is not None:
            self._try(lambda: self._go_to_new(self._desk.duplicate(at)))

    def remove_rows(self) -> None:
        ids = [self.model.indicator(row).id for row in self.view.selected_rows()]
        self._try(lambda: self._desk.remove(ids))

    def take_annual_from_cycle(self) -> None:
        ids = [self.model.indicator(row).id for row in self.view.selected_rows()]
        self._do(annual_as_cycle(self._desk.tree, ids))

    def clear(self) -> None:
        self._do(with_text_in(self._desk.tree, self._selected_cells(), "", self.model.choices()))

    def copy(self) -> None:
        rows, block = self.view.selected_rows(), self.view.selected_block()
        texts = [
            [column.text(self.model.indicator(row)) for column in columns]
            for row, columns in zip(rows, block, strict=False)
        ]
        if texts:
            put(texts)

    def cut(self) -> None:
        self.copy()
        self.clear()

    def fill_down(self) -> None:
        """The first of the selected rows into the others; into a single row, the one above it."""
        rows = self.view.selected_rows() or ([self.model.count] if self.view.is_at_waiting else [])
        block = self.view.selected_block() or [[self.model.columns[self.view.currentIndex().column()]]]
        source = rows[0] if len(rows) > 1 else min(rows, default=0) - 1
        if source < 0 or self.model.project_id is None:
            return
        texts = [column.text(self.model.indicator(source)) for column in block[0]]
        target = Target(self.model.project_id, source + 1, block[0], self.model.choices())
        self._refusing(lambda: filled(self._desk.tree, target, [texts] * (rows[-1] - source)))

    def paste(self) -> None:
        """A joined string goes to its own editor, a block over the cells, one text into all selected."""
        text = taken_text()
        if self.model.project_id is None or not text.strip() or self._is_closed():
            return
        if read(text).indicators:
            self.text_pasted.emit(text)
        elif is_block(text) or not self._selected_cells():
            self._paste_block(taken())
        else:
            cells = self._selected_cells()
            self._refusing(
                lambda: with_text_in(self._desk.tree, cells, text.strip("\r\n"), self.model.choices())
            )

    def _paste_block(self, block: Block) -> None:
        """By its heads where it has some; in the waiting row by what it says; else from the current cell on."""
        project_id, goes = self.model.project_id, self._meant(block)
        assert project_id is not None
        row = self.view.currentIndex().row() if self.view.currentIndex().isValid() else self.model.count
        target = Target(project_id, row, goes.columns, self.model.choices())
        self._refusing(lambda: filled(self._desk.tree, target, goes.rows))
        widest = max((len(cells) for cells in goes.rows), default=0)
        fitting = sum(column is not None for column in goes.columns[:widest])
        if fitting < widest:
            said = self.tr("粘贴的内容有 {given} 列，其中 {taken} 列放得下，其余未粘贴。")
            self._say(Remark(said.format(given=widest, taken=fitting)))

    def _meant(self, block: Block) -> Meant:
        columns = [column for column in self.model.columns if not isinstance(column, MarkColumn)]
        index = self.view.currentIndex()
        first = index.column() if index.isValid() else self.model.column_of("name")
        is_free = not index.isValid() or self.view.is_at_waiting
        return meant(block, columns, first, self.model.choices() if is_free else None)

    def _refusing(self, edit: Callable[[], Edit | None]) -> None:
        try:
            self._do(edit())
        except REFUSALS as refusal:
            self._say(Remark(refusal_sentence(refusal)))

    def _drop_blank_rows(self) -> None:
        """Begun and left without a word: they would be printed. One that undo brings back goes again."""
        rows = ((self.model.row_of(at), at) for at in self._opened)
        blank = [at for row, at in rows if row is not None and self.model.is_blank_row(row)]
        if blank and not self._why_closed():
            self._try(lambda: self._desk.remove(blank))

    def _move(self, steps: int) -> None:
        at = self._current_id
        if at is not None:
            self._try(lambda: self._desk.move(at, steps))

    def _go_to_new(self, indicator_id: Id) -> None:
        row = self.model.row_of(indicator_id)
        if row is not None:
            self._opened.add(indicator_id)
            self.view.go_to(row, self.model.column_of("level2_name"))
            self.view.setFocus()

    def _selected_cells(self) -> list[tuple[Id, Column]]:
        columns = self.model.columns
        cells = sorted((i.row(), i.column()) for i in self.view.selectedIndexes())
        return [
            (self.model.indicator(row).id, columns[at])
            for row, at in cells
            if not isinstance(columns[at], MarkColumn) and not self.model.is_waiting(row)
        ]

    def _do(self, edit: Edit | None) -> None:
        if edit is not None:
            self._try(lambda: self.write(edit))

    def _try(self, action: Callable[[], object]) -> None:
        if self._is_closed():
            return
        try:
            action()
        except known_trouble() as failure:
            self.troubled.emit(refusal_sentence(failure))

    def _command(self, key: Key) -> None:
        if self.view.commit_editor():
            self._commands[key]()

    def _moved(self) -> None:
        """Says what there is to say about the current cell and which indicator it is of."""
        count = self.model.count
        self._title.setText(self.tr("绩效指标（%n 条）", None, count) if count else self.tr("绩效指标"))
        index = self.view.currentIndex()
        self._say(self._remark_at(index.row(), index.column()) if index.isValid() else Remark())
        self.current_changed.emit(self._current_id)

    def _remark_at(self, row: int, column: int) -> Remark:
        findings = self.model.findings_at(row, column)
        if findings:
            return Remark(finding_sentence(findings[0], self._desk.tree), findings[0].severity)
        spec = self.model.columns[column]
        if spec.field == "name" and self.model.is_unmentioned(row):
            return Remark(self.tr("绩效目标中没有提到这条指标"))
        value = read_value(spec.text(self.model.indicator(row))) if spec.is_value else None
        return Remark(self.tr("读作 {reading}").format(reading=reading_of(value)) if value else "")

    def _say(self, remark: Remark) -> None:
        self._remark.show_remark(remark)

    def _lay_out(self) -> None:
        self.view.setAccessibleName(self.tr("绩效指标"))
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._remark, 1)
        for key, text, hint in (
            (keys.ADD, self.tr("新增"), self.tr("在当前行之后新增一条指标（{key}）")),
            (keys.DUPLICATE, self.tr("复制一条"), self.tr("在当前行之后照样再加一条（{key}）")),
            (keys.REMOVE, self.tr("删除"), self.tr("删除选中的指标（{key}）")),
            (keys.UP, self.tr("上移"), self.tr("把当前指标上移一行（{key}）")),
            (keys.DOWN, self.tr("下移"), self.tr("把当前指标下移一行（{key}）")),
            (
                keys.ANNUAL_AS_CYCLE,
                self.tr("年度值同周期值"),
                self.tr("选中各行的年度指标值取实施周期指标值（{key}）"),
            ),
        ):
            self._hints[key] = hint.format(key=shortcut_text(key))
            head.addWidget(self._button(key, text))
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.view, 1)

    def _button(self, key: Key, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._command(key))
        self._button_of[key] = button
        return button

    def _connect(self) -> None:
        self.view.commanded.connect(self._command)
        self.view.left.connect(self._drop_blank_rows)
        self.view.closed.connect(self._is_closed)
        self.view.moved.connect(self._moved)
        self.view.refused_level2.connect(self._level2_refused)
        self.model.refused.connect(lambda sentence: self._say(Remark(sentence)))
        self.model.troubled.connect(self.troubled)
        self.model.began.connect(lambda at: self._opened.add(Id(at)))
        self.model.signs_replaced.connect(self._tell_signs)

    def _tell_signs(self, typed: str, plain: str) -> None:
        words = self.tr("“{typed}”已写成“{plain}”；按 Ctrl+Z 恢复原样。")
        self.noticed.emit(words.format(typed=typed, plain=plain))

    def _is_closed(self) -> bool:
        """Says why, where nothing can be changed."""
        why = self._why_closed()
        if why:
            self._say(Remark(why))
        return bool(why)

    def _level2_refused(self, text: str) -> None:
        self._say(
            Remark(self.tr("没有“{text}”这个二级指标。请输入编码或名称，例如 11 或 数量。").format(text=text))
        )
