"""`perfdesk` and `python -m perfdesk`: a command, or the window with a file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.desk.no_network import refuse_network

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfdesk.cli.own import Own
    from perfdesk.domain.book import Table
    from perfdesk.domain.indicator_text import Dialect


def main() -> int:
    refuse_network()
    try:
        return _run(sys.argv[1:])
    except ImportError as fault:  # a part of the installation is gone: a trace would not say what to do
        from perfdesk.wording import refusal_sentence

        print(f"perfdesk：{refusal_sentence(fault)}", file=sys.stderr)
        return 2


def _run(arguments: list[str]) -> int:
    """Imports the window only when it opens one, and the desk only for a command."""
    if is_command(arguments):
        from perfdesk.cli import run

        return run(arguments, _write_pdf, _find_own)
    from perfdesk.ui.app import main as show_window

    files = [Path(argument) for argument in arguments if not argument.startswith("-")]
    return show_window(files[0] if files else None, example="--example" in arguments)


def _write_pdf(tables: "Sequence[Table]", path: Path, dialect: "Dialect | None", layout: str) -> str:
    """Pages are drawn by Qt, which is the window's; the command line is handed the pen."""
    from perfdesk.ui.paper.pdf import write_pdf

    return write_pdf(tables, path, dialect, layout)


def _find_own() -> "Own":
    """Where and how it is kept is the window's affair, too."""
    from perfdesk.cli.own import Own
    from perfdesk.ui import folders
    from perfdesk.ui.settings import Settings

    folders.name_program()
    settings = Settings()
    return Own(settings.rules, settings.heads, folders.templates())


def is_command(arguments: list[str]) -> bool:
    """Anything but nothing, a file or `--example`: also a mistyped word, so that the command line can say so."""
    if not arguments or arguments == ["--example"]:
        return False
    return not (len(arguments) == 1 and not arguments[0].startswith("-") and Path(arguments[0]).suffix)


if __name__ == "__main__":
    sys.exit(main())
