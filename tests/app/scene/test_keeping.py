"""Scenes that nobody saved, saved views, and the address of both."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scene.scenes import scenes
from ctx_map.errors import WrongUse
from ctx_map.governance import Mandate, local_mandate
from ctx_map_app.scene import (
    Address,
    History,
    SavedView,
    Scene,
    UnsavedScenes,
    address_of,
    in_running_order,
    new_id,
    owner_of,
    record_of,
    unsaved_scenes,
    view_of,
)
from ctx_map_app.scene.actions import Select
from ctx_map_app.scene.unsaved import LONGEST, MOST_OF_ALL, MOST_OF_ONE

CHAIR: Mandate = replace(local_mandate(date(2026, 11, 15)), name="chair", agency="childrens-services")
NURSE: Mandate = replace(CHAIR, name="nurse", agency="health")
HISTORY = History(Scene()).do(Select(("c:a",)))


def test_a_reload_finds_the_scene_with_its_history() -> None:
    kept = UnsavedScenes()
    token = kept.keep(owner_of(CHAIR), HISTORY)
    assert address_of(Address(scene=token).query).scene == token
    assert kept.find(owner_of(CHAIR), token) == HISTORY


def test_the_token_of_another_user_opens_and_changes_nothing() -> None:
    kept = UnsavedScenes()
    token = kept.keep(owner_of(CHAIR), HISTORY)
    assert kept.find(owner_of(NURSE), token) is None
    kept.forget(owner_of(NURSE), token)
    other = kept.keep(owner_of(NURSE), History(Scene()), token)
    assert other != token
    assert kept.find(owner_of(CHAIR), token) == HISTORY


@pytest.mark.parametrize(
    "other",
    [
        replace(CHAIR, name="deputy"),
        replace(CHAIR, role="analyst"),
        replace(CHAIR, agency="police"),
        replace(CHAIR, authority="another agreement"),
        replace(CHAIR, holder=False),
        replace(CHAIR, in_meeting=True),
    ],
    ids=("name", "role", "agency", "authority", "holder", "meeting"),
)
def test_another_mandate_is_another_user(other: Mandate) -> None:
    assert owner_of(other) != owner_of(CHAIR)


def test_another_day_or_purpose_is_the_same_user() -> None:
    assert owner_of(CHAIR.on(date(2026, 5, 1)).for_purpose("review")) == owner_of(CHAIR)


def test_a_scene_is_kept_under_its_token_as_it_goes_on() -> None:
    kept = UnsavedScenes()
    token = kept.keep(owner_of(CHAIR), History(Scene()))
    assert kept.keep(owner_of(CHAIR), HISTORY, token) == token
    assert kept.find(owner_of(CHAIR), token) == HISTORY


def test_a_user_who_keeps_much_loses_their_own_and_not_those_of_others() -> None:
    kept = UnsavedScenes()
    mine = kept.keep(owner_of(CHAIR), HISTORY)
    tokens = [kept.keep(owner_of(NURSE), HISTORY) for _ in range(MOST_OF_ONE + 1)]
    found = [kept.find(owner_of(NURSE), token) for token in tokens]
    assert found.count(None) == 1
    assert found[0] is None
    assert kept.find(owner_of(CHAIR), mine) == HISTORY


def test_memory_is_bounded_whoever_asks() -> None:
    kept = UnsavedScenes()
    tokens = [kept.keep(str(number), HISTORY) for number in range(MOST_OF_ALL + 5)]
    found = [kept.find(str(number), token) for number, token in enumerate(tokens)]
    assert found.count(None) == 5


def test_a_scene_that_nobody_looked_at_for_a_working_day_is_gone() -> None:
    now = [0.0]
    kept = UnsavedScenes(clock=lambda: now[0])
    token = kept.keep("chair", HISTORY)
    now[0] = LONGEST
    assert kept.find("chair", token) == HISTORY
    now[0] = 2 * LONGEST + 1
    assert kept.find("chair", token) is None


def test_sessions_that_keep_at_once_lose_nothing() -> None:
    kept = UnsavedScenes()
    with ThreadPoolExecutor(8) as pool:
        tokens = list(pool.map(lambda number: kept.keep(str(number), HISTORY), range(200)))
    assert all(kept.find(str(number), token) for number, token in enumerate(tokens))


def test_the_memory_of_a_process_is_one_and_shows_no_token() -> None:
    token = unsaved_scenes().keep("chair", HISTORY)
    assert unsaved_scenes() is unsaved_scenes()
    assert token not in repr(unsaved_scenes())
    unsaved_scenes().forget("chair", token)
    assert unsaved_scenes().find("chair", token) is None


@given(query=st.dictionaries(st.sampled_from(["meeting", "view", "scene", "name"]), st.text()))
def test_an_address_holds_figures_and_never_what_somebody_wrote(query: dict[str, str]) -> None:
    assert all(set(text) <= set("0123456789abcdef") for text in address_of(query).query.values())
    assert "name" not in address_of(query).query


@pytest.mark.parametrize("wrong", [{"meeting": "Amira"}, {"view": "0" * 31}, {"scene": "0" * 32}])
def test_an_address_of_anything_else_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(WrongUse):
        Address(**wrong)


def test_what_is_made_fits_an_address() -> None:
    address = Address(meeting=new_id(), view=new_id())
    assert address_of(address.query) == address


@given(scene=scenes(), title=st.text(min_size=1).filter(str.strip), note=st.text(), order=st.integers(0, 99))
def test_a_view_is_stored_and_read_as_it_was(scene: Scene, title: str, note: str, order: int) -> None:
    view = SavedView(new_id(), new_id(), title[:50].strip() or "View", scene, note, order)
    assert view_of(record_of(view)) == view


def test_a_view_whose_scene_was_changed_in_the_store_is_refused() -> None:
    stored = record_of(SavedView(new_id(), new_id(), "Friday", Scene()))
    other = record_of(SavedView(new_id(), new_id(), "Friday", Scene(whole_town=True)))
    with pytest.raises(WrongUse):
        view_of(replace(stored, scene=other.scene))


def test_a_view_needs_a_title_and_an_id_that_was_made_for_it() -> None:
    for given_id, title in ((new_id(), " "), (new_id(), "t" * 121), ("friday", "Friday")):
        with pytest.raises(WrongUse):
            SavedView(given_id, new_id(), title, Scene())


def test_views_come_in_the_order_of_the_meeting() -> None:
    views = [
        SavedView(new_id(), new_id(), title, Scene(), order=order) for title, order in (("b", 2), ("c", 1), ("a", 2))
    ]
    assert [view.title for view in in_running_order(views)] == ["c", "a", "b"]
