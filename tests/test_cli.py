"""The command line keeps its contract: exit status, one line of refusal, JSON on standard output."""

import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from perfdesk.cli import run
from perfdesk.desk import commenting
from perfdesk.desk.commenting import Person
from perfdesk.desk.plain_forms import json_of
from perfdesk.desk.starting import open_desk
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.resources import resource
from tests.formats.evaluations import department, project

EXAMPLE = resource("example/targets-2026.json")


def perfdesk(*arguments: str | Path, stdin: bytes = b"", **env: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "perfdesk", *map(str, arguments)]
    root = Path(__file__).resolve().parents[1]
    return subprocess.run(
        command, input=stdin, capture_output=True, check=False, cwd=root, env={**os.environ, **env}
    )


def test_convert_writes_the_interchange_json_to_standard_output() -> None:
    done = perfdesk("convert", EXAMPLE, "--to", "json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["format"], said["source"]["file"]) == (0, "perfdesk/1", EXAMPLE.name)
    assert said["proof"]["indicators"] == said["proof"]["markers"] == 131
    assert {"rule", "severity", "path", "message", "params"} <= said["findings"][0].keys()


def test_output_is_utf8_whatever_the_locale() -> None:
    done = perfdesk("convert", EXAMPLE, "--to", "json", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "绩效目标" in done.stdout.decode("utf-8")


def test_standard_input_is_a_file_too() -> None:
    done = perfdesk("convert", "-", "--to", "tsv", stdin=EXAMPLE.read_bytes())
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").startswith("项目支出绩效目标表")


def test_the_whole_way_from_json_to_a_verified_workbook(tmp_path: Path) -> None:
    desk, book = tmp_path / "a.perfdesk", tmp_path / "a.xlsx"
    assert perfdesk("convert", EXAMPLE, "--to", "perfdesk", "-o", desk).returncode == 0
    assert perfdesk("export", desk, "--table", "0", "-o", book).returncode == 0
    assert perfdesk("verify", book, "--against", desk).returncode == 0
    info = json.loads(perfdesk("info", desk).stdout)
    assert (info["tables"], info["units"], info["projects"], info["indicators"]) == (1, 2, 20, 131)
    again = json.loads(perfdesk("convert", book, "--to", "json").stdout)["tables"][0]
    assert [len(unit["projects"]) for unit in again["units"]] == [13, 7]


@pytest.mark.parametrize("dialect", ["comma", "semicolon"])
def test_both_dialects_say_the_same(dialect: str, tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    assert perfdesk("convert", EXAMPLE, "--to", "xlsx", "--dialect", dialect, "-o", book).returncode == 0
    said = json.loads(perfdesk("convert", book, "--to", "json").stdout)["tables"][0]
    assert said["dialect"] == dialect
    assert sum(len(p["indicators"]) for unit in said["units"] for p in unit["projects"]) == 131


def test_a_pdf_is_written_page_by_page(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    done = perfdesk("convert", EXAMPLE, "--to", "pdf", "-o", pdf)
    assert (done.returncode, done.stderr) == (0, b"")
    data = pdf.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") >= 3


@pytest.fixture
def evaluations(tmp_path: Path) -> Path:
    """Two projects' and a department's, as interchange JSON."""
    tables = (department(), project(), replace(project(), project="全民健身"))
    draft = Draft(SourceFile("自评.json", "", "json"), tables, Proof())
    path = tmp_path / "自评.json"
    path.write_text(json.dumps(json_of(draft, [], lambda _: ""), ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf", "tsv"])
def test_evaluations_go_out_in_every_form_and_come_back_equal(
    evaluations: Path, form: str, tmp_path: Path
) -> None:
    out = tmp_path / f"out.{form}"
    done = perfdesk("convert", evaluations, "--to", form, "-o", out)
    assert (done.returncode, done.stderr) == (0, b"")
    said, source = (
        json.loads(perfdesk("convert", each, "--to", "json").stdout) for each in (out, evaluations)
    )
    assert [_without_notes(table) for table in said["tables"]] == [
        _without_notes(table) for table in source["tables"]
    ]


def _without_notes(table: dict[str, object]) -> dict[str, object]:
    """What the table says, without what the reader was unsure of and where it stood."""
    return {key: value for key, value in table.items() if key not in ("notes", "inverse_rule", "form")}


def test_verify_compares_evaluations_cell_by_cell(evaluations: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    perfdesk("convert", evaluations, "--to", "xlsx", "-o", out)
    assert perfdesk("verify", out, "--against", evaluations).returncode == 0
    changed = tmp_path / "changed.json"
    changed.write_text(evaluations.read_text(encoding="utf-8").replace("92场", "93场"), encoding="utf-8")
    done = perfdesk("verify", out, "--against", changed)
    assert done.returncode == 1
    assert "全民健身" in done.stdout.decode("utf-8")


def test_verify_says_where_a_workbook_differs(tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    perfdesk("convert", EXAMPLE, "--to", "xlsx", "--dialect", "comma", "-o", book)
    done = perfdesk("verify", book, "--against", EXAMPLE)
    assert done.returncode == 1
    assert "G6" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("limit", "status"), [((), 0), (("--fail-on", "warning"), 1), (("--fail-on", "error"), 1)]
)
def test_check_fails_only_when_asked_to(limit: tuple[str, ...], status: int) -> None:
    assert perfdesk("check", EXAMPLE, *limit).returncode == status


def test_check_as_workbook_and_as_json(tmp_path: Path) -> None:
    sheet = tmp_path / "findings.xlsx"
    assert perfdesk("check", EXAMPLE, "--format", "xlsx", "-o", sheet).returncode == 0
    assert sheet.stat().st_size > 4000
    findings = json.loads(perfdesk("check", EXAMPLE, "--format", "json").stdout)["findings"]
    assert "code.pair" in [finding["rule"] for finding in findings]


def test_self_test_prints_a_line_for_each_step() -> None:
    done = perfdesk("self-test")
    assert done.returncode == 0
    assert len(done.stdout.decode("utf-8").splitlines()) == 9


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "missing.xlsx", "--to", "json"),
        ("convert", str(EXAMPLE), "--to", "xlsx"),
        ("convert", str(EXAMPLE), "--to", "docx"),
        ("export", "missing.perfdesk", "-o", "a.xlsx"),
        ("info", str(EXAMPLE)),
        ("verify", str(EXAMPLE), "--against", str(EXAMPLE)),
        ("nonsense",),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments: tuple[str, ...]) -> None:
    done = perfdesk(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.decode("utf-8").splitlines()) == 1


def test_an_existing_desk_file_is_not_overwritten(tmp_path: Path) -> None:
    desk = tmp_path / "a.perfdesk"
    perfdesk("convert", EXAMPLE, "--to", "perfdesk", "-o", desk)
    before = desk.read_bytes()
    assert perfdesk("convert", EXAMPLE, "--to", "perfdesk", "-o", desk).returncode == 2
    assert desk.read_bytes() == before


WINDOWED = """
import sys
sys.stdin = sys.stdout = sys.stderr = None
from perfdesk.cli import run
sys.exit(run(sys.argv[1:], None))
"""
"""As the windowed program for Windows starts."""


def test_without_standard_streams_of_its_own_it_still_answers() -> None:
    command = [sys.executable, "-c", WINDOWED, "convert", str(EXAMPLE), "--to", "tsv"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith("项目支出绩效目标表")


def test_without_any_standard_stream_the_status_still_tells() -> None:
    closed = "import os\nfor number in (0, 1, 2): os.close(number)" + WINDOWED
    for arguments, status in ((("check", EXAMPLE), 0), (("check", "missing.xlsx"), 2), (("nonsense",), 2)):
        command = [sys.executable, "-c", closed, *map(str, arguments)]
        assert subprocess.run(command, check=False).returncode == status


def test_lines_end_alike_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    windows = io.TextIOWrapper(io.BytesIO(), encoding="gbk", newline="\r\n")
    monkeypatch.setattr(sys, "stdout", windows)
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO()))
    assert run(["check", str(EXAMPLE)], lambda *_: "") == 0
    windows.flush()
    written = windows.buffer.getvalue()
    assert b"\r" not in written
    assert "错误" in written.decode("utf-8")


@pytest.mark.parametrize("missing", ["openpyxl", "perfdesk.desk.exporting", "perfdesk.cli"])
def test_a_part_that_is_missing_is_named_with_the_way_to_mend_it(missing: str, tmp_path: Path) -> None:
    program = f"""
import sys
sys.modules[{missing!r}] = None
from perfdesk.__main__ import main
sys.exit(main())
"""
    convert = ["convert", str(EXAMPLE), "--to", "xlsx", "-o", str(tmp_path / "a.xlsx")]
    command = [sys.executable, "-c", program, *convert]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONUTF8": "1"})
    [line] = done.stderr.decode("utf-8").splitlines()
    assert done.returncode == 2
    assert missing in line
    assert "run.py --repair" in line


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit to the size of a process's files")
def test_a_write_that_fails_leaves_the_old_file_whole(tmp_path: Path) -> None:
    out = tmp_path / "out" / "a.json"
    out.parent.mkdir()
    out.write_text("old", encoding="utf-8")
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
    ignoring = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    program = limited + ignoring + WINDOWED.replace("sys.stdin = sys.stdout = sys.stderr = None", "")
    command = [sys.executable, "-c", program, "convert", str(EXAMPLE), "--to", "json", "-o", str(out)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.decode("utf-8").splitlines()) == 1
    assert out.read_text(encoding="utf-8") == "old"
    assert list(out.parent.iterdir()) == [out]


def test_a_desk_file_that_could_not_be_filled_is_not_left_behind(tmp_path: Path) -> None:
    said = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    said["tables"][0]["title"] = "\0"
    source = tmp_path / "a.json"
    source.write_text(json.dumps(said), encoding="utf-8")
    assert perfdesk("convert", source, "--to", "perfdesk", "-o", tmp_path / "a.perfdesk").returncode == 2
    assert list(tmp_path.iterdir()) == [source]


def test_a_number_without_end_is_refused_in_one_line(tmp_path: Path) -> None:
    said = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    said["tables"][0]["year"] = 10**30
    source = tmp_path / "a.json"
    source.write_text(json.dumps(said), encoding="utf-8")
    done = perfdesk("convert", source, "--to", "perfdesk", "-o", tmp_path / "a.perfdesk")
    assert done.returncode == 2
    assert len(done.stderr.decode("utf-8").splitlines()) == 1


def test_english_exists_beside_the_chinese() -> None:
    assert b"equal" in perfdesk("self-test", PERFDESK_LANG="en").stdout


def test_the_known_forms_are_listed_and_one_is_told_as_json() -> None:
    lines = perfdesk("forms").stdout.decode().splitlines()
    assert all(len(line.split("\t")) == 4 for line in lines)
    assert "yunnan-evaluation" in {line.split("\t")[0] for line in lines}
    form = json.loads(perfdesk("forms", "yunnan-evaluation").stdout)
    assert (form["name"], form["kind"]) == ("yunnan-evaluation", "project_self_evaluation")


def test_a_table_is_written_on_the_form_that_is_named(evaluations: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    done = perfdesk("convert", evaluations, "--to", "xlsx", "--layout", "yunnan-evaluation", "-o", out)
    assert done.returncode == 0
    said = json.loads(perfdesk("convert", out, "--to", "json").stdout)
    assert [table["form"] for table in said["tables"][1:]] == ["yunnan-evaluation"] * 2
    layout = ("--layout", "yunnan-evaluation")
    assert perfdesk("verify", out, "--against", evaluations, *layout).returncode == 0


def test_a_form_that_is_not_known_or_of_another_kind_is_refused(evaluations: Path, tmp_path: Path) -> None:
    for name in ("no-such-form", "shanghai-targets"):
        out = tmp_path / "out.xlsx"
        done = perfdesk("convert", evaluations, "--to", "xlsx", "--layout", name, "-o", out)
        assert (done.returncode, out.exists()) == (2, False)
        assert name in done.stderr.decode()


def test_what_the_form_has_no_place_for_is_said_in_one_line(evaluations: Path, tmp_path: Path) -> None:
    said = json.loads(evaluations.read_text(encoding="utf-8"))
    said["tables"][0]["rows"][0]["rule"] = "每少一场扣1分"
    evaluations.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    done = perfdesk("convert", evaluations, "--to", "xlsx", "-o", tmp_path / "out.xlsx")
    (line,) = done.stderr.decode().splitlines()
    assert "评分标准" in line


def test_a_review_goes_out_and_comes_in_by_the_command_line(tmp_path: Path) -> None:
    ours, theirs, package = (tmp_path / name for name in ("a.perfdesk", "b.perfdesk", "李四.pdreview"))
    assert perfdesk("convert", EXAMPLE, "--to", "perfdesk", "-o", ours).returncode == 0
    shutil.copy(ours, theirs)
    with closing(open_desk(theirs, "李四")) as desk:
        place = Place(desk.book.target_tables[0].projects[0].id, "goal")
        edit = commenting.comment(desk.tree, place, "请补充数量", Person("李四"))
        assert edit is not None
        desk.do(edit)
    assert perfdesk("review", "export", theirs, "-o", package).returncode == 0
    taken = perfdesk("review", "import", ours, package)
    assert (taken.returncode, "新增 1 条" in taken.stdout.decode()) == (0, True)
    assert "新增 0 条" in perfdesk("review", "import", ours, package, package).stdout.decode()
    package.write_bytes(package.read_bytes()[:-30])
    refused = perfdesk("review", "import", ours, package)
    assert (refused.returncode, refused.stderr.decode().count("\n")) == (2, 1)
    assert "这是文件夹" in perfdesk("review", "import", ours, tmp_path).stderr.decode()
