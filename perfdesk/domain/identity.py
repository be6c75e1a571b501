"""Identities that stay with a unit, project or indicator through edits, files and merges."""

import os
from typing import NewType

Id = NewType("Id", str)


def new_id() -> Id:
    """Random, so that two people who add items in two copies of a file never collide."""
    return Id(os.urandom(8).hex())
