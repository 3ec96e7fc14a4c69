"""Hotspots of a whole town: events at places by month and hour, hexagons, and the places that lead."""

from ctx_map.maps.town.counts import LeadingPlace, TownCounts, days_since_first, town_counts
from ctx_map.maps.town.events import BLOCK, BLOCKS_A_DAY, EVERYTHING, TownEvents, When, town_events
from ctx_map.maps.town.hexagons import Hexagons, hexagons_of, town_cells, usual_resolution
from ctx_map.maps.town.picture import town_map

__all__ = [
    "BLOCK",
    "BLOCKS_A_DAY",
    "EVERYTHING",
    "Hexagons",
    "LeadingPlace",
    "TownCounts",
    "TownEvents",
    "When",
    "days_since_first",
    "hexagons_of",
    "town_cells",
    "town_counts",
    "town_events",
    "town_map",
    "usual_resolution",
]
