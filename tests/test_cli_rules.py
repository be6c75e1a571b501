"""`perfdesk check` goes by the rules that the person set in the window, by a file of them, or by the delivered ones."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from perfdesk.checks.own_rules import Condition, OwnRule
from perfdesk.cli import run
from perfdesk.cli.own import Own
from perfdesk.desk.rule_book import AS_DELIVERED, settings_text
from perfdesk.domain.severity import Severity
from perfdesk.resources import resource
from perfdesk.ui.settings import Settings
from tests.test_cli import perfdesk

EXAMPLE = str(resource("example/targets-2026.json"))
MILD = replace(
    AS_DELIVERED,
    off=AS_DELIVERED.off | {"cut.text"},
    severities={"empty.annual_value": Severity.HINT},
)


def check(*arguments: str, rules: str = "") -> int:
    return run(["check", EXAMPLE, *arguments], lambda *_: "", lambda: Own(rules))


def test_without_any_choice_the_delivered_rules_are_used_and_nothing_is_said(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert check("--fail-on", "error") == 1
    out, err = capfd.readouterr()
    assert "错误 7" in out
    assert err == ""


def test_the_persons_own_rules_are_honoured_and_told(capfd: pytest.CaptureFixture[str]) -> None:
    assert check(rules=settings_text(MILD)) == 0
    out, err = capfd.readouterr()
    assert "错误 4" in out
    assert err == (
        "检查规则按您在窗口中的设置：关闭 1 条（文字被截断）；修改 1 条（缺少年度指标值）。"
        "用随附的规则请加 --rules delivered。\n"
    )
    assert check("--rules", "delivered", rules=settings_text(MILD)) == 0
    assert "错误 7" in capfd.readouterr().out


def test_a_file_of_rules_is_used_and_another_file_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "rules.json"
    kept.write_text(settings_text(MILD), encoding="utf-8")
    assert check("--rules", str(kept)) == 0
    out, err = capfd.readouterr()
    assert "错误 4" in out
    assert "检查规则按rules.json" in err
    assert check("--rules", EXAMPLE) == 2
    assert "不是检查规则文件" in capfd.readouterr().err
    assert check("--rules", str(tmp_path / "none.json")) == 2


def test_the_workbook_and_the_json_go_by_the_same_rules(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert check("--format", "json", rules=settings_text(MILD)) == 0
    assert '"cut.text"' not in capfd.readouterr().out
    out = tmp_path / "a.xlsx"
    assert check("--format", "xlsx", "-o", str(out), rules=settings_text(MILD)) == 0
    assert out.is_file()


def test_own_rules_that_cannot_be_read_are_told_and_the_delivered_ones_used(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert check(rules="{}") == 0
    out, err = capfd.readouterr()
    assert "错误 7" in out
    assert "读不出来" in err


def test_the_program_finds_what_the_window_keeps(tmp_path: Path, qapp: QApplication) -> None:
    ini = tmp_path / "settings.ini"
    settings = Settings(ini)
    settings.rules = settings_text(MILD)
    del settings
    done = perfdesk("check", EXAMPLE, PERFDESK_SETTINGS=str(ini))
    assert "错误 4" in done.stdout.decode("utf-8")
    assert "您在窗口中的设置" in done.stderr.decode("utf-8")


SHORT = OwnRule("own.1", "Project.goal", Condition.AT_LEAST, Severity.ERROR, "目标写得太短。", number=9999)


def test_rules_of_a_bureaus_own_making_are_gone_by_and_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "rules.json"
    kept.write_text(settings_text(replace(AS_DELIVERED, own=(SHORT,))), encoding="utf-8")
    assert check("--rules", str(kept), "--fail-on", "error") == 1
    out, err = capfd.readouterr()
    assert out.count("目标写得太短。") == 20
    assert "自定 1 条（目标写得太短。）" in err
    assert check("--rules", "delivered", rules=kept.read_text(encoding="utf-8")) == 0
    assert "目标写得太短" not in capfd.readouterr().out
    kept.write_text(kept.read_text(encoding="utf-8").replace("9999", "0"), encoding="utf-8")
    assert check("--rules", str(kept)) == 2
    assert "文件中的自定规则" in capfd.readouterr().err
