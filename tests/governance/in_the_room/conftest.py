"""Fixtures of the tests of what is written in the room."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctx_map.store import Store
from governance.meetings.rooms import Room, room


@pytest.fixture
def at(store: Store, tmp_path: Path) -> Room:
    """The town in a new store of each sort."""
    return room(store, tmp_path)
