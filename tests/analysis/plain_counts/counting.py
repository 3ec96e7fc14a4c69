"""How a plain count is declared: beside it stand the settings of the question's options that it is compared under."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Options = Mapping[str, Any]


@dataclass(frozen=True)
class Expected:
    """What an answer has to say."""

    headline: tuple[float, ...]
    """The numbers of the first sentence, in order."""
    considered: Mapping[str, int]
    rows: int | None = None
    """How many rows there are; None where that is not counted here."""
    says: tuple[str, ...] = ()
    """Further words that have to be in the answer."""
    any_of: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """What the answer considers where several counts are right, because several answers are equally good."""
    cells: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What some columns hold, by the id of the row (or its group). None is a count that is not shown."""
    first_row: Mapping[str, float] = field(default_factory=dict)
    """What some columns of the first row hold."""
    not_counted: tuple[str, ...] = ()
    """What the answer considers and a plain count can't give."""


Count = Callable[..., Expected]


@dataclass(frozen=True)
class Counted:
    """The plain count of one question."""

    count: Count
    """From the facts, the first row of the answer (None without one) and the options."""
    settings: tuple[Options, ...]


COUNTS: dict[str, Counted] = {}
"""By the name of the question."""


def counted(name: str, *settings: Options) -> Callable[[Count], Count]:
    """Declare the plain count of a question and the options under which it is compared."""

    def declare(count: Count) -> Count:
        COUNTS[name] = Counted(count, settings)
        return count

    return declare


def part_of(part: int, whole: int) -> tuple[int, ...]:
    """The numbers with which a sentence says a part of a whole: "3 of the 7", "all 7", "both", "the one"."""
    if part == whole:
        return () if whole <= 2 else (whole,)
    return ((whole,) if whole > 1 else ()) if not part else (part, whole)


def listed(number: int, most: int) -> tuple[int, ...]:
    """The number of names that a list in a sentence leaves out."""
    return (number - most,) if number > most else ()
