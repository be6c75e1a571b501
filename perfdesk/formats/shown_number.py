"""A stored number as its cell shows it."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_DECIMALS = re.compile(r"0\.(0+)(?![0#%])")


def shown_number(value: float, number_format: str) -> str:
    """A stored 5.7 under `#,##0.00` is the document's 5.70; thousands separators are left out.

    Spreadsheets count on 15 digits: what a sum's last bits make beyond them is not shown.
    """
    amount = Decimal(f"{value:.15g}")
    decimals = _DECIMALS.search(number_format.split(";")[0])
    if "%" in number_format:
        percent = f"{amount * 100:f}"
        return (percent.rstrip("0").rstrip(".") if "." in percent else percent) + "%"
    if decimals:
        try:
            return f"{amount.quantize(Decimal(1).scaleb(-len(decimals[1])), ROUND_HALF_UP):f}"
        except InvalidOperation:
            return f"{amount:f}"  # more digits than decimals can be counted on: nobody's amount, but no reason to stop
    return f"{amount:f}".removesuffix(".0")
