"""What is offered for a file that was just written: to look at it, or at the folder that it lies in."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from perfdesk.ui.trouble_bar import Offer


class Written(QObject):
    """Makes the buttons, with their words. Both leave the bar as it is: one may want the other, too."""

    def offers(self, path: Path) -> list[Offer]:
        return [
            Offer(self.tr("打开文件"), lambda: _open(path), closes=False),
            Offer(self.tr("打开文件夹"), lambda: _open(path.parent), closes=False),
        ]


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
