"""What is left of what young people share when the ties of one source, and those suspected to be false, are dropped.

Counts places, and adults, unidentified people, things and events, that two young people or more share, with these ties
and without them. Where this misleads: what falls away is not untrue. A child's own account is often the only report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.wording import read_list
from ctx_map.analysis.rows.adults import with_grown_ups
from ctx_map.analysis.rows.ages import young_ties
from ctx_map.analysis.rows.participation import in_places
from ctx_map.network import Network
from ctx_map.vocabulary.links import Puts, kinds_that

NAMED = 3
"""Of what is left, so many are named in a sentence."""


@dataclass(frozen=True, slots=True)
class Left:
    """What two or more share, by sort: codes with all ties, most young people first, and those left without."""

    sorts: Mapping[str, tuple[list[int], list[int]]]

    @property
    def account(self) -> dict[str, int]:
        """How many are shared with all ties, and how many are left."""
        return {
            words: number
            for sort, (shared, left) in self.sorts.items()
            for words, number in ((sort, len(shared)), (f"of these {sort} left", len(left)))
        }

    def sentence(self, network: Network) -> str:
        """What is left, with the first of each sort by name."""
        said = [self._said(network, sort) for sort in self.sorts]
        return f"Without ties of one source and those suspected to be false: {'; '.join(said)}."

    def _said(self, network: Network, sort: str) -> str:
        shared, left = self.sorts[sort]
        names = read_list([network.names[code] for code in left], most=NAMED)
        return f"{len(left):,} of {len(shared):,} {sort} left" + (f" ({names})" if left else "")


def what_is_left(network: Network, without: Network) -> Left:
    """What is shared in a network and in the same one without some of its links; the nodes must be the same."""
    kept = _shared(without)
    return Left({sort: (codes, kept[sort]) for sort, codes in _shared(network).items()})


def _shared(network: Network) -> dict[str, list[int]]:
    in_contact = [with_grown_ups(network), young_ties(network, kinds=kinds_that(Puts.USE, Puts.PERSON_IN_EVENT))]
    contacts = pl.concat([rows.select("person", "context") for rows in in_contact])
    return {"shared places": _of_several(in_places(network)), "shared contacts": _of_several(contacts)}


def _of_several(rows: pl.DataFrame) -> list[int]:
    """The contexts of two young people or more, those of most first."""
    counted = rows.group_by("context").agg(people=pl.col("person").n_unique()).filter(pl.col("people") > 1)
    return counted.sort("people", "context", descending=[True, False]).get_column("context").to_list()
