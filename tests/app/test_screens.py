"""What stands on every screen, and the one audit line that each question leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.rooms import Room, components, everything, go, html, opened, session_of
from app.test_questions import without_file
from ctx_map.analysis.question import Picks
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.vocabulary.days import day_words
from ctx_map_app.asking.field_keys import chosen_key
from ctx_map_app.frame.menu import entries

PEOPLE = chosen_key(Picks.YOUNG_PEOPLE)
SHOWS_NOBODY = {"load-files", *(name for name in QUESTIONS if not without_file(QUESTIONS[name]))}
"""Screens that ask the store nothing before they are given a file."""
ADDRESSES = [each.address for each in entries()]
ASKING = [screen for screen in ADDRESSES if screen not in SHOWS_NOBODY]


@dataclass(frozen=True)
class Visit:
    """One opening of a screen, which all that is true of every screen is read from."""

    screen: str
    html: str
    titles: int
    """How many headings of the first level Streamlit itself made."""
    lines: int
    """How many lines opening it added to the audit."""
    lines_after_reruns: int


@pytest.fixture(scope="module")
def visits() -> dict[str, Visit]:
    """One visit to each screen, made when it is first wanted."""
    return {}


@pytest.fixture
def visit(request: pytest.FixtureRequest, sample: Room, visits: dict[str, Visit]) -> Visit:
    """The visit to the screen that a test is about."""
    screen = request.param
    if screen not in visits:
        visits[screen] = visited(sample, screen)
    return visits[screen]


def visited(room: Room, screen: str) -> Visit:
    """Opens a screen in a session that has asked nothing yet, and runs it twice more."""
    app = opened("load-files")
    before = len(room.lines())
    go(app, screen)
    shown, titles, lines = html(app), len(app.title), len(room.lines()) - before
    app.run()
    app.run()
    return Visit(screen, shown, titles, lines, len(room.lines()) - before - lines)


EACH = pytest.mark.parametrize("visit", ADDRESSES, indirect=True)


@EACH
def test_every_screen_shows_the_marking_who_asks_for_what_and_as_at_which_day(visit: Visit) -> None:
    assert visit.html.count("OFFICIAL-SENSITIVE") == 1
    assert "local user" in visit.html
    assert "Purpose: looking at the store on this computer" in visit.html
    assert f"As at {day_words(date.today())}" in visit.html


@EACH
def test_every_screen_has_one_heading_of_the_first_level(visit: Visit) -> None:
    assert visit.html.count("<h1>") == 1
    assert not visit.titles


@EACH
def test_every_screen_says_how_it_is_handled_and_that_something_is_restricted(visit: Visit) -> None:
    if visit.screen in SHOWS_NOBODY | {"audit"}:
        assert "This page shows no information about anyone." in visit.html
    else:
        assert "Handling: not stated for some reports." in visit.html
        assert "Some information is restricted and not shown: 5 to 19 reports" in visit.html


@pytest.mark.parametrize("visit", ASKING, indirect=True)
def test_a_screen_leaves_exactly_one_audit_line_and_a_rerun_leaves_none(visit: Visit) -> None:
    assert visit.lines == 1
    assert visit.lines_after_reruns == 0


def test_opening_the_app_leaves_one_line_for_the_network_map(sample: Room) -> None:
    before = len(sample.viewed())
    opened()
    assert sample.viewed()[before:] == ["network map"]


def test_another_session_asks_for_itself(sample: Room) -> None:
    opened()
    before = len(sample.viewed())
    opened()
    assert sample.viewed()[before:] == ["network map"]


def test_looking_at_files_in_leaves_one_line_for_the_list_of_loads(sample: Room) -> None:
    app = opened()
    before = len(sample.lines())
    go(app, "load-files").run()
    assert [line.subject for line in sample.lines()[before:]] == ["loads"]


def test_another_day_is_another_question(sample: Room) -> None:
    app = opened("shared-places")
    before = len(sample.viewed())
    app.date_input[0].set_value(date.today() - timedelta(days=60)).run()
    assert sample.viewed()[before:] == ["shared-places"]
    assert f"As at {day_words(date.today() - timedelta(days=60))}" in html(app)


def test_an_earlier_day_knows_less(sample: Room) -> None:
    app = opened("pairs")
    now = len(components(app)[0]["rows"])
    app.date_input[0].set_value(date(2026, 10, 1)).run()
    assert len(components(app)[0]["rows"]) < now


def test_the_purpose_in_the_askers_words_stands_in_the_bar_and_in_the_audit(sample: Room) -> None:
    app = opened("shared-places")
    app.text_input[0].set_value("strategy meeting on the car park").run()
    assert "Purpose: strategy meeting on the car park" in html(app)
    assert sample.lines()[-1].purpose == "strategy meeting on the car park"


def test_naming_people_is_another_question_and_says_about_how_many(sample: Room) -> None:
    app = opened("shared-places")
    chosen = ["childrens-services:YP01", "childrens-services:YP13"]
    before = len(sample.lines())
    app.multiselect(key=PEOPLE).set_value(chosen).run()
    assert [line.counts["asked about"] for line in sample.lines()[before:]] == [2]
    assert session_of(app).chosen[PEOPLE] == tuple(chosen)


def test_people_named_on_one_screen_are_asked_about_on_the_next(sample: Room) -> None:
    app = opened("shared-places")
    app.multiselect(key=PEOPLE).set_value(["childrens-services:YP01"]).run()
    go(app, "shared-contacts")
    assert app.multiselect(key=PEOPLE).value == ["childrens-services:YP01"]


def test_invented_data_is_said(sample: Room) -> None:
    assert "Invented data" in html(opened())


def test_reading_the_audit_again_leaves_another_line(sample: Room) -> None:
    app = opened("audit")
    before = len(sample.lines())
    app.button[0].click().run()
    assert [line.action for line in sample.lines()[before:]] == ["audit read"]


def test_the_audit_on_the_screen_verifies(sample: Room) -> None:
    assert "No line has been changed or removed." in opened("audit").success[0].value


def test_a_chain_is_one_question_about_two(sample: Room) -> None:
    app = opened("connect")
    app.selectbox(key="connect.a").set_value("childrens-services:YP01").run()
    before = len(sample.lines())
    app.selectbox(key="connect.b").set_value("childrens-services:YP13").run()
    assert [(line.subject, line.counts["asked about"]) for line in sample.lines()[before:]] == [("connect", 2)]
    assert "are linked in" in html(app)


def test_the_same_end_twice_is_said_and_not_broken(sample: Room) -> None:
    app = opened("connect")
    app.selectbox(key="connect.a").set_value("childrens-services:YP01").run()
    app.selectbox(key="connect.b").set_value("childrens-services:YP01").run()
    assert "Give two different ids" in app.error[0].value


def test_without_an_audit_line_nothing_is_shown(room: Room, tmp_path: Path) -> None:
    room.load([{"id": "ash", "name": "Ash Field"}], [], [])
    log = tmp_path / "store" / "audit" / "audit.jsonl"
    log.unlink()
    log.mkdir()
    app = opened()
    assert "nothing was shown or stored" in app.error[0].value
    assert "Ash Field" not in everything(app)


def test_a_store_that_is_not_there_is_said_in_a_sentence(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTX_MAP_STORE", "bolt://127.0.0.1:9")
    app = opened()
    assert len(app.error) == 1
    assert not app.exception


def test_a_mandate_that_has_expired_opens_nothing(
    sample: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mandate.toml"
    path.write_text('name = "x"\nrole = "x"\nagency = "x"\npurpose = "x"\nauthority = "x"\nvalid_until = 2020-01-01\n')
    monkeypatch.setenv("CTX_MAP_MANDATE", str(path))
    before = len(sample.lines())
    app = opened()
    assert "has expired" in app.error[0].value
    assert not components(app)
    assert len(sample.lines()) == before
