"""文件 › 模板…: the templates of the person, with what each holds; renamed, deleted, handed on and taken in.

Those that come with the program stand behind them, to be looked through and copied.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk import TEMPLATE_ENDING
from perfdesk.desk.templates.label import fair_name
from perfdesk.desk.templates.shelf import Kept, Shelf, Was
from perfdesk.desk.templates.template import Template
from perfdesk.ui import folders
from perfdesk.ui.captions import plain_label
from perfdesk.ui.closed import close
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.jobs import Job
from perfdesk.ui.known_trouble import known_trouble
from perfdesk.ui.templates.preview import TemplatePreview
from perfdesk.ui.templates.template_list import TemplateList
from perfdesk.wording import refusal_sentence

_MOST_AT_ONCE = 200
"""Projects of a template that is read while one goes through the list: some 70 ms."""
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))


class ShelfDialog(Dialog):
    """What goes wrong, and what was done, is said in a line of its own; what was done can be taken back there."""

    def __init__(self, shelf: Shelf, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("模板"))
        self.shelf = shelf
        self.list, self.preview = TemplateList(self), TemplatePreview(self)
        self.said = plain_label("")
        self.back = QPushButton(self.tr("撤销(&Z)"), self)
        self.back.setAutoDefault(False)
        self._was: Was | None = None
        self.buttons = QDialogButtonBox(self)
        self._make_buttons()
        self.list.moved.connect(self._show_current)
        self.list.renamed.connect(self._rename)
        self.back.clicked.connect(self._take_back)
        self._lay_out()
        self.refresh()
        self._say_unread()
        self.list.search.setFocus()

    def wanted(self) -> list[Kept]:
        """Those that are listed."""
        return [*self.shelf.all(), *self.shelf.bundled()]

    def refresh(self, current: str = "") -> None:
        self.list.show_templates(self.wanted(), current)

    def take_in(self, path: Path) -> None:
        """One from elsewhere, read in the child beside the window."""
        self.say(self.tr("正在读取“{name}”…").format(name=path.name))

        def read(cancelled: Callable[[], bool]) -> str:
            from perfdesk.desk.reading import read_template

            return self.shelf.take_in(read_template(path, cancelled))

        job = Job(read, self)
        job.done.connect(self._taken_in)
        job.failed.connect(self._say_trouble)
        self.finished.connect(job.cancel)
        job.start()

    def say(self, sentence: str, was: Was | None = None) -> None:
        """`was`: what can be put back."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self._was = was
        self.back.setVisible(was is not None)

    def shown(self, template: Template) -> None:
        """The current template in the preview."""
        self.preview.show_template(template)

    def _show_current(self) -> None:
        kept = self.list.current
        self.copying.setEnabled(kept is not None)
        for button in self._of_own:
            close(button, self._why_not(kept), "")
            button.setEnabled(kept is not None and not kept.is_bundled)
        if kept is None:
            self.preview.say(self.tr("没有找到这样的模板。"))
            return
        if kept.label.projects > _MOST_AT_ONCE:
            self._read_beside_window(kept)
            return
        try:
            template = self.shelf.template(kept)
        except known_trouble() as trouble:
            self.preview.say(refusal_sentence(trouble))
        else:
            self.shown(template)

    def _read_beside_window(self, kept: Kept) -> None:
        """What was read is shown if it is still wanted then."""
        self.preview.say(self.tr("正在读取…"))
        job = Job(lambda _: self.shelf.template(kept), self)
        job.done.connect(lambda template: self.shown(template) if self.list.current == kept else None)
        job.failed.connect(lambda failure: self._say_unshown(kept, failure))
        self.finished.connect(job.cancel)
        job.start()

    def _say_unshown(self, kept: Kept, failure: Exception) -> None:
        if not isinstance(failure, known_trouble()):
            raise failure
        if self.list.current == kept:
            self.preview.say(refusal_sentence(failure))

    def _rename(self, kept: Kept, name: str) -> None:
        name = fair_name(name)
        if name == kept.label.name:  # nothing but a blank was typed
            self.refresh(name)
            return
        was = self._tried(lambda: self.shelf.rename(kept, name))
        if was is not None:
            self.refresh(name)
            self.say(self.tr("已把“{old}”改名为“{new}”。").format(old=kept.label.name, new=name), was)
        else:
            self.refresh(kept.label.name)
            if name and not self.said.text():
                self.say(self.tr("已有叫“{name}”的模板，没有改名。").format(name=name))

    def _why_not(self, kept: Kept | None) -> str:
        if kept is None or not kept.is_bundled:
            return ""
        return self.tr("这是随程序提供的模板，不能改动。请先“复制为我的”。")

    def _begin_renaming(self) -> None:
        self.say(self._why_not(self.list.current))
        self.list.begin_renaming()

    def _copy(self) -> None:
        kept = self.list.current
        if kept is None:
            return
        try:
            name, was = self.shelf.copy(kept, date.today().isoformat())
        except known_trouble() as trouble:
            self.say(refusal_sentence(trouble))
            return
        self.list.search.clear()
        self.refresh(name)
        self.say(self.tr("已复制为“{name}”，可以改名（F2）。").format(name=name), was)

    def _remove(self) -> None:
        kept = self.list.current
        if kept is None or kept.is_bundled:
            self.say(self._why_not(kept))
            return
        was = self._tried(lambda: self.shelf.remove(kept))
        if was is not None:
            self.refresh()
            self.say(self.tr("已删除“{name}”。").format(name=kept.label.name), was)

    def _take_back(self) -> None:
        was = self._was
        if was is not None:
            self._tried(lambda: self.shelf.put_back(was), was=was)
            self.refresh()
            self.list.search.setFocus()

    def _hand_on(self) -> None:
        kept = self.list.current
        if kept is None:
            return
        name = f"{' '.join(kept.label.name.translate(_FORBIDDEN).split())}{TEMPLATE_ENDING}"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("导出模板文件"), str(folders.documents() / name), self._kinds()
        )
        if chosen:
            path = Path(chosen if chosen.lower().endswith(TEMPLATE_ENDING) else chosen + TEMPLATE_ENDING)
            self._tried(lambda: self.shelf.hand_on(kept, path), self.tr("已导出：{path}").format(path=path))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("导入模板文件"), str(folders.documents()), self._kinds()
        )
        if name:
            self.take_in(Path(name))

    def _kinds(self) -> str:
        return self.tr("模板 (*{ending})").format(ending=TEMPLATE_ENDING)

    def _taken_in(self, name: str) -> None:
        self.list.search.clear()
        self.refresh(name)
        current = self.list.current
        if current is not None and current.label.name == name:
            self.say(self.tr("已导入“{name}”。").format(name=name))
        else:
            self.say(self.tr("已导入“{name}”。它是整张表的模板，新建表时在“表样”中选用。").format(name=name))

    def _say_unread(self) -> None:
        count = self.shelf.unread()
        if not count and not self.shelf.all():
            self.say(self.tr("这些模板随程序提供。选中项目或表，用“编辑 › 存为模板…”存您自己的。"))
            return
        said = self.tr("有 {count} 个模板文件已损坏，或由较新的版本保存，没有列出。").format(count=count)
        self.say(said if count else "")

    def _say_trouble(self, failure: Exception) -> None:
        if not isinstance(failure, known_trouble()):
            raise failure
        self.say(refusal_sentence(failure))

    def _tried(self, act: Callable[[], Was | None], done: str = "", was: Was | None = None) -> Was | None:
        """`was`: what can still be put back where it fails."""
        try:
            made = act()
        except known_trouble() as trouble:
            self.say(refusal_sentence(trouble), was)
            return None
        self.say(done)
        return made

    def _make_buttons(self) -> None:
        """The keys of the list do the same."""
        taking = self._button(self.tr("导入…(&I)"), self._choose)
        self.copying = self._button(self.tr("复制为我的(&C)"), self._copy)
        self._of_own = [
            self._button(self.tr("导出…(&E)"), self._hand_on),
            self._button(self.tr("改名(&R)"), self._begin_renaming),
            self._button(self.tr("删除(&D)"), self._remove),
        ]
        for button in (taking, self.copying, *self._of_own):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
        QShortcut(QKeySequence("F2"), self, self._begin_renaming)
        remove = QShortcut(QKeySequence("Del"), self.list.tree, self._remove)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.addWidget(self.list)
        sides.addWidget(self.preview)
        sides.setSizes([500, 420])
        sides.setChildrenCollapsible(False)
        self.said.setWordWrap(True)
        line = QHBoxLayout()
        line.addLayout(self._before_what_is_said())
        line.addWidget(self.said, 1)
        line.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.addWidget(sides, 1)
        layout.addLayout(line)
        layout.addWidget(self.buttons)
        self._add_ways_out()
        self.buttons.rejected.connect(self.reject)
        self.resize(940, 560)

    def _before_what_is_said(self) -> QHBoxLayout:
        return QHBoxLayout()

    def _add_ways_out(self) -> None:
        close = self.buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
