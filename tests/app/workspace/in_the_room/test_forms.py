"""What is said in a meeting is written down in the workspace, and is on the canvas at once."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.rooms import Room, html, mandate_text, network_of
from app.workspace.meeting.rooms import FIRST, in_meeting, selecting, typed
from app.workspace.rooms import AMIRA, CAR_PARK, WREN, press, room_of, scene_of
from ctx_map.governance.in_the_room import Share
from ctx_map.network import Network
from ctx_map.vocabulary.statements import Rating
from ctx_map_app.session.store import the_store
from ctx_map_app.workspace.in_the_room.keeping import CORRECTED, KEPT, NOT_SHOWN, OUTSIDE
from ctx_map_app.workspace.in_the_room.rating_form import ALONE

DAY = date(2026, 11, 16)
"""The last day of the meeting's period."""


def adding(form: str, *selected: str) -> AppTest:
    """The workspace of the open meeting with this form open."""
    return press(selecting(in_meeting(), *selected), "ws_add_to_map_now", f"ws_{form}")


def reported_by(app: AppTest, agency: str = "police") -> AppTest:
    """Fills in who says so, on the day of the meeting."""
    app.date_input(key="ws_room_day").set_value(DAY)
    app.selectbox(key="ws_room_agency").set_value(agency)
    return typed(app, room_who="PC Oak")


def kept(saltmere: Room, ref_begins: str = "meeting-20261116") -> tuple[Network, list[dict[str, object]]]:
    """The network of today, and the links that were written in the meeting."""
    the_store.clear()
    network = network_of(saltmere)
    links = network.links.to_dicts()
    return network, [link for link in links if str(link["ref"]).startswith(ref_begins)]


def on_canvas(app: AppTest) -> set[str]:
    """The ids of what is drawn."""
    found: set[str] = set(room_of(app).made["content"].answer.keys)  # type: ignore[attr-defined]
    return found


def said(app: AppTest) -> list[str]:
    """What the panel says was done."""
    assert not app.error
    return [each.value for each in app.success]


def test_a_new_place_is_on_the_canvas_at_once(saltmere: Room) -> None:
    app = adding("add_place", AMIRA)
    assert app.multiselect(key="ws_place_linked").value == [AMIRA]
    reported_by(typed(app, place_name="Ferry shelter", place_kind="bus stop", place_note="They wait there."))
    press(app, "ws_place_save")
    assert said(app) == [KEPT]
    (new,) = scene_of(app).selected
    assert new in on_canvas(app)
    network, (link,) = kept(saltmere)
    assert network.names_by_key[new] == "Ferry shelter"
    assert network.keys[int(str(link["source"]))] == AMIRA
    assert (link["kind"], link["agency"], link["collected_by"]) == ("SPENDS_TIME_AT", "police", "PC Oak")


def test_what_is_missing_is_said_and_what_was_typed_stays(saltmere: Room) -> None:
    app = press(typed(adding("add_place", AMIRA), place_name="Ferry shelter"), "ws_place_save")
    assert [each.value for each in app.error] == ["The agency is missing. Give it."]
    assert app.text_input(key="ws_place_name").value == "Ferry shelter"


def test_a_link_between_two_that_are_selected_is_written(saltmere: Room) -> None:
    app = reported_by(adding("add_link", AMIRA, WREN))
    how = app.selectbox(key="ws_link_how")
    assert "Amira Larkspur is a friend of Wren Saltgrass" in how.options
    assert not [each for each in how.options if "spoke" in each or "involved" in each]
    press(app, "ws_link_save")
    assert said(app) == [KEPT]
    network, (link,) = kept(saltmere)
    assert {network.keys[int(str(link[end]))] for end in ("source", "target")} == {AMIRA, WREN}


def test_contact_with_an_adult_runs_from_the_adult(saltmere: Room) -> None:
    adult = next(key for key, name in kept(saltmere)[0].names_by_key.items() if name == "Carl Drossmoor")
    options = adding("add_link", AMIRA, adult).selectbox(key="ws_link_how").options
    assert "Carl Drossmoor contacted Amira Larkspur" in options
    assert "Amira Larkspur contacted Carl Drossmoor" not in options


def test_a_young_persons_words_stay_with_the_agency_and_are_on_the_canvas(saltmere: Room) -> None:
    app = adding("add_words", AMIRA, CAR_PARK)
    assert "Amira Larkspur says:" in html(app)
    assert "About Car park behind Golden Pearl." in html(app)
    assert app.selectbox(key="ws_room_share_words").value is Share.AGENCY
    reported_by(typed(app, words_said="It is dark there."))
    press(app, "ws_words_save")
    assert said(app) == [KEPT]
    (talk,) = scene_of(app).selected
    assert {talk, AMIRA, CAR_PARK} <= on_canvas(app)
    network, links = kept(saltmere)
    assert {(link["kind"], link["statement"], link["grade"]) for link in links} == {
        ("SPOKE_IN", "child_account", None),
        ("IS_ABOUT", "child_account", None),
    }
    assert (
        network.nodes.filter(network.nodes.get_column("key") == talk).get_column("summary").item()
        == "It is dark there."
    )
    assert {(link["handling"], link["conditions"]) for link in links} == {("C", "agencies: police, this computer")}


