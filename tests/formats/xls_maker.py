"""Small `.xls` files for tests: BIFF8 records ([MS-XLS]) in a compound file ([MS-CFB]) of 512-byte sectors."""

import struct
from collections.abc import Mapping, Sequence

Cells = Mapping[tuple[int, int], str | float | bool | None]
"""By row and column from 0; None is the error #DIV/0!."""

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STYLES = (("General", 0), ("#,##0.00", 0), ("General", 2), ('yyyy"年"m"月"d"日"', 0), ('"≥"0"个"', 0))
"""Number format and indentation of the styles that cells name by number."""


def xls(
    sheets: Mapping[str, Cells],
    *,
    styles: Mapping[tuple[int, int], int] | None = None,
    hidden_rows: Sequence[int] = (),
    hidden_sheets: Sequence[str] = (),
    merged: Sequence[tuple[int, int, int, int]] = (),
    stream: str = "Workbook",
) -> bytes:
    """`styles`, `hidden_rows` and `merged` (row, column, rows, columns) are for every sheet."""
    bodies = [_sheet(cells, styles or {}, hidden_rows, merged) for cells in sheets.values()]
    names = list(sheets)
    at = len(_globals(names, [0] * len(names), hidden_sheets))
    starts = [at + sum(map(len, bodies[:number])) for number in range(len(bodies))]
    return compound({stream: _globals(names, starts, hidden_sheets) + b"".join(bodies)})


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams under its root; each at least 4,096 bytes long by zeros at its end."""
    contents = [data.ljust(4096, b"\0") for data in streams.values()]
    counts = [-(-len(data) // 512) for data in contents]
    starts = [2 + sum(counts[:number]) for number in range(len(counts))]
    fat = [_FAT, _END]
    for start, count in zip(starts, counts, strict=True):
        fat += [*range(start + 1, start + count), _END]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    entries = [_entry("Root Entry", 5, 1, _FREE, _END, 0)]
    for number, name in enumerate(streams, 1):
        right = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, _FREE, right, starts[number - 1], len(contents[number - 1])))
    fat += [_FREE] * (128 - len(fat))
    body = b"".join(data.ljust(512 * count, b"\0") for data, count in zip(contents, counts, strict=True))
    return header + struct.pack("<128I", *fat) + b"".join(entries).ljust(512, b"\0") + body


def _entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    entry = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, kind, 1, _FREE, right, child)
    return entry.ljust(116, b"\0") + struct.pack("<IQ", start, size)


def _record(code: int, data: bytes) -> bytes:
    return struct.pack("<HH", code, len(data)) + data


def _text(text: str, length: str = "<H") -> bytes:
    return struct.pack(length, len(text)) + b"\1" + text.encode("utf-16-le")


def _globals(names: Sequence[str], starts: Sequence[int], hidden: Sequence[str]) -> bytes:
    records = [_record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)), _record(0x42, b"\xb0\x04")]
    font = struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _text("宋体", "<B")
    records += [_record(0x31, font)] * 5
    records += [_record(0x41E, struct.pack("<H", 164 + at) + _text(f)) for at, (f, _) in enumerate(_STYLES)]
    for at, (_, indent) in enumerate(_STYLES):
        records.append(_record(0xE0, struct.pack("<HHHBBBB10x", 0, 164 + at, 0, 0, 0, indent, 0)))
    for name, start in zip(names, starts, strict=True):
        is_hidden = struct.pack("<IBB", start, int(name in hidden), 0)
        records.append(_record(0x85, is_hidden + _text(name, "<B")))
    return b"".join([*records, _record(0x0A, b"")])


def _sheet(
    cells: Cells,
    styles: Mapping[tuple[int, int], int],
    hidden: Sequence[int],
    merged: Sequence[tuple[int, int, int, int]],
) -> bytes:
    records = [_record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))]
    records += [_record(0x208, struct.pack("<HHHHHHI", r, 0, 9, 300, 0, 0, 0x20 if r in hidden else 0))
                for r in sorted({row for row, _ in cells})]  # fmt: skip
    for place, value in cells.items():
        records.append(_cell(struct.pack("<HHH", *place, styles.get(place, 0)), value))
    ranges = [struct.pack("<HHHH", r, r + down - 1, c, c + across - 1) for r, c, down, across in merged]
    records.append(_record(0xE5, struct.pack("<H", len(ranges)) + b"".join(ranges)))
    return b"".join([*records, _record(0x0A, b"")])


def _cell(start: bytes, value: str | float | bool | None) -> bytes:
    if isinstance(value, str):
        return _record(0x204, start + _text(value))
    if value is None or isinstance(value, bool):
        return _record(0x205, start + struct.pack("<BB", 7 if value is None else value, value is None))
    return _record(0x203, start + struct.pack("<d", value))
