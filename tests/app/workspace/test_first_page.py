"""The first page: where to start, and three cards made from change and surprise."""

from __future__ import annotations

from app.rooms import Room, components, html, opened
from app.workspace.rooms import scene_of
from ctx_map_app.frame.menu import FIRST_PAGE

MOST, LEAST = 30, 3
NAMES = ("Larkspur", "Reedlock", "Lanternhay", "Saltgrass")


def test_three_cards_say_what_has_changed_and_name_no_one(sample: Room) -> None:
    shown = html(opened(FIRST_PAGE))
    assert shown.count('class="ws-card"') == 3
    assert "Car park behind Golden Pearl" in shown
    assert "since 2 November 2026" in shown or "new or changed since" in shown
    assert "no one protective on the map" in shown
    assert [name for name in NAMES if name in shown] == []


def test_each_card_opens_a_canvas_that_can_be_read(sample: Room) -> None:
    for card in ("risen", "new", "safety"):
        app = opened(FIRST_PAGE)
        app.button(key=f"ws_card_{card}").click().run()
        assert not app.error
        assert scene_of(app).question
        drawn = next(each for each in components(app) if "map" in each)["map"]["nodes"]
        assert LEAST <= len(drawn) <= MOST, card


def test_looking_around_begins_with_no_one_and_offers_the_cards(sample: Room) -> None:
    app = opened(FIRST_PAGE)
    app.button(key="ws_look").click().run()
    assert scene_of(app).people == ()
    assert html(app).count('class="ws-card"') == 3


def test_an_empty_store_says_so_and_has_no_cards(room: Room) -> None:
    app = opened(FIRST_PAGE)
    assert "This store is empty" in app.warning[0].value
    assert 'class="ws-card"' not in html(app)


def test_the_meetings_and_each_card_leave_their_lines_once(sample: Room) -> None:
    before = len(sample.viewed())
    app = opened(FIRST_PAGE)
    app.run()
    assert sample.viewed()[before:] == [
        "workspace",
        *("meetings", "list of meetings", "open actions"),
        *("hotspots", "changes", "protective"),
    ]
