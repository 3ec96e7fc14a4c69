"""The page of a map that is made with a young person: their picture, what they can add, and what they added."""

from __future__ import annotations

import streamlit as st

from ctx_map.maps import own_map
from ctx_map_app.canvas.network_component import network_component
from ctx_map_app.frame.menu import WORKSPACE
from ctx_map_app.frame.page import render
from ctx_map_app.session.child_maps import ChildMap, child_map, close_child_map
from ctx_map_app.session.state import session
from ctx_map_app.session.store import mandate_of_session
from ctx_map_app.workspace.meeting.writing import end_writing
from ctx_map_app.workspace.network_picture import LARGER, LEAST
from ctx_map_app.workspace.page import PANEL, STYLE, TALL
from ctx_map_app.workspace.room import Room, room
from ctx_map_app.workspace.shell import shell, window_size
from ctx_map_app.workspace.with_child.adding import adding
from ctx_map_app.workspace.with_child.list_of_added import list_of_added

TITLE = "My map"
CHOOSE_FIRST = "Select one young person in the workspace, and choose Make a map with a young person in its menu."
PROMISE = (
    "What you put here stays on this map. Workers of the same agency can open it with you. To share something of it, a "
    "worker has to choose that."
)
AROUND = 200
"""Pixels of the window that the bar and the map's own tools take."""


def show() -> None:
    """Draws the page."""
    now = room()
    st.html(STYLE)
    _bar()
    shell()
    if not session().with_child:
        st.html(render("ws_nothing.html", words=CHOOSE_FIRST))
        return
    on_it = child_map(session().with_child)
    with st.container(key="ws_panes", horizontal=True, gap=None, wrap=False):
        with st.container(key="ws_middle", width="stretch", height=TALL, border=False, gap=None):
            _picture(now, on_it)
        with st.container(key="ws_side", width=PANEL, height=TALL, border=False, gap="small"):
            st.html(render("ws_nothing.html", words=PROMISE))
            adding(now, session().with_child)
            list_of_added(now, on_it)


def _picture(now: Room, on_it: ChildMap) -> None:
    names = "initials" if session().initials else "full"
    payload = now.keep(
        "child_map",
        (on_it.picture.audit_line, names),
        lambda: own_map(on_it.picture, names=names),
    )
    network_component(
        payload,
        key="ws_child_map",
        height=max(window_size()[1] - AROUND, LEAST),
        text_scale=LARGER,
        contrast=session().contrast,
    )


def _bar() -> None:
    with st.container(key="ws_top", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.html(render("ws_title.html", title=TITLE), width="content")
        st.button("Close this map", key="ws_child_close", on_click=_close)
        st.html(render("ws_marking.html", marking=mandate_of_session().marking), width="content")


def _close() -> None:
    room().made.pop("child_map", None)
    end_writing()
    close_child_map()
    session().go_to = WORKSPACE
