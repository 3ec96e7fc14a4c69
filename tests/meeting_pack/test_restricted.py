"""A pack is made under the reader's own mandate: what is restricted is in no part of it, and texts stay texts."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from ctx_map.errors import Refused, WrongUse
from ctx_map.governance import Disclosure, Mandate, open_view
from ctx_map.governance.meetings import save
from ctx_map.meeting_pack import PACK, Pack, pack_bytes, pack_document, read_pack
from ctx_map.store import Store
from documents.samples import TYPST
from governance.meetings.rooms import (
    ASH,
    BO,
    CAR_PARK,
    DEE,
    FLAT,
    LATER,
    Room,
    action,
    housing,
    note,
    police,
    room,
    saved_view,
    social_care,
    voice,
)
from meeting_pack.reading import words

FOR = Disclosure("The meeting", date(2026, 12, 13))
HOSTILE = f"<script>alert(1)</script> =1+1 {TYPST[1]}"


@pytest.fixture
def at(embedded_store: Store, tmp_path: Path) -> Room:
    """The small town in a store."""
    return room(embedded_store, tmp_path)


def pack_of(at: Room, meeting: str, who: Mandate, *, to: str = "pdf") -> Pack:
    """The pack as somebody gets it."""
    mandate = who.on(LATER)
    with open_view(at.store, mandate, audit=at.audit, question=PACK, disclose_as=to, disclosure=FOR) as view:
        return read_pack(view, meeting, to=to)


def scene(**fields: object) -> str:
    """A saved view as text."""
    return json.dumps({"version": 1, "people": [ASH, BO], "places": [CAR_PARK], **fields})


def test_a_restricted_report_is_in_no_part_of_it_and_it_is_said_that_something_is(at: Room) -> None:
    begun = at.begin()
    intake = at.intake(police())
    save(intake, note(begun, FLAT, text="Seen by the door"))
    save(intake, saved_view(begun, scene(people=[ASH, DEE], positions=[[DEE, 1.0, 2.0]], places=[CAR_PARK, FLAT])))
    theirs = words(pack_document(pack_of(at, begun.id, police())))
    assert "Dee Quarry" in theirs
    assert "Seen by the door" in theirs
    ours = words(pack_document(pack_of(at, begun.id, social_care())))
    for restricted in ("Dee", "Quarry", "Flat 9", "Seen by the door", FLAT, DEE, "by hand"):
        assert restricted not in ours
    assert "Some of this record is restricted and not shown" in ours
    assert "Some information is restricted and not shown" in ours


@pytest.mark.parametrize("said", [Disclosure(), Disclosure("The chair"), Disclosure("", FOR.keep_until)])
def test_a_pack_that_does_not_say_for_whom_and_until_when_is_refused(at: Room, said: Disclosure) -> None:
    begun = at.begin()
    refused = pytest.raises(WrongUse, match="has to say who it is for")
    with open_view(at.store, police().on(LATER), audit=at.audit, question=PACK, disclosure=said) as view, refused:
        read_pack(view, begun.id, to="pdf")


def test_who_was_not_in_the_meeting_gets_no_pack(at: Room) -> None:
    begun = at.begin()
    with pytest.raises(WrongUse, match="no meeting with this id"):
        pack_of(at, begun.id, housing())


def test_a_view_of_the_whole_town_and_a_damaged_one_are_not_drawn_and_it_is_said(at: Room) -> None:
    begun = at.begin()
    intake = at.intake(police())
    save(intake, saved_view(begun, scene(whole_town=True), title="All of it"))
    save(intake, saved_view(begun, json.dumps({"people": 7}), title="Torn"))
    made = pack_of(at, begun.id, police())
    told = words(pack_document(made))
    assert len(made.views) == 1
    assert '"All of it"' in told
    assert '"Torn"' in told


def test_positions_that_were_saved_are_kept(at: Room) -> None:
    begun = at.begin()
    places = [[ASH, -300.0, 0.0], [BO, 300.0, 0.0], [CAR_PARK, 0.0, 200.0]]
    save(at.intake(police()), saved_view(begun, scene(positions=places, hidden=["police:P4", "police:P5"])))
    made = pack_of(at, begun.id, police())
    network = pack_document(made).pictures[0].svg
    across = {name: float(x) for x, name in re.findall(r'<text x="([\d.]+)"[^>]*>([^<]+)</text>', network)}
    assert across["Ash Field"] + 200 < across["Car park"] < across["Bo Null"] - 200


@pytest.mark.parametrize("to", ["pdf", "docx"])
def test_what_people_wrote_stays_text(at: Room, to: str) -> None:
    begun = at.begin(title=HOSTILE, change_first=HOSTILE)
    intake = at.intake(police())
    save(intake, note(begun, CAR_PARK, text=HOSTILE))
    save(intake, action(begun, ASH, what=HOSTILE, who=HOSTILE))
    save(intake, voice(begun, ASH, wishes=HOSTILE))
    data = pack_bytes(pack_of(at, begun.id, police(), to=to))
    if to == "pdf":
        told = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())
        assert told.count("<script>alert(1)</script>") >= 5
        assert told.count("#strong[x]") >= 5
    else:
        with ZipFile(BytesIO(data)) as parts:
            body = parts.read("word/document.xml").decode()
        assert "<script" not in body
        assert body.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 5


def test_a_pack_is_written_only_in_the_format_that_was_recorded(at: Room) -> None:
    made = pack_of(at, at.begin().id, police())
    other = pack_of(at, at.begin(title="Another").id, police(), to="docx")
    with pytest.raises(Refused, match="recorded for pdf"):
        pack_bytes(replace(other, network=made.network))
