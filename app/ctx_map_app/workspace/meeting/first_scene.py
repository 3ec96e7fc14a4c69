"""What the canvas shows when a meeting is opened: the young people and places that it is about, in its period."""

from __future__ import annotations

from dataclasses import replace

from ctx_map.governance.meetings import Meeting
from ctx_map_app.scene import Scene


def scene_of_meeting(meeting: Meeting, shown_as: Scene) -> Scene:
    """The scene of a meeting, with the lettering of another scene. Those who are restricted today are not in it."""
    return replace(
        Scene(lettering=shown_as.lettering, projector=shown_as.projector),
        people=meeting.people,
        places=meeting.places,
        since=meeting.since,
        until=meeting.until,
    )
