"""The reading statements show a report to those whom its audience names, on every store."""

from __future__ import annotations

import pytest

from ctx_map.store import Store
from ctx_map.vocabulary.labels import Label
from store.changes import SPENDS, change, link_row

AUDIENCES = {
    "shared": ("*", True),
    "of police": ("|police|", True),
    "of police and schools": ("|police|schools|", True),
    "police's and the holder's": ("|police|(holder)|", True),
    "shared, not in meeting": ("*", False),
    "of schools, not in meeting": ("|schools|", False),
    "no word on meetings": ("*", None),
}


@pytest.fixture
def reports(store: Store) -> Store:
    rows = [
        link_row("town:ash", "SPENDS_TIME_AT", "town:park", ref=ref, audience=audience, in_meeting=in_meeting)
        for ref, (audience, in_meeting) in AUDIENCES.items()
    ]
    nodes = {Label.PERSON: [{"key": "town:ash"}], Label.PLACE: [{"key": "town:park"}]}
    store.admit(change(nodes=nodes, links={SPENDS: rows}))
    return store


def seen(store: Store, agency: str, *, holder: bool = False, meeting: bool = False) -> set[str]:
    """What one mandate sees, by all three ways to read links, which must agree."""
    eyes: dict[str, str | bool] = {"as_at": "2026-11-24", "agency": agency, "holder": holder, "meeting": meeting}
    found = set(store.read("read/links", **eyes).get_column("ref"))
    around = set(store.read("read/links_around", **eyes, keys=["town:ash"]).get_column("ref"))
    history = {
        ref
        for refs in AUDIENCES
        for ref in store.read(
            "read/link_history", **eyes, keys=[f"town:ash SPENDS_TIME_AT town:park {refs}"]
        ).get_column("ref")
    }
    assert found == around == history
    return found


EVERYBODYS = {"shared", "shared, not in meeting", "no word on meetings"}


def test_what_is_shared_is_seen_by_everybody(reports: Store) -> None:
    assert seen(reports, "health") == EVERYBODYS


def test_an_agency_sees_what_names_it(reports: Store) -> None:
    assert seen(reports, "police") == EVERYBODYS | {
        "of police",
        "of police and schools",
        "police's and the holder's",
    }
    assert seen(reports, "schools") == EVERYBODYS | {"of police and schools", "of schools, not in meeting"}


def test_a_part_of_an_agencys_name_is_not_that_agency(reports: Store) -> None:
    assert seen(reports, "pol") == EVERYBODYS
    assert seen(reports, "") == EVERYBODYS


def test_the_holder_sees_what_is_the_holders_and_no_more(reports: Store) -> None:
    assert seen(reports, "this machine", holder=True) == EVERYBODYS | {"police's and the holder's"}


def test_a_meeting_is_not_shown_what_may_not_be_shown_in_meetings(reports: Store) -> None:
    assert seen(reports, "schools", meeting=True) == {"shared", "no word on meetings", "of police and schools"}


def test_the_totals_count_whatever_the_audience(reports: Store) -> None:
    totals = reports.read("read/reported_totals", as_at="2026-11-24")
    assert totals.to_dicts() == [{"links": len(AUDIENCES), "nodes": 2}]
