"""What the program is, under which licence, where it keeps what, and where its keys are listed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from perfdesk import __version__
from perfdesk.ui import folders, icons
from perfdesk.ui.captions import plain_label
from perfdesk.ui.dialog import Dialog

_WIDTH = 560


class About(Dialog):
    """`open_file` is the desk file on the screen; `show_keys` shows all shortcuts."""

    def __init__(self, open_file: Path | None, show_keys: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("关于绩效填报台"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = QFormLayout()
        head = QHBoxLayout()
        head.addWidget(_picture())
        head.addWidget(plain_label(self.tr("绩效填报台 {version}").format(version=__version__)), 1)
        for label, text in self._facts(open_file):
            said = _said(text)
            rows.addRow(plain_label(label, said), said)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addLayout(head)
        layout.addLayout(rows)
        layout.addStretch(1)
        layout.addWidget(self._buttons(open_file, show_keys))
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, layout.heightForWidth(_WIDTH))

    def _facts(self, open_file: Path | None) -> list[tuple[str, str]]:
        own = self.tr("设置、示例和问题报告在 {folder}").format(folder=folders.own())
        data = self.tr(
            "每份表在您自己保存的 .perfdesk 文件中，备份在它旁边的 .backups 文件夹中；不联网，数据只在这台电脑上。"
        )
        here = [(self.tr("当前文件"), str(open_file))] if open_file is not None else []
        return [
            (self.tr("用途"), self.tr("填写、检查并上报绩效目标表、运行监控表和自评表。")),
            *here,
            (self.tr("数据"), data),
            ("", own),
            (self.tr("许可"), self.tr("MIT 许可，可以自由使用、修改和分发；所用的 Qt 按 LGPL 许可。")),
        ]

    def _buttons(self, open_file: Path | None, show_keys: Callable[[], object]) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        folder = open_file.parent if open_file is not None else folders.own()
        for text, act in (
            (self.tr("快捷键一览"), show_keys),
            (self.tr("打开数据文件夹"), lambda: _open(folder)),
        ):
            button = buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(act)
        buttons.rejected.connect(self.close)
        return buttons


def _said(text: str) -> QLabel:
    """A path is there to be copied."""
    label = plain_label(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _picture() -> QLabel:
    label = QLabel()
    label.setPixmap(icons.program_icon().pixmap(40, 40))
    return label


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
