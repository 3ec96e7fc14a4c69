"""What a meeting sees first of each question in the sample town."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from ctx_map.governance import local_mandate, open_view
from ctx_map.store import open_store
from first_rows import POPULATION, Expected, first_rows
from sample.town import AS_AT, audit_of, load_town

CAR_PARK = "childrens-services:PL01"
ASKED: dict[str, dict[str, Any]] = {
    "connect": {"a": "childrens-services:YP01", "b": "childrens-services:YP04"},
    "disproportionality": {"against": POPULATION},
    "options": {"targets": [CAR_PARK]},
    "routes": {"a": "childrens-services:PL10", "b": CAR_PARK},
    "siblings": {"people": ["childrens-services:YP21", "childrens-services:YP28"]},
    "stability": {"runs": 1},
    "why": {"link_or_ends": f"childrens-services:YP01|{CAR_PARK}"},
}
FIRST: Expected = {
    # the middle of the town, where most happened
    "areas": {"events": 17, "finding": "chance not ruled out"},
    # the first place that is not one where most young people go
    "between": {"name": "Lighthouse Youth Club", "people": 15},
    "both-roles": {"name": "Callum Thornapple", "day": "2026-02-06", "role": "reported as harmed"},
    # where several reports reach eight groups, and not the bus station of 28 young people
    "bridges": {"name": "Marshgate Retail Park", "groups": 8, "support": "several reports for several groups"},
    "changes": {"change": "happened since", "since": "2026-10-23T20:05"},
    "connect": {"nodes": ("childrens-services:YP01", "childrens-services:G1", "childrens-services:YP04")},
    "disproportionality": {"group": "under 10"},
    # what is suspected to be false, and no protective link
    "doubt": {
        "tie": "Older man, white van contacted Ruby Foxmantle",
        "doubts": ("suspected to be false", "contact between an adult and a child from a single source"),
    },
    # a group that young people named themselves
    "groups": {"name": "Rec five-a-side", "sort": "recorded peer group", "people": 6},
    # most harm and most events
    "hotspots": {"id": CAR_PARK, "events": 11, "harm": 8.0, "people": 10},
    "options": {"about": "what it is for", "what": "harm site (where harm happens)"},
    "pairs": {"a": "childrens-services:YP25", "b": "childrens-services:YP26", "shared": 7},
    # the child who has no one
    "protective": {"name": "Rowan Cinderlow", "finding": "no one protective is recorded"},
    "routes": {"name": "Number 7 bus", "people": 7},
    # a game that five reports link to seven, and not the one observation of six at the youth club
    "shared-contacts": {"name": "Blockhaven server Tidepool", "people": 7},
    "shared-places": {},
    "siblings": {"name": "Ade Thimblerook", "reason": "same carer or adult relative"},
    # the van where most reports saw it
    "sightings": {"thing": "childrens-services:T01", "place": CAR_PARK},
    "stability": {},
    # where harm happened, and not the youth club where young people are expected
    "together": {"place_name": "Bandstand, Harbour Park", "recorded": 2},
    "unidentified": {"name": "Older man, white van", "sources": 9},
    "voice": {"name": "Ade Thimblerook"},
    # a place of many reports, and not the green where one report names 21 young people
    "what-if": {"ids": (CAR_PARK,), "people": 10, "pairs_lost": 7},
    "why": {"ref": "RHI-112"},
}


def test_the_first_row_of_each_question_is_what_a_chair_would_expect(tmp_path: Path) -> None:
    with closing(open_store(str(tmp_path / "store"))) as store:
        audit = audit_of(store, tmp_path)
        load_town(store, audit)
        with open_view(store, local_mandate(AS_AT), audit=audit) as view:
            network, earlier = view.network(), view.earlier_network(date(2026, 10, 15))
    assert first_rows(network, FIRST, earlier=earlier, asked=ASKED) == FIRST
