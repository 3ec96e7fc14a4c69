"""A meeting is finished when nothing is missing. What it saw and wrote is frozen then, and sealed with a digest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from neo4j import Driver

from ctx_map.analysis.registry import QUESTIONS
from ctx_map.errors import Refused, WrongUse
from ctx_map.governance.meetings import (
    answer_seen,
    check_seals,
    finish_meeting,
    missing,
    read_meeting,
    read_snapshot,
    save,
)
from ctx_map.governance.meetings.rows import new_records, versions_of
from ctx_map.store import open_store
from ctx_map.vocabulary.meetings import ActionSort, ActionStatus, MeetingStatus
from governance.doors import admit, mandate_of
from governance.meetings.rooms import (
    ASH,
    BO,
    CAR_PARK,
    CY,
    FLAT,
    JAY,
    LATER,
    LOADED,
    MORE,
    TOWN,
    Room,
    action,
    housing,
    no_action,
    note,
    outcome,
    police,
    ready,
    room,
    social_care,
    voice,
)


def test_what_is_missing_is_said_and_keeps_the_meeting_open(at: Room) -> None:
    begun = at.begin()
    intake = at.intake(police())
    for flagged in (CAR_PARK, CY, ASH, JAY):
        save(intake, note(begun, flagged, flagged=True))
    lacking = missing(intake, begun.id)
    assert (lacking.actions, lacking.voices, lacking.change_first) == ((CAR_PARK, CY), (ASH, BO), True)
    with pytest.raises(WrongUse, match="can't be finished yet") as refused:
        finish_meeting(intake, begun.id)
    assert all(sentence in str(refused.value) for sentence in lacking.sentences)
    save(intake, no_action(begun, CAR_PARK))
    save(intake, no_action(begun, CY))
    save(intake, voice(begun, ASH))
    save(intake, voice(begun, BO, wishes="", because="She was not in school."))
    save(intake, replace(begun, change_first="The car park"))
    assert not missing(intake, begun.id)
    finish_meeting(intake, begun.id)
    assert read_meeting(at.view(police()), begun.id).meeting.status is MeetingStatus.FINISHED


def test_a_finished_meeting_is_frozen_and_its_actions_go_on(at: Room) -> None:
    begun = ready(at)
    finish_meeting(at.intake(police()), begun.id)
    frozen = read_meeting(at.view(police(), on=LATER), begun.id, as_finished=True)
    intake = at.intake(police(), on=LATER)
    (done,), (agreed,), (flagged,) = frozen.actions, frozen.outcomes, frozen.notes
    refused = (
        replace(flagged, text="Other"),
        replace(frozen.meeting, title="Other", status=MeetingStatus.OPEN),
        replace(done, what="Other"),
        replace(agreed, wanted="partly"),
        note(begun, CAR_PARK),
        action(begun, ASH),
    )
    for record in refused:
        with pytest.raises(WrongUse, match="This meeting is finished"):
            save(intake, record)
    save(intake, replace(done, status=ActionStatus.DONE, outcome="Two lamps work.", ended_on=LATER))
    save(intake, replace(agreed, rated="partly", rated_on=LATER))
    now = read_meeting(at.view(police(), on=LATER), begun.id)
    assert now.actions[0].status is ActionStatus.DONE
    assert now.outcomes[0].rated == "partly"
    again = read_meeting(at.view(police(), on=LATER), begun.id, as_finished=True)
    assert replace(again, seal=None) == replace(frozen, seal=None)
    assert again.seal is not None
    assert again.seal.intact


def test_the_frozen_record_names_what_was_seen_and_holds_no_name(at: Room) -> None:
    begun = ready(at)
    with at.view(police()) as view:
        seen = answer_seen("shared-places", {"people": [ASH, BO]}, view.ask(QUESTIONS["shared-places"]))
    snapshot = finish_meeting(at.intake(police()), begun.id, answers=[seen])
    assert {each.id for each in snapshot.nodes} >= {ASH, BO, CAR_PARK, CY, JAY}
    assert FLAT not in {each.id for each in snapshot.nodes}
    assert snapshot.answers == (seen,)
    assert {each.kind for each in snapshot.records} == {"Meeting", "Note", "Outcome", "Action", "Voice"}
    (content,) = at.store.read("read/records_of", kind="Snapshot").get_column("content")
    for name in ("Ash", "Car park", "lights", "walked"):
        assert name not in content
    line = next(each for each in at.lines if each.action == "meeting finished")
    assert line.subject == f"{begun.id} sealed as {snapshot.digest}"


def test_the_same_network_and_record_give_the_same_digest_of_the_network(at: Room) -> None:
    first = finish_meeting(at.intake(police()), ready(at).id)
    second = finish_meeting(at.intake(police()), ready(at).id)
    assert (first.network, first.nodes, first.links) == (second.network, second.nodes, second.links)
    admit(at.store, at.folder, MORE, today=LATER)
    third = finish_meeting(at.intake(police(), on=LATER), ready(at).id)
    assert third.network == first.network
    assert third.digest != first.digest


def test_the_frozen_record_opens_without_what_the_reader_may_not_see(at: Room) -> None:
    begun = ready(at)
    save(at.intake(police()), note(begun, FLAT))
    save(at.intake(police()), replace(begun, places=(CAR_PARK, FLAT), written=begun.written))
    snapshot = finish_meeting(at.intake(replace(police(), in_meeting=False, may_write_meetings=True)), begun.id)
    assert FLAT in {each.id for each in snapshot.nodes}
    seen, out = read_snapshot(at.view(social_care()), begun.id)
    assert FLAT not in {each.id for each in seen.nodes}
    assert {each.id for each in seen.nodes} < {each.id for each in snapshot.nodes}
    assert out.words
    assert seen.digest == snapshot.digest
    seal = read_meeting(at.view(social_care()), begun.id).seal
    assert seal is not None
    assert seal.intact


def test_a_meeting_is_finished_once_on_its_day_or_later_by_who_may(at: Room) -> None:
    begun = ready(at)
    with pytest.raises(Refused):
        finish_meeting(at.intake(mandate_of("police")), begun.id)
    with pytest.raises(WrongUse, match=r"finish_meeting\(\.\.\.\)"):
        save(at.intake(police()), replace(begun, status=MeetingStatus.FINISHED))
    finish_meeting(at.intake(police()), begun.id)
    with pytest.raises(WrongUse, match="finished already"):
        finish_meeting(at.intake(police()), begun.id)
    coming = at.begin(day=LATER, people=(), change_first="x")
    with pytest.raises(WrongUse, match="has not come yet"):
        finish_meeting(at.intake(police()), coming.id)


def test_a_meeting_that_is_not_finished_has_no_frozen_record(at: Room) -> None:
    begun = at.begin()
    with pytest.raises(WrongUse, match="not finished"):
        read_snapshot(at.view(police()), begun.id)
    with pytest.raises(WrongUse, match="not finished"):
        read_meeting(at.view(police()), begun.id, as_finished=True)
    assert read_meeting(at.view(police()), begun.id).seal is None


def test_the_seals_hold_and_a_later_write_does_not_break_them(at: Room) -> None:
    assert check_seals(at.view()).words == "No meeting is finished."
    begun = ready(at)
    finish_meeting(at.intake(police()), begun.id)
    (done,) = read_meeting(at.view(police()), begun.id).actions
    save(at.intake(police(), on=LATER), replace(done, by_when=LATER))
    found = check_seals(at.view())
    assert (found.ok, found.words) == (True, "1 meeting is finished. Its frozen record is unchanged.")


def test_a_check_of_the_seals_tells_nothing_of_meetings_of_others(at: Room) -> None:
    before = check_seals(at.view(housing())).words
    finish_meeting(at.intake(police()), ready(at).id)
    assert check_seals(at.view(housing())).words == before == "No meeting is finished."
    assert check_seals(at.view(social_care())).finished == 1


@pytest.mark.parametrize("kind", ["Snapshot", "Note", "Meeting"])
def test_a_record_that_was_changed_in_the_store_breaks_the_seal(tmp_path: Path, kind: str) -> None:
    """Put together from the records of the store, as someone with its file would put them."""
    whole = open_store(str(tmp_path / "store"))
    begun = ready(at := room(whole, tmp_path))
    finish_meeting(at.intake(police()), begun.id)
    versions = versions_of(whole, [begun.id])
    whole.close()
    other = open_store(str(tmp_path / "other"))
    admit(other, tmp_path / "else", TOWN, today=LOADED)
    forged = new_records(begun.id, 0, versions)
    changed = pl.col("content").str.replace("mostly safe|lights|evenings|fewer than 5|No information", "changed")
    rows = forged.rows.with_columns(pl.when(pl.col("kind") == kind).then(changed).otherwise("content"))
    assert not rows.equals(forged.rows)
    assert other.keep(replace(forged, rows=rows))
    with replace(at, store=other, audit_at=whole.uri).view() as view:
        found = check_seals(view)
    assert not found.ok
    assert found.words.endswith("been changed or removed.")
    other.close()


@pytest.mark.neo4j
def test_a_frozen_record_that_was_removed_from_a_server_is_missed(
    neo4j_store: object, neo4j_driver: Driver, tmp_path: Path
) -> None:
    at = room(neo4j_store, tmp_path)  # type: ignore[arg-type]
    finish_meeting(at.intake(police()), ready(at).id)
    neo4j_driver.execute_query("MATCH (r:_Record) DETACH DELETE r")
    assert not check_seals(at.view()).ok


def test_a_measure_needs_no_outcome_where_it_is_about_an_adult(at: Room) -> None:
    begun = at.begin()
    assert save(at.intake(police()), action(begun, CY, sort=ActionSort.MEASURE))
    with pytest.raises(WrongUse, match="Agree first"):
        save(at.intake(police()), action(begun, CAR_PARK, sort=ActionSort.MEASURE))
    save(at.intake(police()), outcome(begun))
    assert save(at.intake(police()), action(begun, CAR_PARK, sort=ActionSort.MEASURE))
