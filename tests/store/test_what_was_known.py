"""A corrected report keeps its past, on every store."""

from __future__ import annotations

import json

from ctx_map.store import Store
from ctx_map.vocabulary.labels import Label
from store.changes import HOLDERS_EYES, SPENDS, ash_and_bo_in_the_park, change, link_row

FIRST = link_row("town:ash", "SPENDS_TIME_AT", "town:park", note="daily")
LATER = {
    **FIRST,
    "note": "weekly",
    "version": f"{FIRST['key']}~2",
    "content": "weekly",
    "known_from": "2026-05-01",
}
END_OF_FIRST = {
    "source": "town:ash",
    "source_label": "Person",
    "target": "town:park",
    "target_label": "Place",
    "kind": "SPENDS_TIME_AT",
    "version": str(FIRST["version"]),
    "retracted_at": "2026-05-01",
}


def corrected(store: Store) -> Store:
    store.admit(ash_and_bo_in_the_park(note="daily"))
    store.admit(change(links={SPENDS: [LATER]}, retracted=[END_OF_FIRST]))
    return store


def known(store: Store, day: str) -> set[tuple[str, str]]:
    rows = store.read("read/links", **{**HOLDERS_EYES, "as_at": day})
    return set(rows.select("source", "note").rows())


def test_nothing_is_known_before_it_was_recorded(store: Store) -> None:
    assert known(corrected(store), "2026-03-01") == set()
    assert store.read("read/reported_totals", as_at="2026-03-01").rows() == [(0, 0)]


def test_an_earlier_day_shows_what_was_known_then(store: Store) -> None:
    assert known(corrected(store), "2026-04-30") == {("town:ash", "daily"), ("town:bo", "daily")}


def test_the_day_of_the_correction_shows_the_correction(store: Store) -> None:
    assert known(corrected(store), "2026-05-01") == {("town:ash", "weekly"), ("town:bo", "daily")}
    assert store.read("read/reported_totals", as_at="2026-05-01").to_dicts() == [{"links": 2, "nodes": 3}]


def test_the_history_of_a_link_shows_every_version(store: Store) -> None:
    history = corrected(store).read("read/link_history", **HOLDERS_EYES, keys=[str(FIRST["key"])])
    assert history.select("version", "note", "known_from", "retracted_at").rows() == [
        (FIRST["version"], "daily", "2026-03-02", "2026-05-01"),
        (LATER["version"], "weekly", "2026-05-01", None),
    ]


def test_the_index_and_the_facts_leave_out_what_is_retracted(store: Store) -> None:
    index = corrected(store).read("read/link_index", namespace="town")
    assert set(index.get_column("version")) == {LATER["version"], "town:bo SPENDS_TIME_AT town:park R1~1"}
    assert store.facts().links == 2


def test_a_node_is_described_anew_and_its_old_row_is_kept(store: Store) -> None:
    store.admit(ash_and_bo_in_the_park())
    revision = {
        "key": "town:ash",
        "label": "Person",
        "properties": json.dumps({"name": "Ash"}),
        "recorded_at": "2026-03-02T12:00:00Z",
        "retracted_at": "2026-06-01T12:00:00Z",
        "load": "the first",
    }
    row = {"key": "town:ash", "name": "Ashley", "date_of_birth": "2011-02-03", "loaded_at": "2026-03-02T12:00:00Z"}
    store.admit(change(changed={Label.PERSON: [row]}, revisions=[revision]))
    people = store.read("read/people").select("key", "name", "date_of_birth", "loaded_at").rows()
    assert people == [
        ("town:ash", "Ashley", "2011-02-03", "2026-03-02T12:00:00Z"),
        ("town:bo", "Bo", None, "2026-03-02T12:00:00Z"),
    ]
    assert store.read("read/revisions").to_dicts() == [revision]
    assert store.facts().nodes == 3


def test_a_property_that_a_later_load_takes_away_is_gone(store: Store) -> None:
    store.admit(change(nodes={Label.PLACE: [{"key": "town:park", "name": "Park", "latitude": 51.5}]}))
    store.admit(change(changed={Label.PLACE: [{"key": "town:park", "name": "Park"}]}))
    assert store.read("read/places").select("name", "latitude").rows() == [("Park", None)]
    assert store.read("read/known_keys").select("key", "label").rows() == [("town:park", "Place")]


def test_a_changed_node_keeps_its_links(store: Store) -> None:
    store.admit(ash_and_bo_in_the_park())
    store.admit(change(changed={Label.PLACE: [{"key": "town:park", "name": "Old Park"}]}))
    around = store.read("read/links_around", **HOLDERS_EYES, keys=["town:park"])
    assert set(around.get_column("source")) == {"town:ash", "town:bo"}
