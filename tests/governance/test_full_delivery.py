"""A full delivery withdraws what its agencies reported before and what is not in it any more, from its day on."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctx_map.bundle.bundle import CheckedBundle, Problem
from ctx_map.errors import Refused
from ctx_map.governance import Mandate, check_store, open_intake, open_view
from ctx_map.governance.policy import agency_key
from ctx_map.store import Store
from governance.deliveries import DAYS, Delivery, Town, towns_over_time
from governance.doors import TODAY, admit, audit_of, holder_mandate, intake_of, look, mandate_of, ties
from governance.reports import Value, bundle_of, link
from governance.worlds import AGENCIES, Fresh

ASKING = (holder_mandate(), mandate_of("police"), mandate_of("School"), mandate_of("housing", in_meeting=True))
HIDDEN: dict[str, Value] = {"handling": "C", "conditions": "by hand"}
MANY = settings(
    deadline=None,
    max_examples=4,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)
FEW = settings(MANY, max_examples=2)
BEFORE = (DAYS[1], date(2026, 6, 30))


def at_the_park(person: str, ref: str, agency: str = "police", **said: Value) -> dict[str, Value]:
    return link(person, "SPENDS_TIME_AT", "L1", ref, agency) | said


def full(bundle: CheckedBundle, *agencies: str) -> CheckedBundle:
    """A bundle as a full delivery of these agencies, or of those whose reports it has."""
    named = agencies or tuple(sorted(set(bundle.links.get_column("agency").to_list())))
    digest = sha256(f"{bundle.digest} {named}".encode()).hexdigest()
    return replace(bundle, speaks_for=named, digest=digest)


def people_at_the_park(store: Store, folder: Path, mandate: Mandate | None = None) -> set[str]:
    return {source.removeprefix("police:") for source, _, _ in ties(look(store, folder, mandate or holder_mandate()))}


def three(store: Store, folder: Path, *, note: str | None = None) -> None:
    """Three reports of the police, loaded on the first day."""
    rows = [at_the_park(f"P{at}", f"R{at}", note=note) for at in (1, 2, 3)]
    admit(store, folder, bundle_of(*rows), today=DAYS[0])


def writer(agency: str, namespace: str = "police", *more: str) -> Mandate:
    """A mandate that may write for this agency and these, into a namespace."""
    return replace(mandate_of(agency), may_write_namespaces=(namespace,), may_write_agencies=(agency, *more))


# what goes and what stays


def test_what_is_not_in_a_full_delivery_any_more_is_withdrawn_from_its_day(store: Store, tmp_path: Path) -> None:
    three(store, tmp_path)
    report = admit(store, tmp_path, full(bundle_of(at_the_park("P1", "R1"), at_the_park("P4", "R4"))), today=DAYS[1])
    assert [report.total(name) for name in ("withdrawn", "new", "corrected", "unchanged")] == [2, 2, 0, 3]
    assert people_at_the_park(store, tmp_path) == {"P1", "P4"}
    assert people_at_the_park(store, tmp_path, holder_mandate(date(2026, 4, 30))) == {"P1", "P2", "P3"}


def test_a_delivery_that_does_not_say_so_withdraws_nothing(store: Store, tmp_path: Path) -> None:
    three(store, tmp_path)
    assert admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"))).total("withdrawn") == 0
    assert people_at_the_park(store, tmp_path) == {"P1", "P2", "P3"}


def test_its_history_reads_as_that_of_a_report_that_a_file_withdraws(store: Store, tmp_path: Path) -> None:
    three(store, tmp_path, note="as first said")
    admit(store, tmp_path, full(bundle_of(at_the_park("P1", "R1", note="as first said"))), today=DAYS[1])
    index = store.read("read/link_index", namespace="police")
    key = index.filter(index["source"] == "police:P2")["key"].item(0)
    with open_view(store, holder_mandate(), audit=audit_of(store, tmp_path)) as view:
        versions = view.history(key).versions.select("known_from", "retracted_at", "note").rows()
    assert versions == [("2026-04-01", "2026-05-01", "as first said"), ("2026-05-01", "2026-05-01", "as first said")]


def test_the_reports_of_other_agencies_and_namespaces_stay(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"), at_the_park("P2", "S1", "School")), today=DAYS[0])
    admit(store, tmp_path, bundle_of(at_the_park("P3", "R3"), namespace="youth"), today=DAYS[0])
    report = admit(store, tmp_path, full(bundle_of(), "Police"), today=DAYS[1])
    assert report.total("withdrawn") == 1
    assert people_at_the_park(store, tmp_path) == {"P2", "youth:P3"}


def test_what_is_withdrawn_comes_back_when_a_later_file_says_it(store: Store, tmp_path: Path) -> None:
    three(store, tmp_path)
    admit(store, tmp_path, full(bundle_of(at_the_park("P1", "R1"))), today=DAYS[1])
    both = full(bundle_of(at_the_park("P1", "R1"), at_the_park("P2", "R2")))
    report = admit(store, tmp_path, both, today=DAYS[2])
    assert (report.total("corrected"), report.total("withdrawn")) == (1, 0)
    days = [people_at_the_park(store, tmp_path, holder_mandate(day)) for day in DAYS[:3]]
    assert days == [{"P1", "P2", "P3"}, {"P1"}, {"P1", "P2"}]


def test_one_stay_of_several_under_one_reference_is_withdrawn(store: Store, tmp_path: Path) -> None:
    stays = [at_the_park("P1", "R1", since=since) for since in ("2026-01-01", "2026-02-01", "2026-03-01")]
    admit(store, tmp_path, bundle_of(*stays), today=DAYS[0])
    later = full(bundle_of(stays[0], stays[2] | {"note": "corrected"}))
    report = admit(store, tmp_path, later, today=DAYS[1])
    assert [report.total(name) for name in ("withdrawn", "corrected", "new")] == [1, 1, 0]
    assert sorted(look(store, tmp_path).links["since"]) == ["2026-01-01", "2026-03-01"]


def test_what_a_file_withdrew_before_is_not_withdrawn_again(store: Store, tmp_path: Path) -> None:
    three(store, tmp_path)
    admit(store, tmp_path, bundle_of(at_the_park("P2", "R2", withdrawn_at="2026-04-15")), today=DAYS[1])
    assert admit(store, tmp_path, full(bundle_of(at_the_park("P1", "R1"))), today=DAYS[2]).total("withdrawn") == 1


def test_a_withdrawal_that_is_announced_comes_sooner(store: Store, tmp_path: Path) -> None:
    announced = at_the_park("P2", "R2", withdrawn_at=DAYS[3].isoformat())
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"), announced), today=DAYS[0])
    assert admit(store, tmp_path, full(bundle_of(at_the_park("P1", "R1"))), today=DAYS[1]).total("withdrawn") == 1
    days = ["P2" in people_at_the_park(store, tmp_path, holder_mandate(day)) for day in DAYS]
    assert days == [True, False, False, False]


def test_an_older_full_delivery_that_comes_again_leaves_what_was_said_later(store: Store, tmp_path: Path) -> None:
    first = full(bundle_of(at_the_park("P1", "R1")))
    admit(store, tmp_path, first, today=DAYS[0])
    admit(store, tmp_path, bundle_of(at_the_park("P2", "R2")), today=DAYS[1])
    assert admit(store, tmp_path, first, today=DAYS[2]).total("withdrawn") == 0
    assert people_at_the_park(store, tmp_path) == {"P1", "P2"}
    assert intake_of(store, tmp_path, today=DAYS[2]).admit(first, older_wins=True).total("withdrawn") == 1
    assert people_at_the_park(store, tmp_path) == {"P1"}


# who may, and what is told


def test_the_mandate_must_be_allowed_to_write_for_every_agency_that_it_speaks_for(store: Store, tmp_path: Path) -> None:
    three(store, tmp_path)
    intake = open_intake(store, writer("School"), audit=audit_of(store, tmp_path), today=TODAY)
    for act in (intake.check, intake.preview, intake.admit):
        with pytest.raises(Refused, match="speaks for an agency"):
            act(full(bundle_of(), "Police", "School"))
    assert people_at_the_park(store, tmp_path) == {"P1", "P2", "P3"}


def test_what_another_agency_restricted_is_neither_withdrawn_nor_counted(store: Store, tmp_path: Path) -> None:
    told = []
    for hidden in (True, False):
        rows = [at_the_park("P1", "S1", "School"), at_the_park("P2", "S2", "School")]
        more = [at_the_park(f"P{at}", f"H{at}", "Health", **HIDDEN) for at in range(3, 9)] if hidden else []
        space = f"s{int(hidden)}"
        admit(store, tmp_path, bundle_of(*rows, *more, namespace=space), today=DAYS[0])
        intake = open_intake(store, writer("School", space), audit=audit_of(store, tmp_path), today=DAYS[1])
        delivery = full(bundle_of(namespace=space), "School")
        report, tables = intake.preview(delivery)
        load = intake.admit(delivery)
        said = [each.advice.replace(space, "it") for each in (*report.warnings, *load.warnings)]
        told.append((said, tables, load.tables))
        left = store.read("read/link_index", namespace=space)
        assert Counter(left.filter(left["retracted_at"].is_null())["agency"]) == ({"Health": 6} if hidden else {})
    assert told[0] == told[1]


def test_a_check_says_what_a_load_would_withdraw_and_a_large_part_is_warned_about(store: Store, tmp_path: Path) -> None:
    three(store, tmp_path)
    counts, warned = [], []
    for kept in ((1, 2), (1,)):
        delivery = full(bundle_of(*(at_the_park(f"P{at}", f"R{at}") for at in kept)))
        report, tables = intake_of(store, tmp_path).preview(delivery)
        counts.append(sum(table.withdrawn for table in tables))
        warned.append([each.advice for each in report.warnings])
    assert counts == [1, 2]
    advice = (
        "This full delivery withdraws 2 of the 3 links that its agencies have under police. Check that it is complete."
    )
    assert warned == [[], [advice]]
    assert people_at_the_park(store, tmp_path) == {"P1", "P2", "P3"}


def test_a_load_says_what_it_withdraws_before_it_writes(store: Store, tmp_path: Path) -> None:
    three(store, tmp_path)
    heard: list[tuple[str, ...]] = []

    def hear(withdraws: str, warnings: tuple[Problem, ...]) -> None:
        assert people_at_the_park(store, tmp_path) == {"P1", "P2", "P3"}
        heard.append((withdraws, *(each.code for each in warnings)))

    report = intake_of(store, tmp_path).admit(full(bundle_of(at_the_park("P1", "R1"))), before_withdrawing=hear)
    said = "It is a full delivery, so loading it withdraws 2 links that are not in it any more."
    assert heard == [(said, "full-withdraws-most")]
    assert [each.code for each in report.warnings] == ["full-withdraws-most"]
    assert dict(audit_of(store, tmp_path).lines()[-1].counts)["withdrawn"] == 2


# the laws


def bundle_in(delivery: Delivery) -> CheckedBundle:
    return bundle_of(*delivery.reports, nodes=delivery.nodes)


def current(store: Store) -> Counter[tuple[str, str]]:
    """The agency and content of what is valid now, whoever may see it."""
    index = store.read("read/link_index", namespace="police")
    return Counter(index.filter(index["retracted_at"].is_null()).select("agency", "content").iter_rows())


def only(contents: Counter[tuple[str, str]], agencies: frozenset[str], *, others: bool) -> Counter[tuple[str, str]]:
    return Counter({each: n for each, n in contents.items() if (agency_key(each[0]) in agencies) is not others})


def shown(store: Store, folder: Path, asking: Mandate, *days: date) -> list[object]:
    """All nodes and links that a mandate is shown as at these days."""
    networks = [look(store, folder, asking.on(day)) for day in days]
    return [(each.nodes.rows(), each.links.rows()) for each in networks]


def a_full_delivery_is_what_is_valid_after_it(
    fresh: Fresh, folder: Path, town: Town, named: tuple[str, ...], asking: Mandate
) -> None:
    agencies = frozenset(map(agency_key, named))
    last = town.deliveries[-1]
    own = tuple(row for row in last.reports if agency_key(str(row["agency"])) in agencies)
    partial = bundle_of(*own, nodes=last.nodes)
    delivery = full(partial, *named)
    # each town has an audit of its own, also where one server holds one after the other
    folder = Path(tempfile.mkdtemp(dir=folder))
    with fresh() as alone:
        admit(alone, folder / "alone", delivery, today=DAYS[-1])
        expected = current(alone)
    with fresh() as store:
        for on, each in zip(DAYS[:-1], town.deliveries[:-1], strict=True):
            admit(store, folder, bundle_in(each), today=on)
        held, then, now = current(store), shown(store, folder, asking, *BEFORE), shown(store, folder, asking, TODAY)
        mandate = writer(named[0], "police", *named[1:])
        intake = open_intake(store, mandate, audit=audit_of(store, folder), today=DAYS[-1])
        _, would = intake.preview(delivery)
        report = intake.admit(delivery)
        # what is valid is the delivery, and what others say is as it was
        assert only(current(store), agencies, others=False) == expected
        assert only(current(store), agencies, others=True) == only(held, agencies, others=True)
        assert would == report.tables
        assert check_store(store, audit_of(store, folder)).ok
        days_before = shown(store, folder, asking, *BEFORE)
        # the way back
        if report.load is not None:
            intake_of(store, folder, today=DAYS[-1]).unload(intake_of(store, folder).loads()[-1].name)
            assert (current(store), shown(store, folder, asking, TODAY)) == (held, now)
            assert shown(store, folder, asking, *BEFORE) == then
            assert check_store(store, audit_of(store, folder)).ok
        # the days before are as the same rows leave them that withdraw nothing: a restriction is for all days
        admit(store, folder, partial, today=DAYS[-1])
        assert shown(store, folder, asking, *BEFORE) == days_before


NAMED = st.lists(st.sampled_from(AGENCIES), min_size=1, unique=True).map(tuple)


@MANY
@given(town=towns_over_time(), named=NAMED, asking=st.sampled_from(ASKING))
def test_after_a_full_delivery_it_is_what_is_valid_and_unloading_gives_everything_back(
    embedded: Fresh, tmp_path: Path, town: Town, named: tuple[str, ...], asking: Mandate
) -> None:
    a_full_delivery_is_what_is_valid_after_it(embedded, tmp_path, town, named, asking)


@pytest.mark.neo4j
@FEW
@given(town=towns_over_time(), named=NAMED, asking=st.sampled_from(ASKING))
def test_on_neo4j_too_a_full_delivery_is_what_is_valid_after_it(
    neo4j: Fresh, tmp_path: Path, town: Town, named: tuple[str, ...], asking: Mandate
) -> None:
    a_full_delivery_is_what_is_valid_after_it(neo4j, tmp_path, town, named, asking)
