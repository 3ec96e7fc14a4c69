"""What a place is for, who can make it safe, and the measures there are; never against a child."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import networkx as nx
import pytest
from hypothesis import given

from ctx_map.analysis import Option, options
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.vocabulary.people import Standing, latest_birth, standing_on
from ctx_map.vocabulary.powers import Target, power_list, powers
from random_towns import ENOUGH_TOWNS, PEOPLE, named_links, node, random_duties, random_towns
from towns import adult, event, organisation, peer_group, person, place, thing, tie, town, young

PARK = place("park", place_role="crime_site")
PAT, OWNER, FIRM = adult("pat"), organisation("owner"), organisation("firm")


def told(network: Network, about: str, *targets: str) -> list[str]:
    return [row.what for row in options(network, targets).rows if row.about == about]


def holders(network: Network, where: str = "park", *, max_people: int = 20) -> set[tuple[str | None, str]]:
    rows = options(network, [where], max_people=max_people).rows
    return {(row.who, row.what) for row in rows if row.about == "who can act" and row.who}


def test_the_role_of_a_place_is_read_aloud_with_where_the_word_comes_from() -> None:
    (row,) = [row for row in options(town(nodes=[PARK]), ["park"]).rows if row.about == "what it is for"]
    assert row.what == "harm site (where harm happens)"
    assert row.source.startswith("Hammer 2011")


def test_a_place_without_a_role_and_without_anybody_says_both() -> None:
    answer = options(town(nodes=[place("park")]), ["park"])
    assert answer.sentences[1:3] == (
        "No role is recorded for Park.",
        "No one is recorded as running it or working there, so find out who owns, licenses or manages it.",
    )
    assert answer.considered["places where no one is recorded as able to act"] == 1


def test_who_runs_a_place_is_listed_and_who_runs_that_organisation() -> None:
    network = town(("owner", "RUNS", "park"), ("pat", "RUNS", "owner"), nodes=[PARK, OWNER, PAT])
    assert holders(network) == {("owner", "Owner runs Park"), ("pat", "Pat runs Owner")}


def test_one_step_up_is_where_it_ends() -> None:
    network = town(
        ("owner", "RUNS", "park"), ("firm", "RUNS", "owner"), ("pat", "RUNS", "firm"), nodes=[PARK, OWNER, FIRM, PAT]
    )
    assert {who for who, _ in holders(network)} == {"owner", "firm"}


def test_an_organisation_that_works_for_another_has_that_one_above_it() -> None:
    network = town(("owner", "RUNS", "park"), ("owner", "WORKS_FOR", "firm"), nodes=[PARK, OWNER, FIRM])
    assert holders(network) == {("owner", "Owner runs Park"), ("firm", "Owner works for Firm")}


def test_another_place_of_the_same_owner_is_nobody_who_can_act() -> None:
    network = town(("owner", "RUNS", "park"), ("owner", "RUNS", "shop"), nodes=[PARK, place("shop"), OWNER])
    assert holders(network) == {("owner", "Owner runs Park")}


def test_who_worked_there_until_last_year_can_act_no_more_and_is_counted() -> None:
    network = town(tie("pat", "WORKS_FOR", "park", until="2025-12-31"), nodes=[PARK, PAT])
    assert holders(network) == set()
    assert options(network, ["park"]).considered["reports of running or working that have ended, not listed"] == 1


def test_a_young_person_with_a_job_there_has_no_duty_and_is_counted() -> None:
    network = town(("ash", "WORKS_FOR", "park"), nodes=[PARK, young("ash")])
    assert holders(network) == set()
    assert options(network, ["park"]).considered["under 18 or of unknown age and working there, not listed"] == 1


def test_many_workers_are_counted_and_not_listed_and_who_runs_it_is() -> None:
    network = town(
        ("pat", "WORKS_FOR", "park"), ("kim", "WORKS_FOR", "park"), ("owner", "RUNS", "park"),
        nodes=[PARK, PAT, adult("kim"), OWNER],
    )  # fmt: skip
    assert holders(network, max_people=1) == {("owner", "Owner runs Park")}
    assert "2 people working for Park, not listed" in [
        row.what for row in options(network, ["park"], max_people=1).rows
    ]


def test_an_online_space_has_its_platform() -> None:
    network = town(nodes=[place("server", platform="Blockhaven")])
    assert told(network, "who can act", "server") == [
        "the platform Blockhaven (measures for premises do not apply to it)"
    ]


@pytest.mark.parametrize(("target", "aimed_at"), [("park", Target.PLACE), ("pat", Target.ADULT), ("van", Target.THING)])
def test_the_measures_are_those_aimed_at_the_sort_of_target(target: str, aimed_at: Target) -> None:
    network = town(("pat", "CONTACTED", "ash"), nodes=[PARK, PAT, thing("van"), young("ash")])
    aimed = {each.words for each in powers(network.as_at).values() if aimed_at in each.targets}
    assert told(network, "option", target)
    assert set(told(network, "option", target)) <= aimed


def test_a_measure_comes_with_its_law_who_applies_what_to_show_and_since_when() -> None:
    rows = {row.what: row for row in options(town(nodes=[place("green", kind="open space")]), ["green"]).rows}
    dispersal = rows["authorisation to use dispersal powers in an area"]
    assert (dispersal.heading, dispersal.statute, dispersal.applies) == (
        "behaviour", "Anti-social Behaviour, Crime and Policing Act 2014 s.34", "a police inspector or above",
    )  # fmt: skip
    assert dispersal.in_force == "since 2014-10-20; England and Wales"
    assert dispersal.test
    assert "harassment, alarm or distress" in dispersal.test
    assert "a place the public can go to: met" in dispersal.conditions
    assert dispersal.met == "not known (1 condition)"
    assert dispersal.source.startswith("Anti-social Behaviour, Crime and Policing Act 2014 s.34 (text read")
    licence = {row.what: row for row in options(town(nodes=[place("inn", kind="pub")]), ["inn"]).rows}
    assert "to be checked by a lawyer" in licence["review of a premises licence"].source
    assert "to be checked by a lawyer" not in rows["closure notice and order"].source


def test_a_measure_that_is_not_in_force_yet_is_not_listed() -> None:
    before = town(nodes=[thing("phone", kind="phone")], as_at=date(2017, 12, 4))
    assert told(before, "option", "phone") == []


def test_a_measure_whose_first_day_is_not_known_is_listed_apart() -> None:
    network = town(("pat", "CONTACTED", "ash"), nodes=[PAT, young("ash")])
    assert "respect order" in told(network, "not known to be in force", "pat")
    assert "respect order" not in told(network, "option", "pat")


def test_a_measure_that_has_ended_is_not_listed_at_all() -> None:
    network = town(("pat", "CONTACTED", "ash"), nodes=[PAT, young("ash")], as_at=date(2025, 4, 19))
    assert not [row for row in options(network, ["pat"]).rows if row.what == "Serious Violence Reduction Order"]


def test_an_adult_who_protects_says_so_before_any_measure() -> None:
    network = town(tie("pat", "SUPPORTS", "ash", ref="R7"), ("pat", "CONTACTED", "ash"), nodes=[PAT, young("ash")])
    answer = options(network, ["pat"])
    first = answer.rows[0]
    assert first.what == "recorded as protective in 1 of 2 reports"
    assert [report.ref for report in answer.reports(first)] == ["R7"]


def test_a_place_where_young_people_live_says_so_before_any_measure() -> None:
    network = town(
        tie("ash", "LIVES_AT", "park", ref="R7"),
        tie("bo", "LIVES_AT", "park", until="2025-12-31"),
        ("pat", "LIVES_AT", "park"),
        nodes=[PARK, young("ash"), young("bo"), PAT],
    )
    answer = options(network, ["park"])
    (row,) = [row for row in answer.rows if row.about == "what protects"]
    assert row.what == "young people live there, so a measure against the place affects their home"
    assert [report.ref for report in answer.reports(row)] == ["R7"]


def test_a_place_where_only_adults_live_or_a_child_lived_does_not() -> None:
    network = town(
        ("pat", "LIVES_AT", "park"), tie("bo", "LIVES_AT", "park", until="2025-12-31"), nodes=[PARK, PAT, young("bo")]
    )
    assert told(network, "what protects", "park") == []


@pytest.mark.parametrize("child", [young("ash"), person("ash"), person("ash", kind="unidentified")])
def test_for_a_child_or_somebody_of_unknown_age_only_support_is_listed(child: object) -> None:
    answer = options(town(("bo", "CONTACTED", "ash"), nodes=[child]), ["ash"])  # type: ignore[list-item]
    assert {row.about for row in answer.rows} <= {
        "support for the child", "not known to be in force", "measures recorded", "age not known",
    }  # fmt: skip
    words = told(answer_network(child), "support for the child", "ash")
    assert "child protection enquiry, with a strategy discussion" in words
    assert "referral to the National Referral Mechanism, for support as a possible victim" in words
    assert "recovery order, to bring a child back to safety" in words


def answer_network(child: object) -> Network:
    return town(nodes=[child])  # type: ignore[list-item]


def test_somebody_whose_age_is_not_known_is_said_to_be_treated_as_a_child() -> None:
    (row,) = [row for row in options(town(nodes=[person("ash")]), ["ash"]).rows if row.about == "age not known"]
    assert row.what == "their age is not known, so they are treated as a child and only support is listed"


def test_a_care_order_is_not_listed_for_somebody_who_is_17() -> None:
    before, after = person("ash", born="2009-11-25"), person("ash", born="2009-11-24")
    care = "care or supervision order"
    assert care in told(town(nodes=[before]), "support for the child", "ash")
    assert care not in told(town(nodes=[after]), "support for the child", "ash")


def test_somebody_is_no_adult_before_the_day_on_which_they_turn_18() -> None:
    contacted = tie("ash", "INVOLVED_IN", "fight", role="suspect")
    before = town(contacted, nodes=[person("ash", born="2008-11-25"), event("fight")], as_at=date(2026, 11, 24))
    assert told(before, "option", "ash") == []
    after = town(contacted, nodes=[person("ash", born="2008-11-24"), event("fight")], as_at=date(2026, 11, 24))
    assert told(after, "option", "ash")


@pytest.mark.parametrize("target", ["friends", "fight"])
def test_other_sorts_are_wrong_use(target: str) -> None:
    with pytest.raises(WrongUse, match="places, people, things or organisations"):
        options(town(nodes=[peer_group("friends"), event("fight")]), [target])


def test_it_is_asked_about_something() -> None:
    with pytest.raises(WrongUse, match="No one and nothing is named"):
        options(town(nodes=[PARK]), [])


def test_what_supports_a_child_is_never_listed_against_anybody_or_anything() -> None:
    network = town(("pat", "CONTACTED", "ash"), nodes=[PARK, PAT, OWNER, thing("van"), young("ash")])
    listed = {row.what for row in options(network, ["park", "pat", "van", "owner"]).rows}
    only_for_children = {
        each.words for each in powers(network.as_at).values() if set(each.targets) == {Target.CHILD}
    }  # fmt: skip
    assert not listed & only_for_children


def test_a_row_holds_no_number() -> None:
    assert not [field.name for field in fields(Option) if str(field.type) in {"int", "float"}]


def found_by_walking(network: Network) -> Iterator[str]:
    """Who acts at l0, on a NetworkX graph: those that run or work there, and one step up from organisations."""
    graph = network.to_networkx()
    current = [
        (source, target, data["kind"])
        for source, target, data in graph.edges(data=True)
        if data["kind"] in ("RUNS", "WORKS_FOR") and not (data["until"] and data["until"] < "2026-11-24")
    ]
    duties: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    duties.add_nodes_from(graph.nodes)
    duties.add_edges_from((source, target, kind) for source, target, kind in current)
    near = set(duties.predecessors("l0"))
    yield from near
    for firm in (each for each in near if each.startswith("o")):
        yield from duties.predecessors(firm)
        yield from (to for _, to, kind in duties.out_edges(firm, keys=True) if kind == "WORKS_FOR" and to[0] == "o")


@ENOUGH_TOWNS
@given(random_duties())
def test_who_can_act_is_who_is_found_by_walking(network: Network) -> None:
    minors = {"p0"}  # every other person of these towns is an adult
    assert {who for who, _ in holders(network, "l0")} == set(found_by_walking(network)) - minors


ASH = young("ash")
PROTECTING = [
    ("pat", "CARES_FOR", "ash"), ("pat", "SUPPORTS", "ash"), tie("pat", "FAMILY_OF", "ash", protective=True),
    tie("pat", "KNOWS", "ash", protective=True), tie("pat", "FRIEND_OF", "ash", protective=True),
]  # fmt: skip


@pytest.mark.parametrize("protecting", PROTECTING, ids=lambda each: each[1] if isinstance(each, tuple) else each.kind)
def test_an_adult_recorded_only_as_protective_has_no_measure_and_it_is_said_why(protecting: object) -> None:
    answer = options(town(protecting, nodes=[PAT, ASH]), ["pat"])  # type: ignore[arg-type]
    assert [row.what for row in answer.rows if row.about == "option"] == []
    assert "recorded only as protective" in answer.sentences[0]
    (why,) = [row for row in answer.rows if row.about == "why none is listed"]
    assert [report.ref for report in answer.reports(why)] == ["r0"]


def test_a_youth_worker_is_no_less_protective_for_having_a_job_and_a_home() -> None:
    network = town(
        ("pat", "SUPPORTS", "ash"), ("pat", "WORKS_FOR", "owner"), ("pat", "LIVES_AT", "park"),
        ("pat", "USES", "phone"),
        nodes=[PAT, ASH, OWNER, PARK, thing("phone")],
    )  # fmt: skip
    assert told(network, "option", "pat") == []


def test_an_adult_of_whom_nothing_is_reported_has_no_measure() -> None:
    answer = options(town(nodes=[PAT]), ["pat"])
    assert "no report says that they contacted a young person or caused harm" in answer.sentences[0]


@pytest.mark.parametrize(
    "report",
    [
        tie("pat", "CONTACTED", "ash"),
        tie("pat", "INVOLVED_IN", "fight", role="suspect"),
        tie("pat", "INVOLVED_IN", "fight", role="convicted"),
        tie("pat", "INVOLVED_IN", "fight", role="present"),
        tie("pat", "KNOWS", "ash"),
    ],
    ids=lambda each: f"{each.kind} {each.report.get('role', '')}",
)
def test_an_adult_who_is_reported_to_have_done_something_has_measures_also_where_they_protect(report: object) -> None:
    network = town(report, ("pat", "SUPPORTS", "bo"), nodes=[PAT, ASH, young("bo"), event("fight")])  # type: ignore[arg-type]
    assert told(network, "option", "pat")


@pytest.mark.parametrize("role", ["victim", "witness", "missing"])
def test_who_was_harmed_or_saw_it_has_no_measure(role: str) -> None:
    assert told(town(tie("pat", "INVOLVED_IN", "fight", role=role), nodes=[PAT, event("fight")]), "option", "pat") == []


def test_contact_between_two_adults_is_no_reason_for_a_measure() -> None:
    assert told(town(("pat", "CONTACTED", "kim"), nodes=[PAT, adult("kim")]), "option", "pat") == []


def test_what_was_reported_of_somebody_under_18_is_not_held_against_the_adult() -> None:
    grown = person("pat", born="2008-06-15")
    network = town(
        tie("pat", "INVOLVED_IN", "fight", role="suspect"), tie("pat", "CONTACTED", "ash", since="2026-06-14"),
        nodes=[grown, ASH, event("fight", occurred_from="2025-01-10")],
    )  # fmt: skip
    assert told(network, "option", "pat") == []
    assert "reports of when they were under 18 are not counted" in options(network, ["pat"]).sentences[0]


def test_a_report_that_is_suspected_to_be_false_is_no_reason_for_a_measure() -> None:
    network = town(tie("pat", "CONTACTED", "ash", grade="3EP"), ("pat", "SUPPORTS", "ash"), nodes=[PAT, ASH])
    assert told(network, "option", "pat") == []
    assert "recorded only as protective" in options(network, ["pat"]).sentences[0]


def only_protective(network: Network, who: str) -> bool:
    """Whether every report about somebody says that it protects, worked out one by one."""
    about = [link for link in named_links(network) if who in (link["source"], link["target"])]
    return all(link["kind"] in ("CARES_FOR", "SUPPORTS") or link["protective"] for link in about)


@given(random_towns())
def test_nobody_whose_reports_are_all_protective_has_a_measure_listed(network: Network) -> None:
    for who in PEOPLE:
        them = node(network, who)
        born = latest_birth(them["date_of_birth"]) if them["date_of_birth"] else None
        if standing_on(network.as_at, born=born, kind=them["kind"]) is Standing.ADULT and only_protective(network, who):
            assert told(network, "option", who) == []


AGAINST = ("option", "not known to be in force")


@given(random_towns())
def test_nothing_is_ever_listed_against_a_child_or_somebody_of_unknown_age(network: Network) -> None:
    against = {each.words for each in power_list().powers if Target.CHILD not in each.targets}
    for who in PEOPLE:
        them = node(network, who)
        born = latest_birth(them["date_of_birth"]) if them["date_of_birth"] else None
        if standing_on(network.as_at, born=born, kind=them["kind"]) is not Standing.ADULT:
            rows = options(network, [who]).rows
            assert not [row for row in rows if row.about == "option"]
            assert not {row.what for row in rows if row.about in AGAINST} & against


def everything_that_fits() -> list[Option]:
    """The measures for a place, an online space, a thing, an organisation, an adult and a child."""
    nodes = [place("park"), place("chat", kind="online space"), thing("van"), FIRM, adult("vic"), young("ash")]
    contact = tie("vic", "CONTACTED", "ash", since="2026-05-01")
    rows = options(town(contact, nodes=nodes), ["park", "chat", "van", "firm", "vic", "ash"]).rows
    return [row for row in rows if row.statute]


def test_every_measure_that_is_to_be_checked_by_a_lawyer_says_so_where_it_is_listed() -> None:
    known = {each.words: each for each in power_list().powers if not each.ended_by(town().as_at)}
    listed = everything_that_fits()
    assert {row.what for row in listed} == set(known)
    for row in listed:
        power = known[row.what]
        assert row.source == power.source + ("; to be checked by a lawyer" if power.to_be_checked_by_a_lawyer else "")
        assert row.statute == power.law
        assert row.applies
        assert row.test


def test_support_for_a_child_begins_with_care() -> None:
    network = town(("ash", "KNOWS", "bo"), nodes=[young("ash"), young("bo")])
    headings = [row.heading for row in options(network, ["ash"]).rows if row.about == "support for the child"]
    first = headings.index("abduction and trafficking")
    assert set(headings[:first]) == {"victim care"}
    assert "victim care" not in headings[first:]
