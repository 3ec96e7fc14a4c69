"""The part of a store that an answer needs, read step by step under the mandate, as if it were cut out of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from ctx_map.governance.outline import outline_of
from ctx_map.governance.sight import Seen, Sight, ends_of
from ctx_map.governance.totals import totals_of
from ctx_map.governance.window import Window
from ctx_map.network.extent import Along, Extent, of_kinds
from ctx_map.network.links_between import ENDS, Pair, links_between
from ctx_map.vocabulary.labels import Label


def read_part(sight: Sight, extent: Extent, window: Window) -> Seen | None:
    """Return the links and nodes within an extent, with what holds of the whole of which they are a part.

    None where the whole has to be read: in a window, if an event is described otherwise now than on the mandate's day,
    since the store decides by its times which links of the whole are in the window, and where nothing can be counted.
    """
    if not window.is_open and _events_changed(sight):
        return None
    # what is counted of the whole, which may say what else the answer names
    counted: object = None
    if extent.count is not None:
        outline = outline_of(sight, window)
        if outline is None:
            return None
        counted = extent.count(outline)
        del outline
    # the nodes that are there, and the ends of the links that are there
    shown = sight.shown(sorted(set(extent.nodes)))
    named = sight.joined.ones(shown)
    edge = set(named) | _ends_of(sight, sorted(set(extent.links) - set(shown)), window)
    # what is within the steps and between the pairs, with what holds of the whole
    links = _within(sight, edge, extent, window)
    if extent.between is not None:
        between = _between(sight, extent.between(counted), window)
        links = pl.concat([links, between]).unique("version", keep="first", maintain_order=True)
    others = extent.names(counted) if extent.names is not None else ()
    nodes = sight.nodes_with(links, [*named, *others])
    names, totals = sight.names(nodes, window), totals_of(sight, window)
    if extent.count is not None:
        totals = replace(totals, counted=lambda: counted)
    return Seen(nodes, links, sight.withheld(), names=names, totals=totals, joined=sight.joined)


def _within(sight: Sight, edge: set[str], extent: Extent, window: Window) -> pl.DataFrame:
    """The links within the steps of an extent of these nodes."""
    found = []
    reached, labels = set(edge), dict[str, str]()
    for step in extent.steps:
        if isinstance(step, Along):
            edge = _labelled(sight, edge, labels, step.away_from)
        if not edge:
            continue
        links = sight.in_window(of_kinds(sight.reports_about(sorted(edge)), step), window)
        labels |= _labels_of(links)
        found.append(links)
        edge = set(ends_of(links)) - reached
        reached |= edge
    if not found:
        return sight.reports_about([])
    return pl.concat(found).unique("version", keep="first", maintain_order=True)


def _between(sight: Sight, pairs: Sequence[Pair], window: Window) -> pl.DataFrame:
    """The links between these pairs of nodes."""
    about = sight.reports_about(sorted({first for first, _ in pairs}))
    ends = pl.DataFrame(pairs, schema=dict.fromkeys(ENDS, pl.String), orient="row")
    return sight.in_window(links_between(about, ends), window)


def _labels_of(links: pl.DataFrame) -> dict[str, str]:
    """The label of each node at an end of these links."""
    return {key: label for end in ENDS for key, label in links.select(end, f"{end}_label").unique().iter_rows()}


def _labelled(sight: Sight, edge: set[str], labels: dict[str, str], wanted: Sequence[str]) -> set[str]:
    """Those of these nodes with one of these labels. Those that no link has told yet are looked up."""
    unknown = sorted(edge - set(labels))
    if unknown:
        labels |= dict(sight.described(unknown).select("key", "label").iter_rows())
    return {key for key in edge if labels.get(key) in wanted}


def _ends_of(sight: Sight, keys: list[str], window: Window) -> set[str]:
    """Both ends of those of these links that the mandate may see in a window."""
    if not keys:
        return set()
    return set(ends_of(sight.in_window(sight.links_among(keys), window)))


def _events_changed(sight: Sight) -> bool:
    """Whether an event was described anew since the mandate's day."""
    return not sight.former().filter(pl.col("label") == Label.EVENT.value).is_empty()
