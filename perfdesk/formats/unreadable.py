"""Why a file cannot be used."""


class Unreadable(Exception):
    """`reason` is a code that people above put into words (`empty`, `not_workbook`, `no_header` …), with `params`."""

    def __init__(self, reason: str, **params: str) -> None:
        super().__init__(reason, params)
        self.reason = reason
        self.params = params
