"""SQLAlchemy over the connection of an open file, for what is written; imported with the first thing to write.

Reading asks the driver itself: a book is on the screen before SQLAlchemy could have been imported.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from perfdesk.store.connection import LARGE_CACHE


def writing_engine(driver: sqlite3.Connection) -> Engine:
    """With our own BEGIN: Python's sqlite3 would otherwise leave DDL outside of the transaction.

    It takes SQLite's write lock at once: a lock taken later could not wait, only fail.
    """
    driver.execute(LARGE_CACHE)
    engine = create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "begin", begin)
    return engine


@contextmanager
def drivers_errors() -> Iterator[None]:
    """The driver's own errors, as they come from reading, instead of what SQLAlchemy wraps them in."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, Exception):
            raise
        raise error.orig from None
