"""What the commands that change a desk file have in common."""

from perfdesk.cli.outcome import CannotDo
from perfdesk.desk.desk import Desk
from perfdesk.domain.book import Table
from perfdesk.wording import cli_line


def chosen_table(desk: Desk, number: int | None) -> Table:
    """Of that number from 0, else the first. Raises CannotDo."""
    tables = desk.book.tables
    at = number or 0
    if not 0 <= at < len(tables):
        raise CannotDo(cli_line("no_such_table", number=str(at), count=str(len(tables))))
    return tables[at]


def refuse_read_only(desk: Desk) -> None:
    """Another program has the file, or nobody can write it. Raises CannotDo."""
    if not desk.read_only:
        return
    holder = desk.file.locked_by
    if holder is None:
        raise CannotDo(cli_line("edit.read_only"))
    raise CannotDo(cli_line("edit.in_use", who=holder.name or "-", machine=holder.machine or "-"))
