"""Keeping what was written, and drawing it."""

from __future__ import annotations

from collections.abc import Callable

from ctx_map.governance.in_the_room import Kept, Said
from ctx_map_app.scene.actions import Action
from ctx_map_app.session.room_writing import keep, stays_out_of_this_room
from ctx_map_app.workspace.meeting.writing import attempt, end_writing
from ctx_map_app.workspace.room import do, room

KEPT = "It has been kept as a report, and is on the canvas."
CORRECTED = "The report has been corrected. What it said before is kept."
OUTSIDE = "It has been kept as a report. Its day is outside the period that is shown, so it is not on the canvas."
NOT_SHOWN = "It has been kept as a report. It is not shown here, because it stays out of meetings."


def keep_and_draw(made: Callable[[], Said], draw: Callable[[Kept], tuple[Action, ...]], *, words: str = KEPT) -> None:
    """Keeps what `made` makes of the form, draws it and says so. What is refused is said in the form."""
    done: list[tuple[Said, Kept]] = []

    def work() -> None:
        said = made()
        done.append((said, keep(said)))

    if not attempt(work):
        return
    said, kept = done[0]
    why_not = NOT_SHOWN if stays_out_of_this_room(said) else OUTSIDE if _is_outside(said) else ""
    if not why_not:
        do(*draw(kept))
    end_writing(why_not or words)


def _is_outside(said: Said) -> bool:
    """Whether its day is not in the period of the scene. What has no day is in every period."""
    scene, day = room().scene, said.day
    return day is not None and bool((scene.since and day < scene.since) or (scene.until and day > scene.until))
