"""A store that another version of ctx-map made is refused in one sentence that says what to do, and left as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import ladybug
import polars as pl
import pytest
from neo4j import Driver

from conftest import Neo4jLogin
from ctx_map.errors import StoreVersion
from ctx_map.store import Store, embedded, folder, neo4j_bring_over, open_store
from ctx_map.store.base import Value
from ctx_map.store.embedded_run import run
from ctx_map.store.header import Statement
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.tables import TABLE_OF
from store.changes import HOLDERS_EYES, SPENDS, ash_and_bo_in_the_park, change, link_row
from store.kept import new_versions
from store.older import CONSTRAINTS, asked_of_file, constraints, older_file, older_on_server, run_in_file

WITHOUT_LOADING = "CREATE NODE TABLE Layout(name STRING, version INT64, PRIMARY KEY (name))"
WITH_LOADING = "CREATE NODE TABLE Layout(name STRING, version INT64, loading STRING, PRIMARY KEY (name))"


def older_store(place: Path, layout_table: str, version: int = 1) -> Path:
    """A database file as an older version laid it out: reports under their version, not under a number."""
    place.mkdir()
    database = ladybug.Database(str(folder.graph_file(place)))
    connection: Any = ladybug.Connection(database)
    for statement in (
        layout_table,
        "CREATE NODE TABLE Report(version STRING, source STRING, target STRING, PRIMARY KEY (version))",
        f"CREATE (:Layout {{name: 'ctx-map', version: {version}}})",
        "CHECKPOINT",
    ):
        connection.execute(statement).close()
    connection.close()
    database.close()
    return place


def tables(place: Path) -> set[str]:
    return asked_of_file(place, "CALL show_tables() RETURN name AS name")


@pytest.mark.parametrize("table", [WITHOUT_LOADING, WITH_LOADING])
def test_an_older_store_is_refused_with_what_to_do_and_nothing_is_made_in_it(tmp_path: Path, table: str) -> None:
    place = older_store(tmp_path / "store", table)
    with pytest.raises(StoreVersion, match=r"another version of ctx-map.*Load the bundles into a new store.*--store"):
        open_store(str(place), create=False)
    assert tables(place) == {"Layout", "Report"}


def test_a_store_of_a_later_version_is_refused_too(tmp_path: Path) -> None:
    place = older_store(tmp_path / "store", WITH_LOADING, version=99)
    with pytest.raises(StoreVersion, match="layout is 99"):
        open_store(str(place))


def test_a_store_whose_making_was_broken_off_is_made_whole(tmp_path: Path) -> None:
    place = tmp_path / "store"
    open_store(str(place)).close()
    run_in_file(place, "MATCH (layout:_Layout) DELETE layout", "DROP TABLE USES")
    again = open_store(str(place))
    again.admit(ash_and_bo_in_the_park())
    assert again.facts().links == 2
    again.close()


def test_an_older_store_whose_making_was_broken_off_is_made_whole(tmp_path: Path) -> None:
    place = tmp_path / "store"
    open_store(str(place)).close()
    older_file(place, 3)
    run_in_file(place, "MATCH (layout:Layout) DELETE layout", "DROP TABLE USES", "DROP TABLE Revision")
    again = open_store(str(place))
    again.admit(ash_and_bo_in_the_park())
    assert again.facts().links == 2
    again.close()


def corrected_from_shared_to_restricted(store: Store) -> None:
    """A report of which the layout before kept that everybody may see the version that was corrected."""
    first = ash_and_bo_in_the_park(key="a report", version="a report~1")
    second = link_row("town:ash", *SPENDS[:1], "town:park", key="a report", version="a report~2", audience="|police|")
    ended = {**link_row("town:ash", *SPENDS[:1], "town:park", key="a report"), "retracted_at": "2026-04-01"}
    ended |= {"source_label": "Person", "target_label": "Place"}
    only = replace(first, new_links={SPENDS: first.new_links[SPENDS].head(1)})
    store.admit(only)
    store.admit(change(links={SPENDS: [second | {"known_from": "2026-04-01"}]}, retracted=[ended]))


HEALTH: dict[str, Value] = {"as_at": "2026-03-15", "agency": "health", "holder": False, "meeting": False}


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """What a store says of all that is in it."""
    asked: dict[str, dict[str, Value]] = {
        **{f"read/{TABLE_OF[label].name}": {} for label in Label},
        "read/links": {**HOLDERS_EYES},
        "read/link_index": {"namespace": "town"},
        "read/loads": {},
        "read/revisions": {},
        "read/withheld_reports": HEALTH,
        "read/brought_among": {**HOLDERS_EYES, "keys": ["town:ash"]},
    }
    # which load described a node earlier is not known of a store that was made before loads could be taken back
    without = {"read/revisions": ["load"]}
    return {name: store.read(name, **params).drop(without.get(name, [])).rows() for name, params in asked.items()}


def a_store_of_all_sorts(store: Store) -> None:
    """Loads that add, describe anew, correct and restrict, and a meeting's own record."""
    corrected_from_shared_to_restricted(store)
    earlier = {"key": "town:ash", "label": "Person", "properties": "{}", "load": "first"}
    store.admit(
        change(
            changed={Label.PERSON: [{"key": "town:ash", "name": "Ash Field"}]},
            revisions=[earlier | {"recorded_at": "2026-03-02", "retracted_at": "2026-04-02"}],
        )
    )
    assert store.keep(new_versions("m", 0, "m/m~1"))


