"""The timeline in a screen: a payload goes in, what the reader selects and the period that they choose come out.

Its script and styles lie in the installed package (`ctx_map/frontend/timeline`). Nothing is asked from anybody else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import streamlit as st

from ctx_map.maps import TimelinePayload


def _nothing() -> None:
    """For what a screen does not listen to."""


def timeline_component(
    payload: TimelinePayload,
    *,
    key: str,
    selected: Sequence[str] = (),
    period: Mapping[str, str] | None = None,
    height: int = 420,
    text_scale: float = 1.0,
    on_selected: Callable[[], None] = _nothing,
    on_brush: Callable[[], None] = _nothing,
) -> Any:
    """Draws a timeline. What the reader did stands in `st.session_state[key]`, and the callbacks are called for it.

    `selected`: keys of lanes and links to show as selected. `period`: `since` and `until` of the chosen period.
    `height` is that of the lanes in pixels; more lanes scroll. State: `selected` (nodes and links, as the network map
    tells them) and `brush` (a period, or None for all).
    """
    data = {
        "timeline": payload,
        "selected": list(selected),
        "period": dict(period) if period else None,
        "height": height,
        "text_scale": text_scale,
    }
    return _component()(key=key, data=data, on_selected_change=on_selected, on_brush_change=on_brush)


@cache
def _component() -> Any:
    # not while this file is imported: outside `streamlit run` no manifest has been read yet, and this would raise
    return st.components.v2.component("ctx-map.timeline", js="timeline/timeline.js", css="network.css")
