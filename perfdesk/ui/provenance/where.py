"""Readers and spots in words."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from perfdesk.domain.origin import Spot

_MOST = 3
"""Spots that are named one by one."""


class Where(QObject):
    """Has the words."""

    def reader(self, reader: str) -> str:
        return {
            "pdf": self.tr("PDF 文件的文字层"),
            "docx": self.tr("Word 文档的表格"),
            "xlsx": self.tr("Excel 工作簿"),
            "xls": self.tr("旧版 Excel 工作簿"),
            "ods": self.tr("ODS 工作簿"),
            "html": self.tr("网页表格"),
            "tsv": self.tr("制表符分隔的文本"),
            "csv": self.tr("逗号分隔的文本"),
            "text": self.tr("文本"),
            "json": self.tr("JSON 数据"),
            "perfdesk": self.tr("绩效填报台文件"),
        }.get(reader, reader)

    def spots(self, spots: Sequence[Spot]) -> str:
        """`第 3 页`; `工作表“Sheet1” C12`; `第 45–47 行`."""
        if not spots:
            return self.tr("位置未知")
        if all(spot.line for spot in spots):
            return self._lines([spot.line for spot in spots])
        said = list(dict.fromkeys(map(self._spot, spots)))
        if len(said) > _MOST:
            return self.tr("{first}等 {count} 处").format(first=said[0], count=len(said))
        return self.tr("、").join(said)

    def _lines(self, lines: Sequence[int]) -> str:
        first, last = min(lines), max(lines)
        if first == last:
            return self.tr("第 {line} 行").format(line=first)
        return self.tr("第 {first}–{last} 行").format(first=first, last=last)

    def _spot(self, spot: Spot) -> str:
        if spot.cell and spot.sheet:
            return self.tr("工作表“{sheet}” {cell}").format(sheet=spot.sheet, cell=spot.cell)
        if spot.cell:
            row, _, column = spot.cell.removeprefix("R").partition("C")
            said = self.tr("第 {number} 张表第 {row} 行第 {column} 栏")
            return said.format(number=spot.page, row=row, column=column)
        if spot.line:
            return self.tr("第 {line} 行").format(line=spot.line)
        return self.tr("第 {page} 页").format(page=spot.page)
