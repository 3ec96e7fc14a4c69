"""What goes into a store comes out of it, on every store."""

from __future__ import annotations

import polars as pl

from ctx_map.network.columns import LINK_SCHEMA, NODE_SCHEMA
from ctx_map.store import Store
from ctx_map.vocabulary.labels import Label
from store.changes import HOLDERS_EYES, ash_and_bo_in_the_park


def keys(frame: pl.DataFrame, *columns: str) -> set[tuple[object, ...]]:
    return set(frame.select(columns).rows())


def test_an_empty_store_gives_empty_rows_with_all_their_columns(store: Store) -> None:
    people = store.read("read/people")
    assert people.is_empty()
    assert people.columns == [*NODE_SCHEMA[Label.PERSON], "loaded_at", "load"]
    links = store.read("read/links", **HOLDERS_EYES)
    assert links.is_empty()
    assert links.columns[: len(LINK_SCHEMA)] == list(LINK_SCHEMA)
    assert links.schema["protective"] == pl.Boolean


def test_what_was_admitted_is_read_back(store: Store) -> None:
    store.admit(ash_and_bo_in_the_park())
    assert keys(store.read("read/people"), "key", "name") == {("town:ash", "Ash"), ("town:bo", "Bo")}
    assert keys(store.read("read/places"), "key", "latitude") == {("town:park", 51.5)}
    assert keys(store.read("read/links", **HOLDERS_EYES), "source", "kind", "target", "target_label") == {
        ("town:ash", "SPENDS_TIME_AT", "town:park", "Place"),
        ("town:bo", "SPENDS_TIME_AT", "town:park", "Place"),
    }
    facts = store.facts()
    assert (facts.nodes, facts.links, facts.loads) == (3, 2, 1)
