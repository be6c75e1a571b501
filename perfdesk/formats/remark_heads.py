"""The sheet 说明, by which a workbook of ours is known when it is read again."""

from collections.abc import Iterable, Sequence

NAME = "说明"
HEADS = ("序号", "单位", "项目", "指标", "栏目", "填报内容", "说明")


def is_remark_sheet(rows: Iterable[Sequence[str]]) -> bool:
    """Whether it is our own list of reasons, which are about tables and are none."""
    return any(tuple(row) == HEADS for row in rows)
