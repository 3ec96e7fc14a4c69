"""What reports say against two ids being of one: a link between them, one event with both, one day at two places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.days import DAY_LENGTH, day_words
from ctx_map.vocabulary.links import Puts, kinds_that

Days = Mapping[int, Mapping[str, set[int]]]
"""By the code of a person and the day: the codes of the places where they were reported."""


@dataclass(frozen=True)
class Contradictions:
    """What a network says against pairs of its nodes."""

    network: Network

    @cached_property
    def linked(self) -> frozenset[tuple[int, int]]:
        """The pairs of codes between which there is a link, the smaller one first."""
        ends = self.network.links.select("source", "target").unique()
        return frozenset((min(pair), max(pair)) for pair in ends.iter_rows())

    @cached_property
    def codes(self) -> Mapping[str, int]:
        """The code of each key."""
        return {key: code for code, key in enumerate(self.network.keys)}

    def are_linked(self, one: str, other: str) -> bool:
        """Whether a report links the two, and so tells of two."""
        pair = self.codes[one], self.codes[other]
        return (min(pair), max(pair)) in self.linked

    def of_people(self, one: str, other: str) -> list[str]:
        """What speaks against two people being one."""
        first, second = self.codes[one], self.codes[other]
        found = []
        shared = self._events.get(first, set()) & self._events.get(second, set())
        if shared:
            day = min((self._day_of.get(event) or "" for event in shared), default="")
            found.append(f"both were in one event{f' on {day_words(day)}' if day else ''}")
        apart = [day for day in self._apart(first, second) if not shared or day not in map(self._day_of.get, shared)]
        if apart:
            found.append(f"both were reported on {day_words(min(apart))} at two places")
        return found

    def _apart(self, one: int, other: int) -> Iterable[str]:
        here, there = self._days.get(one, {}), self._days.get(other, {})
        return [day for day in set(here) & set(there) if not here[day] & there[day]]

    @cached_property
    def _events(self) -> Mapping[int, set[int]]:
        """By the code of a person: the events that they were in."""
        found: dict[int, set[int]] = {}
        for person, event in self._ends(Puts.PERSON_IN_EVENT).iter_rows():
            found.setdefault(person, set()).add(event)
        return found

    @cached_property
    def _day_of(self) -> Mapping[int, str]:
        """The day of each event that was on one day."""
        events = self.network.nodes.with_row_index("code").filter(pl.col("occurred_from").is_not_null())
        begins, ends = (pl.col(side).str.head(DAY_LENGTH) for side in ("occurred_from", "occurred_to"))
        one_day = events.filter((begins.str.len_bytes() == DAY_LENGTH) & (ends.fill_null(begins) == begins))
        return dict(one_day.select("code", begins).iter_rows())

    @cached_property
    def _days(self) -> Days:
        """Where people were reported on days that are known."""
        spent = self.network.links.filter(
            pl.col("kind").is_in(kinds_that(Puts.TIME_SPENT)) & (pl.col("since").str.len_bytes() >= DAY_LENGTH)
        )
        begins, ends = (pl.col(side).str.head(DAY_LENGTH) for side in ("since", "until"))
        stays = spent.filter(ends.fill_null(begins) == begins).select("source", "target", begins)
        found: dict[int, dict[str, set[int]]] = {}
        for person, place, day in stays.iter_rows():
            found.setdefault(person, {}).setdefault(day, set()).add(place)
        happened = dict(self._ends(Puts.EVENT_AT_PLACE).iter_rows())
        for person, events in self._events.items():
            for event in events:
                if event in happened and event in self._day_of:
                    found.setdefault(person, {}).setdefault(self._day_of[event], set()).add(happened[event])
        return found

    def _ends(self, puts: Puts) -> pl.DataFrame:
        return self.network.links.filter(pl.col("kind").is_in(kinds_that(puts))).select("source", "target").unique()
