"""Templates as files: on the person's shelf, from a colleague, and what is no template at all."""

import json
import os
import stat
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from perfdesk.desk.reading import read_template
from perfdesk.desk.templates.files import MAX_FILE, content_of
from perfdesk.desk.templates.label import LONGEST_NAME, fair_name
from perfdesk.desk.templates.shelf import Kept, Shelf
from perfdesk.desk.templates.template import Contents, Template, of_projects, of_table
from perfdesk.domain.book import Book
from perfdesk.domain.identity import Id
from perfdesk.domain.tree import Tree
from perfdesk.formats.reading import read_bytes
from perfdesk.formats.unreadable import Unreadable
from tests.builders import small_table


def template(name: str = "演出", goal: str = "全年演出六十四场。") -> Template:
    """Of one project."""
    table = small_table()
    first = replace(table.units[0].projects[0], goal=goal)
    tree = Tree.of(Book(tables=(replace(table, units=(replace(table.units[0], projects=(first,)),)),)))
    return of_projects(tree, [Id("p1")], name, Contents(), "2026-11-02")


def whole(name: str = "全表") -> Template:
    return of_table(small_table(), name, Contents(), "2026-11-02")


# The shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Not there yet, as on a new computer."""
    return Shelf(tmp_path / "data" / "templates")


def names(shelf: Shelf) -> list[str]:
    return [kept.label.name for kept in shelf.all()]


def only(shelf: Shelf) -> Kept:
    (kept,) = shelf.all()
    return kept


def test_a_shelf_that_is_not_there_is_empty(shelf: Shelf) -> None:
    assert shelf.all() == []
    assert shelf.unread() == 0


def test_what_is_kept_is_there_by_name_with_what_it_holds(shelf: Shelf) -> None:
    shelf.keep(whole())
    shelf.keep(template())
    assert [(k.label.name, k.label.is_whole, k.label.projects, k.label.indicators) for k in shelf.all()] == [
        ("全表", True, 3, 5), ("演出", False, 1, 3),
    ]  # fmt: skip
    assert [kept.label.name for kept in shelf.tables()] == ["全表"]
    assert shelf.template(shelf.all()[1]).projects[0].goal == "全年演出六十四场。"


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_nobody_else_can_read_the_shelf(shelf: Shelf, tmp_path: Path) -> None:
    shelf.keep(template())
    assert stat.S_IMODE((tmp_path / "data" / "templates").stat().st_mode) == 0o700
    shelf.rename(only(shelf), "演出二")
    assert stat.S_IMODE(only(shelf).path.stat().st_mode) == 0o600


def test_one_of_the_same_name_is_replaced_and_can_be_put_back(shelf: Shelf) -> None:
    first = shelf.keep(template())
    was = shelf.keep(template(goal="另一个目标。"))
    assert shelf.template(only(shelf)).projects[0].goal == "另一个目标。"
    shelf.put_back(was)
    assert shelf.template(only(shelf)).projects[0].goal == "全年演出六十四场。"
    shelf.put_back(first)
    assert shelf.all() == []


def test_a_table_and_projects_may_have_the_same_name(shelf: Shelf) -> None:
    shelf.keep(template("样表"))
    shelf.keep(whole("样表"))
    assert names(shelf) == ["样表", "样表"]


def test_a_template_gets_another_name_that_is_free(shelf: Shelf) -> None:
    for name in ("甲", "乙"):
        shelf.keep(template(name))
    first = next(kept for kept in shelf.all() if kept.label.name == "甲")
    assert shelf.rename(first, "乙") is None
    assert shelf.rename(first, "  ") is None
    assert shelf.rename(first, "丙\n丁 ") is not None
    assert sorted(names(shelf)) == ["丙 丁", "乙"]


def test_they_stand_in_the_order_of_their_initials(shelf: Shelf) -> None:
    for name in ("展览", "公园养护", "演出", "道路养护"):
        shelf.keep(template(name))
    assert names(shelf) == ["道路养护", "公园养护", "演出", "展览"]


def test_what_was_taken_away_comes_back(shelf: Shelf) -> None:
    shelf.keep(template())
    kept = only(shelf)
    was = shelf.remove(kept)
    assert shelf.all() == []
    shelf.put_back(was)
    assert only(shelf) == kept


def test_nothing_is_put_back_over_what_the_file_says_by_then(shelf: Shelf) -> None:
    was = shelf.keep(template())
    shelf.rename(only(shelf), "送戏下乡")
    with pytest.raises(Unreadable, match="template_changed"):
        shelf.put_back(was)
    assert names(shelf) == ["送戏下乡"]
    was = shelf.remove(only(shelf))
    shelf.put_back(was)
    shelf.put_back(was)
    assert names(shelf) == ["送戏下乡"], "twice is as once"


@pytest.mark.parametrize("form", ["没有听说过的表样", "长" * 100_000, "甲\n乙", "national-targets-of-nobody"])
def test_a_table_that_names_a_form_nobody_knows_is_kept_and_listed(shelf: Shelf, form: str) -> None:
    shelf.keep(of_table(replace(small_table(), form=form), "全表", Contents(), "2026-11-02"))
    assert only(shelf).label.form == ""
    assert shelf.template(only(shelf)).table.form == form


def test_what_could_not_be_listed_takes_nothings_place(shelf: Shelf) -> None:
    shelf.keep(whole())
    with pytest.raises(Unreadable, match="template_label"):
        shelf.keep(of_table(replace(small_table(), year=-1), "全表", Contents(), "2026-11-02"))
    assert (only(shelf).label.year, shelf.unread()) == (2026, 0)


