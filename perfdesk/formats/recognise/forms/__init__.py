"""One way from a grid to a table, for every statutory form: by the words of all of them and by how cells stand."""
