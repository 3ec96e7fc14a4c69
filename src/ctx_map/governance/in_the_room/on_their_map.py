"""What a young person puts on their own map: a place, or someone who matters to them.

It is their own account, never graded, and stays in maps made with them until somebody shares it. Nobody else's name is
on such a map: others are there by their initials.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from ctx_map.errors import WrongUse
from ctx_map.governance.in_the_room.said import Said, check_text
from ctx_map.governance.written_text import check_line
from ctx_map.vocabulary.statements import Rating

MOST_INITIALS = 3
INITIALS_ONLY = "Give only the initials of someone else, at most three letters. Their name is not kept."


class Matters(StrEnum):
    """Who somebody is to a young person."""

    FRIEND = "friend"
    FAMILY = "family"
    HELPER = "helper"

    @property
    def words(self) -> str:
        """In words that a young person would use."""
        return {"friend": "a friend", "family": "family", "helper": "an adult who helps me"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheirMap(Said):
    """What everything has that a young person puts on their own map."""

    own_words: ClassVar[bool] = True
    person: str
    """The id of the young person."""
    words: str = ""
    with_child: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirPlace(OnTheirMap):
    """A place where a young person spends time, and how it feels to them."""

    name: str
    feels: Rating | None = None

    def __post_init__(self) -> None:
        check_line("name of the place", self.name, needed=True)
        check_text("words", self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirPerson(OnTheirMap):
    """Someone who matters to a young person, by their initials."""

    initials: str
    who: Matters

    def __post_init__(self) -> None:
        check_text("words", self.words)
        if not 1 <= len(self.letters) <= MOST_INITIALS or not self.letters.isalpha():
            raise WrongUse(INITIALS_ONLY)

    @property
    def letters(self) -> str:
        """The initials without dots and spaces."""
        return self.initials.replace(".", "").replace(" ", "").upper()
