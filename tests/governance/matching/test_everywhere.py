"""What stands for one is one everywhere: what is restricted, checks of files, loads, meetings and the map."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from bundles import write_folder
from ctx_map.bundle import check_bundle, read_bundle
from ctx_map.bundle.bundle import CheckedBundle
from ctx_map.governance import Intake, open_intake
from ctx_map.governance.matching import confirm_match, reject_match, undo_match
from ctx_map.governance.meetings import decisions_about_place, finish_meeting, open_items, read_meeting, save
from ctx_map.maps.content import Expansion, Wanted, content_of
from ctx_map.sheets import place_sheet
from ctx_map.store import Store
from ctx_map.vocabulary.meetings import ActionSort, ActionStatus
from governance.doors import TODAY, admit, audit_of, holder_mandate, intake_of, mandate_of
from governance.matching.deciding import WHY, confirm, deciding, seen, undo
from governance.meetings.rooms import (
    ASH,
    BO,
    CAR_PARK,
    LATER,
    Room,
    action,
    note,
    outcome,
    police,
    ready,
    room,
    saved_view,
    voice,
)
from governance.reports import Node, bundle_of, link, node
from governance.test_read_once import Counted

ONE, OTHER = "csc:P77", "police:P1"
ASH_AGAIN, PARK_AGAIN = "csc:P1", "csc:L1"
"""Ids that come before those of the police, and under which they are read."""
KNOWN = {"name": "Ash Larkspur", "date_of_birth": "2011-05-03"}
HIDDEN = {"handling": "C", "conditions": "by hand"}


def visits(namespace: str, *people: str, **handling: str) -> CheckedBundle:
    """Each of these people at a place of that namespace, reported by its agency."""
    links = [link(one, "SPENDS_TIME_AT", "L1", f"R{at}", namespace, **handling) for at, one in enumerate(people)]
    return bundle_of(*links, nodes=[node(one) for one in (*people, "L1")], namespace=namespace)


@pytest.mark.parametrize("agency", ["housing", "csc"])
def test_restricted_ids_of_one_person_are_counted_as_one(store: Store, tmp_path: Path, agency: str) -> None:
    people = [f"P{number}" for number in range(4)]
    admit(store, tmp_path, visits("police", *people, **HIDDEN), visits("csc", "P9"))
    mandate = mandate_of(agency)
    assert seen(store, tmp_path, mandate).withheld.nodes == "5 to 19"
    confirm(own(store, tmp_path, "police"), ("police:P1", "police:P2"))
    joined = seen(store, tmp_path, mandate)
    assert joined.withheld == replace(joined.withheld, nodes="fewer than 5")
    assert not joined.stands_for


def test_a_restricted_id_is_counted_where_the_other_one_is_shown(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, visits("police", "P1", "P2", "P3", "P4", **HIDDEN), visits("csc", "P77"))
    mandate = mandate_of("csc")
    before = seen(store, tmp_path, mandate).withheld
    assert confirm(own(store, tmp_path, "police"), (ONE, OTHER))
    assert seen(store, tmp_path, mandate).withheld == before


def own(store: Store, folder: Path, agency: str) -> Intake:
    """The right of an agency to decide, which sees what it restricted itself."""
    mandate = replace(mandate_of(agency), may_write_namespaces=("*",))
    return open_intake(store, mandate, audit=audit_of(store, folder), today=TODAY)


def warned(store: Store, folder: Path, bundle: CheckedBundle) -> list[str]:
    """The codes of what a check of a bundle warns of."""
    report = intake_of(store, folder).check(bundle)
    assert report.clean
    return [each.code for each in report.warnings]


def held(namespace: str, name: str, *more: Node) -> CheckedBundle:
    return bundle_of(nodes=[node(name, **KNOWN), *more], namespace=namespace)


@pytest.mark.parametrize("decide", [confirm_match, reject_match])
def test_a_load_does_not_ask_again_about_a_pair_that_was_decided(store: Store, tmp_path: Path, decide) -> None:  # type: ignore[no-untyped-def]
    admit(store, tmp_path, held("police", "P1"), held("csc", "P77"))
    again = held("csc", "P77", node("P78", name="Bo"))
    assert warned(store, tmp_path, again) == ["person-held-elsewhere"]
    decide(deciding(store, tmp_path), ONE, OTHER, **WHY)
    assert warned(store, tmp_path, again) == []
    undo(deciding(store, tmp_path), [(ONE, OTHER)])
    assert warned(store, tmp_path, again) == ["person-held-elsewhere"]


def test_ids_that_are_one_through_a_third_are_decided_about_too(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, held("police", "P1"), held("csc", "P77"), held("school", "P5"))
    confirm(deciding(store, tmp_path), (ONE, OTHER), (OTHER, "school:P5"))
    assert warned(store, tmp_path, held("csc", "P77", node("P78", name="Bo"))) == []


def test_a_file_that_links_two_ids_of_one_person_is_warned_of(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, visits("police", "P1"), visits("csc", "P77"))
    telling = bundle_of(link("P1", "KNOWS", ONE, "IR-9"), nodes=[node("P1")])
    assert warned(store, tmp_path, telling) == []
    confirm(deciding(store, tmp_path), (ONE, OTHER))
    assert warned(store, tmp_path, telling) == ["confirmed-as-one"]
    admit(store, tmp_path, telling)
    assert {ONE, OTHER} <= set(seen(store, tmp_path, holder_mandate()).keys)


def spelt_alike(folder: Path) -> CheckedBundle:
    """A file in which two ids differ only in an apostrophe, as its own check warns of."""
    tables = {"people": [{"id": "O'Neill", "name": "Kit"}, {"id": "ONeill", "name": "Kit"}]}
    return check_bundle(read_bundle(write_folder(folder / "in", tables), namespace="csc"))


@pytest.mark.parametrize("decide", [confirm_match, reject_match])
def test_ids_that_are_written_alike_are_not_warned_of_once_someone_has_decided(
    store: Store, tmp_path: Path, decide: Callable[..., object]
) -> None:
    alike = spelt_alike(tmp_path)
    assert warned(store, tmp_path, alike) == ["id-alike", "id-alike"]
    first = intake_of(store, tmp_path).admit(alike)
    assert [each.code for each in first.warnings] == ["id-alike", "id-alike"]
    decide(deciding(store, tmp_path), "csc:O'Neill", "csc:ONeill", **WHY)
    assert warned(store, tmp_path, alike) == []
    undo(deciding(store, tmp_path), [("csc:O'Neill", "csc:ONeill")])
    assert warned(store, tmp_path, alike) == ["id-alike", "id-alike"]


def test_a_load_reads_what_was_decided_once(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, held("police", "P1"), held("csc", "P77"))
    confirm(deciding(store, tmp_path), (ONE, OTHER))
    counted = Counted(store)
    warned(counted, tmp_path, held("csc", "P77", node("P78", name="Bo")))
    assert counted.reads["read/records"] == 1


def test_unload_says_who_is_still_shown_under_another_id(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, visits("csc", "P77"), visits("police", "P1"))
    confirm(deciding(store, tmp_path), (ONE, OTHER))
    report = intake_of(store, tmp_path).unload("police-1")
    assert (report.nodes, report.joined) == (2, 1)
    assert "1 of these is confirmed to be the same as one with another id, which is still shown." in str(
        report.sentences
    )
    assert set(seen(store, tmp_path, holder_mandate()).keys) == {ONE, "csc:L1"}
    # the match counts again with the file
    admit(store, tmp_path, visits("police", "P1"))
    assert set(seen(store, tmp_path, holder_mandate()).keys) == {ONE, "csc:L1", "police:L1"}


# the town of the meetings, in which social workers have an id of their own for Ash and for the car park


@pytest.fixture
def at(store: Store, tmp_path: Path) -> Room:
    at = room(store, tmp_path)
    again = bundle_of(
        link("P1", "SPENDS_TIME_AT", "L1", "C1", "csc", since="2026-09-25"),
        nodes=[node("P1", name="Ash Field"), node("L1", name="The car park", kind="car park")],
        namespace="csc",
    )
    at.intake().admit(again)
    return at


def match(at: Room, *pairs: tuple[str, str]) -> None:
    for pair in pairs or ((ASH, ASH_AGAIN), (CAR_PARK, PARK_AGAIN)):
        confirm_match(at.intake(), *pair, **WHY)


def test_what_was_written_about_either_id_is_read_as_about_both(at: Room) -> None:
    begun = at.begin()
    save(at.intake(police()), note(begun, ASH, ASH_AGAIN, BO))
    save(at.intake(police()), action(begun, ASH))
    save(at.intake(police()), outcome(begun))
    save(at.intake(police()), voice(begun, ASH))
    match(at)
    read = read_meeting(at.view(), begun.id)
    assert (read.meeting.people, read.meeting.places) == ((ASH_AGAIN, BO), (PARK_AGAIN,))
    assert [each.ids for each in (*read.notes, *read.actions)] == [(ASH_AGAIN, BO), (ASH_AGAIN,)]
    assert [each.about for each in read.outcomes] == [PARK_AGAIN]
    assert [each.person for each in read.voices] == [ASH_AGAIN]
    assert read.names[ASH_AGAIN] == "Ash Field"


@pytest.mark.parametrize("asked", [ASH, ASH_AGAIN])
def test_what_is_open_about_one_id_is_open_about_the_other(at: Room, asked: str) -> None:
    begun = at.begin(people=())
    save(at.intake(police()), action(begun, ASH))
    match(at)
    assert [each.about for each in open_items(at.view(), [asked]).actions] == [(ASH_AGAIN,)]


@pytest.mark.parametrize("asked", [CAR_PARK, PARK_AGAIN])
def test_decisions_about_a_place_are_found_by_either_id(at: Room, asked: str) -> None:
    begun = at.begin()
    save(at.intake(police()), outcome(begun))
    save(at.intake(police()), action(begun, CAR_PARK, sort=ActionSort.PLACE, what="Mend the lights"))
    match(at)
    found = decisions_about_place(at.view(police()), asked)
    assert [len(each) for each in (found.actions, found.outcomes)] == [1, 1]


@pytest.mark.parametrize("asked", [CAR_PARK, PARK_AGAIN])
def test_the_sheet_about_a_place_says_the_same_by_either_id(at: Room, asked: str) -> None:
    match(at)
    one, other = (place_sheet(at.view(on=LATER), key) for key in (PARK_AGAIN, asked))
    assert one.data_digest == other.data_digest


def test_what_is_written_again_stays_about_the_one_it_was_written_about(at: Room) -> None:
    begun = at.begin()
    save(at.intake(police()), note(begun, ASH, BO))
    match(at)
    (read,) = read_meeting(at.view(police()), begun.id).notes
    save(at.intake(police()), replace(read, text="No lights after 10pm."))
    for pair in ((ASH, ASH_AGAIN), (CAR_PARK, PARK_AGAIN)):
        undo_match(at.intake(), *pair, reason="two after all")
    (after,) = read_meeting(at.view(police()), begun.id).notes
    assert (after.about, after.text) == ((ASH, BO), "No lights after 10pm.")


def test_how_far_an_action_of_a_finished_meeting_is_can_be_said_after_a_match(at: Room) -> None:
    begun = ready(at)
    finish_meeting(at.intake(police()), begun.id)
    match(at)
    (read,) = read_meeting(at.view(police()), begun.id).actions
    done = replace(read, status=ActionStatus.DONE, outcome="Lit.", ended_on=LATER)
    save(at.intake(police()), done)
    (after,) = read_meeting(at.view(police()), begun.id).actions
    assert (after.status, after.about) == (ActionStatus.DONE, (PARK_AGAIN,))


SCENE = {
    "version": 1,
    "people": [ASH, ASH_AGAIN, BO],
    "positions": [[ASH_AGAIN, 1.0, 1.0], [ASH, 2.0, 3.0], [BO, 1.0, 1.0]],
    "expanded": [{"node": ASH, "sorts": []}, {"node": ASH_AGAIN, "sorts": ["place"]}],
    "selected": [f"{ASH}|{BO}"],
    "options": [["people", [ASH, ASH_AGAIN]], ["place", CAR_PARK]],
    "camera": {"scale": 1.0, "x": 1.0, "y": 1.0},
}


def test_a_saved_view_with_the_second_id_shows_the_one_who_is_read(at: Room) -> None:
    begun = at.begin()
    text = json.dumps(SCENE, sort_keys=True, separators=(",", ":"))
    save(at.intake(police()), saved_view(begun, text))
    match(at)
    (view,) = read_meeting(at.view(), begun.id).views
    assert json.loads(view.scene) == SCENE | {
        "people": [ASH_AGAIN, BO],
        "positions": [[ASH_AGAIN, 1.0, 1.0], [BO, 1.0, 1.0]],
        "expanded": [{"node": ASH_AGAIN, "sorts": []}],
        "selected": [f"{ASH_AGAIN}|{BO}"],
        "options": [["people", [ASH_AGAIN]], ["place", PARK_AGAIN]],
    }
    # undone, it is as it was saved
    undo_match(at.intake(), ASH, ASH_AGAIN, reason="two after all")
    undo_match(at.intake(), CAR_PARK, PARK_AGAIN, reason="two after all")
    assert [each.scene for each in read_meeting(at.view(), begun.id).views] == [text]


def drawn(at: Room, asked: Iterable[str], opened: Iterable[str] = (), hidden: Iterable[str] = ()) -> tuple[str, ...]:
    with at.view() as view:
        wanted = Wanted(tuple(asked), tuple(map(Expansion, opened)), tuple(hidden))
        content = content_of(view.network(), wanted)
    assert content.missing == 0
    return content.keys


def test_the_canvas_finds_whoever_is_asked_for_opened_or_hidden_by_either_id(at: Room) -> None:
    match(at)
    assert drawn(at, [ASH]) == drawn(at, [ASH_AGAIN]) == drawn(at, [ASH, ASH_AGAIN])
    assert drawn(at, [BO], [ASH]) == drawn(at, [BO], [ASH_AGAIN])
    assert drawn(at, [BO], [ASH], [CAR_PARK]) == drawn(at, [BO], [ASH_AGAIN], [PARK_AGAIN])
    assert PARK_AGAIN not in drawn(at, [BO], [ASH], [CAR_PARK])


# two towns that say the same, in one of which the ids were one from the start


def town_of(other: str) -> tuple[CheckedBundle, CheckedBundle]:
    """Police and social workers about one person, whom the social workers call by this id."""
    first = bundle_of(
        link("P1", "SPENDS_TIME_AT", "L1", "R1"), link("P2", "SPENDS_TIME_AT", "L1", "R2"), nodes=[node("P1", **KNOWN)]
    )
    second = bundle_of(
        link(other, "SPENDS_TIME_AT", "L2", "C1", "csc"),
        link("P5", "FRIEND_OF", other, "C2", "csc", **HIDDEN),
        nodes=[node(other, **KNOWN)] if ":" not in other else [],
        namespace="csc",
    )
    return first, second


@pytest.mark.parametrize("agency", ["police", "csc", "housing"])
def test_the_town_reads_as_one_in_which_the_ids_were_one_from_the_start(
    store: Store, tmp_path: Path, agency: str
) -> None:
    first, second = town_of("P77")
    admit(store, tmp_path, first, second)
    confirm(deciding(store, tmp_path), (ONE, OTHER))
    joined = seen(store, tmp_path, mandate_of(agency))
    intake = intake_of(store, tmp_path)
    for name in ("csc-1", "police-1"):
        intake.unload(name)
    admit(store, tmp_path, *town_of(OTHER))
    at_first = seen(store, tmp_path, mandate_of(agency))
    told = ["kind", "name", "date_of_birth"]
    assert joined.nodes.height == at_first.nodes.height
    assert joined.withheld == at_first.withheld
    assert joined.nodes.select(told).sort(told).equals(at_first.nodes.select(told).sort(told))
    said = pl.col("kind", "ref", "agency")
    assert joined.links.select(said).sort("ref").equals(at_first.links.select(said).sort("ref"))
