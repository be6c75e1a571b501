"""PDF tables to grids: what a page draws, cells from ruling lines, rows across pages."""

from perfdesk.formats.pdf.reader import read_pdf

__all__ = ["read_pdf"]
