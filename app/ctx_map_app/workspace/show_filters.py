"""What is shown on the canvas, by kind: a small window with counts, and one click to show everything again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

import polars as pl
import streamlit as st

from ctx_map.maps.content import Sort, sorts_of
from ctx_map.vocabulary.agencies import agency_words
from ctx_map_app.scene.actions import ClearFilters, Filter
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.room import Room, do

SORTS, AGENCIES, PROTECTIVE, CONFIRMED, HIDE = (
    f"ws_show_{name}" for name in ("sorts", "agencies", "protective", "confirmed", "hide")
)

ChoiceT = TypeVar("ChoiceT")
WIDTH = 420
"""Pixels."""


def show_filters(now: Room, drawn: Drawn) -> None:
    """Draws the window. Its button says how many are hidden."""
    gone = len(drawn.at_any_time.nodes)
    with (
        st.popover(
            f"Show ({gone} {'hidden' if now.scene.filters.hide else 'dimmed'})" if gone else "Show", key="ws_show"
        ),
        st.container(width=WIDTH),
    ):
        # what there is to choose from
        filters = now.scene.filters
        sorts, agencies = _sort_counts(drawn), _agency_counts(drawn)
        # the fields say what the scene says, also after undo
        st.session_state[SORTS] = [sort for sort in filters.sorts if sort in sorts]
        st.session_state[AGENCIES] = [agency for agency in filters.agencies if agency in agencies]
        st.session_state[PROTECTIVE] = filters.protective is True
        st.session_state[CONFIRMED] = filters.confirmed is True
        st.session_state[HIDE] = filters.hide
        # what stays, by what it is and by who reported it
        _pills("Only these", sorts, lambda sort: sort.words, key=SORTS, now=now)
        _pills("Only reports from", agencies, agency_words, key=AGENCIES, now=now)
        # which links stay, and the way back
        st.toggle("Only protective links", key=PROTECTIVE, on_change=_chosen, args=(now,))
        st.toggle("Only confirmed links", key=CONFIRMED, on_change=_chosen, args=(now,))
        st.toggle("Hide the others in place of dimming them", key=HIDE, on_change=_chosen, args=(now,))
        if filters.any:
            st.button("Show everything", key="ws_clear", on_click=do, args=(ClearFilters(),), type="primary")


def _pills(label: str, counts: Mapping[ChoiceT, int], words: Callable[[ChoiceT], str], *, key: str, now: Room) -> None:
    """Several may be chosen, each with its count."""
    st.pills(
        label,
        list(counts),
        selection_mode="multi",
        format_func=lambda each: f"{words(each)} ({counts[each]})",
        key=key,
        on_change=_chosen,
        args=(now,),
    )


def _chosen(now: Room) -> None:
    said = st.session_state
    filters = replace(
        now.scene.filters,
        sorts=tuple(said[SORTS]),
        agencies=tuple(said[AGENCIES]),
        protective=True if said[PROTECTIVE] else None,
        confirmed=True if said[CONFIRMED] else None,
        hide=said[HIDE],
    )
    do(Filter(filters))


def _sort_counts(drawn: Drawn) -> Mapping[Sort, int]:
    nodes = drawn.network.content.nodes.select("key").with_columns(sorts_of(drawn.network.content))
    here = nodes.filter(pl.col("key").is_in(list(drawn.content.keys))).get_column("sort")
    counts = dict(here.value_counts().iter_rows())
    return {sort: counts[sort.value] for sort in Sort if sort.value in counts}


def _agency_counts(drawn: Drawn) -> Mapping[str, int]:
    """Distinct reports behind what is drawn, by agency."""
    links = drawn.network.content.links.filter(pl.col("key").is_in(list(drawn.content.links_behind)))
    counts = links.select("agency", "ref").unique().group_by("agency").len().sort("agency")
    return dict(counts.iter_rows())
