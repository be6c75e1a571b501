"""How the program is used, topic by topic: the texts of `resources/manual`, one file a language."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from perfdesk.resources import resource
from perfdesk.ui.dialog import Dialog

_MARGIN = 14


class Topic(NamedTuple):
    """`text` is Markdown, without the heading."""

    title: str
    text: str


def topics(language: str) -> list[Topic]:
    """In reading order."""
    parts = resource(f"manual/{language}.md").read_text("utf-8").split("# ")[1:]
    return [Topic(title, text.strip()) for title, _, text in (part.partition("\n") for part in parts)]


class Manual(Dialog):
    """Beside the window, which can be worked in meanwhile."""

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("使用说明"))
        self._topics = topics(language)
        self.contents, self.page = QListWidget(), QTextBrowser()
        self.contents.setAccessibleName(self.tr("目录"))
        self.contents.addItems([topic.title for topic in self._topics])
        self.contents.currentRowChanged.connect(self._turn_to)
        self.contents.setCurrentRow(0)
        self.page.document().setDocumentMargin(_MARGIN)
        self._lay_out()

    def _turn_to(self, row: int) -> None:
        topic = self._topics[row]
        self.page.setMarkdown(f"## {topic.title}\n\n{topic.text}")
        self.page.setAccessibleName(topic.title)

    def _lay_out(self) -> None:
        halves = QSplitter()
        halves.addWidget(self.contents)
        halves.addWidget(self.page)
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(1, 1)
        widest = max(self.contents.fontMetrics().horizontalAdvance(topic.title) for topic in self._topics)
        halves.setSizes([widest + 40, 600])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(halves, 1)
        layout.addWidget(buttons)
        self.resize(860, 560)
