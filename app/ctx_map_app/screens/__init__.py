"""The screens: the network map, any question, loading files, and the audit."""
