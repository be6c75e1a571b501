"""Every action of the window with its words, shortcut and icon, and the menus and toolbar that hold them."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QToolBar, QToolButton, QWidget

from perfdesk.ui import icons
from perfdesk.ui.grid_look import RowHeight
from perfdesk.ui.key_names import key_name


@dataclass(frozen=True, slots=True)
class Command:
    """`local`: its shortcut works only in the panes it is given to, so that fields and tables keep the key."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    local: bool = False
    checkable: bool = False


class Actions(QObject):
    """All of them by name; who builds the window connects them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons: dict[str, str] = {}
        self._tips: dict[str, str] = {}
        self.by_name = {command.name: self._made(command) for command in self._commands()}
        self.themes = self._group(
            {"system": self.tr("跟随系统"), "light": self.tr("浅色"), "dark": self.tr("深色")}
        )
        self.row_heights = self._group(
            {
                RowHeight.COMPACT: self.tr("紧凑（一行）"),
                RowHeight.TWO_LINES: self.tr("两行"),
                RowHeight.FIT: self.tr("按文字多少"),
            }
        )
        self.languages = self._group({"zh_CN": "中文", "en": "English"})

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def all(self) -> list[QAction]:
        return list(self.by_name.values())

    def allow(self, name: str, why_not: str, *, makes_sense: bool = True) -> None:
        """`why_not`: what stands in the way of what would make sense, told where the action says what it does."""
        action = self.by_name[name]
        action.setEnabled(makes_sense and not why_not)
        action.setProperty("why", why_not if makes_sense else "")
        action.setToolTip(str(action.property("why")) or self._tips.get(name, ""))

    def colour_icons(self) -> None:
        """In the colours of the palette in use now."""
        palette = QApplication.palette()
        for name, icon in self._icons.items():
            self.by_name[name].setIcon(icons.icon(icon, palette))

    def fill_menu_bar(self, window: QMainWindow, recent: QMenu) -> None:
        bar = window.menuBar()
        self._fill_file(bar.addMenu(self.tr("文件(&F)")), recent)
        self._fill_edit(bar.addMenu(self.tr("编辑(&E)")))
        self._fill_view(bar.addMenu(self.tr("视图(&V)")))
        self.fill(
            bar.addMenu(self.tr("检查(&C)")),
            *("next_finding", "previous_finding", None),
            *("repair_finding", "repair_group", "waive_finding", "waive_group", "waived", None),
            *("rules", "review_sheet"),
        )
        self.fill(
            bar.addMenu(self.tr("审核(&R)")),
            *("comment", "propose", "comment_finding", "score_sheet", "appraisal_sheets", None),
            *("submit", "pass", "return", "hand_in", "reopen", None),
            *("export_review", "import_review", None, "person"),
        )
        self.fill(
            bar.addMenu(self.tr("自评(&S)")),
            *("evaluate_projects", "monitor_projects", "new_project_evaluation", "next_year", None),
            *("evaluate_department", "save_index"),
        )
        gathering = bar.addMenu(self.tr("汇总(&M)"))
        self.fill(gathering, "compare", None, "hand_out", "merge_files", None, "rekey_amounts")
        self.fill(bar.addMenu(self.tr("帮助(&H)")), "manual", "shortcuts", "about")

    def _fill_file(self, file: QMenu, recent: QMenu) -> None:
        self.fill(file, "new", "open")
        file.addMenu(recent)
        self.fill(
            file,
            *("example", None, "import", "import_paste", "export", "print", "print_blank", None),
            *("save", "save_copy", "restore", "second_place", None, "templates", None, "close", "quit"),
        )

    def _fill_edit(self, edit: QMenu) -> None:
        self.fill(
            edit,
            *("undo", "redo", None, "cut", "copy", "paste", "clear", "fill_down", "fill_right", None),
            *("add_project", "add_unit", "add_table", "next_years_targets", None),
            *("project_from_template", "save_template", None),
            *("duplicate", "move_up", "move_down", "move_to", "remove", None),
            *("copy_indicators", "take_indicators", "fill_many", None),
            *("find", "find_next", "find_previous", "replace"),
        )

    def _fill_view(self, view: QMenu) -> None:
        self.fill(
            view,
            *(
                "show_grid",
                "show_form",
                "show_overview",
                "show_statistics",
                "show_history",
                "show_talk",
                None,
            ),
            *("filter_rows", "sort_up", "sort_down", "look_again", "see_all", None),
            *("show_navigator", "show_findings", "show_source", None),
        )
        columns = QMenu(self.tr("列与缩放(&Z)"), view)
        self.fill(columns, "hide_columns", "show_columns", "freeze", "unfreeze", None)
        self.fill(columns, "zoom_in", "zoom_out", "zoom_back")
        view.addMenu(columns)
        view.addMenu(self._chooser(self.tr("行高(&H)"), self.row_heights, view))
        view.addMenu(self._chooser(self.tr("主题(&T)"), self.themes, view))
        view.addMenu(self._chooser(self.tr("语言(&L)"), self.languages, view))
        self.fill(view, None, "next_pane", "previous_pane")

    def fill_tool_bar(self, bar: QToolBar) -> None:
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name in (
            *("new", "open", "import", "export", None, "undo", "redo", None),
            *("add_unit", "add_project", None, "next_finding", "find"),
        ):
            if name is None:
                bar.addSeparator()
            else:
                bar.addAction(self[name])
        for name in ("undo", "redo"):
            button = bar.widgetForAction(self[name])
            assert isinstance(button, QToolButton)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAccessibleName(self[name].iconText())

    def fill(self, menu: QMenu, *names: str | None) -> None:
        menu.aboutToShow.connect(lambda: show_why_in(menu))
        for name in names:
            if name is None:
                menu.addSeparator()
            else:
                menu.addAction(self[name])

    def _commands(self) -> tuple[Command, ...]:
        """Menu by menu."""
        return (
            *self._file_commands(),
            *self._edit_commands(),
            *self._view_commands(),
            *self._check_commands(),
            *self._review_commands(),
            *self._evaluation_commands(),
            *self._gathering_commands(),
            *self._help_commands(),
        )

    def _file_commands(self) -> tuple[Command, ...]:
        return (
            Command("new", self.tr("新建(&N)"), ("Ctrl+N",), "new"),
            Command("open", self.tr("打开(&O)"), ("Ctrl+O",), "open"),
            Command("example", self.tr("打开示例(&X)")),
            Command("import", self.tr("导入(&I)"), ("Ctrl+I",), "import"),
            Command("import_paste", self.tr("从剪贴板导入(&V)"), ("Ctrl+Shift+V",)),
            Command("export", self.tr("导出(&E)"), ("Ctrl+E",), "export"),
            Command("print", self.tr("打印(&P)…"), ("Ctrl+P",)),
            Command("print_blank", self.tr("打印空白表(&K)…")),
            Command("save_copy", self.tr("另存副本(&A)…"), ("Ctrl+Shift+S", "F12")),
            Command("save", self.tr("保存(&S)"), ("Ctrl+S",)),
            Command("restore", self.tr("从备份恢复(&B)…")),
            Command("second_place", self.tr("第二备份位置(&D)…")),
            Command("templates", self.tr("模板(&T)…")),
            Command("close", self.tr("关闭文件(&C)"), ("Ctrl+W",)),
            Command("quit", self.tr("退出(&Q)"), ("Ctrl+Q",)),
        )

    def _edit_commands(self) -> tuple[Command, ...]:
        return (
            Command("undo", self.tr("撤销"), ("Ctrl+Z",), "undo"),
            Command("redo", self.tr("重做"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
            Command("cut", self.tr("剪切"), ("Ctrl+X",), local=True),
            Command("copy", self.tr("复制"), ("Ctrl+C",), local=True),
            Command("paste", self.tr("粘贴"), ("Ctrl+V",), local=True),
            Command("clear", self.tr("清除内容"), ("Del",), local=True),
            Command("fill_down", self.tr("向下填充"), ("Ctrl+D",), local=True),
            Command("fill_right", self.tr("向右填充"), ("Ctrl+R",), local=True),
            Command("add_project", self.tr("新增项目"), ("Ctrl+Shift+N",), "project"),
            Command("add_unit", self.tr("新增单位"), ("Ctrl+Shift+U",), "unit"),
            Command("add_table", self.tr("新增表…")),
            Command("next_years_targets", self.tr("由当前目标表新建下一年度的…")),
            Command("project_from_template", self.tr("从模板新建项目…"), ("Ctrl+Shift+T",)),
            Command("save_template", self.tr("存为模板…"), ("Ctrl+Alt+T",)),
            Command("duplicate", self.tr("复制一份"), ("Ctrl+Shift+D",), local=True),
            Command("move_up", self.tr("上移"), ("Alt+Up",), local=True),
            Command("move_down", self.tr("下移"), ("Alt+Down",), local=True),
            Command("move_to", self.tr("移到单位…"), ("Ctrl+M",), local=True),
            Command("copy_indicators", self.tr("复制指标到…"), ("Ctrl+Shift+C",)),
            Command("take_indicators", self.tr("从其他项目取指标…"), ("Ctrl+Shift+I",)),
            Command("fill_many", self.tr("批量填写…"), ("Ctrl+Shift+H",)),
            Command("remove", self.tr("删除"), ("Ctrl+Del", "Del"), local=True),
            Command("find", self.tr("查找"), ("Ctrl+F",), "find"),
            Command("replace", self.tr("替换…"), ("Ctrl+H",)),
            Command("find_next", self.tr("查找下一处"), ("F3",)),
            Command("find_previous", self.tr("查找上一处"), ("Shift+F3",)),
        )

    def _view_commands(self) -> tuple[Command, ...]:
        return (
            Command("filter_rows", self.tr("筛选项目…"), ("Ctrl+Shift+L",)),
            Command("look_again", self.tr("重新筛选和排序"), ("Ctrl+Alt+L",)),
            Command("sort_up", self.tr("按当前列升序"), ("Alt+Shift+Up",)),
            Command("sort_down", self.tr("按当前列降序"), ("Alt+Shift+Down",)),
            Command("see_all", self.tr("清除筛选和排序"), ("Alt+Shift+Backspace",)),
            Command("hide_columns", self.tr("隐藏选中的列")),
            Command("show_columns", self.tr("显示全部列")),
            Command("freeze", self.tr("冻结到当前列")),
            Command("unfreeze", self.tr("取消冻结")),
            Command("zoom_in", self.tr("放大项目表"), ("Ctrl++", "Ctrl+=")),
            Command("zoom_out", self.tr("缩小项目表"), ("Ctrl+-",)),
            Command("zoom_back", self.tr("恢复 100%"), ("Ctrl+0",)),
            Command("show_grid", self.tr("项目表"), ("Ctrl+1",)),
            Command("show_form", self.tr("项目"), ("Ctrl+2",)),
            Command("show_overview", self.tr("项目自评总览"), ("Ctrl+3",)),
            Command("show_statistics", self.tr("统计"), ("Ctrl+4",)),
            Command("show_history", self.tr("历史"), ("Ctrl+5",)),
            Command("show_talk", self.tr("审核"), ("Ctrl+6",)),
            Command("show_navigator", self.tr("显示目录"), checkable=True),
            Command("show_findings", self.tr("显示检查结果"), checkable=True),
            Command("show_source", self.tr("显示来源"), ("F9",), "source", checkable=True),
            Command("next_pane", self.tr("下一个区域"), ("F6",)),
            Command("previous_pane", self.tr("上一个区域"), ("Shift+F6",)),
        )

    def _check_commands(self) -> tuple[Command, ...]:
        return (
            Command("next_finding", self.tr("下一个问题"), ("F8",), "check"),
            Command("previous_finding", self.tr("上一个问题"), ("Shift+F8",)),
            Command("repair_finding", self.tr("修正当前问题"), ("Alt+Return", "Alt+Enter")),
            Command("repair_group", self.tr("批量修正同类问题…"), ("Ctrl+Alt+Return",)),
            Command("waive_finding", self.tr("说明理由…"), ("Ctrl+Shift+M",)),
            Command("waive_group", self.tr("为同类问题说明理由…")),
            Command("waived", self.tr("已说明理由的问题…")),
            Command("rules", self.tr("检查规则…")),
            Command("review_sheet", self.tr("导出审核意见表…")),
        )

    def _review_commands(self) -> tuple[Command, ...]:
        return (
            Command("comment", self.tr("写批注…"), ("Ctrl+Alt+M",)),
            Command("propose", self.tr("提修改建议…"), ("Ctrl+Alt+P",)),
            Command("comment_finding", self.tr("把当前问题写成批注"), ("Ctrl+Alt+K",)),
            Command("score_sheet", self.tr("审核评分…")),
            Command("appraisal_sheets", self.tr("导出绩效目标审核表…")),
            Command("submit", self.tr("送审")),
            Command("pass", self.tr("审核通过")),
            Command("return", self.tr("退回…")),
            Command("hand_in", self.tr("标为已报送")),
            Command("reopen", self.tr("重新打开…")),
            Command("export_review", self.tr("导出审核包…")),
            Command("import_review", self.tr("合并审核包…")),
            Command("person", self.tr("我的姓名和单位…")),
        )

    def _evaluation_commands(self) -> tuple[Command, ...]:
        return (
            Command("evaluate_projects", self.tr("由目标表生成项目自评表"), ("Ctrl+Shift+E",)),
            Command("monitor_projects", self.tr("由目标表生成绩效运行监控表")),
            Command("new_project_evaluation", self.tr("新建空白项目自评表")),
            Command("next_year", self.tr("由当前自评表新建下一年度的")),
            Command("evaluate_department", self.tr("新建部门自评表…"), ("Ctrl+Shift+B",)),
            Command("save_index", self.tr("存为指标体系…")),
        )

    def _gathering_commands(self) -> tuple[Command, ...]:
        return (
            Command("compare", self.tr("比较…"), ("Ctrl+Shift+K",)),
            Command("hand_out", self.tr("分发给科室…")),
            Command("merge_files", self.tr("合并科室文件…"), ("Ctrl+Shift+G",)),
            Command("rekey_amounts", self.tr("复核金额（再录一遍）…")),
        )

    def _help_commands(self) -> tuple[Command, ...]:
        return (
            Command("manual", self.tr("使用说明"), ("Shift+F1",)),
            Command("shortcuts", self.tr("快捷键一览"), ("F1",)),
            Command("about", self.tr("关于绩效填报台")),
        )

    def _made(self, command: Command) -> QAction:
        action = QAction(command.text, self)
        action.setIconText(plain(command.text))
        action.setObjectName(command.name)
        action.setProperty("title", plain(command.text))
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setProperty("local", command.local)
        action.setCheckable(command.checkable)
        if command.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if command.icon:
            self._icons[command.name] = command.icon
        if command.keys:
            shown = key_name(action.shortcut())
            if shown != action.shortcut().toString(QKeySequence.SequenceFormat.NativeText):
                action.setText(f"{command.text}\t{shown}")  # in a menu Qt would call the key otherwise
            self._tips[command.name] = self.tr("{text}（{keys}）").format(
                text=plain(command.text), keys=shown
            )
            action.setToolTip(self._tips[command.name])
        return action

    def _group(self, choices: Mapping[str, str]) -> QActionGroup:
        group = QActionGroup(self)
        for value, text in choices.items():
            action = group.addAction(text)
            action.setCheckable(True)
            action.setData(value)
        return group

    def _chooser(self, title: str, group: QActionGroup, parent: QWidget) -> QMenu:
        menu = QMenu(title, parent)
        menu.addActions(group.actions())
        return menu


def show_why_in(menu: QMenu) -> None:
    """Where an entry cannot be used for a reason, the menu tells it."""
    menu.setToolTipsVisible(any(action.property("why") for action in menu.actions()))


def plain(text: str) -> str:
    """A menu text without its mnemonic: `打开(&O)` → `打开`."""
    return text.partition("(&")[0].replace("&", "")


def check(group: QActionGroup, value: str) -> None:
    for action in group.actions():
        action.setChecked(action.data() == value)
