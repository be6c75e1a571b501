"""The known forms (表样) in a list that one can also type into: kind, place or title, any part of it.

Templates of whole tables stand above them, where a new table can begin from one.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from perfdesk.desk.new_tables import Form, FormKind, known_forms
from perfdesk.desk.templates.shelf import Kept

_FEWEST_SIGNS = 24


class FormBox(QComboBox):
    """`picked`: another form is current. Forms stand grouped by kind, each with where it is used."""

    picked = Signal()

    def __init__(self, kinds: Iterable[FormKind] = FormKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms = {form.name: form for form in known_forms() if form.kind in set(kinds)}
        self._templates: dict[str, Kept] = {}
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(_FEWEST_SIGNS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setAccessibleName(self.tr("表样"))
        self._fill()
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)
        self.setMaxVisibleItems(18)
        self.view().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.currentIndexChanged.connect(self._changed)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._settle)
        line.setPlaceholderText(self.tr("输入省份或表名查找，例如：四川"))

    @property
    def form(self) -> Form | None:
        return self._forms.get(str(self.currentData() or ""))

    @property
    def template(self) -> Kept | None:
        """Where one is current, there is no form."""
        return self._templates.get(str(self.currentData() or ""))

    def show_templates(self, kept: Sequence[Kept]) -> None:
        """What is current stays so, if it is still there."""
        now = str(self.currentData() or "")
        self._templates = {str(each.path): each for each in kept}
        with QSignalBlocker(self):
            self.clear()
            self._fill()
            self.choose(now)

    def choose(self, name: str) -> None:
        """Nothing where no form is called so."""
        at = self.findData(name)
        if at >= 0:
            self.setCurrentIndex(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        line = self.lineEdit()
        if line is not None:
            line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was typed and goes on; it confirms no dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._settle()
            self.focusNextChild()
            event.accept()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel over a page must scroll it, not change the form."""
        event.ignore()

    def showPopup(self) -> None:
        """As wide as its longest form."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 32)
        super().showPopup()

    def kind_word(self, kind: FormKind) -> str:
        return {
            FormKind.PROJECT_TARGETS: self.tr("项目绩效目标表"),
            FormKind.DEPARTMENT_TARGETS: self.tr("部门整体绩效目标表"),
            FormKind.PROJECT_SELF_EVALUATION: self.tr("项目自评表"),
            FormKind.PROJECT_MONITORING: self.tr("绩效运行监控表"),
            FormKind.DEPARTMENT_SELF_EVALUATION: self.tr("部门整体自评表"),
        }[kind]

    def _fill(self) -> None:
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        if self._templates:
            model.appendRow(self._head(self.tr("我的模板")))
        for path, kept in self._templates.items():
            words = self.tr("模板 · {name}").format(name=kept.label.name)
            model.appendRow(_item(words, path, kept.label.name))
        for kind in FormKind:
            forms = [form for form in self._forms.values() if form.kind is kind]
            if forms:
                model.appendRow(self._head(self.kind_word(kind)))
            for form in sorted(forms, key=lambda form: not form.is_standard):
                model.appendRow(_item(self._words(form), form.name, form.title))
        self.setCurrentIndex(next((n for n in range(self.count()) if self.itemData(n) in self._forms), -1))

    def _head(self, words: str) -> QStandardItem:
        """Cannot be chosen."""
        head = QStandardItem(words)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setBold(True)
        head.setFont(font)
        return head

    def _words(self, form: Form) -> str:
        """`四川省 · 部门预算项目支出绩效自评表`."""
        title = form.title.replace("{year}", "")
        return self.tr("{place} · {title}").format(place=form.used_in, title=title)

    def _changed(self) -> None:
        if self.form is not None or self.template is not None:
            self.picked.emit()

    def _settle(self) -> None:
        """Typed text that names one form means it; any other goes back to what was chosen."""
        typed = self.currentText().strip().casefold()
        fitting = [
            n for n in range(self.count()) if self.itemData(n) and typed in self.itemText(n).casefold()
        ]
        exact = [n for n in fitting if self.itemText(n).casefold() == typed]
        if exact or (typed and len(fitting) == 1):
            self.setCurrentIndex((exact or fitting)[0])
        self.setEditText(self.itemText(self.currentIndex()))


def _item(words: str, name: str, tip: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setData(name, Qt.ItemDataRole.UserRole)
    item.setToolTip(tip)
    return item
