"""A store that another version of ctx-map made is refused in one sentence that says what to do, and left as it was."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import ladybug
import pytest
from neo4j import Driver

from conftest import Neo4jLogin
from ctx_map.errors import StoreVersion
from ctx_map.store import Store, folder, open_store
from ctx_map.store.base import Value
from ctx_map.vocabulary.labels import Label
from store.changes import SPENDS, ash_and_bo_in_the_park, change, link_row

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


def tables(place: Path) -> list[str]:
    database = ladybug.Database(str(folder.graph_file(place)))
    connection: Any = ladybug.Connection(database)
    names: list[str] = connection.execute("CALL show_tables() RETURN name ORDER BY name").get_as_pl()["name"].to_list()
    connection.close()
    database.close()
    return names


@pytest.mark.parametrize("table", [WITHOUT_LOADING, WITH_LOADING])
def test_an_older_store_is_refused_with_what_to_do_and_nothing_is_made_in_it(tmp_path: Path, table: str) -> None:
    place = older_store(tmp_path / "store", table)
    with pytest.raises(StoreVersion, match=r"another version of ctx-map.*Load the bundles into a new store.*--store"):
        open_store(str(place), create=False)
    assert tables(place) == ["Layout", "Report"]


def test_a_store_of_a_later_version_is_refused_too(tmp_path: Path) -> None:
    place = older_store(tmp_path / "store", WITH_LOADING, version=99)
    with pytest.raises(StoreVersion, match="layout is 99"):
        open_store(str(place))


def test_a_store_whose_making_was_broken_off_is_made_whole(tmp_path: Path) -> None:
    place = tmp_path / "store"
    store = open_store(str(place))
    store.close()
    database = ladybug.Database(str(folder.graph_file(place)))
    connection: Any = ladybug.Connection(database)
    connection.execute("MATCH (layout:Layout) DELETE layout").close()
    connection.execute("DROP TABLE USES").close()
    connection.close()
    database.close()
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


def test_the_layout_before_is_brought_over_when_it_is_opened(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"))
    corrected_from_shared_to_restricted(store)
    assert store.read("read/links", **HEALTH).height == 1
    store.close()
    database = ladybug.Database(str(folder.graph_file(tmp_path / "store")))
    connection: Any = ladybug.Connection(database)
    connection.execute("MATCH (layout:Layout) SET layout.version = 2").close()
    connection.execute("ALTER TABLE Event DROP name").close()
    connection.close()
    database.close()
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
    neo4j_driver.execute_query("MATCH (s:Store) SET s.layout = 2")
    for number in range(2):
        with closing(empty_neo4j.open()) as again:
            assert again.read("read/links", **HEALTH).is_empty()
            assert again.read("read/links", **HEALTH | {"agency": "police"}).height == 1
            again.admit(change(nodes={Label.EVENT: [{"key": f"town:e{number}", "name": "Harbour festival"}]}))
            assert again.read("read/events")["name"].to_list() == ["Harbour festival"] * (number + 1)


@pytest.mark.neo4j
def test_an_older_store_on_a_server_is_refused_with_what_to_do(empty_neo4j: Neo4jLogin, neo4j_driver: Driver) -> None:
    neo4j_driver.execute_query("CREATE (:Store {name: 'ctx-map', layout: 0, finished: 0})")
    with pytest.raises(StoreVersion, match=r"another version of ctx-map.*--store"):
        empty_neo4j.open()
