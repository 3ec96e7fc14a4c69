"""Laws of meetings' records: the last version is read, a frozen record stays, and no restricted id is in a view."""

from __future__ import annotations

import json
import string
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctx_map.governance.meetings import Meeting, Record, finish_meeting, read_meeting, record_versions, remove, save
from ctx_map.governance.meetings.canonical import content_text
from ctx_map.governance.meetings.ids_in_scene import ids_in, without_ids
from ctx_map.vocabulary.meetings import ActionStatus
from governance.meetings.rooms import ASH, CAR_PARK, CY, LATER, Room, action, meeting, note, police, ready

ON_ONE_STORE = [HealthCheck.function_scoped_fixture]
"""Each example has a meeting of its own, so that they can share a store."""
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)
WRITES = st.lists(st.tuples(st.integers(0, 2), TEXTS | st.none()), min_size=1, max_size=8)
"""Which of three notes is written, and what it says; None removes it."""


@settings(max_examples=12, suppress_health_check=ON_ONE_STORE)
@given(writes=WRITES)
def test_any_sequence_of_writes_reads_back_as_the_last_version_of_each(at: Room, writes: list[Any]) -> None:
    begun = at.begin()
    told: dict[int, list[Record]] = {}
    for which, text in writes:
        before = told.setdefault(which, [])
        if text is None:
            before += [remove(at.intake(police()), before[-1])] if before else []
        else:
            new = replace(before[-1], text=text, removed=False) if before else note(begun, CAR_PARK, text=text)  # type: ignore[call-arg]
            before.append(save(at.intake(police()), new))
    kept = {each.id: each for *_, each in (versions for versions in told.values() if versions) if not each.removed}
    assert {each.id: each for each in read_meeting(at.view(police()), begun.id).notes} == kept
    for versions in filter(None, told.values()):
        assert record_versions(at.view(police()), begun.id, versions[0].id) == tuple(versions)


@settings(max_examples=6, suppress_health_check=ON_ONE_STORE)
@given(statuses=st.lists(st.sampled_from(ActionStatus), min_size=1, max_size=4), said=TEXTS)
def test_a_frozen_record_does_not_change_by_later_writes(at: Room, statuses: Sequence[ActionStatus], said: str) -> None:
    begun = ready(at)
    save(at.intake(police()), action(begun, ASH))
    finish_meeting(at.intake(police()), begun.id)
    frozen = read_meeting(at.view(police(), on=LATER), begun.id, as_finished=True)
    for status in statuses:
        for each in read_meeting(at.view(police(), on=LATER), begun.id).actions:
            ended = None if status is ActionStatus.OPEN else LATER
            save(at.intake(police(), on=LATER), replace(each, status=status, outcome=said, ended_on=ended))
    again = read_meeting(at.view(police(), on=LATER), begun.id, as_finished=True)
    assert again == frozen
    assert again.seal is not None
    assert again.seal.intact


IDS = st.sampled_from([ASH, CAR_PARK, CY, "town:a|town:b", "police:0123456789abcdef"])
WORDS = st.text(string.ascii_lowercase + ": ", max_size=6) | st.sampled_from(["21:30", "2026-05-01T21:30"])
VALUES = st.recursive(
    IDS | WORDS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(IDS | WORDS, inner, max_size=4),
    max_leaves=12,
)
SCENES = st.dictionaries(WORDS, VALUES, max_size=5)


@settings(max_examples=300)
@given(scene=SCENES, data=st.data())
def test_no_hidden_id_is_in_a_scene_and_all_others_that_stand_alone_are(scene: dict[str, Any], data: Any) -> None:
    text = json.dumps(scene)
    found = ids_in(text)
    hidden = set(data.draw(st.lists(st.sampled_from(found)))) if found else set()
    left = without_ids(text, hidden)
    assert not hidden & set(ids_in(left))
    assert set(ids_in(left)) <= set(found)
    assert all(key not in left for key in hidden if f'"{key}"' in text)
    if not hidden:
        assert left == text


@given(ids=st.lists(IDS, unique=True), hidden=st.sets(IDS))
def test_a_list_of_ids_loses_the_hidden_ones_and_keeps_the_others_in_order(ids: list[str], hidden: set[str]) -> None:
    alone = [key for key in ids if "|" not in key]
    left = json.loads(without_ids(json.dumps({"people": alone}), hidden))
    assert left == {"people": [key for key in alone if key not in hidden]}


def test_every_field_of_a_record_is_in_its_canonical_form() -> None:
    said = json.loads(content_text(meeting()))
    assert set(said) == {field.name for field in fields(Meeting)} - {"written", "restricted"} | {"form"}
