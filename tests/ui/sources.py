"""Files to be imported, made up: a ruled PDF of two pages, and a table with tabs."""

from pathlib import Path

from tests.formats.pdf_maker import HEAD, LEFT, TableDrawer, pdf

FIRST = "1、1-产出指标；11-数量指标；演出场次；实施周期指标值:不少于10场；年度指标值:不少于10场。"
SECOND = "2、3-满意度指标；31-服务对象满意度；观众满意度；实施周期指标值:≥90%；年度指标值:≥90%。"
SHOWS = ("惠民演出", "10.00", "10.00", "组织惠民演出十场，丰富群众文化生活。", FIRST + SECOND)
BOOKS = ("图书购置", "20.00", "20.00", "购置图书五千册。", FIRST.replace("演出场次", "购置册数"))
TOTAL = ("合计", "30.00", "30.00", "", "")
UNIT = ("海湾市文化局", "30.00", "30.00", "", "")
COVER = "2026年项目支出绩效目标表"
DEPARTMENT = "海湾市文化局"


def pdf_file(folder: Path, *, loose: str = "") -> Path:
    """海湾市文化局, 2026: 惠民演出 on the first page, 图书购置 on the second; `loose`: a line outside of the table."""
    drawer = TableDrawer()
    drawer.new_page()
    drawer.page.text(300, 20, COVER, 14)
    drawer.page.text(LEFT, 34, f"部门名称：{DEPARTMENT}")
    drawer.page.text(700, 34, "单位：万元")
    for row in (HEAD, TOTAL, UNIT, SHOWS):
        drawer.row(row)
    drawer.new_page()
    for row in (HEAD, BOOKS):
        drawer.row(row)
    if loose:
        drawer.page.text(LEFT, 500, loose)
    path = folder / "绩效目标.pdf"
    path.write_bytes(pdf(drawer.pages))
    return path


def tabbed(*rows: tuple[str, ...], heads: tuple[str, ...] = HEAD) -> str:
    """As Excel puts a table on the clipboard."""
    cover = ((COVER,), (f"部门名称：{DEPARTMENT}", "单位：万元"))
    return "\n".join("\t".join(row) for row in (*cover, heads, *rows)) + "\n"


def tsv_file(folder: Path, *rows: tuple[str, ...], heads: tuple[str, ...] = HEAD) -> Path:
    path = folder / "绩效目标.tsv"
    path.write_text(tabbed(*rows, heads=heads), encoding="utf-8")
    return path
