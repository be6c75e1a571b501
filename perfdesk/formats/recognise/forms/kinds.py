"""Which statutory form it is: by its title's words, then by what it asks for."""

import re

from perfdesk.domain.forms.form import FormKind
from perfdesk.formats.recognise.forms.raw import RawForm
from perfdesk.formats.recognise.forms.words import bare, squeeze

_DEPARTMENT = (
    "部门整体",
    "单位整体",
    "整体支出",
    "部门（单位）整体",
    "部门(单位)整体",
    "部门支出绩效",
    "单位支出绩效",
)
_MONITORING = re.compile(r"监控|绩效跟踪|运行监测")
_EVALUATION = ("自评", "自我评价", "评价表", "评分表")
_TARGETS = ("目标",)


def kind_of(form: RawForm, sheet_name: str) -> FormKind:
    title = squeeze(form.text("title")) or squeeze(sheet_name)
    columns = set(form.columns)
    is_department = any(word in title for word in _DEPARTMENT) or bool(form.tasks)
    is_evaluation = any(word in title for word in _EVALUATION)
    if not is_evaluation and (_MONITORING.search(title) or columns & {"likelihood", "expected"}):
        return FormKind.PROJECT_MONITORING
    if _is_evaluation(title, columns):
        if not is_department and "项目" not in title:
            is_department = _asks_a_department(form) or _has_department_rows(form, columns)
        return FormKind.DEPARTMENT_SELF_EVALUATION if is_department else FormKind.PROJECT_SELF_EVALUATION
    return FormKind.DEPARTMENT_TARGETS if is_department else FormKind.PROJECT_TARGETS


def _is_evaluation(title: str, columns: set[str]) -> bool:
    """Targets are neither achieved nor scored yet."""
    if any(word in title for word in _EVALUATION):
        return True
    return bool(columns & {"actual", "score"}) and not any(title.endswith(f"{word}表") for word in _TARGETS)


def _asks_a_department(form: RawForm) -> bool:
    """Only a department's money is basic and project expenditure."""
    heads = [head.partition("·")[0] for head in (*form.heads_of.values(), *(head for head, _ in form.extra))]
    return not form.text("project") and {"基本支出", "项目支出"} <= set(map(bare, heads))


def _has_department_rows(form: RawForm, columns: set[str]) -> bool:
    """Where the title does not tell: only a project's form has actual values and points at one level alone."""
    if form.text("project"):
        return False
    has_level_points = bool(columns & {"level1_weight", "level2_weight"})
    return has_level_points or not {"value", "actual"} <= columns
