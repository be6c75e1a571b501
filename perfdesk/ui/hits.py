"""F3: from one place that says what is sought to the next, in the table or the form, and on into other items."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt
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


class Hits:
    """Of a workspace, whose navigator says what is sought."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def go(self, step: int, in_form: bool) -> bool:
        """To the next (1) or previous (-1); False where there is none at all."""
        if self._go_here(step, in_form, self._here() if in_form else None):
            return True
        for item in self._others(step):
            self._workspace.show_item(item)
            if self._go_here(step, in_form, None):
                return True
        return False

    def _go_here(self, step: int, in_form: bool, beyond: Stop | None) -> bool:
        """In the table that is shown, round and round; in the form beyond a place."""
        if not in_form:
            return self._workspace.tables.view.go_to_hit(step)
        stops = sorted(self._stops())[::step]
        if beyond is not None:
            stops = [stop for stop in stops if (stop[:4] > beyond[:4] if step > 0 else stop[:4] < beyond[:4])]
        if stops:
            self._visit(stops[0])
        return bool(stops)

    def _others(self, step: int) -> Iterator[Id]:
        """The items that say it, from the current one on and round to it."""
        items = self._workspace.navigator.model.fitting()
        current = self._workspace.current
        at = items.index(current) if current in items else -1
        count = len(items)
        return (items[(at + step * away) % count] for away in range(1, count + 1))

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
            start, end = next(spans(widget.toPlainText(), sought_around(widget)))
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
