"""A screen with nothing but a map, for the tests of the component inside Streamlit."""

from __future__ import annotations

import json
from typing import Any

import streamlit as st

from ctx_map.maps import canvas_payload, network_map
from ctx_map.maps.content import Wanted, content_of
from ctx_map_app.canvas.canvas_component import CanvasMessage, canvas_component, new_events
from ctx_map_app.canvas.network_component import network_component
from maps.releases import released
from towns import tie, town

SPOTS = {"ash": (0.0, 0.0), "bo": (300.0, 0.0), "cas": (0.0, 200.0), "dee": (300.0, 200.0)}

st.set_page_config(layout="wide")
more = st.toggle("One more")
st.button("Another run")
chosen = ["cas"] if st.toggle("Choose Cas") else []
number = int(st.number_input("Command", 0, 10, 0))
picture = "ask" if st.toggle("Pictures") else "none"

ties = [tie("ash", "KNOWS", "bo", key="k1"), tie("ash", "KNOWS", "cas")] + [tie("bo", "KNOWS", "dee")] * more


def canvas() -> None:
    """The canvas of a meeting: what it tells is listed, and what was selected last comes back in the message."""
    told: list[dict[str, Any]] = st.session_state.setdefault("told", [])
    # as large as a real one: Streamlit sends small data with every run, and large data once
    places = [tie(who, "SPENDS_TIME_AT", f"place{number}") for number in range(40) for who in ("ash", "bo")]
    network = town(*ties, *places)
    content = content_of(network, Wanted(asked=("ash", "bo")))
    selected: list[str] = next((event["nodes"] for event in reversed(told) if event["do"] == "select"), [])
    canvas_component(
        canvas_payload(released(network), content, positions=SPOTS),
        CanvasMessage(selected=selected, numbers={"bo": 1}),
        key="canvas",
        on_event=lambda: told.extend(new_events("canvas")),
        height=400,
    )
    st.code(json.dumps([event["do"] for event in told]), language=None)


if st.toggle("Canvas"):
    canvas()
    st.stop()
network_component(
    network_map(released(town(*ties)), positions=SPOTS),
    key="map",
    selected=chosen,
    command={"number": number, "do": "jump", "node": "bo"},
    picture=picture,  # type: ignore[arg-type]
    height=400,
)
st.code(json.dumps(dict(st.session_state["map"]), sort_keys=True, default=dict), language=None)
