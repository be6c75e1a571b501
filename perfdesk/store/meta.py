"""What the file says about itself: which version made it, when and by whom."""

import sqlite3
from typing import NamedTuple

from perfdesk.store.errors import Damage
from perfdesk.store.rows import row_hash


class Meta(NamedTuple):
    """`genesis` is random: what the first line of the journal follows."""

    application_version: str = ""
    created: str = ""
    created_by: str = ""
    genesis: str = ""


def read_meta(connection: sqlite3.Connection) -> Meta:
    found = connection.execute("SELECT key, value FROM meta").fetchall()
    return Meta(**{key: value for key, value in found if key in Meta._fields})


def meta_damage(connection: sqlite3.Connection) -> list[Damage]:
    found = connection.execute("SELECT key, value, hash FROM meta").fetchall()
    changed = [key for key, value, digest in found if row_hash("meta", [key, value]) != digest]
    return [Damage("meta", tuple(changed), "changed")] if changed else []
