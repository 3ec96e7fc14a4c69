"""What of a network is drawn: all of it, what was asked for, or groups and places first where it is too much."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.rows.participation import in_places
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

LIMIT = 1000
"""Nodes. More than this is a picture that nobody reads, in any tool."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn: `codes` of the nodes in order, `links` between them, and `said`: what is left out."""

    codes: tuple[int, ...]
    links: pl.DataFrame
    said: tuple[str, ...] = ()


def choose(network: Network, *, only: Iterable[str] | None, limit: int) -> Shown:
    """The nodes to draw and the reports between them."""
    total = network.nodes.height
    if only is not None:
        wanted = frozenset(only)
        codes = [code for code, key in enumerate(network.keys) if key in wanted]
        said = (
            [f"{len(codes)} of the {total} people, places and things in this view are drawn."]
            if len(codes) < total
            else []
        )
    else:
        codes, said = list(range(total)), []
    if len(codes) > limit:
        return _groups_and_places(network, codes, limit)
    return Shown(tuple(codes), _between(network.links, codes), tuple(said))


def _between(links: pl.DataFrame, codes: list[int]) -> pl.DataFrame:
    wanted = pl.Series(codes, dtype=pl.UInt32)
    return links.filter(pl.col("source").is_in(wanted.implode()) & pl.col("target").is_in(wanted.implode()))


def _groups_and_places(network: Network, codes: list[int], limit: int) -> Shown:
    """Peer groups, organisations, and as many places as the limit allows, by the young people linked to them."""
    label = network.nodes.get_column("label")
    wanted = frozenset(codes)
    groups = [c for c in codes if label[c] in {Label.PEER_GROUP, Label.ORGANISATION}][:limit]
    people = distinct_young(network)
    busy = sorted((c for c in wanted if label[c] == Label.PLACE), key=lambda c: (-people.get(c, 0), c))
    drawn = sorted([*groups, *busy[: limit - len(groups)]])
    said = (
        f"This view holds {len(codes):,} people, places and things: too many to read in one picture (limit {limit:,}).",
        f"Drawn are groups and organisations ({len(groups):,}) and the places that most young people are linked to "
        f"({len(drawn) - len(groups):,}). Choose people, places or dates to see who is linked to whom.",
    )
    return Shown(tuple(drawn), _between(network.links, drawn), said)


def distinct_young(network: Network, *, among: Collection[str] = ()) -> dict[int, int]:
    """For each place, by code, how many different young people were reported there, directly or through an event.

    `among` names those who are counted. With none, everyone is.
    """
    there = in_places(network)
    if among:
        codes = [code for code, key in enumerate(network.keys) if key in among]
        there = there.filter(pl.col("person").is_in(codes))
    counted = there.group_by("context").agg(pl.col("person").n_unique())
    return dict(counted.select("context", "person").iter_rows())


def undrawn_neighbours(network: Network, codes: Iterable[int]) -> dict[int, int]:
    """For each drawn node, by code, how many of its neighbours in this view are not drawn. None are listed with 0."""
    drawn = pl.Series(list(codes), dtype=pl.UInt32).implode()
    both = pl.concat(
        [
            network.links.select(here="source", there="target"),
            network.links.select(here="target", there="source"),
        ]
    )
    hidden = both.filter(pl.col("here").is_in(drawn) & ~pl.col("there").is_in(drawn))
    return dict(hidden.group_by("here").agg(pl.col("there").n_unique()).iter_rows())
