"""The app never makes a store: a missing one is said to be missing, and an empty one to be empty."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.rooms import ASH, PARK, Room, html, opened, report, room_in
from ctx_map_app.session.store import the_store


def test_a_missing_store_is_said_in_one_sentence_and_stays_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = room_in(tmp_path, monkeypatch)
    shutil.rmtree(room.settings.store)
    for screen in ("", "audit", "load-files"):
        app = opened(screen)
        assert not app.exception
        assert [each.value[:38] for each in app.error] == ["There is no store at this address. Che"]
        assert "restricted" not in html(app)
    assert not Path(room.settings.store).exists()
    the_store.clear()


@pytest.mark.parametrize("screen", ["", "shared-places", "load-files"])
def test_an_empty_store_says_so_on_every_screen_until_something_is_loaded(room: Room, screen: str) -> None:
    assert "This store is empty" in opened(screen).warning[0].value
    the_store.clear()
    room.load([ASH], [PARK], [report("ash", "SPENDS_TIME_AT", "park", "R1")])
    assert not [each for each in opened(screen).warning if "empty" in each.value]
