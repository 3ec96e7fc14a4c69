"""The outline of all that a mandate may see in a window: who and what is linked, when and by whom, and nothing else.

An answer about named people reads the part that it needs, and counts the rest here: how often everyone is reported, how
many young people there are. The outline is under the same mandate, as at the same day, and is let go of once counted.
"""

from __future__ import annotations

import polars as pl

from ctx_map.governance.policy import seen_by
from ctx_map.governance.sight import Sight, known_then
from ctx_map.governance.window import Window
from ctx_map.network.columns import NETWORK_NODE_SCHEMA
from ctx_map.network.network import Network

ENDS = ("source", "target")
_NOT_KEPT = "loaded_at"


def outline_of(sight: Sight, window: Window) -> Network | None:
    """Return the outline as a network with some columns only: those of `read/outline` and `read/outline_nodes`.

    None if one of the reports that the store gives would have to be left out, since the outline does not say which, and
    if ids are read as one, since the outline has those of the store.
    """
    if sight.joined:
        return None
    given = sight.handlings()
    if seen_by(given, sight.mandate).height < given.height:
        return None
    # links as the store has them, and the nodes that are shown, as they were known on the day
    links = _links(sight)
    nodes = _nodes(sight).sort("key")
    linked = pl.concat([links.get_column(end).unique().cast(pl.String).alias("key") for end in ENDS]).unique()
    others = nodes.filter(~pl.col("key").is_in(linked.implode()))
    shown = nodes.filter(pl.col("key").is_in(pl.concat([linked, sight.standing(others)]).implode())).drop(_NOT_KEPT)
    # those in the window, with the numbers of their ends
    held = links if window.is_open else window.holds(links.with_columns(pl.col(*ENDS, "kind").cast(pl.String)), shown)
    return _network(sight, shown, held, window)


def _links(sight: Sight) -> pl.DataFrame:
    """Every report that the mandate may see: both ends, kind, since, until, and a number for its report."""
    links = sight.store.read("read/outline", **sight.eyes)
    report = pl.col("report") if links.schema["report"] == pl.UInt64 else pl.col("report").hash()
    return links.with_columns(report, pl.col(*ENDS, "kind").cast(pl.Categorical))


def _nodes(sight: Sight) -> pl.DataFrame:
    """Every node of the store that is there, as it was known on the day, with the day on which it was loaded."""
    now = sight.store.read("read/outline_nodes")
    former = sight.former()
    if former.is_empty():
        return now
    whole = pl.DataFrame(schema=NETWORK_NODE_SCHEMA)
    then = known_then(pl.concat([whole, now.drop(_NOT_KEPT)], how="diagonal"), sight.revisions(), sight.day)
    return then.select(now.drop(_NOT_KEPT).columns).join(now.select("key", _NOT_KEPT), on="key", maintain_order="left")


def _network(sight: Sight, nodes: pl.DataFrame, links: pl.DataFrame, window: Window) -> Network:
    codes = nodes.select(pl.col("key").alias("end")).with_row_index("code")
    coded = links.with_columns(_coded(links.get_column(end), codes) for end in ENDS)
    whole = coded.drop_nulls(ENDS).with_columns(pl.col("kind").cast(pl.String))
    return Network(nodes, whole, sight.mandate.as_at, since=window.since, until=window.until)


def _coded(ends: pl.Series, codes: pl.DataFrame) -> pl.Series:
    """The code of the node at the end of each link. Each distinct end is looked up once."""
    ends = ends.cast(pl.Categorical)
    distinct = ends.unique()
    of = distinct.cast(pl.String).alias("end").to_frame().join(codes, on="end", how="left", maintain_order="left")
    table = pl.DataFrame({"end": distinct, "code": of.get_column("code")})
    joined = ends.alias("end").to_frame().join(table, on="end", how="left", maintain_order="left")
    return joined.get_column("code").alias(ends.name)
