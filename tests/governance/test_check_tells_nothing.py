"""A check and a load say the same of what is restricted as of what is not there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctx_map.bundle.bundle import CheckedBundle, Problem
from ctx_map.errors import BundleRejected
from ctx_map.governance import Intake, Mandate, TableLoad, check_store, counts_told, open_intake, verify_audit
from ctx_map.store import Store
from governance.doors import TODAY, admit, audit_of, mandate_of
from governance.reports import bundle_of, link, node
from governance.worlds import AGENCIES, PEOPLE, Fresh, Report, World, may_be_seen, worlds

HIDDEN = {"handling": "C", "action_code": "A1", "sanitisation_code": "S2", "conditions": "by hand"}
HOUSING = mandate_of("housing")


def _intake(store: Store, folder: Path, mandate: Mandate) -> Intake:
    return open_intake(store, mandate, audit=audit_of(store, folder), today=TODAY)


@dataclass(frozen=True)
class Said:
    """All that a check and a load say of one bundle, on screen and in the audit."""

    problems: tuple[Problem, ...]
    would: tuple[TableLoad, ...]
    error: str
    did: tuple[TableLoad, ...]
    already_loaded: bool
    audit: tuple[object, ...]


def _said(store: Store, folder: Path, mandate: Mandate, bundle: CheckedBundle) -> Said:
    intake, audit = _intake(store, folder, mandate), audit_of(store, folder)
    before = len(audit.lines())
    report, would = intake.preview(bundle)
    error, already = "", False
    did: tuple[TableLoad, ...] = ()
    try:
        load = intake.admit(bundle)
        did, already = load.tables, load.already_loaded
    except BundleRejected as rejected:
        error = str(rejected)
    lines = tuple((line.action, dict(line.counts), line.decision) for line in audit.lines()[before:])
    return Said(report.problems, would, error, did, already, tuple(map(str, lines)))


def _by_housing(*ends: str) -> CheckedBundle:
    links = [link(end, "SPENDS_TIME_AT", "L1", f"V{number}", "housing") for number, end in enumerate(ends)]
    return bundle_of(*links, namespace="housing")


def test_an_end_that_is_restricted_reads_as_one_that_is_not_there(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(link("P1", "SPENDS_TIME_AT", "L1", "R1", **HIDDEN)))
    restricted = _said(store, tmp_path, HOUSING, _by_housing("police:P1"))
    absent = _said(store, tmp_path, HOUSING, _by_housing("police:P9"))
    assert restricted == absent
    assert [problem.code for problem in restricted.problems] == ["end-unknown"]
    assert store.facts().links == 1


def test_the_local_mandate_is_not_told_of_a_restricted_end_either(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(link("P1", "SPENDS_TIME_AT", "L1", "R1", **HIDDEN)))
    with pytest.raises(BundleRejected):
        admit(store, tmp_path, _by_housing("police:P1"))


def test_an_end_that_may_be_seen_is_found(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(link("P1", "SPENDS_TIME_AT", "L1", "R1"), nodes=[node("P7")]))
    assert _said(store, tmp_path, HOUSING, _by_housing("police:P1", "police:P7")).problems == ()


@pytest.mark.parametrize("born", ["2011-02-03", "2010-01-01"])
def test_a_guessed_date_of_birth_is_neither_confirmed_nor_denied(store: Store, tmp_path: Path, born: str) -> None:
    shared = replace(HOUSING, may_write_namespaces=("town",))
    known = bundle_of(
        link("P1", "SPENDS_TIME_AT", "L1", "R1", **HIDDEN),
        nodes=[node("P1", date_of_birth="2011-02-03")],
        namespace="town",
    )
    admit(store, tmp_path, known)
    guess = bundle_of(nodes=[node("P1", date_of_birth=born)], namespace="town")
    said = _said(store, tmp_path, shared, guess)
    people = said.would[0]
    assert (people.table, people.new, people.corrected, people.unchanged) == ("people", 1, 0, 0)
    assert said.did == said.would
    assert not said.already_loaded


def test_whoever_writes_for_an_agency_is_told_what_is_held_of_it(store: Store, tmp_path: Path) -> None:
    known = bundle_of(link("P1", "SPENDS_TIME_AT", "L1", "R1", **HIDDEN), nodes=[node("P1", name="Ash")])
    admit(store, tmp_path, known)
    again = bundle_of(link("police:P1", "SPENDS_TIME_AT", "police:L1", "R2"), nodes=[node("P1", name="Ash")])
    _report, tables = _intake(store, tmp_path, mandate_of("police")).preview(again)
    assert {table.table: (table.new, table.corrected, table.unchanged) for table in tables} == {
        "people": (0, 0, 1),
        "links": (1, 0, 0),
    }


def _as_told(world: World, mandate: Mandate) -> World:
    """The world without the reports that a mandate neither sees nor writes, and what hangs on nothing else."""
    own = mandate.agency.lower()
    seen = tuple(each for each in world.reports if may_be_seen(each, mandate) or str(each["agency"]).lower() == own)
    left, before = (
        {end for each in some for end in (each["source"], each["target"])} for some in (seen, world.reports)
    )
    return World(seen, tuple(each for each in world.nodes if each.id in left or each.id not in before))


@st.composite
def _guesses(draw: st.DrawFn, agency: str) -> tuple[Report, ...]:
    ends = st.sampled_from([f"police:{person}" for person in PEOPLE])
    guessed = draw(st.lists(st.tuples(ends, st.sampled_from(["R1", "R2"])), max_size=4, unique=True))
    return tuple(link(end, "SPENDS_TIME_AT", "L0", ref, agency) for end, ref in guessed)


def _tells_nothing(fresh: Fresh, folder: Path, world: World, data: st.DataObject) -> None:
    agency = data.draw(st.sampled_from([*AGENCIES, "housing"]))
    namespace = data.draw(st.sampled_from(["police", "housing"]))
    mandate = replace(mandate_of(agency), may_write_namespaces=(namespace,))
    described = [node(person, name=data.draw(st.sampled_from([f"Name {person}", "Guess"]))) for person in PEOPLE[:3]]
    guess = bundle_of(*data.draw(_guesses(agency)), nodes=described, namespace=namespace)
    said = []
    for each in (world, _as_told(world, mandate)):
        with fresh() as store:
            admit(store, folder, each.bundle())
            said.append(_said(store, folder, mandate, guess))
    assert said[0] == said[1]


FEW = settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FEW
@given(world=worlds(), data=st.data())
def test_a_check_and_a_load_say_the_same_over_a_store_without_what_is_restricted(
    embedded: Fresh,
    tmp_path: Path,
    world: World,
    data: st.DataObject,
) -> None:
    _tells_nothing(embedded, tmp_path, world, data)


@pytest.mark.neo4j
@settings(FEW, max_examples=3)
@given(world=worlds(), data=st.data())
def test_on_neo4j_a_check_and_a_load_tell_nothing_either(
    neo4j: Fresh,
    tmp_path: Path,
    world: World,
    data: st.DataObject,
) -> None:
    _tells_nothing(neo4j, tmp_path, world, data)


@pytest.mark.parametrize("between", [False, True])
def test_the_lines_of_a_load_do_not_tell_whether_it_brought_something_restricted(
    store: Store, tmp_path: Path, between: bool
) -> None:
    told = []
    for space, brought in (("s0", []), ("s1", [link("P2", "SPENDS_TIME_AT", "L1", "R2", **HIDDEN)])):
        known = link("P1", "SPENDS_TIME_AT", "L1", "R1")
        admit(store, tmp_path, bundle_of(known, nodes=[node("P2")], namespace=space))
        if between:
            # after another load the same file is compared row by row
            admit(store, tmp_path, bundle_of(known | {"ref": "R3"}, namespace=space))
        before = len(audit_of(store, tmp_path).lines())
        admit(store, tmp_path, bundle_of(known, *brought, nodes=[node("P2")], namespace=space))
        asking = replace(HOUSING, may_know_withheld=False)
        lines = audit_of(store, tmp_path).lines()[before:]
        told.append([(line.action, line.decision, counts_told(line, asking)) for line in lines])
        assert verify_audit(audit_of(store, tmp_path), store).ok
        assert check_store(store, audit_of(store, tmp_path)).ok
    assert told[0] == told[1]
    assert [action for action, *_ in told[0]] == ["intake begun", "intake sealed", "intake done"]
