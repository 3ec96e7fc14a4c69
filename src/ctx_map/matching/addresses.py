"""Addresses and names of places as they are compared: without signs, with the usual short forms written out."""

from __future__ import annotations

from ctx_map.vocabulary.folding import folded_words

_WRITTEN_OUT = {
    "rd": "road",
    "st": "street",
    "ave": "avenue",
    "av": "avenue",
    "ln": "lane",
    "dr": "drive",
    "cl": "close",
    "ct": "court",
    "cres": "crescent",
    "gdns": "gardens",
    "pl": "place",
    "sq": "square",
    "terr": "terrace",
    "pk": "park",
    "stn": "station",
    "ctr": "centre",
    "center": "centre",
    "hs": "high school",
}
_LEFT_OUT = frozenset({"the", "of", "and", "at", "in", "a", ""})


def place_words(text: str | None) -> tuple[str, ...]:
    """Return the words of a place's name or address as they are compared."""
    found = (_WRITTEN_OUT.get(word, word) for word in folded_words((text or "").replace(",", " ").replace("-", " ")))
    return tuple(word for word in found if word not in _LEFT_OUT)


def address_words(text: str | None) -> str:
    """Return an address as one text to compare."""
    return " ".join(place_words(text))


def house_number(address: str) -> str | None:
    """Return the first number in an address, with its letter. None where there is none."""
    return next((word for word in address.split() if word[0].isdigit()), None)
