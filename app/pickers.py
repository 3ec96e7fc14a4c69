"""Questions put to the person at the screen. Names to choose from are those of the answer: they come through the same
door.
"""

from __future__ import annotations

import polars as pl
import streamlit as st

from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from listing import names_of
from state import session

MOST_YOUNG_PEOPLE = 50


def pick_people(network: Network, *, label: str = "Young people asked about") -> None:
    """Lets the session name young people; nobody named means all of them."""
    now, names = session(), names_of(network)
    people = network.nodes.filter(pl.col("label") == Label.PERSON.value).sort("name").get_column("key").to_list()

    def chosen() -> None:
        now.people = tuple(st.session_state["people"])

    st.session_state["people"] = [key for key in now.people if key in names]
    st.multiselect(
        label,
        people,
        key="people",
        format_func=lambda key: names.get(key, key),
        placeholder="All; or choose some by name",
        on_change=chosen,
        max_selections=MOST_YOUNG_PEOPLE,
    )


def pick_end(network: Network, label: str, *, key: str) -> str | None:
    """One end of a chain: anybody, any place, any thing of the network."""
    names = names_of(network)
    keys = network.nodes.sort("label", "name").get_column("key").to_list()
    found: str | None = st.selectbox(
        label,
        keys,
        index=None,
        key=key,
        format_func=lambda each: names.get(each, each),
        placeholder="Choose, or type a name",
        persist_state="session",
    )
    return found


def at_least(label: str, key: str, *, default: int, least: int = 1, most: int = 50) -> int:
    """A small number of the question."""
    return int(st.number_input(label, least, most, default, key=key, persist_state="session"))
