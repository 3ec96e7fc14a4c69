"""A bundle loaded into a Neo4j, against the plain driver that writes batches of the same rows with UNWIND."""

from __future__ import annotations

import atexit
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
from neo4j import Driver, GraphDatabase

from bench.bundle_files import WRITTEN, write_bundle
from bench.question_rows import HEAP, TODAY
from bench.rows import Elsewhere, Goal, Row
from ctx_map.bundle import check_bundle, read_bundle
from ctx_map.governance import local_mandate, open_audit, open_intake
from ctx_map.settings import Settings
from ctx_map.store.neo4j_server import ServerFacts, start, stop
from ctx_map.store.opening import open_store
from ctx_map.vocabulary.tables import TABLE_OF

PLAIN = "UNWIND batches"
BATCH = 5_000
"""Rows a transaction, as ours has."""
_EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"


def neo4j_import_row(links: int) -> Row:
    """The plain driver checks nothing, hides nothing until the end, and keeps no audit and no history."""
    bundle = write_bundle(_folder() / "town", links)
    return Row(
        "import, Neo4j",
        links,
        lambda: _ours(bundle),
        {PLAIN: lambda: _plain(bundle)},
        (Goal(PLAIN, at_most=1.3),),
        warm=False,
    )


def _ours(bundle: Path) -> Elsewhere:
    server = _server()
    with _driver(server) as driver:
        _emptied(driver)
    data = _folder()
    begun = time.perf_counter()
    store = open_store(server.uri, user=server.user, password=server.password)
    try:
        audit = open_audit(store.uri, Settings(data, store.uri, None, "neo4j", None))
        checked = check_bundle(read_bundle(bundle))
        open_intake(store, local_mandate(TODAY), audit=audit, today=TODAY).admit(checked)
        return Elsewhere(time.perf_counter() - begun, 0.0, store.facts().links)
    finally:
        store.close()


def _plain(bundle: Path) -> Elsewhere:
    with _driver(_server()) as driver:
        _emptied(driver)
        begun = time.perf_counter()
        driver.execute_query("CREATE CONSTRAINT plain IF NOT EXISTS FOR (n:Plain) REQUIRE n.id IS UNIQUE")
        for label in WRITTEN:
            statement = f"UNWIND $rows AS row CREATE (n:Plain:{label.value}) SET n = row"
            for rows in _batches(pl.read_csv(bundle / f"{TABLE_OF[label].name}.csv", infer_schema=False)):
                driver.execute_query(statement, rows=rows)
        links = pl.read_csv(bundle / "links.csv", infer_schema=False)
        for (kind,), told in links.partition_by("kind", as_dict=True).items():
            statement = (
                "UNWIND $rows AS row MATCH (a:Plain {id: row.from}) MATCH (b:Plain {id: row.to}) "
                f"CREATE (a)-[r:{kind}]->(b) SET r = row"
            )
            for rows in _batches(told):
                driver.execute_query(statement, rows=rows)
        return Elsewhere(time.perf_counter() - begun, 0.0, links.height)


def _batches(rows: pl.DataFrame) -> Iterator[list[dict[str, Any]]]:
    for part in rows.iter_slices(BATCH):
        yield part.to_dicts()


def _emptied(driver: Driver) -> None:
    """Without what the run before has left."""
    with driver.session() as session:
        session.run(_EMPTY).consume()


def _driver(server: ServerFacts) -> Driver:
    return GraphDatabase.driver(server.uri, auth=(server.user, server.password))


@cache
def _server() -> ServerFacts:
    """A real server of its own, started once."""
    home = _folder() / "neo4j"
    server = start(home, heap_mb=HEAP)
    atexit.register(stop, home)
    return server


def _folder() -> Path:
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return Path(folder.name)
