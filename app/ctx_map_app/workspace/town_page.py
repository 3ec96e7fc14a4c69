"""Hotspots, without a meeting: the street map of the whole town with the places that lead and when. It names no one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from ctx_map import Release
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.maps.town import (
    Hexagons,
    TownCounts,
    TownEvents,
    days_since_first,
    hexagons_of,
    town_cells,
    town_counts,
    town_events,
    town_map,
    usual_resolution,
)
from ctx_map.network import Network
from ctx_map_app.canvas.network_component import network_component
from ctx_map_app.canvas.place_map import ground_file
from ctx_map_app.frame.empty_store import say_if_empty
from ctx_map_app.frame.page import render
from ctx_map_app.session.held_answers import Answer, ask
from ctx_map_app.session.state import session
from ctx_map_app.session.store import mandate_of_session
from ctx_map_app.workspace.asked import seen
from ctx_map_app.workspace.coverage import coverage_line
from ctx_map_app.workspace.network_picture import LARGER, LEAST
from ctx_map_app.workspace.page import PANEL, STYLE, TALL
from ctx_map_app.workspace.room import Room, enter, leave_behind
from ctx_map_app.workspace.shell import shell, window_size
from ctx_map_app.workspace.tools import undo_buttons
from ctx_map_app.workspace.town_chosen import choose_place, when_in
from ctx_map_app.workspace.town_controls import town_controls
from ctx_map_app.workspace.town_panel import town_panel
from ctx_map_app.workspace.town_views import town_views

TITLE = "Hotspots, without a meeting"
TOWN_STYLE = Path(__file__).parent / "town.css"
ASKED = "hotspots, street map"
"""The audit's word."""
KEY = "ws_town"
RAIL = 316
"""Pixels."""
AROUND = 344
"""Pixels of the window that the bars, the map's own tools and what is said below it take."""


def show() -> None:
    """Draws the page."""
    now = enter()
    st.html(STYLE)
    _bar(now)
    st.html(TOWN_STYLE)
    shell()
    network = seen()
    coverage_line(now, network, missing=0)
    say_if_empty()
    if network.content.links.height:
        _panes(now, _whole_town(network))
    leave_behind(now)


def _whole_town(network: Release[Network]) -> Answer[Any]:
    """Hotspots by their events, over all the time of the data."""
    options = {"period_days": days_since_first(network.content), "by": "events"}
    return ask(QUESTIONS["hotspots"], options, audit_name=ASKED)


def _panes(now: Room, answer: Answer[Any]) -> None:
    town, network, line = now.scene.town, answer.network.content, answer.network.audit_line
    when = when_in(town)
    # what is counted anew only where something else is chosen
    events = now.keep("town_events", (line,), partial(town_events, network))
    counts = now.keep("town_counts", (line, when), partial(town_counts, network, events, when))
    usual = now.keep("town_usual", (line,), partial(usual_resolution, network))
    resolution = town.resolution or usual
    with st.container(key="ws_panes", horizontal=True, gap=None, wrap=False):
        with st.container(key="ws_rail", width=RAIL, height=TALL, border=False, gap="xsmall"):
            town_controls(town, counts, resolution)
        with st.container(key="ws_middle", width="stretch", height=TALL, border=False, gap=None):
            _map(now, answer.network, counts, _hexagons(now, answer.network, events, resolution))
        with st.container(key="ws_side", width=PANEL, height=TALL, border=False, gap="small"):
            town_panel(now.scene, counts, answer)


def _hexagons(now: Room, network: Release[Network], events: TownEvents, resolution: int) -> Hexagons | None:
    if not now.scene.town.hexagons:
        return None
    line, when = network.audit_line, when_in(now.scene.town)
    parts = now.keep("town_cells", (line, resolution), partial(town_cells, network.content, resolution))
    return now.keep("town_hexagons", (line, resolution, when), lambda: hexagons_of(parts, events.chosen(when)))


def _map(now: Room, network: Release[Network], counts: TownCounts, hexagons: Hexagons | None) -> None:
    ground = ground_file()
    payload = now.keep(
        "town_map",
        (network.audit_line, when_in(now.scene.town), hexagons and (len(hexagons.cells), hexagons.steps), str(ground)),
        partial(town_map, network, counts, hexagons, ground=ground),
    )
    network_component(
        payload,
        key=KEY,
        selected=list(now.scene.selected),
        height=max(window_size()[1] - AROUND, LEAST),
        text_scale=LARGER if now.scene.projector else 1.0,
        on_selected=_selected,
    )


def _selected() -> None:
    nodes = ((st.session_state.get(KEY) or {}).get("selected") or {}).get("nodes", [])
    choose_place(str(nodes[0]) if nodes else "")


def _bar(now: Room) -> None:
    mandate = mandate_of_session()
    with st.container(key="ws_top", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.html(render("ws_title.html", title=TITLE), width="content")
        st.button("First page", key="ws_to_first", on_click=_go_to_first)
        undo_buttons(now)
        town_views(now)
        st.html(render("ws_who.html", mandate=mandate), width="content")
        st.html(render("ws_marking.html", marking=mandate.marking), width="content")


def _go_to_first() -> None:
    session().go_to = ""
