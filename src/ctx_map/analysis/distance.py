"""Great-circle distances between places."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

EARTH_RADIUS_M = 6_371_008.8
"""Metres, the mean radius of the Earth (IUGG)."""
Degrees = npt.NDArray[np.float64]


def metres_between(lat: Degrees | float, lon: Degrees | float, lats: Degrees, lons: Degrees) -> Degrees:
    """The great-circle distance in metres from a point to each of these points, by the haversine formula."""
    here, there = np.radians(lat), np.radians(lats)
    half_up, half_along = (there - here) / 2, np.radians(np.asarray(lons) - lon) / 2
    chord = np.sin(half_up) ** 2 + np.cos(here) * np.cos(there) * np.sin(half_along) ** 2
    distance: Degrees = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(chord, 1.0)))
    return distance
