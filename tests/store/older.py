"""Makes a store of today into one as an earlier version laid it out: what was the store's own had no prefix."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ladybug
from neo4j import Driver

from ctx_map.store import folder
from ctx_map.store.statements import EMBEDDED, statements

ON_A_SERVER = (
    """MATCH ()-[r]->()
    SET r.admitted = r._admitted, r.ended = r._ended, r.load = r._load, r.content = r._content
    REMOVE r._admitted, r._ended, r._load, r._content""",
    """MATCH (n:_Node)
    SET n:Node, n.label = n._label, n.admitted = n._admitted, n.load = n._load
    REMOVE n:_Node, n._label, n._admitted, n._load""",
    *(f"MATCH (n:_{label}) SET n:{label} REMOVE n:_{label}" for label in ("Guarded", "Load", "Revision", "Store")),
)
CONSTRAINTS = {
    "ctx_map_store_name": "(n:Store) REQUIRE n.name",
    "ctx_map_node_key": "(n:Node) REQUIRE n.key",
    "ctx_map_load_id": "(n:Load) REQUIRE n.id",
    "ctx_map_load_digest": "(n:Load) REQUIRE n.digest",
}


def run_in_file(place: Path, *texts: str) -> None:
    """Runs statements on the database file of a closed embedded store."""
    database = ladybug.Database(str(folder.graph_file(place)))
    connection: Any = ladybug.Connection(database)
    for text in texts:
        connection.execute(text).close()
    connection.close()
    database.close()


def asked_of_file(place: Path, text: str) -> set[str]:
    """The names that a statement gives about the database file of a closed embedded store."""
    database = ladybug.Database(str(folder.graph_file(place)))
    connection: Any = ladybug.Connection(database)
    names = set(connection.execute(text).get_as_pl()["name"])
    connection.close()
    database.close()
    return names


def older_file(place: Path, layout: int) -> None:
    """A closed embedded store, as it was with an older layout. With layout 2, events had no name."""
    names = (text.text.split() for name, text in statements(EMBEDDED).items() if name.startswith("older/names/"))
    back = [
        f"ALTER TABLE {words[-1]} RENAME TO {words[2]}"
        if words[4] == "TO"
        else f"ALTER TABLE {words[2]} RENAME {words[-1]} TO {words[4]}"
        for words in names
    ]
    gone = ["ALTER TABLE Event DROP name"] if layout == 2 else []
    forwards = ("schema/1_nodes/revision", "older/revisions/1_moved", "older/revisions/2_gone")
    there = [statements(EMBEDDED)[name].text.replace("_Revision", "*") for name in forwards]
    moved = [text.replace("Revision", "_Revision").replace("*", "Revision") for text in there]
    run_in_file(place, *back, *moved, f"MATCH (layout:Layout) SET layout.version = {layout}", *gone, "CHECKPOINT")


def older_on_server(driver: Driver, layout: int) -> None:
    """The store on a server, as it was with an older layout."""
    for name in constraints(driver):
        driver.execute_query(f"DROP CONSTRAINT {name}")
    for text in ON_A_SERVER:
        driver.execute_query(text)
    for name, what in CONSTRAINTS.items():
        driver.execute_query(f"CREATE CONSTRAINT {name} FOR {what} IS UNIQUE")
    driver.execute_query("MATCH (s:Store) SET s.layout = $layout", layout=layout)


def constraints(driver: Driver) -> set[str]:
    """The names of the constraints that a server has."""
    return {row["name"] for row in driver.execute_query("SHOW CONSTRAINTS YIELD name").records}
