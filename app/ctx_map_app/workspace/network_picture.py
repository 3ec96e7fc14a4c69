"""The network on the canvas: what is drawn of it, what is marked on it, and what comes back from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from ctx_map.governance import Action as AuditAction
from ctx_map.maps import MapPayload, canvas_payload, positions_of
from ctx_map.maps.content import Filters, Sort, headline, what_would_come
from ctx_map_app.canvas.canvas_component import CanvasMessage, Coming, canvas_component, new_events
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.frame.page import render
from ctx_map_app.scene import Camera
from ctx_map_app.scene.actions import Ask, Brush, Collapse, Expand, Hide, Move, Select, Show, ShowMore, Zoom
from ctx_map_app.session.saved_positions import checked_positions
from ctx_map_app.session.state import session
from ctx_map_app.session.store import mandate_of_session, the_audit
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.meeting.compare_form import changes_legend, changes_on_canvas, withdrawn_on_canvas
from ctx_map_app.workspace.panel_tabs import open_answer, open_evidence
from ctx_map_app.workspace.room import Room, do, redo, room, undo
from ctx_map_app.workspace.shell import window_size
from ctx_map_app.workspace.show_filters import filters_in_use

KEY = "ws_network"
AROUND = 330
"""Pixels of the window that the bars, the tabs, the canvas's own tools and the legend take, until they are measured."""
LEAST = 260
LARGER = 1.25
"""How much larger letters are for a projector."""
BETWEEN_TWO = "connect"
"""The question that the canvas asks about two nodes."""
ROUTES = ("nodes",)
"""What the rows of a question mark where each of them is a route from one node to another."""


def network_picture(now: Room, drawn: Drawn) -> None:
    """Draws the canvas under the line of what is behind it."""
    _headline(now, drawn)
    canvas_component(
        _payload(now, drawn),
        _message(now, drawn),
        key=KEY,
        height=max(window_size()[1] - AROUND, LEAST),
        least=LEAST,
        contrast=session().contrast,
        text_scale=LARGER if now.scene.projector else 1.0,
        on_event=_heard,
    )


def _payload(now: Room, drawn: Drawn) -> MapPayload:
    """The picture, made once for the same content, so that a click does not send it again."""
    scene = now.scene
    also = tuple(dict.fromkeys(key for route in _routes(drawn) for key in route))
    hidden = drawn.at_any_time if scene.filters.hide else None
    always = scene.filters.at_any_time if hidden else None
    fingerprint = (drawn.network.audit_line, scene.wanted, always, also, now.layouts)

    def made() -> MapPayload:
        opened = scene.expanded[-1].node if scene.expanded else ""
        payload = canvas_payload(
            drawn.network, drawn.content, filtered=hidden, positions=now.laid, opened=opened, also=also, strip=True
        )
        now.laid |= positions_of(payload)
        return payload

    return now.keep("payload", fingerprint, made)


def _message(now: Room, drawn: Drawn) -> CanvasMessage:
    """Everything on the canvas that changes with a click."""
    scene, routes = now.scene, _routes(drawn)
    all_of, always = drawn.filtered, drawn.at_any_time
    gone = always.nodes | always.links
    camera = scene.camera
    return CanvasMessage(
        selected=scene.selected,
        numbers={} if routes else drawn.numbers,
        dimmed=(all_of.nodes | all_of.links) - (gone if scene.filters.hide else frozenset()),
        dimmed_at_any_time=() if scene.filters.hide else gone,
        period=_period(scene.filters),
        path=routes[0] if routes else (),
        other_paths=routes[1:],
        changes=changes_on_canvas(now),
        withdrawn=withdrawn_on_canvas(now, frozenset(drawn.content.keys)),
        positions=scene.position_of,
        camera=(camera.scale, camera.x, camera.y) if camera else None,
        expanded=[each.node for each in scene.expanded],
        hidden=drawn.content.hidden,
        coming=_coming(now, drawn),
        question=drawn.asked[0].asks if drawn.asked else "",
        command=now.command,
    )


def _period(filters: Filters) -> dict[str, str] | None:
    """The period of the time brush."""
    if not (filters.since and filters.until):
        return None
    return {"since": filters.since.isoformat(), "until": filters.until.isoformat()}


