"""However many keys are asked about, the rows are those of asking about each."""

from __future__ import annotations

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from ctx_map.store import Store
from ctx_map.store.base import Value
from ctx_map.store.many import LONG, MANY
from ctx_map.vocabulary.labels import Label
from store.changes import HOLDERS_EYES, SPENDS, change, link_row, load_record

SCHOOL_EYES: dict[str, str | bool] = {**HOLDERS_EYES, "agency": "school", "holder": False, "meeting": True}


@pytest.fixture
def town(store: Store) -> Store:
    """More young people than count as few, each at the park and every third at one of seven other places."""
    people = [f"town:p{i:03d}" for i in range(3 * MANY)]
    at_the_park = [
        link_row(key, "SPENDS_TIME_AT", "town:park", audience="|police|" if i % 5 == 0 else "*", in_meeting=i % 4 != 0)
        for i, key in enumerate(people)
    ]
    elsewhere = [link_row(key, "SPENDS_TIME_AT", f"town:place{i % 7}") for i, key in enumerate(people) if i % 3 == 0]
    places = [
        {"key": key, "name": key, "latitude": 51.5} for key in ("town:park", *(f"town:place{i}" for i in range(7)))
    ]
    store.admit(
        change(
            nodes={Label.PERSON: [{"key": key, "name": key} for key in people], Label.PLACE: places},
            links={SPENDS: at_the_park + elsewhere},
        )
    )
    return store


def asked_in_parts(store: Store, statement: str, keys: list[str], order: str, **eyes: Value) -> pl.DataFrame:
    parts = [store.read(statement, **eyes, keys=keys[at : at + MANY - 1]) for at in range(0, len(keys), MANY - 1)]
    return pl.concat(parts).unique().sort(order)


@pytest.mark.parametrize("long", [1, LONG], ids=["in a table", "in a list"])
@pytest.mark.parametrize("eyes", [HOLDERS_EYES, SCHOOL_EYES], ids=["holder", "school"])
def test_reports_around_many_are_those_around_each(
    town: Store, monkeypatch: pytest.MonkeyPatch, eyes: dict[str, str | bool], long: int
) -> None:
    monkeypatch.setattr("ctx_map.store.many.LONG", long)
    monkeypatch.setattr("ctx_map.store.register.LARGE", 1)
    keys = [f"town:p{i:03d}" for i in range(MANY + 20)] + ["town:place3", "town:nobody"]
    many = town.read("read/links_around", **eyes, keys=keys)
    assert_frame_equal(many, asked_in_parts(town, "read/links_around", keys, "version", **eyes))
    assert many.height > MANY // 2


@pytest.mark.parametrize("eyes", [HOLDERS_EYES, SCHOOL_EYES], ids=["holder", "school"])
@pytest.mark.parametrize("statement", ["read/shown_among", "read/busy_among"])
def test_what_is_said_of_many_is_what_is_said_of_each(town: Store, eyes: dict[str, str | bool], statement: str) -> None:
    keys = [f"town:p{i:03d}" for i in range(MANY + 20)] + ["town:park", "town:place3", "town:nobody"]
    most = {"most": 10} if statement == "read/busy_among" else {}
    many = town.read(statement, **eyes, **most, keys=keys)
    assert_frame_equal(many, asked_in_parts(town, statement, keys, "key", **eyes, **most))
    assert "town:park" in many.get_column("key")


def test_a_place_is_busy_by_what_may_be_seen_however_far_down_that_stands(town: Store) -> None:
    keys = [f"town:p{i:03d}" for i in range(MANY + 20)] + ["town:park"]
    seen = town.read("read/links", **SCHOOL_EYES).filter(pl.col("target") == "town:park").height
    for most, busy in ((seen - 1, {"town:park"}), (seen, set())):
        found = town.read("read/busy_among", **SCHOOL_EYES, keys=keys, most=most)
        assert set(found.get_column("key")) == busy


def test_what_brought_many_is_what_brought_each(town: Store) -> None:
    keys = [f"town:p{i:03d}" for i in range(MANY + 20)] + ["town:place3", "town:nobody"]
    many = town.read("read/brought_among", **SCHOOL_EYES, keys=keys)
    assert_frame_equal(many, asked_in_parts(town, "read/brought_among", keys, "key", **SCHOOL_EYES))
    assert set(many.get_column("key")) == set(keys) - {"town:nobody"}
    assert set(many.get_column("seen")) == {True, False}


def test_what_many_reports_say_is_what_each_says(town: Store) -> None:
    keys = [*town.read("read/links_around", **HOLDERS_EYES, keys=["town:park"]).get_column("key"), "town:nothing"]
    assert len(keys) > MANY
    many = town.read("read/said_among", keys=keys)
    assert_frame_equal(many, asked_in_parts(town, "read/said_among", keys, "version"))
    assert set(many.get_column("key")) == set(keys[:-1])


def test_many_that_nobody_reported_are_none(town: Store) -> None:
    nobody = [f"town:nobody{i}" for i in range(MANY + 1)]
    assert town.read("read/links_around", **HOLDERS_EYES, keys=nobody).is_empty()
    assert town.read("read/shown_among", **HOLDERS_EYES, keys=nobody).is_empty()


