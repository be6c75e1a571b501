"""What the file says about itself: which version made it, when and by whom."""

import secrets
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from perfdesk import __version__
from perfdesk.store.clock import now
from perfdesk.store.errors import Damage
from perfdesk.store.rows import row_hash
from perfdesk.store.schema import META


class Meta(NamedTuple):
    """`genesis` is random: what the first line of the journal follows."""

    application_version: str = ""
    created: str = ""
    created_by: str = ""
    genesis: str = ""


def write_meta(connection: Connection, who: str) -> None:
    values = Meta(__version__, now(), who, secrets.token_hex(32))._asdict()
    for pair in values.items():
        key, value = pair
        connection.execute(insert(META).values(key=key, value=value, hash=row_hash("meta", pair)))


def read_meta(connection: Connection) -> Meta:
    found = connection.execute(select(META.c.key, META.c.value)).all()
    return Meta(**{key: value for key, value in found if key in Meta._fields})


def meta_damage(connection: Connection) -> list[Damage]:
    found = connection.execute(select(META.c.key, META.c.value, META.c.hash)).all()
    changed = [key for key, value, digest in found if row_hash("meta", [key, value]) != digest]
    return [Damage("meta", tuple(changed), "changed")] if changed else []
