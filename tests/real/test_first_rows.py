"""What a meeting sees first of each question in two real networks, which hold little of what some questions ask."""

from __future__ import annotations

from typing import Any

from ctx_map.analysis.registry import QUESTIONS
from ctx_map.network import Network
from first_rows import POPULATION, Expected, first_rows, the_day_before

NOTHING: Expected = dict.fromkeys(QUESTIONS)
ON_DAVIS: dict[str, dict[str, Any] | None] = {
    "connect": {"a": "davis:Brenda Rogers", "b": "davis:Charlotte McDowd"},
    "disproportionality": {"against": POPULATION},
    "options": {"targets": ["davis:Brenda Rogers"]},
    # there is no place
    "routes": None,
    "siblings": {"people": ["davis:Brenda Rogers"]},
    "stability": {"runs": 1},
    "why": {"link_or_ends": "davis:Brenda Rogers|davis:E8"},
}
FIRST_OF_DAVIS: Expected = {
    **NOTHING,
    # the two gatherings that most women came to hold the two halves together
    "between": {"id": "davis:E8", "people": 14},
    "connect": {"busiest_id": "davis:E4", "busiest": 4},
    "disproportionality": {"group": "under 10"},
    # the gathering that most women came to, as one report says
    "doubt": {"tie": "Brenda Rogers was involved in Gathering (davis:E8)"},
    "groups": {"people": 7, "rests_on": "several places or contacts"},
    "options": {"about": "support for the child"},
    "pairs": {"a": "davis:Evelyn Jefferson", "b": "davis:Theresa Anderson", "shared": 7},
    "protective": {"name": "Brenda Rogers", "finding": "no one protective is recorded"},
    "shared-contacts": {"id": "davis:E8", "people": 14},
    "voice": {"name": "Brenda Rogers"},
    "why": {"ref": "attendance"},
}
ON_POLE: dict[str, dict[str, Any] | None] = {
    "connect": {"a": "pole:P0", "b": "pole:P1001"},
    "disproportionality": {"against": POPULATION},
    "options": {"targets": ["pole:L16317"]},
    "routes": {"a": "pole:L1", "b": "pole:L10"},
    "siblings": {"people": ["pole:P0"]},
    "stability": {"runs": 1},
    "why": {"link_or_ends": "pole:P0|pole:P2"},
}
FIRST_OF_POLE: Expected = {
    **NOTHING,
    # the middle of Manchester stands out
    "areas": {"events": 634},
    "between": {"id": "pole:L1064", "people": 2},
    "connect": {"steps": 5},
    "disproportionality": {"group": "under 10"},
    # the household of five, the place of most young people that a single report tells of
    "doubt": {"target": "pole:L911"},
    "groups": {"people": 5, "rests_on": "one place or contact"},
    # the published answer: most crimes are at Piccadilly
    "hotspots": {"name": "Piccadilly", "events": 166, "people": 0},
    "options": {"about": "what it is for"},
    "pairs": {"a": "pole:P0", "b": "pole:P2", "shared": 1, "surprise": "very unlikely to be chance"},
    "protective": {"name": "Adam Bradley", "finding": "no one protective is recorded"},
    # two young people of different homes and a crime at one address; a household of five on one report comes after it
    "shared-places": {"id": "pole:L1064", "people": 2, "reports": 2},
    "siblings": {"id": "pole:P2", "reason": "family"},
    "stability": {"id": "pole:L1064"},
    "voice": {"name": "Adam Bradley"},
    "why": {"source": "pole:P0", "target": "pole:P2"},
}


def test_the_first_rows_of_eighteen_women_at_fourteen_gatherings(davis: Network) -> None:
    assert first_rows(davis, FIRST_OF_DAVIS, earlier=the_day_before(davis), asked=ON_DAVIS) == FIRST_OF_DAVIS


def test_the_first_rows_of_a_month_of_crimes(pole: Network) -> None:
    assert first_rows(pole, FIRST_OF_POLE, earlier=the_day_before(pole), asked=ON_POLE) == FIRST_OF_POLE
