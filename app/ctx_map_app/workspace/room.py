"""The room of one browser tab: the history of its scene, and what was made to draw that scene.

The address of the browser holds a token and no name. A reload finds the history under it in the memory of the server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

import streamlit as st

from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.scene import History, Lettering, Scene, address_of, owner_of, unsaved_scenes
from ctx_map_app.scene.actions import Action
from ctx_map_app.session.held_answers import Answer
from ctx_map_app.session.meeting_records import meeting_record
from ctx_map_app.session.state import Held, session
from ctx_map_app.session.store import given_mandate
from ctx_map_app.workspace.fields import begin_drawing, end_drawing
from ctx_map_app.workspace.meeting.first_scene import scene_of_meeting

MadeT = TypeVar("MadeT")
_KEY = "ctx_map_room"


@dataclass
class Room:
    """What one tab holds beside the answers of its session. Nothing of it is on the disk."""

    history: History = field(default_factory=lambda: History(Scene()))
    token: str = ""
    meeting: str = ""
    """The id of the meeting that is open. Empty while someone only looks around."""
    writing: str = ""
    """What is being written for the meeting: the name of a form, and the id of what it is about after a colon."""
    refusal: str = ""
    """Why the last thing that was to be written was not."""
    answers: dict[str, tuple[Mapping[str, Any], Answer[Any]]] = field(default_factory=dict)
    """The answers that were seen while a meeting was open: the last one to each question, with its options."""
    heading: str = ""
    """The name of the heading that was clicked last. Two headings can be answered by one question."""
    choosing: str = ""
    """The question for which something has to be chosen before it can be asked."""
    drawer: str = ""
    """Which of the rail and the panel is open where both are drawers."""
    asked_before: tuple[object, ...] = ()
    """What was asked when the drawer was opened."""
    opening: str = ""
    """The node of which is asked what around it is to be drawn."""
    laid: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Where things were laid, so that newcomers move nothing."""
    layouts: int = 0
    """How often everything was arranged again."""
    taking: bool = False
    """Whether the window that takes away what is on the screen was asked for."""
    command: dict[str, object] = field(default_factory=dict)
    """The last thing that the canvas was told to do: its number and what."""
    made: dict[str, Held] = field(default_factory=dict)
    """What was made from an answer to draw it, by name."""

    @property
    def scene(self) -> Scene:
        """The scene on the screen."""
        return self.history.now

    def keep(self, name: str, fingerprint: tuple[object, ...], work: Callable[[], MadeT]) -> MadeT:
        """What `work` makes, or what it made before for the same fingerprint."""
        held = self.made.get(name)
        if held is None or held.fingerprint != fingerprint:
            held = self.made[name] = Held(fingerprint, work())
        return cast("MadeT", held.answer)

    def tell_canvas(self, what: str, node: str = "") -> None:
        """Has the canvas do something at its next drawing."""
        number = int(str(self.command.get("number", 0))) + 1
        self.command = {"number": number, "do": what, "node": node}


def room() -> Room:
    """The room of this browser tab."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Room(history=History(first_scene()))
    found: Room = st.session_state[_KEY]
    return found


def first_scene() -> Scene:
    """A scene about no one. A mandate that is shown to a meeting begins with initials."""
    return Scene(lettering=Lettering.INITIALS if given_mandate().in_meeting else Lettering.NAMES)


def enter() -> Room:
    """The room of this tab, with the scene that the address names, and its answers for that scene's day and period."""
    begin_drawing()
    now = room()
    asked = address_of(st.query_params.to_dict())
    if asked.meeting and asked.meeting != now.meeting:
        _open_from_address(now, asked.meeting)
    if asked.scene and asked.scene != now.token:
        found = unsaved_scenes().find(owner_of(given_mandate()), asked.scene)
        if found is not None:
            now.history, now.token = found, asked.scene
    _bring_into_session(now.scene)
    return now


def leave_behind(now: Room) -> None:
    """Keeps the history in memory, and puts its token into the address. A room in which nothing was done has none.

    The address of a meeting has the id of the meeting too.
    """
    end_drawing(now.history.at)
    if now.meeting and st.query_params.get("meeting") != now.meeting:
        st.query_params["meeting"] = now.meeting
    if not now.history.steps and not now.token and now.history.first == first_scene():
        return
    now.token = unsaved_scenes().keep(owner_of(given_mandate()), now.history, now.token)
    if st.query_params.get("scene") != now.token:
        st.query_params["scene"] = now.token


def begin(scene: Scene, *, meeting: str = "") -> None:
    """Begins a new history with this scene, for the meeting with this id or for no meeting."""
    st.session_state[_KEY] = Room(history=History(scene), meeting=meeting)


@show_errors()
def _open_from_address(now: Room, meeting: str) -> None:
    """Opens the meeting that the address names, as after a reload. One that may not be read is not opened."""
    del st.query_params["meeting"]
    scene = scene_of_meeting(meeting_record(meeting).content.meeting, first_scene())
    now.meeting, now.history, now.writing = meeting, History(scene), ""


@show_errors()
def do(*actions: Action) -> None:
    """Does one thing after the other. What cannot be done is said, and the scene stays as it was."""
    now = room()
    history = now.history
    for action in actions:
        history = history.do(action)
    now.history = history


def undo() -> None:
    """Goes one step back."""
    _go(room().history.undo())


def redo() -> None:
    """Goes one step on."""
    _go(room().history.redo())


def jump(number: int) -> None:
    """Goes to a step of the history."""
    _go(room().history.jump(number))


def _go(history: History) -> None:
    now = room()
    now.history, now.choosing, now.opening = history, "", ""


def _bring_into_session(scene: Scene) -> None:
    """The day, period and lettering of the scene are those for which the session asks."""
    now = session()
    now.as_at = scene.as_at or date.today()
    now.since, now.until = scene.since, scene.until
    now.initials = scene.lettering is Lettering.INITIALS
