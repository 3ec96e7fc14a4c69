"""Who was chosen on one day may not be there on another: the screen says so, and the choice can be taken back."""

from __future__ import annotations

from datetime import date

import pytest

from app.rooms import Room, go, opened, session_of
from app.test_questions import tables
from ctx_map.analysis.question import Picks
from ctx_map_app.asking.field_keys import chosen_key

PEOPLE, PLACES = chosen_key(Picks.YOUNG_PEOPLE), chosen_key(Picks.PLACES_AND_ADULTS)
EARLY = date(2020, 1, 1)
CHOSEN = ["childrens-services:YP01"]
SOMEBODY = "childrens-services:YP13"


@pytest.mark.parametrize("screen", ["shared-places", "protective"])
def test_a_choice_that_is_not_there_can_be_taken_back(sample: Room, screen: str) -> None:
    app = opened(screen)
    app.multiselect(key=PEOPLE).set_value(CHOSEN).run()
    app.date_input[0].set_value(EARLY).run()
    assert len(app.error) == 1
    app.button(key="offer_reset").click().run()
    assert not app.error
    assert session_of(app).chosen.get(PEOPLE, ()) == ()
    assert len(tables(app)) > 0


def test_what_is_made_safe_can_be_taken_back_too(sample: Room) -> None:
    app = opened("what-if")
    app.multiselect(key=PLACES).set_value([tables(app)[0]["ids"][0]]).run()
    app.date_input[0].set_value(EARLY).run()
    app.button(key="offer_reset").click().run()
    assert not app.error
    assert session_of(app).chosen.get(PLACES, ()) == ()


def test_another_error_offers_nothing_to_take_back(sample: Room) -> None:
    app = opened("shared-places")
    app.multiselect(key=PEOPLE).set_value(CHOSEN).run()
    go(app, "connect")
    app.selectbox(key="connect.a").set_value(SOMEBODY).run()
    app.selectbox(key="connect.b").set_value(SOMEBODY).run()
    assert len(app.error) == 1
    assert [button.key for button in app.button if button.key == "offer_reset"] == []
    go(app, "shared-places")
    assert not app.error
