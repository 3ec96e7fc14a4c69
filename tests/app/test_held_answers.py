"""A session holds the answers of the day, period and purpose that it asks about, and lets go of all others."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from app.rooms import ASH, BO, PARK, Room, go, opened, report
from ctx_map_app.session.held_answers import Answer
from ctx_map_app.session.state import _KEY, Session

VISITS = [report(who["id"], "SPENDS_TIME_AT", "park", f"R-{who['id']}") for who in (ASH, BO)]


def days_held(now: Session) -> list[date]:
    """The days of the answers that a session holds, and thereby of the networks that these are about."""
    return sorted(each.answer.network.as_at for each in now.held.values() if isinstance(each.answer, Answer))


def test_an_answer_of_another_day_is_let_go_of_with_its_network(room: Room) -> None:
    room.load([ASH, BO], [PARK], VISITS)
    app = go(opened(), "shared-places")
    app = go(app, "hotspots")
    assert set(days_held(app.session_state[_KEY])) == {date.today()}
    app.date_input(key="as_at").set_value(date(2026, 11, 25))
    app.run()
    assert set(days_held(app.session_state[_KEY])) == {date(2026, 11, 25)}


def test_answers_about_one_network_share_it(room: Room) -> None:
    room.load([ASH, BO], [PARK], VISITS)
    app = opened()
    for name in ("shared-places", "hotspots", "shared-contacts"):
        app = go(app, name)
    held = [each.answer for each in app.session_state[_KEY].held.values() if isinstance(each.answer, Answer)]
    assert len(held) >= 3
    assert len({id(each.network.content) for each in held}) == 1


def test_a_purpose_keeps_no_answer_of_another_purpose(room: Room) -> None:
    room.load([ASH, BO], [PARK], VISITS)
    app = go(opened(), "shared-places")
    app = go(app, "hotspots")
    app.text_input(key="purpose").set_value("meeting 7")
    app.run()
    held = [each.answer for each in app.session_state[_KEY].held.values() if isinstance(each.answer, Answer)]
    assert {each.network.purpose for each in held} == {"meeting 7"}


def networks_of(app: AppTest) -> set[int]:
    """Which networks the answers of a tab are about."""
    held = [each.answer for each in app.session_state[_KEY].held.values() if isinstance(each.answer, Answer)]
    return {id(each.network.content) for each in held}


def test_two_tabs_with_one_mandate_share_a_network_and_each_look_is_in_the_audit(room: Room) -> None:
    room.load([ASH, BO], [PARK], VISITS)
    one, other = (go(opened(), "shared-places") for _ in range(2))
    assert networks_of(one) == networks_of(other)
    assert room.viewed().count("shared-places") == 2


def test_a_tab_with_another_purpose_shares_nothing(room: Room) -> None:
    room.load([ASH, BO], [PARK], VISITS)
    one, other = (go(opened(), "shared-places") for _ in range(2))
    other.text_input(key="purpose").set_value("meeting 7")
    other.run()
    assert not networks_of(one) & networks_of(other)
