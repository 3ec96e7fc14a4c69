"""What is written in the room, kept through the intake of today. The screen then reads everything again."""

from __future__ import annotations

from ctx_map.governance.in_the_room import Kept, Said, agencies_to_write, write_in_room
from ctx_map_app.session.meeting_records import intake_now, read_again
from ctx_map_app.session.store import given_mandate


def keep(said: Said) -> Kept:
    """Keeps what was said as a report. Raises as `write_in_room` does, and then nothing was kept."""
    try:
        return write_in_room(intake_now(), said)
    finally:
        read_again()


def agencies_of_mandate() -> tuple[str, ...] | None:
    """The agencies whose reports the mandate of this computer may write, or None for every agency."""
    return agencies_to_write(given_mandate())


def stays_out_of_this_room(said: Said) -> bool:
    """Whether what was kept is not shown on a screen that is a meeting's."""
    return given_mandate().in_meeting and said.stays_out_of_meetings
