"""Writes a generated town as a bundle: the files an agency would send."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from bench.town import as_network, generate
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.tables import LINKS, TABLE_OF

WRITTEN = (Label.PERSON, Label.PLACE, Label.THING, Label.EVENT)
THING_KIND = "phone"


def write_bundle(folder: Path, links: int) -> Path:
    """A folder with the tables of a town of so many links."""
    folder.mkdir(parents=True)
    network = as_network(generate(links))
    ids = network.keys.str.strip_prefix("town:")
    nodes = network.nodes.with_columns(id=ids)
    for label in WRITTEN:
        table = TABLE_OF[label]
        told = nodes.filter(pl.col("label") == label.value)
        if label is Label.THING:
            told = told.with_columns(kind=pl.lit(THING_KIND))
        told.select(table.column_names).write_csv(folder / f"{table.name}.csv")
    ends = {"from": ids.gather(network.links["source"]), "to": ids.gather(network.links["target"])}
    told = network.links.with_columns(**ends)
    # a generated town withdraws nothing, and has no column for it
    told.select(name for name in LINKS.column_names if name in told.columns).write_csv(folder / "links.csv")
    return folder
