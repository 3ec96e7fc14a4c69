"""The fields of a question's options are made from their declaration, and set what is asked."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.rooms import Room, html, opened, session_of
from app.test_questions import asked, column, required, tables, view_of
from ctx_map.analysis.question import Picks
from ctx_map.analysis.registry import QUESTIONS
from ctx_map_app.asking.field_keys import EARLIER, chosen_key, field_key
from ctx_map_app.asking.option_fields import is_several, plain_type
from ctx_map_app.asking.option_files import FILE_KINDS
from ctx_map_app.asking.pickers import keys_for

YOUTH_CLUB = "Lighthouse Youth Club"
CLUB = "school-and-youth-work:SP02"
OPTIONS = [(name, option) for name in QUESTIONS for option in QUESTIONS[name].options.model_fields]


def key(name: str, option: str) -> str:
    return field_key(QUESTIONS[name], option)


def popovers(app: AppTest) -> list[str]:
    return [each.proto.popover.label for each in app.get("popover")]


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_option_is_of_a_type_that_has_a_field(name: str, option: str) -> None:
    question = QUESTIONS[name]
    said, kind = question.explained[option], plain_type(question.options.model_fields[option].annotation)
    assert said.file in FILE_KINDS or said.picks or kind in (bool, int) or is_several(kind) or said.choices


@pytest.mark.parametrize("picks", Picks)
def test_every_sort_of_choice_offers_somebody(sample: Room, picks: Picks) -> None:
    with view_of(sample) as view:
        assert keys_for(view.network(), picks)


@pytest.mark.parametrize("name", ["shared-places", "areas", "hotspots"])
def test_the_table_says_by_what_it_is_ordered(sample: Room, name: str) -> None:
    assert QUESTIONS[name].order in tables(opened(name))[0]["alt"]


def test_only_what_joins_two_without_a_relationship(sample: Room) -> None:
    question = QUESTIONS["shared-places"]
    app = opened("shared-places")
    everything = len(tables(app)[0]["rows"])
    app.toggle(key=key("shared-places", "untied")).set_value(True).run()
    with view_of(sample) as view:
        rows = view.ask(question, {"untied": True}).rows
    assert len(tables(app)[0]["rows"]) == len(rows) < everything
    assert "More options (1 set)" in popovers(app)


def test_several_choices_narrow_the_answer(sample: Room) -> None:
    app = opened("shared-contacts")
    app.pills(key=key("shared-contacts", "only")).set_value(["online"]).run()
    with view_of(sample) as view:
        rows = view.ask(QUESTIONS["shared-contacts"], {"only": ("online",)}).rows
    assert tables(app)[0]["ids"] == [row.id for row in rows]
    assert rows


def test_areas_are_of_the_size_and_by_what_is_chosen(sample: Room) -> None:
    app = opened("areas")
    app.number_input(key=key("areas", "resolution")).set_value(9).run()
    app.segmented_control(key=key("areas", "by")).set_value("people").run()
    app.number_input(key=key("areas", "smallest")).set_value(1).run()
    with view_of(sample) as view:
        rows = view.ask(QUESTIONS["areas"], {"resolution": 9, "by": "people", "smallest": 1}).rows
    assert column(app, "Young people in the whole area") == [row.young_people for row in rows]


def test_bounds_are_those_of_the_declaration(sample: Room) -> None:
    field = opened("areas").number_input(key=key("areas", "resolution"))
    assert (field.min, field.max, field.value) == (4, 9, 8)


def test_the_best_set_is_looked_for_among_all(sample: Room) -> None:
    app = opened("what-if")
    app.selectbox(key=key("what-if", "best")).set_value(2).run()
    with view_of(sample) as view:
        rows = view.ask(QUESTIONS["what-if"], {"best": 2}).rows
    assert tables(app)[0]["ids"] == ["|".join(row.ids) for row in rows]


def test_a_place_that_is_made_safe_is_asked_about_and_its_protective_reports_are_counted(sample: Room) -> None:
    places = chosen_key(Picks.PLACES_AND_ADULTS)
    app = opened("what-if")
    before = len(sample.lines())
    app.multiselect(key=places).set_value([CLUB]).run()
    assert [(line.subject, line.counts["asked about"]) for line in sample.lines()[before:]] == [("what-if", 1)]
    assert len(tables(app)[0]["rows"]) == 1
    assert "recorded as protective" in html(app)
    assert f"<h2>{YOUTH_CLUB}</h2>" in html(app)


def test_what_if_is_never_asked_of_a_young_person(sample: Room) -> None:
    offered = str(opened("what-if").multiselect(key=chosen_key(Picks.PLACES_AND_ADULTS)).options)
    assert YOUTH_CLUB in offered
    assert "Lee Skelbarrow" in offered
    assert "Lowri Windlebrook" not in offered
    assert "Older man, white van" not in offered


def test_an_adult_is_not_offered_as_a_young_person(sample: Room) -> None:
    offered = str(opened("shared-places").multiselect(key=chosen_key(Picks.YOUNG_PEOPLE)).options)
    assert "Lowri Windlebrook, 1" in offered
    assert "Lee Skelbarrow" not in offered


def test_doubt_says_which_agencies_have_said_nothing(sample: Room) -> None:
    app = opened("doubt")
    app.multiselect(key=key("doubt", "expected")).set_value(["health"]).run()
    app.number_input(key=key("doubt", "review_after")).set_value(182).run()
    with view_of(sample) as view:
        result = view.ask(QUESTIONS["doubt"], {"expected": ("health",), "review_after": 182})
    assert len(tables(app)[0]["rows"]) == len(result.rows)
    assert all(each.split("'")[0] in html(app) for each in result.sentences[:1])


def test_changes_are_since_the_day_that_is_chosen(sample: Room) -> None:
    app = opened("changes")
    before = len(sample.viewed())
    app.date_input(key=key("changes", EARLIER)).set_value(date(2026, 10, 1)).run()
    with view_of(sample) as view:
        rows = view.ask(QUESTIONS["changes"], since="2026-10-01").rows
    assert sample.viewed()[before] == "changes"
    assert len(tables(app)[0]["rows"]) == len(rows)


def test_people_chosen_for_one_question_are_asked_about_in_the_next(sample: Room) -> None:
    app = opened("siblings")
    chosen = list(required(QUESTIONS["siblings"])["people"])
    app.multiselect(key=chosen_key(Picks.YOUNG_PEOPLE)).set_value(chosen).run()
    session_of(app).go_to = "voice"
    app.run()
    with view_of(sample) as view:
        rows = view.ask(QUESTIONS["voice"], {"people": tuple(chosen)}).rows
    assert len(tables(app)[0]["rows"]) == len(rows)


def test_the_answer_to_a_question_is_asked_once_more_when_an_option_changes(sample: Room) -> None:
    app = opened("hotspots")
    app.segmented_control(key=key("hotspots", "by")).set_value("events").run()
    with view_of(sample) as view:
        rows = asked(view, QUESTIONS["hotspots"]).rows
        by_events = view.ask(QUESTIONS["hotspots"], {"by": "events"}).rows
    assert tables(app)[0]["ids"] == [row.id for row in by_events]
    assert len(rows) == len(by_events)


def test_hours_of_the_week_stand_beside_the_place_that_is_selected(sample: Room) -> None:
    app = opened("hotspots")
    session_of(app).choose_row("hotspots_table", "childrens-services:PL01")
    assert "When, at Car park behind Golden Pearl" in html(app.run())
