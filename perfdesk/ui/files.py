"""Files in and out: new, open, import, export, and the one desk that is open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from perfdesk.desk import TEMPLATE_ENDING
from perfdesk.desk.templates.shelf import Kept, Shelf
from perfdesk.ui import folders, theme
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.settings import Settings
from perfdesk.ui.trouble_bar import Offer, TroubleBar
from perfdesk.ui.written import Written
from perfdesk.wording import refusal_sentence

if TYPE_CHECKING:
    from perfdesk.desk.desk import Desk
    from perfdesk.desk.exporting import ExportReport
    from perfdesk.domain.book import Table
    from perfdesk.domain.identity import Id
    from perfdesk.domain.indicator_text import Dialect
    from perfdesk.ui.import_view.importing import Importing
    from perfdesk.ui.rescue import Rescue
    from perfdesk.ui.restoring import Restoring
    from perfdesk.ui.writing import Writing

ENDING = ".perfdesk"
REVIEW_ENDING = ".pdreview"
FOREIGN = (
    *("xlsx", "xls", "ods", "pdf", "docx", "html", "txt", "tsv", "csv", "json"),
    *("et", "wps", "doc", "ofd"),
)
"""Endings that can be chosen; the last ones are answered with what to do instead."""
MOST_AT_ONCE = 2_000
"""Items of a file beyond which the rules are run over it only when it can be edited already: some 20 ms."""


class _Opening(NamedTuple):
    """A file on its way."""

    path: Path
    job: Job


class Files(QObject):
    """`opened`: another desk is open, or None. The desk's modules are imported when the first one is wanted.

    `opening` carries the path of a file that is being opened on another thread, None when it could not be;
    `reviewing` the page on which an import is looked at, None when that is over.
    """

    opened = Signal(object)
    opening = Signal(object)
    reviewing = Signal(object)
    imported = Signal(object)
    residue_wanted = Signal(object)
    place_wanted = Signal(object)
    remarks_wanted = Signal(object)
    review_wanted = Signal(object)
    template_wanted = Signal(object)
    second_place_wanted = Signal()

    def __init__(self, window: QWidget, bar: TroubleBar, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._bar, self.settings = window, bar, settings
        self.shelf = Shelf(folders.templates())
        self.desk: Desk | None = None
        self.standing_at: Callable[[], Id | None] = lambda: None
        """The item of the open desk that a person is at; the window knows."""
        self.last_job: Job | None = None
        self._opening: _Opening | None = None
        self._importing: Importing | None = None
        self._writing: Writing | None = None
        self._restoring: Restoring | None = None
        self._rescue: Rescue | None = None

    @property
    def writing(self) -> "Writing":
        """Imported with the first desk, like all that knows one."""
        from perfdesk.ui.writing import Writing

        if self._writing is None:
            self._writing = Writing(self._bar, self)
        return self._writing

    @property
    def is_opening(self) -> bool:
        """A file is being read on another thread, to be shown."""
        return self._opening is not None

    def new_table(self, path: Path, department: str, year: str, form: "str | Kept" = "") -> None:
        """`form` is the name of a known one, or a template; without it the first of the forms."""

        def make() -> "Desk":
            from perfdesk.desk.templates.starting import new_desk_with

            of_year = int(year) if year.isdecimal() else None
            return new_desk_with(form, self.shelf, path, _person(), department, of_year)

        self._open_with(make)

    def open_any(self, path: Path) -> None:
        """A desk file, or a foreign one into a desk of its own beside it."""
        if path.suffix.lower() == REVIEW_ENDING:
            self._open_review(path)
        elif path.suffix.lower() == TEMPLATE_ENDING:
            self.template_wanted.emit(path)
        elif path.suffix.lower() != ENDING:
            self.import_file(path, into_new=True)
        elif not self._is_open(path) and not self._open_backup(path):
            self._open_beside_window(path)

    def _open_review(self, path: Path) -> None:
        """A review package is about the file that is open."""
        if self.desk is None:
            self._bar.show_notice(self.tr("这是审核包。请先打开送审的那个文件，再打开它。"))
        else:
            self.review_wanted.emit(path)

    def _is_open(self, path: Path) -> bool:
        return self.desk is not None and self.desk.path.absolute() == path.absolute()

    def _open_backup(self, path: Path) -> bool:
        """A backup that was found by hand, as on a stick after the computer broke: a copy of it is opened."""
        from perfdesk.desk.second_place import name_backed_up

        name = name_backed_up(path)
        if name is None:
            return False
        is_beside = path.parent.name == f"{name}.backups"
        folder = path.parent.parent if is_beside else self._last_folder()
        stem = self.tr("{name}（取自备份）").format(name=Path(name).stem)

        def open_it(_: Callable[[], bool]) -> "Desk":
            from perfdesk.desk.starting import desk_from_backup

            return desk_from_backup(path, folder / f"{stem}{ENDING}", _person(), MOST_AT_ONCE)

        def then(desk: "Desk") -> None:
            self._opened_beside_window(desk)
            said = self.tr("这是一份备份，已复制为“{path}”打开；备份本身没有改动。")
            self._bar.show_notice(said.format(path=desk.path))

        self._begin_opening(path, open_it, then)
        return True

    def _open_beside_window(self, path: Path, then: "Callable[[Desk], None] | None" = None) -> None:
        """The file is read and checked on another thread; from then on the desk is the main thread's alone."""

        def open_it(_: Callable[[], bool]) -> "Desk":
            from perfdesk.desk.starting import open_desk

            desk = open_desk(path, _person(), MOST_AT_ONCE)
            if desk.checking.is_checked:
                desk.checking.look_ahead()
            return desk

        self._begin_opening(path, open_it, then or self._opened_beside_window)

    def _begin_opening(
        self, path: Path, open_it: "Callable[[Callable[[], bool]], Desk]", then: "Callable[[Desk], None]"
    ) -> None:
        """What is wanted last is shown; a file that arrives after another was wanted is put away again."""
        if self._opening is not None and self._opening.path == path:
            return
        self._drop_rescue()
        job = self.last_job = Job(open_it, self)
        opening = self._opening = _Opening(path, job)
        job.done.connect(lambda desk: then(desk) if self._opening is opening else desk.close())
        job.failed.connect(lambda failure: self._not_opened(opening, failure))
        self.opening.emit(path)
        job.start()

    def _opened_beside_window(self, desk: "Desk") -> None:
        self._bar.clear()
        self.show_desk(desk)
        from perfdesk.ui.looking_over import LookingOver

        LookingOver(desk, self).start()

    def _not_opened(self, opening: "_Opening", failure: Exception) -> None:
        from perfdesk.ui.rescue import Rescue, can_be_rescued

        if self._opening is not opening:
            return
        path, self._opening = opening.path, None
        self.opening.emit(None)
        if not can_be_rescued(path, failure):
            self.say_trouble(failure)
            return
        self._rescue = Rescue(path, failure, self.settings.second_place, self._bar, self)
        self._rescue.wanted.connect(lambda backup: self.restore(path, backup))
        self._rescue.start()

    def _drop_rescue(self) -> None:
        """Of the file that could not be opened, once there is another: a late answer would close that one."""
        if self._rescue is not None:
            self._rescue.drop()

    def choose_copy(self) -> None:
        """Where the drive has gone, in the person's own folder."""
        if self.desk is None:
            return
        here = self.desk.path
        folder = folders.beside(here) if here.parent.is_dir() else Path.home()
        beside = folder / self.tr("{name}（副本）.perfdesk").format(name=here.stem)
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("另存副本"),
            str(beside),
            self.tr("绩效填报台文件 (*.perfdesk)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.save_copy(Path(name if name.lower().endswith(ENDING) else name + ENDING))

    def save_copy(self, path: Path) -> None:
        """What is on the screen as a file of its own; the open file stays the open one."""
        if self.desk is None:
            return
        try:
            self.desk.file.save_copy(path)
        except known_trouble() as trouble:
            self._bar.show_trouble(refusal_sentence(trouble))
            return
        offer = Offer(self.tr("打开副本"), lambda: self.open_any(path))
        self._bar.show_done(self.tr("已另存副本：{path}").format(path=path), [offer])

    def reopen(self) -> None:
        """The open file as it stands on the disk now."""
        if self.desk is not None:
            path = self.desk.path
            self.close()
            self._open_beside_window(path)

    def open_anew(self, said: str) -> None:
        """The open file as others have left it, now to be written here; `said` if it can be."""

        def then(desk: "Desk") -> None:
            self._opened_beside_window(desk)
            if not desk.read_only:
                self._bar.show_done(said)

        if self.desk is not None:
            self._open_beside_window(self.desk.path, then)

    def choose_backup(self) -> None:
        """The backups of the open file, what each holds, and how that differs from now."""
        from perfdesk.ui.restoring import Restoring

        if self._restoring is None:
            self._restoring = Restoring(self, self._bar, self._window)
        if self.desk is not None:
            self._restoring.choose(self.desk)

    def restore(self, path: Path, backup: Path) -> None:
        """A file that cannot be opened, as the backup has it, open; what it was before is kept, too."""

        def restore_it(_: Callable[[], bool]) -> "Desk":
            from perfdesk.desk.starting import restored_desk

            return restored_desk(path, backup, _person())

        self.close()
        self._bar.show_progress(self.tr("正在恢复备份…"))
        self._begin_opening(path, restore_it, self._restored)

    def _restored(self, desk: "Desk") -> None:
        self._opened_beside_window(desk)
        self._bar.show_done(self.tr("已恢复备份。恢复前的内容也留有备份，可用“从备份恢复”换回。"))

    def open_example(self) -> None:
        def make() -> "Desk":
            from perfdesk.desk.starting import example_desk

            folders.examples().mkdir(parents=True, exist_ok=True)
            return example_desk(folders.examples(), _person())

        self._open_with(make)

    def take_dropped(self, path: Path) -> None:
        """A foreign file comes into the open desk, if there is one; of a desk file it is asked what is meant."""
        is_here = self.desk is not None and self.desk.path.absolute() == path.absolute()
        if path.suffix.lower() == TEMPLATE_ENDING:
            self.template_wanted.emit(path)
        elif path.suffix.lower() != ENDING:
            self.import_file(path)
        elif self.desk is None or self.desk.read_only or is_here:
            self.open_any(path)
        else:
            self._ask_which_way(path, self.desk)

    def _ask_which_way(self, path: Path, desk: "Desk") -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(theme.PLAIN)
        box.setWindowTitle(self.tr("打开还是导入"))
        box.setText(self.tr("“{name}”是绩效填报台的文件。").format(name=path.stem))
        said = self.tr("可以打开它，也可以把其中的表导入到现在的文件“{name}”：先比较，再由您确认。")
        box.setInformativeText(said.format(name=desk.path.stem))
        opening = box.addButton(self.tr("打开(&O)"), QMessageBox.ButtonRole.AcceptRole)
        importing = box.addButton(self.tr("导入(&I)"), QMessageBox.ButtonRole.AcceptRole)
        box.setEscapeButton(box.addButton(self.tr("取消"), QMessageBox.ButtonRole.RejectRole))
        opening.clicked.connect(lambda: self.open_any(path))
        importing.clicked.connect(lambda: self.import_file(path))
        box.open()

    def choose_and_open(self) -> None:
        endings = " ".join(f"*.{ending}" for ending in FOREIGN)
        own = self.tr("绩效填报台文件 (*.perfdesk)")
        tables = self.tr("可导入的表格 ({endings})").format(endings=endings)
        self._choose(self.tr("打开"), f"{own};;{tables}", self.open_any)

    def choose_and_import(self) -> None:
        endings = " ".join(f"*.{ending}" for ending in FOREIGN)
        tables = self.tr("可导入的表格 ({endings})").format(endings=f"{endings} *{ENDING}")
        self._choose(self.tr("导入"), f"{tables};;{self.tr('所有文件 (*)')}", self.import_file)

    def import_file(self, path: Path, *, into_new: bool = False) -> None:
        """Reads in a child process, beside the window; then a person looks at the draft and takes it over.

        A desk file, too, comes into the open one; without one it is opened.
        """
        if path.suffix.lower() == ENDING and self.desk is None:
            self.open_any(path)
            return
        self._import(path, path, None if into_new else self.desk)

    def paste_table(self) -> None:
        """The table on the clipboard, the same way."""
        from perfdesk.ui.import_view.clipboard import table

        found = table()
        if found is None:
            self._bar.show_notice(self.tr("剪贴板里没有表格。请先在 Excel、WPS 或网页中选中表格并复制。"))
            return
        content, ending = found
        name = Path(self.tr("剪贴板") + ending)
        self._import(name, self._last_folder() / self.tr("粘贴的表格"), self.desk, content)

    def drop_review(self) -> None:
        """Something else is shown instead of an import that was not taken over."""
        if self._importing is not None:
            self._importing.drop()

    def _import(self, path: Path, beside: Path, target: "Desk | None", content: bytes | None = None) -> None:
        if target is not None and target.read_only:
            self._bar.show_trouble(self.tr("这个文件以只读方式打开，不能导入到其中。"))
            return
        # Imported here: the first window does without all of this.
        from perfdesk.ui.import_view.arrival import Source
        from perfdesk.ui.import_view.importing import Importing

        if self._importing is None:
            self._importing = Importing(self, self._bar, self._window)
        stood = self.standing_at() if target is not None else None
        self._importing.start(Source(path, beside, target, content=content, stood=stood))

    def export(
        self,
        tables: "tuple[Table, ...]",
        path: Path,
        dialect: "Dialect | None",
        layout: str = "as-read",
        with_remarks: bool = True,
    ) -> None:
        """A workbook, or a Word file or the pages of a PDF when the name ends so, each table on its form.

        `with_remarks`: a workbook gets the sheet 说明, too, where there is something to say on it.
        """

        def write(_: Callable[[], bool]) -> "ExportReport | str":
            if path.suffix.lower() == ".pdf":
                from perfdesk.ui.paper.pdf import write_pdf

                return write_pdf(tables, path, dialect, layout)
            from perfdesk.desk.exporting import export_document, export_tables

            if path.suffix.lower() == ".docx":
                return export_document(tables, path, dialect, layout)
            return export_tables(tables, path, dialect, layout, with_remarks=with_remarks)

        job = Job(write, self)
        says_left = with_remarks and path.suffix.lower() != ".docx"
        job.done.connect(lambda report: self._exported(path, report, says_left))
        how = (dialect, layout, with_remarks)
        job.failed.connect(lambda failure: self._not_exported(tables, how, failure))
        self.last_job = job
        self._bar.show_progress(self.tr("正在导出“{name}”…").format(name=path.name))
        job.start()

    def close(self) -> None:
        """The desk itself is closed by who shows it."""
        if self.desk is not None:
            self.desk = None
            self.opened.emit(None)

    def _open_with(self, make: Callable[[], "Desk"]) -> bool:
        try:
            desk = make()
        except known_trouble() as trouble:
            self._bar.show_trouble(refusal_sentence(trouble))
            return False
        self._bar.clear()
        self.show_desk(desk)
        return True

    def show_desk(self, desk: "Desk") -> None:
        """A desk that is open already; the one before it is put away by who shows it."""
        self._opening = None
        self._drop_rescue()
        self.desk = desk
        self.settings.note_recent(desk.path)
        self.opened.emit(desk)

    def _choose(self, title: str, kinds: str, act: Callable[[Path], None]) -> None:
        self._warm_up()
        folder = folders.beside(self.desk.path) if self.desk is not None else self._last_folder()
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), kinds)
        if name:
            act(Path(name))

    def _warm_up(self) -> None:
        """While a file is being chosen the reader gets ready for it."""

        def warm(_: Callable[[], bool]) -> None:
            from perfdesk.desk.reading import warm_up

            warm_up()

        Job(warm, self).start()

    def _last_folder(self) -> Path:
        recent = self.settings.recent()
        if recent and recent[0].path.parent.is_dir():
            return folders.beside(recent[0].path)
        return folders.documents()

    def open_beside(self, path: Path) -> bool:
        """A new desk file next to a foreign one, and opens it. False when that could not be, which is said."""

        def make() -> "Desk":
            from perfdesk.desk.starting import desk_beside

            return desk_beside(path, _person())

        return self._open_with(make)

    def _exported(self, path: Path, report: "ExportReport | str", says_left: bool) -> None:
        """The report of a PDF are the signs that this computer has no font for.

        `says_left`: what the forms have no place for stands in the file all the same.
        """
        written = Written(self._bar, self)
        offers = written.offers(path)
        said = self.tr("已导出并逐格核对一致：{path}").format(path=path)
        if isinstance(report, str):
            if report:
                said = written.without_font(path, report)
            (self._bar.show_warning if report else self._bar.show_done)(said, offers)
            return
        if report.remarks:
            offers.insert(0, Offer(self.tr("查看"), lambda: self.remarks_wanted.emit(report), closes=False))
            said += self._remark_words(report, says_left)
        (self._bar.show_warning if report.remarks else self._bar.show_done)(said, offers)

    def say_written(self, path: Path) -> None:
        """Of what is not handed in: figures."""
        self._bar.show_done(
            self.tr("已导出：{path}").format(path=path), Written(self._bar, self).offers(path)
        )

    def _remark_words(self, report: "ExportReport", says_left: bool) -> str:
        left = sum(remark.what == "no_place" for remark in report.remarks)
        said = self.tr("。")
        if left:
            where = self.tr("其中 {count} 项表样中没有栏目，写在工作表“说明”中。")
            if not says_left:
                where = self.tr("其中 {count} 项表样中没有栏目，没有写入文件。")
            said += where.format(count=left)
        if altered := len(report.remarks) - left:
            said += self.tr("其中 {count} 格与表中写法有别。").format(count=altered)
        return said

    def _not_exported(
        self, tables: "tuple[Table, ...]", how: "tuple[Dialect | None, str, bool]", failure: Exception
    ) -> None:
        suggestion = getattr(failure, "suggestion", None)
        offers = []
        if suggestion is not None:
            other = Path(suggestion)
            save = self.tr("改存为“{name}”").format(name=other.name)
            offers.append(Offer(save, lambda: self.export(tables, other, *how), closes=False))
        place = getattr(failure, "place", None)
        if place is not None:
            offers.append(Offer(self.tr("转到这一格"), lambda: self.place_wanted.emit(place), closes=False))
        self.say_trouble(failure, offers)

    def say_trouble(self, failure: Exception, offers: list[Offer] | None = None) -> None:
        """Known trouble goes into the bar; anything else is a bug and goes on to where bugs are reported."""
        sentence = refusal_sentence(failure)
        if sentence == refusal_sentence(Exception()):
            self._bar.clear()
            raise failure
        self._bar.show_trouble(sentence, offers or ())


def _person() -> str:
    from perfdesk.desk.people import person

    return person()
