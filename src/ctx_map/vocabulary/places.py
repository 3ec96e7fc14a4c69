"""What a place is for: where harm happens, where people meet, what feeds it elsewhere, where young people are safe."""

from __future__ import annotations

from datetime import date

from ctx_map.vocabulary.versioned import Entry, vocabulary

PLACE_OF_SAFETY = "place_of_safety"


def place_roles(day: date) -> dict[str, Entry]:
    """The place roles in force on a day, by word."""
    return vocabulary("place_roles").on(day)


def place_role_words(role: str) -> str:
    """A place role as it is read aloud: `crime_site` is a "harm site"."""
    return vocabulary("place_roles").words(role)
