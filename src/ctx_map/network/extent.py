"""The part of a network that an answer needs: around named nodes and links, so many steps far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, TypeVar, cast

import numpy as np
import polars as pl

from ctx_map.network.arrays import Ints
from ctx_map.network.build import build_network, with_codes
from ctx_map.network.links_between import ENDS, Pair, links_between
from ctx_map.network.network import Network, Totals

CountT = TypeVar("CountT")


@dataclass(frozen=True, slots=True)
class Along:
    """One step that is not taken from every node."""

    kinds: tuple[str, ...] | None
    """The kinds of link that are followed; None for every kind."""
    away_from: tuple[str, ...]
    """The labels of the nodes from which they are followed."""


Step = tuple[str, ...] | Along | None
"""The kinds of link that are followed in one step, away from all that the last one reached; None for every kind."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What an answer needs: these nodes, every link within some steps of them, and the ends of these links."""

    nodes: tuple[str, ...]
    """Ids of nodes. One that is not there is left out."""
    steps: tuple[Step, ...]
    """What is followed in each step, away from the nodes."""
    links: tuple[str, ...] = ()
    """Ids that may be those of links, of which both ends are then among the nodes. One that is a node's is no link."""
    count: Callable[[Network], object] | None = None
    """What is counted of the whole besides, on its outline: a network that has neither names nor what reports say."""
    names: Callable[[Any], Sequence[str]] | None = None
    """Tells from what was counted which other nodes the answer names, such as places nearby."""
    between: Callable[[Any], Sequence[Pair]] | None = None
    """Tells from what was counted between which two nodes every link is needed. See `pairs_of`."""


def kinds_of(step: Step) -> tuple[str, ...] | None:
    """The kinds of link that a step follows; None for every kind."""
    return step.kinds if isinstance(step, Along) else step


def of_kinds(links: pl.DataFrame, step: Step) -> pl.DataFrame:
    """Those of these links that a step follows."""
    kinds = kinds_of(step)
    return links if kinds is None else links.filter(pl.col("kind").is_in(kinds))


def counted_of(network: Network, count: Callable[[Network], CountT]) -> CountT:
    """Return what is counted of the whole: of this network, or of the whole of which it is a part."""
    counted = network.totals.counted if network.totals is not None else None
    return count(network) if counted is None else cast("CountT", counted())


def part_of(network: Network, extent: Extent) -> Network:
    """The part of a network that an answer needs. It is called and handled as in the whole of which it is a part."""
    # the nodes that are there, and the ends of the links that are there
    keys = network.keys
    named = _codes_of(keys, [network.stands_for.get(key, key) for key in extent.nodes])
    maybe = set(extent.links) - set(keys.gather(named))
    asked = network.links.filter(pl.col("key").is_in(list(maybe)))
    # the links within the steps and between the pairs, and the nodes that these reach
    edge = np.unique(np.concatenate([named, *(asked.get_column(end).to_numpy() for end in ENDS)])).astype(np.int64)
    counted = cache(partial(counted_of, network, extent.count)) if extent.count else None
    pairs = extent.between(counted()) if extent.between and counted else ()
    links = network.links[np.union1d(_within(network, edge, extent.steps), _between(network, pairs))]
    others = _codes_of(keys, extent.names(counted()) if extent.names and counted else ())
    reached = [named, others, *(links.get_column(end).to_numpy() for end in ENDS)]
    nodes = np.unique(np.concatenate(reached)).astype(np.int64)
    return _with_codes(network, nodes, links, counted)


def _codes_of(keys: pl.Series, asked: Sequence[str]) -> Ints:
    codes = pl.int_range(pl.len()).filter(pl.col("key").is_in(list(asked)))
    return keys.alias("key").to_frame().select(codes).to_series().to_numpy().astype(np.int64)


def _within(network: Network, edge: Ints, steps: Sequence[Step]) -> Ints:
    """The rows of the links within these steps of some nodes."""
    ends = {end: network.links.get_column(end).to_numpy() for end in ENDS}
    kept = np.zeros(network.links.height, dtype=bool)
    there = np.zeros(network.nodes.height, dtype=bool)
    there[edge] = True
    at_edge = there.copy()
    for step in steps:
        if isinstance(step, Along):
            at_edge &= network.nodes.get_column("label").is_in(step.away_from).to_numpy()
        touched = at_edge[ends["source"]] | at_edge[ends["target"]]
        kinds = kinds_of(step)
        if kinds is not None:
            touched &= network.links.get_column("kind").is_in(kinds).to_numpy()
        kept |= touched
        at_edge = np.zeros_like(there)
        for end in ENDS:
            at_edge[ends[end][touched]] = True
        at_edge &= ~there
        there |= at_edge
    return np.flatnonzero(kept)


def _between(network: Network, pairs: Sequence[Pair]) -> Ints:
    """The rows of the links between these pairs of nodes."""
    if not pairs:
        return np.empty(0, np.int64)
    ends = with_codes(network.nodes, pl.DataFrame(pairs, schema=dict.fromkeys(ENDS, pl.String), orient="row"))
    return links_between(network.links.with_row_index("row"), ends).get_column("row").to_numpy().astype(np.int64)


def _with_codes(network: Network, nodes: Ints, links: pl.DataFrame, counted: Callable[[], object] | None) -> Network:
    """The network of these nodes and links of another one, which says what holds of the whole."""
    keys = network.keys
    return build_network(
        network.nodes[nodes],
        links.with_columns(keys.gather(links.get_column(end)).alias(end) for end in ENDS),
        as_at=network.as_at,
        since=network.since,
        until=network.until,
        withheld=network.withheld,
        scope=network.scope,
        names_in_whole=network.names.gather(nodes),
        totals=Totals(network.handling, network.undated, counted),
        stands_for=network.stands_for,
    )
