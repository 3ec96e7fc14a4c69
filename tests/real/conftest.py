"""Each real network, once a session, through each store."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctx_map.network import Network
from ctx_map.store import Store, open_store
from real.loading import DATA, MAPPINGS, closing, seen_through


def _empty_store(engine: str, request: pytest.FixtureRequest, room: Path) -> Store:
    if engine == "embedded":
        return open_store(str(room / "store"))
    raise NotImplementedError


def _network(request: pytest.FixtureRequest, rooms: pytest.TempPathFactory, name: str, **more: str) -> Network:
    room = rooms.mktemp(name)
    source = DATA / more.get("source", name)
    with closing(_empty_store(request.param, request, room)) as store:
        return seen_through(store, source, MAPPINGS / f"{name}.toml", namespace=name, room=room)


STORES = ["embedded"]


@pytest.fixture(scope="session", params=STORES)
def davis(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Eighteen people at fourteen events."""
    return _network(request, tmp_path_factory, "davis")


@pytest.fixture(scope="session", params=STORES)
def pole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """369 people, 14,904 places, 28,762 events."""
    return _network(request, tmp_path_factory, "pole")


@pytest.fixture(scope="session", params=STORES)
def trafford(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """1,929 places of a borough."""
    return _network(request, tmp_path_factory, "trafford_places")


@pytest.fixture(scope="session", params=STORES)
def interviews(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Ten interviews, as flat files."""
    return _network(request, tmp_path_factory, "network_canvas")


@pytest.fixture(scope="session", params=STORES)
def exported_interviews(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """The same ten interviews, as Network Canvas exports them."""
    return _network(request, tmp_path_factory, "network_canvas_export", source="network_canvas/export_clean")
