"""A question about named people, places, things or links reads its part of a store, and leaves the rest where it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ctx_map.analysis import QUESTIONS
from ctx_map.errors import Refused
from ctx_map.governance import Mandate, View, open_view
from ctx_map.governance.networks_read import NetworksRead
from ctx_map.store import Store
from ctx_map.store.opening import open_store
from governance.deliveries import DAYS
from governance.doors import admit, audit_of, holder_mandate
from governance.reports import bundle_of, link, node
from governance.test_read_once import Counted

ASKED: dict[str, dict[str, Any]] = {
    "why": {"link_or_ends": "police:P1|police:L1"},
    "protective": {"people": ("police:P1",)},
    "voice": {"people": ("police:P1",)},
    "siblings": {"people": ("police:P1",)},
    "sightings": {"things": ("police:T1",)},
    "options": {"targets": ("police:L1",)},
    "shared-places": {"people": ("police:P1",)},
    "shared-contacts": {"people": ("police:P1",)},
    "together": {"people": ("police:P1",)},
    "what-if": {"without": ("police:L1",)},
    "connect": {"a": "police:P1", "b": "police:T1"},
    "routes": {"a": "police:L1", "b": "police:L2"},
}
"""One way to ask each question that says which part it needs."""
WHOLE = "read/links"
EVENT = link("P1", "INVOLVED_IN", "E1", "R3", role="present")
REPORTS = (
    link("P1", "SPENDS_TIME_AT", "L1", "R1"),
    link("P1", "USES", "T1", "R2"),
    EVENT,
    link("P2", "LIVES_AT", "L2", "R4"),
)


def looking(store: Store, folder: Path, mandate: Mandate | None = None, **more: Any) -> View:
    return open_view(store, mandate or holder_mandate(), audit=audit_of(store, folder), question="test", **more)


@pytest.fixture
def town(store: Store, tmp_path: Path) -> Counted:
    """A town that counts what is read of it."""
    admit(store, tmp_path, bundle_of(*REPORTS, nodes=[node("E1", occurred_from="2026-03-01")]), today=DAYS[0])
    return Counted(store)


def test_every_question_that_names_a_part_is_asked_here() -> None:
    assert set(ASKED) == {name for name, question in QUESTIONS.items() if question.extent is not None}


@pytest.mark.parametrize("window", [{}, {"since": "2026-01-01"}], ids=["any time", "in a window"])
@pytest.mark.parametrize("name", ASKED)
def test_a_question_about_someone_does_not_read_all_reports(
    town: Counted, tmp_path: Path, name: str, window: dict[str, Any]
) -> None:
    with looking(town, tmp_path) as view:
        found = view.ask(QUESTIONS[name], ASKED[name], **window)
    assert town.reads[WHOLE] == 0
    assert "police:P2" not in found.evidence.network.keys


def test_a_network_that_leaves_says_that_it_is_a_part_and_an_answer_of_the_whole_does_not(
    town: Counted, tmp_path: Path
) -> None:
    with looking(town, tmp_path) as view:
        found = view.ask(QUESTIONS["why"], ASKED["why"])
        assert view.release(found.evidence.network).scope == "Only what one answer needs is included."
        assert view.release(found).scope == view.release(view.network()).scope == ""


def test_a_part_may_leave_in_a_file_where_everything_may_not(town: Counted, tmp_path: Path) -> None:
    mandate = replace(holder_mandate(), may_export_whole=False)
    with looking(town, tmp_path, mandate) as view:
        part = view.ask(QUESTIONS["why"], ASKED["why"]).evidence.network
        assert view.release(part, to="csv").scope
        with pytest.raises(Refused):
            view.release(view.network(), to="csv")


def test_a_question_about_everyone_reads_all_reports(town: Counted, tmp_path: Path) -> None:
    with looking(town, tmp_path) as view:
        view.ask(QUESTIONS["protective"])
    assert town.reads[WHOLE] == 1


def test_a_session_that_holds_the_whole_answers_from_it(town: Counted, tmp_path: Path) -> None:
    with looking(town, tmp_path, networks=NetworksRead()) as view:
        view.network()
        town.reads.clear()
        found = view.ask(QUESTIONS["why"], ASKED["why"])
    assert town.reads[WHOLE] == 0
    assert "police:P2" in found.evidence.network.keys
    with looking(town, tmp_path) as view:
        assert view.ask(QUESTIONS["why"], ASKED["why"]).data_digest == found.data_digest


def test_a_room_that_sees_initials_has_the_whole_read_so_that_everyone_is_told_apart(
    town: Counted, tmp_path: Path
) -> None:
    with looking(town, tmp_path) as view:
        view.ask(QUESTIONS["why"], ASKED["why"], as_shown=replace)
    assert town.reads[WHOLE] == 1


def test_in_a_window_the_whole_is_read_where_an_event_was_described_anew_since(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(EVENT, nodes=[node("E1", occurred_from="2026-03-01")]), today=DAYS[0])
    admit(store, tmp_path, bundle_of(EVENT, nodes=[node("E1", occurred_from="2026-03-09")]), today=DAYS[1])
    counted = Counted(store)
    for day, window, whole in ((DAYS[0], "2026-01-01", 1), (DAYS[1], "2026-01-01", 0), (DAYS[0], None, 0)):
        counted.reads.clear()
        with looking(counted, tmp_path, holder_mandate(day)) as view:
            view.ask(QUESTIONS["voice"], {"people": ("police:P1",)}, since=window)
        assert counted.reads[WHOLE] == whole


def test_a_part_is_read_beside_the_process_that_has_the_store_open(embedded_store: Store, tmp_path: Path) -> None:
    admit(embedded_store, tmp_path, bundle_of(*REPORTS), today=DAYS[0])
    beside = Counted(open_store(embedded_store.uri))
    assert type(beside.store) is not type(embedded_store)
    answers = []
    for store in (beside, embedded_store):
        with looking(store, tmp_path) as view:
            found = view.ask(QUESTIONS["why"], ASKED["why"])
        answers.append((found.to_frame().rows(), found.sentences, found.handling, found.data_digest))
    beside.close()
    assert answers[0] == answers[1]
    assert beside.reads[WHOLE] == 0
