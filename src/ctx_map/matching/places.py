"""Places as they are compared: names, positions, property numbers, addresses and online platforms."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import polars as pl

from ctx_map.matching.addresses import address_words, house_number, place_words
from ctx_map.matching.model import ELSE, Comparison, Level, Model, on
from ctx_map.matching.sql import ADDRESS_ALIKE, alike, metres, missing
from ctx_map.network import Network
from ctx_map.vocabulary.folding import folded_name
from ctx_map.vocabulary.kinds import place_sorts
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.places import is_approximate

_CELL = 500
"""Cells of the grid for a degree: about 200 metres from south to north."""
_POSITIVE = 100_000
SCHEMA: dict[str, Any] = {
    "key": pl.String,
    "name": pl.String,
    "ordered": pl.String,
    "words": pl.List(pl.String),
    "figures": pl.String,
    "begins": pl.String,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "cells": pl.List(pl.String),
    "uprn": pl.String,
    "address": pl.String,
    "house": pl.String,
    "platform": pl.String,
    "sorts": pl.String,
}
_SAME_FIGURES = "figures_l = figures_r"
_NAME = Comparison(
    "name",
    missing("name"),
    (
        Level("same", "name_l = name_r", 10),
        Level("ordered", "ordered_l = ordered_r", 9),
        Level("alike", f"{_SAME_FIGURES} and {alike('name_l', 'name_r')}", 8),
        Level("part", f"{_SAME_FIGURES} and (list_has_all(words_l, words_r) or list_has_all(words_r, words_l))", 3),
        Level("other", ELSE, -8),
    ),
)
_POSITION = Comparison(
    "position",
    f"{missing('latitude')} or {missing('longitude')}",
    (
        Level("same", f"{metres()} <= 30", 9),
        Level("near", f"{metres()} <= 150", 6),
        Level("close", f"{metres()} <= 500", 1),
        Level("other", ELSE, -10),
    ),
)
_UPRN = Comparison("uprn", missing("uprn"), (Level("same", "uprn_l = uprn_r", 14), Level("other", ELSE, -6)))
_ADDRESS = Comparison(
    "address",
    missing("address"),
    (
        Level("same", "address_l = address_r", 8),
        Level("alike", f"house_l = house_r and {ADDRESS_ALIKE}", 6),
        Level("other", ELSE, -2),
    ),
)
_PLATFORM = Comparison(
    "platform",
    "platform_l is null and platform_r is null",
    (Level("same", "platform_l = platform_r", 5), Level("other", ELSE, -15)),
)
PLACES = Model(
    (_NAME, _POSITION, _UPRN, _ADDRESS, _PLATFORM),
    (on("ordered"), on("begins", "figures"), on("cells", lists=["cells"]), on("uprn"), on("address")),
)


def place_records(network: Network) -> pl.DataFrame:
    """One row for each place that has a name or a property number, as it is compared. Sorted by key."""
    places = network.nodes.filter(pl.col("label") == Label.PLACE.value)
    columns = ("key", "name", "kind", "platform", "latitude", "longitude", "uprn", "address")
    sorts = cache(place_sorts)
    rows = [_record(row, sorts) for row in places.select(columns).iter_rows(named=True) if row["name"] or row["uprn"]]
    return pl.DataFrame(rows, schema=SCHEMA).sort("key")


def could_be_one() -> pl.Expr:
    """Whether two places are not two at one address, nor two of one name that are apart."""
    return (
        (pl.col("name") != "other")
        & (pl.col("platform") != "other")
        & ((pl.col("position") != "other") | (pl.col("uprn") == "same"))
    )


def _record(row: dict[str, Any], sorts: Callable[[str | None, str | None], frozenset[str]]) -> dict[str, Any]:
    words = place_words(row["name"])
    name = "".join(words)
    address = address_words(row["address"])
    # two things near one approximate point need not be near each other
    exact = not is_approximate(row["kind"])
    north, east = (row["latitude"], row["longitude"]) if exact else (None, None)
    return {
        "key": row["key"],
        "name": name or None,
        "ordered": " ".join(sorted(words)) or None,
        "words": sorted(set(words)) or None,
        "figures": "".join(filter(str.isdigit, name)),
        "begins": name[:5] or None,
        "latitude": north,
        "longitude": east,
        "cells": _cells(north, east) if north is not None and east is not None else None,
        "uprn": row["uprn"].lstrip("0") if row["uprn"] else None,
        "address": address or None,
        "house": house_number(address),
        "platform": folded_name(row["platform"]) if row["platform"] else None,
        "sorts": " ".join(sorted(sorts(row["kind"], row["platform"]))),
    }


def _cells(north: float, east: float) -> list[str]:
    """The cells of four grids, shifted by half a cell: two positions within 100 metres have one of them in common."""
    return [
        f"{up} {across} {int(north * _CELL + up / 2 + _POSITIVE)} {int(east * _CELL / 2 + across / 2 + _POSITIVE)}"
        for up in (0, 1)
        for across in (0, 1)
    ]
