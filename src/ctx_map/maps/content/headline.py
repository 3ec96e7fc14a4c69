"""The numbers above the canvas, which follow what is filtered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ctx_map.maps.content.content import Content
from ctx_map.maps.content.filter import Filtered
from ctx_map.maps.content.sorts import Sort, sorts_of
from ctx_map.network import Network


@dataclass(frozen=True, slots=True)
class Headline:
    """What is in sight: how many of each sort of node, and the evidence between them."""

    nodes: Mapping[Sort, int]
    """A sort without any is left out."""
    reports: int
    """Distinct reports by agency and reference."""
    agencies: tuple[str, ...]
    """The agencies of these reports, in order."""


def headline(network: Network, content: Content, filtered: Filtered) -> Headline:
    """The numbers of what is drawn and stays."""
    nodes = network.nodes.select("key").with_columns(sorts_of(network))
    seen = nodes.filter(pl.col("key").is_in(list(set(content.keys) - filtered.nodes)))
    counts = dict(seen.get_column("sort").value_counts().iter_rows())
    kept = content.links_behind - filtered.links
    reports = network.links.filter(pl.col("key").is_in(list(kept))).select("agency", "ref").unique()
    return Headline(
        {sort: counts[sort.value] for sort in Sort if sort.value in counts},
        reports.height,
        tuple(reports.get_column("agency").unique().sort()),
    )
