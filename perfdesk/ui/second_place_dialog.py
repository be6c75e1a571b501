"""Where backups are kept a second time, and how that stands; chosen, changed or given up."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QVBoxLayout, QWidget

from perfdesk.ui.dialog import Dialog
from perfdesk.ui.settings import Settings


class SecondPlaceDialog(Dialog):
    """`chosen`: another place, or none, is in the settings."""

    chosen = Signal()

    def __init__(self, settings: Settings, state: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("第二备份位置"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings, self._state = settings, state
        self._note, self._where = QLabel(self), QLabel(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("关闭"))
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.choose = buttons.addButton(self.tr("选择文件夹…"), role)
        self.give_up = buttons.addButton(self.tr("不再另存"), role)
        self.choose.clicked.connect(self._choose)
        self.give_up.clicked.connect(lambda: self.take(None))
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        for label in (self._note, self._where):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)
        self._note.setText(
            self.tr(
                "备份总会存在文件旁边。在这里选一个文件夹（另一块磁盘、移动盘或网络位置），每份备份会在后台另存一份到那里，电脑损坏时还能找回。"
            )
        )
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.refresh()
        self.resize(560, self.sizeHint().height())

    def refresh(self) -> None:
        place = self._settings.second_place
        self.give_up.setEnabled(place is not None)
        if place is None:
            self._where.setText(self.tr("现在没有第二备份位置。"))
        else:
            said = self.tr("现在的位置：{place}").format(place=place)
            self._where.setText("\n".join(filter(None, (said, self._state()))))

    def take(self, place: Path | None) -> None:
        self._settings.second_place = place
        self.chosen.emit()
        self.refresh()

    def _choose(self) -> None:
        here = self._settings.second_place or Path.home()
        name = QFileDialog.getExistingDirectory(self, self.windowTitle(), str(here))
        if name:
            self.take(Path(name))
