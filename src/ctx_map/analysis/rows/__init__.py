"""Rows that every analysis starts from: who was where, with whom and when."""
