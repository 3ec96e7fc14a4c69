"""What is on the screen is taken away as a file, which says who it is for and is in the register of disclosures."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.rooms import ASH, PARK, Room, mandate_text, report, room_in
from app.workspace.rooms import AMIRA, FOUR, about, press, room_of
from ctx_map.governance import register_of_disclosures
from ctx_map.maps.content import Content
from ctx_map.vocabulary.places import PlacesAs
from ctx_map_app.workspace.take_away import FORM, KEY, PEOPLE, PLACES, TAKEN, WHAT, _Made

NEXT_MONTH = date.today() + timedelta(days=30)


def made(app: AppTest, who: str = "The analysts", **fields: Any) -> _Made:
    """What becomes of this wish: the fields by their keys without the beginning that they share."""
    press(app, "ws_take")
    if "what" in fields:
        app.radio(key=WHAT).set_value(fields.pop("what"))
    app.text_input(key=f"{KEY}_for").set_value(who)
    app.date_input(key=f"{KEY}_until").set_value(fields.pop("until", NEXT_MONTH))
    app.selectbox(key=FORM).set_value(fields.pop("form", "json"))
    if "people" in fields:
        app.radio(key=PEOPLE).set_value(fields.pop("people"))
    if "places" in fields:
        app.radio(key=PLACES).set_value(fields.pop("places"))
    next(button for button in app.button if button.label == "Make the file").click()
    app.run()
    found = room_of(app).made[TAKEN].answer
    assert isinstance(found, _Made)
    return found


def held_in(found: _Made) -> dict[str, bytes]:
    assert found.taken is not None, found.refusal
    with zipfile.ZipFile(io.BytesIO(found.taken.data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_what_is_on_the_canvas_and_nothing_else_is_in_the_file(sample: Room) -> None:
    app = about(*FOUR)
    found = made(app)
    files = held_in(found)
    copy = found.taken.copy if found.taken else 0
    assert sorted(files) == [f"copy-{copy}.json", f"copy-{copy}.json.left-out.txt"]
    saved = json.loads(files[f"copy-{copy}.json"])
    content = room_of(app).made["content"].answer
    assert isinstance(content, Content)
    drawn = set(content.keys)
    assert drawn <= {node["id"] for node in saved["nodes"]}
    assert {node["node_type"] for node in saved["nodes"] if node["id"] not in drawn} <= {"Event"}
    assert "were on the screen" in json.dumps(saved)


def test_it_is_in_the_register_with_who_it_is_for_and_how_long_it_may_be_kept(sample: Room) -> None:
    found = made(about(AMIRA), who="The licensing team")
    entry = register_of_disclosures(sample.lines())[-1]
    assert (entry.subject, entry.recipient, entry.keep_until) == (
        "canvas as json",
        "The licensing team",
        NEXT_MONTH.isoformat(),
    )
    assert found.taken is not None
    assert (entry.seq, found.taken.name) == (found.taken.copy, f"ctx-map-copy-{entry.seq}.zip")


def test_with_areas_places_are_in_the_middle_of_hexagons_and_the_register_says_so(sample: Room) -> None:
    points, areas = (
        {node["id"]: (node["latitude"], node["longitude"]) for node in saved["nodes"] if node["latitude"]}
        for saved in (_canvas_as(places) for places in PlacesAs)
    )
    assert points.keys() == areas.keys()
    assert not set(points.values()) & set(areas.values())
    assert [each.places_as for each in register_of_disclosures(sample.lines())][-2:] == ["", "areas"]


def _canvas_as(places: PlacesAs) -> dict[str, Any]:
    files = held_in(made(about(AMIRA), places=places))
    saved: dict[str, Any] = json.loads(next(text for name, text in files.items() if name.endswith(".json")))
    return saved


def test_nothing_is_made_until_somebody_says_who_it_is_for_and_how_long(sample: Room) -> None:
    app = about(AMIRA)
    before = len(sample.lines())
    assert made(app, who=" ").refusal == "Say who the file is for."
    assert made(app, until=None).refusal == "Say how long the file may be kept."
    assert len(sample.lines()) == before


@pytest.mark.parametrize(("people", "there"), [("names", True), ("initials", False), ("codes", False)])
def test_people_are_called_as_it_was_asked(sample: Room, people: str, there: bool) -> None:
    files = held_in(made(about(AMIRA), people=people))
    text = next(text for name, text in files.items() if name.endswith(".json")).decode()
    assert ("Amira Larkspur" in text) is there
    assert (AMIRA in text) is (people != "codes")


def test_the_answer_is_taken_away_as_it_is_on_the_screen(sample: Room) -> None:
    app = press(about(*FOUR), "ws_ask_SHARED_PLACES")
    shown = room_of(app)
    files = held_in(made(app, what="The answer"))
    (saved,) = [json.loads(text) for name, text in files.items() if name.endswith(".json")]
    assert saved["rows"]
    assert shown.scene.question == "shared-places"
    assert register_of_disclosures(sample.lines())[-1].subject == "shared-places as json"


def test_a_canvas_with_everything_is_refused_where_the_mandate_does_not_allow_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = room_in(tmp_path, monkeypatch, mandate=mandate_text("police"))
    room.load([ASH], [PARK], [report("ash", "SPENDS_TIME_AT", "park", "R1")])
    assert "does not allow everything to leave" in made(about("t:ash")).refusal
    assert room.lines()[-1].decision == "refused by policy"


def test_it_is_also_a_page_that_opens_in_any_browser(sample: Room) -> None:
    found = made(about(AMIRA), form="html")
    copy = found.taken.copy if found.taken else 0
    page = held_in(found)[f"copy-{copy}.html"].decode()
    assert f'data-keep-until="{NEXT_MONTH.isoformat()}"' in page
    assert f"Copy {copy} of the register of disclosures." in page
    assert "Amira Larkspur" in page
