"""A network as two tables for other tools, one row per node and one row per link, with every code also in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import polars as pl

from ctx_map.network import Network
from ctx_map.network.homes import homes
from ctx_map.network.link_words import link_sentences, link_words
from ctx_map.vocabulary.grading import grade_words
from ctx_map.vocabulary.handling import handling_words
from ctx_map.vocabulary.links import LINK_KINDS

KEYS = ("id", "source", "target")
"""What a graph keeps beside the values of a node or a link."""
POINT_OF_A_HOME = ("latitude", "longitude", "uprn", "address")
_HANDLING = ("handling", "action_code", "sanitisation_code", "conditions")


def node_table(network: Network) -> pl.DataFrame:
    """Return one row per node. `label` is what it is called, and `node_type` says what it is.

    The position, address and property number of homes and placements are left out.
    """
    is_home = pl.lit(homes(network))
    first = ("id", "label", "node_type")
    return (
        network.nodes.rename({"key": "id", "label": "node_type"})
        .with_columns(label=network.names)
        .with_columns(pl.when(~is_home).then(pl.col(name)).alias(name) for name in POINT_OF_A_HOME)
        .select(*first, pl.exclude(*first))
    )


def link_table(network: Network) -> pl.DataFrame:
    """Return one row per link. `label` is the kind in words, and `weight` is 1.

    `sentence` reads the whole link in words. `both_ways` says that the direction has no meaning. Grade and handling are
    repeated in words.
    """
    links = network.links
    keys = network.keys
    reads = {name: link_words(name)[0] for name in LINK_KINDS}
    both = {name: kind.both_ways for name, kind in LINK_KINDS.items()}
    kinds = links.get_column("kind")
    extra = [
        keys.gather(links.get_column("source")).alias("source"),
        keys.gather(links.get_column("target")).alias("target"),
        kinds.replace_strict(reads, return_dtype=pl.String).alias("label"),
        kinds.replace_strict(both, return_dtype=pl.Boolean).alias("both_ways"),
        links.get_column("grade").fill_null("").map_elements(grade_words, return_dtype=pl.String).alias("grade_words"),
        _handling_words(links),
        link_sentences(network, links),
        pl.repeat(1.0, links.height, eager=True).alias("weight"),
    ]
    first = ("id", "source", "target", "kind", "label", "both_ways", "weight")
    return links.rename({"key": "id"}).with_columns(extra).select(*first, pl.exclude(*first))


def known_values(row: Mapping[str, Any], *, but: Collection[str] = ()) -> dict[str, Any]:
    """Return the values of a row that are known, without these columns."""
    return {name: value for name, value in row.items() if value is not None and name not in but}


def _handling_words(links: pl.DataFrame) -> pl.Series:
    """The handling of each report in words, worked out once for each that occurs."""
    distinct = links.select(_HANDLING).unique()
    said = [
        handling_words(
            row["handling"],
            action=row["action_code"],
            sanitisation=row["sanitisation_code"],
            conditions=row["conditions"],
        )
        for row in distinct.iter_rows(named=True)
    ]
    words = distinct.with_columns(handling_words=pl.Series(said, dtype=pl.String))
    joined = links.select(_HANDLING).join(words, on=_HANDLING, how="left", nulls_equal=True, maintain_order="left")
    return joined.get_column("handling_words")
