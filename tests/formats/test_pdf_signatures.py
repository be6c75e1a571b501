"""How PDFium's functions are declared here, against pypdfium2's own declarations, which are made from its headers."""

import ctypes

import pypdfium2.raw
import pytest

from perfdesk.formats.pdf.pdfium import SIGNATURES

_POINTERS, _FRACTIONS = "PzZ", "fd"


def shape(declared: type[ctypes.c_int] | None) -> tuple[str, int]:
    """What a call hands over: a pointer, or a number of some kind and of so many bytes."""
    if declared is None:
        return "nothing", 0
    code = getattr(declared, "_type_", None)
    if not isinstance(code, str) or code in _POINTERS:
        return "pointer", ctypes.sizeof(ctypes.c_void_p)
    whole = "unsigned" if code.isupper() else "signed"
    return "fraction" if code in _FRACTIONS else whole, ctypes.sizeof(declared)


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_function_of_pdfium_is_called_as_its_headers_declare_it(name: str) -> None:
    result, *arguments = SIGNATURES[name]
    known = getattr(pypdfium2.raw, name)
    assert [shape(each) for each in arguments] == [shape(each) for each in known.argtypes]
    assert shape(result) == shape(known.restype)
