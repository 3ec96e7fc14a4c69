"""The screens about the young people a meeting speaks of, and about what can be done about a place."""

from __future__ import annotations

import pytest

from app.rooms import Room, components, everything, go, html, network_of, opened, session_of
from app.test_options import column
from app.test_questions import tables
from ctx_map import analysis
from words import readable

NAMED = ["childrens-services:YP21", "childrens-services:YP28"]
CAR_PARK = "childrens-services:PL01"


def test_those_near_the_named_are_listed_by_name(sample: Room) -> None:
    rows = analysis.siblings(network_of(sample), NAMED).rows
    app = opened("siblings")
    assert tables(app) == []
    before = len(sample.lines())
    app.multiselect(key="people").set_value(NAMED).run()
    assert [(line.subject, line.counts["asked about"]) for line in sample.lines()[before:]] == [("siblings", 2)]
    assert column(app, "Why near") == [row.reason for row in rows]
    assert len(rows) > 0
    assert not [name for name in column(app, "Not named yet") if ":" in str(name)]


def test_a_part_in_an_event_leads_to_its_own_reports(sample: Room) -> None:
    rows = analysis.both_roles(network_of(sample)).rows
    app = opened("both_roles")
    assert column(app, "Reported as") == [row.role for row in rows]
    session_of(app).choose_row("both_roles_table", tables(app)[0]["ids"][1])
    app.run()
    assert tables(app)[0]["selected"] == tables(app)[0]["ids"][1]
    assert f"as {rows[1].role}" in html(app)


def test_own_words_are_shown_as_recorded(sample: Room) -> None:
    rows = analysis.voice(network_of(sample)).rows
    app = opened("voice")
    assert column(app, "In their own words") == [row.words for row in rows]
    assert column(app, "Do they know?") == [row.told and readable(row.told) for row in rows]
    assert any(row.words for row in rows)


def test_an_own_account_is_shown_with_its_reports(sample: Room) -> None:
    app = opened("voice")
    accounts = column(app, "By their own account")
    at = next(n for n, account in enumerate(accounts) if account)
    session_of(app).selected = tables(app)[0]["ids"][at]
    assert "the child&#39;s account" in html(app.run())


def test_own_words_are_left_out_with_initials_and_not_called_unrecorded(sample: Room) -> None:
    words = [row.words for row in analysis.voice(network_of(sample)).rows if row.words]
    app = opened("voice")
    app.toggle(key="initials").set_value(True).run()
    assert "show names to read" in app.info[0].value
    assert tables(app) == []
    assert [each for each in words if each in everything(app)] == []
    assert "with neither" not in html(app)


def test_what_can_be_done_is_listed_for_what_is_chosen(sample: Room) -> None:
    rows = analysis.options(network_of(sample), [CAR_PARK]).rows
    app = opened("options")
    assert tables(app) == []
    before = len(sample.lines())
    app.multiselect(key="targets").set_value([CAR_PARK]).run()
    assert [(line.subject, line.counts["asked about"]) for line in sample.lines()[before:]] == [("options", 1)]
    assert column(app, "What") == [row.what for row in rows]
    assert len(set(tables(app)[0]["ids"])) == len(rows)


def test_who_can_act_is_shown_with_the_report(sample: Room) -> None:
    app = opened("options")
    app.multiselect(key="targets").set_value([CAR_PARK]).run()
    at = column(app, "Sort").index("who can act")
    session_of(app).choose_row("options_table", tables(app)[0]["ids"][at])
    app.run()
    assert tables(app)[0]["selected"] == tables(app)[0]["ids"][at]
    assert "Reported by" in html(app)


def test_measures_are_never_offered_for_a_young_person(sample: Room) -> None:
    offered = opened("options").multiselect(key="targets").options
    assert "Lee Skelbarrow" in offered
    assert "White van, dented nearside door" in offered
    assert "Lowri Windlebrook" not in offered
    assert "Older man, white van" not in offered


@pytest.mark.parametrize("screen", ["siblings", "options"])
def test_a_screen_that_waits_for_a_choice_says_so(sample: Room, screen: str) -> None:
    assert opened(screen).info[0].value.startswith("Choose ")


def test_people_named_for_siblings_are_asked_about_on_the_next_screen(sample: Room) -> None:
    app = opened("siblings")
    app.multiselect(key="people").set_value(NAMED).run()
    go(app, "voice")
    assert len(tables(app)[0]["rows"]) == 2


def test_hotspots_come_in_another_order(sample: Room) -> None:
    rows = analysis.hotspots(network_of(sample), by="events").rows
    app = opened("hotspots")
    app.segmented_control(key="hotspots_by").set_value("events").run()
    table = next(each for each in components(app) if "rows" in each)
    assert table["ids"] == [row.id for row in rows]
