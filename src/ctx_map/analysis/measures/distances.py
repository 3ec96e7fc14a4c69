"""Find places near a place, by great-circle distance in metres."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from scipy.spatial import cKDTree

from ctx_map.network import Network
from ctx_map.network.arrays import Floats, Ints
from ctx_map.vocabulary.labels import Label

EARTH_RADIUS_M = 6_371_008.8
"""Metres, the mean radius of the Earth (IUGG)."""
NEAREST = 5
"""The most places that are returned."""


def metres_between(latitude: float, longitude: float, latitudes: Floats, longitudes: Floats) -> Floats:
    """Return the great-circle distance in metres from a point to each of the other points, given in degrees."""
    here = _on_sphere(np.array([latitude]), np.array([longitude]))
    return _arc(np.linalg.norm(_on_sphere(latitudes, longitudes) - here, axis=1))


def near_by(network: Network, contexts: Sequence[int], metres: int) -> list[str]:
    """Return the keys of the nearest other places within a distance of any of these places (codes)."""
    tree, codes = _places(network)
    found: dict[int, float] = {}
    for at in np.flatnonzero(np.isin(codes, list(contexts))):
        for other, far in _within(tree, int(at), metres):
            found[other] = min(far, found.get(other, far))
    keys = network.keys
    nearest = sorted((far, keys[int(codes[at])]) for at, far in found.items() if codes[at] not in set(contexts))
    return [key for _, key in nearest[:NEAREST]]


def near_each(network: Network, contexts: Sequence[int], metres: int) -> list[list[str]]:
    """Return the nearest other places for each of these places separately."""
    tree, codes = _places(network)
    at = {int(code): position for position, code in enumerate(codes)}
    keys = network.keys.to_list()
    answer = []
    for code in contexts:
        others = _within(tree, at[code], metres) if code in at else []
        nearest = sorted((far, keys[codes[other]]) for other, far in others if codes[other] != code)
        answer.append([key for _, key in nearest[:NEAREST]])
    return answer


def _within(tree: cKDTree, at: int, metres: int) -> list[tuple[int, float]]:
    """Positions and distances of all points within the distance."""
    chord = 2 * EARTH_RADIUS_M * np.sin(min(metres / (2 * EARTH_RADIUS_M), np.pi / 2))
    found = np.array(tree.query_ball_point(tree.data[at], chord + 1e-6), np.int64)
    far = _arc(np.linalg.norm(tree.data[found] - tree.data[at], axis=1))
    return list(zip(found.tolist(), far.tolist(), strict=True))


def _places(network: Network) -> tuple[cKDTree, Ints]:
    located = network.nodes.with_row_index("code").filter(
        (pl.col("label") == Label.PLACE.value) & pl.col("latitude").is_not_null() & pl.col("longitude").is_not_null()
    )
    points = _on_sphere(located.get_column("latitude").to_numpy(), located.get_column("longitude").to_numpy())
    return cKDTree(points), located.get_column("code").to_numpy().astype(np.int64)


def _on_sphere(latitude: Floats, longitude: Floats) -> Floats:
    """Points in space, in metres from the centre of the Earth. Chords keep the order of great-circle distances."""
    lat, lon = np.radians(latitude), np.radians(longitude)
    points: Floats = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    return points * EARTH_RADIUS_M


def _arc(chord: Floats) -> Floats:
    arc: Floats = 2 * EARTH_RADIUS_M * np.arcsin(np.minimum(chord / (2 * EARTH_RADIUS_M), 1.0))
    return arc
