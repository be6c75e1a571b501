"""What stands in the window when no file is open: a new table, files of before, and where to drop one."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QStandardPaths,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFont, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk import ENDING
from perfdesk.desk.templates.shelf import Kept, Shelf
from perfdesk.ui.fonts import line_height
from perfdesk.ui.form_box import FormBox
from perfdesk.ui.import_view.clipboard import holds_table
from perfdesk.ui.settings import Recent, Settings

_LINES = 32
"""Lines of text that are as high as the page with all its room."""
_AROUND = 4
"""Pixels above and below two lines of the list, together."""
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', " "))


class StartPage(QWidget):
    """Each signal is one of the ways in.

    `new_wanted` carries path, department, year, and the name of a form or a template.
    """

    new_wanted = Signal(object, str, str, object)
    open_wanted = Signal()
    import_wanted = Signal()
    example_wanted = Signal()
    manual_wanted = Signal()
    file_wanted = Signal(object)
    paste_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, settings: Settings, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._shelf = settings, shelf
        self.new = _NewTable(self)
        self.recent = _RecentList(self)
        self._back = QPushButton(self)
        self._no_recent = _quiet_label(self.tr("还没有打开过文件。打开或新建的文件会列在这里。"))
        self._recent_keys = _quiet_label(self.tr("回车打开，Delete 从列表中移除（不删除文件）。"))
        self._what = _quiet_label(
            self.tr("填写、检查并上报绩效目标表、运行监控表和自评表。每处修改随即存盘，都可以撤销。")
        )
        self._ways = QVBoxLayout()
        self._lay_out()
        self._give_room(is_low=False)
        for field in (self.new.department, self.new.year):
            field.installEventFilter(self)
        self.new.form.choose(settings.form)
        self.new.confirmed.connect(self._want_new)
        self.recent.chosen.connect(self.file_wanted)
        self.recent.removed.connect(self._forget)
        self._back.clicked.connect(self.back_wanted)

    def show_page(self, open_file: Path | None, *, making_new: bool = False) -> None:
        """`open_file` is the one to which one can go back."""
        self._back.setVisible(open_file is not None)
        if open_file is not None:
            self._back.setText(self.tr("返回“{name}”").format(name=open_file.stem))
        self._show_recent()
        self.new.form.show_templates(self._shelf.tables())
        if making_new or not self.recent.count():
            self.new.department.setFocus(Qt.FocusReason.OtherFocusReason)
            self.new.department.selectAll()  # that of the last table is typed over
        else:
            self.recent.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room(is_low=event.size().height() < _LINES * line_height(self.font()))

    def _give_room(self, *, is_low: bool) -> None:
        """On a low screen what is only air and explanation gives way to the buttons."""
        across, down = (12, 6) if is_low else (32, 24)
        self._centred.setContentsMargins(across, down, across, down)
        self._column.setSpacing(4 if is_low else 12)
        self._ways.setSpacing(3 if is_low else 9)
        self._what.setVisible(not is_low)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A whole table is never meant for one of the fields."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
            and holds_table()
        ):
            self.paste_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def _want_new(self, path: Path, department: str, year: str, form: str | Kept) -> None:
        if isinstance(form, str):
            self._settings.form = form
        self.new_wanted.emit(path, department, year, form)

    def _show_recent(self) -> None:
        self.recent.show_files(self._settings.recent())
        self._no_recent.setVisible(not self.recent.count())
        for part in (self.recent, self._recent_keys):
            part.setVisible(bool(self.recent.count()))

    def _forget(self, path: Path) -> None:
        self._settings.forget_recent(path)
        self._show_recent()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout()
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(_title(self.tr("绩效填报台"), 1.7))
        column.addWidget(self._what)
        sides = QHBoxLayout()
        sides.setSpacing(28)
        sides.addLayout(self._ways_in(), 5)
        sides.addWidget(_line())
        sides.addLayout(self._recent_side(), 6)
        column.addLayout(sides, 1)
        page, room = QWidget(self), QScrollArea(self)
        room.setWidget(page)
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(room)
        centred = self._centred = QHBoxLayout(page)
        centred.addStretch(1)
        inner = QWidget(page)
        inner.setLayout(column)
        inner.setMaximumWidth(1120)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        centred.addWidget(inner, 12)
        centred.addStretch(1)

    def _ways_in(self) -> QVBoxLayout:
        side = self._ways
        side.addWidget(_title(self.tr("新建表"), 1.15))
        side.addWidget(self.new)
        side.addWidget(_title(self.tr("或者从已有的文件开始"), 1.15))
        for text, note, signal in (
            (self.tr("打开…"), self.tr("绩效填报台的文件（.perfdesk）"), self.open_wanted),
            (
                self.tr("导入…"),
                self.tr("PDF、Word、Excel（含旧版、ODS）、网页或文本中的表格"),
                self.import_wanted,
            ),
            (self.tr("打开示例"), self.tr("20 个虚构项目，可随意练习"), self.example_wanted),
            (self.tr("使用说明"), self.tr("第一次使用，先看第一页"), self.manual_wanted),
        ):
            row = QHBoxLayout()
            button = QPushButton(text)
            button.setMinimumWidth(104)
            button.clicked.connect(signal)
            row.addWidget(button)
            row.addWidget(_quiet_label(note), 1)
            side.addLayout(row)
        side.addWidget(_quiet_label(self.tr("也可以把文件直接拖进这个窗口，或按 Ctrl+V 粘贴复制的表格。")))
        side.addStretch()
        return side

    def _recent_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(_title(self.tr("最近的文件"), 1.15))
        side.addWidget(self._no_recent)
        side.addWidget(self.recent, 1)
        side.addWidget(self._recent_keys)
        side.addStretch()
        return side


class _NewTable(QWidget):
    """Department and year; the file's name follows them until another place is chosen."""

    confirmed = Signal(object, str, str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = FormBox(parent=self)
        self.department, self.year = QLineEdit(self), QLineEdit(self)
        self.make = QPushButton(self.tr("新建"), self)
        self._where = _quiet_label("")
        self._other = QPushButton(self.tr("更改…"), self)
        self._chosen: Path | None = None
        self.year.setText(str(_coming_year(date.today())))
        self._lay_out()
        self._show_path()
        for field in (self.department, self.year):
            field.textChanged.connect(self._show_path)
            field.returnPressed.connect(self._confirm)
        self.form.picked.connect(self._show_path)
        self.make.clicked.connect(self._confirm)
        self._other.clicked.connect(self._choose)

    @property
    def path(self) -> Path:
        if self._chosen is not None:
            return self._chosen
        form, template = self.form.form, self.form.template
        what = self.form.kind_word(form.kind) if form is not None else self.tr("绩效目标表")
        if template is not None:
            what = template.label.name
        parts = (self.department.text().strip(), self.year.text().strip(), what)
        name = " ".join(" ".join(parts).translate(_FORBIDDEN).split())
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(folder) / f"{name}{ENDING}"

    def _confirm(self) -> None:
        form = self.form.form
        chosen = form.name if form is not None else self.form.template
        department, year = self.department.text().strip(), self.year.text().strip()
        if department and chosen is not None:
            self.confirmed.emit(self.path, department, year, chosen)
        else:
            self.department.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("新文件放在哪里"), str(self.path), self.tr("绩效填报台文件 (*.perfdesk)")
        )
        if name:
            self._chosen = Path(name if name.lower().endswith(ENDING) else name + ENDING)
            self._show_path()

    def _show_path(self) -> None:
        self._where.setText(self.tr("保存为 {path}").format(path=self.path))
        self.make.setEnabled(bool(self.department.text().strip()))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self.department.setPlaceholderText(self.tr("例如：某某区文化局"))
        self.year.setMaximumWidth(90)
        for row, (text, field) in enumerate(
            (
                (self.tr("表样"), self.form),
                (self.tr("部门名称"), self.department),
                (self.tr("年度"), self.year),
            )
        ):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(field)
            field.setAccessibleName(text)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1, 1, 2)
        grid.addWidget(self._where, 3, 1, 1, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.make)
        buttons.addWidget(self._other)
        buttons.addStretch()
        grid.addLayout(buttons, 4, 1, 1, 2)
        grid.setColumnStretch(2, 1)


