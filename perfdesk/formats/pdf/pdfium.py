"""The few functions of PDFium that reading a table takes, called in the library that pypdfium2 brings along.

pypdfium2's own bindings declare some hundred functions at import, which takes longer than reading seven pages.
PDFium is not made for threads: one at a time.
"""

import ctypes
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path
from threading import Lock
from typing import Protocol

from perfdesk.formats.unreadable import Unreadable

MAX_PAGES = 500

_LOCK = Lock()
_NAMES = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}
_WRONG_PASSWORD = 4

_Types = tuple[type | None, ...]
_HANDLE_AND_NUMBER: _Types = (c_void_p, c_void_p, c_int)
SIGNATURES: dict[str, _Types] = {
    "FPDF_InitLibrary": (None,),
    "FPDF_LoadMemDocument64": (c_void_p, c_char_p, c_size_t, c_char_p),
    "FPDF_CloseDocument": (None, c_void_p),
    "FPDF_GetLastError": (c_ulong,),
    "FPDF_GetPageCount": (c_int, c_void_p),
    "FPDF_GetMetaText": (c_ulong, c_void_p, c_char_p, c_void_p, c_ulong),
    "FPDF_LoadPage": _HANDLE_AND_NUMBER,
    "FPDF_ClosePage": (None, c_void_p),
    "FPDF_GetPageBoundingBox": (c_int, c_void_p, c_void_p),
    "FPDF_GetPageWidthF": (c_float, c_void_p),
    "FPDF_GetPageHeightF": (c_float, c_void_p),
    "FPDFPage_GetRotation": (c_int, c_void_p),
    "FPDFPage_CountObjects": (c_int, c_void_p),
    "FPDFPage_GetObject": _HANDLE_AND_NUMBER,
    "FPDFPageObj_GetType": (c_int, c_void_p),
    "FPDFPageObj_GetMatrix": (c_int, c_void_p, c_void_p),
    "FPDFPageObj_GetBounds": (c_int, c_void_p, *[c_void_p] * 4),
    "FPDFPageObj_GetStrokeColor": (c_int, c_void_p, *[c_void_p] * 4),
    "FPDFPageObj_GetFillColor": (c_int, c_void_p, *[c_void_p] * 4),
    "FPDFPageObj_GetClipPath": (c_void_p, c_void_p),
    "FPDFFormObj_CountObjects": (c_int, c_void_p),
    "FPDFFormObj_GetObject": (c_void_p, c_void_p, c_ulong),
    "FPDFPath_GetDrawMode": (c_int, c_void_p, c_void_p, c_void_p),
    "FPDFPath_CountSegments": (c_int, c_void_p),
    "FPDFPath_GetPathSegment": _HANDLE_AND_NUMBER,
    "FPDFPathSegment_GetPoint": (c_int, c_void_p, c_void_p, c_void_p),
    "FPDFPathSegment_GetType": (c_int, c_void_p),
    "FPDFPathSegment_GetClose": (c_int, c_void_p),
    "FPDFClipPath_CountPaths": (c_int, c_void_p),
    "FPDFClipPath_CountPathSegments": (c_int, c_void_p, c_int),
    "FPDFClipPath_GetPathSegment": (c_void_p, c_void_p, c_int, c_int),
    "FPDFText_LoadPage": (c_void_p, c_void_p),
    "FPDFText_ClosePage": (None, c_void_p),
    "FPDFText_CountChars": (c_int, c_void_p),
    "FPDFText_GetText": (c_int, c_void_p, c_int, c_int, c_void_p),
    "FPDFText_GetUnicode": (c_uint, c_void_p, c_int),
    "FPDFText_IsGenerated": (c_int, c_void_p, c_int),
    "FPDFText_GetCharAngle": (c_float, c_void_p, c_int),
    "FPDFText_GetFillColor": (c_int, c_void_p, c_int, *[c_void_p] * 4),
    "FPDFText_GetCharOrigin": (c_int, c_void_p, c_int, c_void_p, c_void_p),
    "FPDFText_GetLooseCharBox": (c_int, c_void_p, c_int, c_void_p),
    "FPDFText_GetTextObject": _HANDLE_AND_NUMBER,
    "FPDFBitmap_CreateEx": (c_void_p, c_int, c_int, c_int, c_void_p, c_int),
    "FPDFBitmap_FillRect": (c_int, c_void_p, c_int, c_int, c_int, c_int, c_ulong),
    "FPDFBitmap_Destroy": (None, c_void_p),
    "FPDF_RenderPageBitmap": (None, c_void_p, c_void_p, *[c_int] * 6),
}
"""For each function what it gives and what it takes, as fpdfview.h, fpdf_text.h and fpdf_edit.h declare it."""

