"""A report that is withdrawn says on which day, on either store.

A report is withdrawn from a period when it is corrected and what it says now lies outside.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ctx_map.analysis import Changed, Result
from ctx_map.errors import WrongUse
from ctx_map.governance import View, open_view
from ctx_map.store import Store
from governance.doors import admit, audit_of, mandate_of
from governance.reports import bundle_of, link
from server_answers import in_server

FIRST_LOAD, SECOND_LOAD, THIRD_LOAD = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


BY_JUNE: dict[str, str | float | bool | None] = {"until": "2026-01-10"}
IN_DECEMBER: dict[str, str | float | bool | None] = {"until": "2026-12-20"}


def changed(view: View) -> Result[Changed]:
    """What changed since the first load in what the reports say up to the end of June."""
    return in_server(view, "changes", since=FIRST_LOAD.isoformat(), until="2026-06-30")


def test_a_report_that_lies_outside_the_period_now_says_on_which_day_it_was_withdrawn(
    store: Store, tmp_path: Path
) -> None:
    known = [link("P0", "CONTACTED", f"P{at}", f"R{at}") | BY_JUNE for at in (1, 2)]
    admit(store, tmp_path, bundle_of(*known), today=FIRST_LOAD)
    admit(store, tmp_path, bundle_of(known[0] | IN_DECEMBER, name="second"), today=SECOND_LOAD)
    admit(store, tmp_path, bundle_of(known[1] | {"note": "with others"}, name="third"), today=THIRD_LOAD)
    with open_view(store, mandate_of("school"), audit=audit_of(store, tmp_path), question="changes") as view:
        found = changed(view)
    assert {(row.change, row.target, row.withdrawn_on) for row in found.rows} == {
        ("withdrawn", "police:P1", "2026-06-01"),
        ("corrected", "police:P2", None),
    }


def test_the_day_is_that_of_what_was_known_by_the_day_asked_about(store: Store, tmp_path: Path) -> None:
    report = link("P0", "CONTACTED", "P1", "R0") | BY_JUNE
    admit(store, tmp_path, bundle_of(report), today=FIRST_LOAD)
    admit(store, tmp_path, bundle_of(report | IN_DECEMBER, name="second"), today=SECOND_LOAD)
    admit(store, tmp_path, bundle_of(report | {"note": "as before"}, name="third"), today=THIRD_LOAD)
    mandate = mandate_of("school", as_at=date(2026, 7, 1))
    with open_view(store, mandate, audit=audit_of(store, tmp_path), question="changes") as view:
        found = changed(view)
    assert [(row.change, row.withdrawn_on) for row in found.rows] == [("withdrawn", "2026-06-01")]


def test_a_view_that_is_closed_looks_up_no_day(store: Store, tmp_path: Path) -> None:
    report = link("P0", "CONTACTED", "P1", "R0") | BY_JUNE
    admit(store, tmp_path, bundle_of(report), today=FIRST_LOAD)
    with open_view(store, mandate_of("school"), audit=audit_of(store, tmp_path), question="changes") as view:
        found = changed(view)
    with pytest.raises(WrongUse, match="closed"):
        view.say_when_withdrawn(found)
