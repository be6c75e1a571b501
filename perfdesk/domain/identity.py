"""Identities that stay with a unit, project or indicator through edits, files and merges."""

import os
from typing import NewType

Id = NewType("Id", str)


def new_id() -> Id:
    """Random, so that two people who add items in two copies of a file never collide."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[Id]:
    """As many, at the cost of one."""
    said = os.urandom(8 * count).hex()
    return [Id(said[at : at + 16]) for at in range(0, 16 * count, 16)]
