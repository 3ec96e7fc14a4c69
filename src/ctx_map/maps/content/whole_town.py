"""The whole town on the canvas: its peer groups and its places, from which the rest is opened.

Places are those with most young people reported there. Homes are not among them: they are counted with what is not
drawn.
"""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.rows.ages import young_ties
from ctx_map.maps.content.sorts import Sort
from ctx_map.maps.content.start import Tier, by_count
from ctx_map.maps.shown import distinct_young
from ctx_map.network import Network
from ctx_map.vocabulary.links import Puts, kinds_that

MOST_OF_TOWN = 150
"""Peer groups and places. More is a grid of signs that no one reads."""


def whole_town(network: Network, sorts: pl.Series) -> list[tuple[Tier, list[int]]]:
    """The peer groups and the places of the town, in the order in which they are drawn while there is room."""
    people = young_people_at(network)
    groups = (sorts == Sort.GROUP.value).arg_true().to_list()
    places = sorts.is_in([Sort.PLACE.value, Sort.ONLINE.value]).arg_true().to_list()
    return [
        (Tier.GROUP, by_count(network, {code: people.get(code, 0) for code in groups})),
        (Tier.BUSY_PLACE, by_count(network, {code: people.get(code, 0) for code in places})),
    ]


def young_people_at(network: Network) -> dict[int, int]:
    """How many different young people are in each peer group or reported at each place, by code."""
    members = young_ties(network, kinds=kinds_that(Puts.MEMBERSHIP)).group_by("context")
    counted = members.agg(people=pl.col("person").n_unique())
    return distinct_young(network) | dict(counted.select("context", "people").iter_rows())
