"""The year's amounts, where a form asks for them beside those of the whole project."""

from collections.abc import Mapping
from decimal import Decimal

from perfdesk.domain.amounts import show_amount
from perfdesk.domain.items import value_at
from perfdesk.ui import theme
from perfdesk.ui.project_form.amount_fields import AmountFields


class AnnualAmounts(AmountFields):
    """With the sum of the parts against the total."""

    def titles(self) -> Mapping[str, str]:
        return {
            "annual_total": self.tr("年度资金总额"),
            "annual_fiscal": self.tr("当年财政拨款"),
            "annual_carried": self.tr("上年结转资金"),
            "annual_special_account": self.tr("财政专户管理资金"),
            "annual_other": self.tr("年度其他资金"),
        }

    def refresh(self) -> None:
        project = self.project
        parts = [value_at(project, name) for name in self.fields if name != "annual_total"]
        known = [part for part in parts if isinstance(part, Decimal)]
        total, shades = project.annual_total, theme.QUIET
        said = show_amount(sum(known, Decimal(0))) if known else self.tr("分项未填")
        if known and total is not None:
            is_equal = sum(known, Decimal(0)) == total
            shades = theme.GOOD if is_equal else theme.ERROR
            words = self.tr("{sum} ✓ 与总额相等") if is_equal else self.tr("{sum}，与总额不等")
            said = words.format(sum=said)
        self.say_sum(said, shades)
