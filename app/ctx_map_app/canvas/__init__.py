"""The network map and the map of places."""
