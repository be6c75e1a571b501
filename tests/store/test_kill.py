"""Whatever was reported as stored outlives the process."""

from pathlib import Path

from tests.store.kill import campaign


def test_fifteen_kills_lose_nothing(path: Path) -> None:
    assert campaign(path, 15) >= 15
