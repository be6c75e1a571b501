"""What is said and offered of a file that was just written: to look at it, or at the folder that it lies in."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from perfdesk.ui.trouble_bar import Offer

_MOST_SIGNS = 20


class Written(QObject):
    """Makes the buttons, with their words. Both leave the bar as it is: one may want the other, too."""

    def offers(self, path: Path) -> list[Offer]:
        return [
            Offer(self.tr("打开文件"), lambda: _open(path), closes=False),
            Offer(self.tr("打开文件夹"), lambda: _open(path.parent), closes=False),
        ]

    def without_font(self, path: Path, signs: str) -> str:
        """Of a PDF: the signs in it that this computer has no font for."""
        return self.tr(
            "已导出：{path}。这台电脑的字体里没有“{signs}”，PDF 中可能显示不出来，请打开看一看。"
        ).format(path=path, signs=signs[:_MOST_SIGNS])


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