@pytest.mark.parametrize("killed", [False, True])
def test_an_older_file_says_what_it_said_and_takes_more(tmp_path: Path, *, killed: bool) -> None:
    place = tmp_path / "store"
    with closing(open_store(str(place))) as store:
        a_store_of_all_sorts(store)
        said = everything(store)
    older_file(place, 3)
    assert {"Load", "Layout", "Revision"} <= tables(place)
    if killed:
        end_after_opening(place)
    for more in range(2):
        with closing(open_store(str(place), create=False)) as again:
            if not more:
                assert everything(again) == said
            again.admit(change(nodes={Label.PERSON: [{"key": f"town:p{more}"}]}))
            assert again.facts().loads == 4 + more
    assert not {"Load", "Layout", "Revision"} & tables(place)


def end_after_opening(place: Path) -> None:
    """Opens a store in a process of its own that ends there and then, without closing it."""
    text = f"import os; from ctx_map.store import open_store; open_store({str(place)!r}); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", text], check=False).returncode == 9


@pytest.mark.neo4j
@pytest.mark.parametrize("batch", [1, 2, 1_000])
def test_an_older_store_on_a_server_says_what_it_said_and_takes_more(
    empty_neo4j: Neo4jLogin, neo4j_driver: Driver, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(neo4j_bring_over, "BATCH", batch)
    with closing(empty_neo4j.open()) as store:
        a_store_of_all_sorts(store)
        said, today = everything(store), constraints(neo4j_driver)
    older_on_server(neo4j_driver, 3)
    told: list[tuple[str, int, int]] = []
    with closing(empty_neo4j.open(progress=lambda *each: told.append(each))) as again:
        assert everything(again) == said
        again.admit(change(nodes={Label.PERSON: [{"key": "town:cy"}]}))
        assert again.facts().loads == 4
    assert constraints(neo4j_driver) == today - set(CONSTRAINTS)
    assert told[-1] == ("updating the store", 3, 3)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)


