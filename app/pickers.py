"""Questions put to the person at the screen. Names to choose from are those of the answer: they come through the same
door.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl
import streamlit as st

from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.people import Standing, standing_on
from listing import names_of
from state import DAY_FORMAT, session

MOST_YOUNG_PEOPLE = 50
MOST_MADE_SAFE = 3


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


def pick_end(network: Network, label: str, *, key: str, labels: Sequence[Label] = tuple(Label)) -> str | None:
    """One end of a chain: anybody, any place, any thing of the network, or only those of these labels."""
    names = names_of(network)
    of_these = network.nodes.filter(pl.col("label").is_in([each.value for each in labels]))
    keys = of_these.sort("label", "name").get_column("key").to_list()
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


def pick_made_safe(network: Network, *, label: str = "Made safe: up to three places or adults") -> None:
    """Lets the session choose places and adults, never a young person; none chosen means each place in turn."""
    now, names = session(), names_of(network)
    keys = _places_and_adults(network)

    def chosen() -> None:
        now.without = tuple(st.session_state["made_safe"])

    now.without = tuple(key for key in now.without if key in keys)
    st.session_state["made_safe"] = list(now.without)
    st.multiselect(
        label,
        keys,
        key="made_safe",
        format_func=lambda key: names.get(key, key),
        placeholder="Each place in turn; or choose by name",
        on_change=chosen,
        max_selections=MOST_MADE_SAFE,
    )


def _places_and_adults(network: Network) -> list[str]:
    """Keys of places, then of those who are known to be adults on the day asked about."""
    nodes = network.nodes.sort("name")
    places = nodes.filter(pl.col("label") == Label.PLACE.value).get_column("key").to_list()
    people = nodes.filter(pl.col("label") == Label.PERSON.value).select("key", "date_of_birth", "kind")
    adults = [key for key, born, kind in people.iter_rows() if _is_adult(network.as_at, born, kind)]
    return [*places, *adults]


def _is_adult(day: date, born: str | None, kind: str | None) -> bool:
    return standing_on(day, born=date.fromisoformat(born) if born else None, kind=kind) is Standing.ADULT


def pick_day_before(label: str, key: str) -> date:
    """A day before the one asked about; four weeks before it unless something else is chosen."""
    latest = session().as_at - timedelta(days=1)
    usual = session().as_at - timedelta(weeks=4)
    chosen = st.date_input(label, usual, max_value=latest, format=DAY_FORMAT, key=key, persist_state="session")
    return min(chosen or usual, latest)


def at_least(label: str, key: str, *, default: int, least: int = 1, most: int = 50) -> int:
    """A small number of the question."""
    return int(st.number_input(label, least, most, default, key=key, persist_state="session"))
