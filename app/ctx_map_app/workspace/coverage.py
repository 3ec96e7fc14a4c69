"""The line under the top bar: which day and period, who contributed and who did not, and what is restricted."""

from __future__ import annotations

import streamlit as st

from ctx_map import Release
from ctx_map.network import Network
from ctx_map.network.withheld import NONE, Withheld
from ctx_map.vocabulary.agencies import agencies_in_order, partners_without
from ctx_map.vocabulary.days import day_words, period_words
from ctx_map_app.frame.page import render
from ctx_map_app.session.state import session
from ctx_map_app.workspace.room import Room


def coverage_line(now: Room, network: Release[Network], *, missing: int) -> None:
    """Draws the line. `missing` is how many of those named are not known on the day, or are restricted."""
    links, scene = network.content.links, now.scene
    agencies = links.get_column("agency").unique().to_list()
    period = period_words(scene.since, scene.until) if scene.since or scene.until else "all dates"
    st.html(
        render(
            "ws_coverage.html",
            day=day_words(network.as_at),
            period=period,
            agencies=agencies_in_order(agencies),
            silent=partners_without(agencies),
            restricted=restricted_words(network.withheld),
            missing=missing,
            invented=session().invented,
        )
    )


def restricted_words(withheld: Withheld) -> str:
    """What is restricted, short enough for one line."""
    if withheld.links is None:
        return "You can't be told whether any information is restricted"
    if withheld.links == NONE:
        return "No report is restricted" if withheld.nodes in (None, NONE) else "Some information is restricted"
    return f"{withheld.links[0].upper()}{withheld.links[1:]} reports are restricted"
