"""Count the shared places and contacts that remain without links from a single source.

Counts places, and adults, unidentified people, things and events, that two or more young people share, with all links
and without those that come from one report, from one agency, or are suspected to be false. Where this misleads: what
falls away is not untrue. A child's own account is often the only report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.wording import part_of, read_list, sentence_start
from ctx_map.analysis.rows.adults import with_grown_ups
from ctx_map.analysis.rows.ages import young_ties
from ctx_map.analysis.rows.participation import in_shared_places
from ctx_map.network import Network
from ctx_map.vocabulary.links import Puts, kinds_that

NAMED = 3
"""How many of the places and contacts that remain are named in a sentence."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """Shared places and contacts: codes with all links, most young people first, and those that remain."""

    by_sort: Mapping[str, tuple[list[int], list[int]]]

    @property
    def account(self) -> dict[str, int]:
        """How many are shared with all links, and how many remain."""
        return {
            words: number
            for sort, (shared, left) in self.by_sort.items()
            for words, number in ((sort, len(shared)), (f"{sort} that do not depend on one source", len(left)))
        }

    def sentences(self, network: Network) -> list[str]:
        """Say what remains, naming the first few."""
        return [self._sentence(network, sort) for sort, (shared, _) in self.by_sort.items() if shared]

    def _sentence(self, network: Network, sort: str) -> str:
        shared, left = self.by_sort[sort]
        if not left:
            none = sentence_start(part_of(0, len(shared), sort.removesuffix("s")))
            return f"{none} is reported by more than one agency for each young person."
        names = read_list([network.names[code] for code in left], most=NAMED)
        verb = "does" if len(left) == 1 else "do"
        some = sentence_start(part_of(len(left), len(shared), sort.removesuffix("s")))
        return f"{some} {verb} not depend on a single source: {names}."


def what_remains(network: Network, without: Network) -> Remaining:
    """Compare what is shared in a network and in the same network without some of its links."""
    kept = _shared(without)
    return Remaining({sort: (codes, kept[sort]) for sort, codes in _shared(network).items()})


def _shared(network: Network) -> dict[str, list[int]]:
    in_contact = [with_grown_ups(network), young_ties(network, kinds=kinds_that(Puts.USE, Puts.PERSON_IN_EVENT))]
    contacts = pl.concat([rows.select("person", "context") for rows in in_contact])
    return {"shared places": _of_several(in_shared_places(network)), "shared contacts": _of_several(contacts)}


def _of_several(rows: pl.DataFrame) -> list[int]:
    """The contexts of two or more young people, those of most first."""
    counted = rows.group_by("context").agg(people=pl.col("person").n_unique()).filter(pl.col("people") > 1)
    return counted.sort("people", "context", descending=[True, False]).get_column("context").to_list()
