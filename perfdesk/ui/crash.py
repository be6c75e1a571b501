"""The last resort for bugs: a report on this computer and a dialog, while everything entered is already in the file."""

import sys
import traceback
from datetime import datetime
from pathlib import Path
from time import time
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, QTimer, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from perfdesk import __version__


class CrashHook(QObject):
    """Installed as `sys.excepthook`. One dialog at a time; what happens meanwhile is only written down."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._showing = False

    def install(self) -> None:
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        path = write_report(kind, trace)
        sys.__excepthook__(kind, error, trace)
        if not self._showing and QApplication.instance() is not None:
            self._showing = True
            QTimer.singleShot(0, self, lambda: self._tell(path))

    def _tell(self, path: Path | None) -> None:
        box = QMessageBox(QApplication.activeWindow())
        box.setWindowTitle(self.tr("出现意外问题"))
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("刚才的操作没有完成。已填写的内容都保存在文件里，可以继续使用。"))
        where = self.tr("问题报告在这台电脑上，不含表格内容：{path}").format(path=path)
        box.setInformativeText(where if path else self.tr("问题报告没有写成。"))
        report = box.addButton(self.tr("查看报告"), QMessageBox.ButtonRole.ActionRole) if path else None
        box.addButton(self.tr("继续"), QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if report is not None and path is not None:
            report.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        self._showing = False


def newest_report() -> Path | None:
    """Of the last day; an older one tells nothing about how the program has just ended."""
    yesterday = time() - 24 * 3600
    found = [path for path in _folder().glob("*.txt") if path.stat().st_mtime > yesterday]
    return max(found, key=lambda path: path.name, default=None)


def _folder() -> Path:
    local = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(local, "reports")


def write_report(kind: type[BaseException], trace: TracebackType | None) -> Path | None:
    """Kind and places of the error only: its message and the variables may hold what stands in the table."""
    folder = _folder()
    now = datetime.now().astimezone()
    frames = "".join(
        f'  File "{Path(frame.filename).name}", line {frame.lineno}, in {frame.name}\n'
        for frame in traceback.extract_tb(trace)
    )
    head = f"PerfDesk {__version__} · Qt {qVersion()} · Python {sys.version.split()[0]} · {sys.platform}\n"
    path = folder / f"{now:%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"{head}{now.isoformat()}\n{kind.__module__}.{kind.__qualname__}\n{frames}", encoding="utf-8"
        )
    except OSError:
        return None
    return path
