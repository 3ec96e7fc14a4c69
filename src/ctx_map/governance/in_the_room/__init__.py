"""Written in the room: a place, a link, a correction, a young person's own words or rating, each kept as a report.

said = PlaceRating(meeting=meeting_id, reporter=Reporter("Police", "PC Oak"), place=place, rating=Rating.UNSAFE)
write_in_room(open_intake(store, mandate), said)
"""

from ctx_map.governance.in_the_room.child_map import (
    Entry,
    entries_of,
    read_child_map,
    share_entry,
    take_back_entry,
    who_will_see,
    without_events,
)
from ctx_map.governance.in_the_room.handling import Share, usual_share
from ctx_map.governance.in_the_room.offered import Offered, links_between, links_to_a_place
from ctx_map.governance.in_the_room.on_their_map import Matters, OnTheirMap, TheirPerson, TheirPlace
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
    "Entry",
    "Kept",
    "Matters",
    "NewLink",
    "NewPlace",
    "Offered",
    "OnTheirMap",
    "OwnWords",
    "PlaceRating",
    "Reporter",
    "Said",
    "Share",
    "TheirPerson",
    "TheirPlace",
    "agencies_to_write",
    "entries_of",
    "links_between",
    "links_to_a_place",
    "read_child_map",
    "share_entry",
    "take_back_entry",
    "usual_share",
    "who_will_see",
    "without_events",
    "write_in_room",
    "young_people_of",
]
