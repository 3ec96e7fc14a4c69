"""What a question can be asked with on its screen, besides what stands there at first."""

from __future__ import annotations

import pytest

from app.rooms import Room, components, html, opened, session_of
from app.test_questions import network_of, tables
from ctx_map import analysis
from ctx_map.analysis.questions.shared_contacts import SHORT
from more import SORTS_OF_CONTACT

STRICT_WORDS = {
    "very unlikely to be chance",
    "unlikely to be chance",
    "could be chance",
    "too few to tell",
    "too busy to tell",
}


def column(app: object, title: str, *, of: int = 0) -> list[object]:
    """The values under this title of a table."""
    table = tables(app)[of]
    at = [each["title"] for each in table["columns"]].index(title)
    return [row[at] for row in table["rows"]]


@pytest.mark.parametrize(("screen", "question"), [("places", analysis.shared_places), ("pairs", analysis.pairs)])
def test_the_stricter_surprise_stands_beside_the_other(sample: Room, screen: str, question: object) -> None:
    asked = {"min_shared": 2} if screen == "pairs" else {}
    rows = question(network_of(sample), **asked).rows  # type: ignore[operator]
    app = opened(screen)
    assert column(app, "How surprising") == [row.surprise for row in rows]
    assert column(app, "Stricter") == [row.surprise_strict for row in rows]
    assert len({row.surprise_strict for row in rows}) > 1


@pytest.mark.parametrize(
    ("screen", "question"), [("places", analysis.shared_places), ("contacts", analysis.shared_contacts)]
)
def test_only_what_joins_two_without_a_tie(sample: Room, screen: str, question: object) -> None:
    everything = question(network_of(sample)).rows  # type: ignore[operator]
    rows = question(network_of(sample), untied=True).rows  # type: ignore[operator]
    app = opened(screen)
    app.toggle(key="untied").set_value(True).run()
    assert column(app, "Pairs without a tie") == [row.untied_pairs for row in rows]
    assert len(rows) < len(everything)


def test_what_is_set_behind_the_button_is_said_on_it(sample: Room) -> None:
    app = opened("places")
    assert "More options" in words_of_popovers(app)
    app.toggle(key="untied").set_value(True).run()
    assert "More options (1 set)" in words_of_popovers(app)


def words_of_popovers(app: object) -> list[str]:
    return [each.proto.popover.label for each in app.get("popover")]  # type: ignore[attr-defined]


def test_only_contacts_of_a_sort(sample: Room) -> None:
    rows = analysis.shared_contacts(network_of(sample), only=["online"]).rows
    app = opened("contacts")
    app.pills(key="contact_sorts").set_value(["online"]).run()
    assert tables(app)[0]["ids"] == [row.id for row in rows]
    assert len(rows) > 0


def test_every_sort_of_contact_can_be_chosen() -> None:
    assert set(SORTS_OF_CONTACT) == set(SHORT.values())


def test_the_best_set_is_looked_for_among_all(sample: Room) -> None:
    rows = analysis.what_if(network_of(sample), best=2).rows
    app = opened("what_if")
    app.selectbox(key="what_if_best").set_value(2).run()
    assert tables(app)[0]["ids"] == ["|".join(row.ids) for row in rows]
    assert column(app, "No chain left") == [row.reach_lost for row in rows]
    assert column(app, "Lose only place") == [row.only_place_lost for row in rows]


def test_what_was_chosen_waits_while_sets_are_looked_for(sample: Room) -> None:
    app = opened("what_if")
    first = tables(app)[0]["ids"][0]
    app.multiselect(key="made_safe").set_value([first]).run()
    app.selectbox(key="what_if_best").set_value(1).run()
    assert app.multiselect(key="made_safe").disabled
    assert not app.error
    app.selectbox(key="what_if_best").set_value(None).run()
    assert app.multiselect(key="made_safe").value == [first]
    assert session_of(app).without == (first,)


def test_doubt_says_what_is_past_review_and_who_has_said_nothing(sample: Room) -> None:
    rows = analysis.doubt(network_of(sample), review_after=182, expected=["health"]).rows
    app = opened("doubt")
    app.multiselect(key="agencies_expected").set_value(["health"]).run()
    app.selectbox(key="review_after").set_value(182).run()
    assert len(tables(app)[0]["rows"]) == len(rows)
    assert "Nothing on this map is from health" in html(app)
    assert "past review: to be kept with a reason, or deleted" in html(app)
    assert any("past review" in str(row) for row in components(app)[0]["rows"])