def test_what_a_later_load_brings_is_found_around_many_and_around_few(town: Store) -> None:
    keys = [f"town:p{i:03d}" for i in range(MANY + 20)]
    before = town.read("read/links_around", **HOLDERS_EYES, keys=keys)
    later = [link_row("town:p001", "SPENDS_TIME_AT", "town:place5", ref="later")]
    town.admit(change(links={SPENDS: later}, load=load_record("later")))
    for asked in (keys, keys[:2], keys):
        found = town.read("read/links_around", **HOLDERS_EYES, keys=asked)
        assert "later" in found.get_column("ref")
    assert found.height == before.height + 1


def test_many_nodes_are_each_of_them_once(town: Store) -> None:
    keys = [f"town:p{i:03d}" for i in range(MANY + 20)] + ["town:place3", "town:nobody"]
    many = town.read("read/nodes_among", keys=keys)
    assert_frame_equal(many, asked_in_parts(town, "read/nodes_among", keys, "key"))
    assert set(many.get_column("key")) == set(keys) - {"town:nobody"}


@pytest.mark.parametrize("day", ["2026-03-01", "2026-11-24"])
@pytest.mark.parametrize("eyes", [HOLDERS_EYES, SCHOOL_EYES], ids=["holder", "school"])
@pytest.mark.parametrize("long", [1, LONG], ids=["in a table", "in a list"])
def test_what_is_withheld_is_all_that_is_not_shown(
    town: Store, monkeypatch: pytest.MonkeyPatch, eyes: dict[str, str | bool], day: str, long: int
) -> None:
    monkeypatch.setattr("ctx_map.store.many.LONG", long)
    monkeypatch.setattr("ctx_map.store.register.LARGE", 1)
    then = {**eyes, "as_at": day}
    hidden = town.read("read/withheld_reports", **then)
    shown = town.read("read/links", **then).get_column("key")
    assert shown.len() + hidden["links"].item() == town.read("read/reported_totals", as_at=day)["links"].item()


@pytest.mark.parametrize("hidden", [3, 3 * MANY])
def test_a_withheld_report_is_one_however_many_links_it_has(store: Store, hidden: int) -> None:
    people = [f"town:p{i:03d}" for i in range(hidden)]
    nodes = {Label.PERSON: [{"key": key} for key in people], Label.PLACE: [{"key": "town:park"}]}
    rows = [link_row(key, "SPENDS_TIME_AT", "town:park", audience="|health|") for key in people]
    rows += [
        link_row(people[0], "SPENDS_TIME_AT", "town:park", audience="|health|", agency="school", key="of the school"),
        link_row(people[0], "SPENDS_TIME_AT", "town:park", audience="|health|", ref="R2"),
        link_row(people[1], "SPENDS_TIME_AT", "town:park", audience="|health|", ref="R3", known_from="2026-12-01"),
    ]
    store.admit(change(nodes=nodes, links={SPENDS: rows}))
    found = store.read("read/withheld_reports", **HOLDERS_EYES).row(0, named=True)
    assert found == {"reports": 3, "links": hidden + 2, "ever": hidden + 3}
    assert store.read("read/withheld_ends", **HOLDERS_EYES)["key"].to_list() == sorted([*people, "town:park"])
    none = store.read("read/withheld_reports", **HOLDERS_EYES | {"agency": "health"}).row(0, named=True)
    assert none == {"reports": 0, "links": 0, "ever": 0}


@pytest.mark.parametrize("eyes", [HOLDERS_EYES, SCHOOL_EYES], ids=["holder", "school"])
def test_all_reports_are_the_same_read_part_by_part(
    town: Store, monkeypatch: pytest.MonkeyPatch, eyes: dict[str, str | bool]
) -> None:
    at_once = town.read("read/links", **eyes)
    monkeypatch.setattr("ctx_map.store.in_parts.PART", 7)
    assert_frame_equal(town.read("read/links", **eyes), at_once)
    assert at_once.height > 7


def test_what_is_the_holders_is_shown_to_the_holder_alone_however_many_are_asked_about(store: Store) -> None:
    people = [f"town:p{i:03d}" for i in range(MANY + 20)]
    rows = [link_row(key, "SPENDS_TIME_AT", "town:park", audience="|police|(holder)|") for key in people]
    nodes = {Label.PERSON: [{"key": key} for key in people], Label.PLACE: [{"key": "town:park"}]}
    store.admit(change(nodes=nodes, links={SPENDS: rows}))
    others = {**HOLDERS_EYES, "holder": False}
    for keys in (people[:3], people):
        for statement in ("read/shown_among", "read/links_around"):
            assert store.read(statement, **others, keys=keys).is_empty()
            assert store.read(statement, **HOLDERS_EYES, keys=keys).height == len(keys)
        assert set(store.read("read/brought_among", **others, keys=keys).get_column("seen")) == {False}
        assert set(store.read("read/brought_among", **HOLDERS_EYES, keys=keys).get_column("seen")) == {True}
