"""Taking a load back: every answer is as if it had not been loaded, nothing is deleted, and the audit keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ctx_map.bundle.bundle import CheckedBundle
from ctx_map.errors import BundleRejected, Refused, WrongUse
from ctx_map.governance import Action, Mandate, UnloadReport, open_intake
from ctx_map.governance.intake.loads import AUDIT_LETTERS
from ctx_map.store import Store, is_empty
from governance.deliveries import DAYS, Delivery, Town, identity, towns_over_time
from governance.doors import TODAY, admit, audit_of, holder_mandate, intake_of, keys_of, look, mandate_of, ties
from governance.everything import everything
from governance.reports import Value, bundle_of, link, node
from governance.worlds import Fresh

ASKING = (holder_mandate(), mandate_of("police"), mandate_of("School"), mandate_of("housing", in_meeting=True))
AS_AT = (date(2026, 5, 15), date(2026, 6, 15), TODAY)
MANY = settings(
    deadline=None,
    max_examples=6,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)
FEW = settings(MANY, max_examples=2)


def at_the_park(person: str, ref: str, **said: Value) -> dict[str, Value]:
    return link(person, "SPENDS_TIME_AT", "L1", ref) | said


def unload(store: Store, folder: Path, load: str, *, today: date = TODAY) -> UnloadReport:
    return intake_of(store, folder, today=today).unload(load)


def bundle_in(delivery: Delivery, namespace: str = "police") -> CheckedBundle:
    return bundle_of(*delivery.reports, nodes=delivery.nodes, namespace=namespace)


@st.composite
def asking(draw: st.DrawFn) -> Mandate:
    """A mandate as at one of the days."""
    return draw(st.sampled_from(ASKING)).on(draw(st.sampled_from(AS_AT)))


def answers(store: Store, folder: Path, mandate: Mandate) -> dict[str, object]:
    """All that a mandate is told."""
    return everything(store, folder, mandate, before=date(2026, 3, 1))


# what goes and what stays


def test_what_a_load_brought_goes_from_every_answer_on_every_day(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1", recorded_at="2026-01-05")), today=DAYS[0])
    wrong = bundle_of(at_the_park("P2", "R2", recorded_at="2026-01-05"), nodes=[node("P2", name="Wrong")])
    admit(store, tmp_path, wrong, today=DAYS[1])
    assert unload(store, tmp_path, "police-2").links == 1
    for day in AS_AT:
        network = look(store, tmp_path, holder_mandate(day))
        assert keys_of(network) == {"police:P1", "police:L1"}
        assert ties(network) == {("police:P1", "SPENDS_TIME_AT", "police:L1")}


def test_corrections_that_it_made_are_undone(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1", note="a"), nodes=[node("P1", name="Ash")]), today=DAYS[0])
    later = bundle_of(at_the_park("P1", "R1", note="b"), nodes=[node("P1", name="Wrong", date_of_birth="2012-05-05")])
    admit(store, tmp_path, later, today=DAYS[1])
    report = unload(store, tmp_path, "police-2")
    assert (report.links, report.nodes, report.restored) == (1, 0, 2)
    network = look(store, tmp_path)
    assert network.links["note"].to_list() == ["a"]
    assert network.nodes.filter(network.nodes["key"] == "police:P1").select("name", "date_of_birth").rows() == [
        ("Ash", None)
    ]


def test_a_later_correction_of_its_rows_stays_as_the_later_load_has_it(store: Store, tmp_path: Path) -> None:
    for number, note in enumerate(("a", "b", "c")):
        said = node("P1", name=("Ash", "Wrong", "Wrong")[number], child_voice="Ask me." if number == 2 else None)
        admit(store, tmp_path, bundle_of(at_the_park("P1", "R1", note=note), nodes=[said]), today=DAYS[number])
    report = unload(store, tmp_path, "police-2")
    assert (report.restored, report.corrected_since, report.later) == (1, 1, ("police-3",))
    assert [look(store, tmp_path, holder_mandate(day)).links["note"].item() for day in DAYS[:3]] == ["a", "a", "c"]
    for day, voice in zip(DAYS[:3], (None, None, "Ask me."), strict=True):
        (ash,) = look(store, tmp_path, holder_mandate(day)).nodes.rows_by_key("key", named=True)["police:P1"]
        assert (ash["name"], ash["child_voice"]) == ("Ash", voice)


def test_a_person_whom_a_report_of_another_load_mentions_stays_as_an_id(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"), nodes=[node("P1", name="Wrong"), node("P2")]))
    school = bundle_of(link("police:P1", "ATTENDS", "L2", "S1", "school"), namespace="school")
    admit(store, tmp_path, school)
    report = unload(store, tmp_path, "police-1")
    assert (report.nodes, report.mentioned) == (3, 1)
    network = look(store, tmp_path, holder_mandate())
    assert keys_of(network) == {"police:P1", "school:L2"}
    assert network.nodes.filter(network.nodes["key"] == "police:P1")["name"].to_list() == [None]
    # its own file can be loaded again, and a new report about the person who is gone cannot
    assert admit(store, tmp_path, school).already_loaded
    with pytest.raises(BundleRejected):
        admit(store, tmp_path, bundle_of(link("police:P2", "ATTENDS", "L2", "S2", "school"), namespace="school"))


def test_reports_of_others_that_the_mandate_may_not_see_are_not_counted(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(nodes=[node("P1"), node("P2")]))
    hidden = link("police:P1", "ATTENDS", "L2", "S1", "Health") | {"handling": "C", "conditions": "by hand"}
    admit(store, tmp_path, bundle_of(hidden, namespace="health"))
    police = replace(mandate_of("police"), may_write_namespaces=("police",), may_write_agencies=("police",))
    report = open_intake(store, police, audit=audit_of(store, tmp_path), today=TODAY).unload("police-1")
    assert (report.nodes, report.mentioned) == (2, 0)


def test_a_load_that_restricted_a_report_gives_it_its_former_audience_back(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1")), today=DAYS[0])
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1", handling="C", conditions="by hand")), today=DAYS[1])
    assert not ties(look(store, tmp_path, mandate_of("housing")))
    unload(store, tmp_path, "police-2")
    assert ties(look(store, tmp_path, mandate_of("housing")))


def test_a_store_whose_only_load_was_taken_back_is_empty(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1")))
    unload(store, tmp_path, "police-1")
    facts = store.facts()
    assert (facts.nodes, facts.links, facts.loads) == (0, 0, 0)
    assert is_empty(store)


def test_the_same_file_can_be_loaded_taken_back_and_corrected_many_times(store: Store, tmp_path: Path) -> None:
    first = bundle_of(at_the_park("P1", "R1", note="a"), nodes=[node("P1", name="Ash")])
    second = bundle_of(at_the_park("P1", "R1", note="b"), nodes=[node("P1", name="Ashley")])
    for number in range(3):
        report = admit(store, tmp_path, first)
        assert {table.table: (table.new, table.corrected) for table in report.tables} == {
            "people": (1, 0),
            "places": (1, 0),
            "links": (1, 0),
        }
        assert admit(store, tmp_path, second).total("corrected") == 2
        assert look(store, tmp_path).links["note"].to_list() == ["b"]
        unload(store, tmp_path, f"police-{2 * number + 2}")
        assert look(store, tmp_path).links["note"].to_list() == ["a"]
        unload(store, tmp_path, f"police-{2 * number + 1}")
        assert not keys_of(look(store, tmp_path, holder_mandate()))


# who may, and what is recorded


def test_a_mandate_takes_back_only_what_it_may_write_and_is_told_no_more(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"), link("P1", "ATTENDS", "L2", "S1", "School")))
    told = set()
    for writes, agencies, load in (
        (("housing",), ("*",), "police-1"),
        (("housing",), ("*",), "police-9"),
        (("police",), ("School",), "police-1"),
        (("police",), ("School",), "police-9"),
    ):
        mandate = replace(mandate_of("School"), may_write_namespaces=writes, may_write_agencies=agencies)
        with pytest.raises(Refused) as refused:
            open_intake(store, mandate, audit=audit_of(store, tmp_path), today=TODAY).unload(load)
        told.add(str(refused.value))
    assert len(told) == 1
    assert len(ties(look(store, tmp_path))) == 2
    assert Action.UNLOAD_DONE not in {line.action for line in audit_of(store, tmp_path).lines()}


def test_the_list_of_loads_names_only_those_that_a_mandate_may_write(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1")), today=DAYS[0])
    admit(store, tmp_path, bundle_of(link("P1", "ATTENDS", "L1", "S1", "School"), namespace="school"), today=DAYS[1])
    admit(store, tmp_path, bundle_of(at_the_park("P2", "R2")), today=DAYS[2])
    unload(store, tmp_path, "police-1")
    lines = [(each.name, each.loaded_on, each.links) for each in intake_of(store, tmp_path).loads()]
    assert lines == [("police-1", "2026-04-01", None), ("school-1", "2026-05-01", 1), ("police-2", "2026-06-01", 1)]
    school = replace(mandate_of("School"), may_write_namespaces=("school",))
    told = open_intake(store, school, audit=audit_of(store, tmp_path), today=TODAY).loads()
    assert [each.name for each in told] == ["school-1"]


def test_whoever_may_not_know_how_much_is_withheld_is_not_told_which_file_it_was(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"), at_the_park("P2", "R2", handling="C")))
    (told,) = intake_of(store, tmp_path).loads()
    assert told.file == told.digest[:AUDIT_LETTERS]
    mandate = replace(mandate_of("police"), may_know_withheld=False)
    (told,) = open_intake(store, mandate, audit=audit_of(store, tmp_path), today=TODAY).loads()
    assert told.file is None


def test_a_load_is_taken_back_once_and_a_wrong_name_says_so(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1")))
    unload(store, tmp_path, "police-1")
    with pytest.raises(WrongUse, match="taken back already"):
        unload(store, tmp_path, "police-1")
    with pytest.raises(WrongUse, match="no load of this name"):
        unload(store, tmp_path, "police-2")


def test_the_audit_keeps_the_load_and_its_taking_back_under_the_same_name(store: Store, tmp_path: Path) -> None:
    digest = admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"))).digest[:12]
    unload(store, tmp_path, "police-1")
    lines = [(line.action, line.subject) for line in audit_of(store, tmp_path).lines()]
    assert lines == [
        ("intake begun", f"import {digest}"),
        ("intake sealed", f"import {digest}"),
        ("intake done", f"import {digest}"),
        ("unload begun", f"unload {digest}"),
        ("intake sealed", f"unload {digest}"),
        ("unload done", f"unload {digest}"),
    ]
    assert dict(audit_of(store, tmp_path).lines()[-1].counts) == {"links": 1, "nodes": 2, "restored": 0}


def test_no_row_is_deleted(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"), nodes=[node("P1", name="Ash")]))
    (load,) = intake_of(store, tmp_path).loads()
    unload(store, tmp_path, "police-1")
    assert load.id in store.read("read/loads")["id"].to_list()
    assert store.read("read/known_keys")["key"].to_list() == ["police:L1", "police:P1"]


# the laws


def taking_back_the_last_is_never_having_loaded_it(
    fresh: Fresh, folder: Path, town: Town, mandate: Mandate, *, again: bool
) -> None:
    told = []
    for unloads in (True, False):
        with fresh() as store:
            for day, delivery in zip(DAYS[:-1], town.deliveries[:-1], strict=True):
                admit(store, folder, bundle_in(delivery), today=day)
            before = len(intake_of(store, folder).loads())
            if unloads or again:
                admit(store, folder, bundle_in(town.deliveries[-1]), today=DAYS[-1])
            loads = intake_of(store, folder).loads()
            if unloads and len(loads) > before:
                unload(store, folder, loads[-1].name, today=DAYS[-1])
                if again:
                    admit(store, folder, bundle_in(town.deliveries[-1]), today=DAYS[-1])
            told.append(answers(store, folder, mandate))
    for name in sorted(told[0]):
        assert told[0][name] == told[1].get(name), name


@MANY
@given(town=towns_over_time(), mandate=asking(), again=st.booleans())
def test_taking_back_the_last_load_is_never_having_loaded_it(
    embedded: Fresh, tmp_path: Path, town: Town, mandate: Mandate, again: bool
) -> None:
    taking_back_the_last_is_never_having_loaded_it(embedded, tmp_path, town, mandate, again=again)


@pytest.mark.neo4j
@FEW
@given(town=towns_over_time(), mandate=asking(), again=st.booleans())
def test_on_neo4j_too_taking_back_the_last_load_is_never_having_loaded_it(
    neo4j: Fresh, tmp_path: Path, town: Town, mandate: Mandate, again: bool
) -> None:
    taking_back_the_last_is_never_having_loaded_it(neo4j, tmp_path, town, mandate, again=again)


def the_order_of_taking_back_does_not_matter(fresh: Fresh, folder: Path, town: Town, mandate: Mandate) -> None:
    names = ("police", "school", "health")
    told = []
    for order in [*permutations(names[1:]), ()]:
        with fresh() as store:
            # without an order, what would be taken back is never loaded
            for name, delivery in list(zip(names, town.deliveries[1:], strict=True))[: len(names) if order else 1]:
                admit(store, folder, bundle_in(delivery, name), today=DAYS[1])
            there = {each.namespace for each in intake_of(store, folder).loads()}
            for name in order:
                if name in there:
                    unload(store, folder, f"{name}-1")
            told.append(answers(store, folder, mandate))
    assert told[0] == told[1] == told[2]


@MANY
@given(town=towns_over_time(), mandate=asking())
def test_the_order_of_taking_back_independent_loads_does_not_matter(
    embedded: Fresh, tmp_path: Path, town: Town, mandate: Mandate
) -> None:
    the_order_of_taking_back_does_not_matter(embedded, tmp_path, town, mandate)


@pytest.mark.neo4j
@FEW
@given(town=towns_over_time(), mandate=asking())
def test_on_neo4j_too_the_order_of_taking_back_independent_loads_does_not_matter(
    neo4j: Fresh, tmp_path: Path, town: Town, mandate: Mandate
) -> None:
    the_order_of_taking_back_does_not_matter(neo4j, tmp_path, town, mandate)


def says_again_what_is_withheld(town: Town) -> bool:
    """Whether a report that is withheld comes in the second delivery, and again in a later one.

    Its second coming brings nothing, so what came with it then stays as something that came without a report.
    """
    mandate = holder_mandate()
    hidden = {identity(row) for row in town.deliveries[1].reports if not town.shows(row, mandate)}
    return any(identity(row) in hidden for each in town.deliveries[2:] for row in each.reports)


def a_load_that_comes_back_is_as_it_was(fresh: Fresh, folder: Path, town: Town) -> None:
    assume(not says_again_what_is_withheld(town))
    told = []
    for back in (True, False):
        with fresh() as store:
            for day, delivery in zip(DAYS, town.deliveries, strict=True):
                admit(store, folder, bundle_in(delivery), today=day)
            loads = intake_of(store, folder).loads()
            if back and len(loads) == len(DAYS):
                unload(store, folder, "police-2")
                admit(store, folder, bundle_in(town.deliveries[1]), today=TODAY)
            network = look(store, folder, holder_mandate())
            told.append((network.nodes.rows(), set(network.links.drop("key").iter_rows())))
    assert told[0] == told[1]


@MANY
@given(town=towns_over_time())
def test_a_load_in_the_middle_that_comes_back_leaves_today_as_it_was(
    embedded: Fresh, tmp_path: Path, town: Town
) -> None:
    a_load_that_comes_back_is_as_it_was(embedded, tmp_path, town)


@pytest.mark.neo4j
@FEW
@given(town=towns_over_time())
def test_on_neo4j_too_a_load_in_the_middle_that_comes_back_leaves_today_as_it_was(
    neo4j: Fresh, tmp_path: Path, town: Town
) -> None:
    a_load_that_comes_back_is_as_it_was(neo4j, tmp_path, town)
