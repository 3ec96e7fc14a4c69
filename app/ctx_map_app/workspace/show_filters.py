"""What is shown on the canvas, by kind: a small window with counts, and a click that takes each filter away again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from ctx_map.analysis.answers.wording import count_of
from ctx_map.maps.content import Filtered, Filters, apply_filters
from ctx_map.vocabulary.agencies import agency_words
from ctx_map_app.scene.actions import ClearFilters, Filter
from ctx_map_app.scene.actions.filtering import FILTER_WORDS
from ctx_map_app.workspace import filter_choices as choices
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.fields import chosen, offer
from ctx_map_app.workspace.room import Room, do

KEY = "ws_show_"
HIDE = "hide"
"""Whether what the filters leave out is hidden, and not dimmed."""
WIDTH = 460
"""Pixels."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter by words: what it is called, what there is to choose from, and each of these in words."""

    label: str
    counts: Callable[[Drawn], Mapping[Any, int]]
    words: Callable[[Any], str]


CHOICES: Mapping[str, Choice] = {
    "sorts": Choice("Only these people and things", choices.sort_counts, lambda sort: str(sort.words)),
    "places": Choice("Only these kinds of place", choices.place_counts, choices.place_words),
    "kinds": Choice("Only these kinds of link", choices.link_counts, choices.link_words),
    "agencies": Choice("Only reports from", choices.agency_counts, agency_words),
    "grades": Choice("Only reports of this grade", choices.grade_counts, choices.grade_words),
}
"""The filters by words, by their names in a scene."""
SWITCHES: Mapping[str, str] = {"protective": "Only protective links", "confirmed": "Only confirmed links"}
"""The filters that are on or off."""


def show_filters(now: Room, drawn: Drawn) -> None:
    """Draws the window. Its button says how many are hidden."""
    gone = len(drawn.at_any_time.nodes)
    done = "hidden" if now.scene.filters.hide else "dimmed"
    label = f"Show ({gone})" if gone else "Show"
    with (
        st.popover(label, key="ws_show", help=f"{count_of(gone, 'sign')} {done}" if gone else None),
        st.container(width=WIDTH),
    ):
        # the fields say what the scene says, also after undo
        filters = now.scene.filters
        for name, choice in CHOICES.items():
            _pills(now, name, choice, choice.counts(drawn))
        for name, label in SWITCHES.items():
            offer(f"{KEY}{name}", getattr(filters, name) is True)
            st.toggle(label, key=f"{KEY}{name}", on_change=_chosen, args=(now, name))
        offer(f"{KEY}{HIDE}", filters.hide)
        st.toggle("Hide the others in place of dimming them", key=f"{KEY}{HIDE}", on_change=_chosen, args=(now, HIDE))
        if filters.any:
            st.button("Show everything", key="ws_clear", on_click=do, args=(ClearFilters(),), type="primary")


def filters_in_use(now: Room, drawn: Drawn) -> None:
    """Draws a button for each filter that is in use. It says what that one leaves out, and takes it away."""
    filters = now.scene.filters
    for name in (*CHOICES, *SWITCHES):
        if getattr(filters, name) not in ((), None):
            words = left_out_words(_left_out_by(now, drawn, name), hide=filters.hide)
            label = f"{FILTER_WORDS[name].capitalize()}: {words} ×"
            st.button(
                label,
                key=f"ws_clear_{name}",
                on_click=do,
                args=(ClearFilters(name),),
                help=f"Clears the filter by {FILTER_WORDS[name]}",
            )


def left_out_words(left_out: Filtered, *, hide: bool) -> str:
    """How many nodes a filter dims or hides, or how many links where every node stays."""
    done = "hidden" if hide else "dimmed"
    if left_out.nodes or not left_out.links:
        return f"{len(left_out.nodes)} {done}"
    return f"{count_of(len(left_out.links), 'link')} {done}"


def _left_out_by(now: Room, drawn: Drawn, name: str) -> Filtered:
    """What one filter leaves out by itself, whatever the others do."""
    used: dict[str, Any] = {name: getattr(now.scene.filters, name)}
    alone = Filters(**used)
    made = (drawn.network.audit_line, now.scene.wanted, alone)
    return now.keep(f"left_out_{name}", made, lambda: apply_filters(drawn.network.content, drawn.content, alone))


def _pills(now: Room, name: str, choice: Choice, counts: Mapping[Any, int]) -> None:
    """Several may be chosen, each with its count."""
    key = f"{KEY}{name}"
    offer(key, [each for each in getattr(now.scene.filters, name) if each in counts])
    st.pills(
        choice.label,
        list(counts),
        selection_mode="multi",
        format_func=lambda each: f"{choice.words(each)} ({counts[each]})",
        key=key,
        on_change=_chosen,
        args=(now, name),
    )


def _chosen(now: Room, name: str) -> None:
    """Changes one filter. What a late message says of the others is no choice."""
    key = f"{KEY}{name}"
    if not chosen(key):
        return
    said = st.session_state[key]
    used: dict[str, Any] = {name: tuple(said) if name in CHOICES else said if name == HIDE else said or None}
    do(Filter(replace(now.scene.filters, **used)))
