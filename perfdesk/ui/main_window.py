"""The window: menus, bars, the start page or the workspace of the one open desk."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QMainWindow,
    QMenu,
    QMenuBar,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.glance import glance
from perfdesk.ui import actions, icons, theme
from perfdesk.ui.actions import Actions
from perfdesk.ui.files import Files
from perfdesk.ui.language import LanguageSwitch
from perfdesk.ui.menu_keys import MenuKeys
from perfdesk.ui.opening_page import OpeningPage
from perfdesk.ui.settings import Settings
from perfdesk.ui.standing import Standing
from perfdesk.ui.start_page import StartPage
from perfdesk.ui.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from perfdesk.desk.desk import Desk
    from perfdesk.ui.desk_view import DeskView
    from perfdesk.ui.import_view.import_page import ImportPage
    from perfdesk.ui.templates.shelf_dialog import ShelfDialog


class MainWindow(QMainWindow):
    """Knows the start page and files; everything about an open desk is `DeskView`, imported with the first one."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.view: DeskView | None = None
        self.standing = TroubleBar(self, can_close=False)
        self.question = TroubleBar(self, can_close=False)
        self.bar = TroubleBar(self)
        self.files = Files(self, self.bar, settings)
        self.files.standing_at = lambda: self.view.workspace.current if self.view is not None else None
        self._words = Standing(self.standing, self.files, self)
        self._opening_page: OpeningPage | None = None
        self.import_page: ImportPage | None = None
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._make_parts()
        self._language = LanguageSwitch(self)
        self._show_state()
        self.start_page.show_page(None)

    @property
    def desk(self) -> "Desk | None":
        return self.files.desk

    @property
    def is_at_work(self) -> bool:
        """An open desk is on the screen, not the start page."""
        return self.view is not None and self._pages.currentWidget() is self.view.workspace

    def show_start_page(self, *, making_new: bool = False) -> None:
        self.files.drop_review()
        self._pages.setCurrentWidget(self.start_page)
        self._show_state()
        self.start_page.show_page(self.desk.path if self.desk else None, making_new=making_new)

    def keep_saying(self, words: Callable[[], str]) -> None:
        """Above whatever is open, until something about the file itself is to be said there."""
        self._words.always = words
        self.say_standing()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "actions_"):
            self.actions_.colour_icons()
            if self.view is not None:
                self.view.status.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _dropped(event.mimeData())
        if paths:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.files.take_dropped(paths[0]))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._put_away_view()
        self.settings.keep_state("window", self.saveGeometry())
        super().closeEvent(event)

    def _show_opening(self, path: Path | None) -> None:
        """The first rows of a file on its way; what was there before again, when it did not come."""
        self._drop_opening_page()
        seen = glance(path) if path is not None else None
        if path is not None and seen is not None:
            self._opening_page = OpeningPage(seen, self)
            self._pages.addWidget(self._opening_page)
            self._pages.setCurrentWidget(self._opening_page)
            self.setWindowTitle(
                self.tr("{name}（正在打开） — {program}").format(
                    name=path.stem, program=self.tr("绩效填报台")
                )
            )
        elif path is None:
            self._show_state()

    def _drop_opening_page(self) -> None:
        if self._opening_page is not None:
            page, self._opening_page = self._opening_page, None
            self._pages.removeWidget(page)
            self._pages.setCurrentWidget(self.view.workspace if self.view else self.start_page)
            page.deleteLater()

    def show_review(self, page: "ImportPage | None") -> None:
        """The page on which an import is looked at; what was there before again, when it is over."""
        old, self.import_page = self.import_page, page
        if page is not None:
            self._pages.addWidget(page)
            self._pages.setCurrentWidget(page)
            page.focus_first()
        elif self._pages.currentWidget() is old:
            self._pages.setCurrentWidget(self.view.workspace if self.view else self.start_page)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        self._show_state()
        if page is None and self.view is not None and self.is_at_work:
            self.view.settle_in()

    def _desk_opened(self, desk: "Desk | None") -> None:
        self.files.drop_review()
        self._put_away_view()
        if desk is not None:
            self._show_desk(desk)
        else:
            self.show_start_page()

    def _show_desk(self, desk: "Desk") -> None:
        from perfdesk.ui.desk_view import DeskView

        self.view = DeskView(desk, self)
        self._pages.addWidget(self.view.workspace)
        self._pages.setCurrentWidget(self.view.workspace)
        self._drop_opening_page()
        self.view.settle_in()
        self._show_state()

    def _put_away_view(self, keeping: "Desk | None" = None) -> None:
        if self.view is not None:
            view, self.view = self.view, None
            self._pages.removeWidget(view.workspace)
            view.close(keeping)

    def _show_state(self) -> None:
        """Title, standing bar and which actions there are."""
        desk = self.desk
        name = desk.path.stem if desk is not None else ""
        program = self.tr("绩效填报台")
        self.setWindowTitle(
            self.tr("{name} — {program}").format(name=name, program=program) if name else program
        )
        for action in self.actions_.all():
            name_of = action.objectName()
            self.actions_.allow(name_of, "", makes_sense=self.is_at_work or name_of in _ALWAYS)
        self.statusBar().setVisible(self.is_at_work)
        if self.view is not None:
            self.view.show_beside(self.is_at_work)
        if self.is_at_work and self.view is not None:
            self.view.show_state()
        self.say_standing()

    def say_standing(self) -> None:
        """What holds as long as it is so: where the file is, who has it, what this computer lacks."""
        self._words.say(self.view)

    def show_anew(self, desk: "Desk") -> None:
        """The same desk, when whether it can be written has changed: every field is made for that."""
        if desk is self.desk and self.view is not None:
            self._put_away_view(keeping=desk)
            self._show_desk(desk)

    def make_anew(self) -> None:
        """All that bears words, which are in another language from now on; the desk and the way in it stay."""
        from perfdesk.ui.standpoint import Standpoint

        desk, is_at_work, start = self.desk, self.is_at_work, Standpoint(self.start_page, [self.start_page])
        put = self.view.stand() if self.view is not None else None
        for dialog in self.findChildren(QDialog):
            dialog.close()
            dialog.deleteLater()
        self.bar.clear()
        self._put_away_view(keeping=desk)
        self._drop_parts()
        self._make_parts()
        if desk is not None and put is not None:
            self._show_desk(desk)
            assert self.view is not None
            put(self.view)
        if not is_at_work:
            self.show_start_page()
            start.give(self.start_page)

    def _make_parts(self) -> None:
        """Actions and what holds them, and the start page."""
        self.actions_ = Actions(self)
        MenuKeys(self.actions_, self)
        self.start_page = StartPage(self.settings, self.files.shelf, self)
        self._recent = QMenu(self.tr("最近的文件(&R)"), self)
        self._tools = QToolBar(self.tr("工具栏"), self)
        self._lay_out_parts()
        self._connect_parts()

    def _drop_parts(self) -> None:
        self.removeToolBar(self._tools)
        self._pages.removeWidget(self.start_page)
        for part in (self._tools, self._recent, self.start_page, self.menuBar(), self.actions_):
            part.deleteLater()
        self.setMenuBar(QMenuBar(self))

    def _connect(self) -> None:
        self.files.opened.connect(self._desk_opened)
        self.files.opening.connect(self._show_opening)
        self.files.reviewing.connect(self.show_review)
        self.files.second_place_wanted.connect(self.choose_second_place)
        self.files.template_wanted.connect(self._take_in_template)

    def _connect_parts(self) -> None:
        page = self.start_page
        page.new_wanted.connect(self.files.new_table)
        page.open_wanted.connect(self.files.choose_and_open)
        page.import_wanted.connect(self.files.choose_and_import)
        page.example_wanted.connect(self.files.open_example)
        page.manual_wanted.connect(self._show_manual)
        page.file_wanted.connect(self.files.open_any)
        page.paste_wanted.connect(self.files.paste_table)
        page.back_wanted.connect(self._go_back)
        self._recent.aboutToShow.connect(self._fill_recent)
        for name, act in {
            "new": lambda: self.show_start_page(making_new=True),
            "open": self.files.choose_and_open,
            "import": self.files.choose_and_import,
            "import_paste": self.files.paste_table,
            "example": self.files.open_example,
            "save_copy": self._choose_copy,
            "restore": self.files.choose_backup,
            "second_place": self.choose_second_place,
            "templates": self._show_templates,
            "close": self.files.close,
            "quit": self.close,
            "manual": self._show_manual,
            "shortcuts": self._show_shortcuts,
            "about": self._show_about,
        }.items():
            self.actions_[name].triggered.connect(act)
        self.actions_.themes.triggered.connect(lambda action: self._use_theme(action.data()))
        self.actions_.languages.triggered.connect(lambda action: self._language.use(action.data()))

    def _choose_copy(self) -> None:
        if self.view is not None:
            self.view.workspace.finish_typing()
        self.files.choose_copy()

    def choose_second_place(self) -> None:
        from perfdesk.ui.second_place_dialog import SecondPlaceDialog

        dialog = SecondPlaceDialog(self.settings, self._second_place_state, self)
        dialog.chosen.connect(self._use_second_place)
        if self.view is not None:
            self.view.second_place.told.connect(dialog.refresh)
        dialog.open()

    def _second_place_state(self) -> str:
        return self.view.second_place.state if self.view is not None else ""

    def _use_second_place(self) -> None:
        if self.view is not None:
            self.view.second_place.begin_anew()

    def _go_back(self) -> None:
        if self.view is not None:
            self._pages.setCurrentWidget(self.view.workspace)
            self._show_state()
            self.view.settle_in()

    def _use_theme(self, name: str) -> None:
        self.settings.theme = name
        theme.use_scheme(name)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for file in self.settings.recent():
            said = self.tr("{name}（{folder}，{date}）").format(
                name=file.path.stem.replace("&", "&&"),
                folder=file.path.parent.name.replace("&", "&&"),
                date=file.opened.strftime("%m-%d"),
            )
            action = self._recent.addAction(said)
            action.setToolTip(str(file.path))
            action.setEnabled(file.path.exists())
            action.triggered.connect(lambda _=False, path=file.path: self.files.open_any(path))
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("还没有打开过文件")).setEnabled(False)

    def _show_manual(self) -> None:
        from perfdesk.ui.manual import Manual

        Manual(self.settings.language, self).show()

    def _show_shortcuts(self) -> None:
        from perfdesk.ui.list_dialogs import ListDialogs

        ListDialogs(self).shortcuts(self.actions_.all(), self).show()

    def _show_templates(self) -> "ShelfDialog":
        from perfdesk.ui.templates.shelf_dialog import ShelfDialog

        dialog = ShelfDialog(self.files.shelf, self)
        dialog.finished.connect(self._show_new_templates)
        dialog.open()
        return dialog

    def _take_in_template(self, path: Path) -> None:
        self._show_templates().take_in(path)

    def _show_new_templates(self) -> None:
        self.start_page.new.form.show_templates(self.files.shelf.tables())

    def _show_about(self) -> None:
        from perfdesk.ui.about import About

        About(self.desk.path if self.desk else None, self._show_shortcuts, self).show()

    def _lay_out(self) -> None:
        self.setWindowIcon(icons.program_icon())
        self.setAcceptDrops(True)
        self.resize(1280, 720)
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.standing, self.question, self.bar):
            layout.addWidget(part)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(centre)
        self.statusBar().setSizeGripEnabled(False)
        geometry = self.settings.state("window")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _lay_out_parts(self) -> None:
        tools = self._tools
        self._pages.addWidget(self.start_page)
        tools.setObjectName("tools")
        tools.setMovable(False)
        tools.toggleViewAction().setEnabled(False)
        self.addToolBar(tools)
        self.actions_.fill_menu_bar(self, self._recent)
        self.actions_.fill_tool_bar(tools)
        self.actions_.colour_icons()
        actions.check(self.actions_.themes, self.settings.theme)
        actions.check(self.actions_.languages, self.settings.language)


_ALWAYS = frozenset(
    (
        *("new", "open", "import", "import_paste", "example", "second_place", "templates"),
        *("quit", "manual", "shortcuts", "about"),
    )
)
"""What makes sense without an open file."""


def _dropped(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
