"""What changed in a whole store, picked in the server: the answer is the one of the two networks in memory."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import Result, changes
from ctx_map.errors import WrongUse
from ctx_map.governance import Mandate, View, open_view
from ctx_map.store import Store
from governance.doors import TODAY, admit, audit_of, mandate_of
from governance.reports import bundle_of, link, node
from governance.server_towns import (
    FEW,
    Case,
    OnServer,
    Question,
    asked,
    cases,
    crowded,
    everybody_asks,
    said,
    towns,
)
from governance.worlds import World
from server_answers import in_server

FIRST_LOAD, SECOND_LOAD = date(2026, 3, 1), date(2026, 6, 1)
DAYS = (date(2025, 1, 1), date(2026, 2, 1), FIRST_LOAD, date(2026, 4, 1), SECOND_LOAD)


def both_ways(
    store: Store, folder: Path, mandate: Mandate, day: date, window: Question | None = None
) -> tuple[Result[Any], Result[Any]]:
    """What changed as the view answers it, and as the analysis does on the two networks."""
    until: dict[str, Any] = {"until": (window or {}).get("until")}

    def in_memory(view: View) -> Result[Any]:
        return view.say_when_withdrawn(changes(view.earlier_network(day, **until), view.network(**until)))

    return asked(
        store, folder, mandate, lambda view: in_server(view, "changes", since=day.isoformat(), **until), in_memory
    )


@st.composite
def corrections(draw: st.DrawFn) -> Question:
    """What a later load says otherwise of the first reports, and since when it is asked."""
    return {
        "corrected": draw(st.lists(st.integers(0, 11), max_size=6)),
        "said": {
            "note": "seen again",
            "handling": draw(st.sampled_from(["P", "C", None])),
            "until": draw(st.sampled_from([None, "2026-02-15", "2026-07-01"])),
        },
        "recorded": draw(st.sampled_from([None, "2026-01-20"])),
        "new_name": draw(st.booleans()),
        "days": draw(st.lists(st.sampled_from([*DAYS, TODAY]), min_size=2, max_size=2, unique=True)),
    }


def recorded(town: World, day: str | None) -> World:
    """The town with every other report recorded on a day."""
    reports = [report | {"recorded_at": day if at % 2 else None} for at, report in enumerate(town.reports)]
    return World(tuple(reports), town.nodes)


def later(town: World, question: Question) -> World:
    """Some reports of a town as they are corrected later."""
    reports = [town.reports[at] | question["said"] for at in question["corrected"] if at < len(town.reports)]
    nodes = (node("P0", name="Name of later"), node("G0", name="New")) if question["new_name"] else ()
    return World(tuple(reports), nodes)


@pytest.mark.neo4j
@FEW
@given(case=cases(towns(most=12), corrections()), more=towns(most=4))
def test_the_server_picks_the_changes_that_the_networks_in_memory_show(
    on_server: OnServer, tmp_path: Path, case: Case, more: World
) -> None:
    earlier, now = sorted(case.question["days"])
    with on_server(recorded(case.town, case.question["recorded"]), loaded=FIRST_LOAD) as store:
        for town in (later(case.town, case.question), more):
            admit(store, tmp_path, town.bundle(), today=SECOND_LOAD)
        picked, in_memory = both_ways(store, tmp_path, case.mandate.on(now), earlier, case.window)
    assert said(picked) == said(in_memory)


@pytest.mark.neo4j
def test_everybody_is_told_the_same_changes_of_a_crowded_town(on_server: OnServer, tmp_path: Path) -> None:
    town, said_later = crowded(3, reports=60), {"note": "seen again", "handling": "C", "until": "2026-02-15"}
    correction = {"corrected": range(0, 60, 4), "said": said_later, "new_name": True}
    with on_server(recorded(town, "2026-01-20"), loaded=FIRST_LOAD) as store:
        for each in (later(town, correction), crowded(4, reports=20)):
            admit(store, tmp_path, each.bundle(), today=SECOND_LOAD)
        for mandate, window, span in everybody_asks({"days": (DAYS[1], DAYS[3])}, {"days": (FIRST_LOAD, TODAY)}):
            earlier, now = span["days"]
            picked, in_memory = both_ways(store, tmp_path, mandate.on(now), earlier, window)
            assert said(picked) == said(in_memory)


def test_an_event_that_is_dated_only_later_is_in_the_period_of_its_link_until_then(
    store: Store, tmp_path: Path
) -> None:
    admit(store, tmp_path, bundle_of(link("P0", "INVOLVED_IN", "E0", "R1", since="2026-02-28")), today=FIRST_LOAD)
    dated = node("E0", kind="incident", occurred_from="2026-05-01", harms="missing")
    admit(store, tmp_path, bundle_of(nodes=(dated,), name="later"), today=SECOND_LOAD)
    picked, in_memory = both_ways(
        store, tmp_path, mandate_of("police", as_at=DAYS[3]), DAYS[1], {"until": DAYS[3].isoformat()}
    )
    assert [row.change for row in picked.rows] == ["happened since"]
    assert said(picked) == said(in_memory)


def test_either_store_tells_what_is_new_and_corrected(store: Store, tmp_path: Path) -> None:
    known = [link("P0", "SPENDS_TIME_AT", f"L{at}", f"R{at}") for at in range(3)]
    admit(store, tmp_path, bundle_of(*known), today=FIRST_LOAD)
    new = [link("P1", "SPENDS_TIME_AT", "L0", "R4", since=day) for day in ("2026-05-01", "2026-01-01")]
    # a report that is restricted from now on is absent on both days, so that it does not change
    corrected, hidden = known[1] | {"note": "with others"}, known[2] | {"handling": "C"}
    admit(store, tmp_path, bundle_of(*new, corrected, hidden, name="later"), today=SECOND_LOAD)
    found, _ = both_ways(store, tmp_path, mandate_of("school"), FIRST_LOAD)
    assert {(row.change, row.source, row.target, row.fields) for row in found.rows} == {
        ("happened since", "police:P1", "police:L0", ()),
        ("learned since", "police:P1", "police:L0", ()),
        ("corrected", "police:P0", "police:L1", ("note",)),
    }
    assert found.considered == {
        "happened since": 1,
        "learned since": 1,
        "corrected": 1,
        "withdrawn": 0,
        "people, places, groups, things and events new on the map": 1,
        "links known then": 2,
        "links known now": 4,
    }


def test_a_day_that_is_not_earlier_is_refused_alike(store: Store, tmp_path: Path) -> None:
    with (
        open_view(store, mandate_of(), audit=audit_of(store, tmp_path), question="changes") as view,
        pytest.raises(WrongUse, match="before the day that you are asking about"),
    ):
        in_server(view, "changes", since=TODAY.isoformat())
