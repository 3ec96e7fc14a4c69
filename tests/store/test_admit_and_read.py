"""What goes into a store comes out of it, on every store."""

from __future__ import annotations

import polars as pl
import pytest

from ctx_map.errors import StoreError, WrongUse
from ctx_map.network.columns import LINK_SCHEMA, NODE_SCHEMA
from ctx_map.store import Change, Store
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import joined_labels
from store.changes import (
    FRIENDS,
    HOLDERS_EYES,
    SPENDS,
    ash_and_bo_in_the_park,
    change,
    link_row,
    load_record,
)


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
    assert store.read("read/reported_totals", as_at="2026-11-24").rows() == [(0, 0)]


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
    assert store.read("read/reported_totals", as_at="2026-11-24").to_dicts() == [{"links": 2, "nodes": 3}]
    assert keys(store.read("read/known_keys"), "key", "label") == {
        ("town:ash", "Person"),
        ("town:bo", "Person"),
        ("town:park", "Place"),
    }


def test_a_load_leaves_its_line(store: Store) -> None:
    record = load_record("first")
    store.admit(change(load=record))
    assert store.read("read/loads").to_dicts() == [
        {
            "id": record.id,
            "digest": record.digest,
            "namespace": "town",
            "loaded_at": record.loaded_at,
            "takes_back": None,
        }
    ]


def test_the_same_load_again_changes_nothing(store: Store) -> None:
    again = ash_and_bo_in_the_park()
    store.admit(again)
    before = store.read("read/links", **HOLDERS_EYES)
    store.admit(again)
    assert store.read("read/links", **HOLDERS_EYES).equals(before)
    assert store.facts().loads == 1


def test_the_same_digest_under_another_id_changes_nothing(store: Store) -> None:
    store.admit(change(load=load_record("first")))
    store.admit(change(load=load_record("first"), nodes={Label.PERSON: [{"key": "town:ash"}]}))
    assert store.facts().nodes == 0


def test_every_kind_of_link_runs_between_the_labels_it_may(store: Store) -> None:
    nodes = {label: [{"key": f"town:{label}1"}, {"key": f"town:{label}2"}] for label in Label}
    links = {
        (kind, source, target): [link_row(f"town:{source}1", kind, f"town:{target}2")]
        for kind, source, target in joined_labels()
    }
    store.admit(change(nodes=nodes, links=links))
    seen = keys(store.read("read/links", **HOLDERS_EYES), "kind", "source_label", "target_label")
    assert seen == {(kind, source.value, target.value) for kind, source, target in joined_labels()}
    assert store.facts().nodes == 12


def test_two_reports_of_the_same_thing_are_two_links(store: Store) -> None:
    rows = [link_row("town:ash", "SPENDS_TIME_AT", "town:park", ref=ref) for ref in ("R1", "R2")]
    people = {Label.PERSON: [{"key": "town:ash"}], Label.PLACE: [{"key": "town:park"}]}
    store.admit(change(nodes=people, links={SPENDS: rows}))
    assert keys(store.read("read/links", **HOLDERS_EYES), "ref") == {("R1",), ("R2",)}


def test_links_around_some_keys_are_those_with_an_end_among_them(store: Store) -> None:
    store.admit(ash_and_bo_in_the_park())
    people = {Label.PERSON: [{"key": "town:cy"}]}
    store.admit(change(nodes=people, links={FRIENDS: [link_row("town:cy", "FRIEND_OF", "town:ash")]}))
    around = store.read("read/links_around", **HOLDERS_EYES, keys=["town:ash", "town:nobody"])
    assert keys(around, "source", "target") == {("town:ash", "town:park"), ("town:cy", "town:ash")}
    assert store.read("read/links_around", **HOLDERS_EYES, keys=[]).is_empty()


def test_a_link_between_two_of_the_keys_comes_once(store: Store) -> None:
    store.admit(ash_and_bo_in_the_park())
    around = store.read("read/links_around", **HOLDERS_EYES, keys=["town:ash", "town:park", "town:ash"])
    assert keys(around, "source") == {("town:ash",), ("town:bo",)}
    assert around.height == 2


