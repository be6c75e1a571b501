"""F3: from one place that says what is sought to the next, in the table or the form, and on into other items."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QWidget

from perfdesk.domain.identity import Id
from perfdesk.ui.cells.model import CellsModel
from perfdesk.ui.cells.view import WordsView
from perfdesk.ui.fields import LongTextField, TextField
from perfdesk.ui.form_scroll import FormScroll
from perfdesk.ui.sought import says, sought_around, spans

if TYPE_CHECKING:
    from perfdesk.ui.workspace import Workspace


class Stop(NamedTuple):
    """A field or a cell; stops are in the order in which one reads a form."""

    top: int
    left: int
    row: int
    column: int
    widget: QWidget


class Hits(QObject):
    """Of a workspace, whose navigator says what is sought."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace = workspace

    def go(self, step: int, in_form: bool) -> bool:
        """To the next (1) or previous (-1), round all that say it; False where there is none at all."""
        if self._go_here(step, in_form, goes_on=True):
            self._tell(0)
            return True
        for item, is_round in self._others(step, in_form):
            self._workspace.show_item(item)
            if self._go_here(step, in_form, goes_on=False):
                self._tell(step if is_round else 0)
                return True
        return False

    def _go_here(self, step: int, in_form: bool, *, goes_on: bool) -> bool:
        """In the table or the form that is shown: beyond where one is, or from its end."""
        if not in_form:
            return self._workspace.tables.view.go_to_hit(step, goes_on=goes_on)
        stops, beyond = sorted(self._stops())[::step], self._here() if goes_on else None
        if beyond is not None:
            stops = [stop for stop in stops if (stop[:4] > beyond[:4] if step > 0 else stop[:4] < beyond[:4])]
        if stops:
            self._visit(stops[0])
        return bool(stops)

    def _others(self, step: int, in_form: bool) -> Iterator[tuple[Id, bool]]:
        """What else says it, round to where one is, and whether that is beyond the last; of a table its first item."""
        current = self._workspace.current
        firsts: dict[Id, Id] = {}
        for item in self._workspace.navigator.model.fitting():
            firsts.setdefault(self._shown_with(item, in_form), item)
        says_it = self._shown_with(current, in_form) in firsts
        here = firsts.setdefault(self._shown_with(current, in_form), current)
        ways = list(firsts.values())[::step]
        at = ways.index(here)
        yield from ((item, False) for item in ways[at + 1 :])
        yield from ((item, says_it) for item in ways[: at + 1])

    def _shown_with(self, item: Id, in_form: bool) -> Id:
        """A form shows an item, a table all of its own."""
        tree = self._workspace.desk.tree
        table = tree.table(item) if not in_form and tree.has(item) else None
        return table.id if table is not None else item

    def _tell(self, began_again: int) -> None:
        """Which of the items one is at, and once that it goes round."""
        found = self._workspace.navigator.model.fitting()
        current = self._workspace.current
        again = {1: self.tr("已从头找起。"), -1: self.tr("已从末尾找起。")}.get(began_again, "")
        at = found.index(current) + 1 if current in found else 0
        place = self.tr("目录中第 {at} / {count} 项。").format(at=at, count=len(found)) if at else ""
        self._workspace.noticed.emit(again + place)

    def _stops(self) -> Iterator[Stop]:
        form = self._workspace.forms.currentWidget()
        for widget in form.findChildren(QWidget) if form is not None else ():
            if not widget.isVisible():
                continue
            if isinstance(widget, WordsView):
                yield from self._cells(widget)
            elif isinstance(widget, TextField | LongTextField) and says(widget.said(), sought_around(widget)):
                yield self._stop(widget)

    def _cells(self, view: WordsView) -> Iterator[Stop]:
        model = view.model()
        assert isinstance(model, CellsModel)
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                if model.is_hit(model.index(row, column)) and not view.isColumnHidden(column):
                    yield self._stop(view, row, column)

    def _stop(self, widget: QWidget, row: int = -1, column: int = -1) -> Stop:
        at = widget.mapTo(self._workspace.forms, QPoint(0, 0))
        return Stop(at.y(), at.x(), row, column, widget)

    def _here(self) -> Stop | None:
        """Where the keyboard is; an open editor stands for its cell."""
        widget = QApplication.focusWidget()
        if widget is None or not self._workspace.forms.isAncestorOf(widget):
            return None
        around: QWidget | None = widget
        while around is not None and not isinstance(around, WordsView):
            around = around.parentWidget()
        if isinstance(around, WordsView):
            index = around.currentIndex()
            return self._stop(around, index.row(), index.column())
        return self._stop(widget)

    def _visit(self, stop: Stop) -> None:
        widget = stop.widget
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(widget, WordsView):
            widget.go_to(stop.row, stop.column)
        elif isinstance(widget, QPlainTextEdit):
            start, end = spans(widget.toPlainText(), sought_around(widget))[0]
            cursor = QTextCursor(widget.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            widget.setTextCursor(cursor)
        area = _scroll_around(widget)
        if isinstance(area, FormScroll):
            area.bring(widget)
        elif area is not None:
            area.ensureWidgetVisible(widget)


def _scroll_around(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
