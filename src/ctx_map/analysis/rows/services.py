"""Schools, transport and services: places where young people are expected, and which they need.

Told by the kind of the place, because agencies record no more than that.
"""

from __future__ import annotations

import numpy as np

from ctx_map.network import Network
from ctx_map.network.arrays import Ints, Mask
from ctx_map.vocabulary.labels import Label

SERVICES = (
    "alternative provision",
    "bus",
    "children's home",
    "clinic",
    "college",
    "foster",
    "health",
    "hospital",
    "leisure centre",
    "library",
    "nursery",
    "rail",
    "school",
    "service",
    "station",
    "surgery",
    "transport",
    "university",
    "youth",
)
"""Words in the kind of a place that say it is a school, transport or a service: young people need it."""


def services(network: Network, codes: Ints) -> Mask:
    """Return which of these nodes (codes) are schools, transport or services."""
    kinds = network.nodes.get_column("kind").gather(codes).fill_null("").str.replace_all("_", " ")
    places = network.nodes.get_column("label").gather(codes) == Label.PLACE.value
    words = kinds.str.to_lowercase().str.contains_any(list(SERVICES))
    return np.asarray((places & words).to_numpy(), np.bool_)
