"""What nodes are called on the screens, and what the evidence beside a row is about."""

from __future__ import annotations

from app.rooms import Room, html, opened, session_of
from app.test_questions import tables
from ctx_map_app.answers.table import names_of
from towns import event, organisation, place, town, young


def test_two_of_one_name_and_different_sorts_say_what_they_are() -> None:
    nodes = [place("p", name="High School"), organisation("o", name="High School"), place("park", name="Park")]
    assert names_of(town(nodes=nodes)) == {
        "p": "High School (place)",
        "o": "High School (organisation)",
        "park": "Park",
    }


def test_two_of_one_name_and_one_sort_say_their_ids() -> None:
    assert names_of(town(nodes=[young("a", name="Ash"), young("b", name="Ash")])) == {"a": "Ash (a)", "b": "Ash (b)"}


def test_what_has_no_name_is_its_kind_and_its_day() -> None:
    dated = event("e", name=None, kind="missing_episode", occurred_from="2026-07-18T21:00")
    nodes = [dated, event("f", name=None, kind="incident")]
    assert names_of(town(nodes=nodes)) == {"e": "Missing episode, 18 July 2026", "f": "incident f"}


def test_the_finding_calls_an_event_as_the_table_does(sample: Room) -> None:
    shown = html(opened("contacts"))
    assert "Incident, 18 July 2026: 21 young people" in shown
    assert "police:E210" not in shown


def test_the_only_row_is_shown_and_not_what_was_selected_elsewhere(sample: Room) -> None:
    app = opened("what_if")
    school, bus = tables(app)[0]["ids"][:2]
    session_of(app).selected = school
    app.multiselect(key="made_safe").set_value([bus]).run()
    shown = html(app)
    assert "<h2>Saltmere Bus Station</h2>" in shown
    assert "School Road" not in shown
    app.button(key="show_on_map").click().run()
    assert session_of(app).selected == bus


def test_a_place_on_which_no_tie_that_protects_rests_says_so(sample: Room) -> None:
    app = opened("what_if")
    app.multiselect(key="made_safe").set_value([tables(app)[0]["ids"][1]]).run()
    assert "None is reported." in [each.value for each in app.markdown]
