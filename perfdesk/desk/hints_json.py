"""Hints on their way to the reading child."""

from perfdesk.desk.frames import Json
from perfdesk.domain.draft import Hints


def hints_as_json(hints: Hints) -> Json:
    columns = [[table, column, field] for (table, column), field in hints.columns.items()]
    heads = [[grid, row, rows] for (grid, row), rows in hints.heads.items()]
    concepts = [[grid, column, concept] for (grid, column), concept in hints.concepts.items()]
    joined = sorted(map(list, hints.joined))
    return {"columns": columns, "joined": joined, "heads": heads, "concepts": concepts}


def hints_of(said: object) -> Hints:
    """The inverse of `hints_as_json`."""
    if not isinstance(said, dict):
        return Hints()
    columns = {(int(table), int(column)): str(field) for table, column, field in said.get("columns", ())}
    return Hints(
        columns,
        frozenset((int(table), int(row)) for table, row in said.get("joined", ())),
        {(int(grid), int(row)): int(rows) for grid, row, rows in said.get("heads", ())},
        {(int(grid), int(column)): str(concept) for grid, column, concept in said.get("concepts", ())},
    )
