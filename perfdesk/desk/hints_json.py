"""Hints on their way to the reading child."""

from perfdesk.desk.frames import Json
from perfdesk.domain.draft import Hints


def hints_as_json(hints: Hints) -> Json:
    columns = [[table, column, field] for (table, column), field in hints.columns.items()]
    return {"columns": columns, "joined": sorted(map(list, hints.joined))}


def hints_of(said: object) -> Hints:
    """The inverse of `hints_as_json`."""
    if not isinstance(said, dict):
        return Hints()
    columns = {(int(table), int(column)): str(field) for table, column, field in said.get("columns", ())}
    return Hints(columns, frozenset((int(table), int(row)) for table, row in said.get("joined", ())))
