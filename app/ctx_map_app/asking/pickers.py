"""Fields in which people, places and things are chosen by name.

The names to choose from are those of an answer: they come through the same view as the answer itself. Typing the
beginning of a name and pressing Enter chooses the first match and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

import polars as pl
import streamlit as st

from ctx_map.analysis.question import Picks
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.people import Standing, age_words, latest_birth, standing_on
from ctx_map_app.asking.offered_names import offered
from ctx_map_app.session.state import session

MOST_CHOSEN = 50
FILTER: Final = "prefix"
"""How the browser finds a name: by its beginning. Fuzzy matching would add somebody with a similar name on Enter."""


def pick_several(
    network: Network, picks: Picks, label: str, *, key: str, hint: str, placeholder: str, most: int = MOST_CHOSEN
) -> None:
    """Lets the session choose several nodes. They stay chosen on the next screen, as far as they are there."""
    now, keys, words = session(), keys_for(network, picks), choice_words(network)
    there = set(keys)

    def chosen() -> None:
        now.chosen[key] = tuple(st.session_state[key])

    now.chosen[key] = tuple(each for each in now.chosen.get(key, ()) if each in there)
    st.session_state[key] = list(now.chosen[key])
    st.multiselect(
        label,
        offered(keys, words, label=label, key=key, chosen=now.chosen[key]),
        key=key,
        format_func=lambda each: words.get(each, each),
        placeholder=placeholder,
        on_change=chosen,
        max_selections=most,
        filter_mode=FILTER,
        select_all=False,
        help=hint,
    )


def pick_one(network: Network, picks: Picks, label: str, *, key: str, hint: str) -> None:
    """Lets the session choose one node."""
    keys, words = keys_for(network, picks), choice_words(network)
    now = st.session_state.get(key)
    st.selectbox(
        label,
        offered(keys, words, label=label, key=key, chosen=[now] if now else []),
        index=None,
        key=key,
        format_func=lambda each: words.get(each, each),
        placeholder="Choose, or type the beginning of a name",
        persist_state="session",
        filter_mode=FILTER,
        help=hint,
    )


def keys_for(network: Network, picks: Picks) -> Sequence[str]:
    """The keys of the nodes that an option can name, in the order of their names within each kind. Worked out once."""
    return network.kept(f"keys for {picks}", lambda: tuple(_keys_for(network, picks)))


def _keys_for(network: Network, picks: Picks) -> list[str]:
    names = pl.Series("called", list(network.names_by_key.values()), dtype=pl.String)
    nodes = network.nodes.with_columns(names).sort("called")
    return [key for find in _FOUND_BY[picks] for key in find(network, nodes)]


def choice_words(network: Network) -> Mapping[str, str]:
    """What each node is called where it is chosen: its name, and what tells it from others of a similar name.

    For a person this is the age and the place they attend; for a place or a thing its kind. Worked out once.
    """
    return network.kept("words to choose by", lambda: MappingProxyType(_choice_words(network)))


def _choice_words(network: Network) -> dict[str, str]:
    names, attended = network.names_by_key, _attended(network)
    nodes = network.nodes.select("key", "label", "kind", "date_of_birth").iter_rows()
    return {
        key: ", ".join(each for each in (names[key], *_details(network.as_at, row), attended.get(key, "")) if each)
        for key, *row in nodes
    }


def _details(day: date, row: Sequence[str | None]) -> tuple[str, ...]:
    label, kind, born = row
    if label == Label.PERSON.value:
        return (age_words(born, day),) if born else ()
    return ((kind or "").replace("_", " "),) if label in (Label.PLACE.value, Label.THING.value) else ()


def _attended(network: Network) -> Mapping[str, str]:
    """The first place, by name, that each person is reported to attend."""
    names = network.names_by_key
    keys = network.keys
    links = network.links.filter(pl.col("kind") == "ATTENDS").select("source", "target").unique()
    pairs = zip(keys.gather(links["source"]), keys.gather(links["target"]), strict=True)
    return dict(sorted(((person, names[place]) for person, place in pairs), key=lambda pair: pair[1], reverse=True))


def _of(label: Label) -> Callable[[Network, pl.DataFrame], list[str]]:
    def found(_: Network, nodes: pl.DataFrame) -> list[str]:
        return nodes.filter(pl.col("label") == label.value).get_column("key").to_list()

    return found


def _adults(network: Network, nodes: pl.DataFrame) -> list[str]:
    """Those known to be adults on the day of the network."""
    people = nodes.filter(pl.col("label") == Label.PERSON.value).select("key", "date_of_birth", "kind")
    return [key for key, born, kind in people.iter_rows() if _is_adult(network.as_at, born, kind)]


def _young(network: Network, nodes: pl.DataFrame) -> list[str]:
    """Those who were children on the day of any report of them, or whose age is not known."""
    earliest = _earliest_day(network)
    people = nodes.filter(pl.col("label") == Label.PERSON.value).select("key", "date_of_birth", "kind")
    return [
        key
        for key, born, kind in people.iter_rows()
        if not _is_adult(min(earliest.get(key, network.as_at), network.as_at), born, kind)
    ]


def _earliest_day(network: Network) -> Mapping[str, date]:
    """The day of the earliest report of each node that has one with a day."""
    days = network.links.select("source", "target", day=pl.col("since").str.slice(0, 10).str.to_date(strict=False))
    ends = pl.concat([days.select("day", node=end) for end in ("source", "target")]).drop_nulls()
    first = ends.group_by("node").agg(pl.col("day").min())
    return dict(zip(network.keys.gather(first["node"]), first["day"], strict=True))


def _is_adult(day: date, born: str | None, kind: str | None) -> bool:
    return standing_on(day, born=latest_birth(born) if born else None, kind=kind) is Standing.ADULT


_FOUND_BY: Mapping[Picks, Sequence[Callable[[Network, pl.DataFrame], list[str]]]] = {
    Picks.YOUNG_PEOPLE: (_young,),
    Picks.PLACES: (_of(Label.PLACE),),
    Picks.PLACES_AND_ADULTS: (_of(Label.PLACE), _adults),
    Picks.THINGS: (_of(Label.THING),),
    Picks.ANY: tuple(map(_of, Label)),
    Picks.ROW: tuple(map(_of, Label)),
}
"""Who and what each sort of option offers, in this order."""
