"""`perfdesk diff` and `perfdesk merge`: comparing and bringing together without a window."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.cli import run
from perfdesk.desk.desk import Desk
from perfdesk.desk.exporting import export_tables
from perfdesk.desk.reading import read_any
from perfdesk.desk.starting import save_as_desk
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from tests.builders import small_table

Perfdesk = Callable[..., tuple[int, str]]


@pytest.fixture
def perfdesk(capsys: pytest.CaptureFixture[str]) -> Perfdesk:
    def command(*arguments: str | Path) -> tuple[int, str]:
        status = run([*map(str, arguments)], lambda *_: "")
        said = capsys.readouterr()
        return status, said.out + said.err

    return command


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.perfdesk"
    save_as_desk(Draft(SourceFile("x", "0" * 64, "json"), (small_table(),), Proof()), path, "预算员")
    return path


def changed(base: Path, name: str, item: str, field: str, text: str) -> Path:
    path = base.with_name(name)
    with closing(Desk.open(base, "预算员")) as desk:
        desk.file.save_copy(path)
    with closing(Desk.open(path, "张三")) as desk:
        desk.enter(Place(Id(item), field), text)
    return path


def goals(path: Path) -> list[str]:
    return [project.goal for table in read_any(path).target_tables for project in table.projects]


def test_diff_tells_each_difference_in_a_line(perfdesk: Perfdesk, base: Path) -> None:
    other = changed(base, "b.perfdesk", "p1", "fiscal", "125")
    status, said = perfdesk("diff", base, other)
    assert status == 1
    assert "金额\t项目\t文化局本级 › 文化惠民演出\t财政拨款\t100.00\t125.00\t+25.00\t+25.0%" in said
    assert perfdesk("diff", base, base) == (0, "两份内容相同。\n")


def test_diff_as_json_and_as_workbook(perfdesk: Perfdesk, base: Path, tmp_path: Path) -> None:
    other = changed(base, "b.perfdesk", "p1", "goal", "新目标")
    (difference,) = json.loads(perfdesk("diff", base, other, "--format", "json")[1])["differences"]
    assert (difference["kind"], difference["fields"][0]["after"]) == ("reworded", "新目标")
    assert perfdesk("diff", base, other, "--format", "xlsx", "-o", tmp_path / "d.xlsx")[0] == 1
    assert (tmp_path / "d.xlsx").stat().st_size > 0


def test_diff_compares_a_file_that_was_handed_in_with_today(perfdesk: Perfdesk, base: Path) -> None:
    workbook = base.with_suffix(".xlsx")
    export_tables(read_any(base).tables, workbook)
    assert perfdesk("diff", workbook, base)[0] == 0


def test_merge_writes_what_all_of_them_changed(perfdesk: Perfdesk, base: Path, tmp_path: Path) -> None:
    one, other = (
        changed(base, "a.perfdesk", "p1", "goal", "甲"),
        changed(base, "b.perfdesk", "p2", "goal", "乙"),
    )
    status, said = perfdesk("merge", base, one, other, "-o", tmp_path / "out.perfdesk")
    assert (status, goals(tmp_path / "out.perfdesk")[:2]) == (0, ["甲", "乙"])
    assert "合并 2 处修改" in said


def test_a_conflict_that_nobody_decided_writes_nothing(
    perfdesk: Perfdesk, base: Path, tmp_path: Path
) -> None:
    parts = changed(base, "a.perfdesk", "p1", "goal", "甲"), changed(base, "b.perfdesk", "p1", "goal", "乙")
    out = tmp_path / "out.perfdesk"
    status, said = perfdesk("merge", base, *parts, "-o", out)
    assert (status, out.exists()) == (2, False)
    assert "a：甲" in said
    assert perfdesk("merge", base, *parts, "-o", out, "--dry-run", "--prefer", "2")[0] == 0
    assert not out.exists()
    assert perfdesk("merge", base, *parts, "-o", out, "--prefer", "2")[0] == 0
    assert goals(out)[0] == "乙"


def test_a_folder_that_is_not_there_is_told_before_anything_is_merged(
    perfdesk: Perfdesk, base: Path, tmp_path: Path
) -> None:
    out = tmp_path / "没有" / "out.perfdesk"
    status, said = perfdesk("merge", base, base, "-o", out)
    assert (status, said.count("\n")) == (2, 1)
    assert said.startswith(f"{out}：")
    assert f"“{out.parent}”" in said


def test_a_workbook_is_merged_by_its_words(perfdesk: Perfdesk, base: Path, tmp_path: Path) -> None:
    other = changed(base, "b.perfdesk", "p1", "goal", "工作簿里的目标")
    workbook = tmp_path / "b.xlsx"
    export_tables(read_any(other).tables, workbook)
    assert perfdesk("merge", base, workbook, "-o", tmp_path / "out.perfdesk")[0] == 0
    assert goals(tmp_path / "out.perfdesk")[0] == "工作簿里的目标"


def test_a_part_that_cannot_be_read_keeps_the_merge_from_being_written(
    perfdesk: Perfdesk, base: Path, tmp_path: Path
) -> None:
    good, bad, out = (
        changed(base, "a.perfdesk", "p1", "goal", "甲"),
        tmp_path / "b.xlsx",
        tmp_path / "out.perfdesk",
    )
    bad.write_bytes(b"PK\x03\x04 not a workbook")
    status, said = perfdesk("merge", base, good, bad, "-o", out)
    assert (status, out.exists()) == (2, False)
    assert "有 1 份文件打不开" in said
    assert perfdesk("merge", base, good, bad, "-o", out, "--dry-run")[0] == 1
    assert perfdesk("merge", base, good, "-o", out)[0] == 0
