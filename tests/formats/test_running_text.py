"""Text extracted from pages is read exactly, however the page was laid out."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from perfdesk.domain.amounts import Amounts
from perfdesk.domain.draft import Draft
from perfdesk.domain.indicator_text import Dialect, write
from perfdesk.domain.table import Project, TargetTable, Unit
from perfdesk.formats.interchange import table_as_json
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.resources import resource
from tests.formats.pages import Pages, print_pages

EXAMPLE = read_file(resource("example/targets-2026.json")).tables[0]


def in_two_sources(table: TargetTable) -> TargetTable:
    """Running text shows no blank cells, so which column an amount stands in can be told for two amounts only."""

    def plain(amounts: Amounts) -> Amounts:
        return Amounts(total=amounts.total, fiscal=amounts.total)

    def project(p: Project) -> Project:
        return replace(p, amounts=plain(p.amounts), truncated=False)

    units = tuple(
        replace(u, amounts=plain(u.amounts), projects=tuple(map(project, u.projects))) for u in table.units
    )
    return replace(table, year=None, amounts=plain(table.amounts), units=units)


def whole(table: TargetTable) -> TargetTable:
    """Without the project that the example cuts off, whose end cannot be told on a page without indentation."""
    units: list[Unit] = []
    for unit in table.units:
        kept = tuple(p for p in unit.projects if all(i.annual_value is not None for i in p.indicators))
        units.append(replace(unit, projects=kept))
    return replace(table, units=tuple(units))


TABLE = in_two_sources(whole(EXAMPLE))


def in_dialect(table: TargetTable, dialect: Dialect) -> TargetTable:
    def project(p: Project) -> Project:
        return replace(p, indicators=tuple(replace(i, lettering=None) for i in p.indicators))

    units = tuple(replace(u, projects=tuple(map(project, u.projects))) for u in table.units)
    return replace(table, dialect=dialect, units=units)


def read_pages(table: TargetTable, pages: Pages) -> Draft:
    return read_bytes(print_pages(table, pages).encode(), "pages.txt")


@given(
    pages=st.builds(
        Pages,
        name_width=st.integers(16, 40),
        goal_width=st.integers(30, 60),
        text_width=st.integers(50, 90),
        indented=st.booleans(),
        blanks=st.integers(0, 6),
        rows_a_page=st.integers(2, 9),
        repeats_split_row=st.booleans(),
        footer=st.booleans(),
    ),
    dialect=st.sampled_from(Dialect),
)
@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_any_layout_of_the_page_reads_the_same(pages: Pages, dialect: Dialect) -> None:
    table = in_dialect(TABLE, dialect)
    draft = read_pages(table, pages)
    assert table_as_json(draft.tables[0]) == table_as_json(table)
    assert draft.proof.holds


def test_a_row_printed_again_after_a_page_break_is_one_row_and_is_told() -> None:
    draft = read_pages(TABLE, Pages(rows_a_page=4, repeats_split_row=True))
    assert len(draft.tables[0].projects) == len(TABLE.projects)
    assert draft.proof.repeated_rows > 0
    assert [doubt.rule for doubt in draft.doubts] == ["import.repeated_rows"]


def test_lines_below_the_table_are_residue_not_part_of_the_last_value() -> None:
    text = print_pages(TABLE, Pages()) + "\n填报人：张三  联系电话：020-12345678\n"
    draft = read_bytes(text.encode(), "pages.txt")
    assert table_as_json(draft.tables[0]) == table_as_json(TABLE)
    assert [piece.text for piece in draft.proof.residue] == ["填报人：张三  联系电话：020-12345678"]


def test_a_cell_cut_off_by_the_page_is_marked_and_doubted() -> None:
    lines = print_pages(TABLE, Pages(blanks=0, rows_a_page=99)).split("\n")
    cut = next(i for i, line in enumerate(lines) if line.startswith("    ") and i > 20)
    del lines[cut - 1]
    draft = read_bytes("\n".join(lines).encode(), "pages.txt")
    assert any(project.truncated for project in draft.tables[0].projects)
    assert [p.name for p in draft.tables[0].projects] == [p.name for p in TABLE.projects]


def test_three_amounts_for_four_columns_are_doubted() -> None:
    project = replace(
        TABLE.units[0].projects[0],
        amounts=Amounts(Decimal("30.00"), Decimal("20.00"), None, Decimal("10.00")),
    )
    table = replace(TABLE, units=(replace(TABLE.units[0], projects=(project, *TABLE.units[0].projects[1:])),))
    draft = read_pages(table, Pages())
    assert "import.amount_columns" in [doubt.rule for doubt in draft.doubts]


@pytest.mark.parametrize("spacing", ["", "  ", "\t"])
def test_spaces_at_line_ends_do_not_matter(spacing: str) -> None:
    text = print_pages(TABLE, Pages()).replace("\n", spacing + "\n")
    assert table_as_json(read_bytes(text.encode(), "pages.txt").tables[0]) == table_as_json(TABLE)


def test_the_joined_strings_are_kept_character_for_character() -> None:
    draft = read_pages(TABLE, Pages())
    for read, project in zip(draft.tables[0].projects, TABLE.projects, strict=True):
        assert text_of(read) == text_of(project)


def text_of(project: Project) -> str:
    return write(project.preamble, project.indicators, TABLE.dialect).text
