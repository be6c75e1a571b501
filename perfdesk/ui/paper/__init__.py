"""Tables on paper: cells set in type, rows put on pages, pages drawn into a PDF."""
