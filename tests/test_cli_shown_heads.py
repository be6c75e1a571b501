"""A table whose head nobody knows: the head shown once in the window serves the command line, too."""

import json
from pathlib import Path

import pytest

from perfdesk.cli import run
from perfdesk.cli.own import Own
from perfdesk.desk.pointing import Pointed, kept
from perfdesk.desk.reading import rows_to_point_at
from tests.formats.test_shown_lists import CONCEPTS as LIST_CONCEPTS
from tests.formats.test_shown_lists import ROWS, file_of
from tests.ui.test_pointing import CONCEPTS, odd_table


def test_what_was_shown_in_the_window_is_known_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = odd_table(tmp_path), odd_table(tmp_path, "b.tsv", "渠道整治")
    assert run(["convert", str(second), "--to", "json"], lambda *_: "") == 2
    assert "表头" in capsys.readouterr().err
    shown = Pointed(0, 2, 1, dict(enumerate(CONCEPTS)))
    own = Own(heads=kept("", rows_to_point_at(first.read_bytes()), shown))
    assert run(["convert", str(second), "--to", "json"], lambda *_: "", lambda: own) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["tables"][0]["project"] == "渠道整治"
    assert err == "b.tsv：表头认不出，按您在窗口中为同样的表指出的表头读取。\n"


def test_a_head_of_another_shape_serves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = Pointed(0, 2, 1, dict(enumerate(CONCEPTS)))
    own = Own(heads=kept("", rows_to_point_at(odd_table(tmp_path).read_bytes()), shown))
    other = tmp_path / "c.tsv"
    other.write_text("专项\t要花的钱\t想干成什么\n道路\t10\t修路\n", encoding="utf-8")
    assert run(["convert", str(other), "--to", "json"], lambda *_: "", lambda: own) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_rows_without_a_head_are_known_again_by_their_looks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = file_of(tmp_path, *ROWS), file_of(tmp_path, *ROWS[:2], name="b.xlsx")
    shown = Pointed(0, 0, 0, dict(enumerate(LIST_CONCEPTS)))
    own = Own(heads=kept("", rows_to_point_at(first.read_bytes()), shown))
    assert run(["convert", str(second), "--to", "json"], lambda *_: "", lambda: own) == 0
    out, err = capsys.readouterr()
    (table,) = json.loads(out)["tables"]
    assert [p["name"] for unit in table["units"] for p in unit["projects"]] == ["路灯维护", "绿道养护"]
    assert "b.xlsx" in err
