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
from offered import offered
from state import DAY_FORMAT, MADE_SAFE, PEOPLE, TARGETS, session

MOST_YOUNG_PEOPLE = 50
MOST_MADE_SAFE = 3
MOST_TARGETS = 5


def pick_people(network: Network, *, nobody: str = "All; or choose some by name") -> None:
    """Lets the session name young people. `nobody` says what it means that nobody is named: all of them, mostly."""
    people = network.nodes.filter(pl.col("label") == Label.PERSON.value).sort("name").get_column("key").to_list()
    _choose(PEOPLE, "Young people asked about", people, network, placeholder=nobody, most=MOST_YOUNG_PEOPLE)


def pick_made_safe(network: Network, *, disabled: bool = False) -> None:
    """Lets the session choose places and adults, never a young person; none chosen means each place in turn."""
    keys = _places_and_adults(network)
    words = "Every set is looked at" if disabled else "Each place in turn; or choose by name"
    label = "Made safe: up to three places or adults"
    _choose(MADE_SAFE, label, keys, network, placeholder=words, most=MOST_MADE_SAFE, disabled=disabled)


def pick_targets(network: Network) -> None:
    """Lets the session choose places, people, things and organisations, to ask what can be done."""
    nodes = network.nodes.sort("name")
    labels = (Label.PLACE, Label.PERSON, Label.THING, Label.ORGANISATION)
    keys = [key for label in labels for key in nodes.filter(pl.col("label") == label.value).get_column("key")]
    words = "Places, people, things and organisations"
    _choose(TARGETS, words, keys, network, placeholder="Choose by name", most=MOST_TARGETS)


def pick_best() -> int | None:
    """Up to how many are made safe together where the best set is looked for; None where it is not."""
    sizes = {1: "one", 2: "up to two", 3: "up to three"}
    found: int | None = st.selectbox(
        "Or the best set of",
        list(sizes),
        index=None,
        key="what_if_best",
        format_func=sizes.__getitem__,
        placeholder="No set",
        persist_state="session",
        help="Every set of places and adults is looked at, without those that protect; near ties are shown.",
    )
    return found


def _choose(
    what: str,
    label: str,
    keys: Sequence[str],
    network: Network,
    *,
    placeholder: str,
    most: int,
    disabled: bool = False,
) -> None:
    """Several of these nodes by name. What is chosen on one screen is chosen on the next, as far as it is there."""
    now, names, there = session(), names_of(network), set(keys)

    def chosen() -> None:
        now.chosen[what] = tuple(st.session_state[what])

    now.chosen[what] = tuple(key for key in now.chosen.get(what, ()) if key in there)
    st.session_state[what] = [] if disabled else list(now.chosen[what])
    st.multiselect(
        label,
        offered(keys, names, label=label, key=what, chosen=now.chosen[what]),
        key=what,
        format_func=lambda key: names.get(key, key),
        placeholder=placeholder,
        on_change=chosen,
        max_selections=most,
        disabled=disabled,
    )


def pick_end(network: Network, label: str, *, key: str, labels: Sequence[Label] = tuple(Label)) -> str | None:
    """One end of a chain: anybody, any place, any thing of the network, or only those of these labels."""
    names = names_of(network)
    of_these = network.nodes.filter(pl.col("label").is_in([each.value for each in labels]))
    keys = of_these.sort("label", "name").get_column("key").to_list()
    now = st.session_state.get(key)
    found: str | None = st.selectbox(
        label,
        offered(keys, names, label=label, key=key, chosen=[now] if now else []),
        index=None,
        key=key,
        format_func=lambda each: names.get(each, each),
        placeholder="Choose, or type a name",
        persist_state="session",
    )
    return found


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


def pick_smallest(key: str) -> int:
    """The count below which none is shown, so that a table can be passed on; 1 shows every count to the room."""
    return at_least("Counts below this are not shown", key, default=5)


def at_least(label: str, key: str, *, default: int, least: int = 1, most: int = 50, about: str | None = None) -> int:
    """A small number of the question, with what it is `about`."""
    return int(st.number_input(label, least, most, default, key=key, persist_state="session", help=about))
