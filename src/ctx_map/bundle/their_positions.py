"""Positions as agencies write them: eastings and northings, grid references, or both degrees in one cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import polars as pl
from pyproj import Transformer

from ctx_map.bundle.mapping import Position
from ctx_map.network.arrays import Floats

ACCURACY = 5
"""Metres within which the conversion from the National Grid is right; its grid of corrections is not shipped."""
_PIPELINE = (
    "+proj=pipeline +step +inv +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy "
    "+step +proj=push +v_3 +step +proj=cart +ellps=airy "
    "+step +proj=helmert +x=446.448 +y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 +s=-20.489 "
    "+convention=position_vector "
    "+step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 +step +proj=unitconvert +xy_in=rad +xy_out=deg"
)
"""EPSG:27700 to WGS 84 by EPSG:1314, written out so that every machine gives the same positions."""
_METRES_IN = {"metres": 1, "kilometres": 1_000}
_EAST, _NORTH = 700_000, 1_300_000
"""Metres: the National Grid ends there."""
_NO_LAND = 1_300
"""Metres: there is only sea so near to where the National Grid begins. Kilometres of it are smaller than this."""
_SQUARE = 100_000
_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
_REFERENCE = re.compile(r"([HNOST])([A-HJ-Z])((?:[0-9]{2}){1,5})")
_DEGREES = re.compile(
    r"[(\[]?\s*([+-]?[0-9]{1,3}(?:\.[0-9]+)?)\s*°?\s*([NSEWnsew]?)\s*[,;\s]\s*"
    r"([+-]?[0-9]{1,3}(?:\.[0-9]+)?)\s*°?\s*([NSEWnsew]?)\s*[)\]]?"
)
Pair = tuple[float, float]
_Cell = TypeVar("_Cell", str, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Positions:
    """Latitudes and longitudes as text, and the rows whose position could not be read."""

    latitude: pl.Series
    longitude: pl.Series
    wrong: pl.Series
    code: str
    converted: bool = False
    """Whether they were converted from the National Grid."""
    accuracy: int = ACCURACY
    """Metres within which the least exact of them is right, if they were converted."""


def positions_of(rows: pl.DataFrame, rule: Position, at: Mapping[str, int]) -> Positions:
    """Return the position of every row under the rule of a source. A row without one is blank."""
    columns = [rows.get_column(str(at[name])).fill_null("").str.strip_chars() for name in rule.their_columns]
    if rule.eastings:
        return _from_grid(list(zip(*columns, strict=True)), lambda cells: _metres(*cells, unit=rule.unit), "grid-range")
    if rule.grid_reference:
        found = _from_grid(columns[0].to_list(), _reference, "grid-reference-form")
        squares = [size // 2 for text in columns[0].unique() if (size := _square_of(text)) and _reference(text)]
        return replace(found, accuracy=max([ACCURACY, *squares]))
    first = "latitude" if rule.latitude_longitude else "longitude"
    pairs = [_degrees(text, first) if text else None for text in columns[0]]
    wrong = [pair is None and bool(text) for pair, text in zip(pairs, columns[0], strict=True)]
    return _positions(pairs, wrong, "position-form")


def _from_grid(cells: list[_Cell], read: Callable[[_Cell], Pair | None], code: str) -> Positions:
    """Positions from what stands for a point of the National Grid. Each distinct one is read once."""
    known = {cell: read(cell) for cell in dict.fromkeys(cells) if _filled(cell)}
    points = [point for point in known.values() if point]
    degrees = iter(_converted(np.array(points, np.float64).reshape(-1, 2)).tolist())
    found: dict[_Cell, Pair | None] = {cell: _pair(next(degrees)) if point else None for cell, point in known.items()}
    pairs = [found.get(cell) for cell in cells]
    wrong = [cell in known and pair is None for cell, pair in zip(cells, pairs, strict=True)]
    return replace(_positions(pairs, wrong, code), converted=True)


def _pair(values: Sequence[float]) -> Pair:
    return values[0], values[1]


def _filled(cell: object) -> bool:
    return any(cell) if isinstance(cell, tuple) else bool(cell)


def _positions(pairs: list[Pair | None], wrong: list[bool], code: str) -> Positions:
    latitude, longitude = (
        pl.Series([None if pair is None else f"{pair[at]:.6f}" for pair in pairs], dtype=pl.String) for at in (0, 1)
    )
    return Positions(latitude, longitude, pl.Series(wrong, dtype=pl.Boolean), code)


def _metres(easting: str, northing: str, *, unit: str) -> Pair | None:
    try:
        east, north = (_METRES_IN[unit] * float(text.replace(",", "")) for text in (easting, northing))
    except ValueError:
        return None
    inside = 0 < east < _EAST and 0 < north < _NORTH and max(east, north) >= _NO_LAND
    return (east, north) if inside else None


def _parts(text: str) -> re.Match[str] | None:
    """The two letters and the figures of a grid reference."""
    return _REFERENCE.fullmatch(re.sub(r"\s+", "", text).upper())


def _square_of(text: str) -> int:
    """Metres along the side of the square that a grid reference names; 0 for what is none."""
    found = _parts(text)
    return 10 ** (5 - len(found[3]) // 2) if found else 0


def _reference(text: str) -> Pair | None:
    """The middle of the square that a grid reference such as SJ 845 981 names."""
    found = _parts(text)
    if found is None:
        return None
    large, small = _LETTERS.index(found[1]), _LETTERS.index(found[2])
    figures, size = len(found[3]) // 2, _square_of(text)
    # squares of 500 km are counted from S, and of 100 km within each, from the north west
    east = ((large - 2) % 5) * 5 + small % 5
    north = 19 - large // 5 * 5 - small // 5
    parts = (int(found[3][:figures]), int(found[3][figures:]))
    metres = (east * _SQUARE + (parts[0] + 0.5) * size, north * _SQUARE + (parts[1] + 0.5) * size)
    return metres if 0 < metres[0] < _EAST and 0 < metres[1] < _NORTH else None


def _degrees(text: str, first: str) -> Pair | None:
    """Latitude and longitude in one cell. Letters of the compass go before the declared order."""
    found = _DEGREES.fullmatch(text)
    if found is None:
        return None
    signs = [found[2].upper(), found[4].upper()]
    values = [
        -float(found[at]) if sign in ("S", "W") else float(found[at]) for at, sign in zip((1, 3), signs, strict=True)
    ]
    turned = signs[0] in ("E", "W") or signs[1] in ("N", "S") if any(signs) else first == "longitude"
    return (values[1], values[0]) if turned else (values[0], values[1])


def _converted(points: Floats) -> Floats:
    """Latitude and longitude of points of the National Grid."""
    longitude, latitude = Transformer.from_pipeline(_PIPELINE).transform(points[:, 0], points[:, 1])
    return np.column_stack([latitude, longitude])
