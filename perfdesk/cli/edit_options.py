"""The options of the commands that change a desk file; what they do is imported when one of them is given."""

import argparse
from collections.abc import Callable
from pathlib import Path

from perfdesk.desk import TEMPLATE_ENDING
from perfdesk.wording import cli_line

Action = Callable[[argparse.Namespace], int]
AddCommand = Callable[[str, Action], argparse.ArgumentParser]
FILL_WAYS = ("put", "put_in_blanks", "before", "behind", "scale", "move_years")


def add_fill(command: AddCommand) -> None:
    fill = command("fill", _fill)
    _add_file(fill)
    fill.add_argument("--field", metavar="FIELD", help=cli_line("fill.field_option"))
    ways = fill.add_mutually_exclusive_group()
    for name in FILL_WAYS:
        said = cli_line(f"fill.{name}_option").replace("%", "%%")  # argparse would fill it in
        ways.add_argument(f"--{name.replace('_', '-')}", dest=name, metavar="TEXT", help=said)
    ways.add_argument("--clear", action="store_true", help=cli_line("fill.clear_option"))
    fill.add_argument("--table", type=int, metavar="N", help=cli_line("fill.table_option"))
    fill.add_argument("--unit", default="", metavar="NAME", help=cli_line("fill.unit_option"))
    rows = fill.add_mutually_exclusive_group()
    rows.add_argument("--only", metavar="NAME", help=cli_line("fill.only_option"))
    rows.add_argument("--with", dest="with_", metavar="WORD", help=cli_line("fill.with_option"))
    _add_dry_run(fill)


def add_template(action: AddCommand) -> None:
    action("template_list", _list)
    use = action("template_use", _use)
    _add_file(use)
    use.add_argument("template", metavar=f"NAME|FILE{TEMPLATE_ENDING}")
    use.add_argument("--table", type=int, metavar="N", help=cli_line("template.table_option"))
    use.add_argument("--unit", metavar="NAME", help=cli_line("template.unit_option"))
    use.add_argument("--copies", type=int, default=1, metavar="N", help=cli_line("template.copies_option"))
    _add_dry_run(use)
    save = action("template_save", _save)
    _add_file(save)
    save.add_argument("name", metavar="NAME")
    save.add_argument("--table", type=int, metavar="N", help=cli_line("template.table_option"))
    save.add_argument("--project", action="append", metavar="NAME", help=cli_line("template.project_option"))
    save.add_argument("--amounts", action="store_true", help=cli_line("template.amounts_option"))
    save.add_argument("--no-goals", action="store_true", help=cli_line("template.no_goals_option"))
    save.add_argument("--no-values", action="store_true", help=cli_line("template.no_values_option"))
    output = f"OUT{TEMPLATE_ENDING}"
    save.add_argument("-o", "--output", type=Path, metavar=output, help=cli_line("template.output_option"))


def _add_file(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE.perfdesk")


def _add_dry_run(command: argparse.ArgumentParser) -> None:
    command.add_argument("--dry-run", action="store_true", help=cli_line("edit.dry_run_option"))


def _fill(options: argparse.Namespace) -> int:
    from perfdesk.cli.filling import fill

    return fill(options)


def _list(options: argparse.Namespace) -> int:
    from perfdesk.cli.templates import list_templates

    return list_templates(options)


def _use(options: argparse.Namespace) -> int:
    from perfdesk.cli.templates import use

    return use(options)


def _save(options: argparse.Namespace) -> int:
    from perfdesk.cli.templates import save

    return save(options)
