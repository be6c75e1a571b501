"""An open desk in the window: its workspace wired to the menus, the bars and the status line."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.importing import first_in
from perfdesk.desk.sharing import Request
from perfdesk.domain.book import BOOK_ID, Table
from perfdesk.domain.draft import Draft
from perfdesk.domain.edits import Edit
from perfdesk.domain.identity import Id
from perfdesk.domain.notes import Verdict
from perfdesk.domain.severity import Severity
from perfdesk.ui import folders
from perfdesk.ui.actions import check, plain
from perfdesk.ui.asking import AskingWindow
from perfdesk.ui.being_asked import BeingAsked
from perfdesk.ui.closed import Closed, ClosedKeys
from perfdesk.ui.editing import Editing
from perfdesk.ui.grid_work import GridWork
from perfdesk.ui.hits import Hits
from perfdesk.ui.key_names import key_name
from perfdesk.ui.last_time import LastTime
from perfdesk.ui.layout_work import LayoutWork
from perfdesk.ui.provenance.cursor import Cursor
from perfdesk.ui.regaining import Regaining
from perfdesk.ui.replace_work import ReplaceWork
from perfdesk.ui.review.work import FindingWork
from perfdesk.ui.safekeeping import Safekeeping
from perfdesk.ui.second_look import SecondLook
from perfdesk.ui.second_place import SecondPlace
from perfdesk.ui.settings import Left
from perfdesk.ui.sight_work import SightWork
from perfdesk.ui.standpoint import Standpoint
from perfdesk.ui.status import Status
from perfdesk.ui.talk.appraising import Appraising
from perfdesk.ui.talk.packages import Packages
from perfdesk.ui.talk.work import ReviewWork
from perfdesk.ui.watch import Watch
from perfdesk.ui.workspace import (
    FORM_TAB,
    GRID_TAB,
    HISTORY_TAB,
    OVERVIEW_TAB,
    REVIEW_TAB,
    STATISTICS_TAB,
    Workspace,
)
from perfdesk.wording import action_word

if TYPE_CHECKING:
    from perfdesk.desk.exporting import ExportReport
    from perfdesk.ui.evaluation.work import EvaluationWork
    from perfdesk.ui.filling.work import FillingWork
    from perfdesk.ui.gathering.work import GatheringWork
    from perfdesk.ui.history.panel import HistoryPanel
    from perfdesk.ui.indicator_copying.work import IndicatorCopying
    from perfdesk.ui.main_window import MainWindow
    from perfdesk.ui.provenance.inspector import Inspector
    from perfdesk.ui.templates.work import TemplateWork

_EDITING = (
    *("add_project", "add_unit", "add_table", "duplicate", "move_up", "move_down", "move_to", "remove"),
    *("undo", "redo", "import", "replace", "next_years_targets"),
)
_WIDE = 1500
"""Pixels of a window in which there is room for the source beside the table."""
_NARROW = 1060
"""Below it the table, its tree and the source have no room beside each other: the source stands for the tree."""
_WORK = (
    *("repair_finding", "repair_group", "waive_finding", "waive_group"),
    *("waived", "rules", "review_sheet"),
)
_EVALUATION = (
    "evaluate_projects",
    "monitor_projects",
    "new_project_evaluation",
    "next_year",
    "evaluate_department",
)
_COPYING = ("copy_indicators", "take_indicators")
_TEMPLATES = ("save_template", "project_from_template")
_GATHERING = ("compare", "hand_out", "merge_files", "rekey_amounts")
_BLOCK = ("cut", "copy", "paste", "clear", "fill_down", "fill_right")
"""What is done to the selected cells of the grid; their keys are those of every table."""
_SIGHT = ("filter_rows", "look_again", "sort_up", "sort_down", "see_all")
_LAYOUT = (
    *("hide_columns", "show_columns", "freeze", "unfreeze"),
    *("zoom_in", "zoom_out", "zoom_back"),
)
_VERDICTS = {
    "submit": Verdict.SUBMITTED, "pass": Verdict.PASSED, "return": Verdict.RETURNED,
    "hand_in": Verdict.HANDED_IN, "reopen": Verdict.DRAFT,
}  # fmt: skip
_SAYING = ("comment", "propose", "comment_finding", "score_sheet", "import_review")
_MANY = ("copy_indicators", "fill_many")
"""What is done from here to many, in the menus of the grid and the tree."""
_LOCAL = ("duplicate", "move_up", "move_down", "move_to", "remove")


class DeskView(QObject):
    """Lives as long as the desk is open."""

    def __init__(self, desk: Desk, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._desk, self._actions = window, desk, window.actions_
        self.workspace = Workspace(desk, window.settings, window.files.writing.by(desk))
        self.editing = Editing(self.workspace, window.bar, window.files.writing, window.files.shelf)
        self.grid_work = GridWork(self.workspace, window.bar, window.files.writing, window.files.paste_table)
        self.sight_work = SightWork(self.workspace, window.bar, window.settings)
        self.replace_work = ReplaceWork(self.workspace, window.bar, window.files.writing)
        self._hits = Hits(self.workspace)
        self.layout_work = LayoutWork(self.workspace.page.grid, window.bar)
        self.status = Status(window.statusBar(), self.workspace)
        self._inspector: Inspector | None = None
        self.cursor = Cursor(self.workspace)
        self.work = FindingWork(self.workspace, window.bar, window.settings, window.files.writing)
        by_person = (self.workspace, window.bar, window.files.writing, window.settings)
        self.review = ReviewWork(*by_person, self.cursor)
        self.packages, self.appraising = Packages(*by_person), Appraising(*by_person)
        self.workspace.talk_made.connect(lambda panel: panel.sheet_wanted.connect(self.appraising.sheet))
        self.safekeeping = Safekeeping(desk, window.bar, self)
        self.second_place = SecondPlace(desk, window.settings, window.bar, self)
        self._export_waits = False
        self.closed = Closed(desk, self)
        ClosedKeys(self.workspace, window.actions_.all(), window.bar.show_notice)
        self.last_time = LastTime(desk, window.bar, window.settings, self)
        self.watch = Watch(desk, self)
        self.asking = AskingWindow(desk, window.bar, window, self)
        self.being_asked = BeingAsked(
            self.workspace, window.question, window.bar, window, lambda: window.import_page is not None
        )
        self.regaining = Regaining(desk, self)
        self.second_look = SecondLook(desk, window.bar, self)
        self._connections: list[tuple[QObject, object]] = []
        self._dock()
        self._connect()
        self._give_room(self._actions["show_source"].isChecked())
        self._go_where_left()

    def settle_in(self) -> None:
        """The first focus: the table, where work begins, or the form that was left."""
        if self.workspace.tabs.currentIndex() == FORM_TAB:
            self.workspace.forms.focus_first()
        else:
            self.workspace.tables.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_where_left(self) -> None:
        left = self._window.settings.place_in(self._desk.path)
        if left is None or not self._desk.tree.has(Id(left.item)):
            return
        self.workspace.show_item(Id(left.item))
        if self.workspace.tabs.isTabVisible(left.tab):
            self.workspace.tabs.setCurrentIndex(left.tab)
        grid = self.workspace.page.grid
        if grid.currentIndex().isValid():
            grid.go_to(grid.currentIndex().row(), left.column)
        # Only a table that is laid out can be scrolled.
        QTimer.singleShot(0, self.workspace, lambda: grid.verticalScrollBar().setValue(left.top))

    def _left(self) -> Left:
        grid = self.workspace.page.grid
        column, top = max(0, grid.currentIndex().column()), grid.verticalScrollBar().value()
        return Left(self.workspace.current, self.workspace.tabs.currentIndex(), column, top)

    def stand(self) -> "Callable[[DeskView], None]":
        """Puts another view of the same desk where this one stands."""
        workspace = self.workspace
        made, item, tab = workspace.made, workspace.current, workspace.tabs.currentIndex()
        looks, opened = workspace.page.grid.rows.looks, self.sight_work.opened
        standpoint = Standpoint(workspace, workspace.looking)

        def put(view: "DeskView") -> None:
            view.sight_work.note_opened(opened)
            view.workspace.make(made)
            view.workspace.page.grid.look_as(looks)
            view.workspace.show_item(item)
            view.workspace.tabs.setCurrentIndex(tab)
            standpoint.give(view.workspace)

        return put

    @property
    def inspector(self) -> "Inspector":
        """Made when it is first asked for, like all that most people do not look at in every file."""
        if self._inspector is None:
            from perfdesk.ui.provenance.inspector import WIDTH, Inspector

            self._inspector = self.workspace.beside = inspector = Inspector(self._desk, self._window)
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, inspector)
            self._window.resizeDocks([inspector], [WIDTH], Qt.Orientation.Horizontal)
            inspector.closed.connect(lambda: self._actions["show_source"].setChecked(False))
            self.cursor.moved.connect(inspector.show_place)
        return self._inspector

    @cached_property
    def evaluation(self) -> "EvaluationWork":
        from perfdesk.ui.evaluation.work import EvaluationWork

        return EvaluationWork(self.workspace, self._window.bar, self._window.files.writing)

    @cached_property
    def copying(self) -> "IndicatorCopying":
        from perfdesk.ui.indicator_copying.work import IndicatorCopying

        window = self._window
        return IndicatorCopying(self.workspace, window.bar, window.files.writing, window.settings)

    @cached_property
    def filling(self) -> "FillingWork":
        from perfdesk.ui.filling.work import FillingWork

        return FillingWork(self.workspace, self._window.bar, self._window.files.writing)

    @cached_property
    def templates(self) -> "TemplateWork":
        from perfdesk.ui.templates.work import TemplateWork

        window = self._window
        return TemplateWork(
            self.workspace, window.bar, window.files.writing, self.editing, window.files.shelf
        )

    @cached_property
    def gathering(self) -> "GatheringWork":
        from perfdesk.ui.gathering.work import GatheringWork

        return GatheringWork(self.workspace, self._window.bar, self._window.files.writing)

    def show_state(self) -> None:
        """Which actions make sense now, and what undo and redo would do."""
        for name in (*_EDITING, *_EVALUATION, *_COPYING, "fill_many", *_GATHERING[1:]):
            self._actions.allow(name, self.closed.why())
        self._actions["show_overview"].setEnabled(self.workspace.has_overview)
        self.show_adding()
        has_findings = any(self.workspace.findings.count(severity) for severity in Severity)
        for name in ("next_finding", "previous_finding"):
            self._actions[name].setEnabled(has_findings)
        for name in _WORK[:4]:
            self._actions.allow(name, self.closed.why(), makes_sense=has_findings)
        for name in ("export", "print", "print_blank", "save_template"):
            self._actions[name].setEnabled(bool(self._desk.book.tables))
        self.show_review()
        self._name_step(
            "undo",
            self.tr("撤销"),
            self.tr("撤销：{action}"),
            self._step_word(self._desk.history.undo_action, self._desk.history.undo_field),
        )
        self._name_step(
            "redo",
            self.tr("重做"),
            self.tr("重做：{action}"),
            self._step_word(self._desk.history.redo_action, self._desk.history.redo_field),
        )

    def show_review(self) -> None:
        """What can be said, and what can become of what is at hand."""
        has_tables, why = bool(self._desk.book.tables), self.closed.why()
        following = self.review.following if has_tables else ()
        for name, verdict in _VERDICTS.items():
            self._actions.allow(name, why, makes_sense=verdict in following)
        for name in _SAYING:
            self._actions.allow(name, why, makes_sense=has_tables)

    def show_adding(self) -> None:
        """Units and projects are added to a target table; in a self-evaluation there is none around."""
        table = self.workspace.page.table_id
        for name in ("add_project", "add_unit", "project_from_template"):
            self._actions.allow(name, self.closed.why(table), makes_sense=table is not None)
        for name in _BLOCK:
            self._actions.allow(name, self.closed.why(table) if name != "copy" else "")
        self._show_changing()
        for name in (*_SIGHT, *_LAYOUT):
            self._actions[name].setEnabled(self.workspace.page.table_id is not None)

    def _show_changing(self) -> None:
        """What is done to the current item: as far as it, or what it stands in, was not passed or handed in."""
        current, tree = self.workspace.current, self._desk.tree
        around = tree.parents.get(current) if current != BOOK_ID else None
        for name in ("move_up", "move_down", "move_to", "remove", "take_indicators"):
            self._actions.allow(name, self.closed.why(current))
        self._actions.allow("duplicate", self.closed.why(around))

    def show_beside(self, is_at_work: bool) -> None:
        """What is docked beside the workspace goes and comes with it."""
        is_wanted = is_at_work and self._actions["show_source"].isChecked()
        if is_wanted or self._inspector is not None:
            self.inspector.setVisible(is_wanted)

    def close(self, keeping: Desk | None = None) -> None:
        """With its desk, unless that is shown anew."""
        self.workspace.finish_typing()
        self._window.settings.keep_place(self._desk.path, self._left())
        if self._inspector is not None:
            self._window.removeDockWidget(self._inspector)
            self._inspector.deleteLater()
        for action, connection in self._connections:
            action.disconnect(connection)  # type: ignore[call-overload] # a Connection, as connect() gave it
        for widget in (self.workspace.navigator, self.workspace.page.grid):
            for name in (*_LOCAL, *_BLOCK):
                widget.removeAction(self._actions[name])
        self.status.take_away()
        self.last_time.end()
        self.asking.close()
        self.being_asked.close()
        self.second_place.close()
        self.workspace.let_go()
        if keeping is not self._desk:
            self._desk.close()
        self.workspace.deleteLater()
        self.deleteLater()

    def _regain(self, said: str) -> None:
        """Goes on writing what could only be read; read anew, where others have written since."""
        state = self._desk.file.regain()
        if state == "writable":
            self._window.show_anew(self._desk)
            self._window.bar.show_done(said)
        elif state == "changed":
            self._window.files.open_anew(said)
        else:
            self._window.say_standing()

    def _handed_over(self, to: Request) -> None:
        self._window.show_anew(self._desk)
        is_own = to.is_this_machine and to.name == self._desk.who
        name = self.tr("另一个窗口") if is_own else to.name or self.tr("对方")
        said = self.tr("已交给{name}。这里变为只读，您的修改都已存盘。")
        self._window.bar.show_done(said.format(name=name))

    def _step_word(self, action: str | None, field: str | None) -> str | None:
        return action_word(action, field) if action is not None else None

    def _name_step(self, name: str, bare: str, words: str, action: str | None) -> None:
        step = self._actions[name]
        step.setEnabled(action is not None and not self._desk.read_only)
        step.setText(words.format(action=action) if action is not None else bare)
        step.setToolTip(
            self.tr("{text}（{keys}）").format(text=plain(step.text()), keys=key_name(step.shortcut()))
        )

    def _connect(self) -> None:
        acts = {**self._editing_acts(), **self._file_acts(), **self._going_acts(), **self._review_acts()}
        for name, act in acts.items():
            self._hold(self._actions[name], act)
        for name in _WORK:
            self._hold(self._actions[name], getattr(self.work, name))
        self._hold_later(lambda: self.evaluation, *_EVALUATION, "save_index")
        self._hold_later(lambda: self.templates, *_TEMPLATES)
        self._hold_later(lambda: self.gathering, *_GATHERING)
        self._give_local_keys()
        self._let_toggle("show_navigator", self.workspace.navigator)
        self._let_toggle("show_findings", self.workspace.list)
        self._connect_grid()
        self._connect_keeping()
        self._connect_workspace()
        self._connect_files()

    def _connect_grid(self) -> None:
        grid, heights = self.workspace.page.grid, self._actions.row_heights
        grid.head_menu_wanted.connect(self._show_head_menu)
        self._connections.append((heights, heights.triggered.connect(self.layout_work.set_rows)))
        grid.layout_.taken.connect(self._check_height)
        self._check_height()

    def _connect_keeping(self) -> None:
        """Who has the file, and what is kept of it."""
        self.safekeeping.made.connect(self.second_place.bring_over)
        self.watch.told.connect(lambda _: self._window.say_standing())
        self.asking.told.connect(self._window.say_standing)
        self.asking.granted.connect(
            lambda: self._regain(self.tr("已接手这个文件，可以修改了；对方的修改都在文件里。"))
        )
        self.regaining.granted.connect(lambda: self._regain(self.tr("这个文件又可以写入了，可以继续填写。")))
        self.being_asked.handed_over.connect(self._handed_over)

    def _connect_workspace(self) -> None:
        workspace = self.workspace
        workspace.navigator.filter.textChanged.connect(workspace.seek)
        workspace.history_made.connect(self._work_on_history)
        workspace.troubled.connect(self._window.bar.show_trouble)
        workspace.figures_written.connect(self._window.files.say_written)
        workspace.tables.noticed.connect(self._window.bar.show_notice)
        for act in (self.show_state, self._go_on_to_export, self._forget_bar):
            workspace.desk_changed.connect(act)
        for act in (self.status.refresh, self.show_adding, self.show_review):
            workspace.current_changed.connect(act)

    def _connect_files(self) -> None:
        files = self._window.files
        files.imported.connect(self._imported)
        files.review_wanted.connect(self._take_review)
        files.place_wanted.connect(self.workspace.go_to)
        files.residue_wanted.connect(self._show_residue)
        files.remarks_wanted.connect(self._show_remarks)

    def _editing_acts(self) -> dict[str, Callable[[], object]]:
        return {
            **{name: getattr(self.editing, name) for name in _EDITING if name not in ("import", "replace")},
            **{name: getattr(self.grid_work, name) for name in _BLOCK},
            **{name: getattr(self.sight_work, name) for name in _SIGHT},
            **{name: getattr(self.layout_work, name) for name in _LAYOUT},
            "replace": self.replace_work.replace,
            "copy_indicators": lambda: self.copying.copy_indicators(self.editing.in_hand),
            "take_indicators": lambda: self.copying.take_indicators(),
            "fill_many": lambda: self.filling.fill_many(self.editing.in_hand, self.cursor.place),
        }

    def _file_acts(self) -> dict[str, Callable[[], object]]:
        return {
            "export": self._ask_export,
            "print": self._print,
            "print_blank": self._print_blank,
            "save": self._say_saved,
        }

    def _going_acts(self) -> dict[str, Callable[[], object]]:
        """From one place to the next, and to other panes."""
        workspace = self.workspace
        return {
            "find": self._find,
            "find_next": lambda: self._go_to_hit(1),
            "find_previous": lambda: self._go_to_hit(-1),
            "next_finding": lambda: workspace.list.step(1),
            "previous_finding": lambda: workspace.list.step(-1),
            "next_pane": lambda: self._step_pane(1),
            "previous_pane": lambda: self._step_pane(-1),
            "show_grid": lambda: workspace.show_tab(GRID_TAB),
            "show_form": lambda: workspace.show_tab(FORM_TAB),
            "show_overview": lambda: workspace.show_tab(OVERVIEW_TAB),
            "show_statistics": lambda: workspace.show_tab(STATISTICS_TAB),
            "show_history": lambda: workspace.show_tab(HISTORY_TAB),
            "show_talk": lambda: workspace.show_tab(REVIEW_TAB),
        }

    def _work_on_history(self, panel: "HistoryPanel") -> None:
        from perfdesk.ui.history.work import HistoryWork

        HistoryWork(panel, self.workspace, self._window.bar, self._window.files.writing)

    def _review_acts(self) -> dict[str, Callable[[], None]]:
        review = self.review

        def deciding(verdict: Verdict) -> Callable[[], None]:
            return lambda: review.decide(verdict)

        return {
            **{name: deciding(verdict) for name, verdict in _VERDICTS.items()},
            "comment": review.comment, "propose": review.propose, "comment_finding": review.comment_finding,
            "score_sheet": self.appraising.sheet, "appraisal_sheets": self.appraising.sheets,
            "export_review": self.packages.export_review, "import_review": self.packages.import_review,
            "person": review.person,
        }  # fmt: skip

    def _hold(self, action: QAction, act: object) -> None:
        self._connections.append((action, action.triggered.connect(act)))

    def _hold_later(self, room: Callable[[], object], *names: str) -> None:
        """Of a room that is made when something in it is wanted first."""
        for name in names:
            self._hold(self._actions[name], lambda _=False, name=name: getattr(room(), name)())

    def _give_local_keys(self) -> None:
        """Shortcuts that mean something else in a field or in the indicator table stay in these two panes."""
        grid, navigator = self.workspace.page.grid, self.workspace.navigator
        for name in _LOCAL:
            navigator.tree.addAction(self._actions[name])
            grid.addAction(self._actions[name])
        for name in _BLOCK:
            grid.addAction(self._actions[name])
        adding = [self._actions[name] for name in ("add_project", "add_unit", *_TEMPLATES[::-1])]
        local = [self._actions[name] for name in _LOCAL]
        many = [self._actions[name] for name in _MANY]
        navigator.set_menu([self._actions["show_form"], None, *adding, None, *local, None, *many])
        block = [self._actions[name] for name in _BLOCK]
        grid.set_menu([self._actions["show_form"], None, *block, None, *adding, None, *local, None, *many])

    def _show_head_menu(self, column: int, at: QPoint) -> None:
        menu = QMenu(self.workspace)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sight_work.fill_head_menu(menu, column)
        self.layout_work.fill_head_menu(menu, column)
        menu.popup(at)

    def _check_height(self) -> None:
        check(self._actions.row_heights, self.workspace.page.grid.layout_.look.rows)

    def _let_toggle(self, name: str, pane: object) -> None:
        action, settings = self._actions[name], self._window.settings
        shown = settings.is_on(name)
        with QSignalBlocker(action):
            action.setChecked(shown)

        def show(on: bool) -> None:
            pane.setVisible(on)  # type: ignore[attr-defined] # a widget
            settings.set_on(name, on)

        show(shown)
        self._hold(action, show)

    def _dock(self) -> None:
        """On a wide screen from the first; afterwards as it was left."""
        action, settings = self._actions["show_source"], self._window.settings
        with QSignalBlocker(action):
            action.setChecked(settings.is_on("show_source", self._window.width() >= _WIDE))
        if action.isChecked():
            self.inspector.show()
        self._connections.append((action, action.toggled.connect(self._toggle_source)))

    def _toggle_source(self, on: bool) -> None:
        self._window.settings.set_on("show_source", on)
        self._give_room(on)
        self.inspector.show_place(self.cursor.place)
        self.inspector.setVisible(on)

    def _give_room(self, to_source: bool) -> None:
        """What a person chose about the tree stays as it is kept; this is for as long as the source is there."""
        wanted = self._window.settings.is_on("show_navigator")
        shown = wanted and not (to_source and self._window.width() < _NARROW)
        action = self._actions["show_navigator"]
        with QSignalBlocker(action):
            action.setChecked(shown)
        self.workspace.navigator.setVisible(shown)

    def _take_review(self, path: Path) -> None:
        self.packages.take_over([path])

    def _imported(self, edit: Edit) -> None:
        first = first_in(edit, self._desk.tree)
        if first is not None:
            self.workspace.show_item(first)

    def _show_residue(self, draft: Draft) -> None:
        from perfdesk.ui.list_dialogs import ListDialogs

        dialog = ListDialogs(self).residue(draft, self._window)
        residue = len(draft.proof.residue)

        def go(row: int) -> None:
            if row >= residue:
                self.workspace.go_to(draft.doubts[row - residue].place)

        dialog.chosen.connect(go)
        dialog.show()

    def _show_remarks(self, report: "ExportReport") -> None:
        said = {
            "characters_replaced": self.tr("有工作簿不能保存的字符，已用 � 代替"),
            "more_decimals": self.tr("金额超过两位小数，全部写出"),
            "amount_as_text": self.tr("金额位数过多，写为文字，不能在 Excel 中求和"),
            "no_place": self.tr("表样中没有这一栏（工作簿中写在“说明”，Word 文件中没有）"),
            "cut_on_paper": self.tr("内容完整，但行太高，打印时可能显示不全"),
        }
        rows = [(remark.sheet, remark.cell, said.get(remark.what, remark.what)) for remark in report.remarks]
        from perfdesk.ui.list_dialogs import ListDialogs

        dialog = ListDialogs(self).export_remarks(rows, self._window)

        def go(row: int) -> None:
            place = report.remarks[row].place
            if place is not None:
                self.workspace.go_to(place)

        dialog.chosen.connect(go)
        dialog.show()

    def _forget_bar(self, change: Changed) -> None:
        """Not where only the rules were run."""
        if change.edit.changes:
            self._window.bar.forget()

    def _step_pane(self, by: int) -> None:
        """The source shows what the cursor is on before one goes there, or it would lose the keyboard doing so."""
        self.cursor.settle()
        self.workspace.next_pane(by)

    def _find(self) -> None:
        """Who has put the tree away gets it back with its field."""
        if not self._actions["show_navigator"].isChecked():
            self._actions["show_navigator"].trigger()
        self.workspace.navigator.focus_filter()

    def _go_to_hit(self, step: int) -> None:
        if not self.workspace.navigator.filter.text().strip():
            self.workspace.navigator.focus_filter()
            return
        in_form = self.workspace.tabs.currentIndex() == FORM_TAB
        if not in_form:
            self.workspace.tabs.setCurrentIndex(GRID_TAB)
        if not self._hits.go(step, in_form):
            self._window.bar.show_notice(self.tr("没有找到。"))

    def _say_saved(self) -> None:
        """For hands that are used to saving."""
        self.workspace.commit_typing()
        if self._desk.read_only:
            self._window.bar.show_notice(self.tr("这个文件以只读方式打开，没有要保存的修改。"))
        else:
            self._window.bar.show_done(self.tr("每处修改已存盘，不需要另外保存。"))

    def _ask_export(self) -> None:
        """Who exports is told of the errors; until the rules have run, that waits for them and not the window."""
        self.workspace.finish_typing()
        if self._desk.checking.is_checked:
            self._open_export()
        else:
            self._export_waits = True
            self._window.bar.show_progress(self.tr("正在检查，完成后即可导出…"))

    def _print(self) -> None:
        """The table at hand, as it is exported."""
        self.workspace.finish_typing()
        table = self._desk.tree.table(self.workspace.current)
        if table is not None:
            self._preview(table)

    def _print_blank(self) -> None:
        from perfdesk.desk.blank_forms import blank_form

        table = self._desk.tree.table(self.workspace.current)
        if table is not None:
            self._preview(blank_form(table))

    def _preview(self, table: Table) -> None:
        from perfdesk.ui.paper.preview import PrintPreview

        PrintPreview(table, self._window).open()

    def _go_on_to_export(self) -> None:
        if self._export_waits and self._desk.checking.is_checked:
            self._export_waits = False
            self._window.bar.clear()
            self._open_export()

    def _open_export(self) -> None:
        from perfdesk.ui.export_dialog import ExportDialog

        count, whole = self.workspace.findings.count, self._desk.book.tables

        def errors(tables: Sequence[Table]) -> int:
            """What is found about several tables stands at none of them."""
            if len(tables) == len(whole):
                return count(Severity.ERROR)
            return sum(count(Severity.ERROR, table.id) for table in tables)

        name = self.tr("{name}（导出）.xlsx").format(name=self._desk.path.stem)
        path = folders.beside(self._desk.path) / name  # never the name of the file that was imported
        dialog = ExportDialog(whole, errors, path, self._window)
        dialog.confirmed.connect(self._window.files.export)
        dialog.findings_wanted.connect(lambda: self.workspace.list.step(1))
        dialog.open()
