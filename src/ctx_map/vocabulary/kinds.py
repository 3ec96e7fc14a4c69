"""What sort of place, thing or organisation a kind in free text is: "private flat" is a home, "van" a vehicle.

Agencies write kinds in their own words. Only whole words and phrases of the data file are recognised. The longest
phrase decides, so that a children's home is care and not a home. A kind that is not recognised is not known, which
is not the same as not fitting.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from ctx_map.vocabulary.versioned import data_text

ONLINE = "online"


def place_sorts(kind: str | None, platform: str | None) -> frozenset[str]:
    """The sorts of a place; just "online" for an online space, empty where the kind is not recognised."""
    return frozenset({ONLINE}) if is_online(kind, platform) else _sorts("place", kind)


def is_online(kind: str | None, platform: str | None) -> bool:
    """Whether a place is an online space: it has a platform, or its kind says so."""
    return bool(platform) or ONLINE in (kind or "").casefold()


def place_sort_names() -> tuple[str, ...]:
    """Every sort that a place can be of, in the order in which they are explained."""
    used = {sort for sorts in _file()["place"].values() for sort in sorts} | {ONLINE}
    return tuple(sort for sort in _file()["words"] if sort in used)


def thing_sorts(kind: str | None) -> frozenset[str]:
    """The sorts of a thing: phone, vehicle, account or identity; empty where the kind is not recognised."""
    return _sorts("thing", kind)


def organisation_sorts(kind: str | None) -> frozenset[str]:
    """The sorts of an organisation: business, taxi, public or care; empty where the kind is not recognised."""
    return _sorts("organisation", kind)


def sort_words(sort: str) -> str:
    """A sort as it is read aloud: "a hotel or other place to stay"."""
    words: dict[str, str] = _file()["words"]
    return words[sort]


def _sorts(table: str, kind: str | None) -> frozenset[str]:
    written = " ".join(re.findall(r"[a-z0-9'&]+", (kind or "").replace("_", " ").casefold().replace("\u2019", "'")))
    phrases: dict[str, list[str]] = _file()[table]
    found = [phrase for phrase in phrases if re.search(rf"(?<![\w']){re.escape(phrase)}s?(?![\w'])", written)]
    return frozenset(phrases[max(found, key=len)]) if found else frozenset()


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(data_text("kinds"))
