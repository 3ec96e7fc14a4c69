"""The account of an answer in words: how many reports and young people it is based on, and how they were counted.

`considered` is a mapping of counts for scripts. People read the counts of young people as sentences and the others as
a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ctx_map.analysis.answers.result import Result
from ctx_map.analysis.answers.selection import NAMED, NOT_FOUND
from ctx_map.analysis.answers.wording import count_of, part_of
from ctx_map.analysis.rows.ages import AGE_UNKNOWN, TURNED_18, YOUNG, young_on_the_map
from ctx_map.analysis.rows.approximate_points import LEFT_OUT
from ctx_map.analysis.rows.shared_points import approximate_words
from ctx_map.network.scope import CHOSEN, STEPS, TOO_BUSY

REPORTS = "reports"
_IN_SENTENCES = frozenset({REPORTS, YOUNG, TURNED_18, AGE_UNKNOWN, NAMED, NOT_FOUND, LEFT_OUT, CHOSEN, STEPS, TOO_BUSY})


@dataclass(frozen=True, slots=True)
class Account:
    """What an answer is based on, as people read it."""

    sentence: str
    """The reports and young people. Empty if the answer counts neither."""
    counts: tuple[str, ...]
    """The other counts, one on each line of a list."""


def account_of(result: Result[Any]) -> Account:
    """Return the account of an answer.

    The number of young people on the map is the same for every question. An answer that a server counted says nothing
    of it, because only a part of the map was read.
    """
    counts = result.considered
    on_the_map = None if result.counted_in_server else _on_the_map(result)
    said = [_based_on(counts, on_the_map), *_ages(counts), *_named(counts), *_approximate(counts)]
    listed = tuple(
        f"{name[0].upper()}{name[1:]}: {count:,}" for name, count in counts.items() if name not in _IN_SENTENCES
    )
    return Account(" ".join(filter(None, said)), listed)


def _on_the_map(result: Result[Any]) -> int:
    """Count the young people on the map, unless the answer did where it had all of it."""
    return young_on_the_map(result.evidence.network) if result.on_the_map is None else result.on_the_map


def _based_on(counts: Mapping[str, int], on_the_map: int | None) -> str:
    """How many reports and young people an answer is based on, and how many of those on the map it leaves out."""
    young = counts.get(YOUNG)
    reports = count_of(counts[REPORTS], "report") if REPORTS in counts else ""
    if young is None:
        return f"Based on {reports}." if reports else ""
    if not young:
        return f"Based on {reports}, and no young person is in them." if reports else ""
    about = f"{reports} about " if reports else ""
    named = counts.get(NAMED, 0)
    if named and young <= named:
        those = "the young person" if young == 1 else f"the {count_of(young, 'young person')}"
        return f"Based on {about}{those if young == named else count_of(young, 'young person')}{_that(young, named)}."
    if on_the_map is None or on_the_map < young:
        return f"Based on {about}{count_of(young, 'young person')}."
    if on_the_map == young:
        whole = "the only young person" if young == 1 else part_of(young, young, "young person")
        return f"Based on {about}{whole} on the map."
    left = "The other one is" if on_the_map - young == 1 else f"The other {on_the_map - young:,} are"
    some = part_of(young, on_the_map, "young person")
    return f"Based on {about}{some} on the map. {left} not in any report that this question uses."


def _that(young: int, named: int) -> str:
    return " that you named" if young == named else ""


def _ages(counts: Mapping[str, int]) -> list[str]:
    """Who has turned 18 since, and whose age is not known."""
    turned, unknown = counts.get(TURNED_18, 0), counts.get(AGE_UNKNOWN, 0)
    said = [f"{'One has' if turned == 1 else f'{turned:,} have'} since turned 18."] if turned else []
    if unknown == 1:
        said.append("One person's age is not known, so they are treated as a child.")
    elif unknown:
        said.append(f"The age of {unknown:,} people is not known, so they are treated as children.")
    return said


def _named(counts: Mapping[str, int]) -> list[str]:
    """How many people were named, and how many of these are in no such report."""
    named, missing = counts.get(NAMED, 0), counts.get(NOT_FOUND, 0)
    # where everyone named is in the answer, its first sentence says so
    if not named or (not missing and counts.get(YOUNG) == named):
        return []
    said = f"You named {count_of(named, 'person')}"
    if not missing:
        return [f"{said}."]
    return [f"{said}, and {missing:,} {'is' if missing == 1 else 'are'} not in any report that this question uses."]


def _approximate(counts: Mapping[str, int]) -> list[str]:
    """How many approximate points no one is counted as sharing."""
    points = counts.get(LEFT_OUT, 0)
    if not points:
        return []
    not_shared = "It does not count as a shared place." if points == 1 else "They do not count as shared places."
    return [f"{approximate_words(points)} {not_shared}"]
