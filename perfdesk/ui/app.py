"""Starting and ending the window. Nothing heavy is imported before it is on the screen."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from perfdesk import __version__
from perfdesk.ui import folders, fonts, icons, jobs, theme, translation
from perfdesk.ui.crash import CrashHook
from perfdesk.ui.jobs import Job
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.settings import Settings
from perfdesk.wording import cli_line_in_each_language, refusal_sentence

_SETTLED = 5000
"""Milliseconds after which what an earlier run has left behind is taken away, when nobody waits for anything."""
NATIVE_STYLE = "windows11"


def main(file: Path | None = None, example: bool = False) -> int:
    """The exit status, once the last window is closed."""
    app = application()
    window = build_window()
    window.show()
    if file is not None:
        QTimer.singleShot(0, window, lambda: window.files.open_any(file))
    elif example:
        QTimer.singleShot(0, window, window.files.open_example)
    else:
        QTimer.singleShot(200, window, lambda: _warm_up(window))
    QTimer.singleShot(0, window, lambda: _look_at_fonts(window))
    QTimer.singleShot(_SETTLED, window, lambda: _sweep(window))
    status = app.exec()
    put_away(window)
    return status


def application() -> QApplication:
    """Made once; style, theme and language before the first widget."""
    folders.name_program()
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication(sys.argv[:1])
    if app.style().name() != NATIVE_STYLE:
        app.setStyle("Fusion")
    settings = Settings()
    theme.use_scheme(settings.theme)
    app.styleHints().colorSchemeChanged.connect(theme.draw_edges)
    translation.use_language(app, settings.language)
    CrashHook(app).install()
    return app


def build_window() -> MainWindow:
    return MainWindow(Settings())


def _look_at_fonts(window: MainWindow) -> None:
    """Also in the terminal, where Chinese can perhaps be read."""
    if not fonts.has_chinese_font():
        said = cli_line_in_each_language("no_chinese_font")
        print(said, file=sys.stderr)
        window.keep_saying(lambda: said)


def put_away(window: MainWindow) -> None:
    """Threads first, then the window, then pixmaps: in any other order Qt complains or crashes at the end."""
    jobs.stop_all()
    window.deleteLater()
    QCoreApplication.sendPostedEvents()
    icons.forget()


def _warm_up(window: MainWindow) -> None:
    """While the person reads the start page, the database and table modules are imported on another thread."""

    def load(_: object) -> Exception | None:
        from perfdesk.desk import exporting, reading, starting

        del exporting, reading
        return starting.trouble_at_start()

    job = Job(load, window)
    job.done.connect(lambda trouble: _say(window, trouble))
    job.start()


def _say(window: MainWindow, trouble: Exception | None) -> None:
    if trouble is not None:
        window.keep_saying(lambda: refusal_sentence(trouble))


def _sweep(window: MainWindow) -> None:
    """A file on a drive that does not answer keeps only this thread waiting."""
    files = [recent.path for recent in window.settings.recent()]

    def act(_: object) -> None:
        from perfdesk.desk.sweeping import sweep

        sweep(files)

    Job(act, window).start()
