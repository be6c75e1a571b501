"""The findings of one project in short; Enter or a click goes to the field."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from perfdesk.desk.desk import Desk
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.table import Project
from perfdesk.ui.captions import plain_label
from perfdesk.ui.fonts import line_height
from perfdesk.ui.icons import severity_icon
from perfdesk.wording import field_word_at, finding_sentence, severity_word

_MOST_LINES = 4


class FindingsList(QWidget):
    """The gravest first, within one severity in the order of the form. `chosen` carries a Finding."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._project_id: Id | None = None
        self._shown: list[Finding] = []
        self.list = _List()
        self._title = plain_label("", self.list)
        self.list.setAccessibleName(self.tr("检查结果"))
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self.list)

    def show_project(self, project_id: Id | None) -> None:
        self._project_id = project_id
        self.refresh()

    def refresh(self) -> None:
        findings = self._findings()
        self._title.setText(self._said(len(findings)))
        if findings == self._shown:
            return
        self._shown = findings
        self._fill()
        self.list.setVisible(bool(findings))
        self.list.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown:
            self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for finding in self._shown:
            self.list.addItem(self._item(finding))

    def _said(self, count: int) -> str:
        if not self._desk.checking.is_checked:
            return self.tr("正在检查…")
        return self.tr("检查结果：%n 处", None, count) if count else self.tr("检查结果：没有问题 ✓")

    def _findings(self) -> list[Finding]:
        if self._project_id is None:
            return []
        project = self._desk.tree.owner(self._project_id, Project)
        items = (project.id, *(indicator.id for indicator in project.indicators))
        found = [finding for item in items for finding in self._desk.checking.findings(item)]
        return sorted(found, key=lambda finding: -finding.severity)

    def _item(self, finding: Finding) -> QListWidgetItem:
        item = self._desk.tree.item(finding.place.item)
        words = {
            "field": field_word_at(self._desk.tree, finding.place),
            "sentence": finding_sentence(finding, self._desk.tree),
        }
        if isinstance(item, Indicator):
            text = self.tr("指标 {number} {field}：{sentence}").format(number=item.number, **words)
        else:
            text = self.tr("{field}：{sentence}").format(**words)
        line = QListWidgetItem(severity_icon(finding.severity, self.palette()), text)
        line.setToolTip(text)
        spoken = self.tr("{severity}，{text}").format(severity=severity_word(finding.severity), text=text)
        line.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        return line

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._shown[self.list.row(item)])


class _List(QListWidget):
    """As high as its lines, up to a few."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = self.fontMetrics().height()
        self.setIconSize(QSize(side, side))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def sizeHint(self) -> QSize:
        lines = min(max(self.count(), 1), _MOST_LINES)
        row = max(self.sizeHintForRow(0), line_height(self.font()))
        return QSize(300, lines * row + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
