"""The network on the canvas: what is drawn of it, what comes back from it, and the line of counts above."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ctx_map.governance import Action as AuditAction
from ctx_map.maps import MapPayload, network_map, positions_of
from ctx_map.maps.content import Sort, headline, what_would_come
from ctx_map_app.canvas.network_component import network_component
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import Ask, Expand, Hide, Move, Select, ShowMore
from ctx_map_app.session.saved_positions import checked_positions
from ctx_map_app.session.store import mandate_of_session, the_audit
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.panel_tabs import open_answer, open_evidence
from ctx_map_app.workspace.room import Room, do, room
from ctx_map_app.workspace.shell import window_size

KEY = "ws_network"
AROUND = 360
"""Pixels of the window that the bars, the tabs, the canvas's own tools and the legend take."""
LEAST = 260
LARGER = 1.25
"""How much larger letters are for a projector."""
BETWEEN_TWO = "connect"
"""The question that the canvas asks about two nodes."""


def network_picture(now: Room, drawn: Drawn) -> None:
    """Draws the canvas under the line of what is on it."""
    _headline(now, drawn)
    network_component(
        _payload(now, drawn),
        key=KEY,
        selected=list(now.scene.selected),
        height=max(window_size()[1] - AROUND, LEAST),
        text_scale=LARGER if now.scene.projector else 1.0,
        command=now.command,
        picture="ask",
        on_selected=_selected,
        on_positions=_moved,
        on_hidden=_hidden,
        on_expand=_opened,
        on_inspect=_inspected,
        on_path=_path,
        on_picture=_picture,
    )


def _payload(now: Room, drawn: Drawn) -> MapPayload:
    """The map, made once for the same content, so that a click does not lay it out again."""
    scene, keys = now.scene, drawn.left
    highlight = tuple(drawn.numbers)
    fingerprint = (drawn.network.audit_line, keys, highlight, scene.positions, now.layouts)

    def made() -> MapPayload:
        positions = {**now.laid, **scene.position_of}
        payload = network_map(drawn.network, only=keys, positions=positions, highlight=highlight)
        now.laid |= {key: at for key, at in positions_of(payload).items() if key not in scene.position_of}
        return payload

    return now.keep("payload", fingerprint, made)


def _headline(now: Room, drawn: Drawn) -> None:
    """The evidence between what is in sight, and how much more there is. The canvas itself counts what it draws."""
    counts = headline(drawn.network.content, drawn.content, drawn.filtered)
    with st.container(key="ws_headline", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            render(
                "ws_counts.html", reports=counts.reports, agencies=len(counts.agencies), gone=len(drawn.filtered.nodes)
            ),
            width="content",
        )
        more = drawn.content.more
        if more:
            named = len(now.scene.people) + len(now.scene.places)
            words = f"Show {more} more linked to {'this one' if named == 1 else 'these'}"
            st.button(words, key="ws_more", type="tertiary", on_click=do, args=(ShowMore(more),))


def _said(name: str) -> Any:
    return (st.session_state.get(KEY) or {}).get(name)


def _selected() -> None:
    """Nodes or a line were selected: the evidence about them is opened, unless they are a row of the answer."""
    said = _said("selected") or {}
    ids = tuple(said.get("nodes", []) or said.get("links", [])[:1])
    do(Select(ids))
    if not room().scene.question or not ids:
        (open_evidence if ids else open_answer)()


def _moved() -> None:
    moved = checked_positions(_said("positions"))
    before = room().scene.position_of
    now = {key: (round(x, 1), round(y, 1)) for key, (x, y) in moved.items()}
    changed = tuple((key, *at) for key, at in sorted(now.items()) if before.get(key) != at)
    if changed:
        do(Move(changed))


def _hidden() -> None:
    """The canvas tells all that it hides; only what is new is hidden by the scene."""
    new = tuple(key for key in _said("hidden") or () if key not in room().scene.hidden)
    if new:
        do(Hide(new))


def _opened() -> None:
    """What is linked to a node is to be drawn: which of it is asked in the panel, with counts."""
    node = _said("expand")
    if node:
        room().opening = node
        do(Select((node,)))


def _inspected() -> None:
    node = _said("inspect")
    if node:
        do(Select((node,)))
        open_evidence()


def _path() -> None:
    ends = _said("path")
    if ends and len(ends) == 2:
        do(Ask.having(BETWEEN_TWO, dict(zip(("a", "b"), ends, strict=True))))
        open_answer()


@show_errors()
def _picture() -> None:
    """A picture leaves the screen: that is a disclosure, so its line is written before the canvas saves it."""
    the_audit().append(AuditAction.DISCLOSED, mandate_of_session(), subject="workspace as png")
    room().tell_canvas("save_picture")


def opening_choices(now: Room, drawn: Drawn) -> None:
    """Which of what is linked to a node is to be drawn, with counts, for as long as the node is selected."""
    node = now.opening
    coming = what_would_come(drawn.network.content, node, drawn.content.keys) if node in now.scene.selected else ()
    if not coming:
        now.opening = ""
        return
    with st.container(key="ws_opening"):
        name = drawn.network.content.names_by_key[node]
        st.html(render("which.html", name=name))
        with st.container(horizontal=True, gap="small"):
            for each in coming:
                words = f"{each.sort.words[0].upper()}{each.sort.words[1:]} ({each.count})"
                st.button(words, key=f"ws_open_{each.sort}", on_click=_expand, args=(node, (each.sort,)))
            if len(coming) > 1:
                total = sum(each.count for each in coming)
                st.button(f"All ({total})", key="ws_open_all", on_click=_expand, args=(node, ()))
            st.button("Close", key="ws_open_none", type="tertiary", on_click=_close_opening)


def _expand(node: str, sorts: tuple[Sort, ...]) -> None:
    do(Expand(node, sorts))
    _close_opening()


def _close_opening() -> None:
    room().opening = ""
