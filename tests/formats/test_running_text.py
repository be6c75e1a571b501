"""Text extracted from pages is read exactly, however the page was laid out."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from perfdesk.desk.examining import findings_in_draft
from perfdesk.domain.amounts import Amounts
from perfdesk.domain.draft import Draft
from perfdesk.domain.identity import new_id
from perfdesk.domain.indicator import Indicator
from perfdesk.domain.indicator_text import Dialect, write
from perfdesk.domain.severity import Severity
from perfdesk.domain.table import Project, TargetTable, TotalsMode, Unit
from perfdesk.domain.totals import sums_of
from perfdesk.formats.interchange.targets import table_as_json
from perfdesk.formats.reading import read_bytes, read_file
from perfdesk.resources import resource
from tests.formats.pages import Pages, print_pages

EXAMPLE = read_file(resource("example/targets-2026.json")).target_tables[0]


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
    assert table_as_json(draft.target_tables[0]) == table_as_json(table)
    assert draft.proof.holds


def test_a_row_printed_again_after_a_page_break_is_one_row_and_is_told() -> None:
    draft = read_pages(TABLE, Pages(rows_a_page=4, repeats_split_row=True))
    assert len(draft.target_tables[0].projects) == len(TABLE.projects)
    assert draft.proof.repeated_rows > 0
    assert "import.repeated_rows" in [doubt.rule for doubt in draft.doubts]


def test_lines_below_the_table_are_residue_not_part_of_the_last_value() -> None:
    text = print_pages(TABLE, Pages()) + "\n填报人：张三  联系电话：020-12345678\n"
    draft = read_bytes(text.encode(), "pages.txt")
    assert table_as_json(draft.target_tables[0]) == table_as_json(TABLE)
    assert [piece.text for piece in draft.proof.residue] == ["填报人：张三  联系电话：020-12345678"]


def test_a_cell_cut_off_by_the_page_is_marked_and_doubted() -> None:
    lines = print_pages(TABLE, Pages(blanks=0, rows_a_page=99)).split("\n")
    cut = next(i for i, line in enumerate(lines) if line.startswith("    ") and i > 20)
    del lines[cut - 1]
    draft = read_bytes("\n".join(lines).encode(), "pages.txt")
    assert any(project.truncated for project in draft.target_tables[0].projects)
    assert [p.name for p in draft.target_tables[0].projects] == [p.name for p in TABLE.projects]


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
    assert table_as_json(read_bytes(text.encode(), "pages.txt").target_tables[0]) == table_as_json(TABLE)


def test_the_joined_strings_are_kept_character_for_character() -> None:
    draft = read_pages(TABLE, Pages())
    for read, project in zip(draft.target_tables[0].projects, TABLE.projects, strict=True):
        assert text_of(read) == text_of(project)


def text_of(project: Project) -> str:
    return write(project.preamble, project.indicators, TABLE.dialect).text


PHRASES = (
    "推进公共服务体系建设",
    "保障设备运行维护",
    "开展培训活动",
    "改善办公环境",
    "发放补助资金",
    "举办文化赛事",
)
phrases = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=4).map("".join)
cents = st.integers(1, 9_000_000).map(lambda n: Decimal(n) / 100).map(lambda a: a.quantize(Decimal("0.01")))
values = st.one_of(
    st.sampled_from(
        ["≥3次", "100%", "及时", "12月31日前", "标准：100%", "1：1.5", "3-5个", "1、一项；2、另一项"]
    ),
    phrases,
    st.tuples(phrases, phrases).map("；".join),
    st.tuples(phrases, phrases).map(lambda two: f"{two[0]}，{two[1]}。{two[0]}"),
)
LEVELS = [
    ("1", "产出指标", "11", "数量指标"),
    ("2", "效益指标", "21", "经济效益"),
    ("3", "满意度指标", "31", "服务对象满意度"),
]


@st.composite
def projects(draw: st.DrawFn) -> Project:
    money = draw(cents)
    indicators = tuple(
        Indicator(new_id(), n, *draw(st.sampled_from(LEVELS)), draw(phrases), draw(values), draw(values))
        for n in range(1, draw(st.integers(1, 6)) + 1)
    )
    frame = draw(st.sampled_from(["{}", "{}（二期）", "穗财[2023]12号{}", "“三线”{}", "{}#〔2023〕8号"]))
    goal = draw(st.sampled_from(["{}，{}。", "1.{}；2.{}。", "一是{}，二是{}", "1、{}；2、{}。"]))
    return Project(
        new_id(),
        frame.format(draw(phrases)),
        Amounts(money, money),
        goal.format(draw(phrases), draw(phrases)),
        indicators,
    )


@st.composite
def tables(draw: st.DrawFn) -> TargetTable:
    groups = draw(st.lists(st.lists(projects(), min_size=1, max_size=5), min_size=1, max_size=3))
    units = tuple(
        Unit(new_id(), f"{draw(phrases)}局{number}", sums_of(group).amounts, projects=tuple(group))
        for number, group in enumerate(groups)
    )
    total = sums_of([project for unit in units for project in unit.projects]).amounts
    has_total = draw(st.booleans())
    return TargetTable(
        new_id(),
        department="某局",
        dialect=draw(st.sampled_from(Dialect)),
        totals=TotalsMode.PRINTED if has_total else TotalsMode.ABSENT,
        amounts=total if has_total else Amounts(),
        units=units,
    )


@given(table=tables(), indented=st.booleans(), name_width=st.integers(16, 40), blanks=st.integers(0, 5))
@settings(max_examples=80, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_any_table_is_read_exactly_or_the_difference_is_told(
    table: TargetTable, indented: bool, name_width: int, blanks: int
) -> None:
    """What cannot be told for sure (two equal rows, a value that begins like the one before it) is a finding."""
    draft = read_pages(table, Pages(indented=indented, name_width=name_width, blanks=blanks))
    is_exact = table_as_json(draft.target_tables[0]) == table_as_json(table)
    assert is_exact or [f for f in findings_in_draft(draft) if f.severity >= Severity.WARNING]


def test_a_long_number_in_a_goal_is_no_amount() -> None:
    project = replace(TABLE.units[0].projects[0], goal="账号 1234567890123456789 22")
    table = replace(TABLE, units=(replace(TABLE.units[0], projects=(project, *TABLE.units[0].projects[1:])),))
    assert len(read_pages(table, Pages(goal_width=60)).target_tables[0].projects) == len(table.projects)
