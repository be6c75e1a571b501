"""A desk file with everything in it, in a folder of its own, and all that a person can do with it."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from perfdesk.desk.desk import Desk
from perfdesk.desk.exporting import export_document, export_tables
from perfdesk.desk.plain_forms import save_text, tsv_of
from perfdesk.desk.starting import new_desk, open_desk, restored_desk, save_as_desk
from perfdesk.domain.draft import Draft, Proof, SourceFile
from perfdesk.domain.edits import Place
from perfdesk.domain.identity import Id
from perfdesk.domain.origin import Origin, Spot
from tests.builders import amounts, small_table

GOAL = Place(Id("p1"), "goal")
WHO = "测试员"
MADE_BY_VERSION_1 = Path(__file__).parent.parent / "store" / "files" / "schema-1.perfdesk"


def make(folder: Path) -> Path:
    """Edits that can be undone and redone, an import with its source, a finding to mend, a backup, workbooks."""
    path = folder / "a.perfdesk"
    with closing(Desk.create(path, WHO)) as desk:
        desk.accept(imported(), b"content")
        desk.enter(GOAL, "一")
        desk.file.backup("timer")
        for text in ("二", "三"):
            desk.enter(GOAL, text)
        desk.undo()
        export_tables(desk.book.tables, folder / "out.xlsx")
        export_document(desk.book.tables, folder / "out.docx")
        save_text([tsv_of(desk.book.tables)], folder / "out.tsv")
    shutil.copyfile(MADE_BY_VERSION_1, folder / "old.perfdesk")
    damaged = bytearray(path.read_bytes())
    damaged[100:200] = bytes(100)
    (folder / "b.perfdesk").write_bytes(damaged)
    shutil.copytree(folder / "a.perfdesk.backups", folder / "b.perfdesk.backups")
    return path


def imported(prefix: str = "") -> Draft:
    """A unit's printed sum is off by one, and a sign as keyboards have it can be mended."""
    table = small_table(prefix)
    unit = table.units[0]
    project = unit.projects[0]
    typed = replace(project.indicators[0], annual_value=">=64场")
    mendable = replace(project, indicators=(typed, *project.indicators[1:]))
    unit = replace(unit, projects=(mendable, *unit.projects[1:]), amounts=amounts("151.00", "151.00"))
    units = (unit, *table.units[1:])
    source = SourceFile("t.txt", sha256(b"content").hexdigest(), "text")
    origin = Origin(source.sha256, "text", ((0, Spot(line=1)),))
    return Draft(
        source, (replace(table, units=units),), Proof(), origins={Place(Id(f"{prefix}p1"), "goal"): origin}
    )


@contextmanager
def scenes() -> Iterator[Callable[[], Path]]:
    """Gives the folder of a fresh scene each time it is asked, in the place of the one before."""
    with TemporaryDirectory(prefix="campaign-") as folder:
        first, now = Path(folder, "first"), Path(folder, "now")
        first.mkdir()
        make(first)

        def fresh() -> Path:
            if now.exists():
                shutil.rmtree(now)
            shutil.copytree(first, now)
            return now

        yield fresh


def _mended(desk: Desk) -> None:
    assert desk.checking.repair(desk.checking.all_findings()), "there is something to mend"


def _waived(desk: Desk) -> None:
    assert desk.checking.waive(desk.checking.all_findings()[:2], "按上级要求填报")


ON_A_DESK: Mapping[str, Callable[[Desk], object]] = {
    "edit": lambda desk: desk.enter(GOAL, "改了"),
    "undo": Desk.undo,
    "redo": Desk.redo,
    "duplicate": lambda desk: desk.duplicate(GOAL.item),
    "remove": lambda desk: desk.remove([GOAL.item]),
    "import": lambda desk: desk.accept(imported("b"), b"content"),
    "repair": _mended,
    "waive": _waived,
    "backup": lambda desk: desk.file.backup("timer"),
    "save-as": lambda desk: desk.file.save_copy(desk.path.with_name("copy.perfdesk")),
    "xlsx": lambda desk: export_tables(desk.book.tables, desk.path.with_name("out.xlsx")),
    "docx": lambda desk: export_document(desk.book.tables, desk.path.with_name("out.docx")),
    "tsv": lambda desk: save_text([tsv_of(desk.book.tables)], desk.path.with_name("out.tsv")),
}
"""What is done while the file is open."""


def _backup(path: Path) -> Path:
    return next(path.with_name(f"{path.name}.backups").glob("*-timer-*"))


ON_A_FOLDER: Mapping[str, Callable[[Path], object]] = {
    "open": lambda folder: open_desk(folder / "a.perfdesk", WHO).close(),
    "create": lambda folder: new_desk(folder / "new.perfdesk", WHO).close(),
    "convert": lambda folder: save_as_desk(imported("c"), folder / "new.perfdesk", WHO),
    "restore": lambda folder: restored_desk(
        folder / "a.perfdesk", _backup(folder / "a.perfdesk"), WHO
    ).close(),
    "rescue": lambda folder: restored_desk(
        folder / "b.perfdesk", _backup(folder / "b.perfdesk"), WHO
    ).close(),
    "migrate": lambda folder: open_desk(folder / "old.perfdesk", WHO).close(),
}
"""What is done with a file that is closed, not there yet, or damaged."""

WORKED_ON = {
    "rescue": "b.perfdesk",
    "migrate": "old.perfdesk",
    "create": "new.perfdesk",
    "convert": "new.perfdesk",
}
"""The file that an act is about where that is not `a.perfdesk`."""
