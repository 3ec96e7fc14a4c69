"""A statement whose rows come in lists gives each report once and in order, however many lists there are."""

from __future__ import annotations

from ctx_map.store import Store
from ctx_map.store.statements import NEO4J, statements
from ctx_map.vocabulary.labels import Label
from store.changes import HOLDERS_EYES, SPENDS, change, link_row

MANY = 4_001
"""Reports: two full lists and one more."""


def test_reports_of_more_than_one_list_are_read_once_each_and_in_order(store: Store) -> None:
    visits = [link_row("town:ash", "SPENDS_TIME_AT", "town:park", ref=f"R{at:04d}") for at in range(MANY)]
    nodes = {Label.PERSON: [{"key": "town:ash"}], Label.PLACE: [{"key": "town:park"}]}
    store.admit(change(nodes=nodes, links={SPENDS: visits}))
    for name, asked in (("read/links", {}), ("read/links_around", {"keys": ["town:ash"]})):
        found = store.read(name, **HOLDERS_EYES, **asked)
        assert found.get_column("ref").to_list() == [visit["ref"] for visit in visits]
        assert set(found.get_column("source")) == {"town:ash"}


def test_nodes_of_more_than_one_list_are_read_once_each_and_in_order(store: Store) -> None:
    keys = [f"town:p{at:04d}" for at in range(MANY)]
    store.admit(change(nodes={Label.PERSON: [{"key": key, "name": key} for key in keys]}))
    found = store.read("read/nodes_among", keys=[*keys, "town:nobody"])
    assert found.get_column("name").to_list() == keys


def test_nothing_comes_as_no_rows(store: Store) -> None:
    assert store.read("read/links", **HOLDERS_EYES).is_empty()


def test_the_statements_that_give_much_of_a_town_give_it_in_lists() -> None:
    in_lists = {name for name, statement in statements(NEO4J).items() if statement.in_lists}
    links = {"read/links", "read/links_among", "read/links_around", "server/reports_at", "server/changed_reports"}
    assert in_lists == {*links, "read/nodes_among", "read/outline", "read/outline_nodes", "care/every_report"}
