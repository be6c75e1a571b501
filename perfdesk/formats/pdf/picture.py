"""A page as a picture, for looking at where a value stood."""

import ctypes
import struct
import zlib

from perfdesk.formats.pdf.pdfium import loaded, opened, pdfium
from perfdesk.formats.unreadable import Unreadable

MAX_PIXELS = 20_000_000
_WHITE = 0xFFFFFFFF
_BGRX, _WITH_NOTES = 3, 1
"""FPDFBitmap_BGRx, and FPDF_ANNOT of fpdfview.h."""


def page_size(data: bytes, page: int) -> tuple[float, float]:
    """Width and height of a page as shown, in points; pages count from 1. Raises Unreadable."""
    with opened(data) as (document, count), loaded(document, _existing(page, count)) as handle:
        return pdfium().FPDF_GetPageWidthF(handle), pdfium().FPDF_GetPageHeightF(handle)


def page_picture(data: bytes, page: int, scale: float) -> bytes:
    """A page, counted from 1, as PNG with `scale` pixels to a point (fewer for a giant page). Raises Unreadable."""
    with opened(data) as (document, count), loaded(document, _existing(page, count)) as handle:
        size = (pdfium().FPDF_GetPageWidthF(handle), pdfium().FPDF_GetPageHeightF(handle))
        width, height = _pixels(*size, scale)
        return _png(_drawn(handle, width, height), width, height)


def _existing(page: int, count: int) -> int:
    if not 1 <= page <= count:
        raise Unreadable("damaged_pdf")
    return page


def _drawn(page: int, width: int, height: int) -> bytes:
    """Rows of blue, green, red and a byte that says nothing."""
    library = pdfium()
    pixels = ctypes.create_string_buffer(width * height * 4)
    bitmap = library.FPDFBitmap_CreateEx(width, height, _BGRX, pixels, width * 4)
    if not bitmap:
        raise Unreadable("damaged_pdf")
    try:
        library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, _WITH_NOTES)
    finally:
        library.FPDFBitmap_Destroy(bitmap)
    return pixels.raw


def _pixels(width: float, height: float, scale: float) -> tuple[int, int]:
    area = max(width * height * scale * scale, 1.0)
    fitting = scale * min(1.0, (MAX_PIXELS / area) ** 0.5)
    return max(1, round(width * fitting)), max(1, round(height * fitting))


def _png(raw: bytes, width: int, height: int) -> bytes:
    """As RGB PNG (ISO/IEC 15948)."""
    pixels = bytearray(width * height * 3)
    pixels[0::3], pixels[1::3], pixels[2::3] = raw[2::4], raw[1::4], raw[0::4]
    rows = b"".join(b"\0" + pixels[at : at + width * 3] for at in range(0, len(pixels), width * 3))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
