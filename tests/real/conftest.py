"""Each real network, once a session, through each store."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from ctx_map.network import Network
from ctx_map.store import Store, open_store
from real.loading import ALWAYS, Window, closing, data_of, mapping_of, seen_through


def _empty_store(engine: str, request: pytest.FixtureRequest, room: Path) -> Store:
    if engine == "embedded":
        return open_store(str(room / "store"))
    request.getfixturevalue("neo4j_driver").execute_query("MATCH (n) DETACH DELETE n")
    opened: Store = request.getfixturevalue("neo4j_login").open()
    return opened


def _seen(
    request: pytest.FixtureRequest,
    rooms: pytest.TempPathFactory,
    name: str,
    *,
    source: str = "",
    windows: Iterable[Window] = (ALWAYS,),
) -> list[Network]:
    room = rooms.mktemp(name)
    with closing(_empty_store(request.param, request, room)) as store:
        return seen_through(
            store, data_of(source or name), mapping_of(name), namespace=name, room=room, windows=windows
        )


STORES = ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]
AUGUST = ("2017-08-01", "2017-08-31")


@pytest.fixture(scope="session", params=STORES)
def davis(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Eighteen people at fourteen events."""
    return _seen(request, tmp_path_factory, "davis")[0]


@pytest.fixture(scope="session", params=STORES)
def pole_views(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Network]:
    """The POLE example, whole and in its month."""
    return _seen(request, tmp_path_factory, "pole", windows=(ALWAYS, AUGUST))


@pytest.fixture
def pole(pole_views: list[Network]) -> Network:
    """369 people, 14,904 places, 28,762 events."""
    return pole_views[0]


@pytest.fixture
def pole_in_august(pole_views: list[Network]) -> Network:
    """The same in the window of the month in which everything happened."""
    return pole_views[1]


@pytest.fixture(scope="session", params=STORES)
def trafford(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """1,929 places of a borough."""
    return _seen(request, tmp_path_factory, "trafford_places")[0]


@pytest.fixture(scope="session", params=STORES)
def interviews(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Ten interviews, as flat files."""
    return _seen(request, tmp_path_factory, "network_canvas")[0]


@pytest.fixture(scope="session", params=STORES)
def exported_interviews(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """The same ten interviews, as Network Canvas exports them."""
    return _seen(request, tmp_path_factory, "network_canvas_export", source="network_canvas/export_clean")[0]
