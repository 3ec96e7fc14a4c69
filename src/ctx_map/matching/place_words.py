"""What speaks for and against two records of places or things, in words."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, hypot, radians
from typing import Any

Record = Mapping[str, Any]
Words = tuple[list[str], list[str]]
_METRES = 111_320
"""In a degree from south to north."""


def _name(level: str, _: Record, __: Record) -> Words:
    said: dict[str, Words] = {
        "same": (["same name"], []),
        "ordered": (["same name with its words in another order"], []),
        "alike": (["similar name"], ["the spelling of the name differs"]),
        "part": (["one name is part of the other"], ["one name has more words"]),
        "other": ([], ["another name"]),
    }
    return said.get(level, ([], ["one record has no name"]))


def _position(level: str, one: Record, other: Record) -> Words:
    if not level:
        return [], []
    apart = metres_apart(one, other)
    words = f"positions {apart:,} metres apart" if apart else "same position"
    return ([words], []) if level in {"same", "near"} else ([], [words])


def _uprn(level: str, _: Record, __: Record) -> Words:
    return _either(level, "same property number (UPRN)", "another property number (UPRN)")


def _address(level: str, _: Record, __: Record) -> Words:
    return (["similar address"], []) if level == "alike" else _either(level, "same address", "another address")


def _platform(level: str, _: Record, __: Record) -> Words:
    return _either(level, "same platform", "another platform")


def _number(level: str, _: Record, __: Record) -> Words:
    return _either(level, "same number or name", "another number or name")


def _either(level: str, same: str, other: str) -> Words:
    return ([same], []) if level == "same" else ([], [other]) if level else ([], [])


def metres_apart(one: Record, other: Record) -> int:
    """Return the distance of two positions in metres, to the nearest ten."""
    north = (one["latitude"] - other["latitude"]) * _METRES
    east = (one["longitude"] - other["longitude"]) * _METRES * cos(radians(one["latitude"]))
    return round(hypot(north, east) / 10) * 10


PLACE_WORDS = {
    "name": _name,
    "position": _position,
    "uprn": _uprn,
    "address": _address,
    "platform": _platform,
}
THING_WORDS = {"number": _number}
IN_FULL = {
    "name": {"same", "ordered"},
    "position": {"same"},
    "uprn": {"same"},
    "address": {"same"},
    "platform": {"same"},
}