def _routes(drawn: Drawn) -> Sequence[tuple[str, ...]]:
    """The routes of the answer, the shortest first; none where its rows are no routes."""
    if drawn.asked is None or drawn.asked[0].marks != ROUTES:
        return ()
    return [row.marks for row in drawn.rows]


def _coming(now: Room, drawn: Drawn) -> Coming | None:
    """What opening a node would bring, for as long as somebody chooses from it."""
    if not now.opening:
        return None
    coming = what_would_come(drawn.network.content, now.opening, drawn.content.keys)
    return Coming(now.opening, [(each.sort.value, each.sort.words, each.count) for each in coming])


def _headline(now: Room, drawn: Drawn) -> None:
    """The evidence between what is in sight, and how much more there is. The canvas itself counts what it draws."""
    counts = headline(drawn.network.content, drawn.content, drawn.filtered)
    with st.container(key="ws_headline", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            render(
                "ws_counts.html",
                reports=counts.reports,
                agencies=len(counts.agencies),
                brushed=_period(now.scene.filters) is not None,
            ),
            width="content",
        )
        changes_legend(now)
        filters_in_use(now, drawn)
        more = drawn.content.more
        if more:
            named = len(now.scene.people) + len(now.scene.places)
            words = f"Show {more} more linked to {'this one' if named == 1 else 'these'}"
            st.button(words, key="ws_more", type="tertiary", on_click=do, args=(ShowMore(more),))


def _heard() -> None:
    """Does what the reader did on the canvas, step by step."""
    for event in new_events(KEY):
        act = _ACTS.get(event["do"])
        if act:
            act(event)


def _select(event: Mapping[str, Any]) -> None:
    """Selects nodes or a line. The evidence is opened, unless an answer is beside the canvas."""
    ids = tuple(event.get("nodes") or event.get("links") or ())
    do(Select(ids))
    if not room().scene.question or not ids:
        (open_evidence if ids else open_answer)()


def _ask_expand(event: Mapping[str, Any]) -> None:
    room().opening = event["node"]


def _close_menu(_: Mapping[str, Any]) -> None:
    room().opening = ""


def _expand(event: Mapping[str, Any]) -> None:
    room().opening = ""
    do(Expand(event["node"], tuple(Sort(value) for value in event.get("sorts") or ())))


def _path(event: Mapping[str, Any]) -> None:
    room().choosing = ""
    do(Ask.having(BETWEEN_TWO, {"a": event["start"], "b": event["end"]}))
    room().tell_canvas("show_route")
    open_answer()


def _move(event: Mapping[str, Any]) -> None:
    moved = checked_positions(event.get("positions"))
    if moved:
        do(Move(tuple((key, *at) for key, at in sorted(moved.items()))))


def _camera(event: Mapping[str, Any]) -> None:
    fits = event.get("fit")
    do(Zoom(None if fits else Camera(float(event["scale"]), float(event["x"]), float(event["y"]))))


def _brush(event: Mapping[str, Any]) -> None:
    """A period was chosen under the canvas, or all of it again."""
    since, until = event.get("since"), event.get("until")
    do(Brush(date.fromisoformat(str(since)[:10]), date.fromisoformat(str(until)[:10])) if since and until else Brush())


def _inspect(event: Mapping[str, Any]) -> None:
    do(Select((event["node"],)))
    open_evidence()


@show_errors()
def _picture(event: Mapping[str, Any]) -> None:
    """A picture leaves the screen: that is a disclosure, so its line is written before the canvas saves it."""
    form = "svg" if event.get("format") == "svg" else "png"
    the_audit().append(AuditAction.DISCLOSED, mandate_of_session(), subject=f"workspace as {form}")
    room().tell_canvas(f"save_{form}")


_ACTS: Mapping[str, Callable[[Mapping[str, Any]], None]] = {
    "select": _select,
    "ask_expand": _ask_expand,
    "close_menu": _close_menu,
    "expand": _expand,
    "collapse": lambda event: do(Collapse(event["node"])),
    "hide": lambda event: do(Hide(tuple(event["nodes"]))),
    "show_hidden": lambda _: do(Show()),
    "path": _path,
    "move": _move,
    "camera": _camera,
    "brush": _brush,
    "inspect": _inspect,
    "undo": lambda _: undo(),
    "redo": lambda _: redo(),
    "picture": _picture,
}
"""What each event of the canvas does."""