@pytest.mark.neo4j
def test_bringing_over_that_was_broken_off_is_taken_up(
    empty_neo4j: Neo4jLogin, neo4j_driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_bring_over, "BATCH", 1)
    with closing(empty_neo4j.open()) as store:
        a_store_of_all_sorts(store)
        said = everything(store)
    older_on_server(neo4j_driver, 3)

    def cut(_doing: str, done: int, _all: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        empty_neo4j.open(progress=cut)
    assert neo4j_driver.execute_query("MATCH (n:Node) RETURN count(n)").records[0][0] == 1
    with closing(empty_neo4j.open()) as again:
        assert everything(again) == said


@pytest.mark.neo4j
def test_what_a_load_left_behind_in_an_older_store_is_cleared_by_the_next_load(
    empty_neo4j: Neo4jLogin, neo4j_driver: Driver
) -> None:
    with closing(empty_neo4j.open()) as store:
        a_store_of_all_sorts(store)
        said = everything(store)
    neo4j_driver.execute_query(
        """MATCH (s:_Store) CREATE (:_Load {id: 'l', state: 'pending', number: s.finished + 1, batches: 1, written: 1})
        CREATE (:_Node:Person {key: 'town:left', _label: 'Person', _admitted: s.finished + 1})"""
    )
    older_on_server(neo4j_driver, 3)
    with closing(empty_neo4j.open()) as again:
        assert everything(again) == said
        again.admit(change(nodes={Label.PERSON: [{"key": "town:left"}]}))
        assert again.facts().nodes == 4


def test_the_layout_before_is_brought_over_when_it_is_opened(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"))
    corrected_from_shared_to_restricted(store)
    assert store.read("read/links", **HEALTH).height == 1
    store.close()
    older_file(tmp_path / "store", 2)
    for number in range(2):
        again = open_store(str(tmp_path / "store"))
        assert again.read("read/links", **HEALTH).is_empty()
        assert again.read("read/links", **HEALTH | {"agency": "police"}).height == 1
        again.admit(change(nodes={Label.EVENT: [{"key": f"town:e{number}", "name": "Harbour festival"}]}))
        assert again.read("read/events")["name"].to_list() == ["Harbour festival"] * (number + 1)
        again.close()


@pytest.mark.neo4j
def test_the_layout_before_on_a_server_is_brought_over_when_it_is_opened(
    empty_neo4j: Neo4jLogin, neo4j_driver: Driver
) -> None:
    with closing(empty_neo4j.open()) as store:
        corrected_from_shared_to_restricted(store)
        assert store.read("read/links", **HEALTH).height == 1
    older_on_server(neo4j_driver, 2)
    for number in range(2):
        with closing(empty_neo4j.open()) as again:
            assert again.read("read/links", **HEALTH).is_empty()
            assert again.read("read/links", **HEALTH | {"agency": "police"}).height == 1
            again.admit(change(nodes={Label.EVENT: [{"key": f"town:e{number}", "name": "Harbour festival"}]}))
            assert again.read("read/events")["name"].to_list() == ["Harbour festival"] * (number + 1)


@pytest.mark.neo4j
@pytest.mark.parametrize("store", [":Store {layout: 0", ":_Store {layout: 99"])
def test_another_layout_on_a_server_is_refused_with_what_to_do(
    empty_neo4j: Neo4jLogin, neo4j_driver: Driver, store: str
) -> None:
    neo4j_driver.execute_query(f"CREATE ({store}, name: 'ctx-map', finished: 0}})")
    with pytest.raises(StoreVersion, match=r"another version of ctx-map.*--store"):
        empty_neo4j.open()


def test_an_opened_store_makes_the_tables_that_it_lacks_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "store"
    open_store(str(place)).close()
    run_in_file(place, "DROP TABLE SUPPORTS")
    made: list[str] = []

    def noted(connection: Any, statement: Statement, params: Mapping[str, Any]) -> pl.DataFrame:
        made.append(statement.name)
        return run(connection, statement, params)

    monkeypatch.setattr(embedded, "run", noted)
    open_store(str(place)).close()
    assert [name for name in made if name.startswith(("schema/1_", "schema/2_"))] == ["schema/2_links/supports"]
