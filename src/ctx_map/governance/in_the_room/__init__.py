"""Written in the room: a place, a link, a correction, a young person's own words or rating, each kept as a report.

said = PlaceRating(meeting=meeting_id, reporter=Reporter("Police", "PC Oak"), place=place, rating=Rating.UNSAFE)
write_in_room(open_intake(store, mandate), said)
"""

from ctx_map.governance.in_the_room.handling import Share, usual_share
from ctx_map.governance.in_the_room.offered import Offered, links_between, links_to_a_place
from ctx_map.governance.in_the_room.said import (
    Correction,
    NewLink,
    NewPlace,
    OwnWords,
    PlaceRating,
    Reporter,
    Said,
)
from ctx_map.governance.in_the_room.writing import Kept, agencies_to_write, write_in_room, young_people_of

__all__ = [
    "Correction",
    "Kept",
    "NewLink",
    "NewPlace",
    "Offered",
    "OwnWords",
    "PlaceRating",
    "Reporter",
    "Said",
    "Share",
    "agencies_to_write",
    "links_between",
    "links_to_a_place",
    "usual_share",
    "write_in_room",
    "young_people_of",
]
