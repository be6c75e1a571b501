"""The command line: what the window can do, through the same desk (contract: docs/INTERCHANGE.md).

Exit status: 0 done; 1 done, and something at or above `--fail-on` was found (or `verify` saw a difference);
2 the input cannot be used, with one line on standard error.

The libraries for workbooks and databases are imported by the commands that need them: together they take longer
than reading a table does.
"""

import argparse
import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from errno import ENOENT
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from perfdesk import __version__
from perfdesk.cli import shown_heads
from perfdesk.cli.edit_options import add_fill, add_template
from perfdesk.cli.outcome import DONE, FOUND, UNUSABLE, CannotDo, reading
from perfdesk.cli.own import FindOwn, Own
from perfdesk.cli.rules import add_rules_option, rules_of
from perfdesk.desk.examining import findings_in_draft
from perfdesk.desk.people import person
from perfdesk.desk.plain_forms import (
    AS_READ,
    STANDARD,
    json_of,
    left_out,
    printed,
    save_text,
    tsv_of,
)
from perfdesk.desk.reader_child import GARBAGE, SERVE
from perfdesk.desk.reading import joined
from perfdesk.desk.rule_book import AS_DELIVERED, RuleSettings
from perfdesk.desk.standard_streams import use_standard_streams
from perfdesk.domain.book import Book, Table
from perfdesk.domain.draft import Draft
from perfdesk.domain.finding import Finding
from perfdesk.domain.forms.known import form_as_json, form_named, known_forms
from perfdesk.domain.forms.shown import kind_of_table
from perfdesk.domain.indicator_text import Dialect
from perfdesk.domain.severity import Severity
from perfdesk.domain.tree import Tree
from perfdesk.wording import (
    cli_line,
    difference_heads,
    difference_rows,
    difference_summary,
    field_word,
    finding_sentence,
    finding_title,
    merge_lines,
    place_words,
    refusal_sentence,
    review_caption,
    review_rows,
    severity_word,
    use_language,
)

COMMANDS = (
    "convert",
    "check",
    "export",
    "verify",
    "diff",
    "merge",
    "review",
    "fill",
    "template",
    "forms",
    "info",
    "self-test",
    SERVE,
)
_DIALECTS = {"as-read": None, "comma": Dialect.COMMA, "semicolon": Dialect.SEMICOLON}
_MOST_SIGNS = 40
"""That a line on standard error lists."""


PdfWriter = Callable[[Sequence[Table], Path, Dialect | None, str], str]
"""Gives the signs that could not be drawn."""


def run(arguments: Sequence[str], write_pdf: PdfWriter, own: FindOwn = Own) -> int:
    """The exit status of `perfdesk ARGUMENTS…`. `own` is what the person keeps beside the files."""
    use_standard_streams()
    gc.set_threshold(*GARBAGE)
    use_language(os.environ.get("PERFDESK_LANG", ""))
    try:
        options = _parser().parse_args(arguments, argparse.Namespace(write_pdf=write_pdf, own=own))
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except CannotDo as refusal:
        return _refuse(str(refusal))
    except Exception as fault:  # the program ends here: one line for the person, never a traceback
        return _refuse(refusal_sentence(fault))


