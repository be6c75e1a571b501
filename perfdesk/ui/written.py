"""What is said and offered of a file that was just written: to look at it, or at the folder that it lies in."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from perfdesk.ui.trouble_bar import Offer, TroubleBar

_MOST_SIGNS = 20


class Written(QObject):
    """Makes the buttons, with their words. Both leave the bar as it is: one may want the other, too."""

    def __init__(self, bar: TroubleBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar

    def offers(self, path: Path) -> list[Offer]:
        return [
            Offer(self.tr("打开文件"), lambda: self._open(path), closes=False),
            self._folder(path),
        ]

    def _folder(self, path: Path) -> Offer:
        return Offer(self.tr("打开文件夹"), lambda: self._open_folder(path), closes=False)

    def _open(self, path: Path) -> None:
        if not _opened(path):
            said = self.tr("这台电脑上没有能打开“{name}”的程序。文件已经写好，在 {folder}。")
            self._bar.show_warning(said.format(name=path.name, folder=path.parent), [self._folder(path)])

    def _open_folder(self, path: Path) -> None:
        if not _opened(path.parent):
            said = self.tr("这台电脑上没有能打开文件夹的程序。文件在 {path}。")
            self._bar.show_warning(said.format(path=path))

    def without_font(self, path: Path, signs: str) -> str:
        """Of a PDF: the signs in it that this computer has no font for."""
        return self.tr(
            "已导出：{path}。这台电脑的字体里没有“{signs}”，PDF 中可能显示不出来，请打开看一看。"
        ).format(path=path, signs=signs[:_MOST_SIGNS])


def _opened(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
