"""How grave a finding is. Apart from Finding, because the window's colours need it before it needs the domain."""

from enum import IntEnum


class Severity(IntEnum):
    """提示 < 通知 < 警告 < 错误."""

    HINT = 0
    NOTICE = 1
    WARNING = 2
    ERROR = 3
