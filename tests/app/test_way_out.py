"""Who was chosen on one day may not be there on another: the screen says so, and the choice can be taken back."""

from __future__ import annotations

from datetime import date

import pytest

from app.rooms import Room, go, opened, session_of
from app.test_questions import tables

EARLY = date(2020, 1, 1)
CHOSEN = ["childrens-services:YP01"]
SOMEBODY = "childrens-services:YP13"


@pytest.mark.parametrize("screen", ["places", "protective"])
def test_a_choice_that_is_not_there_can_be_taken_back(sample: Room, screen: str) -> None:
    app = opened(screen)
    app.multiselect(key="people").set_value(CHOSEN).run()
    app.date_input[0].set_value(EARLY).run()
    assert len(app.error) == 1
    app.button(key="offer_reset").click().run()
    assert not app.error
    assert session_of(app).people == ()
    assert len(tables(app)) > 0


def test_what_is_made_safe_can_be_taken_back_too(sample: Room) -> None:
    app = opened("what_if")
    app.multiselect(key="made_safe").set_value([tables(app)[0]["ids"][0]]).run()
    app.date_input[0].set_value(EARLY).run()
    app.button(key="offer_reset").click().run()
    assert not app.error
    assert session_of(app).without == ()


def test_another_error_offers_nothing_to_take_back(sample: Room) -> None:
    app = opened("places")
    app.multiselect(key="people").set_value(CHOSEN).run()
    go(app, "connect")
    app.selectbox(key="connect_from").set_value(SOMEBODY).run()
    app.selectbox(key="connect_to").set_value(SOMEBODY).run()
    assert len(app.error) == 1
    assert [button.key for button in app.button if button.key == "offer_reset"] == []
    go(app, "places")
    assert not app.error
