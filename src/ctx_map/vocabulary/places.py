"""What a place is for: where harm happens, where people meet, what feeds it elsewhere, where young people are safe."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ctx_map.vocabulary.versioned import Entry, vocabulary

PLACE_OF_SAFETY = "place_of_safety"
_HOME_WORDS = {
    *(
        "home",
        "homes",
        "household",
        "flat",
        "apartment",
        "maisonette",
        "bungalow",
        "bedsit",
        "residence",
        "residential",
    ),
    *("dwelling", "placement", "foster", "fostering", "hostel", "refuge", "lodgings", "semi-independent"),
    "address",
}
_OTHER_HOUSES = {"public", "guest", "opera", "coffee", "club"}
"""Words before "house" that make it something else than a home."""


class PlacesAs(StrEnum):
    """Where the places of a file are."""

    POINTS = "points"
    AREAS = "areas"
    """Each in the middle of the hexagon that it lies in, without its address and its property number."""


def is_home_kind(kind: str) -> bool:
    """Whether a recorded kind of place is a home or a placement: "foster home", "children's home", "private flat"."""
    words = kind.casefold().replace("_", " ").replace(",", " ").split()
    houses = (before for before, word in zip(["", *words], words, strict=False) if word in {"house", "houses"})
    return not _HOME_WORDS.isdisjoint(words) or any(before not in _OTHER_HOUSES for before in houses)


def is_approximate(kind: str | None) -> bool:
    """Whether a recorded kind says that a position is only near where something happened: "approximate point"."""
    return "approximate" in (kind or "").casefold().replace("_", " ").split()


def place_roles(day: date) -> dict[str, Entry]:
    """The place roles in force on a day, by word."""
    return vocabulary("place_roles").on(day)


def place_role_words(role: str) -> str:
    """A place role as it is read aloud: `crime_site` is a "harm site"."""
    return vocabulary("place_roles").words(role)
