"""`perfdesk` and `python -m perfdesk`: a command, or the window with a file."""

import sys
from pathlib import Path


def main() -> int:
    """Imports the window only when it opens one, and the desk only for a command."""
    arguments = sys.argv[1:]
    if _is_command(arguments):
        from perfdesk.cli import run

        return run(arguments)
    from perfdesk.ui.app import main as show_window

    files = [Path(argument) for argument in arguments if not argument.startswith("-")]
    return show_window(files[0] if files else None, example="--example" in arguments)


def _is_command(arguments: list[str]) -> bool:
    """Anything but nothing, a file or `--example`: also a mistyped word, so that the command line can say so."""
    if not arguments or arguments == ["--example"]:
        return False
    return not (len(arguments) == 1 and not arguments[0].startswith("-") and Path(arguments[0]).suffix)


if __name__ == "__main__":
    sys.exit(main())
