"""Which base map a street map is drawn on: a file of this computer, and nothing from the internet."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import polars as pl

from ctx_map.errors import FileRefused
from ctx_map.network import Network
from ctx_map.settings import Settings, shipped_folder

OWN_GROUND = "ground.geojson"
"""The organisation's own map of its area, if it lies in the data folder and the settings name no other."""


def base_map_file(settings: Settings, *, invented: bool) -> Path | None:
    """Return the base map: the sample town's where all is invented, else the organisation's own, else none.

    Raises FileRefused where the settings name a file that is not there.
    """
    if invented:
        return shipped_folder("sample_data") / "saltmere" / "base-map.geojson"
    named = settings.base_map
    if named is not None and not named.is_file():
        raise FileRefused("CTX_MAP_BASE_MAP names a file that is not there. Correct the setting, or leave it out.")
    own = settings.data_dir / OWN_GROUND
    return named or (own if own.is_file() else None)


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
