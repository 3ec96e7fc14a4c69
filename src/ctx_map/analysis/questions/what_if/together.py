"""Count what depends on a few places and adults together: pairs are counted with them and without them.

A pair is lost if it shares nothing outside the contexts (places and adults) that are taken away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.measures.connectivity_loss import reach_lost
from ctx_map.analysis.measures.distances import near_by
from ctx_map.analysis.measures.pair_counts import pair_counts
from ctx_map.analysis.rows.adults import with_grown_ups
from ctx_map.analysis.rows.participation import COLUMNS, in_shared_places
from ctx_map.analysis.rows.report_counts import reports_of
from ctx_map.analysis.rows.young_people_graph import YoungMap
from ctx_map.network import Network
from ctx_map.network.arrays import Ints, Mask
from ctx_map.network.incidence import Incidence, incidence
from ctx_map.vocabulary.labels import Label


@dataclass(frozen=True, slots=True)
class Asked:
    """The network and all that every row is computed from."""

    network: Network
    inc: Incidence
    """Young people by places and adults."""
    rows: pl.DataFrame
    """person, context, row: which link puts which person where."""
    within_metres: int
    around: YoungMap
    """The map of young people and all that reaches them."""

    @property
    def in_places(self) -> Incidence:
        """The same people in places only."""
        is_place = self.network.nodes.get_column("label").gather(self.inc.contexts) == Label.PLACE.value
        return self.inc.only(is_place.to_numpy())

    @property
    def young(self) -> Ints:
        """1 for each node of the map that is a young person, 0 for the others."""
        return self.around.is_young.astype(np.int64)


@dataclass(frozen=True, slots=True)
class Depends:
    """What is counted of the whole map without some places and adults."""

    people: int
    pairs: int
    pairs_lost: int
    only_place_lost: int
    reach_lost: int
    still_sharing_ids: tuple[str, ...]
    alternatives: tuple[str, ...]


def depends_on(asked: Asked, contexts: Sequence[int]) -> Depends:
    """Count what depends on these contexts together."""
    # the pairs that share one of them, and those that no route would link any more
    pairs, lost = _pairs_lost(asked.inc, contexts)
    _, in_places = _pairs_lost(asked.in_places, contexts)
    reach = reach_lost(asked.around.near, asked.young, np.array(contexts, np.int64))
    # who is there, and who would still share something
    inc, keys = asked.inc, asked.network.keys
    taken = np.isin(inc.contexts, list(contexts))
    people = np.unique(inc.context_people[np.repeat(taken, inc.sizes)])
    still = keys.gather(inc.people[_still_sharing(inc, taken, people)]).to_list()
    near = near_by(asked.network, contexts, asked.within_metres)
    return Depends(int(people.size), pairs, lost, in_places, reach, tuple(still), tuple(near))


def falls_away(network: Network, contexts: Sequence[int], depends: Depends) -> pl.DataFrame:
    """Return one row: what depends on these contexts together, with all links behind it."""
    rows = who_is_where(network)
    protective = _protective_links(network, contexts)
    there = rows.filter(pl.col("context").is_in(list(contexts))).get_column("row")
    links = pl.concat([there.cast(pl.UInt32), protective.cast(pl.UInt32)]).unique().sort()
    counted = {
        name: [getattr(depends, name)] for name in ("people", "pairs", "pairs_lost", "only_place_lost", "reach_lost")
    }
    lists = ("ids", "still_sharing_ids", "alternatives", "links")
    return pl.DataFrame(
        {
            **counted,
            "ids": [[network.keys[code] for code in contexts]],
            "name": [" and ".join(network.names[code] for code in contexts)],
            "still_sharing": [len(depends.still_sharing_ids)],
            "still_sharing_ids": [list(depends.still_sharing_ids)],
            "protective_lost": [reports_of(network, protective)],
            "alternatives": [list(depends.alternatives)],
            "links": [network.links.get_column("key").gather(links).to_list()],
        },
        schema_overrides={name: pl.List(pl.String) for name in lists},
    )


def who_is_where(network: Network) -> pl.DataFrame:
    """Return which link puts which young person at which place or with which adult: person, context, row."""
    return pl.concat([in_shared_places(network), with_grown_ups(network).select(COLUMNS)])


def _pairs_lost(inc: Incidence, contexts: Sequence[int]) -> tuple[int, int]:
    """Count the pairs that share any of these contexts, and those that share no other."""
    taken = np.isin(inc.contexts, list(contexts))
    here, left = inc.only(taken), inc.only(~taken)
    above = int(inc.people.max(initial=0)) + 1
    with_them, without = _pair_keys(here, above), _pair_keys(_among(left, here), above)
    return with_them.size, np.setdiff1d(with_them, without, assume_unique=True).size


def _pair_keys(inc: Incidence, above: int) -> Ints:
    """Each pair that shares a context, as one number. `above` is more than the code of anyone."""
    counts = pair_counts(inc)
    return np.unique(inc.people[counts.first] * above + inc.people[counts.second])


def _among(inc: Incidence, people_of: Incidence) -> Incidence:
    """These people alone in their contexts: nobody else is in one of their pairs, however busy a context is."""
    theirs = np.zeros(inc.people.size, np.bool_)
    theirs[people_of.context_people] = True
    kept = theirs[inc.context_people]
    context = np.repeat(inc.contexts, inc.sizes)[kept]
    return incidence(inc.people[inc.context_people[kept]], context)


def _still_sharing(inc: Incidence, taken: Mask, people: Ints) -> Ints:
    """Those of these people (positions) who are in a context of two or more that is not taken away."""
    kept = (inc.sizes > 1) & ~taken
    return np.array([at for at in people if kept[_contexts_of(inc, at)].any()], np.int64)


def _contexts_of(inc: Incidence, person: int) -> Ints:
    return inc.person_contexts[inc.person_start[person] : inc.person_start[person + 1]]


def _protective_links(network: Network, contexts: Sequence[int]) -> pl.Series:
    """The rows of links that protect and end at one of these contexts."""
    ends = pl.col("source").is_in(list(contexts)) | pl.col("target").is_in(list(contexts))
    return network.links.with_row_index("row").filter(ends & protective_expr()).get_column("row")
