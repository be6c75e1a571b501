"""Tables out of the program: a form and a table make a sheet, the sheet becomes workbook, Word file, paper or text."""
