"""A pair of ids that may stand for one, with what speaks for that and what against."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ctx_map.vocabulary.labels import Label


class Sort(StrEnum):
    """What the two ids are ids of."""

    PERSON = "person"
    PLACE = "place"
    THING = "thing"


LABEL_OF = {Sort.PERSON: Label.PERSON, Sort.PLACE: Label.PLACE, Sort.THING: Label.THING}


class Strength(StrEnum):
    """How much speaks for a pair, in words."""

    STRONG = "strong"
    """At least two things agree in full, or a number that only one has, and nothing stands against it."""
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Pair:
    """A proposal about two records. It says nothing of the people themselves."""

    one: str
    """The id that comes first in order."""
    other: str
    sort: Sort
    strength: Strength
    speaks_for: tuple[str, ...]
    """Short phrases, such as "same date of birth"."""
    against: tuple[str, ...]
    """Short phrases, such as "both ids are from one agency"."""

    @property
    def ids(self) -> frozenset[str]:
        """Both ids."""
        return frozenset((self.one, self.other))
