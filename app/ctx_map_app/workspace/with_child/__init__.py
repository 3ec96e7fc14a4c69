"""The map that is made with a young person: a page of its own, with them and what they add."""
