"""How a desk comes to be open, and what happens to foreign files on their way to it."""

import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from perfdesk.desk.desk import Desk
from perfdesk.desk.examining import findings_in, findings_in_draft
from perfdesk.desk.people import person
from perfdesk.desk.plain_forms import json_of, tsv_of
from perfdesk.desk.reading import joined, read_any, read_draft
from perfdesk.desk.self_test import self_test
from perfdesk.desk.starting import EXAMPLE, desk_beside, example_desk, free_path, new_desk, open_desk
from perfdesk.desk.templates.shelf import Shelf
from perfdesk.desk.templates.starting import new_desk_with
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.finding import Finding
from perfdesk.domain.identity import Id
from perfdesk.domain.severity import Severity
from perfdesk.formats.interchange.doubts import with_doubts
from perfdesk.formats.unreadable import Unreadable
from perfdesk.resources import resource
from perfdesk.store.desk_file import DeskFile
from perfdesk.store.errors import StoreFailed
from perfdesk.store.opening import give_name
from tests.builders import but_for_brevity


def from_form(folder: Path, who: str) -> Desk:
    return new_desk_with("", Shelf(folder / "模板"), folder / "新表.perfdesk", who, "测试局", 2026)


def test_a_new_desk_can_be_opened_again(tmp_path: Path) -> None:
    new_desk(tmp_path / "a.perfdesk", "测试员").close()
    desk = open_desk(tmp_path / "a.perfdesk", "测试员")
    assert desk.book.tables == ()
    desk.close()


def test_a_desk_for_an_import_stands_beside_the_file(tmp_path: Path) -> None:
    first = desk_beside(tmp_path / "目标表.xlsx", "测试员")
    second = desk_beside(tmp_path / "目标表.xlsx", "测试员")
    assert [first.path.name, second.path.name] == ["目标表.perfdesk", "目标表 (2).perfdesk"]
    first.close()
    second.close()


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="no folder is closed to root, or by chmod on Windows"
)
def test_a_desk_for_an_import_from_a_closed_folder_stands_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, home = tmp_path / "closed", tmp_path / "home"
    home.mkdir()
    closed.mkdir(mode=0o555)
    monkeypatch.setattr(Path, "home", lambda: home)
    desk = desk_beside(closed / "目标表.xlsx", "测试员")
    assert desk.path == home / "目标表.perfdesk"
    desk.close()


def test_a_free_name_is_not_taken(tmp_path: Path) -> None:
    for name in ("a.perfdesk", "a (2).perfdesk"):
        (tmp_path / name).touch()
    assert free_path(tmp_path, "a").name == "a (3).perfdesk"


def test_the_example_holds_the_mistakes_that_it_promises(tmp_path: Path) -> None:
    """Of the nine in its README, those that the rules of this version know."""
    desk = example_desk(tmp_path, "测试员")
    said = {
        (f.rule, desk.tree.path(f.place).removeprefix("tables[0].")) for f in desk.checking.all_findings()
    }
    assert {
        ("sum.row", "units[0].projects[5].amounts.total"),
        ("sum.table", "declared_total.total"),
        ("code.pair", "units[0].projects[9].indicators[6].level1_code"),
        ("empty.annual_value", "units[1].projects[4].indicators[1].annual_value"),
        ("number.sequence", "units[0].projects[10].indicators[4].number"),
        ("cut.text", "units[0].projects[4].truncated"),
    } <= said
    desk.close()


def test_a_foreign_file_is_read_in_a_process_of_its_own() -> None:
    draft = read_draft(resource(EXAMPLE))
    assert (draft.proof.holds, draft.proof.projects) == (True, 20)
    assert draft.tables[0].department


def test_a_desk_file_is_read_as_a_draft(tmp_path: Path) -> None:
    desk = example_desk(tmp_path, "测试员")
    desk.close()
    draft = read_any(desk.path)
    assert draft.tables == desk.book.tables
    assert (draft.source.reader, draft.proof.indicators, draft.proof.holds) == ("perfdesk", 131, True)


def test_a_desk_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read_any(tmp_path / "a.perfdesk")


def test_several_drafts_are_counted_together(draft: Draft) -> None:
    other = replace(draft, source=SourceFile("b.xlsx", "", "xlsx"), proof=Proof(markers=7, indicators=6))
    both = joined([other, draft, other])
    assert (both.source, len(both.tables)) == (other.source, 6)
    assert (both.proof.markers, both.proof.indicators) == (14, 12)
    assert joined([draft]) is draft


def test_doubts_of_the_import_come_before_what_the_rules_find(draft: Draft) -> None:
    doubt = Finding("import.no_unit_row", Severity.NOTICE, Place(Id("u2"), "name"))
    table = with_doubts(draft.target_tables[0], [doubt])
    assert but_for_brevity(findings_in([table])) == [doubt]
    assert but_for_brevity(findings_in_draft(draft)) == []


def test_the_plain_forms_say_the_whole_table(draft: Draft) -> None:
    said = json.dumps(json_of(draft, [], lambda finding: ""), ensure_ascii=False)
    assert said.count("文化惠民演出") == 2
    assert tsv_of(draft.target_tables).count("文化惠民演出") == 2


def test_somebody_is_at_the_desk() -> None:
    assert isinstance(person(), str)


def test_this_installation_works() -> None:
    said: list[str] = []
    self_test(lambda step, result: said.append(step))
    assert said == ["new", "import", "edit", "check", "export", "verify"]


@pytest.mark.parametrize("make", [example_desk, from_form], ids=["example", "form"])
def test_a_new_file_whose_first_content_could_not_be_written_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path, str], Desk]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreFailed("full")

    with monkeypatch.context() as disk:
        disk.setattr(DeskFile, "write", full)
        with pytest.raises(StoreFailed, match="full"):
            make(tmp_path, "测试员")
    assert not list(tmp_path.iterdir())
    make(tmp_path, "测试员").close()


def test_programs_that_make_a_file_of_one_name_at_once_all_get_one(tmp_path: Path) -> None:
    programs = 6
    together = Barrier(programs)

    def make(_: int) -> Path:
        together.wait()
        with closing(example_desk(tmp_path, "测试员")) as desk:
            return desk.path

    with ThreadPoolExecutor(programs) as threads:
        made = list(threads.map(make, range(programs)))
    assert len(set(made)) == programs
    assert sorted(tmp_path.glob("*.perfdesk")) == sorted(made)


def test_a_name_that_is_taken_meanwhile_is_said_by_itself(tmp_path: Path) -> None:
    """Not by the part that stood beside it."""
    beside, taken = tmp_path / ".perfdesk-1.part", tmp_path / "表.perfdesk"
    for path in (beside, taken):
        path.write_bytes(b"")
    with pytest.raises(FileExistsError) as refused:
        give_name(beside, taken)
    assert refused.value.filename == str(taken)
