"""The line at the foot of the window: the printed total, how much there is, and when it was last on disk."""

from decimal import Decimal

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStatusBar, QWidget

from perfdesk.domain.amounts import Amounts, SumVerdict, show_amount
from perfdesk.domain.book import BOOK_ID
from perfdesk.domain.identity import Id
from perfdesk.domain.items import children
from perfdesk.domain.self_evaluation import DepartmentEvaluation, ProjectEvaluation
from perfdesk.domain.table import TargetTable, TotalsMode
from perfdesk.ui import theme
from perfdesk.ui.cells.reach import columns_of
from perfdesk.ui.lacking import Lacking
from perfdesk.ui.workspace import Workspace

_PASSING = 10_000
"""Milliseconds for which what is told in passing stands in the place of the sums."""


class Status(QObject):
    """Rewritten after every change of a workspace."""

    def __init__(self, bar: QStatusBar, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._counted: TargetTable | None = None
        self._standing = QWidget(bar)
        self._total, self._counts, self._picked = (QLabel(self._standing) for _ in range(3))
        self.lacking, self._saved = Lacking(workspace.desk, self._standing), QLabel(bar)
        self._reckon = QTimer(self, singleShot=True, interval=60)  # not while a selection is being drawn
        self._reckon.timeout.connect(self._show_picked)
        self._fill = QTimer(self, singleShot=True, interval=60)
        self._fill.timeout.connect(self._count_filled)
        self._lay_out(bar)
        self.lacking.wanted.connect(workspace.go_to)
        workspace.desk_changed.connect(self.refresh)
        workspace.desk_changed.connect(self._fill.start)
        workspace.noticed.connect(lambda said: bar.showMessage(said, _PASSING))
        workspace.page.grid.selectionModel().selectionChanged.connect(self._reckon.start)
        self.refresh()

    def take_away(self) -> None:
        for widget in (self._standing, self._saved):
            widget.hide()
            widget.deleteLater()

    def _lay_out(self, bar: QStatusBar) -> None:
        """Of what gives way to a passing message Qt would show again what has got another height: it goes as one."""
        line = QHBoxLayout(self._standing)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for widget in (self._total, self._counts, self.lacking, self._picked):
            line.addWidget(widget)
        for label in (self._total, self._counts, self._picked, self._saved):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(6, 0, 12, 0)
        bar.addWidget(self._standing)
        bar.addPermanentWidget(self._saved)
        bar.messageChanged.connect(self._give_way)

    def _give_way(self, said: str) -> None:
        self._standing.setVisible(not said)

    def refresh(self) -> None:
        desk = self._workspace.desk
        table_id: Id | None = self._workspace.page.table_id
        table = desk.tree.item(table_id) if table_id is not None and desk.tree.has(table_id) else None
        if isinstance(table, TargetTable):
            self._show_total(table)
            if table is not self._counted:  # each step of the cursor comes here
                self._count(table)
        else:
            self._counted = None
            self._total.clear()
            self._show_evaluation()
        left, right = (6, 12) if self._total.text() else (0, 0)  # an empty one would push the others in
        self._total.setContentsMargins(left, 0, right, 0)
        self._saved.setText(self._saved_words())
        self._reckon.start()

    def _show_picked(self) -> None:
        """Of several selected cells: how many hold something, what their amounts come to and are on average.

        A unit's amounts are those of its projects over again: beside projects they do not count.
        """
        grid = self._workspace.page.grid
        boxes = grid.selected_boxes()
        if sum(len(box.rows) * len(box.columns) for box in boxes) < 2:
            self._picked.clear()
            return
        units, cells = grid.rows.unit_rows(), columns_of(boxes)
        lit = set().union(*cells.values())
        passed = units & lit if not lit <= units else set()
        found = [said for column, rows in cells.items() for said in self._said_in(column, rows - passed)]
        self._picked.setText(self._picked_words(found, bool(passed)))

    def _picked_words(self, found: list[object], without_units: bool) -> str:
        amounts = [said for said in found if isinstance(said, Decimal)]
        if not amounts:
            return self.tr("选中 {count} 格").format(count=len(found))
        total = sum(amounts, Decimal(0))
        words = self.tr("选中 {count} 格 · 求和 {sum} · 平均 {mean}").format(
            count=len(found), sum=show_amount(total), mean=show_amount(round(total / len(amounts), 2))
        )
        return words + self.tr("（不含单位行）") if without_units else words

    def _said_in(self, column: int, rows: set[int]) -> list[object]:
        """By the column: a selection of all cells of a long table is counted while one waits."""
        said = self._workspace.page.grid.rows.said_in(column)
        return [said[row] for row in rows if row < len(said) and said[row] is not None]

    def _count(self, table: TargetTable) -> None:
        if self._counted is None or self._counted.id != table.id:
            self.lacking.show_nothing()
        self._counted = table
        self._counts.setText(self._count_words(table))
        self._fill.start()

    def _count_words(self, table: TargetTable) -> str:
        projects = table.projects
        return self.tr("{projects} 个项目 · {indicators} 条指标").format(
            projects=len(projects), indicators=sum(len(p.indicators) for p in projects)
        )

    def _count_filled(self) -> None:
        """A moment after a change or another table: it is worked out from the findings."""
        table, desk = self._counted, self._workspace.desk
        if table is None or not desk.checking.is_checked or not desk.tree.has(table.id):
            return
        self.lacking.show_projects(table)

    def _show_evaluation(self) -> None:
        desk, current = self._workspace.desk, self._workspace.current
        item = desk.tree.item(current) if current != BOOK_ID and desk.tree.has(current) else None
        if isinstance(item, DepartmentEvaluation | ProjectEvaluation):
            self._counts.setText(self.tr("{count} 项指标").format(count=len(children(item))))
            self.lacking.show_scores(item)
        else:
            self._counts.clear()
            self.lacking.show_nothing()

    def _show_total(self, table: TargetTable) -> None:
        """With a word, not only a colour, when it does not add up."""
        printed, verdict = self._printed_total(table), self._workspace.page.totals.verdict
        words = {
            SumVerdict.EXACT: self.tr("合计 {amount} {unit} ✓"),
            SumVerdict.ROUNDING: self.tr("合计 {amount} {unit}，有尾差"),
            SumVerdict.DOUBTFUL: self.tr("合计 {amount} {unit}，请核对"),
            SumVerdict.WRONG: self.tr("合计 {amount} {unit}，与项目不符"),
        }
        palette = QPalette(QApplication.palette())
        if verdict is not SumVerdict.EXACT:
            palette.setColor(QPalette.ColorRole.WindowText, theme.BY_VERDICT[verdict].on(palette))
        self._total.setPalette(palette)
        if printed is None or printed.total is None:
            self._total.setText(self.tr("无合计行") if printed is None else self.tr("合计未填"))
        else:
            self._total.setText(
                words[verdict].format(amount=show_amount(printed.total), unit=table.currency_unit)
            )

    def _printed_total(self, table: TargetTable) -> Amounts | None:
        """The 合计 row; where it follows the projects, as the desk keeps it up to date."""
        if table.totals is TotalsMode.AUTOMATIC:
            return self._workspace.desk.sums(table.id).amounts
        return table.amounts if table.totals is TotalsMode.PRINTED else None

    def _saved_words(self) -> str:
        desk = self._workspace.desk
        if desk.read_only:
            return self.tr("只读")
        if desk.last_saved is None:
            return self.tr("全部已保存")
        return self.tr("已保存 {time}").format(time=desk.last_saved.strftime("%H:%M:%S"))
