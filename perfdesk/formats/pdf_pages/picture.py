"""A page as a picture, for looking at where a value stood."""

import ctypes
import struct
import zlib

from perfdesk.formats.pdf_pages.document import open_pdf
from perfdesk.formats.unreadable import Unreadable

MAX_PIXELS = 20_000_000
_WHITE = 0xFFFFFFFF


def page_picture(data: bytes, page: int, scale: float) -> bytes:
    """A page, counted from 1, as PNG with `scale` pixels to a point (fewer for a giant page). Raises Unreadable."""
    import pypdfium2.raw as pdfium

    with open_pdf(data) as document:
        if not 1 <= page <= document.count:
            raise Unreadable("damaged_pdf")
        with document.page(page - 1) as handle:
            width, height = _pixels(
                pdfium.FPDF_GetPageWidthF(handle), pdfium.FPDF_GetPageHeightF(handle), scale
            )
            bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, None, 0)
            if not bitmap:
                raise Unreadable("damaged_pdf")
            try:
                pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
                pdfium.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
                stride = pdfium.FPDFBitmap_GetStride(bitmap)
                raw = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
            finally:
                pdfium.FPDFBitmap_Destroy(bitmap)
    return _png(raw, width, height, stride)


def _pixels(width: float, height: float, scale: float) -> tuple[int, int]:
    area = max(width * height * scale * scale, 1.0)
    fitting = scale * min(1.0, (MAX_PIXELS / area) ** 0.5)
    return max(1, round(width * fitting)), max(1, round(height * fitting))


def _png(raw: bytes, width: int, height: int, stride: int) -> bytes:
    """Rows of BGRx as an RGB PNG (ISO/IEC 15948)."""
    pixels = bytearray(width * height * 3)
    packed = b"".join(raw[row * stride : row * stride + width * 4] for row in range(height))
    pixels[0::3], pixels[1::3], pixels[2::3] = packed[2::4], packed[1::4], packed[0::4]
    lines = b"".join(b"\0" + pixels[at : at + width * 3] for at in range(0, len(pixels), width * 3))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
