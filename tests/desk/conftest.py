"""A real desk file with a small table in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from perfdesk.desk.desk import Desk
from perfdesk.domain.draft import Draft, Proof, SourceFile
from tests.builders import small_table


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.create(tmp_path / "desk.perfdesk", "测试员")
    yield desk
    desk.close()


@pytest.fixture
def draft() -> Draft:
    """What an import of two small tables gives."""
    return Draft(SourceFile("targets.xlsx", "0" * 64, "xlsx"), (small_table(), small_table("b")), Proof())


@pytest.fixture
def desk(empty: Desk, draft: Draft) -> Desk:
    """The same desk with the draft in it, which is its first edit."""
    empty.accept(draft)
    return empty
