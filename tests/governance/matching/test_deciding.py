"""A person confirms, rejects and takes back: what every answer then reads as one, who may, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ctx_map.analysis import QUESTIONS
from ctx_map.errors import Refused, WrongUse
from ctx_map.governance import Intake, open_intake, open_view
from ctx_map.governance.matching import confirm_match, decisions_of, list_matches, reject_match, undo_match
from ctx_map.store import Store
from governance.doors import TODAY, admit, audit_of, holder_mandate, mandate_of
from governance.matching.deciding import WHY, deciding, seen
from governance.reports import bundle_of, link, node

ONE, OTHER = "csc:P77", "police:P1"


@pytest.fixture
def intake(store: Store, tmp_path: Path) -> Intake:
    """A town in which police and social workers each have an id for Ash, and Bo was at the park with one of the two."""
    ash = {"name": "Ash Larkspur", "date_of_birth": "2011-05-03", "kind": "young_person"}
    police = bundle_of(
        link("P1", "SPENDS_TIME_AT", "L1", "IR-1"),
        link("P2", "SPENDS_TIME_AT", "L1", "IR-2"),
        nodes=[node("P1", **ash), node("P2", name="Bo Fenn", kind="young_person"), node("L1", name="Park")],
    )
    csc = bundle_of(
        link("P77", "SPENDS_TIME_AT", "L2", "REF-1", "csc"),
        link("P78", "SPENDS_TIME_AT", "L2", "REF-2", "csc"),
        nodes=[
            node("P77", **(ash | {"child_voice": "Ask me."})),
            node("P78", name="Kit Marlow", kind="young_person"),
            node("L2", name="Arcade"),
        ],
        namespace="csc",
    )
    admit(store, tmp_path, police, csc)
    return deciding(store, tmp_path)


def shared(store: Store, folder: Path, *people: str, in_server: bool = False) -> dict[str, list[str]]:
    """The places that these share with the others, with who shares each."""
    with open_view(store, holder_mandate(), audit=audit_of(store, folder), question="test", check=False) as view:
        found = view.ask(QUESTIONS["shared-places"], {"people": (*people, "police:P2", "csc:P78")}, in_server=in_server)
        return {row.id: sorted(row.people_ids) for row in found.rows}


def test_a_confirmed_match_is_one_in_every_answer_and_its_reports_stay_as_they_were(
    intake: Intake, store: Store, tmp_path: Path
) -> None:
    before = store.read("read/known_keys")
    confirm_match(intake, OTHER, ONE, **WHY)
    network = seen(store, tmp_path, holder_mandate())
    assert [key for key in network.keys if ":P" in key] == [ONE, "csc:P78", "police:P2"]
    assert network.names_by_key[ONE] == "Ash Larkspur"
    assert sorted(network.links.get_column("ref")) == ["IR-1", "IR-2", "REF-1", "REF-2"]
    assert store.read("read/known_keys").equals(before)


@pytest.mark.parametrize("in_server", [False, True])
def test_either_id_asks_about_both(intake: Intake, store: Store, tmp_path: Path, *, in_server: bool) -> None:
    assert shared(store, tmp_path, OTHER, in_server=in_server) == {"police:L1": [OTHER, "police:P2"]}
    confirm_match(intake, ONE, OTHER, **WHY)
    both = {"csc:L2": [ONE, "csc:P78"], "police:L1": [ONE, "police:P2"]}
    assert shared(store, tmp_path, ONE, in_server=in_server) == both
    assert shared(store, tmp_path, OTHER, in_server=in_server) == both


def test_a_part_of_the_network_has_the_reports_of_both_ids(intake: Intake, store: Store, tmp_path: Path) -> None:
    confirm_match(intake, ONE, OTHER, **WHY)
    network = seen(store, tmp_path, holder_mandate(), around=[OTHER], steps=1)
    assert sorted(network.keys) == ["csc:L2", ONE, "police:L1"]


def test_a_decision_is_kept_with_its_reason_its_author_and_its_day(intake: Intake, store: Store) -> None:
    confirm_match(intake, ONE, OTHER, **WHY)
    (kept,) = decisions_of(store)
    assert (kept.one, kept.other, kept.same, kept.reason, kept.by) == (ONE, OTHER, True, *WHY.values())
    assert (kept.author, kept.on) == ("local user", TODAY.isoformat())


def test_the_audit_has_each_decision_and_no_id_and_no_reason(intake: Intake, tmp_path: Path) -> None:
    confirm_match(intake, ONE, OTHER, **WHY)
    undo_match(intake, OTHER, ONE, reason="two people after all")
    reject_match(intake, ONE, OTHER, reason="twins")
    lines = [line for line in intake.audit.lines() if line.subject == "match"]
    assert [line.action for line in lines] == ["match confirmed", "match undone", "match rejected"]
    text = "".join(path.read_text("utf-8") for path in tmp_path.rglob("audit*.jsonl"))
    assert text
    assert not [value for value in (ONE, OTHER, "social worker", "twins") if value in text]


def test_what_is_undone_is_as_before_and_later_loads_stay_apart_too(
    intake: Intake, store: Store, tmp_path: Path
) -> None:
    confirm_match(intake, ONE, OTHER, **WHY)
    admit(store, tmp_path, bundle_of(link("P1", "SPENDS_TIME_AT", "L3", "IR-9"), nodes=[node("L3", name="Mall")]))
    assert shared(store, tmp_path, OTHER) == {"csc:L2": [ONE, "csc:P78"], "police:L1": [ONE, "police:P2"]}
    undo_match(intake, ONE, OTHER, reason="two people after all")
    assert shared(store, tmp_path, OTHER) == {"police:L1": [OTHER, "police:P2"]}
    network = seen(store, tmp_path, holder_mandate())
    mall = network.links.filter(network.links.get_column("ref") == "IR-9").row(0, named=True)
    assert network.keys[mall["source"]] == OTHER


def test_a_match_holds_on_earlier_days_too_so_that_a_comparison_finds_nothing_new(
    intake: Intake, store: Store, tmp_path: Path
) -> None:
    confirm_match(intake, ONE, OTHER, **WHY)
    mandate = holder_mandate(TODAY.replace(year=2027))
    with open_view(store, mandate, audit=audit_of(store, tmp_path), question="test", check=False) as view:
        assert ONE in view.earlier_network(TODAY).keys
        assert OTHER not in view.earlier_network(TODAY).keys
        assert view.ask(QUESTIONS["changes"], since=TODAY.isoformat()).to_frame().is_empty()


def test_a_match_with_a_restricted_id_is_not_told(store: Store, tmp_path: Path) -> None:
    hidden = {"handling": "C", "conditions": "by hand"}
    admit(
        store,
        tmp_path,
        bundle_of(link("P1", "SPENDS_TIME_AT", "L1", "IR-1"), nodes=[node("P1", name="Ash"), node("L1", name="Park")]),
        bundle_of(
            link("P77", "SPENDS_TIME_AT", "L2", "REF-1", "csc", **hidden),
            nodes=[node("P77", name="Ash L", child_voice="Ask me."), node("L2", name="Arcade")],
            namespace="csc",
        ),
    )
    outsider, insider = mandate_of("housing"), mandate_of("csc")
    before = seen(store, tmp_path, outsider)
    deciders = replace(insider, may_write_namespaces=("*",))
    confirm_match(open_intake(store, deciders, audit=audit_of(store, tmp_path), today=TODAY), ONE, OTHER, **WHY)
    after = seen(store, tmp_path, outsider)
    assert after.nodes.equals(before.nodes)
    assert after.links.equals(before.links)
    assert not after.stands_for
    assert OTHER not in seen(store, tmp_path, insider).keys


def test_a_report_that_links_the_two_keeps_them_apart(intake: Intake, store: Store, tmp_path: Path) -> None:
    confirm_match(intake, ONE, OTHER, **WHY)
    admit(store, tmp_path, bundle_of(link("P1", "KNOWS", ONE, "IR-9"), nodes=[], namespace="police"))
    assert {ONE, OTHER} <= set(seen(store, tmp_path, holder_mandate()).keys)
    undo_match(intake, ONE, OTHER, reason="they know each other")
    with pytest.raises(WrongUse, match="A report says how these two are linked"):
        confirm_match(intake, ONE, OTHER, **WHY)


def test_a_rejected_pair_is_not_proposed_again(intake: Intake, store: Store, tmp_path: Path) -> None:
    def proposed() -> list[tuple[str, str]]:
        with open_view(store, holder_mandate(), audit=audit_of(store, tmp_path), question="test") as view:
            return [(pair.one, pair.other) for pair in list_matches(view).pairs]

    assert proposed() == [(ONE, OTHER)]
    reject_match(intake, OTHER, ONE, reason="twins")
    assert proposed() == []
    undo_match(intake, ONE, OTHER, reason="not twins")
    assert proposed() == [(ONE, OTHER)]
    confirm_match(intake, ONE, OTHER, **WHY)
    assert proposed() == []


def test_the_reason_is_read_by_the_agency_that_decided_and_by_the_holder(
    intake: Intake, store: Store, tmp_path: Path
) -> None:
    confirm_match(intake, ONE, OTHER, **WHY)
    for mandate, reason in ((holder_mandate(), WHY["reason"]), (mandate_of("housing"), "")):
        with open_view(store, mandate, audit=audit_of(store, tmp_path), question="test", check=False) as view:
            (decided,) = list_matches(view).decided
        assert (decided.ids, decided.reason) == (frozenset({ONE, OTHER}), reason)


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (ONE, ONE, "These two can't stand for one"),
        (ONE, "police:L1", "These two can't stand for one"),
        (ONE, "police:P9", "not in this view"),
    ],
)
def test_what_can_not_be_one_is_wrong_use(intake: Intake, one: str, other: str, says: str) -> None:
    with pytest.raises(WrongUse, match=says):
        confirm_match(intake, one, other, **WHY)


def test_a_decision_needs_a_reason_and_is_made_once(intake: Intake) -> None:
    with pytest.raises(WrongUse, match="The reason is missing"):
        confirm_match(intake, ONE, OTHER, reason=" ")
    confirm_match(intake, ONE, OTHER, **WHY)
    with pytest.raises(WrongUse, match="This has been decided before"):
        reject_match(intake, ONE, OTHER, reason="twins")
    undo_match(intake, ONE, OTHER, reason="twins")
    with pytest.raises(WrongUse, match="Nothing has been decided"):
        undo_match(intake, ONE, OTHER, reason="twins")


def test_only_who_may_load_for_both_or_holds_the_store_decides(intake: Intake, store: Store, tmp_path: Path) -> None:
    police = open_intake(store, mandate_of("police"), audit=audit_of(store, tmp_path), today=TODAY)
    with pytest.raises(Refused, match="Your mandate may not decide about these ids"):
        confirm_match(police, ONE, OTHER, **WHY)
    assert decisions_of(store) == ()
