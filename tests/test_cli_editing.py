"""`perfdesk fill` and `perfdesk template`: what they change, what a dry run shows, and what they refuse."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.cli import run
from perfdesk.cli.own import Own
from perfdesk.desk.commenting import Person
from perfdesk.desk.deciding import decide
from perfdesk.desk.desk import Desk
from perfdesk.desk.starting import example_desk
from perfdesk.domain.notes import Verdict
from perfdesk.domain.table import Project
from tests.test_cli import perfdesk

Run = Callable[..., int]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The example, closed."""
    with closing(example_desk(tmp_path, "测试员")) as desk:
        return desk.path


@pytest.fixture
def command(tmp_path: Path) -> Run:
    def command(*arguments: object) -> int:
        return run(list(map(str, arguments)), lambda *_: "", lambda: Own(templates=tmp_path / "templates"))

    return command


def projects(file: Path) -> list[Project]:
    with closing(Desk.open(file, "测试员")) as desk:
        return [project for table in desk.book.target_tables for project in table.projects]


@pytest.fixture
def in_use(file: Path) -> Iterator[Path]:
    """While another person has it open."""
    with closing(Desk.open(file, "张三")):
        yield file


def test_the_fields_that_can_be_filled_in_are_listed(
    command: Run, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("fill", file) == 0
    listed = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert ["goal", "绩效目标"] in listed
    assert ["row.annual_value", "年度指标值"] in listed


def test_a_dry_run_shows_each_place_and_writes_nothing(
    command: Run, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = projects(file)
    assert command("fill", file, "--field", "name", "--before", "2027年", "--dry-run") == 0
    *places, said = capsys.readouterr().out.splitlines()
    assert len(places) == 20
    assert all(after == f"2027年{name}" for _, name, after in (line.split("\t") for line in places))
    assert said == "将改 20 处，0 处没有变化；没有写入文件。"
    assert projects(file) == before


def test_what_is_filled_in_is_one_step_that_can_be_undone(command: Run, file: Path) -> None:
    before = projects(file)
    assert command("fill", file, "--field", "总计", "--scale", "+5%") == 0
    after = projects(file)
    assert [p.amounts.total for p in after] != [p.amounts.total for p in before]
    with closing(Desk.open(file, "测试员")) as desk:
        assert desk.history.undo_action == "fill_many"
        desk.undo()
    assert projects(file) == before


def test_only_a_unit_and_only_indicators_of_a_name_are_meant(
    command: Run, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("fill", file, "--field", "goal", "--clear", "--unit", "云陵市青屏区图书馆") == 0
    assert [bool(project.goal) for project in projects(file)] == [True] * 13 + [False] * 7
    capsys.readouterr()
    assert command("fill", file, "--field", "row.annual_value", "--put", "≥95%", "--with", "满意度") == 0
    rows = [row for project in projects(file) for row in project.indicators if "满意度" in row.name]
    assert {row.annual_value for row in rows} == {"≥95%"}


def test_what_cannot_be_filled_in_is_told_and_returns_1(
    command: Run, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("fill", file, "--field", "total", "--put", "很多") == 1
    assert "不能填入：" in capsys.readouterr().err
    with closing(Desk.open(file, "测试员")) as desk:
        first = desk.book.target_tables[0].projects[0]
        desk.do(decide(desk.tree, [first.id], Verdict.PASSED, Person("王主任", "财政局")))
    assert command("fill", file, "--field", "goal", "--put", "一样的目标") == 1
    assert capsys.readouterr().err == f"{first.name}：已审核通过或报送，不改\n"
    assert [project.goal == "一样的目标" for project in projects(file)] == [False] + [True] * 19


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--field", "没有的栏目", "--put", "x"), "没有“没有的栏目”这一栏"),
        (("--field", "goal"), "请说明怎样填"),
        (("--field", "goal", "--scale", "+5%"), "不能这样填"),
        (("--field", "total", "--scale", "5"), "×1.05"),
        (("--field", "goal", "--put", "x", "--only", "满意度"), "不是指标的栏目"),
        (("--field", "goal", "--put", "x", "--table", "7"), "没有第 7 张表"),
        (("--field", "goal", "--put", "x", "--clear"), "用法不对"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(
    file: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = perfdesk("fill", file, *arguments)
    [line] = done.stderr.decode("utf-8").splitlines()
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in line


@pytest.mark.parametrize(
    "words", [("fill", "--field", "goal", "--put", "x"), ("template", "use", "物业管理")]
)
def test_a_file_in_use_is_refused_and_a_dry_run_is_not(
    command: Run, in_use: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    name, *rest = words
    arguments = [name, in_use, *rest] if name == "fill" else [name, rest[0], in_use, *rest[1:]]
    assert command(*arguments) == 2
    assert "张三" in capsys.readouterr().err
    assert command(*arguments, "--dry-run") == 0
    assert "没有写入文件" in capsys.readouterr().out


def test_templates_are_listed_used_and_kept(
    command: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("template", "list") == 0
    listed = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert len(listed) == 33
    assert ["物业管理", "随程序提供", "项目", "1", "7"] in listed
    assert command("template", "use", file, "物业管理", "--unit", "云陵市青屏区图书馆", "--copies", "2") == 0
    assert [project.name for project in projects(file)[-2:]] == ["物业管理", "物业管理"]
    name = projects(file)[0].name
    assert command("template", "save", file, "常用", "--project", name) == 0
    assert command("template", "save", file, "整表", "-o", tmp_path / "a.pdtemplate") == 0
    capsys.readouterr()
    assert command("template", "list") == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("常用\t我的\t项目\t1\t")
    assert command("template", "use", file, "常用") == 0
    assert sum(project.name == name for project in projects(file)) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("use", "FILE", "没有的模板"), "没有叫“没有的模板”的模板"),
        (("use", "FILE", "物业管理", "--unit", "别的单位"), "没有叫“别的单位”的单位"),
        (("use", "FILE", "物业管理", "--copies", "0"), "至少是 1"),
        (("save", "FILE", "常用", "--project", "别的项目"), "没有叫“别的项目”的项目"),
        (("save", "FILE", " "), "不能空白"),
    ],
)
def test_a_template_that_cannot_be_is_refused_in_one_line(
    command: Run, file: Path, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("template", *(file if each == "FILE" else each for each in arguments)) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert said in line


def test_a_template_of_a_whole_table_goes_by_a_file_and_not_into_a_table(
    command: Run, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "a.pdtemplate"
    assert command("template", "save", file, "整表", "-o", kept) == 0
    assert command("template", "use", file, kept) == 2
    assert "整张表的模板" in capsys.readouterr().err
