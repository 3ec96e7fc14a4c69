"""Undo and redo walk everything that was done, and the history can be read."""

from __future__ import annotations

import copy
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ctx_map_app.scene.actions as every_action
from app.scene.scenes import ACTIONS, scenes
from ctx_map.errors import WrongUse
from ctx_map.maps.content import Expansion, Filters, Sort
from ctx_map_app.scene import Camera, History, Lettering, Picture, Scene, written
from ctx_map_app.scene.actions import (
    Action,
    AddPeople,
    Ask,
    Brush,
    ChooseLettering,
    ChoosePicture,
    ClearFilters,
    Expand,
    Filter,
    Hide,
    Move,
    OpenView,
    Select,
    SetPeriod,
    Show,
    ShowMore,
    Zoom,
)
from ctx_map_app.scene.history import MOST_STEPS

LISTS = st.lists(ACTIONS, max_size=15)


def done(*actions: Action, first: Scene | None = None) -> History:
    history = History(first or Scene())
    for action in actions:
        history = history.do(action)
    return history


@given(first=scenes(), actions=LISTS)
def test_all_undone_gives_the_first_scene_and_all_redone_the_last(first: Scene, actions: list[Action]) -> None:
    history = end = done(*actions, first=first)
    while history.can_undo:
        history = history.undo()
    assert history.now == first
    while history.can_redo:
        history = history.redo()
    assert history == end


@given(actions=LISTS)
def test_the_last_scene_is_that_of_the_actions_one_after_the_other(actions: list[Action]) -> None:
    scene = Scene()
    for action in actions:
        scene = action.apply(scene)
    assert done(*actions).now == scene


@given(scene=scenes(), action=ACTIONS)
def test_an_action_leaves_the_scene_before_it_as_it_is(scene: Scene, action: Action) -> None:
    before, kept = written(scene), copy.deepcopy(scene)
    after = action.apply(scene)
    assert written(scene) == before
    assert scene == kept
    assert action.apply(scene) == after


@given(actions=LISTS, data=st.data())
def test_a_jump_goes_to_the_scene_of_its_entry(actions: list[Action], data: st.DataObject) -> None:
    history = done(*actions)
    number = data.draw(st.integers(0, len(history.steps)))
    there = history.jump(number)
    assert there.now == (history.steps[number - 1].scene if number else history.first)
    entries = there.entries(lambda key: key)
    assert [entry.number for entry in entries if entry.is_now] == [number]
    assert len(entries) == len(history.steps) + 1


@given(actions=LISTS)
def test_no_step_of_the_history_changes_nothing(actions: list[Action]) -> None:
    history = done(*actions)
    seen = [history.first, *(step.scene for step in history.steps)]
    assert all(before != after for before, after in pairwise(seen))


@settings(max_examples=10)
@given(count=st.integers(MOST_STEPS + 1, MOST_STEPS + 20))
def test_the_oldest_steps_are_let_go(count: int) -> None:
    history = done(*(ShowMore(number) for number in range(1, count)), ShowMore(1))
    assert len(history.steps) == MOST_STEPS
    assert history.jump(0).now.most > Scene().most


def test_what_is_done_after_an_undo_takes_the_place_of_what_was_undone() -> None:
    history = done(Select(("c:a",)), Select(("c:b",))).undo().do(Hide(("c:c",)))
    assert [type(step.action) for step in history.steps] == [Select, Hide]
    assert not history.can_redo


def test_zooming_dragging_and_brushing_in_a_row_are_one_step_each() -> None:
    near, far = Camera(2, 0, 0), Camera(0.5, 0, 0)
    drag = Move((("c:a", 1, 1),)), Move((("c:a", 2, 2),)), Move((("c:b", 1, 1),))
    history = done(Zoom(near), Zoom(far), *drag, Brush(), Zoom(near), Zoom(far), Zoom(None))
    assert [type(step.action) for step in history.steps] == [Zoom, Move, Move, Zoom]
    assert history.undo().now.camera == far
    assert history.jump(2).now.position_of == {"c:a": (2.0, 2.0)}


def test_zooming_there_and_back_leaves_no_step() -> None:
    assert done(Zoom(Camera(2, 0, 0)), Zoom(None)).steps == ()


def test_a_step_that_was_undone_is_not_gone_on_with() -> None:
    zoomed = done(Zoom(Camera(2, 0, 0)), Select(("c:a",))).undo().do(Zoom(Camera(3, 0, 0)))
    assert len(zoomed.steps) == 2


