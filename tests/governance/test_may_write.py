"""Who may write what: into which namespaces, and for which agencies. A report is regraded by its originator alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ctx_map.bundle.bundle import CheckedBundle
from ctx_map.errors import Refused
from ctx_map.governance import Intake, Mandate, open_intake
from ctx_map.governance.audit.line import AuditLine
from ctx_map.store import Store
from governance.doors import TODAY, admit, audit_of, holder_mandate, look, mandate_of
from governance.reports import Value, bundle_of, link, node

RESTRICTED = {"handling": "C", "action_code": "A1", "sanitisation_code": "S2", "conditions": "by hand"}


def at_the_park(agency: str = "police", **said: Value) -> dict[str, Value]:
    return link("P1", "SPENDS_TIME_AT", "L1", "R1", agency) | said


def _intake(store: Store, folder: Path, mandate: Mandate) -> Intake:
    return open_intake(store, mandate, audit=audit_of(store, folder), today=TODAY)


def _load(store: Store, folder: Path, mandate: Mandate, bundle: CheckedBundle) -> None:
    _intake(store, folder, mandate).admit(bundle)


def _last_line(store: Store, folder: Path) -> AuditLine:
    return audit_of(store, folder).lines()[-1]


def _handling(store: Store, folder: Path) -> list[str | None]:
    return look(store, folder, mandate_of("police")).links["handling"].to_list()


@pytest.mark.parametrize(
    "regraded",
    [{"handling": "P"}, RESTRICTED | {"action_code": "A3"}, RESTRICTED | {"conditions": "agencies: housing"}],
    ids=["handling", "action code", "conditions"],
)
def test_a_mandate_cannot_regrade_a_report_of_another_agency(
    store: Store, tmp_path: Path, regraded: dict[str, Value]
) -> None:
    admit(store, tmp_path, bundle_of(at_the_park(**RESTRICTED)))
    for namespaces in (None, ("police",)):
        housing = replace(mandate_of("housing"), may_write_namespaces=namespaces)
        with pytest.raises(Refused):
            _load(store, tmp_path, housing, bundle_of(at_the_park(**RESTRICTED) | regraded))
        assert _last_line(store, tmp_path).decision == "refused by policy"
    assert _handling(store, tmp_path) == ["C"]
    assert look(store, tmp_path, mandate_of("housing")).links.is_empty()


def test_its_originator_regrades_a_report(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park(**RESTRICTED)))
    _load(store, tmp_path, mandate_of("police"), bundle_of(at_the_park()))
    assert _handling(store, tmp_path) == ["P"]


def test_a_mandate_with_nothing_said_writes_its_agencys_reports_into_its_agencys_namespace(
    store: Store, tmp_path: Path
) -> None:
    mandate = mandate_of("Children's Services")
    own = at_the_park("children's  services")
    _load(store, tmp_path, mandate, bundle_of(own, namespace="childrens-services"))
    assert store.facts().links == 1
    for refused in (bundle_of(own, namespace="police"), bundle_of(at_the_park(), namespace="childrens-services")):
        with pytest.raises(Refused):
            _load(store, tmp_path, mandate, refused)
    assert store.facts().loads == 1


def test_a_description_of_somebody_in_another_namespace_cannot_be_corrected(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(nodes=[node("P1", name="Ash")]))
    renamed = bundle_of(nodes=[node("P1", name="Bo")])
    smuggled = replace(renamed, namespace="housing")
    for bundle in (renamed, smuggled):
        with pytest.raises(Refused):
            _load(store, tmp_path, mandate_of("housing"), bundle)
    assert store.read("read/people")["name"].to_list() == ["Ash"]


def test_new_links_may_join_people_and_places_of_another_namespace(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park()))
    visit = link("police:P1", "SPENDS_TIME_AT", "police:L1", "V1", "housing")
    _load(store, tmp_path, mandate_of("housing"), bundle_of(visit, namespace="housing"))
    assert store.facts().links == 2


def test_a_mandate_writes_where_and_for_whom_its_file_says(store: Store, tmp_path: Path) -> None:
    hub = replace(mandate_of("hub"), may_write_namespaces=("town",), may_write_agencies=("Police", "school"))
    _load(store, tmp_path, hub, bundle_of(at_the_park("police"), at_the_park("School"), namespace="town"))
    for bundle in (bundle_of(at_the_park("health"), namespace="town"), bundle_of(at_the_park("police"))):
        with pytest.raises(Refused):
            _load(store, tmp_path, hub, bundle)
    every = replace(mandate_of("hub"), may_write_namespaces=("*",), may_write_agencies=("*",))
    _load(store, tmp_path, every, bundle_of(at_the_park("health")))


def test_the_local_mandate_writes_for_every_agency_and_says_so() -> None:
    local = holder_mandate()
    assert (local.may_write_namespaces, local.may_write_agencies) == (("*",), ("*",))
    assert "No authority has been set up" in local.authority


def test_a_check_is_refused_like_a_load_and_leaves_a_line(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park(**RESTRICTED)))
    intake = _intake(store, tmp_path, mandate_of("housing"))
    for look_at in (intake.check, intake.preview):
        with pytest.raises(Refused) as raised:
            look_at(bundle_of(at_the_park()))
        assert (_last_line(store, tmp_path).action, _last_line(store, tmp_path).decision) == (
            "checked",
            "refused by policy",
        )
        assert "police" not in str(raised.value)
