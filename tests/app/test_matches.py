"""Matches in the app: both records with their reports, what speaks for and against, and a person who decides."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from app.rooms import ASH, BO, PARK, Room, html, opened, report
from ctx_map_app.matching import progress_bar
from ctx_map_app.matching.side_by_side import CHOSEN, REASON, REASON_TO_UNDO, UNDO

AGAIN = {"id": "ash-2", "name": "Ash Quilow", "date_of_birth": "2011-03-04"}
ARCADE = {"id": "arcade", "name": "Arcade", "kind": "arcade"}


@pytest.fixture
def page(room: Room) -> AppTest:
    """The page on a store with one young person under two ids."""
    room.load(
        [ASH, AGAIN, BO],
        [PARK, ARCADE],
        [report("ash", "SPENDS_TIME_AT", "park", "R1"), report("ash-2", "SPENDS_TIME_AT", "arcade", "R2")],
    )
    return opened("matches")


def chosen(page: AppTest) -> AppTest:
    page.selectbox(key=CHOSEN).select_index(0).run()
    assert not page.exception
    return page


def decided(page: AppTest, key: str, reason: str) -> AppTest:
    chosen(page).text_input(key=REASON).set_value(reason).run()
    page.button(key=key).click().run()
    assert not page.exception
    return page


def test_nothing_is_chosen_and_nothing_is_joined_by_itself(page: AppTest) -> None:
    choice = page.selectbox(key=CHOSEN)
    assert choice.value is None
    assert [option for option in choice.options if "t:ash and t:ash-2" in option]
    assert not [button for button in page.button if button.key == "match_confirm"]


def test_both_are_shown_with_their_reports_and_with_what_stands_against_it(page: AppTest) -> None:
    shown = html(chosen(page))
    assert "Ash Quillow spends time at North Park" in shown
    assert "Ash Quilow spends time at Arcade" in shown
    assert "same date of birth" in shown
    assert "surname differs by one letter" in shown
    assert "both ids are from one agency" in shown


def test_nothing_is_decided_without_a_reason(page: AppTest, room: Room) -> None:
    decided(page, "match_confirm", " ")
    assert [error.value for error in page.error] == ["Write down why. The reason is kept with the decision."]
    assert not [line for line in room.lines() if line.subject == "match"]


def test_a_confirmed_match_is_listed_and_can_be_taken_back(page: AppTest, room: Room) -> None:
    decided(page, "match_confirm", "their social worker says so")
    assert "read as one from now on" in page.success[0].value
    assert "t:ash and t:ash-2 are one" in html(page)
    assert "their social worker says so" in html(page)
    assert [line.action for line in room.lines() if line.subject == "match"] == ["match confirmed"]
    page.selectbox(key=UNDO).select_index(0).run()
    page.text_input(key=REASON_TO_UNDO).set_value("two people after all").run()
    page.button(key="match_take_back").click().run()
    assert "taken back" in page.success[0].value
    assert "t:ash and t:ash-2 are one" not in html(page)
    assert page.selectbox(key=CHOSEN).options


def test_a_rejected_pair_is_not_proposed_again(page: AppTest) -> None:
    decided(page, "match_reject", "cousins")
    assert [info.value for info in page.info] == ["No two records look like the same person, place or thing."]
    assert "are two" in html(page)


def test_names_are_not_shown_by_initials(page: AppTest) -> None:
    next(each for each in page.toggle if each.label == "Initials only").set_value(True).run()
    shown = html(chosen(page))
    assert "Quillow" not in shown + str(page.selectbox(key=CHOSEN).options)
    assert "AQ" in shown


def test_the_page_shows_how_far_the_comparison_is(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    class Bar:
        """A place on the page that remembers what was shown in it."""

        def progress(self, share: float, *, text: str) -> None:
            assert 0 <= share <= 1
            shown.append(text)

        def empty(self) -> None:
            shown.append("")

    monkeypatch.setattr(progress_bar, "st", SimpleNamespace(empty=Bar))
    opened("matches")
    assert shown[0].startswith("Comparing 0 of ")
    assert shown[0].endswith(" records")
    assert len(shown) > 2
    assert shown[-1] == ""
