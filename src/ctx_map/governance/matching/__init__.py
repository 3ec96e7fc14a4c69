"""Matches under a mandate: the pairs that it may see, and what people decided about them."""
