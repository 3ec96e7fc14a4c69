"""What is written about: what is selected on the canvas, or the meeting itself."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ctx_map.governance.meetings import MeetingRecord
from ctx_map.network import Network
from ctx_map_app.answers.evidence_subject import subject_of
from ctx_map_app.frame.page import render
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.meeting.wording import Wording
from ctx_map_app.workspace.room import Room

SELECT_FIRST = "About the meeting as a whole. To write about a person, a place or a line, select it first."
WHOLE = "ws_write_whole"


@dataclass(frozen=True, slots=True)
class About:
    """The record that is written to, and what on the canvas it can be about."""

    record: MeetingRecord
    network: Network
    wording: Wording
    keys: tuple[str, ...]
    """The ids that are selected and that are on the map."""
    title: str
    """What these are called."""


def about_now(now: Room, drawn: Drawn, record: MeetingRecord, wording: Wording) -> About:
    """What is selected, as far as it is on the map."""
    network, selected = drawn.network.content, now.scene.selected
    subject = subject_of(network, selected) if selected else None
    if subject is None:
        return About(record, network, wording, (), "")
    return About(record, network, wording, selected, subject.title)


def choose_about(about: About) -> tuple[str, ...]:
    """Asks whether it is about what is selected or the meeting as a whole. Returns the ids that it is about."""
    if not about.keys:
        st.html(render("ws_nothing.html", words=SELECT_FIRST))
        return ()
    st.html(render("ws_nothing.html", words=f"About {about.title}."))
    return () if st.toggle("About the meeting as a whole", key=WHOLE) else about.keys
