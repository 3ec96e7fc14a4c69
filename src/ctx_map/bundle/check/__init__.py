"""Check a bundle: every table, every column, every rule, all problems at once."""
