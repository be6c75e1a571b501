"""Find and replace: what is sought and where, with every hit before and after, to be taken as one step."""

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.desk.desk import Changed, Desk
from perfdesk.desk.replacing import Hit, Replaced, Where, hits, words_replaced
from perfdesk.domain.identity import Id
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog
from perfdesk.ui.fonts import line_height
from perfdesk.ui.hits_model import HitsModel, Told
from perfdesk.ui.pattern import LONGEST, NotAPattern, TooSlow, pattern_replaced


class ReplaceDialog(Dialog):
    """`chosen` carries the hits to be replaced. `shown` are the projects of a filtered table, None where all are."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, sought: str, shown: Collection[Id] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("查找和替换"))
        self._desk, self._shown = desk, shown
        self._locked = 0
        self.sought, self.by = QLineEdit(sought, self), QLineEdit(self)
        self.where = {each: QCheckBox(words, self) for each, words in self._where_words().items()}
        self.whole = QCheckBox(self.tr("整格相同"), self)
        self.pattern = QCheckBox(self.tr("正则表达式"), self)
        self.only_shown = QCheckBox(self.tr("只在显示的项目里"), self)
        self.hits, self.view = HitsModel(desk, self), QTableView(self)
        self.said = QLabel(self)
        self._all, self._none = (
            QPushButton(self.tr("全部勾选"), self),
            QPushButton(self.tr("全部不选"), self),
        )
        self._look_later = QTimer(self, singleShot=True, interval=200)
        self._lay_out()
        self._connect()
        self.look()

    def look(self) -> None:
        """Seeks anew and shows what was found."""
        self._look_later.stop()
        found, said = self._found()
        can_change = [hit for hit in found if self._desk.lock_on(hit.place.item) is None]
        self._locked = len(found) - len(can_change)
        self.hits.show_hits(can_change)
        self._say(said)

    def accept(self) -> None:
        """What is shown is what was sought: Enter right after typing looks first."""
        if self._look_later.isActive():
            self.look()
            return
        chosen = self.hits.chosen()
        if chosen:
            super().accept()
            self.chosen.emit(chosen)

    def _found(self) -> tuple[list[Hit], str]:
        if not self.sought.text():
            return [], self.tr("请输入要查找的文字。")
        where = {each for each, box in self.where.items() if box.isChecked()}
        only = self._shown if self.only_shown.isChecked() else None
        try:
            return hits(self._desk.book, where, self._replaced(), only), ""
        except NotAPattern:
            said = self.tr("这不是可用的正则表达式（最长 {most} 个字符），请检查括号和符号。")
            return [], said.format(most=LONGEST)
        except TooSlow:
            return [], self.tr("这个正则表达式太费时，没有查完。请写得具体一些。")

    def _replaced(self) -> Replaced:
        sought, by, is_whole = self.sought.text(), self.by.text(), self.whole.isChecked()
        if self.pattern.isChecked():
            return pattern_replaced(sought, by, is_whole=is_whole)
        return words_replaced(sought, by, is_whole=is_whole)

    def _say(self, trouble: str = "") -> None:
        count, chosen = self.hits.rowCount(), self.hits.chosen_count
        said = trouble or self.tr("找到 {count} 处，将替换勾选的 {chosen} 处，可一步撤销。").format(
            count=count, chosen=chosen
        )
        if not trouble and not count:
            said = self.tr("没有找到。")
        if self._locked:
            said += self.tr("另有 {count} 处所在的项目已审核通过或报送，不能替换。").format(
                count=self._locked
            )
        self.said.setText(said)
        self._take.setEnabled(chosen > 0)

    def _where_words(self) -> dict[Where, str]:
        return {
            Where.NAMES: self.tr("项目和单位名称"),
            Where.GOALS: self.tr("绩效目标"),
            Where.INDICATORS: self.tr("指标名称"),
            Where.VALUES: self.tr("指标值"),
            Where.EVALUATIONS: self.tr("自评表"),
        }

    def _connect(self) -> None:
        for line in (self.sought, self.by):
            line.textChanged.connect(self._look_soon)
        for box in (*self.where.values(), self.whole, self.pattern, self.only_shown):
            box.toggled.connect(self._look_soon)
        self._look_later.timeout.connect(self.look)
        self.hits.dataChanged.connect(lambda: self._say())
        self._all.clicked.connect(lambda: self.hits.choose(range(self.hits.rowCount()), True))
        self._none.clicked.connect(lambda: self.hits.choose(range(self.hits.rowCount()), False))
        unsubscribe = self._desk.subscribe(self._follow)
        self.finished.connect(lambda _: unsubscribe())

    def _follow(self, _: Changed) -> None:
        """What was found is no longer what stands there."""
        self._look_soon()

    def _look_soon(self) -> None:
        """Not at every letter; Enter does not wait for it."""
        self._take.setEnabled(True)
        self._look_later.start()

    def _lay_out(self) -> None:
        texts = QGridLayout()
        for row, (words, line) in enumerate(((self.tr("查找"), self.sought), (self.tr("替换为"), self.by))):
            texts.addWidget(plain_label(words, line), row, 0)
            texts.addWidget(line, row, 1)
        self.only_shown.setChecked(self._shown is not None)
        self.only_shown.setVisible(self._shown is not None)
        for box in self.where.values():
            box.setChecked(True)
        self._look_of_table()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addLayout(texts)
        layout.addLayout(_line(*self.where.values()))
        layout.addLayout(_line(self.whole, self.pattern, self.only_shown))
        layout.addWidget(self.view, 1)
        layout.addWidget(self.said)
        layout.addLayout(self._buttons())
        self.resize(960, 560)

    def _look_of_table(self) -> None:
        view = self.view
        view.setModel(self.hits)
        view.setAccessibleName(self.tr("找到的各处"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(2 * line_height(view.font()) + 6)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Told.PLACE, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(Told.PLACE, 320)

    def _buttons(self) -> QHBoxLayout:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("取消"))
        self._take = buttons.addButton(self.tr("替换"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._take.setDefault(True)
        for button in (self._all, self._none):
            button.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        line = _line(self._all, self._none)
        line.addWidget(buttons)
        return line


def _line(*parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    for part in parts:
        line.addWidget(part)
    line.addStretch()
    return line
