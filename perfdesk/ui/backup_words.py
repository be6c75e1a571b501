"""A backup in words: why it was made, what it holds, and what would become of what is here now."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from perfdesk.desk.restoring import Difference, Holding, difference
from perfdesk.domain.amounts import show_amount
from perfdesk.ui.backup_reading import Kept
from perfdesk.wording import refusal_sentence

_NAMED = 5
"""Names that a person would read; the rest is counted."""
Held = Holding | Exception | None


class BackupWords(QObject):
    """Says `Held`: what was read, why it could not be read, or None while that is not known yet."""

    def reason(self, code: str) -> str:
        return {
            "import": self.tr("导入之前"),
            "repair": self.tr("批量修正之前"),
            "merge": self.tr("合并之前"),
            "bulk": self.tr("批量修改之前"),
            "timer": self.tr("每十分钟"),
            "migration": self.tr("升级文件格式之前"),
            "restore": self.tr("恢复备份之前"),
            "damaged": self.tr("损坏的原文件"),
        }.get(code, code)

    def where(self, kept: Kept) -> str:
        if kept.is_here:
            return self.tr("文件旁边、第二位置") if kept.is_there else self.tr("文件旁边")
        return self.tr("第二位置")

    def records(self, held: Holding) -> str:
        said = [self.tr("{count} 个项目").format(count=held.projects)] if held.projects else []
        if held.evaluations:
            said.append(self.tr("{count} 张自评表").format(count=held.evaluations))
        return self.tr("、").join(said) or self.tr("空表")

    def totals(self, held: Holding) -> str:
        return self.tr("、").join(f"{show_amount(total)} {unit}" for unit, total in held.totals.items())

    def findings(self, held: Holding) -> str:
        if not held.errors:
            return self.tr("{count} 处").format(count=held.findings)
        return self.tr("{count} 处（错误 {errors}）").format(count=held.findings, errors=held.errors)

    def in_short(self, held: Held, now: Holding | None) -> str:
        if isinstance(held, Exception):
            return self.tr("读不出，不能恢复")
        if held is None or now is None:
            return self.tr("正在读取…")
        found = difference(held, now)
        if not found:
            return self.tr("相同")
        said = {
            self.tr("多 {count} 个"): len(found.gone),
            self.tr("少 {count} 个"): len(found.come),
            self.tr("{count} 个不同"): len(found.changed),
        }
        parts = [words.format(count=count) for words, count in said.items() if count]
        if not parts:
            return self.tr("标题、单位或排列不同")
        of_both = self.tr("项目和自评表：{parts}")
        of = of_both if held.evaluations or now.evaluations else self.tr("项目：{parts}")
        return of.format(parts=self.tr("，").join(parts))

    def in_full(self, held: Held, now: Holding | None) -> str:
        """What restoring it would do."""
        if isinstance(held, Exception):
            return self.tr("这份备份读不出来，请选另一份。{why}").format(why=refusal_sentence(held))
        if held is None or now is None:
            return self.tr("正在读取这份备份…")
        found = difference(held, now)
        if not found:
            return self.tr("这份备份与现在的内容完全相同。")
        return self.tr("恢复后：{parts}。").format(
            parts=self.tr("；").join([*self._records_in_full(found), *self._sums_in_full(held, now)])
        )

    def _records_in_full(self, found: Difference) -> list[str]:
        said = {
            self.tr("找回 {count} 个（{names}）"): found.gone,
            self.tr("去掉现在的 {count} 个（{names}）"): found.come,
            self.tr("{count} 个变回当时的内容（{names}）"): found.changed,
        }
        parts = [
            words.format(count=len(names), names=self._listed(names))
            for words, names in said.items()
            if names
        ]
        return parts or [self.tr("标题、单位或排列变回当时的样子")]

    def _sums_in_full(self, held: Holding, now: Holding) -> list[str]:
        parts = []
        if held.totals != now.totals:
            parts.append(
                self.tr("金额合计由 {now} 变为 {then}").format(
                    now=self.totals(now) or self.tr("空白"), then=self.totals(held) or self.tr("空白")
                )
            )
        if held.findings != now.findings:
            parts.append(
                self.tr("检查结果由 {now} 处变为 {then} 处").format(now=now.findings, then=held.findings)
            )
        return parts

    def _listed(self, names: Sequence[str]) -> str:
        shown = self.tr("、").join(name or self.tr("未命名") for name in names[:_NAMED])
        return shown if len(names) <= _NAMED else self.tr("{shown} 等").format(shown=shown)
