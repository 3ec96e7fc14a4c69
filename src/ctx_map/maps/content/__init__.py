"""What is on the canvas of a meeting: where it begins, what can be opened, what a filter leaves, and what is not drawn.

Takes a network and plain values. It draws nothing and lays nothing out.
"""

from ctx_map.maps.content.content import Content, content_of
from ctx_map.maps.content.expand import Coming, what_would_come
from ctx_map.maps.content.filter import Filtered, apply_filters
from ctx_map.maps.content.filters import GRADES, NO_FILTERS, NOT_KNOWN, PLACE_SORTS, Filters
from ctx_map.maps.content.headline import Headline, headline
from ctx_map.maps.content.sorts import Sort, sorts_of
from ctx_map.maps.content.start import Tier
from ctx_map.maps.content.street import StreetContent, street_content
from ctx_map.maps.content.through import Through
from ctx_map.maps.content.wanted import MOST, Expansion, Wanted
from ctx_map.maps.content.whole_town import MOST_OF_TOWN

__all__ = [
    "GRADES",
    "MOST",
    "MOST_OF_TOWN",
    "NOT_KNOWN",
    "NO_FILTERS",
    "PLACE_SORTS",
    "Coming",
    "Content",
    "Expansion",
    "Filtered",
    "Filters",
    "Headline",
    "Sort",
    "StreetContent",
    "Through",
    "Tier",
    "Wanted",
    "apply_filters",
    "content_of",
    "headline",
    "sorts_of",
    "street_content",
    "what_would_come",
]
