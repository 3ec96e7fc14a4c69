"""Maps and timelines as SVG, drawn in Python from the payloads that the app draws: for a printed page or a file.

Shapes, lines and words come from the same tables as those of the app. Each picture can be read in grey.
"""

from ctx_map.maps.svg.network import network_svg
from ctx_map.maps.svg.street import street_svg
from ctx_map.maps.svg.timeline import timeline_svg

__all__ = ["network_svg", "street_svg", "timeline_svg"]
