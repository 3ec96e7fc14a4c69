"""A measure is listed where no condition speaks against it: ages, convictions, harms and kinds of place or thing."""

from __future__ import annotations

import pytest

from ctx_map.analysis import options
from ctx_map.network import Network
from towns import adult, event, organisation, place, thing, tie, town, young

PARK = place("park", place_role="crime_site")
PAT, OWNER, FIRM = adult("pat"), organisation("owner"), organisation("firm")


ASH = young("ash")


def told(network: Network, about: str, *targets: str) -> list[str]:
    return [row.what for row in options(network, targets).rows if row.about == about]


CAWN = "Child Abduction Warning Notice"


@pytest.mark.parametrize(
    ("child", "home", "met"),
    [
        (young("ash", date_of_birth="2011-01-01"), None, "met"),
        (young("ash", date_of_birth="2009-06-01"), place("home", kind="children's home"), "met"),
        (young("ash", date_of_birth="2009-06-01"), place("home", kind="private flat"), "not known"),
        (young("ash", date_of_birth="2009-06-01"), None, "not known"),
        (young("ash"), None, "not known"),
    ],
    ids=["15", "17 in a children's home", "17 in a flat", "17", "no date of birth"],
)
def test_a_warning_notice_is_for_a_child_under_16_or_under_18_and_in_care(
    child: object, home: object, met: str
) -> None:
    lives = [("ash", "LIVES_AT", "home")] if home else []
    network = town(("pat", "CONTACTED", "ash"), *lives, nodes=[PAT, child, *([home] if home else [])])  # type: ignore[list-item]
    (row,) = [row for row in options(network, ["pat"]).rows if row.what == CAWN]
    assert f"a young person under 16, or under 18 and in care: {met}" in row.conditions


def test_an_offence_against_a_child_under_16_is_not_listed_where_every_child_is_older() -> None:
    network = town(("pat", "CONTACTED", "ash"), nodes=[PAT, young("ash", date_of_birth="2009-06-01")])
    assert "offence of sexual communication with a child" not in told(network, "option", "pat")


def test_a_conviction_is_met_by_a_report_of_one_and_otherwise_not_known() -> None:
    def conditions(role: str) -> tuple[str, ...]:
        network = town(tie("pat", "INVOLVED_IN", "fight", role=role), nodes=[PAT, event("fight")])
        return next(row.conditions for row in options(network, ["pat"]).rows if row.what == "criminal behaviour order")

    assert "a conviction: met" in conditions("convicted")
    assert "a conviction: not known" in conditions("suspect")


def test_a_measure_against_a_harm_that_is_not_the_one_reported_is_not_listed() -> None:
    knife = event("fight", harms="serious_violence")
    network = town(tie("pat", "INVOLVED_IN", "fight", role="suspect"), nodes=[PAT, knife])
    assert "Sexual Risk Order" not in told(network, "option", "pat")
    assert "gang and drug-dealing injunction" in told(network, "option", "pat")
    contacted = town(tie("pat", "INVOLVED_IN", "fight", role="suspect"), ("pat", "CONTACTED", "ash"),
                     nodes=[PAT, knife, young("ash")])  # fmt: skip
    assert "Sexual Risk Order" in told(contacted, "option", "pat")


HOTEL, HOME_TAKEN = "notice to a hotel to give information about guests", "offence of taking over a home (cuckooing)"


@pytest.mark.parametrize(
    ("kind", "hotel", "home"),
    [("car park", False, False), ("hotel", True, False), ("private flat", False, True), (None, True, True),
     ("children's home", False, False)],
)  # fmt: skip
def test_a_measure_fits_kinds_of_place_and_a_kind_that_is_not_recorded_is_not_known(
    kind: str | None, hotel: bool, home: bool
) -> None:
    rows = [row.what for row in options(town(nodes=[place("there", kind=kind)]), ["there"]).rows]
    assert (HOTEL in rows, HOME_TAKEN in rows) == (hotel, home)


def test_an_online_space_has_online_routes_and_no_measure_over_premises() -> None:
    network = town(nodes=[place("server", kind="online game", platform="Blockhaven")])
    assert told(network, "option", "server") == [
        "report to the platform",
        "report to CEOP (National Crime Agency)",
        "report of images to the Internet Watch Foundation",
        "Report Remove, to take down a child's own images",
    ]


def test_a_phone_has_a_line_order_a_vehicle_does_not_and_an_account_has_online_routes() -> None:
    things = [thing("line", kind="phone"), thing("van", kind="vehicle"), thing("account", kind="account")]
    network = town(nodes=things)
    order = "drug dealing telecommunications restriction order"
    assert told(network, "option", "line") == [order]
    assert order not in told(network, "option", "van")
    assert told(network, "option", "account") == ["report to the platform", "report to CEOP (National Crime Agency)"]


def test_a_place_of_safety_has_no_measure_unless_harm_is_reported_there() -> None:
    club = place("club", kind="youth club", place_role="place_of_safety")
    answer = options(town(nodes=[club]), ["club"])
    assert "no measure is listed" in answer.sentences[0]
    assert told(town(nodes=[club]), "option", "club") == []
    harmed = town(("fight", "HAPPENED_AT", "club"), nodes=[club, event("fight", harms="serious_violence")])
    assert told(harmed, "option", "club")


def test_a_business_has_a_notice_and_a_public_body_has_none() -> None:
    network = town(nodes=[organisation("owner", kind="premises' owner"), organisation("council", kind="council")])
    assert "community protection notice, to a business" in told(network, "option", "owner")
    assert told(network, "option", "council") == []


def test_an_organisation_that_runs_places_of_safety_has_no_measure() -> None:
    club = place("club", kind="youth club", place_role="place_of_safety")
    network = town(("firm", "RUNS", "club"), nodes=[FIRM, club])
    assert told(network, "option", "firm") == []


def test_what_is_in_force_here_is_not_recorded_and_the_answer_says_so() -> None:
    for target in ("park", "pat", "ash"):
        network = town(nodes=[PARK, PAT, ASH])
        (said,) = told(network, "measures recorded", target)
        assert said.startswith("no measures are recorded yet")
