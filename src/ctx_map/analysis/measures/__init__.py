"""Numbers about graphs and counts, without people: each in the field's own terms."""
