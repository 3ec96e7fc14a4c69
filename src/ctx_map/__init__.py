"""ctx-map: a contextual safeguarding network map."""
