"""Work beside the window: its result or its failure comes back, and no failure is lost."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from perfdesk.ui.jobs import Job


def fail(_: object) -> None:
    raise ValueError("坏了")


def test_who_waits_for_a_failure_is_given_it(qtbot: QtBot) -> None:
    owner, ends = QObject(), []
    failures: list[Exception] = []
    job = Job(fail, owner)
    job.failed.connect(failures.append)
    job.ended.connect(lambda: ends.append(len(failures)))
    job.start()
    qtbot.waitUntil(lambda: ends == [1])
    assert [str(failure) for failure in failures] == ["坏了"]


def test_a_failure_that_nobody_waits_for_is_reported_as_a_bug(qtbot: QtBot) -> None:
    owner, ends = QObject(), []
    job = Job(fail, owner)
    job.ended.connect(lambda: ends.append(True))
    with qtbot.captureExceptions() as exceptions:
        job.start()
        qtbot.waitUntil(lambda: bool(ends))
    assert [str(failure) for _, failure, _ in exceptions] == ["坏了"]


@pytest.mark.parametrize("work", [fail, lambda _: "已做好"])
def test_what_was_cancelled_says_nothing_but_that_it_ended(work, qtbot: QtBot) -> None:
    owner, ends = QObject(), []
    heard: list[object] = []
    job = Job(work, owner)
    job.done.connect(heard.append)
    job.failed.connect(heard.append)
    job.ended.connect(lambda: ends.append(True))
    job.start()
    job.cancel()
    qtbot.waitUntil(lambda: bool(ends))
    assert not heard
