"""How the text of one cell is read, by the sort of its column."""
