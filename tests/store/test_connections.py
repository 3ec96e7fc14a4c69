"""Connections to the embedded database are used again, and never beyond a write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ladybug
import pytest

from ctx_map.store.embedded_connections import Connections


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Any]:
    """A database with one table."""
    opened = ladybug.Database(str(tmp_path / "graph"), buffer_pool_size=1 << 28)
    connection: Any = ladybug.Connection(opened)
    connection.execute("CREATE NODE TABLE Place(key STRING PRIMARY KEY)").close()
    connection.close()
    yield opened
    opened.close()


@pytest.fixture
def connections() -> Iterator[Connections]:
    """None yet."""
    made = Connections()
    yield made
    made.close()


def places(connection: Any) -> int:
    """How many places a connection finds."""
    result = connection.execute("MATCH (p:Place) WHERE p.key <> $but RETURN count(p)", {"but": "nowhere"})
    found = int(result.get_next()[0])
    result.close()
    return found


def test_the_next_reader_finds_the_connection_of_the_last_one(database: Any, connections: Connections) -> None:
    with connections.lent(database, 1) as first:
        assert places(first) == 0
    with connections.lent(database, 1) as second:
        assert second is first


def test_two_readers_at_once_have_a_connection_each(database: Any, connections: Connections) -> None:
    with connections.lent(database, 1) as first, connections.lent(database, 1) as second:
        assert first is not second
        assert places(first) == places(second) == 0


def test_after_a_write_nobody_finds_a_connection_from_before_it(database: Any, connections: Connections) -> None:
    with connections.lent(database, 1) as before:
        assert places(before) == 0
    writer: Any = ladybug.Connection(database)
    writer.execute("CREATE (:Place {key: 'park'})").close()
    writer.close()
    with connections.lent(database, 2) as after:
        assert after is not before
        assert places(after) == 1


def test_a_reader_who_was_inside_during_a_write_leaves_no_connection_behind(
    database: Any, connections: Connections
) -> None:
    with connections.lent(database, 1) as before, connections.lent(database, 2):
        pass
    with connections.lent(database, 2) as after:
        assert after is not before


def test_a_connection_on_which_something_failed_is_not_used_again(database: Any, connections: Connections) -> None:
    with pytest.raises(RuntimeError), connections.lent(database, 1) as failed:
        failed.execute("MATCH (n:Nothing) RETURN n")
    with connections.lent(database, 1) as following:
        assert following is not failed
        assert places(following) == 0
