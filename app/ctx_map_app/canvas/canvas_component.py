"""The network on the canvas of a meeting: a picture and a small message go in, events come out.

The picture is sent when what is drawn changes, the message with each click. They are two mounts of one component,
because Streamlit sends all data of a mount again when any of it has changed. The canvas keeps nothing that undo cannot
reach: it tells what the reader does, and the next message says what is to be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import streamlit as st

from ctx_map.maps import MapPayload
from ctx_map_app.canvas.network_component import VIS_ROUTE, registered_component

_MESSAGE = "_message"
_HEARD = "_heard"


@dataclass(frozen=True, slots=True)
class Coming:
    """What opening a node would bring: the value of each sort, its words, and how many nodes of it."""

    node: str
    entries: Sequence[tuple[str, str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CanvasMessage:
    """Everything on the canvas that changes with a click. Ids of what is not drawn are passed over."""

    selected: Sequence[str] = ()
    """The ids of nodes or links."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """The number of the row of the answer that marks a node, by the id of the node."""
    fade: bool = True
    """Whether all but the numbered nodes and those that the meeting is about are faded."""
    dimmed: Collection[str] = ()
    """The ids of nodes and links that a filter dims, the period among them."""
    dimmed_at_any_time: Collection[str] = ()
    """The same without the period, for as long as the reader moves it."""
    path: Sequence[str] = ()
    """The ids of the nodes of a route, in order."""
    other_paths: Sequence[Sequence[str]] = ()
    """Further routes, which are marked less."""
    changes: Mapping[str, str] = field(default_factory=dict)
    """What happened to a link since an earlier meeting: happened since, learned since, corrected or withdrawn."""
    withdrawn: Sequence[tuple[str, str, str]] = ()
    """Links that were withdrawn since, with the ids of their two ends. Between two that are drawn they are dashed."""
    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Where nodes were moved to."""
    camera: tuple[float, float, float] | None = None
    """Scale, and what is in the middle: across and down in map units. None fits everything in."""
    expanded: Collection[str] = ()
    """The ids of nodes that were opened."""
    hidden: int = 0
    """How many nodes are hidden."""
    coming: Coming | None = None
    """Opens the menu in which somebody chooses what of it is to come."""
    question: str = ""
    """The question in words, for a saved picture."""
    period: Mapping[str, str] | None = None
    """The period of the time brush: since and until."""
    command: Mapping[str, object] = field(default_factory=dict)
    """`number` (a new one makes it a new command) and `do`: fit, show_route, jump (with `node`), save_png, save_svg."""


def canvas_component(
    payload: MapPayload,
    message: CanvasMessage,
    *,
    key: str,
    on_event: Callable[[], None],
    height: int = 600,
    least: int = 0,
    text_scale: float = 1.0,
    contrast: bool = False,
) -> None:
    """Draws the canvas. `on_event` is called when there are events: read them with `new_events(key)`.

    `height` is that of the picture in pixels: its tools stand above it, its legend below. With `least`, the picture
    takes all the height that the window has left for it, but at least so many pixels. With `contrast`, lines are black
    and what is faded is faded less. A saved picture is a disclosure: the button only asks with an event, so that the
    audit line is written before the command to save it.
    """
    draw = registered_component()
    with st.container(key=f"{key}_canvas", gap=None):
        look = {"height": height, "least": least, "text_scale": text_scale, "contrast": contrast}
        picture = {"canvas": True, "map": payload, "vis_url": VIS_ROUTE, "key": key, **look}
        draw(key=key, data=picture, on_events_change=on_event)
        draw(key=f"{key}{_MESSAGE}", data={"for": key, "message": _written(message, _heard(key))}, height=1)


def new_events(key: str) -> list[dict[str, Any]]:
    """The events that came since this was last called, in order, each once. An event says what to `do`, in ids."""
    told = (st.session_state.get(key) or {}).get("events") or []
    before = _heard(key)
    new = sorted((event for event in told if event["number"] > before), key=lambda event: event["number"])
    if new:
        st.session_state[f"{key}{_HEARD}"] = new[-1]["number"]
    return new


def _heard(key: str) -> int:
    """The number of the last event that was read."""
    return int(st.session_state.get(f"{key}{_HEARD}", 0))


def _written(message: CanvasMessage, heard: int) -> dict[str, Any]:
    """The message as it is sent: lists in an order that does not change by itself."""
    said = asdict(message)
    return said | {
        "dimmed": sorted(message.dimmed),
        "dimmed_at_any_time": sorted(message.dimmed_at_any_time),
        "expanded": sorted(message.expanded),
        "changes": sorted(message.changes.items()),
        "withdrawn": sorted(message.withdrawn),
        "numbers": sorted(message.numbers.items()),
        "positions": {key: list(at) for key, at in sorted(message.positions.items())},
        "heard": heard,
    }
