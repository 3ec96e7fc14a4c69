"""Questions are asked beside the canvas: each heading is one click, with one line in the audit, about those named."""

from __future__ import annotations

from app.rooms import Room, html, session_of
from app.workspace.rooms import AMIRA, CAR_PARK, FOUR, MASON, about, press, room_of, scene_of
from ctx_map.analysis.question import Heading
from ctx_map.analysis.registry import QUESTIONS, under_headings
from ctx_map_app.scene import Picture, Whose
from ctx_map_app.scene.actions import ChoosePicture


def test_every_heading_is_one_click_that_answers_or_says_what_to_choose(sample: Room) -> None:
    app = about(*FOUR)
    for heading, under in under_headings().items():
        press(app, f"ws_ask_{heading.name}")
        assert not app.error, (heading, [error.value for error in app.error])
        asked = room_of(app).choosing or scene_of(app).question
        assert asked == under[0][0].name
        if not room_of(app).choosing:
            assert session_of(app).held[asked], heading


def test_a_question_that_lacks_a_choice_is_asked_when_it_is_made(sample: Room) -> None:
    app = about(AMIRA)
    before = sample.viewed()
    press(app, "ws_ask_LINKED")
    assert room_of(app).choosing == "connect"
    assert sample.viewed() == before
    app.selectbox(key="ws_option_connect_a").set_value(AMIRA).run()
    app.selectbox(key="ws_option_connect_b").set_value(MASON).run()
    press(app, "ws_ask_now")
    assert dict(scene_of(app).options) == {"a": AMIRA, "b": MASON}
    assert sample.viewed() == [*before, "connect"]


def test_two_who_are_named_are_the_ends_of_a_link_unasked(sample: Room) -> None:
    app = press(about(AMIRA, MASON), "ws_ask_LINKED")
    assert dict(scene_of(app).options) == {"a": AMIRA, "b": MASON}


def test_a_question_leaves_one_line_and_coming_back_to_it_none(sample: Room) -> None:
    app = about(*FOUR)
    before = sample.viewed()
    press(app, "ws_ask_SHARED_PLACES")
    assert sample.viewed() == [*before, "shared-places"]
    press(app, "ws_choose_1", "ws_undo", "ws_undo", "ws_redo", "ws_redo")
    app.run()
    assert sample.viewed() == [*before, "shared-places"]


def test_an_answer_is_about_those_named_and_everyone_is_a_switch(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_SHARED_PLACES")
    assert "all 4 young people named" in html(app)
    assert "About the 4 young people named." in html(app)
    app.toggle(key="ws_everyone").set_value(True).run()
    assert scene_of(app).whose is Whose.EVERYONE
    assert "About everyone on the map." in html(app)
    press(app, "ws_undo")
    assert "About the 4 young people named." in html(app)


def test_a_question_that_can_not_be_about_some_says_that_it_is_about_everyone(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_UNSAFE_PLACES")
    assert "About everyone on the map." in html(app)
    assert "ws_everyone" not in {toggle.key for toggle in app.toggle}


def test_an_option_that_is_changed_asks_again_and_one_at_its_default_is_not_kept(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_SHARED_PLACES")
    field = "ws_option_shared-places_min_people"
    app.number_input(key=field).set_value(3).run()
    assert dict(scene_of(app).options) == {"min_people": 3}
    app.number_input(key=field).set_value(QUESTIONS["shared-places"].options.model_fields["min_people"].default).run()
    assert scene_of(app).options == ()


def test_the_heading_that_was_clicked_is_the_one_that_is_marked(sample: Room) -> None:
    app = about(*FOUR)
    for heading in (Heading.NOT_KNOWN, Heading.CONFIDENCE, Heading.ONLINE_SPACES, Heading.SHARED_CONTACTS):
        press(app, f"ws_ask_{heading.name}")
        marked = [b.key for b in app.button if (b.key or "").startswith("ws_ask_") and b.proto.type == "primary"]
        assert marked == [f"ws_ask_{heading.name}"]


def test_the_people_s_own_words_are_left_out_while_initials_are_shown(sample: Room) -> None:
    app = about(*FOUR)
    app.toggle(key="ws_initials").set_value(True).run()
    press(app, "ws_ask_VOICE")
    assert app.info[0].value.startswith("This answer is people's own words")


def test_all_rows_are_in_the_table(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_SHARED_PLACES", "ws_all")
    assert scene_of(app).picture is Picture.TABLE
    assert CAR_PARK in str([element.proto.json for element in app.get("bidi_component")])


def test_a_question_shows_its_answer_also_where_the_evidence_was_open(sample: Room) -> None:
    app = about(*FOUR)
    app.session_state["ws_panel"] = "Evidence"
    press(app.run(), "ws_ask_SHARED_PLACES")
    assert app.session_state["ws_panel"] == "Answer"
    assert "ws-finding" in html(app)


def test_the_first_sentence_of_a_finding_stands_in_front_and_the_next_below_it(sample: Room) -> None:
    shown = html(press(about(*FOUR), "ws_ask_SHARED_PLACES"))
    first = shown.partition("ws-first")[2].partition("</p>")[0]
    assert "is shared by all 4 young people named" in first
    assert first.count(".") == 1


def test_an_answer_without_rows_says_so_in_its_table(sample: Room) -> None:
    app = press(about(AMIRA), "ws_ask_BOTH_ROLES")
    room_of(app).history = room_of(app).history.do(ChoosePicture(Picture.TABLE))
    assert "This answer has no rows." in html(app.run())


def test_what_if_is_asked_about_the_place_that_is_selected(sample: Room) -> None:
    app = about(*FOUR)
    app.selectbox(key="ws_find").set_value(CAR_PARK).run()
    press(app, "ws_ask_MADE_SAFE")
    assert dict(scene_of(app).options) == {"without": (CAR_PARK,)}
    assert "If Car park behind Golden Pearl were made safe" in html(app)


def test_what_if_is_about_every_place_where_only_young_people_are_selected(sample: Room) -> None:
    app = about(*FOUR)
    app.selectbox(key="ws_find").set_value(AMIRA).run()
    assert scene_of(press(app, "ws_ask_MADE_SAFE")).options == ()
