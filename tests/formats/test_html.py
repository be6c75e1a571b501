"""HTML as Excel, WPS, LibreOffice and browsers put it on the clipboard, and as bureaus publish it."""

import pytest

from perfdesk.formats.grid import Grid
from perfdesk.formats.html_reader import read_html
from perfdesk.formats.unreadable import Unreadable


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_what_excel_puts_on_the_clipboard() -> None:
    clip = (
        "Version:1.0\nStartHTML:0000000105\nEndHTML:0000000900\nStartFragment:0000000300\nEndFragment:0000000800\n"
        "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><style>\n<!--\n.xl65\n"
        "\t{mso-style-parent:style0;\n\tpadding-left:9px;\n\tmso-char-indent-count:2;}\n--></style>\n"
        "<!--[if gte mso 9]><xml><x:ExcelWorkbook/></xml><![endif]--></head><body><table>\n<!--StartFragment-->\n"
        " <tr height=19>\n  <td height=19 class=xl64>项目名称</td>\n  <td>总计</td>\n  <td>其他</td>\n </tr>\n"
        " <tr>\n  <td class=xl65>惠民演\n  出</td>\n  <td x:num='10'>10.00</td>\n  <td>ab\n  cd</td>\n </tr>\n"
        "<!--EndFragment-->\n</table></body></html>"
    )
    (grid,) = read_html(clip)
    assert texts(grid) == [["项目名称", "总计", "其他"], ["惠民演出", "10.00", "ab cd"]]
    assert grid.rows[1][0].indent == 4
    assert [spot.cell for _, spot in grid.rows[1][1].trail] == ["R2C2"]


@pytest.mark.parametrize(
    ("cell", "indent"),
    [
        ("<td>&nbsp;&nbsp;&nbsp; 甲</td>", 4),
        ("<td>　　甲</td>", 4),
        ("<td style='padding-left:14px'>甲</td>", 2),
        ("<td style='text-indent:2em'>甲</td>", 4),
        ("<td style='padding-left:21.0pt'>甲</td>", 4),
        ("<td style='padding-left:.pt'>甲</td>", 0),
    ],
)
def test_indentation(cell: str, indent: int) -> None:
    assert read_html(f"<table><tr>{cell}</tr></table>")[0].rows[0][0].indent == indent


def test_rows_that_are_not_shown_are_read_and_told() -> None:
    (grid,) = read_html(
        "<style>.h{display:none}</style><table><tr><td>甲</td></tr>"
        "<tr style='display:none'><td>乙</td></tr><tr class=h><td>丙<td>丁</tr><tr class=h><td></td></tr></table>"
    )
    assert grid.remarks == (("import.hidden_rows", (("sheet", "1"), ("count", "2"))),)
    assert texts(grid) == [["甲"], ["乙"], ["丙", "丁"], [""]]


def test_cells_that_reach_over_others() -> None:
    (grid,) = read_html(
        "<table><tr><td rowspan=2>甲<td colspan=2>乙<td>丙<tr><td>丁<td>戊<td>己<tr><td colspan=0>庚</table>"
    )
    assert texts(grid) == [["甲", "乙", "", "丙"], ["", "丁", "戊", "己"], ["庚"]]


DATA = "<table><tr><td>a<td>b<td>c</tr><tr><td>1<td>2<td>3</tr></table>"


def test_a_table_inside_the_frames_of_a_page_is_read_with_the_lines_around_it() -> None:
    frame = f"<table><tr><td><p>绩效目标表</p>{DATA}<p>注：略</p></td></tr></table>"
    (grid,) = read_html(f"<title>网站</title><div>首页</div>{frame}页脚")
    assert texts(grid) == [["首页"], ["绩效目标表"], ["a", "b", "c"], ["1", "2", "3"], ["注：略"], ["页脚"]]


def test_a_title_in_a_table_of_its_own_stands_above_the_next() -> None:
    first, second = read_html(
        f"<table><tr><td>表一</td></tr></table>{DATA}<table><tr><td>表二</td></tr></table>{DATA}"
    )
    assert (texts(first)[0], texts(second)[0]) == (["表一"], ["表二"])
    assert second.rows[1][0].trail[0][1].page == 2


def test_a_table_inside_a_cell_of_a_table_is_text_of_that_cell() -> None:
    inner = "<table><tr><td>x<td>y</tr><tr><td>z</tr></table>"
    (grid,) = read_html(f"<table><tr><td>a<td>b<td>c<tr><td>1<td>2<td>3<tr><td>4<td>5<td>{inner}</table>")
    assert texts(grid)[2] == ["4", "5", "x\ny\nz"]


def test_a_single_row_is_a_table_where_there_is_no_other() -> None:
    assert [texts(grid) for grid in read_html("<table><tr><td>甲<td>乙")] == [[["甲", "乙"]]]


def test_scripts_and_comments_say_nothing() -> None:
    assert read_html("<script>var a='<table><tr><td>甲'</script><!--<table><tr><td>乙-->") == ()


def test_cells_that_reach_over_millions_are_refused() -> None:
    with pytest.raises(Unreadable, match="sheet_too_large"):
        read_html("<table>" + "<tr><td colspan=1000 rowspan=1000>甲" * 3)
