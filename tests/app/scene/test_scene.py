"""A scene is a small value that holds ids, and that is read as it was written."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.scene.scenes import ACTIONS, CANARY, canary_towns, scenes
from ctx_map.errors import WrongUse
from ctx_map.maps.content import Expansion, Filters, content_of
from ctx_map.network import Network
from ctx_map_app.scene import Camera, History, Scene, Whose, read_scene, scene_id, written
from ctx_map_app.scene.actions import Action, Expand, Hide, Select
from ctx_map_app.scene.written import DAMAGED

NAME = "Amira Larkspur"


@given(scene=scenes())
def test_a_scene_written_and_read_is_the_same(scene: Scene) -> None:
    again = read_scene(written(scene))
    assert again == scene
    assert scene_id(again) == scene_id(scene)


@given(one=scenes(), other=scenes())
def test_scenes_have_the_same_id_where_they_are_the_same(one: Scene, other: Scene) -> None:
    assert (scene_id(one) == scene_id(other)) == (one == other)


@settings(max_examples=40)
@given(network=canary_towns(), actions=st.lists(ACTIONS, max_size=10))
def test_no_scene_holds_a_name_or_a_note(network: Network, actions: list[Action]) -> None:
    names = network.names_by_key
    assert all(CANARY in name for key, name in names.items() if not key.startswith("c:e"))
    history = History(Scene())
    for action in actions:
        history = history.do(action)
        # what is drawn can be selected, opened and hidden
        drawn = content_of(network, history.now.wanted).keys
        history = history.do(Select(drawn[:3]))
        if drawn:
            history = history.do(Expand(drawn[-1])).do(Hide((drawn[0],)))
    assert CANARY not in "".join(written(step.scene) for step in history.steps)
    assert CANARY not in repr([step.action for step in history.steps])
    words = [entry.words for entry in history.entries(lambda key: names.get(key, "something not in this view"))]
    assert len(words) == len(history.steps) + 1


@pytest.mark.parametrize(
    "given",
    [
        {"people": (NAME,)},
        {"places": ("c:PL1", "c:PL1")},
        {"selected": ("c:line\nbreak",)},
        {"hidden": tuple(f"c:{number}" for number in range(5001))},
        {"expanded": (Expansion(NAME),)},
        {"positions": ((NAME, 0.0, 0.0),)},
        {"positions": (("c:PL1", float("nan"), 0.0),)},
        {"camera": Camera(1.0, 2_000_000.0, 0.0)},
        {"most": -1},
        {"question": NAME},
        {"options": (("min_people", 2),)},
        {"question": "shared-places", "options": (("min_people", 0),)},
        {"question": "shared-places", "options": (("min_people", "3"),)},
        {"question": "shared-places", "options": (("min_people", True),)},
        {"question": "shared-places", "options": (("people", (NAME,)),)},
        {"question": "shared-places", "options": (("nothing", 1),)},
        {"question": "shared-places", "options": (("untied", True), ("min_people", 3))},
        {"question": "shared-contacts", "options": (("only", (NAME,)),)},
        {"question": "doubt", "options": (("expected", ("a;b",)),)},
        {"question": "connect", "options": ()},
        {"filters": Filters(places=(NAME,))},
        {"filters": Filters(kinds=(NAME,))},
        {"filters": Filters(grades=(NAME,))},
        {"filters": Filters(agencies=("a|b",))},
    ],
    ids=str,
)
def test_what_cannot_be_on_the_screen_is_refused_without_a_value(given: dict[str, Any]) -> None:
    with pytest.raises(WrongUse) as refused:
        Scene(**given)
    assert NAME not in str(refused.value)


def test_a_question_of_the_meeting_is_asked_about_its_young_people() -> None:
    scene = Scene(people=("c:YP1", "c:YP2"), question="shared-places", options=(("min_people", 3),))
    assert scene.asked_options == {"people": ("c:YP1", "c:YP2"), "min_people": 3}
    everyone = Scene(people=("c:YP1",), question="shared-places", whose=Whose.EVERYONE)
    assert everyone.asked_options == {}


def test_a_question_that_needs_young_people_takes_those_of_the_meeting() -> None:
    assert Scene(people=("c:YP1",), question="siblings").asked_options == {"people": ("c:YP1",)}
    with pytest.raises(WrongUse):
        Scene(question="siblings")


def test_a_scene_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Scene().people = ("c:YP1",)  # type: ignore[misc]
    assert hash(Scene()) == hash(Scene())


GOOD = json.loads(written(Scene(people=("c:YP1",), expanded=(Expansion("c:PL1"),), camera=Camera(1, 0, 0))))


def _with(path: tuple[str | int, ...], value: object) -> str:
    changed = json.loads(json.dumps(GOOD))
    *way, last = path
    at = changed
    for step in way:
        at = at[step]
    at[last] = value
    return json.dumps(changed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        '"text"',
        "[" * 100_000,
        json.dumps(GOOD)[:-2],
        " " * 3_000_000,
        _with(("version",), 2),
        _with(("version",), 3),
        _with(("town",), None),
        _with(("version",), True),
        _with(("name",), NAME),
        _with(("filters", "name"), NAME),
        _with(("camera", "name"), NAME),
        _with(("expanded", 0, "name"), NAME),
        _with(("expanded", 0, "sorts"), [NAME]),
        _with(("people",), [NAME]),
        _with(("people",), "c:YP1"),
        _with(("most",), "60"),
        _with(("picture",), "hologram"),
        _with(("as_at",), "yesterday"),
        _with(("camera", "scale"), float("nan")),
        _with(("question",), "no-such-question"),
        json.dumps({name: value for name, value in GOOD.items() if name != "hidden"}),
    ],
    ids=lambda text: text[:40],
)
def test_damaged_text_is_refused_in_one_sentence_without_a_value(text: str) -> None:
    with pytest.raises(WrongUse) as refused:
        read_scene(text)
    assert str(refused.value) == DAMAGED
    assert DAMAGED.count(".") == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(field=st.sampled_from([each.name for each in fields(Scene)]), value=JSON)
def test_whatever_a_field_is_replaced_by_is_read_as_it_is_or_refused(field: str, value: object) -> None:
    text = _with((field,), value)
    with suppress(WrongUse):
        assert json.loads(written(read_scene(text))) == json.loads(text)
