"""What the rows of single tables must and must not say: birth, position, the time of an event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import polars as pl

from ctx_map.bundle.check.notes import Notes
from ctx_map.bundle.check.typed import TypedTable
from ctx_map.network.births import latest_births

_OLDEST = 120
"""Years."""
_SEVERAL = r"[;&/+|]|(?i:\sand\s)"
"""What stands between the names of several people."""
_UK_LATITUDE, _UK_LONGITUDE = (49.0, 61.0), (-9.0, 2.5)
"""Degrees: the United Kingdom with some sea around it."""


def follow_node_rules(tables: Mapping[str, TypedTable], notes: Notes, *, today: date) -> None:
    """Note which rows break a rule of their table."""
    _people(tables["people"].rows, notes, today)
    _places(tables["places"].rows, notes)
    _events(tables["events"].rows, notes, today)


def _people(rows: pl.DataFrame, notes: Notes, today: date) -> None:
    born = pl.col("date_of_birth")
    tomorrow = (today + timedelta(days=1)).isoformat()
    oldest = f"{today.year - _OLDEST - 1}{today.isoformat()[4:]}"
    notes.problem("people", rows.filter(born >= tomorrow), "date_of_birth", "birth-future")
    notes.problem("people", rows.filter(born <= oldest), "date_of_birth", "birth-too-old")
    of_age = f"{today.year - 18}{today.isoformat()[4:]}"
    adult, young = pl.col("kind") == "adult", pl.col("kind") == "young_person"
    against = (adult & (born > of_age)) | (young & (latest_births(born) <= of_age))
    notes.warn("people", rows.filter(against), "kind", "kind-against-birth")
    notes.warn("people", rows.filter(pl.col("name").str.contains(_SEVERAL)), "name", "name-several")


def _places(rows: pl.DataFrame, notes: Notes) -> None:
    latitude, longitude = pl.col("latitude"), pl.col("longitude")
    read = rows.filter(latitude.is_not_null() & longitude.is_not_null())
    zero = (latitude == 0) & (longitude == 0)
    swapped = longitude.is_between(*_UK_LATITUDE) & latitude.is_between(*_UK_LONGITUDE)
    outside = ~latitude.is_between(-90, 90) | ~longitude.is_between(-180, 180)
    abroad = ~latitude.is_between(*_UK_LATITUDE) | ~longitude.is_between(*_UK_LONGITUDE)
    notes.problem("places", read.filter(zero), "latitude", "coordinates-zero")
    notes.problem("places", read.filter(swapped), "latitude", "coordinates-swapped")
    notes.problem("places", read.filter(outside & ~swapped), "latitude", "coordinates-range")
    notes.warn("places", read.filter(abroad & ~zero & ~swapped & ~outside), "latitude", "coordinates-abroad")


def coordinates_come_together(cells: pl.DataFrame | None, rows: pl.DataFrame, notes: Notes) -> None:
    """Note rows with only one of latitude and longitude, as they were written: a bad number is not a blank."""
    if cells is None:
        return
    there = [name in cells.columns for name in ("latitude", "longitude")]
    if not any(there):
        return
    filled = [
        cells.get_column(name).fill_null("").str.strip_chars() != ""
        if name in cells.columns
        else pl.Series([False]).new_from_index(0, cells.height)
        for name in ("latitude", "longitude")
    ]
    notes.problem("places", rows.filter(filled[0] & ~filled[1]), "longitude", "coordinate-alone")
    notes.problem("places", rows.filter(filled[1] & ~filled[0]), "latitude", "coordinate-alone")


def _events(rows: pl.DataFrame, notes: Notes, today: date) -> None:
    begun, ended = pl.col("occurred_from"), pl.col("occurred_to")
    tomorrow = (today + timedelta(days=1)).isoformat()
    notes.problem(
        "events", rows.filter((begun > ended) & ~begun.str.starts_with(ended)), "occurred_to", "dates-reversed"
    )
    notes.warn("events", rows.filter(begun >= tomorrow), "occurred_from", "date-future")
