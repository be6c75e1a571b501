"""Each campaign, briefly; `python -m tests.campaigns NAME` is the full one, docs/reliability.md what came of it."""

import pytest

from perfdesk.store import connection
from tests.campaigns import cuts, damage, faults, fuzz, kills, two_instances
from tests.campaigns.sqlite_disk import library

on_our_disk = pytest.mark.skipif(
    library() is None, reason="this Python's SQLite cannot be reached from outside"
)


def test_a_hundred_kills_lose_nothing() -> None:
    counts, slips = kills.campaign(100)
    assert slips == []
    assert counts["acknowledged acts"] > 100


@on_our_disk
def test_a_fault_at_any_call_to_the_system_loses_nothing() -> None:
    """Three calls of each act; the full campaign takes all of them."""
    counts, slips = faults.campaign(3)
    assert slips == []
    assert counts["refused"] > 20


@on_our_disk
def test_five_hundred_power_cuts_lose_nothing() -> None:
    counts, slips = cuts.campaign(500)
    assert slips == []
    assert counts["create: nothing acknowledged, no file"]


@on_our_disk
def test_a_disk_that_is_not_waited_for_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """So the cuts would show it."""
    monkeypatch.setitem(connection.WRITING_PRAGMAS, "synchronous", "NORMAL")
    assert cuts.campaign(280)[1]


def test_a_file_damaged_anywhere_is_told_and_restored() -> None:
    counts, slips = damage.campaign(56, seed=12)
    assert slips == []
    assert counts["refused, the offered backup put back"] > 10


def test_two_instances_never_write_over_each_other() -> None:
    assert two_instances.campaign(100)[1] == []


def test_two_hundred_broken_files_are_read_or_refused_and_the_program_lives_on() -> None:
    counts, slips = fuzz.campaign(200)
    assert [slip for slip in slips if "waited" not in slip] == [], (
        "how long it took is for the full campaign to say"
    )
    assert counts["read"] > 40
    assert counts["MB of the parent at most"] < 2000
