"""Who a file is for and how long it may be kept: in the release, in the audit, and in the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ctx_map.errors import Refused, WrongUse
from ctx_map.governance import Disclosure, local_mandate, open_view, register_of_disclosures
from ctx_map.governance.disclosures import LONGEST_RECIPIENT
from ctx_map.store import Store
from governance.doors import TODAY, admit, audit_of, mandate_of
from governance.reports import bundle_of, link

HOUSING = Disclosure(recipient="Housing, Saltmere", keep_until=TODAY + timedelta(days=30))
WHOLE = replace(mandate_of(), may_export_whole=True)


def test_a_file_says_who_it_is_for_and_when_to_delete_it(store: Store, tmp_path: Path) -> None:
    view = open_view(store, WHOLE, audit=audit_of(store, tmp_path), disclose_as="csv", disclosure=HOUSING)
    release = view.release(view.network(), to="csv")
    assert (release.recipient, release.keep_until) == ("Housing, Saltmere", HOUSING.keep_until)
    assert HOUSING.words in release.account
    assert HOUSING.words.startswith("For Housing, Saltmere. Delete this by ")
    assert HOUSING.words not in view.release(view.network()).account


def test_the_register_has_each_file_that_left_and_no_look(store: Store, tmp_path: Path) -> None:
    audit = audit_of(store, tmp_path)
    open_view(store, WHOLE, audit=audit, question="pairs")
    view = open_view(store, WHOLE, audit=audit, question="export", disclose_as="gexf", disclosure=HOUSING)
    view.release(view.network(), to="gexf")
    view = open_view(store, WHOLE, audit=audit, question="map", disclosure=HOUSING)
    view.release(view.network(), to="html")
    open_view(store, WHOLE, audit=audit, question="export", disclose_as="kml").network()
    view = open_view(store, WHOLE, audit=audit, question="export", disclose_as="csv")
    view.release(view.network(), to="csv")
    found = [(each.subject, each.recipient, each.keep_until) for each in register_of_disclosures(audit.lines())]
    until = (TODAY + timedelta(days=30)).isoformat()
    assert found == [
        ("export as gexf", "Housing, Saltmere", until),
        ("map as html", "Housing, Saltmere", until),
        ("export as csv", "", ""),
    ]
    assert audit.verify().ok


def test_a_whole_network_leaves_only_where_the_mandate_says_so(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(link("P0", "SPENDS_TIME_AT", "L0", "R1", "Police")))
    audit = audit_of(store, tmp_path)
    view = open_view(store, mandate_of(), audit=audit, question="export")
    with pytest.raises(Refused, match="may_export_whole = true"):
        view.release(view.network(), to="csv")
    line = audit.lines()[-1]
    assert (line.action, line.subject, line.decision) == ("disclosed", "export as csv", "refused by policy")
    assert register_of_disclosures(audit.lines()) == ()
    around = view.network(around=[view.network().keys[0]])
    assert view.release(around, to="csv").destination == "csv"


def test_the_local_mandate_may_export_the_whole_store() -> None:
    assert local_mandate(TODAY).may_export_whole
    assert not mandate_of().may_export_whole


def test_a_file_cannot_have_to_be_deleted_before_its_own_day(store: Store, tmp_path: Path) -> None:
    audit = audit_of(store, tmp_path)
    early = Disclosure(keep_until=TODAY - timedelta(days=1))
    with pytest.raises(WrongUse, match="Choose a later day"):
        open_view(store, WHOLE, audit=audit, disclose_as="csv", disclosure=early)
    assert audit.lines() == ()


@pytest.mark.parametrize("recipient", ["x" * (LONGEST_RECIPIENT + 1), "two\nlines", "back\u202ewards"])
def test_a_recipient_is_one_short_line(recipient: str) -> None:
    with pytest.raises(WrongUse, match="on one line"):
        Disclosure(recipient=recipient)


def test_what_was_not_said_is_not_invented() -> None:
    assert Disclosure().words == ""
    assert Disclosure(keep_until=date(2026, 12, 31)).words == "Delete this by 31 December 2026."
