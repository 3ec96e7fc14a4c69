"""What nodes are called on the screens, and what the evidence beside a row is about."""

from __future__ import annotations

from app.rooms import Room, html, opened, session_of
from app.test_questions import tables
from ctx_map.analysis.question import Picks
from ctx_map_app.asking.field_keys import chosen_key
from ctx_map_app.asking.pickers import choice_words
from towns import organisation, place, tie, town, young

PLACES = chosen_key(Picks.PLACES_AND_ADULTS)
SCHOOL, BUS_STATION = "school-and-youth-work:SP01", "childrens-services:PL10"


def test_a_name_to_choose_has_the_age_and_the_place_attended() -> None:
    nodes = [young("a", name="Ash", date_of_birth="2011-03-04"), place("s", name="High School", kind="school")]
    words = choice_words(town(tie("a", "ATTENDS", "s", key="L1"), nodes=nodes))
    assert words["a"].startswith("Ash, 1")
    assert words["a"].endswith(", High School")
    assert words["s"] == "High School, school"


def test_two_of_one_name_are_told_apart_where_they_are_chosen() -> None:
    nodes = [place("p", name="High School"), organisation("o", name="High School")]
    assert len(set(choice_words(town(nodes=nodes)).values())) == 2


def test_the_finding_calls_an_event_as_the_table_does(sample: Room) -> None:
    shown = html(opened("shared-contacts"))
    assert "Incident on 18 July 2026" in shown
    assert "police:E210" not in shown


def test_the_only_row_is_shown_and_not_what_was_selected_elsewhere(sample: Room) -> None:
    app = opened("what-if")
    session_of(app).selected = SCHOOL
    app.multiselect(key=PLACES).set_value([BUS_STATION]).run()
    shown = html(app)
    assert [len(each["rows"]) for each in tables(app)] == [1]
    assert "<h2>Saltmere Bus Station</h2>" in shown
    assert "School Road" not in shown
    app.button(key="show_on_map").click().run()
    assert session_of(app).selected == BUS_STATION