def test_the_index_of_a_namespace_holds_its_links_alone(store: Store) -> None:
    store.admit(ash_and_bo_in_the_park(namespace="town"))
    other = link_row("town:ash", "FRIEND_OF", "town:bo", namespace="school")
    store.admit(change(links={FRIENDS: [other]}))
    index = store.read("read/link_index", namespace="school")
    assert keys(index, "key", "version", "content", "kind", "source_label") == {
        (other["key"], other["version"], other["content"], "FRIEND_OF", "Person")
    }


def test_a_link_to_a_node_that_is_not_there_stores_nothing_of_its_load(store: Store) -> None:
    nodes = {Label.PERSON: [{"key": "town:ash"}]}
    with pytest.raises(StoreError):
        store.admit(change(nodes=nodes, links={SPENDS: [link_row("town:ash", "SPENDS_TIME_AT", "town:gone")]}))
    facts = store.facts()
    assert (facts.nodes, facts.links, facts.loads) == (0, 0, 0)
    store.admit(change(nodes=nodes))
    assert store.facts().nodes == 1


def test_a_key_that_is_there_already_stores_nothing_of_its_load(store: Store) -> None:
    store.admit(ash_and_bo_in_the_park())
    with pytest.raises(StoreError):
        store.admit(change(nodes={Label.PERSON: [{"key": "town:cy"}, {"key": "town:ash"}]}))
    assert keys(store.read("read/people"), "key") == {("town:ash",), ("town:bo",)}
    assert store.facts().loads == 1


def test_a_version_that_is_to_end_and_is_not_there_stores_nothing_of_its_load(store: Store) -> None:
    ghost = {
        "source": "town:ash",
        "source_label": "Person",
        "target": "town:park",
        "target_label": "Place",
        "kind": "SPENDS_TIME_AT",
        "version": "nothing~1",
        "retracted_at": "2026-05-01",
    }
    store.admit(ash_and_bo_in_the_park())
    with pytest.raises(StoreError):
        store.admit(change(nodes={Label.PERSON: [{"key": "town:cy"}]}, retracted=[ghost]))
    assert (store.facts().nodes, store.facts().loads) == (3, 1)


def test_a_node_that_is_to_change_and_is_not_there_stores_nothing_of_its_load(store: Store) -> None:
    with pytest.raises(StoreError):
        store.admit(change(nodes={Label.PLACE: [{"key": "town:park"}]}, changed={Label.PERSON: [{"key": "town:cy"}]}))
    assert (store.facts().nodes, store.facts().loads) == (0, 0)


def test_a_frame_that_lacks_a_column_is_refused_with_its_name(store: Store) -> None:
    broken = Change(load=load_record(), new_nodes={Label.PERSON: pl.DataFrame({"key": ["town:ash"]})})
    with pytest.raises(WrongUse, match="date_of_birth"):
        store.admit(broken)
    assert store.facts().loads == 0


def test_progress_ends_with_all_rows_done(store: Store) -> None:
    told: list[tuple[str, int, int]] = []
    written = ash_and_bo_in_the_park()
    store.admit(written, progress=lambda *step: told.append(step))
    assert told[-1] == ("storing", written.rows, written.rows)
    assert all(done <= total for _, done, total in told)


def test_statements_are_read_by_name_with_their_parameters_alone(store: Store) -> None:
    with pytest.raises(WrongUse, match="no reading statement"):
        store.read("MATCH (n) RETURN n")
    with pytest.raises(WrongUse, match="no reading statement"):
        store.read("load/revisions", rows=[])
    with pytest.raises(WrongUse, match="takes the parameters as_at"):
        store.read("read/reported_totals", as_at="2026-11-24", keys=[])


def test_an_address_never_shows_a_password(store: Store) -> None:
    assert "@" not in store.uri


def test_a_text_of_any_letters_comes_back_as_it_was(store: Store) -> None:
    name = "Zoë “☂” \u202e \U0001f469\u200d\U0001f467 '; MATCH (n) DETACH DELETE n // \\ $name `"
    store.admit(change(nodes={Label.PERSON: [{"key": "town:zoë", "name": name}]}))
    assert keys(store.read("read/people"), "key", "name") == {("town:zoë", name)}
