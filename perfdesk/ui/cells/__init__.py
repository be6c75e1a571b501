"""Tables whose cells hold words, with the keyboard of a spreadsheet."""