def test_expanding_adds_sorts_and_expanding_without_a_sort_opens_all() -> None:
    now = done(Expand("c:a", (Sort.YOUNG,)), Expand("c:a", (Sort.ADULT,))).now
    assert now.expanded == (Expansion("c:a", (Sort.YOUNG, Sort.ADULT)),)
    assert done(Expand("c:a", (Sort.YOUNG,)), Expand("c:a")).now.expanded == (Expansion("c:a"),)


def test_another_question_keeps_of_the_selection_only_what_it_is_about() -> None:
    car_park, park = "c:PL1", "c:PL2"
    chosen = done(Ask("shared-places"), Select((car_park, park)))
    asked = chosen.do(Ask.having("what-if", {"without": (car_park,)}))
    assert asked.now.selected == (car_park,)
    assert asked.do(Ask("hotspots")).now.selected == ()
    assert asked.undo().now.selected == (car_park, park)


def test_another_option_of_the_same_question_keeps_the_selection() -> None:
    chosen = done(Ask("shared-places"), Select(("c:PL1",)), Ask.having("shared-places", {"min_people": 3}))
    assert chosen.now.selected == ("c:PL1",)


def test_what_is_hidden_is_not_selected_and_comes_back() -> None:
    history = done(Select(("c:a", "c:b")), Hide(("c:a",)))
    assert (history.now.hidden, history.now.selected) == (("c:a",), ("c:b",))
    assert history.do(Show()).now.hidden == ()


def test_clearing_the_filters_keeps_whether_things_are_dimmed_or_hidden() -> None:
    now = done(Filter(Filters(agencies=("police",), hide=True)), ClearFilters()).now
    assert now.filters == Filters(hide=True)


def test_opening_a_view_does_not_show_the_names_of_a_room_that_sees_initials() -> None:
    view = OpenView("0" * 32, Scene(people=("c:YP1",)))
    assert done(ChooseLettering(Lettering.INITIALS), view).now.lettering is Lettering.INITIALS


def test_the_history_is_read_with_the_names_that_the_reader_may_see() -> None:
    car_park = "c:PL1"
    history = done(
        AddPeople(("c:YP1", "c:YP2")),
        Ask("shared-places"),
        Expand(car_park, (Sort.YOUNG,)),
        Select(("c:a", "c:b", "c:c")),
        ChoosePicture(Picture.STREET_MAP),
    )
    names = {car_park: "Car park behind Golden Pearl", "c:YP1": "Amira", "c:YP2": "Keisha"}
    assert [entry.words for entry in history.entries(lambda key: names[key])] == [
        "Beginning",
        "Added Amira and Keisha",
        "Asked: Which places do they share?",
        "Expanded Car park behind Golden Pearl: young people",
        "Selected 3 things",
        "Showed the street map",
    ]


def test_there_is_no_entry_beyond_the_list() -> None:
    with pytest.raises(WrongUse):
        done(Select(("c:a",))).jump(2)


def test_every_action_is_among_those_that_the_laws_draw() -> None:
    offered = {name for name in every_action.__all__ if name not in ("Action", "Names", "joined")}
    drawn = {type(each).__name__ for each in _examples()}
    assert drawn == offered


def _examples() -> list[Action]:
    found: dict[str, Action] = {}

    @settings(max_examples=600, database=None)
    @given(action=ACTIONS)
    def look(action: Action) -> None:
        found.setdefault(type(action).__name__, action)

    look()
    return list(found.values())


def test_one_filter_is_cleared_by_itself_and_the_history_says_which() -> None:
    both = Filter(Filters(agencies=("police",), grades=("1A",), hide=True))
    now = done(both, ClearFilters("grades")).now
    assert now.filters == Filters(agencies=("police",), hide=True)
    assert ClearFilters("grades").label(str) == "Cleared the filter by grade"
    with pytest.raises(WrongUse, match="no such filter"):
        ClearFilters("hide")


def test_another_period_clears_a_time_brush_that_lies_outside_it_and_no_other() -> None:
    spring = Brush(date(2026, 3, 1), date(2026, 5, 31))
    assert done(spring, SetPeriod(date(2026, 5, 1))).now.filters.since == date(2026, 3, 1)
    assert done(spring, SetPeriod(date(2026, 6, 1))).now.filters == Filters()
