"""What speaks for and against two records of people, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ctx_map.matching.names import spelling_words

Record = Mapping[str, Any]
Words = tuple[list[str], list[str]]
_PARTS = {"first": "first name", "last": "surname"}
NO_BIRTH = "a date of birth is missing"
ONE_AGENCY = "both ids are from one agency's files"


def name_words(level: str, one: Record, other: Record) -> Words:
    """What the names say: for, and against."""
    first, last = (f"{words} {_spelling(one, other, part)}" for part, words in _PARTS.items())
    same_first = "same first name" if one["first"] == other["first"] else "forms of one first name"
    crossed = "name with first name and surname the other way round"
    said: dict[str, Words] = {
        "same": (["same name"], []),
        "one_name": (["same name"], []),
        "nickname": (["same surname, and first names that are forms of one name"], []),
        "reversed": ([f"same {crossed}"], []),
        "last_alike": ([same_first], [last]),
        "first_alike": (["same surname"], [first]),
        "both_alike": (["similar first name and surname"], [first, last]),
        "reversed_alike": ([f"similar {crossed}"], ["the spelling of the name differs"]),
        "initial": (["same surname and initial"], ["one first name is only an initial"]),
        "first_missing": (["same or similar surname"], ["one record has no first name"]),
        "last_missing": ([same_first], ["one record has no surname"]),
        "other_last": ([same_first], ["another surname"]),
        "other_first": ([], ["another first name"]),
    }
    return said.get(level, ([], ["one record has no name"]))


def born_words(level: str, one: Record, other: Record) -> Words:
    """What the dates of birth say: for, and against."""
    partly = "another date of birth in the same year" if one["year"] == other["year"] else "another year of birth"
    said: dict[str, Words] = {
        "same": (["same date of birth"], []),
        "swapped": (["same date of birth with day and month the other way round"], []),
        "one_off": (["date of birth differs by one figure"], []),
        "same_month": (["same month of birth"], ["one record has only the month of birth"]),
        "same_year": (["same year of birth"], ["one record has only the year of birth"]),
        "partly": ([], [partly]),
        "other": ([], ["another date of birth"]),
    }
    return said.get(level, ([], [NO_BIRTH]))


def home_words(level: str, one: Record, other: Record) -> Words:
    """What the homes say: for, and against."""
    if level == "same":
        return [_shared_home(one, other)], []
    said: dict[str, Words] = {"alike": (["similar address"], []), "other": ([], ["another address"])}
    return said.get(level, ([], []))


def phone_words(level: str, _: Record, __: Record) -> Words:
    """What the phones say: for, and against."""
    return (["same phone number"], []) if level == "same" else ([], ["another phone"] if level else [])


def identity_words(level: str, _: Record, __: Record) -> Words:
    """What numbers say that only one person has: for, and against."""
    said: dict[str, Words] = {
        "same": (["same identity number"], []),
        "one_off": (["identity number differs by one figure"], []),
        "other": ([], ["another identity number"]),
    }
    return said.get(level, ([], []))


def _spelling(one: Record, other: Record, part: str) -> str:
    return spelling_words(one[part] or "", other[part] or "")


def _shared_home(one: Record, other: Record) -> str:
    both = set(one["homes"]) & set(other["homes"])
    return (
        "same property number (UPRN) of the home" if any(each.startswith("uprn") for each in both) else "same address"
    )


PEOPLE_WORDS = {
    "name": name_words,
    "born": born_words,
    "home": home_words,
    "phone": phone_words,
    "identity": identity_words,
}
IN_FULL = {
    "name": {"same", "nickname", "reversed"},
    "born": {"same"},
    "home": {"same"},
    "phone": {"same"},
    "identity": {"same"},
}
"""The levels that count as agreement in full."""
SLIGHT = frozenset({"another address", "another phone", NO_BIRTH, ONE_AGENCY})
"""What does not keep a pair from being strong: people move, and have several phones."""
