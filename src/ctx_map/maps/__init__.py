"""Pictures: network map, place map, timeline, and the page that stands alone. Made from a Release and nothing else."""

from ctx_map.maps.canvas import canvas_payload
from ctx_map.maps.html import write_html
from ctx_map.maps.initials import with_initials
from ctx_map.maps.layout import lay_out
from ctx_map.maps.network_map import network_map
from ctx_map.maps.own_map import own_map
from ctx_map.maps.payload import MapPayload, Position, positions_of
from ctx_map.maps.place_counts import PlaceCounts, count_at_places
from ctx_map.maps.place_map import place_map
from ctx_map.maps.script import vis_network_script
from ctx_map.maps.timeline import TimelinePayload, shared_places_of, timeline_picture

__all__ = [
    "MapPayload",
    "PlaceCounts",
    "Position",
    "TimelinePayload",
    "canvas_payload",
    "count_at_places",
    "lay_out",
    "network_map",
    "own_map",
    "place_map",
    "positions_of",
    "shared_places_of",
    "timeline_picture",
    "vis_network_script",
    "with_initials",
    "write_html",
]