_SLOW = ("FPDF_LoadMemDocument64", "FPDF_LoadPage", "FPDFText_LoadPage", "FPDF_RenderPageBitmap")

Double, Float, Int, UInt = c_double, c_float, c_int, c_uint


@cache
def pdfium() -> ctypes.PyDLL:
    """The library, loaded on first use."""
    package = PathFinder.find_spec("pypdfium2_raw")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("pypdfium2_raw", name="pypdfium2_raw")
    folder = Path(next(iter(package.submodule_search_locations)))
    path = str(folder / _NAMES.get(sys.platform, "libpdfium.so"))
    # Other threads run on while a page is loaded or drawn; small questions are asked some thousand times a page, and
    # letting go of Python's lock for each costs as much as the answer.
    slow, library = ctypes.CDLL(path), ctypes.PyDLL(path)
    for name in _SLOW:
        setattr(library, name, getattr(slow, name))
    for name, (result, *arguments) in SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.FPDF_InitLibrary()
    return library


class Asked(Protocol):
    """A function of PDFium that gives a number."""

    def __call__(self, *given: object) -> int: ...


def answers(
    function: Asked, handles: Sequence[int], code: str, parts: int
) -> tuple[list[int], list[tuple[float, ...]]]:
    """What a function gives for each of many handles, and the `parts` numbers (`code` as in array) it writes down."""
    memory = array(code, bytes(array(code).itemsize * parts * len(handles)))
    size, (start, length) = memory.itemsize, memory.buffer_info()
    places = [range(start + size * part, start + size * length, size * parts) for part in range(parts)]
    given = list(map(function, handles, *places))
    return given, list(zip(*(memory[part::parts] for part in range(parts)), strict=True))


@contextmanager
def opened(data: bytes, most: int = MAX_PAGES) -> Iterator[tuple[int, int]]:
    """The document's handle and how many pages it has. Raises Unreadable, also for more than `most` pages."""
    with _LOCK:
        library = pdfium()
        document = library.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            locked = library.FPDF_GetLastError() == _WRONG_PASSWORD
            raise Unreadable("encrypted_pdf" if locked else "damaged_pdf")
        try:
            pages = library.FPDF_GetPageCount(document)
            if pages > most:
                raise Unreadable("too_many_pages", count=str(pages), limit=str(most))
            if not pages:
                raise Unreadable("damaged_pdf")
            yield document, pages
        finally:
            library.FPDF_CloseDocument(document)


def creator(document: int) -> str:
    """The program that the document says it was made with."""
    library = pdfium()
    size = library.FPDF_GetMetaText(document, b"Creator", None, 0)
    said = ctypes.create_string_buffer(size)
    library.FPDF_GetMetaText(document, b"Creator", said, size)
    return said.raw.decode("utf-16-le", "replace").rstrip("\0")


@contextmanager
def loaded(document: int, number: int) -> Iterator[int]:
    """The handle of a page, counted from 1. Raises Unreadable."""
    library = pdfium()
    page = library.FPDF_LoadPage(document, number - 1)
    if not page:
        raise Unreadable("damaged_pdf")
    try:
        yield page
    finally:
        library.FPDF_ClosePage(page)
