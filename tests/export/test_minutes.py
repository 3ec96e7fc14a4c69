"""The minutes of a meeting: everything that was written, as text, on a page that asks for nothing."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ctx_map.errors import Refused
from ctx_map.export import meeting_csv, meeting_json, minutes_text, write_minutes
from ctx_map.governance import Release
from ctx_map.governance.meetings import MeetingRecord, finish_meeting, read_meeting, save
from ctx_map.store import Store
from governance.meetings.rooms import (
    ASH,
    CAR_PARK,
    FLAT,
    LATER,
    Room,
    no_action,
    note,
    police,
    ready,
    room,
    social_care,
)

HOSTILE = "<script>alert(1)</script> & =1+1 \"'"


def released(at: Room, key: str, to: str, *, who: object = None) -> Release[MeetingRecord]:
    """The record as it leaves a view."""
    with at.view(who or police(), on=LATER) as view:  # type: ignore[arg-type]
        return view.release(read_meeting(view, key), to=to)


@pytest.fixture
def at(embedded_store: Store, tmp_path: Path) -> Room:
    """The town in a store."""
    return room(embedded_store, tmp_path)


def text_of(page: str) -> str:
    """What a reader sees of a page."""

    class Words(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.words: list[str] = []

        def handle_data(self, data: str) -> None:
            self.words.append(data)

    parser = Words()
    parser.feed(page)
    return " ".join(" ".join(parser.words).split())


def test_the_minutes_say_all_that_was_written(at: Room) -> None:
    begun = ready(at)
    save(at.intake(police()), no_action(begun, ASH, because="She is safe at home."))
    snapshot = finish_meeting(at.intake(police()), begun.id)
    told = text_of(minutes_text(released(at, begun.id, "html")))
    for words in (
        "OFFICIAL-SENSITIVE",
        "Friday evenings",
        "strategy meeting",
        "2 November 2026",
        "Children Act 1989 s.47",
        "Ash Field, Bo Null",
        "A Chair (children's services)",
        "The car park has to be lit. (Car park)",
        "To be walked home.",
        "knows about the meeting",
        "The car park is lit",
        "Mend the lights",
        "13 November 2026",
        "overdue",
        "She is safe at home.",
        "No lights after 9pm.",
        "flagged",
        "DS Oak (police)",
        snapshot.digest,
        "Being on this map does not mean",
    ):
        assert words in told, words


def test_what_people_wrote_stays_text(at: Room) -> None:
    begun = at.begin(title=HOSTILE)
    save(at.intake(police()), note(begun, CAR_PARK, text=HOSTILE))
    page = minutes_text(released(at, begun.id, "html"))
    assert "<script" not in page
    assert text_of(page).count(HOSTILE) == 3


def test_the_page_has_no_script_and_asks_for_nothing(at: Room) -> None:
    page = minutes_text(released(at, ready(at).id, "html"))
    assert "default-src 'none'" in unescape(page)
    assert not re.search(r"<(script|img|link|iframe|form|object)\b|\bon\w+=|url\(|https?:", page)


def test_what_is_restricted_is_not_in_the_minutes_and_it_is_said(at: Room) -> None:
    begun = at.begin()
    save(at.intake(police()), note(begun, FLAT, text="At the flat"))
    page = minutes_text(released(at, begun.id, "html", who=social_care()))
    assert "flat" not in page.casefold()
    assert FLAT not in page
    assert "Some of this record is restricted and not shown: fewer than 5 whole entries." in text_of(page)


def test_the_minutes_are_saved_for_their_owner_only(at: Room, tmp_path: Path) -> None:
    out = tmp_path / "minutes.html"
    write_minutes(released(at, at.begin().id, "html"), out)
    assert out.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refused, match="recorded for json"):
        write_minutes(released(at, at.begin().id, "json"), out)


def test_json_and_csv_have_the_same_entries(at: Room) -> None:
    begun = ready(at)
    save(at.intake(police()), note(begun, CAR_PARK, text="=HYPERLINK(1)"))
    told = json.loads(meeting_json(released(at, begun.id, "json")))
    lines = meeting_csv(released(at, begun.id, "csv")).splitlines()
    assert len(lines) == 1 + len(told["rows"])
    assert told["marking"] == "OFFICIAL-SENSITIVE"
    assert told["meeting"]["people"] == list(begun.people)
    assert any("'=HYPERLINK" in line for line in lines)
