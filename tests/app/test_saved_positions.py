"""Where people put things on the map is remembered on this machine, for this user alone."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.errors import Refused
from ctx_map.settings import Settings
from ctx_map_app.session.saved_positions import SavedPositions, checked_positions, saved_positions_of

NUMBERS = st.floats(-1e6, 1e6)


@pytest.fixture
def saved(tmp_path: Path) -> SavedPositions:
    return SavedPositions(tmp_path / "desk" / "store.json")


@given(positions=st.dictionaries(st.text(), st.tuples(NUMBERS, NUMBERS)))
def test_what_is_remembered_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, positions: dict[str, tuple[float, float]]
) -> None:
    saved = SavedPositions(tmp_path_factory.mktemp("desk") / "store.json")
    saved.remember(positions)
    assert saved.positions() == positions


def test_moving_one_leaves_the_others_where_they_are(saved: SavedPositions) -> None:
    saved.remember({"a": (1.0, 2.0), "b": (3.0, 4.0)})
    saved.remember({"b": (5.0, 6.0)})
    assert saved.positions() == {"a": (1.0, 2.0), "b": (5.0, 6.0)}


def test_only_this_user_may_read_it(saved: SavedPositions) -> None:
    saved.remember({"a": (1.0, 2.0)})
    assert stat.S_IMODE(saved.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(saved.path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff", b'{"a": "x"}'])
def test_a_file_that_cannot_be_read_counts_as_empty(saved: SavedPositions, content: bytes) -> None:
    saved.path.parent.mkdir()
    saved.path.write_bytes(content)
    assert saved.positions() == {}


@pytest.mark.parametrize(
    "value", [None, [1], [1, 2, 3], ["1", "2"], [1, float("nan")], [float("inf"), 1], [1e9, 0], {"x": 1}]
)
def test_what_a_browser_says_is_taken_only_if_it_is_a_place(value: object) -> None:
    assert checked_positions({"a": value, "b": [1, 2]}) == {"b": (1.0, 2.0)}


def test_a_file_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("in the way")
    with pytest.raises(Refused, match="give write access"):
        SavedPositions(tmp_path / "desk" / "store.json").remember({"a": (1.0, 2.0)})


def test_two_stores_have_two_files(tmp_path: Path) -> None:
    settings = Settings(tmp_path, str(tmp_path / "one"), None, "neo4j", None)
    assert saved_positions_of(settings) != saved_positions_of(replace(settings, store=str(tmp_path / "two")))
    assert saved_positions_of(settings) == saved_positions_of(replace(settings, store=f"{tmp_path}/./one"))


def test_the_file_holds_ids_and_places_alone(saved: SavedPositions) -> None:
    saved.remember({"police:PP01": (1.0, 2.0)})
    assert json.loads(saved.path.read_text()) == {"police:PP01": [1.0, 2.0]}
