"""By which rules a command checks: the person's own, those of a file, or the delivered ones; it says which."""

import argparse
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from perfdesk.cli.outcome import CannotDo
from perfdesk.cli.own import Own
from perfdesk.desk.rule_book import AS_DELIVERED, NotRules, RuleSettings, read_settings
from perfdesk.wording import cli_line, finding_title, refusal_sentence

OWN, DELIVERED = "own", "delivered"
_NAMED = 8
"""Rules that are named; more are counted."""


def add_rules_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--rules", default=OWN, metavar=f"{OWN}|{DELIVERED}|RULES.json", help=cli_line("rules_option")
    )


def rules_of(options: argparse.Namespace) -> RuleSettings:
    """Raises CannotDo for a file that holds no rules, OSError."""
    if options.rules == DELIVERED:
        return AS_DELIVERED
    if options.rules == OWN:
        own: Own = options.own()
        return _own_rules(own.rules) if own.rules else AS_DELIVERED
    path = Path(options.rules)
    try:
        settings = read_settings(path.read_text(encoding="utf-8"))
    except (NotRules, UnicodeDecodeError) as fault:
        if getattr(fault, "reason", "") == "own_rules":
            raise CannotDo(refusal_sentence(fault)) from None
        raise CannotDo(cli_line("rules.none", file=path.name)) from None
    _say(settings, cli_line("rules.of_file", file=path.name))
    return settings


def _own_rules(text: str) -> RuleSettings:
    """As in the window, a text that is none of ours leaves the rules as delivered."""
    try:
        settings = read_settings(text)
    except NotRules:
        print(cli_line("rules.own_unread"), file=sys.stderr)
        return AS_DELIVERED
    _say(settings, cli_line("rules.own"))
    return settings


def _say(settings: RuleSettings, whose: str) -> None:
    """On standard error, which rules are off or otherwise than delivered."""
    changed = {*settings.severities, *settings.numbers, *settings.words} - settings.off
    own = {rule.code: rule.sentence for rule in settings.own}
    parts = (
        ("rules.off", settings.off - AS_DELIVERED.off),
        ("rules.on", AS_DELIVERED.off - settings.off),
        ("rules.changed", changed),
        ("rules.own_made", own.keys() - settings.off),
    )
    said = [cli_line(key, count=str(len(codes)), names=_named(codes, own)) for key, codes in parts if codes]
    print(
        cli_line("rules.used", whose=whose, said="；".join(said) or cli_line("rules.same")), file=sys.stderr
    )


def _named(codes: Collection[str], own: Mapping[str, str]) -> str:
    names = [own.get(code) or finding_title(code) for code in sorted(codes)]
    return "、".join([*names[:_NAMED], *(["…"] if len(names) > _NAMED else [])])
