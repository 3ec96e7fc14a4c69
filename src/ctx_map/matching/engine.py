"""Comparing records with splink, on a DuckDB in memory that writes no file and reaches no network."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import polars as pl

from ctx_map.errors import WrongUse
from ctx_map.matching.model import Model

AT_ONCE = 25_000
"""Records whose pairs are looked for in one go. More would be silent for too long, and fewer would take longer."""
LEAST_WEIGHT = 0.0
"""Pairs are compared further if more speaks for them than against."""
_SHUT: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "",
}
"""DuckDB does not fetch extensions, and does not write what has no room in memory to a file."""
NOT_INSTALLED = 'The packages for matching are not installed. Install "ctx-map[matching]", then try again.'


def compared(records: pl.DataFrame, model: Model, *, done: Callable[[int], None] | None = None) -> pl.DataFrame:
    """Return the pairs of records for which more speaks than against: `key_l`, `key_r`, and a column a comparison.

    These columns hold the name of the level, empty where nothing could be said. `done` is told now and then how many
    records have been compared.
    """
    names = [each.name for each in model.comparisons]
    if records.height < 2:
        return pl.DataFrame(schema=dict.fromkeys(["key_l", "key_r", *names], pl.String))
    found = _predicted(records, model, done)
    said = [
        pl.col(f"gamma_{each.name}").map_elements(each.level, return_dtype=pl.String).alias(each.name)
        for each in model.comparisons
    ]
    return found.select("key_l", "key_r", *said).unique(["key_l", "key_r"]).sort("key_l", "key_r")


def _predicted(records: pl.DataFrame, model: Model, done: Callable[[int], None] | None) -> pl.DataFrame:
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
        # in parts, each of which holds some records against all others
        parts, found = -(-records.height // AT_ONCE), []
        for part in range(1, parts + 1):
            pairs = linker.inference.predict_chunk((part, parts), (1, 1), threshold_match_weight=LEAST_WEIGHT)
            found.append(pl.DataFrame(pl.from_arrow(pairs.as_duckdbpyrelation().to_arrow_table())))
            if done is not None:
                done(records.height * part // parts)
        return pl.concat(found)
    finally:
        connection.close()
