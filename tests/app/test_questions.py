"""The screens of questions about meetings, groups, ways, change and doubt: they show what the analyses answer."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.rooms import Room, components, go, html, network_of, opened, session_of
from app.visits import Visit
from ctx_map import analysis
from ctx_map.analysis import Result
from ctx_map.network import Network

YOUTH_CLUB = "Lighthouse Youth Club"
SAME_TABLE: dict[str, Callable[[Network], Result[Any]]] = {
    "together": analysis.together,
    "areas": analysis.areas,
    "bridges": analysis.bridges,
    "between": analysis.between,
    "unidentified": analysis.unidentified,
    "groups": analysis.groups,
    "protective": analysis.protective,
    "both_roles": analysis.both_roles,
    "voice": analysis.voice,
    "doubt": analysis.doubt,
    "what_if": analysis.what_if,
}


def tables(app: Any) -> list[dict[str, Any]]:
    return [each for each in components(app) if "rows" in each]


@pytest.mark.parametrize("screen", SAME_TABLE)
def test_a_screen_has_a_row_for_each_row_of_the_answer(visits: dict[str, Visit], today: Network, screen: str) -> None:
    rows = SAME_TABLE[screen](today).rows
    assert len(rows) > 0
    assert len(visits[screen].tables[0]["rows"]) == len(rows)


@pytest.mark.parametrize("screen", [screen for screen in SAME_TABLE if screen != "voice"])
def test_the_selected_row_shows_its_reports(sample: Room, today: Network, screen: str) -> None:
    rows = SAME_TABLE[screen](today).rows
    app = opened(screen)
    (ids, *_) = (table["ids"] for table in tables(app))
    refs = dict(today.links.select("key", "ref").iter_rows())
    for number in {0, len(rows) // 2, len(rows) - 1}:
        session_of(app).choose_row(f"{screen}_table", ids[number])
        app.run()
        assert tables(app)[0]["selected"] == ids[number]
        shown = set(re.findall(r"<dt>Reported by</dt><dd>[^<]*, ref ([^<]+)</dd>", html(app)))
        assert {refs[link] for link in getattr(rows[number], "links", ())} <= shown != set()


def test_what_if_names_the_ties_that_protect_and_would_be_cut(sample: Room) -> None:
    app = opened("what_if")
    (club,) = [key for key in app.multiselect(key="made_safe").options if key == YOUTH_CLUB]
    keys = {row[0]: key for row, key in zip(tables(app)[0]["rows"], tables(app)[0]["ids"], strict=True)}
    before = len(sample.lines())
    app.multiselect(key="made_safe").set_value([keys[club]]).run()
    assert [(line.subject, line.counts["asked about"]) for line in sample.lines()[before:]] == [("what-if", 1)]
    answer, cut = tables(app)
    assert len(answer["rows"]) == 1
    assert len(cut["rows"]) > 0
    assert all(YOUTH_CLUB in row for row in cut["rows"])


def test_what_if_is_never_asked_of_a_young_person(sample: Room) -> None:
    offered = opened("what_if").multiselect(key="made_safe").options
    assert YOUTH_CLUB in offered
    assert "Lee Skelbarrow" in offered
    assert "Lowri Windlebrook" not in offered
    assert "Older man, white van" not in offered


def test_changes_are_in_heaps_since_the_day_that_was_asked(sample: Room) -> None:
    app = opened("changes")
    before = len(sample.viewed())
    app.date_input(key="changes_since").set_value(date(2026, 10, 1)).run()
    assert sample.viewed()[before:] == ["changes"]
    assert "Since 1 October 2026" in html(app)
    heaps = {row[0] for row in tables(app)[0]["rows"]}
    assert {"newly happened", "newly known"} <= heaps <= {"newly happened", "newly known", "corrected"}


def test_a_route_joins_two_places(sample: Room) -> None:
    app = opened("routes")
    app.selectbox(key="route_from").set_value("childrens-services:PL10").run()
    before = len(sample.lines())
    app.selectbox(key="route_to").set_value("childrens-services:PL01").run()
    assert [(line.subject, line.counts["asked about"]) for line in sample.lines()[before:]] == [("routes", 2)]
    assert len(tables(app)[0]["rows"]) > 0


def test_an_answer_is_tried_only_when_it_is_chosen(sample: Room) -> None:
    app = opened("stability")
    assert tables(app) == []
    assert sample.viewed()[-1] == "which answers can be tried"


def test_people_stand_by_their_initials_on_every_new_screen_too(sample: Room) -> None:
    app = opened("together")
    app.toggle(key="initials").set_value(True).run()
    for screen in (*SAME_TABLE, "changes"):
        go(app, screen)
        assert "Windlebrook" not in html(app)
        assert "Windlebrook" not in str(components(app))


def test_areas_say_what_to_install_where_it_is_missing(sample: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "esda.getisord", None)
    app = opened("areas")
    assert [error.value for error in app.error] == [
        "This question needs the package esda: install ctx-map with its extra `spatial`."
    ]
    assert not app.exception


def test_areas_are_of_the_size_and_by_what_is_chosen(sample: Room) -> None:
    rows = analysis.areas(network_of(sample), resolution=9, by="people", smallest=1).rows
    app = opened("areas")
    app.segmented_control(key="areas_size").set_value(9).run()
    app.segmented_control(key="areas_by").set_value("people").run()
    app.number_input(key="areas_smallest").set_value(1).run()
    (table,) = tables(app)
    assert table["ids"] == ["|".join(row.place_ids) for row in rows]
    assert {row.young_people for row in rows} == {row[1] for row in table["rows"]}


def test_small_counts_of_areas_are_hidden_at_first(visits: dict[str, Visit]) -> None:
    (table,) = visits["areas"].tables
    assert "fewer than 5" in {row[1] for row in table["rows"]}


def test_no_share_of_the_chains_stands_beside_a_person(visits: dict[str, Visit], today: Network) -> None:
    labels = [row.label for row in analysis.between(today).rows]
    (table,) = visits["between"].tables
    assert "Person" in labels
    assert [row[2] is None for row in table["rows"]] == [label == "Person" for label in labels]


def test_unidentified_people_with_a_single_source_are_asked_for(sample: Room) -> None:
    rows = analysis.unidentified(network_of(sample), min_sources=1).rows
    app = opened("unidentified")
    app.number_input(key="least_sources").set_value(1).run()
    assert tables(app)[0]["ids"] == [row.id for row in rows]