def test_who_rates_a_place_is_not_stored_unless_the_box_is_ticked(saltmere: Room) -> None:
    app = adding("add_rating", CAR_PARK)
    assert not app.checkbox(key="ws_rating_named").value
    assert ALONE in html(app)
    app.radio(key="ws_rating_rated").set_value(Rating.UNSAFE)
    reported_by(typed(app, rating_said="Nobody is there."))
    press(app, "ws_rating_save")
    assert said(app) == [KEPT]
    (link,) = kept(saltmere)[1]
    assert (link["kind"], link["role"], link["statement"]) == ("RATES", "unsafe", "child_account")
    # its words are in the evidence, and one alone is no count
    app.session_state["ws_panel"] = "Evidence"
    assert "Nobody is there." in html(app.run())
    app = selecting(app, CAR_PARK)
    app.session_state["ws_panel"] = "Evidence"
    assert "A young person has rated this place." in html(app.run())


def test_a_rating_has_its_young_person_where_they_want_it(saltmere: Room) -> None:
    app = press(reported_by(adding("add_rating", CAR_PARK)), "ws_rating_save")
    assert [each.value for each in app.error] == ["Choose how the young person rates the place."]
    app.radio(key="ws_rating_rated").set_value(Rating.MIXED)
    app.checkbox(key="ws_rating_named").check().run()
    app.selectbox(key="ws_rating_person").set_value(WREN).run()
    press(app, "ws_rating_save")
    assert said(app) == [KEPT]
    assert {link["kind"] for link in kept(saltmere)[1]} == {"RATES", "SPOKE_IN"}


def test_a_report_is_corrected(saltmere: Room) -> None:
    app = adding("add_correction", AMIRA, CAR_PARK)
    report = app.selectbox(key="ws_correct_report")
    link = report.value
    typed(app, **{f"correct_{link}_note": "It was the Saturday."})
    press(app, "ws_correct_save")
    assert said(app) == [CORRECTED]
    the_store.clear()
    links = {row["key"]: row for row in network_of(saltmere).links.to_dicts()}
    assert links[link]["note"] == "It was the Saturday."


def test_by_initials_no_report_can_be_corrected(saltmere: Room) -> None:
    app = adding("add_correction", CAR_PARK)
    app.toggle(key="ws_initials").set_value(True).run()
    assert "be corrected while initials are shown." in html(app)


def test_words_to_avoid_are_pointed_out_and_stop_no_one(saltmere: Room) -> None:
    app = typed(adding("add_link", AMIRA, WREN), link_note="She refuses to engage and absconded.").run()
    shown = html(app)
    assert "These words can blame a child:</strong> absconded" in shown
    assert "left without telling the carers" in shown
    press(reported_by(app), "ws_link_save")
    assert said(app) == [KEPT]


def test_words_to_avoid_are_pointed_out_in_notes_and_actions(saltmere: Room) -> None:
    app = typed(press(selecting(in_meeting(), CAR_PARK), "ws_add_note"), note_text="A lifestyle choice.").run()
    assert "the child has no safe choice" in html(app)
    press(app, "ws_write_back", "ws_add_action")
    app = typed(app, action_what="Ask why they failed to attend").run()
    assert "was not brought" in html(app)


def test_a_young_persons_own_words_are_left_as_they_are(saltmere: Room) -> None:
    app = typed(adding("add_words", AMIRA), words_said="My older boyfriend says I am streetwise.").run()
    assert "can blame a child" not in html(app)


def test_a_mandate_writes_for_its_own_agency_and_a_meeting_is_not_shown_what_stays_out_of_it(
    saltmere: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saltmere.settings.data_dir / "mandate.toml"
    path.write_text(mandate_text("police", in_meeting=True), "utf-8")
    monkeypatch.setenv("CTX_MAP_MANDATE", str(path))
    app = adding("add_words", AMIRA)
    assert "A report of police." in html(app)
    app.selectbox(key="ws_room_share_words").set_value(Share.NOT_IN_MEETINGS).run()
    typed(app, words_said="It is dark there.", room_who="PC Oak")
    press(app, "ws_words_save")
    assert said(app) == [NOT_SHOWN]
    assert scene_of(app).selected == (AMIRA,)


def test_what_has_a_day_outside_the_period_is_kept_and_that_is_said(saltmere: Room) -> None:
    app = reported_by(adding("add_rating", CAR_PARK))
    app.radio(key="ws_rating_rated").set_value(Rating.SAFE)
    app.date_input(key="ws_room_day").set_value(date(2026, 11, 20))
    press(app, "ws_rating_save")
    assert said(app) == [OUTSIDE]
    assert len(kept(saltmere)[1]) == 1


def test_in_a_finished_meeting_nothing_can_be_added_to_the_map(saltmere: Room) -> None:
    assert "ws_add_to_map_now" not in [each.key for each in selecting(in_meeting(FIRST)).button]
