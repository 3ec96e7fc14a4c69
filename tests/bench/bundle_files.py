"""Writes a generated town as a bundle: the files an agency would send."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from bench.town import as_network, generate
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.tables import LINKS, TABLE_OF

WRITTEN = (Label.PERSON, Label.PLACE, Label.THING, Label.EVENT)
THING_KIND = "phone"
MAPPING = "mapping.toml"


def write_bundle(folder: Path, links: int, *, month: int = 1) -> Path:
    """A folder with the tables of a town of so many links. Months have the same people and places and other reports."""
    folder.mkdir(parents=True)
    network = as_network(generate(links, seed=month))
    ids = network.keys.str.strip_prefix("town:")
    nodes = network.nodes.with_columns(id=ids)
    for label in WRITTEN:
        table = TABLE_OF[label]
        told = nodes.filter(pl.col("label") == label.value)
        if label is Label.THING:
            told = told.with_columns(kind=pl.lit(THING_KIND))
        told.select(table.column_names).write_csv(folder / f"{table.name}.csv")
    ends = {"from": ids.gather(network.links["source"]), "to": ids.gather(network.links["target"])}
    told = network.links.with_columns(**ends, ref=pl.format("{}-{}", pl.lit(month), "ref"))
    # a generated town withdraws nothing, and has no column for it
    told.select(name for name in LINKS.column_names if name in told.columns).write_csv(folder / "links.csv")
    return folder


def write_mapped(folder: Path, bundle: Path) -> Path:
    """A folder with the same rows under an agency's own names and dates of birth, and the mapping that reads them."""
    folder.mkdir(parents=True)
    sources = []
    for file in bundle.glob("*.csv"):
        rows = pl.read_csv(file, infer_schema=False)
        rows = rows.select(column.name for column in rows if column.null_count() < rows.height)
        if "date_of_birth" in rows.columns:
            rows = rows.with_columns(pl.col("date_of_birth").str.to_date().dt.strftime("%d/%m/%Y"))
        rows.rename({name: f"their {name}" for name in rows.columns}).write_csv(folder / file.name)
        sources.append(_source(file, rows.columns))
    (folder / MAPPING).write_text("\n".join(["format = 1", *sources]), "utf-8")
    return folder


def _source(file: Path, columns: list[str]) -> str:
    """The part of a mapping that reads one file."""
    dates = {"date_of_birth": ', dates = "%d/%m/%Y"', "since": ', dates = ["%Y-%m-%d", "%Y-%m-%dT%H:%M"]'}
    lines = [f'columns.{name} = {{ column = "their {name}"{dates.get(name, "")} }}' for name in columns]
    return "\n".join(["[[source]]", f'file = "{file.name}"', f'into = "{file.stem}"', *lines, ""])
