"""The timeline of a meeting: lanes of young people and places, and the narrow strip under the network."""

from ctx_map.maps.timeline.lanes import Lane, Mark, Timeline, timeline_of
from ctx_map.maps.timeline.payload import Strip, TimelinePayload
from ctx_map.maps.timeline.picture import strip_of, timeline_picture
from ctx_map.maps.timeline.suggested import shared_places_of

__all__ = [
    "Lane",
    "Mark",
    "Strip",
    "Timeline",
    "TimelinePayload",
    "shared_places_of",
    "strip_of",
    "timeline_of",
    "timeline_picture",
]