def test_what_lies_on_the_shelf_and_is_no_template_is_counted(shelf: Shelf) -> None:
    shelf.keep(template())
    (only(shelf).path.parent / "x.pdtemplate").write_bytes(b"\0" * 100)
    assert names(shelf) == ["演出"]
    assert shelf.unread() == 1


def test_one_from_a_colleague_takes_nobodys_place(shelf: Shelf, tmp_path: Path) -> None:
    shelf.keep(template())
    shelf.hand_on(only(shelf), tmp_path / "演出.pdtemplate")
    assert shelf.take_in(read_template(tmp_path / "演出.pdtemplate")) == "演出 (2)"
    assert names(shelf) == ["演出", "演出 (2)"]
    long = template("长" * LONGEST_NAME)
    assert [len(shelf.take_in(long)), len(shelf.take_in(long))] == [LONGEST_NAME, 94]


# Files from elsewhere


def test_a_template_from_elsewhere_is_what_was_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "演出.pdtemplate"
    path.write_bytes(content_of(template()))
    assert content_of(read_template(path)) == content_of(template())


def test_scripts_read_it_like_any_interchange_json() -> None:
    (table,) = read_bytes(content_of(whole()), "a.json").tables
    assert len(table.projects) == 3  # type: ignore[union-attr] # a target table


def made(table: dict[str, object] | None = None, **label: object) -> bytes:
    """A template with other words in its label, or in its table."""
    said = json.loads(content_of(template()))
    said["template"] |= label
    said["tables"] = [said["tables"][0] | (table or {})]
    head = json.dumps({"template": said.pop("template")}, ensure_ascii=True)[:-1]
    return f"{head},\n{json.dumps(said, ensure_ascii=True)[1:]}".encode()


def of(project: dict[str, object]) -> dict[str, object]:
    return {"units": [{"name": "", "projects": [project]}]}


PLANTED = {
    "nothing": b"",
    "cut off": made()[:-40],
    "only its label": made().partition(b"\n")[0] + b"\n",
    "no JSON": b"PK\x03\x04" + b"\0" * 100,
    "another JSON": b'{"format": "perfdesk/1", "tables": []}',
    "deep label": b'{"template": ' + b"[" * 200_000,
    "deep table": made().partition(b"\n")[0] + b'\n"format":"perfdesk/1","tables":' + b"[" * 200_000,
    "long number": made(projects=int("9" * 4_000)),
    "no name": made(name=""),
    "a name of many lines": made(name="甲\n乙"),
    "a long name": made(name="长" * (LONGEST_NAME + 1)),
    "half a character in the name": made(name="\ud800"),
    "a name that is none": made(name=["甲"]),
    "half a character in the day": made(at="\ud800"),
    "a label that is a list": made()
    .replace(b'{"template": {', b'{"template": [{', 1)
    .replace(b"},", b"}],", 1),
    "a truth that is none": made(is_whole="yes"),
    "no version": made(version=None),
    "two tables": made().replace(b'"tables": [', b'"tables": [{"kind": "project_targets"}, '),
    "no table": made({"kind": "spreadsheet"}),
    "no projects": made({"units": [{"name": "", "projects": []}]}),
    "two units": made({"units": [{"projects": [{"name": "a"}]}, {"projects": [{"name": "b"}]}]}),
    "projects of a department": made({"kind": "department_targets"}),
    "a year that is none": made({"year": "二〇二六"}),
    "an endless year": made({"year": "9" * 4_000}),
    "an amount that is none": made(of({"name": "a", "amounts": {"total": "=1+1"}})),
    "an endless amount": made(of({"name": "a", "amounts": {"total": "1E+999999999"}})),
    "a goal that is a list": made(of({"name": "a", "goal": ["b"]})),
    "no text": made(of({"name": "a\0b"})),
    "half a character": made(of({"name": "a\ud800b"})),
    "half a character in an extra": made(of({"name": "a", "extra": [{"head": "\udfff", "text": "b"}]})),
}


@pytest.mark.parametrize("content", PLANTED.values(), ids=PLANTED)
def test_what_is_no_template_is_refused_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdtemplate"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match="template_not"):
        read_template(path)


def test_a_template_of_a_later_version_says_so(tmp_path: Path) -> None:
    later = (
        b'{"template": {"version": 2, "program": "9.0", "of another kind": true},\n"format": "perfdesk/2"}'
    )
    (tmp_path / "a.pdtemplate").write_bytes(later)
    with pytest.raises(Unreadable, match="template_too_new") as refused:
        read_template(tmp_path / "a.pdtemplate")
    assert refused.value.params == {"version": "9.0"}


def test_what_is_too_much_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdtemplate"
    path.write_bytes(made() + b" " * MAX_FILE)
    with pytest.raises(Unreadable, match="too_large"):
        read_template(path)
    path.write_bytes(made(of({"name": "长" * 100_001})))
    with pytest.raises(Unreadable, match="json_text_too_long"):
        read_template(path)


def test_what_is_not_there_or_a_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="missing"):
        read_template(tmp_path / "a.pdtemplate")
    with pytest.raises(Unreadable, match="is_folder"):
        read_template(tmp_path)


@pytest.mark.parametrize("at", range(0, 1_200, 17))
def test_a_byte_that_was_hurt_on_its_way_leaves_a_template_or_a_refusal(at: int, tmp_path: Path) -> None:
    content = bytearray(made())
    content[at % len(content)] ^= 0x5A
    (tmp_path / "a.pdtemplate").write_bytes(content)
    with suppress(Unreadable):
        assert read_template(tmp_path / "a.pdtemplate").name


def test_a_name_is_one_line_that_can_be_seen() -> None:
    assert fair_name(" 甲\u202e\n乙\t ") == "甲 乙"
