"""What is offered follows the file and the person's other files, whichever of the two answers first."""

from collections.abc import Iterable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject

from perfdesk.desk.desk import Desk
from perfdesk.desk.offering import Around, Offer, Offers
from perfdesk.domain.table import TargetTable
from perfdesk.ui.project_form import suggesting
from perfdesk.ui.project_form.suggesting import Suggesting
from tests.builders import indicator, project, table_of
from tests.ui.conftest import put_table

RARE = "古籍修复册数"


def test_a_file_that_is_read_while_this_one_is_gone_through_is_offered(
    filled: Desk, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Desk.create(tmp_path / "去年.perfdesk", "测试员")
    put_table(other, table_of(project("p", "1.00", indicator("i", name=RARE))))
    other.close()
    other_was_read = Event()

    def offers_slowly(here: Iterable[TargetTable], elsewhere: Iterable[Offer]) -> Offers:
        other_was_read.wait(20)
        return Offers(here, elsewhere)

    monkeypatch.setattr(suggesting, "_FEW", 0)
    monkeypatch.setattr(suggesting, "Offers", offers_slowly)
    owner = QObject()
    here = Suggesting(filled, owner)
    here.ask_others(lambda: [other.path])
    here.look()
    qtbot.waitUntil(lambda: bool(here._elsewhere), timeout=20_000)
    other_was_read.set()
    qtbot.waitUntil(lambda: not here._is_working, timeout=20_000)
    here.look()
    qtbot.waitUntil(lambda: not here._is_working, timeout=20_000)
    assert [offer.name for offer in here.offers.names(RARE[:3], Around())] == [RARE]
