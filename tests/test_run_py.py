"""run.py: when an environment may be used as it is, what is started, and what it is made from."""

import ast
import subprocess
import sys
from errno import EACCES, ENOSPC, EROFS
from pathlib import Path

import pytest

import run


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "perfdesk"\n[tool.ruff]\n', "utf-8")
    (tmp_path / "requirements").mkdir()
    for kind in run.SERVED_BY:
        (tmp_path / "requirements" / f"{kind}.txt").write_text(f"# {kind}\n", "utf-8")
    return tmp_path


@pytest.fixture
def environment(checkout: Path) -> Path:
    """As it stands after `run.py`, though without packages."""
    environment = checkout / ".venv"
    python = Path(run.tool("python", environment))
    python.parent.mkdir(parents=True)
    python.touch()
    (environment / run.STAMP).write_text(run.fingerprint("run", checkout), "utf-8")
    return environment


def add_line(path: Path, line: str) -> None:
    path.write_text(f"{path.read_text('utf-8')}{line}\n", "utf-8")


def test_finished_environment_is_used_again(environment, checkout):
    assert run.is_ready("run", environment, checkout)


def test_environment_without_stamp_is_half_made(environment, checkout):
    (environment / run.STAMP).unlink()

    assert not run.is_ready("run", environment, checkout)


def test_environment_whose_python_is_gone_is_made_again(environment, checkout):
    Path(run.tool("python", environment)).unlink()

    assert not run.is_ready("run", environment, checkout)


def test_changed_lock_makes_the_environment_again(environment, checkout):
    add_line(checkout / "requirements" / "run.txt", "new==1")

    assert not run.is_ready("run", environment, checkout)


def test_changed_project_table_makes_the_environment_again(environment, checkout):
    (checkout / "pyproject.toml").write_text('[project]\nname = "perfdesk2"\n', "utf-8")

    assert not run.is_ready("run", environment, checkout)


def test_changed_tool_settings_do_not_touch_the_environment(environment, checkout):
    add_line(checkout / "pyproject.toml", "line-length = 100")

    assert run.is_ready("run", environment, checkout)


def test_moved_checkout_gets_an_environment_of_its_own(environment, checkout, tmp_path_factory):
    moved = checkout.rename(tmp_path_factory.mktemp("elsewhere") / "checkout")

    assert not run.is_ready("run", moved / ".venv", moved)


def test_environment_for_tests_also_runs_the_program_but_not_the_other_way_round(environment, checkout):
    assert not run.is_ready("dev", environment, checkout)

    (environment / run.STAMP).write_text(run.fingerprint("dev", checkout), "utf-8")

    assert run.is_ready("dev", environment, checkout)
    assert run.is_ready("run", environment, checkout)


def test_second_run_waits_for_the_first(tmp_path):
    with run.alone(tmp_path / ".venv"), (tmp_path / ".venv.lock").open("ab") as second:
        assert not run.try_lock(second)

    with (tmp_path / ".venv.lock").open("ab") as second:
        assert run.try_lock(second)


@pytest.mark.parametrize(
    ("environment", "system", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_screen(environment, system, screen):
    assert run.has_screen(environment, system) is screen


def test_example_opens_where_there_is_a_screen():
    assert run.program_arguments([], screen=True) == ["--example"]


def test_without_a_screen_the_self_test_runs_and_says_why(capsys):
    assert run.program_arguments([], screen=False) == ["self-test"]

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_other_arguments_are_the_programs_own():
    arguments = ["convert", "F", "--to", "json"]

    assert run.program_arguments(arguments, screen=False) == arguments


def test_a_folder_with_a_chinese_name_reaches_the_environment_as_ascii(tmp_path):
    root = tmp_path / "绩效 填报"
    folder = root / ".venv" / "lib" / "site-packages"
    folder.mkdir(parents=True)

    run.put_on_path(root, folder)

    line = (folder / "_perfdesk.pth").read_text("ascii").rstrip()
    assert (folder / line).resolve() == root


def test_an_environment_elsewhere_finds_the_checkout_too(tmp_path):
    root, folder = tmp_path / "绩效 填报", tmp_path / "elsewhere"
    for each in (root, folder):
        each.mkdir()
    (root / "only_here.py").touch()

    run.put_on_path(root, folder)

    script = f"import site; site.addsitedir({str(folder)!a}); import only_here"
    assert (folder / "_perfdesk.pth").read_bytes().isascii()
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_an_environment_that_does_not_start_is_refused(tmp_path):
    python = Path(run.tool("python", tmp_path))
    python.parent.mkdir(parents=True)
    python.touch(mode=0o755)  # not a program at all

    with pytest.raises(SystemExit), run.told_by_cause(tmp_path):
        run.require_start(tmp_path)


@pytest.mark.parametrize(
    ("number", "way_on"), [(ENOSPC, "TMPDIR"), (EACCES, "PERFDESK_VENV"), (EROFS, "PERFDESK_VENV")]
)
def test_a_refusal_of_the_system_is_one_line_in_two_languages_with_a_way_on(tmp_path, number, way_on):
    with pytest.raises(SystemExit) as refusal, run.told_by_cause(tmp_path / ".venv"):
        raise OSError(number, "as the system says it")

    said = str(refusal.value)
    assert "\n" not in said
    assert said.count(way_on) == 2


def test_what_pip_says_of_a_full_disk_is_not_taken_for_the_network(tmp_path):
    said = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"

    remedy = run.remedy_for(said, tmp_path)
    assert remedy is not None
    assert "磁盘已满" in remedy[0]
    assert run.remedy_for("ERROR: No matching distribution found", tmp_path) is None


def test_a_folder_of_other_files_is_not_taken_for_an_environment(tmp_path):
    (tmp_path / "thesis.docx").touch()

    with pytest.raises(SystemExit):
        run.require_own(tmp_path)

    (tmp_path / "pyvenv.cfg").touch()
    run.require_own(tmp_path)


def test_missing_library_is_noticed():
    assert not run.can_load("libno-such-thing.so.9")


def test_old_python_can_read_as_far_as_the_sentence_that_refuses_it():
    ast.parse((run.ROOT / "run.py").read_text("utf-8"), feature_version=(3, 7))


def locked(kind: str) -> set[str]:
    lines = (run.ROOT / "requirements" / f"{kind}.txt").read_text("utf-8").splitlines()
    return {line for line in lines if "==" in line}


@pytest.mark.parametrize("kind", ["dev", "build"])
def test_every_lock_holds_what_the_program_runs_on(kind):
    assert locked("run") <= locked(kind)


@pytest.mark.parametrize("kind", run.SERVED_BY)
def test_no_lock_names_a_registry(kind):
    assert "//" not in (run.ROOT / "requirements" / f"{kind}.txt").read_text("utf-8")
