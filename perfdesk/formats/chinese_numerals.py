"""Small numbers in Chinese numerals."""

DIGITS = "〇一二三四五六七八九"


def chinese_number(number: int) -> str:
    """Below a hundred: 十二, 二十三."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return ten + (DIGITS[ones] if ones or not tens else "")
