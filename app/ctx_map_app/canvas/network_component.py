"""The map in a screen: a payload goes in, what the reader selects, moves and asks for comes out.

The script and its styles lie in the installed package (`ctx_map/frontend`), vis-network in the installed pyvis package;
the latter is served by the app's own route at `VIS_ROUTE`. Nothing is asked from anybody else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Literal

import streamlit as st

from ctx_map.maps import MapPayload

VIS_ROUTE = "/ctx-map/vis-network.min.js"
"""Where the app serves `ctx_map.maps.vis_network_script()`."""
COMMANDS = ("fit", "lay_out", "jump", "save_picture", "show_all")
"""What a map can be told: fit it, forget what was moved, jump to a node, save the picture, show what is hidden."""
Picture = Literal["none", "ask", "save"]


def _nothing() -> None:
    """For what a screen does not listen to."""


def network_component(
    payload: MapPayload,
    *,
    key: str,
    selected: Sequence[str] = (),
    period: Mapping[str, str] | None = None,
    command: Mapping[str, object] | None = None,
    picture: Picture = "none",
    height: int = 600,
    least: int = 0,
    text_scale: float = 1.0,
    contrast: bool = False,
    on_selected: Callable[[], None] = _nothing,
    on_brush: Callable[[], None] = _nothing,
    on_positions: Callable[[], None] = _nothing,
    on_hidden: Callable[[], None] = _nothing,
    on_expand: Callable[[], None] = _nothing,
    on_inspect: Callable[[], None] = _nothing,
    on_path: Callable[[], None] = _nothing,
    on_picture: Callable[[], None] = _nothing,
) -> Any:
    """Draws a map. What the reader did stands in `st.session_state[key]`, and the callbacks are called for it.

    `selected`: keys of nodes and links to show as selected. `command`: `number` (a new one makes it a new command),
    `do` (one of `COMMANDS`), `node`. `height` is that of the canvas in pixels; `text_scale` 1.35 suits a projector.
    With `least`, the picture takes all the height that the window has left for it, but at least so many pixels. With
    `contrast`, lines are black and what is faded is faded less.
    `period` (`since` and `until`) is the one chosen on the strip of a map that has one.
    State: `selected` (a mapping of nodes and links to keys), `brush` (a period, or None for all), `positions` (key to
    across and down, all that were moved), `hidden` (keys).
    Once each: `expand` and `inspect` (a key), `path` (two keys), `picture`.
    A saved picture is a disclosure: with `picture="ask"` the button only asks, so that the screen can write the audit
    line before it sends the command `save_picture`; with "none" there is no button.
    """
    data = {
        "map": payload,
        "selected": list(selected),
        "period": dict(period) if period else None,
        "command": dict(command or {}),
        "picture": picture,
        "height": height,
        "least": least,
        "text_scale": text_scale,
        "contrast": contrast,
        "vis_url": VIS_ROUTE,
        "key": key,
    }
    return registered_component()(
        key=key,
        data=data,
        on_selected_change=on_selected,
        on_brush_change=on_brush,
        on_positions_change=on_positions,
        on_hidden_change=on_hidden,
        on_expand_change=on_expand,
        on_inspect_change=on_inspect,
        on_path_change=on_path,
        on_picture_change=on_picture,
    )


@cache
def registered_component() -> Any:
    """The component, which is registered once."""
    # not while this file is imported: outside `streamlit run` no manifest has been read yet, and this would raise
    return st.components.v2.component("ctx-map.network", js="network.js", css="network.css")
