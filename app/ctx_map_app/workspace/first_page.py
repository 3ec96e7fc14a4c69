"""The first page: meetings, other ways to start, and three cards on what is new."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from ctx_map_app.frame.empty_store import say_if_empty
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.frame.menu import HOTSPOTS_MAP
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import may_write
from ctx_map_app.session.state import session
from ctx_map_app.session.store import mandate_of_session
from ctx_map_app.workspace.asked import seen
from ctx_map_app.workspace.cards import draw_cards, found_cards
from ctx_map_app.workspace.coverage import coverage_line
from ctx_map_app.workspace.meeting.meeting_list import meeting_list
from ctx_map_app.workspace.meeting.start_form import FORM, offer_start, start_form
from ctx_map_app.workspace.page import STYLE
from ctx_map_app.workspace.room import begin, first_scene, room
from ctx_map_app.workspace.town_page import TITLE as HOTSPOTS


def show() -> None:
    """Draws the page."""
    now = room()
    session().initials = mandate_of_session().in_meeting
    st.html(STYLE)
    with st.container(key="ws_top", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        mandate = mandate_of_session()
        st.html(render("ws_title.html", title="ctx-map"), width="content")
        st.html(render("ws_who.html", mandate=mandate), width="content")
        st.html(render("ws_marking.html", marking=mandate.marking), width="content")
    # reading takes seconds in a large store: what is waited for is said at once
    with _waiting("Reading the reports that you may see."):
        network = seen()
    coverage_line(now, network, missing=0)
    with st.container(key="ws_first", gap="small"):
        say_if_empty()
        if now.writing == FORM:
            start_form(network.content)
        else:
            _where_to_start(empty=not network.content.nodes.height)


def _where_to_start(*, empty: bool) -> None:
    """The ways in: a meeting, looking around, files, and what has changed."""
    writes = may_write()
    st.html(render("ws_first.html", empty=empty, writes=writes))
    with st.container(horizontal=True, gap="small"):
        if writes:
            st.button("Start a meeting", key="ws_start", type="primary", on_click=offer_start)
        st.button("Look around", key="ws_look", type="secondary" if writes else "primary", on_click=_look_around)
        st.button(HOTSPOTS, key="ws_hotspots", on_click=_go_to, args=(HOTSPOTS_MAP,))
        st.button("Load files", key="ws_load", on_click=_go_to, args=("load-files",))
        st.button("Record of use", key="ws_record", on_click=_go_to, args=("audit",))
    with show_errors():
        meeting_list()
    with _waiting("Looking for what has changed."):
        found = found_cards()
    if found:
        st.header("Worth a look", anchor=False)
        draw_cards(found)


@contextmanager
def _waiting(words: str) -> Iterator[None]:
    """Says what is waited for until this has been done."""
    place = st.empty()
    place.html(render("ws_waiting.html", words=words))
    yield
    place.empty()


def _look_around() -> None:
    begin(first_scene())
    _go_to("workspace")


def _go_to(address: str) -> None:
    session().go_to = address
