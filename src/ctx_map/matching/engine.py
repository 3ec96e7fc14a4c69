"""Comparing records with splink, on a DuckDB in memory that writes no file and reaches no network."""

from __future__ import annotations

import logging
from typing import Any

import polars as pl

from ctx_map.errors import WrongUse
from ctx_map.matching.model import Model

LEAST_WEIGHT = 0.0
"""Pairs are compared further if more speaks for them than against."""
_SHUT: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "",
}
"""DuckDB does not fetch extensions, and does not write what has no room in memory to a file."""
NOT_INSTALLED = 'The packages for matching are not installed. Install "ctx-map[matching]", then try again.'


def compared(records: pl.DataFrame, model: Model) -> pl.DataFrame:
    """Return the pairs of records for which more speaks than against: `key_l`, `key_r`, and a column a comparison.

    These columns hold the name of the level, empty where nothing could be said.
    """
    names = [each.name for each in model.comparisons]
    if records.height < 2:
        return pl.DataFrame(schema=dict.fromkeys(["key_l", "key_r", *names], pl.String))
    found = _predicted(records, model)
    said = [
        pl.col(f"gamma_{each.name}").map_elements(each.level, return_dtype=pl.String).alias(each.name)
        for each in model.comparisons
    ]
    return found.select("key_l", "key_r", *said).unique(["key_l", "key_r"]).sort("key_l", "key_r")


def _predicted(records: pl.DataFrame, model: Model) -> pl.DataFrame:
    """What splink says of the pairs."""
    try:
        import duckdb  # noqa: PLC0415  an extra
        from splink import Linker  # noqa: PLC0415
        from splink.backends.duckdb import DuckDBAPI  # noqa: PLC0415
    except ImportError as error:
        raise WrongUse(NOT_INSTALLED) from error
    # it would warn that the weights are not learned from the data, and its messages may hold values
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    connection: Any = duckdb.connect(":memory:", config=_SHUT)
    try:
        connection.execute("SET enable_external_access = false")
        table = DuckDBAPI(connection).register(records.to_arrow())
        linker = Linker(table, model.settings(records.height), log_level=None)
        pairs = linker.inference.predict(threshold_match_weight=LEAST_WEIGHT)
        return pl.DataFrame(pl.from_arrow(pairs.as_duckdbpyrelation().to_arrow_table()))
    finally:
        connection.close()