def _refuse(sentence: str) -> int:
    named = ", ".join(map(str, reading)) or "perfdesk"
    print(f"{named}：{' '.join(sentence.split())}", file=sys.stderr)
    return UNUSABLE


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(f"perfdesk：{cli_line('usage', message=message)}", file=sys.stderr)
        raise SystemExit(UNUSABLE)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="perfdesk", description=cli_line("description"))
    parser.add_argument("--version", action="version", version=f"perfdesk {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    def command(name: str, action: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        text = cli_line(name)
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(command=action)
        return sub

    convert = command("convert", _convert)
    convert.add_argument("inputs", nargs="+", type=Path, metavar="IN")
    convert.add_argument("--to", required=True, choices=["json", "xlsx", "docx", "tsv", "pdf", "perfdesk"])
    convert.add_argument("-o", "--output", type=Path, metavar="OUT")
    _add_layout(convert)
    convert.add_argument("--dialect", choices=list(_DIALECTS), default="as-read")
    check = command("check", _check)
    check.add_argument("inputs", nargs="+", type=Path, metavar="IN")
    check.add_argument("--format", choices=["text", "json", "xlsx"], default="text")
    check.add_argument("-o", "--output", type=Path, metavar="OUT")
    check.add_argument("--fail-on", choices=["error", "warning"])
    check.add_argument("--calibrate", action="store_true", help=cli_line("calibrate_option"))
    add_rules_option(check)
    export = command("export", _export)
    export.add_argument("file", type=Path, metavar="FILE.perfdesk")
    export.add_argument("--table", type=int, metavar="N", help=cli_line("table_option"))
    export.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.xlsx")
    export.add_argument("--dialect", choices=list(_DIALECTS), default="as-read")
    _add_layout(export)
    verify = command("verify", _verify)
    verify.add_argument("file", type=Path, metavar="OUT.xlsx")
    verify.add_argument("--against", type=Path, required=True, metavar="FILE")
    verify.add_argument("--dialect", choices=list(_DIALECTS), default="as-read")
    _add_layout(verify)
    diff = command("diff", _diff)
    diff.add_argument("before", type=Path, metavar="A")
    diff.add_argument("after", type=Path, metavar="B")
    diff.add_argument("--format", choices=["text", "json", "xlsx"], default="text")
    diff.add_argument("-o", "--output", type=Path, metavar="OUT")
    merge = command("merge", _merge)
    merge.add_argument("base", type=Path, metavar="BASE")
    merge.add_argument("parts", nargs="+", type=Path, metavar="PART")
    merge.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.perfdesk")
    merge.add_argument("--dry-run", action="store_true", help=cli_line("dry_run_option"))
    merge.add_argument("--prefer", type=int, metavar="N", help=cli_line("prefer_option"))
    review = command("review", _review).add_subparsers(required=True, metavar="ACTION", parser_class=_Parser)
    out = review.add_parser("export", help=cli_line("review_export"), description=cli_line("review_export"))
    out.set_defaults(command=_review_export)
    out.add_argument("file", type=Path, metavar="FILE.perfdesk")
    out.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdreview")
    back = review.add_parser("import", help=cli_line("review_import"), description=cli_line("review_import"))
    back.set_defaults(command=_review_import)
    back.add_argument("file", type=Path, metavar="FILE.perfdesk")
    back.add_argument("packages", nargs="+", type=Path, metavar="PACKAGE.pdreview")
    add_fill(command)
    _add_template(command("template", _template))
    forms = command("forms", _forms)
    forms.add_argument("name", nargs="?", metavar="NAME")
    info = command("info", _info)
    info.add_argument("file", type=Path, metavar="FILE.perfdesk")
    command("self-test", _self_test)
    serve = commands.add_parser(SERVE)  # how `desk.reader_child` starts its child process
    serve.set_defaults(command=_serve)
    return parser


def _add_template(template: argparse.ArgumentParser) -> None:
    actions = template.add_subparsers(required=True, metavar="ACTION", parser_class=_Parser)

    def action(name: str, act: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        text = cli_line(name)
        sub = actions.add_parser(name.removeprefix("template_"), help=text, description=text)
        sub.set_defaults(command=act)
        return sub

    add_template(action)


def _add_layout(command: argparse.ArgumentParser) -> None:
    command.add_argument("--layout", default=AS_READ, metavar="NAME", help=cli_line("layout_option"))


def _layout(options: argparse.Namespace, tables: Sequence[Table]) -> str:
    """As given, where it is a form of one of the tables."""
    name: str = options.layout
    if name in (AS_READ, STANDARD):
        return name
    form = form_named(name)
    if form is None:
        raise CannotDo(cli_line("no_such_form", name=name))
    if all(kind_of_table(table) is not form.kind for table in tables):
        raise CannotDo(cli_line("form_of_another_kind", name=name))
    return name


def _draft(path: Path, own: FindOwn, *, with_places: bool = False) -> Draft:
    reading[:] = [path]
    return shown_heads.read(path, own, with_places=with_places)


def _drafts(options: argparse.Namespace, form: str) -> Draft:
    """Where the values stood is asked for by the forms that say so: it is as much as the values themselves."""
    with_places = form in ("json", "perfdesk")
    return joined([_draft(path, options.own, with_places=with_places) for path in options.inputs])


def _convert(options: argparse.Namespace) -> int:
    draft = _drafts(options, options.to)
    dialect = _DIALECTS[options.dialect]
    if options.to == "json":
        _emit(_json(draft), options.output)
    elif options.to == "tsv":
        layout = _layout(options, draft.tables)
        _emit([tsv_of(draft.tables, dialect, layout)], options.output)
        _say_left_out(draft.tables, options.output, options.to, layout)
    elif options.output is None:
        raise CannotDo(cli_line("needs_output", form=options.to))
    elif options.to == "perfdesk":
        _save(draft, options.output)
    else:
        _export_to(draft.tables, options, options.to)
    return DONE


def _save(draft: Draft, output: Path) -> None:
    from perfdesk.desk.starting import save_as_desk

    reading[:] = [output]
    save_as_desk(draft, output, person())


def _export_to(tables: Sequence[Table], options: argparse.Namespace, form: str) -> None:
    reading[:] = [options.output]
    dialect = _DIALECTS[options.dialect]
    layout = _layout(options, tables)
    if form == "pdf":
        if unsaid := options.write_pdf(tables, options.output, dialect, layout):
            print(cli_line("undrawn", file=options.output.name, signs=unsaid[:_MOST_SIGNS]), file=sys.stderr)
    elif form == "xlsx":
        from perfdesk.desk.exporting import export_tables

        export_tables(tables, options.output, dialect, layout)
    elif form == "docx":
        from perfdesk.desk.exporting import export_document

        export_document(tables, options.output, dialect, layout)
    else:
        raise CannotDo(cli_line("cannot_write", form=form))
    _say_left_out(tables, options.output, form, layout)


def _say_left_out(tables: Sequence[Table], output: Path | None, form: str, layout: str) -> None:
    """One line that names what the form has no place for."""
    if left := left_out(tables, layout):
        fields = "、".join(dict.fromkeys(map(field_word, left)))
        line = "left_out" if form == "xlsx" else "left_out_of_pages"
        print(cli_line(line, file=output.name if output else "-", fields=fields), file=sys.stderr)


def _json(draft: Draft, rules: RuleSettings = AS_DELIVERED) -> Iterator[str]:
    return printed(json_of(draft, findings_in_draft(draft, rules), finding_sentence))


def _emit(text: Iterable[str], output: Path | None) -> None:
    if output is None:
        sys.stdout.writelines(text)
    else:
        reading[:] = [output]
        save_text(text, output)


def _check(options: argparse.Namespace) -> int:
    draft = _drafts(options, options.format)
    if options.calibrate:
        _emit([_rates_text(draft)], options.output)
        return DONE
    rules = rules_of(options)
    findings = findings_in_draft(draft, rules)
    if options.format == "json":
        _emit(_json(draft, rules), options.output)
    elif options.format == "text":
        _emit([_findings_text(draft, findings)], options.output)
    elif options.output is None:
        raise CannotDo(cli_line("needs_output", form=options.format))
    else:
        from perfdesk.desk.exporting import findings_workbook
        from perfdesk.desk.reviewing import review_entries

        reading[:] = [options.output]
        tree, entries = Tree.of(Book(tables=draft.tables)), review_entries(draft, rules)
        caption = review_caption(tree, entries)
        findings_workbook(cli_line("sheet"), caption, review_rows(tree, entries), options.output)
    limit = Severity[options.fail_on.upper()] if options.fail_on else None
    return FOUND if limit is not None and any(f.severity >= limit for f in findings) else DONE


def _rates_text(draft: Draft) -> str:
    """How often each rule fires: rule, title, severity, findings, projects, share of projects."""
    from perfdesk.desk.reviewing import calibration

    rows = (
        (
            r.rule,
            finding_title(r.rule),
            severity_word(r.severity),
            str(r.findings),
            str(r.projects),
            f"{r.share:.0%}",
        )
        for r in calibration(draft.target_tables)
    )
    return "".join("\t".join(row) + "\n" for row in rows)


def _findings_text(draft: Draft, findings: Sequence[Finding]) -> str:
    lines = ["\t".join(row) for row in _sheet(draft, findings)]
    counts = {severity: sum(f.severity is severity for f in findings) for severity in reversed(Severity)}
    said = " · ".join(f"{severity_word(severity)} {count}" for severity, count in counts.items())
    return "\n".join([*lines, cli_line("summary", file=draft.source.file, counts=said), ""])


def _sheet(draft: Draft, findings: Sequence[Finding]) -> list[tuple[str, str, str]]:
    """Severity, place and sentence of each finding."""
    tree = Tree.of(Book(tables=draft.tables))
    return [
        (severity_word(f.severity), place_words(tree, f.place), finding_sentence(f, tree)) for f in findings
    ]


def _export(options: argparse.Namespace) -> int:
    draft = _draft(options.file, options.own)
    tables = draft.tables
    if options.table is not None:
        if not 0 <= options.table < len(tables):
            raise CannotDo(cli_line("no_such_table", number=str(options.table), count=str(len(tables))))
        tables = (tables[options.table],)
    _export_to(tables, options, options.output.suffix.lower().removeprefix("."))
    return DONE


def _verify(options: argparse.Namespace) -> int:
    from perfdesk.desk.exporting import differences

    draft = _draft(options.against, options.own)
    reading[:] = [options.file]
    layout = _layout(options, draft.tables)
    found = differences(options.file, draft.tables, _DIALECTS[options.dialect], layout)
    for difference in found:
        expected, there = difference.expected.text, difference.found.text
        place = {"sheet": difference.sheet, "cell": difference.cell}
        print(cli_line("difference", **place, expected=expected, found=there))
    print(cli_line("differs" if found else "verified", file=options.file.name, count=str(len(found))))
    return FOUND if found else DONE


def _diff(options: argparse.Namespace) -> int:
    from perfdesk.desk.comparing import comparison_as_json, comparison_sheet, tables_compared

    before, after = (_draft(path, options.own) for path in (options.before, options.after))
    foreign = before.source.reader != "perfdesk", after.source.reader != "perfdesk"
    found = tables_compared(before.tables, after.tables, foreign)
    rows, summary = difference_rows(found.differences), difference_summary(found)
    if options.format == "json":
        _emit([json.dumps(comparison_as_json(found), ensure_ascii=False, indent=1), "\n"], options.output)
    elif options.format == "text":
        _emit([*("\t".join(row) + "\n" for row in rows), summary, "\n"], options.output)
    elif options.output is None:
        raise CannotDo(cli_line("needs_output", form=options.format))
    else:
        from perfdesk.desk.exporting import write_sheets

        reading[:] = [options.output]
        title = cli_line("diff.title", before=before.source.file, after=after.source.file)
        sheet = comparison_sheet(title, summary, difference_heads(), rows, cli_line("diff.sheet"))
        write_sheets([sheet], options.output, title)
    return FOUND if found.differences else DONE


def _merge(options: argparse.Namespace) -> int:
    """Into a copy of the base. Nothing stays where a part cannot be read, a conflict is undecided, or it was a try."""
    from perfdesk.desk.merging import files

    reading[:] = [options.output]
    if options.output.exists():
        raise CannotDo(cli_line("merge.exists"))
    if not options.output.parent.is_dir():
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(options.output.parent))
    reading[:] = [options.base]
    with TemporaryDirectory() as folder:
        tried = Path(folder) / options.output.name
        with closing(files.copied_base(options.base, tried, person())) as desk:
            ledger = files.Ledger.of(desk)
            arrived = files.arrived_files(ledger, options.parts)
            made = files.plan(ledger, arrived, {}, {})
            choices = files.preferring(made, options.prefer)
            made = made.decided(choices)
            undecided = made.merged.undecided(choices)
            print("".join(f"{line}\n" for line in merge_lines(arrived, made, undecided)), end="")
            unread = sum(each.fault is not None for each in arrived)
            if options.dry_run:
                return FOUND if undecided or unread else DONE
            if unread:
                raise CannotDo(cli_line("merge.unread", count=str(unread)))
            if undecided:
                raise CannotDo(cli_line("merge.undecided", open=str(len(undecided))))
            files.finished(desk, made)
            reading[:] = [options.output]
            desk.file.save_copy(options.output)
    return DONE


def _review(_: argparse.Namespace) -> int:
    raise CannotDo(cli_line("review"))


def _review_export(options: argparse.Namespace) -> int:
    from perfdesk.desk.review_files import export_review
    from perfdesk.desk.starting import open_desk

    reading[:] = [options.file]
    with closing(open_desk(options.file, person())) as desk:
        export_review(desk, options.output, person())
    return DONE


def _review_import(options: argparse.Namespace) -> int:
    """All of the packages are read before anything is taken over."""
    from perfdesk.desk.review_files import read_review, take_over
    from perfdesk.desk.starting import open_desk

    reviews = []
    for path in options.packages:
        reading[:] = [path]
        reviews.append((path, read_review(path)))
    reading[:] = [options.file]
    with closing(open_desk(options.file, person())) as desk:
        for path, review in reviews:
            reading[:] = [path]
            taken = take_over(desk, review)
            counts = {"new": str(taken.new), "known": str(taken.known), "changed": str(len(taken.changed))}
            print(cli_line("review_taken", file=path.name, **counts))
    return DONE


def _template(_: argparse.Namespace) -> int:
    raise CannotDo(cli_line("template"))


def _forms(options: argparse.Namespace) -> int:
    """A line for each: name, kind, where it is used, title; or one of them as JSON."""
    if options.name is None:
        for form in known_forms():
            print(form.name, form.kind, form.used_in, form.title, sep="\t")
        return DONE
    named = form_named(options.name)
    if named is None:
        raise CannotDo(cli_line("no_such_form", name=options.name))
    print(json.dumps(form_as_json(named), ensure_ascii=False, indent=1))
    return DONE


def _info(options: argparse.Namespace) -> int:
    from perfdesk.desk.starting import open_desk

    reading[:] = [options.file]
    desk = open_desk(options.file, person())
    try:
        print(json.dumps(asdict(desk.file.info), ensure_ascii=False, indent=1))
    finally:
        desk.close()
    return DONE


def _serve(_: argparse.Namespace) -> int:
    from perfdesk.desk.serving import serve

    return serve()


def _self_test(_: argparse.Namespace) -> int:
    from perfdesk.desk.self_test import self_test, self_test_of_program

    for test in (self_test, self_test_of_program):
        test(lambda step, result: print(cli_line(f"step.{step}", result=result)))
    print(cli_line("self_tested"))
    return DONE
