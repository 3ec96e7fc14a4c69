"""The law of the door for screens: what is restricted and what is not there read the same on every screen.

Compared is all that the browser is told, over a town and the same town without what the mandate may not see: reports
about people and places that were there before, and a person who came with restricted reports only. The mandate may not
know how much is restricted, so nothing may differ.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.rooms import ASH, BO, CY, PARK, everything, go, mandate_text, opened, report, room_in, session_of
from ctx_map_app.frame.menu import entries
from ctx_map_app.session.store import the_store

POLICE_ONLY = {
    "grade": "1BC",
    "handling": "C",
    "action_code": "A1",
    "sanitisation_code": "S2",
    "conditions": "agencies: police",
}
DEN = {"id": "den", "name": "The old kiln", "kind": "derelict building", "latitude": "53.43", "longitude": "-2.31"}
MAN = {"id": "man", "name": "Dov Hartwell", "date_of_birth": "1985-02-03", "kind": "adult"}
SEEN = [
    report("ash", "SPENDS_TIME_AT", "park", "R1", since="2026-05-01T21:30"),
    report("bo", "SPENDS_TIME_AT", "park", "R2", since="2026-05-01T21:45"),
    report("ash", "FRIEND_OF", "bo", "R3", protective="yes"),
    report("man", "CONTACTED", "ash", "R4"),
    report("man", "CONTACTED", "bo", "R5"),
]
BETWEEN_THOSE_WHO_STAY = [
    report("bo", "SPENDS_TIME_AT", "den", "R6", **POLICE_ONLY),
    report("ash", "SPENDS_TIME_AT", "den", "R7", **POLICE_ONLY),
    report("man", "SPENDS_TIME_AT", "park", "R8", **POLICE_ONLY),
]
OF_THOSE_WHO_GO = [
    report("cy", "SPENDS_TIME_AT", "den", "R9", **POLICE_ONLY),
    report("cy", "FRIEND_OF", "ash", "R10", **POLICE_ONLY),
]
ALSO_LATER = report("bo", "SPENDS_TIME_AT", "park", "R11")
"""What the second load brings for everyone, so that it is a load with and without the rest."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*|\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:am|pm)?|\b[0-9a-f]{12,}\b")
"""The time of an audit line and the hashes of files, which differ from run to run."""


def told(folder: Path, patch: pytest.MonkeyPatch, *, restricted: bool) -> dict[str, str]:
    """What every screen says to a member of the youth service, with nothing and with somebody selected."""
    room = room_in(folder, patch, mandate=mandate_text("youth service", may_know_withheld=False))
    # the kiln was there before any report about it, and Cy comes with restricted reports only
    room.load([ASH, BO, MAN], [PARK, DEN], SEEN)
    if restricted:
        room.load([ASH, BO, MAN, CY], [PARK, DEN], [*SEEN, ALSO_LATER, *BETWEEN_THOSE_WHO_STAY, *OF_THOSE_WHO_GO])
    else:
        room.load([ASH, BO, MAN], [PARK, DEN], [*SEEN, ALSO_LATER])
    # every screen, and one screen with somebody selected who is seen, restricted or not there
    app = opened()
    said = {"the first screen": everything(app)}
    for address in (entry.address for entry in entries()):
        said[address] = everything(go(app, address))
        said[f"captions of {address}"] = " ".join(caption.value for caption in app.caption)
    for chosen in ("t:ash", "t:den", "t:cy", "t:nobody"):
        session_of(app).selected = chosen
        said[f"{chosen} selected"] = everything(go(app, "shared-places"))
    the_store.clear()
    assert not app.exception
    return {name: _MOMENT.sub("…", text.replace(str(folder), "")) for name, text in said.items()}


def test_no_screen_tells_what_is_restricted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_them = told(tmp_path / "a", monkeypatch, restricted=True)
    without = told(tmp_path / "b", monkeypatch, restricted=False)
    assert "Ash Quillow" in with_them["shared-places"]
    assert {name for name in with_them if with_them[name] != without[name]} == set()
