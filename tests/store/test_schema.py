"""Files of every version there ever was can be opened; their tables are frozen here."""

import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from perfdesk.desk.desk import Desk
from perfdesk.domain.book import Book
from perfdesk.domain.edits import ItemInserted
from perfdesk.domain.own_file import APPLICATION_ID
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation, Stage
from perfdesk.domain.standing import open_doubts
from perfdesk.domain.table import TargetScope, TargetTable
from perfdesk.store.desk_file import DeskFile, EntryKind, header
from tests.store.samples import after, inserted, small_table

HERE = Path(__file__).parent
SCHEMA_1 = (HERE / "schema_1.sql").read_text(encoding="utf-8")
SCHEMA_4 = (HERE / "schema_4.sql").read_text(encoding="utf-8")


def schema_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]


def make_schema_1(path: Path) -> None:
    """As version 0.1 made it, without any of today's code."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"BEGIN; {SCHEMA_1} COMMIT;")


def test_the_present_version_has_its_number(path: Path, desk_file: DeskFile) -> None:
    desk_file.close()
    assert header(path) == (APPLICATION_ID, 4)


def test_a_real_file_of_version_1_comes_over_whole(path: Path) -> None:
    """Made by version 0.1: an import and a new name for a project."""
    shutil.copy(HERE / "files" / "schema-1.perfdesk", path)
    with closing(DeskFile.open(path, who="李四")) as file:
        (table,) = file.load().target_tables
        assert [entry.action for entry in file.entries()] == ["import", "change", "migrate"]
        assert table.projects[0].name == "示例项目（改名）"
        assert [len(project.indicators) > 0 for project in table.projects] == [True, True]
        assert (table.doubts, table.waivers) == ((), ())
        assert file.verify().is_sound
        assert file.edit(1).action == "import"
        assert [backup.reason for backup in file.backups()] == ["migration"]
    assert header(path) == (APPLICATION_ID, 4)


def test_the_present_schema_is_frozen(path: Path, desk_file: DeskFile) -> None:
    """Another text is another version: files that people have would not be let in any more."""
    assert "".join(f"{statement};\n\n" for statement in schema_of(path)) == SCHEMA_4


def test_a_real_file_of_version_2_comes_over_whole(path: Path) -> None:
    """Made by the last version of schema 2: an import with a table of each kind, and a doubt about a whole project."""
    shutil.copy(HERE / "files" / "schema-2.perfdesk", path)
    with closing(DeskFile.open(path, who="李四")) as file:
        targets, department, evaluation = file.load().tables
        assert isinstance(targets, TargetTable)
        assert isinstance(department, DepartmentEvaluation)
        assert isinstance(evaluation, ProjectEvaluation)
        assert [entry.action for entry in file.entries()] == ["import", "migrate"]
        assert (targets.scope, targets.form, targets.extra) == (TargetScope.PROJECTS, "", ())
        assert (targets.projects[0].tasks, targets.projects[0].indicators[0].parts) == ((), None)
        assert (department.rows[0].score, evaluation.spent_total) == (Decimal("48.50"), Decimal("140.00"))
        assert (evaluation.stage, evaluation.spent_own) == (Stage.SELF_EVALUATION, None)
        assert file.verify().is_sound
        assert [backup.reason for backup in file.backups()] == ["migration"]


def test_a_doubt_about_a_whole_item_outlives_the_fields_that_came(path: Path) -> None:
    shutil.copy(HERE / "files" / "schema-2.perfdesk", path)
    with closing(DeskFile.open(path, who="李四")) as file:
        (table,) = file.load().target_tables
    assert [finding.rule for finding in open_doubts(table.doubts, table.projects[0])] == [
        "import.no_unit_row"
    ]


def test_the_journal_of_version_2_says_what_was_done_with_the_new_fields_blank(path: Path) -> None:
    shutil.copy(HERE / "files" / "schema-2.perfdesk", path)
    with closing(DeskFile.open(path, who="李四")) as file:
        tables = [change.item for change in file.edit(1).changes if isinstance(change, ItemInserted)]
        assert tables == list(file.load().tables)


def test_a_real_file_of_version_3_comes_over_with_its_doubts_and_reasons(path: Path) -> None:
    """Made by the last version of schema 3: an import with doubts, two reasons, and one of them taken back."""
    shutil.copy(HERE / "files" / "schema-3.perfdesk", path)
    with closing(DeskFile.open(path, who="李四")) as file:
        table = file.load().target_tables[0]
        assert [doubt.rule for doubt in table.doubts] == ["import.not_an_amount", "import.boundary"]
        assert [(waiver.reason, waiver.who) for waiver in table.waivers] == [("上级文件如此", "张三")]
        assert file.verify().is_sound
        assert [backup.reason for backup in file.backups()] == ["migration"]


def test_the_journal_of_version_3_leads_to_the_book_as_it_is(path: Path) -> None:
    shutil.copy(HERE / "files" / "schema-3.perfdesk", path)
    with closing(DeskFile.open(path, who="李四")) as file:
        book = Book()
        for entry in file.entries():
            edit = file.edit(entry.seq)
            book = after(book, edit)
        assert book == file.load()


def test_a_reason_given_in_version_3_can_still_be_taken_back(path: Path) -> None:
    shutil.copy(HERE / "files" / "schema-3.perfdesk", path)
    with closing(Desk.open(path, who="李四")) as desk:
        desk.undo()
        assert [waiver.reason for waiver in desk.book.target_tables[0].waivers] == [
            "按批复执行",
            "上级文件如此",
        ]
        desk.undo()
        desk.undo()
        assert desk.book.target_tables[0].waivers == ()


def test_a_migrated_file_has_the_schema_of_a_new_one(path: Path, desk_file: DeskFile) -> None:
    migrated = path.with_name("migrated.perfdesk")
    make_schema_1(migrated)
    DeskFile.open(migrated, who="李四").close()
    assert sorted(schema_of(migrated)) == sorted(schema_of(path))


def test_a_file_of_version_1_can_be_opened_and_written(path: Path) -> None:
    make_schema_1(path)
    file = DeskFile.open(path, who="张三")
    edit = inserted(small_table())

    file.write(edit, file.load(), after(Book(), edit), EntryKind.DO)

    assert file.load().target_tables == (small_table(),)
    assert file.verify().is_sound
    file.close()


def test_amounts_stand_in_the_file_digit_by_digit(path: Path, desk_file: DeskFile) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT total, typeof(total) FROM project").fetchone() == (
            "55605.10",
            "text",
        )


def test_the_settings_that_survive_a_power_cut(desk_file: DeskFile) -> None:
    asked = (
        "journal_mode",
        "synchronous",
        "busy_timeout",
        "foreign_keys",
        "trusted_schema",
        "cell_size_check",
    )
    driver = desk_file._database.driver  # the settings belong to the connection; nobody else can ask for them

    settings = {name: driver.execute(f"PRAGMA {name}").fetchone()[0] for name in asked}

    assert settings == {
        "journal_mode": "truncate", "synchronous": 2, "busy_timeout": 5000, "foreign_keys": 1,
        "trusted_schema": 0, "cell_size_check": 1,
    }  # fmt: skip
