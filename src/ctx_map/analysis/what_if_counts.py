"""The counting behind what-if: one context at a time in one pass, or a few together.

A pair is lost when it shares nothing outside the contexts that are taken away. In one pass that is the pairs of a
context without those that share another context too; for several together the pairs are counted with and without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from ctx_map.analysis.distance import metres_between
from ctx_map.analysis.pair_counts import pair_counts, pairs_also_elsewhere
from ctx_map.analysis.report import node_words, protective_expr
from ctx_map.network import Network
from ctx_map.network.incidence import Incidence
from ctx_map.vocabulary.labels import Label

Mask = npt.NDArray[np.bool_]
NEAREST = 5
"""How many other places within the distance are named."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What every row is worked out from."""

    network: Network
    inc: Incidence
    """Young people by places and adults."""
    rows: pl.DataFrame
    """person, context, row: which report puts whom where."""
    within_metres: int


def falls_away(asked: Asked, contexts: Sequence[int]) -> pl.DataFrame:
    """One row: what rests on these contexts together."""
    taken = np.isin(asked.inc.contexts, list(contexts))
    here, left = asked.inc.only(taken), asked.inc.only(~taken)
    with_them, without = _pair_keys(here), _pair_keys(_among(left, here))
    lost = np.setdiff1d(with_them, without, assume_unique=True).size
    return _described(asked, contexts, with_them.size, lost)


def falls_away_each(asked: Asked, max_people: int) -> pl.DataFrame:
    """A row a place that young people share, most pairs lost first, then fewest ties that protect lost, then id."""
    usable = asked.inc.sizes <= max_people
    inc = asked.inc.only(usable)
    elsewhere, _ = pairs_also_elsewhere(inc)
    pairs = inc.sizes * (inc.sizes - 1) // 2
    label = asked.network.nodes.get_column("label").gather(inc.contexts).to_numpy()
    shown = np.flatnonzero((inc.sizes > 1) & (label == Label.PLACE.value))
    some = Asked(asked.network, inc, asked.rows, asked.within_metres)
    rows = [_described(some, [int(inc.contexts[at])], int(pairs[at]), int(pairs[at] - elsewhere[at])) for at in shown]
    frame = pl.concat(rows) if rows else _described(some, [], 0, 0).clear()
    return frame.sort("pairs_lost", "protective_lost", "name", "ids", descending=[True, False, False, False])


def _pair_keys(inc: Incidence) -> npt.NDArray[np.int64]:
    """Each pair that shares a context, as one number."""
    counts = pair_counts(inc)
    return np.unique(inc.people[counts.first] * (int(inc.people.max(initial=0)) + 1) + inc.people[counts.second])


def _among(inc: Incidence, people_of: Incidence) -> Incidence:
    """The contexts of these people only: the others can hold none of their pairs."""
    theirs = np.zeros(inc.people.size, np.bool_)
    theirs[people_of.context_people] = True
    sizes = np.repeat(np.arange(inc.contexts.size), inc.sizes)
    touched = np.bincount(sizes[theirs[inc.context_people]], minlength=inc.contexts.size) > 1
    return inc.only(touched)


def _described(asked: Asked, contexts: Sequence[int], pairs: int, lost: int) -> pl.DataFrame:
    network, inc = asked.network, asked.inc
    taken = np.isin(inc.contexts, list(contexts))
    sizes = inc.sizes
    people = np.unique(inc.context_people[np.repeat(taken, sizes)])
    still = _still_sharing(inc, taken, people)
    keys = network.keys
    protective = _protective_links(network, contexts)
    rows = asked.rows.filter(pl.col("context").is_in(list(contexts))).get_column("row")
    links = pl.concat([rows.cast(pl.UInt32), protective.cast(pl.UInt32)]).unique().sort()
    return pl.DataFrame(
        {
            "ids": [[keys[code] for code in contexts]],
            "name": [" and ".join(node_words(network.nodes.row(code, named=True)) for code in contexts)],
            "people": [people.size],
            "pairs": [pairs],
            "pairs_lost": [lost],
            "weight_lost": [float(sizes[taken & (sizes > 1)].sum() / 2)],
            "still_sharing": [still.size],
            "still_sharing_ids": [keys.gather(inc.people[still]).to_list()],
            "protective_lost": [protective.len()],
            "alternatives": [_alternatives(network, contexts, asked.within_metres)],
            "links": [network.links.get_column("key").gather(links).to_list()],
        },
        schema_overrides={name: pl.List(pl.String) for name in ("ids", "still_sharing_ids", "alternatives", "links")},
    )


def _still_sharing(inc: Incidence, taken: Mask, people: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Of these people (positions), those in a context of two or more that is not taken away."""
    kept = (inc.sizes > 1) & ~taken
    return np.array([at for at in people if kept[_contexts_of(inc, at)].any()], np.int64)


def _contexts_of(inc: Incidence, person: int) -> npt.NDArray[np.int64]:
    return inc.person_contexts[inc.person_start[person] : inc.person_start[person + 1]]


def _protective_links(network: Network, contexts: Sequence[int]) -> pl.Series:
    """The rows of reports of ties that protect and end at one of these contexts."""
    ends = pl.col("source").is_in(list(contexts)) | pl.col("target").is_in(list(contexts))
    return network.links.with_row_index("row").filter(ends & protective_expr()).get_column("row")


def _alternatives(network: Network, contexts: Sequence[int], metres: int) -> list[str]:
    """Keys of the nearest other places within the distance of any of these contexts."""
    places = network.nodes.with_row_index("code").filter(
        pl.col("latitude").is_not_null() & pl.col("longitude").is_not_null()
    )
    others = places.filter(~pl.col("code").is_in(list(contexts)))
    found: dict[str, float] = {}
    for here in places.filter(pl.col("code").is_in(list(contexts))).iter_rows(named=True):
        lats, lons = others.get_column("latitude").to_numpy(), others.get_column("longitude").to_numpy()
        distance = metres_between(here["latitude"], here["longitude"], lats, lons)
        for key, far in zip(others.get_column("key"), distance, strict=True):
            if far <= metres:
                found[key] = min(far, found.get(key, far))
    return sorted(found, key=lambda key: (found[key], key))[:NEAREST]
