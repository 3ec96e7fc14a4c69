"""Names to choose from in a large store: found by a part of the name, and never all of them in the browser."""

from __future__ import annotations

import pytest

from app.rooms import PARK, Room, everything, opened, report, session_of
from ctx_map.analysis.question import Picks
from ctx_map_app.asking import offered_names as offered
from ctx_map_app.asking.field_keys import chosen_key

PEOPLE = chosen_key(Picks.YOUNG_PEOPLE)
LAST_NAMES = ("Ng", "Orr", "Pym", "Quill", "Rook", "Shaw", "Tarn")


@pytest.fixture
def a_force(room: Room, monkeypatch: pytest.MonkeyPatch) -> Room:
    """A store with more names than are offered at once: fourteen young people at a park."""
    monkeypatch.setattr(offered, "MOST_OFFERED", 10)
    monkeypatch.setattr(offered, "MOST_FOUND", 3)
    names = [f"{first} {last}" for first in ("Ash", "Bo") for last in LAST_NAMES]
    people = [{"id": f"p{n}", "name": name, "date_of_birth": "2011-03-04"} for n, name in enumerate(names)]
    room.load(people, [PARK], [report(f"p{n}", "SPENDS_TIME_AT", "park", f"R{n}") for n in range(len(people))])
    return room


def test_no_name_is_offered_before_a_part_of_one_is_typed(a_force: Room) -> None:
    app = opened("shared-places")
    assert app.multiselect(key=PEOPLE).options == []
    assert app.text_input(key=f"{PEOPLE}_part").placeholder == "14 names: type 2 letters or more"


def test_a_part_of_a_name_finds_those_that_hold_it_whatever_its_capitals(a_force: Room) -> None:
    app = opened("shared-places")
    app.text_input(key=f"{PEOPLE}_part").set_value("qUil").run()
    assert app.multiselect(key=PEOPLE).options == ["Ash Quill, 15", "Bo Quill, 15"]


def test_who_is_chosen_stays_chosen_while_another_name_is_looked_for(a_force: Room) -> None:
    app = opened("shared-places")
    app.text_input(key=f"{PEOPLE}_part").set_value("quill").run()
    app.multiselect(key=PEOPLE).set_value(["t:p3"]).run()
    app.text_input(key=f"{PEOPLE}_part").set_value("bo ng").run()
    assert app.multiselect(key=PEOPLE).value == ["t:p3"]
    assert app.multiselect(key=PEOPLE).options == ["Ash Quill, 15", "Bo Ng, 15"]
    assert session_of(app).chosen[PEOPLE] == ("t:p3",)


def test_a_part_that_many_names_hold_asks_for_more_of_it(a_force: Room) -> None:
    app = opened("shared-places")
    app.text_input(key=f"{PEOPLE}_part").set_value("ash").run()
    assert len(app.multiselect(key=PEOPLE).options) == 3
    assert [each.value for each in app.caption if "Type more of the name" in each.value]


def test_an_end_of_a_chain_is_found_by_a_part_of_its_name_too(a_force: Room) -> None:
    app = opened("connect")
    (part, *_) = [each for each in app.text_input if "part of a name" in each.label]
    part.set_value("shaw").run()
    assert "Ash Shaw" in everything(app)
