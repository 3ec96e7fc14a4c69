"""The period that is chosen under the network: it is a filter of the scene, and one history takes it back."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from app.rooms import Room, components, html, session_of
from app.workspace.rooms import FOUR, about, press, room_of, scene_of
from ctx_map import Release, local_mandate, open_view
from ctx_map.analysis.registry import QUESTIONS
from ctx_map_app.scene.actions import Action, Ask, Brush
from ctx_map_app.session.held_answers import Answer
from ctx_map_app.session.store import the_audit, the_store

SPRING = Brush(date(2026, 3, 1), date(2026, 3, 31))
AUTUMN = Brush(date(2026, 10, 1), date(2026, 11, 30))


def canvas(app: AppTest) -> dict[str, Any]:
    """The picture that the canvas was given."""
    picture = next(each for each in components(app) if "map" in each)
    return dict(picture["map"])


def message(app: AppTest) -> dict[str, Any]:
    """The small message that the canvas was given beside it."""
    return dict(next(each for each in components(app) if "message" in each)["message"])


def done(app: AppTest, *actions: Action) -> AppTest:
    """Does this as the canvas would, and draws again."""
    now = room_of(app)
    for action in actions:
        now.history = now.history.do(action)
    return app.run()


def said(app: AppTest) -> str:
    """The page without the number of its drawing."""
    return re.sub(r' data-(drawn|step)="\d+"', "", html(app))


def test_the_strip_under_the_network_has_bars_and_says_how_many_reports_have_no_date(sample: Room) -> None:
    strip = canvas(about(*FOUR))["strip"]
    assert sum(reports for _, _, reports in strip["bars"]) > 0
    assert strip["undated"] == 0
    assert message(about(*FOUR))["period"] is None


def test_a_period_dims_what_lies_outside_and_sends_no_picture_again(sample: Room) -> None:
    app = about(*FOUR)
    before = canvas(app)
    done(app, AUTUMN)
    assert canvas(app) == before
    assert message(app)["period"] == {"since": "2026-10-01", "until": "2026-11-30"}
    assert message(app)["dimmed"]
    assert message(app)["dimmed_at_any_time"] == []
    assert "in the period chosen below" in html(app)


def test_undo_takes_the_period_back_as_one_step_and_clearing_is_a_step_too(sample: Room) -> None:
    app = done(about(*FOUR), Brush(date(2026, 9, 1), date(2026, 11, 30)), AUTUMN)
    assert scene_of(app).filters.since == date(2026, 10, 1)
    press(app, "ws_undo")
    assert scene_of(app).filters.since is None
    assert message(app)["period"] is None
    press(app, "ws_redo")
    done(app, Brush())
    assert scene_of(app).filters.since is None


def test_what_a_filter_hides_is_hidden_while_the_period_only_dims(sample: Room) -> None:
    app = about(*FOUR)
    app.toggle(key="ws_show_protective").set_value(True).run()
    app.toggle(key="ws_show_hide").set_value(True).run()
    hidden = canvas(app)["nodes"]
    done(app, SPRING)
    assert canvas(app)["nodes"] == hidden
    assert message(app)["dimmed"]


def test_the_answer_follows_the_period_and_says_so(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_SHARED_PLACES")
    before = said(app)
    assert "Only reports" not in before
    done(app, AUTUMN)
    assert "Only reports from 1 October 2026 to 30 November 2026." in said(app)
    assert said(app) != before
    press(app, "ws_undo")
    assert said(app) == before


def test_a_question_that_compares_keeps_its_own_period(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_NEW")
    before = html(app)
    assert "ws-finding" in before
    done(app, AUTUMN)
    assert html(app).split("ws-finding")[1] == before.split("ws-finding")[1]


def test_a_question_about_someone_in_a_period_reads_its_part_beside_the_network_of_the_canvas(sample: Room) -> None:
    app = done(about(*FOUR), Ask.having("shared-places", {"people": FOUR}), AUTUMN)
    answer = session_of(app).held["shared-places"].answer
    canvas_network = session_of(app).held["workspace"].answer
    assert isinstance(answer, Answer)
    assert isinstance(canvas_network, Release)
    assert answer.network.content.links.height < canvas_network.content.links.height / 2
    with open_view(the_store(), local_mandate(date.today()), audit=the_audit()) as view:
        network = view.network(since="2026-10-01", until="2026-11-30")
    whole = QUESTIONS["shared-places"].answer(network, people=FOUR)
    assert answer.result.content.to_frame().equals(whole.to_frame())
    assert answer.result.content.considered == whole.considered
