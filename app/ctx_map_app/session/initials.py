"""Names or initials, and whether anybody shown is real."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import polars as pl

from ctx_map.maps import with_initials
from ctx_map.network import Network
from ctx_map.settings import shipped_folder


def for_the_room(network: Network) -> Network:
    """The network by initials and without free text. Dates of birth stay in it, unseen: they say who was young on the
    day of a report.
    """
    hidden = with_initials(network)
    return replace(hidden, nodes=hidden.nodes.with_columns(network.nodes.get_column("date_of_birth")))


def is_invented(network: Network) -> bool:
    """Whether everybody and everything shown is of the sample town: by id and name, as namespaces may be anybody's."""
    shown = _named(network.nodes.select(id=pl.col("key").str.splitn(":", 2).struct[1], name="name"))
    return bool(shown.height) and not shown.join(_sample(), on=["id", "name"], how="anti").height


@cache
def _sample() -> pl.DataFrame:
    """Every id of the sample town with its name, from the files that are shipped."""
    files = sorted((shipped_folder("sample_data") / "saltmere").glob("*/*.csv"))
    tables = [pl.read_csv(file, infer_schema=False) for file in files if file.name != "links.csv"]
    return pl.concat([_named(table) for table in tables]).unique()


def _named(table: pl.DataFrame) -> pl.DataFrame:
    name = pl.col("name") if "name" in table.columns else pl.lit(None, dtype=pl.String).alias("name")
    return table.select("id", name.fill_null(""))
