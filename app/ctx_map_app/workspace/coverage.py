"""The line under the top bar: which day and period, who contributed and who did not, and what is restricted."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ctx_map import Release
from ctx_map.network import Network
from ctx_map.network.withheld import NONE, Withheld
from ctx_map.vocabulary.agencies import agencies_in_order, partners_without
from ctx_map.vocabulary.days import day_words, period_words
from ctx_map_app.frame.page import render
from ctx_map_app.scene import Scene
from ctx_map_app.session.state import session
from ctx_map_app.workspace.room import Room


def coverage_line(now: Room, network: Release[Network], *, missing: int) -> None:
    """Draws the line. `missing` is how many of those named are not known on the day, or are restricted."""
    links, scene = network.content.links, now.scene
    agencies = links.get_column("agency").unique().to_list()
    period = f"reports {_period(scene)}" if scene.since or scene.until else "reports of all dates"
    st.html(
        render(
            "ws_coverage.html",
            day=day_words(network.as_at),
            period=period,
            agencies=agencies_in_order(agencies),
            silent=_either(partners_without(agencies)),
            restricted=restricted_words(network.withheld),
            missing=missing,
            invented=session().invented,
        )
    )


def _either(partners: Sequence[str]) -> str:
    """Partners in a sentence: "health, police or schools"."""
    return " or ".join(filter(None, [", ".join(partners[:-1]), *partners[-1:]]))


def _period(scene: Scene) -> str:
    """The period, with its year once where it is within one, so that the line stays one line."""
    words, year = period_words(scene.since, scene.until), f" {scene.until.year}" if scene.until else ""
    within_a_year = scene.since and scene.until and scene.since.year == scene.until.year
    return words.replace(f"{year} to ", " to ", 1) if within_a_year else words


def restricted_words(withheld: Withheld) -> str:
    """What is restricted, short enough for one line."""
    if withheld.links is None:
        return "You can't be told whether any information is restricted"
    if withheld.links == NONE:
        return "No report is restricted" if withheld.nodes in (None, NONE) else "Some information is restricted"
    return f"{withheld.links[0].upper()}{withheld.links[1:]} reports are restricted"
