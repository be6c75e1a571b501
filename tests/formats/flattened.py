"""Forms as the text that a web page or another program leaves of them: their cells in order, their columns lost.

`python -m tests.formats.flattened [FOLDER …]`

Each workbook of the folders (`../shared/forms` without any) is flattened in five ways, read, and compared with its
truth file and, field by field, with what the workbook itself says.
A field is exact, flagged by a warning or an error at it or around it, or silent: silent 0 is the goal.
What is refused is counted apart.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from perfdesk.desk.examining import findings_in_draft
from perfdesk.desk.plain_forms import json_of
from perfdesk.domain.draft import Draft
from perfdesk.formats.flat.meaning import is_level
from perfdesk.formats.grid import Grid
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.formats.recognise.forms.words import is_listed
from perfdesk.formats.unreadable import Unreadable
from perfdesk.formats.xlsx_reader import read_xlsx
from perfdesk.wording import finding_sentence
from tests.shared import SHARED

_IDENTITIES = frozenset(("id", "source", "level1_code", "level2_code", "number", "parts", "form", "typed"))
_BROKEN = ("指标", "预算数", "执行数", "完成值")


def _rows(grid: Grid) -> Iterator[list[str]]:
    for row in grid.rows:
        yield [" ".join(cell.text.split()) for cell in row]


def marks_alone(grids: Sequence[Grid]) -> str:
    """`|` between the cells, blank ones left out and put behind."""
    lines = []
    for grid in grids:
        for row in _rows(grid):
            said = [text for text in row if text]
            lines.append(" | ".join(said) + " |" * (len(row) - len(said)) if said else "")
    return "\n".join(line for line in lines if line) + "\n"


def marks_and_blanks(grids: Sequence[Grid]) -> str:
    """`|` between the cells, blank ones kept."""
    return "\n".join("|".join(row) for grid in grids for row in _rows(grid) if any(row)) + "\n"


def cell_a_line(grids: Sequence[Grid]) -> str:
    return "\n\n".join(text for grid in grids for row in _rows(grid) for text in row if text) + "\n"


def run_together(grids: Sequence[Grid]) -> str:
    """The rows of a sheet in a few lines, single blanks between the cells."""
    lines = [" ".join(text for text in row if text) for grid in grids for row in _rows(grid)]
    said = [line for line in lines if line]
    return "\n".join(" ".join(said[at : at + 6]) for at in range(0, len(said), 6)) + "\n"


def labels_broken(grids: Sequence[Grid]) -> str:
    """A cell a line, with labels broken as their narrow columns break them."""
    text = cell_a_line(grids)
    for word in _BROKEN:
        text = "\n".join(
            line.replace(word, f"\n{word}")
            if line != word and line.endswith(word) and _is_label(line)
            else line
            for line in text.split("\n")
        )
    return text


def _is_label(line: str) -> bool:
    return is_listed(line) or is_level(line)


WAYS: Mapping[str, Callable[[Sequence[Grid]], str]] = {
    "marks": marks_alone, "blanks kept": marks_and_blanks, "cell a line": cell_a_line,
    "run together": run_together, "labels broken": labels_broken,
}  # fmt: skip


def said_by(draft: Draft) -> Any:
    return json_of(draft, findings_in_draft(draft), finding_sentence)


def misplaced(said: Any, original: Any) -> list[str]:
    """Fields of indicators of the same name that differ and are not flagged: `path: here, there`."""
    flagged = [
        f.get("path") or "" for f in said.get("findings", ()) if f.get("severity") in ("error", "warning")
    ]
    rows = [row for _, row in indicators(original)]
    names = [_named(row) for row in rows]
    there = {name: row for name, row in zip(names, rows, strict=True) if names.count(name) == 1}
    found = []
    for path, row in indicators(said):
        twin = there.get(_named(row))
        for key in set(row) | set(twin or {}) if twin else ():
            here, right = _plain(row.get(key)), _plain((twin or {}).get(key))
            is_told = any(
                flag.startswith(f"{path}.{key}")
                or flag == path
                or (key == "extra" and flag.startswith(f"{path}."))
                for flag in flagged
            )
            if key not in _IDENTITIES and here != right and not is_told:
                found.append(f"{path}.{key}: {here!r}, not {right!r}")
    return found


def indicators(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("indicators", "rows") and isinstance(value, list):
                yield from ((f"{path}.{key}[{n}]".lstrip("."), row) for n, row in enumerate(value))
            else:
                yield from indicators(value, f"{path}.{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from indicators(value, f"{path}[{number}]")


def _named(row: Any) -> tuple[str, ...]:
    return tuple(_plain(row.get(key)) for key in ("name", "level3") if row.get(key))


def _plain(value: Any) -> str:
    return (
        "".join(json.dumps(value, ensure_ascii=False).replace("\\n", "").split())
        if value not in (None, "", [])
        else ""
    )


_LAST_LINE = re.compile(r"fields (\d+) exact (\d+) = .* silent (\d+)")


def score(said: Any, truth: Path) -> tuple[int, int, int, list[str]]:
    """Fields, exact ones, silent ones, and what is not exact."""
    command = [sys.executable, str(SHARED / "tools" / "score_form.py"), str(truth), "-"]
    answer = json.dumps(said, ensure_ascii=False)
    *lines, last = subprocess.run(
        command, input=answer, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    found = _LAST_LINE.search(last)
    assert found is not None, last
    return int(found[1]), int(found[2]), int(found[3]), lines


def main(folders: Sequence[str]) -> int:
    files = [
        file for folder in folders or [str(SHARED / "forms")] for file in sorted(Path(folder).glob("*.xlsx"))
    ]
    totals: Counter[tuple[str, str]] = Counter()
    for file in files:
        truth_file = file.with_name(f"{file.stem}.truth.json")
        if not truth_file.exists():
            continue
        try:
            original = said_by(read_file(file))
        except Unreadable as refusal:
            print(f"{file.name}: the workbook itself is refused, {refusal.reason}")
            continue
        if score(original, truth_file)[2]:
            print(f"{file.name}: the workbook itself is not read to the letter")
            continue
        for way, flatten in WAYS.items():
            text = flatten(read_xlsx(file.read_bytes()))
            try:
                said = said_by(read_bytes(text.encode(), f"{file.stem}.txt"))
            except Unreadable as refusal:
                totals[way, "refused"] += 1
                print(f"{file.name} {way}: refused, {refusal.reason}")
                continue
            fields, exact, silent, lines = score(said, truth_file)
            wrong = misplaced(said, original)
            for key, count in (
                ("fields", fields),
                ("exact", exact),
                ("silent", silent),
                ("misplaced", len(wrong)),
            ):
                totals[way, key] += count
            if silent or wrong:
                print(
                    f"{file.name} {way}: fields {fields}, exact {exact}, silent {silent}, misplaced {len(wrong)}"
                )
                print(
                    *(f"    {line}" for line in [*(x for x in lines if x.startswith("SILENT")), *wrong][:6]),
                    sep="\n",
                )
    for way in WAYS:
        print(way, {key: totals[way, key] for key in ("fields", "exact", "silent", "misplaced", "refused")})
    return 1 if any(totals[way, key] for way in WAYS for key in ("silent", "misplaced")) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
