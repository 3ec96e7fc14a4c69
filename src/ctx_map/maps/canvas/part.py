"""The part of a network that the canvas draws, before it is laid out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.shared_contexts import BUSY_ABOVE
from ctx_map.maps.canvas.pairs import PairLine, lines_through, one_for_each_pair
from ctx_map.maps.content import Content, Filtered, Through, Tier
from ctx_map.maps.content.through import through_events
from ctx_map.maps.groups import members_of
from ctx_map.maps.lines import lines_of
from ctx_map.maps.shown import distinct_young
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label


@dataclass(frozen=True, slots=True)
class Part:
    """What is drawn: codes of nodes in order, a line for each pair, and groups with the members in their outline."""

    network: Network
    content: Content
    codes: tuple[int, ...]
    pairs: tuple[PairLine, ...]
    outlines: Mapping[int, list[int]]
    busy: frozenset[int]
    """Codes of places to which so many young people go that sharing them says little."""


def part_of(
    network: Network, content: Content, *, filtered: Filtered | None, also: Collection[str], new: Collection[str]
) -> Part:
    """The part that this content draws, without what a filter hides, and with the nodes that are drawn beyond it."""
    hides = filtered if filtered is not None and filtered.hide else None
    wanted = (frozenset(content.keys) - (hides.nodes if hides else frozenset())) | frozenset(also)
    codes = tuple(code for code, key in enumerate(network.keys) if key in wanted)
    links, through = _between(network, content, codes, hides)
    lines = lines_of(links, as_at=network.as_at, new=new)
    outlines = members_of(lines)
    pairs = one_for_each_pair(network, [*lines, *lines_through(network, through)], outlines)
    return Part(network, content, codes, tuple(pairs), outlines, _busy(network, content, codes))


def _between(
    network: Network, content: Content, codes: tuple[int, ...], hides: Filtered | None
) -> tuple[pl.DataFrame, tuple[Through, ...]]:
    """The links between these nodes, and their lines through events, without those that a filter hides."""
    column = pl.Series(codes, dtype=pl.UInt32).implode()
    links = network.links.filter(pl.col("source").is_in(column) & pl.col("target").is_in(column))
    if hides is None:
        as_content = network.keys.gather(list(codes)).to_list() == list(content.keys)
        return links, content.through if as_content else through_events(network, codes)
    return links.filter(~pl.col("key").is_in(list(hides.links))), hides.through


def _busy(network: Network, content: Content, codes: Collection[int]) -> frozenset[int]:
    """The busy places. Never one that the meeting is about, nor any of the whole town, whose content is its places."""
    people, keys = distinct_young(network), network.keys
    label = network.nodes.get_column("label")
    kept = (Tier.ASKED, Tier.GROUP, Tier.BUSY_PLACE)
    return frozenset(
        code
        for code in codes
        if label[code] == Label.PLACE and people.get(code, 0) > BUSY_ABOVE and content.tiers.get(keys[code]) not in kept
    )