class _TwoLines(QStyledItemDelegate):
    """As high as two lines with Chinese in them: Qt counts by the first font alone, and shows … for the second."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), 2 * line_height(option.font) + _AROUND)


class _RecentList(QListWidget):
    """Missing files are greyed and say so."""

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("最近的文件"))
        self.setUniformItemSizes(True)
        self.setItemDelegate(_TwoLines(self))
        self.setSpacing(1)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._choose)
        remove = QAction(self.tr("从列表中移除"), self)
        remove.setShortcut(QKeySequence("Del"))
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        remove.triggered.connect(self._remove)
        self.addAction(remove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_files(self, files: list[Recent]) -> None:
        self.clear()
        for file in files:
            self.addItem(self._item(file))
        if files:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item: QListWidgetItem | None = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(item)
        else:
            super().keyPressEvent(event)

    def _remove(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.removed.emit(item.data(Qt.ItemDataRole.UserRole))

    def _choose(self, item: QListWidgetItem) -> None:
        path = item.data(Qt.ItemDataRole.UserRole)
        if path.exists():
            self.chosen.emit(path)

    def _item(self, file: Recent) -> QListWidgetItem:
        when = file.opened.strftime("%Y-%m-%d %H:%M")
        is_there = file.path.exists()
        facts = when if is_there else self.tr("文件已不在原处，可能已移动或改名")
        item = QListWidgetItem(
            self.tr("{name}\n{folder} · {facts}").format(
                name=file.path.stem, folder=file.path.parent, facts=facts
            )
        )
        item.setData(Qt.ItemDataRole.UserRole, file.path)
        item.setToolTip(str(file.path))
        if not is_there:
            item.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        return item


def _coming_year(today: date) -> int:
    """Targets are written from summer on for the year to come."""
    return today.year + 1 if today.month >= 7 else today.year


def _title(text: str, scale: float) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(True)
    label.setFont(font)
    return label


def _quiet_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line
