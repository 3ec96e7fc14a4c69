"""Pictures: the network map, the place map, and the page that stands alone. Made from a Release and nothing else."""

from ctx_map.maps.html import write_html
from ctx_map.maps.initials import with_initials
from ctx_map.maps.layout import lay_out
from ctx_map.maps.network_map import network_map
from ctx_map.maps.payload import MapPayload, Position, positions_of
from ctx_map.maps.place_map import place_map
from ctx_map.maps.script import vis_network_script

__all__ = [
    "MapPayload",
    "Position",
    "lay_out",
    "network_map",
    "place_map",
    "positions_of",
    "vis_network_script",
    "with_initials",
    "write_html",
]
