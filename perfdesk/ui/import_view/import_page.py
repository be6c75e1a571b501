"""The import view: the source at the left, at the right what was read from it, and nothing taken over yet."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from perfdesk.desk.corrected import Correction
from perfdesk.desk.importing import Standing
from perfdesk.domain.draft import Hints
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.origin import Spot
from perfdesk.domain.table import Project
from perfdesk.ui import theme
from perfdesk.ui.import_view.columns_dialog import ColumnsDialog
from perfdesk.ui.import_view.detail import Detail
from perfdesk.ui.import_view.draft_rows import Node
from perfdesk.ui.import_view.draft_tree import DraftTree
from perfdesk.ui.import_view.homes_panel import HomesPanel
from perfdesk.ui.import_view.page_keys import PAGE_KEYS
from perfdesk.ui.import_view.proof_panel import ProofPanel
from perfdesk.ui.import_view.review import Review
from perfdesk.ui.provenance.source_view import BARE, SourceView

_LEAST_SCALE = 0.7


class ImportPage(QWidget):
    """`accepted` carries what was chosen (None: all), `hinted` what a person says about the file."""

    accepted = Signal(object)
    given_up = Signal()
    hinted = Signal(object)
    pointing_wanted = Signal()

    def __init__(
        self,
        review: Review,
        hints: Hints,
        lands_in: str,
        parent: QWidget | None = None,
        corrected: Callable[[Review], Mapping[Id, Correction]] = lambda _: {},
    ) -> None:
        """`lands_in`: the name of the desk that it goes into; `corrected`: what a person changed there meanwhile."""
        super().__init__(parent)
        self.review, self._hints, self._corrected = review, hints, corrected
        self.source = SourceView(self, least_scale=_LEAST_SCALE)
        self.proof, self.homes = ProofPanel(self), HomesPanel(self)
        self.tree, self.detail = DraftTree(self), Detail(self)
        self._title, self._lands, self._sum = QLabel(self), QLabel(self), QLabel(self)
        self.buttons: dict[str, QPushButton] = {}
        self._is_pointing = False
        self._lay_out()
        self._connect()
        self._show(lands_in)

    def focus_first(self) -> None:
        """A clean import only has to be confirmed; else one begins in the tree."""
        clean = not self.review.doubts and self.review.draft.proof.holds
        first = self.buttons["accept"] if clean and self.buttons["accept"].isEnabled() else self.tree
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a button presses it, as in a dialog."""
        focus = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        if not self.buttons["accept"].isEnabled():
            return
        chosen = self.tree.rows.chosen
        self.accepted.emit(None if len(chosen) == len(self.review.standings) else frozenset(chosen))

    def join_to_row_above(self) -> None:
        """The current project is only the rest of the row above it."""
        at = self._row_of_file()
        if at is not None:
            self.hinted.emit(replace(self._hints, joined=self._hints.joined | {at}))

    def ask_columns(self) -> None:
        dialog = ColumnsDialog(self.review.draft.layouts, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.confirmed.connect(self._hint_columns)
        dialog.open()

    def next_pane(self, by: int) -> None:
        """F6: source, draft, detail, buttons."""
        panes = [pane for pane in (*self.source.panes(), self.tree, self.detail) if pane.isVisible()]
        panes.append(self.buttons["accept"])
        focus = QApplication.focusWidget()
        here = next(
            (i for i, pane in enumerate(panes) if focus is pane or (focus and pane.isAncestorOf(focus))), -by
        )
        panes[(here + by) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _hint_columns(self, said: Mapping[tuple[int, int], str]) -> None:
        self.hinted.emit(replace(self._hints, columns={**self._hints.columns, **said}))

    def _show(self, lands_in: str) -> None:
        review = self.review
        source = review.draft.source
        self._title.setText(self.tr("导入核对：{file}").format(file=source.file))
        self._lands.setText(self.tr("导入到“{name}”。确认之前什么也不会改动。").format(name=lands_in))
        self.proof.show_review(review)
        self.homes.show_review(review)
        self.source.setVisible(source.reader not in BARE)
        self.source.show_source(source, review.content, review.pages)
        self.tree.show_review(review, self._corrected(review))
        self.buttons["columns"].setEnabled(any(layout.columns for layout in review.draft.layouts))
        self._say_sum()

    def _say_home(self, table: Id, home: Id | None) -> None:
        self.review = self.review.with_home(table, home)
        self.homes.follow(self.review, table)
        self.tree.show_review(self.review, self._corrected(self.review))
        self._say_sum()

    def _node_chosen(self, node: Node | None) -> None:
        self.detail.show_node(node, self.review)
        self.buttons["join"].setEnabled(self._row_of_file() is not None)
        if node is None or self._is_pointing:
            return
        place = node.doubt.place if node.doubt is not None else Place(node.item.id, "")
        self.source.light(self.review.spots(place))

    def _pointed_at(self, spot: Spot) -> None:
        """A click in the source selects the row; only what was clicked is lit."""
        place = self.review.place_at(spot)
        if place is None:
            return
        self._is_pointing = True
        self.tree.go_to(Id(self.review.row_of(place.item)))
        self._is_pointing = False
        self.source.light([spot for spot in self.review.spots(place) if spot.page == self.source.shown_page])

    def _row_of_file(self) -> tuple[int, int] | None:
        """Table and row of the current project in the file; None where it cannot be joined to one above."""
        node = self.tree.node
        if node is None or not isinstance(node.item, Project):
            return None
        table = self.review.table_number(node.item.id)
        return (table, self.review.draft.layouts[table].rows[node.item.id]) if table is not None else None

    def _say_sum(self) -> None:
        review, chosen = self.review, self.tree.rows.chosen
        stand = Counter(c.standing for c in review.candidates if c.project.id in chosen)
        new, differing = stand[Standing.NEW], stand[Standing.DIFFERS]
        others = len(review.others_taken(chosen))
        self.buttons["accept"].setEnabled(bool(new or differing or others))
        said = []
        if differing:
            said.append(
                self.tr("将新增 {new} 个项目，更新 {differing} 个").format(new=new, differing=differing)
            )
        elif new:
            said.append(self.tr("将新增 {new} 个项目").format(new=new))
        if others:
            said.append(self.tr("将新增 {others} 张自评或监控表").format(others=others))
        self._sum.setText(self.tr("；").join(said) or self.tr("没有选中要导入的内容"))

    def _connect(self) -> None:
        self.tree.node_chosen.connect(self._node_chosen)
        self.tree.rows.chosen_changed.connect(self._say_sum)
        self.source.pointed_at.connect(self._pointed_at)
        self.proof.page_wanted.connect(self.source.show_page)
        self.homes.said.connect(self._say_home)
        rows = self.tree.rows
        presses: dict[str, Callable[[], object]] = {
            "all": lambda: rows.choose(rows.standing()),
            "none": lambda: rows.choose(()),
            "new": lambda: rows.choose(rows.standing(Standing.NEW)),
            "columns": self.ask_columns,
            "point": self.pointing_wanted.emit,
            "join": self.join_to_row_above,
            "give_up": self.given_up.emit,
            "accept": self.accept,
        }
        for name, act in presses.items():
            self.buttons[name].clicked.connect(act)
        acts: dict[str, Callable[[], object]] = {
            "accept": self.accept,
            "give_up": self.given_up.emit,
            "next_doubt": lambda: self.tree.step_doubt(1),
            "previous_doubt": lambda: self.tree.step_doubt(-1),
            "next_pane": lambda: self.next_pane(1),
            "previous_pane": lambda: self.next_pane(-1),
        }
        for name, sequences in PAGE_KEYS.items():
            for key in sequences:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(acts[name])

    def _lay_out(self) -> None:
        font = QFont(self.font())
        font.setBold(True)
        self._title.setFont(font)
        for label in (self._title, self._lands, self._sum):
            label.setTextFormat(theme.PLAIN)
        self._lands.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._make_buttons()
        down = QSplitter(Qt.Orientation.Vertical, self)
        for part, stretch in ((self.tree, 3), (self.detail, 1)):
            down.addWidget(part)
            down.setStretchFactor(down.count() - 1, stretch)
        down.setChildrenCollapsible(False)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(4, 2, 4, 6)
        column.setSpacing(6)
        column.addWidget(self.proof)
        column.addWidget(self.homes)
        column.addLayout(self._row("all", "none", "new", None, "columns", "point", "join"))
        column.addWidget(down, 1)
        foot = self._row(None, "give_up", "accept")
        foot.insertWidget(0, self._sum, 1)
        column.addLayout(foot)
        across = QSplitter(Qt.Orientation.Horizontal, self)
        across.addWidget(self.source)
        across.addWidget(right)
        across.setChildrenCollapsible(False)
        for pane in range(2):
            across.setStretchFactor(pane, 1)
        across.setSizes((760, 640))
        head = QHBoxLayout()
        head.setContentsMargins(4, 4, 4, 0)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._lands, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(4, 2, 4, 0)
        page.addLayout(head)
        page.addWidget(across, 1)

    def _make_buttons(self) -> None:
        for name, text, hint in (
            ("all", self.tr("全选(&A)"), self.tr("选中全部项目")),
            ("none", self.tr("全不选(&D)"), self.tr("一个项目也不选")),
            ("new", self.tr("仅新增(&W)"), self.tr("只选中现有内容里没有的项目")),
            ("columns", self.tr("栏目(&L)…"), self.tr("告诉程序原表的各栏是什么，重新识别")),
            ("point", self.tr("指出表头(&H)…"), self.tr("告诉程序哪一张表、哪几行是表头，重新识别")),
            ("join", self.tr("与上一行合并(&J)"), self.tr("这一行是上一行的续行，合并后重新识别")),
            ("give_up", self.tr("放弃"), self.tr("不导入，什么也不改动（Esc）")),
            ("accept", self.tr("导入所选"), self.tr("把选中的项目导入，可以撤销（Ctrl+Enter）")),
        ):
            button = QPushButton(text, self)
            button.setToolTip(hint)
            button.setAutoDefault(False)
            self.buttons[name] = button

    def _row(self, *names: str | None) -> QHBoxLayout:
        """Buttons in a row; None is the gap that grows."""
        row = QHBoxLayout()
        row.setSpacing(6)
        for name in names:
            if name is None:
                row.addStretch(1)
            else:
                row.addWidget(self.buttons[name])
        return row
