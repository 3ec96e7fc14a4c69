"""Which links need care and why, and what remains shared without links from a single source."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctx_map.analysis.answers.shared_contexts import BUSY_ABOVE
from ctx_map.analysis.questions.doubt import doubt, without_doubtful
from ctx_map.analysis.questions.doubt.dependence import dependence
from ctx_map.analysis.questions.doubt.links_in_doubt import (
    DEPENDED_ON,
    LONG_PAST,
    NO_GRADE,
    ONE_SOURCE_CONTACT,
)
from ctx_map.analysis.questions.shared_contacts import shared_contacts
from ctx_map.analysis.questions.shared_places import shared_places
from ctx_map.analysis.rows.in_doubt import DISPUTED, SUSPECTED_FALSE
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, named_links, random_towns
from towns import Tie, adult, event, person, place, tie, town, young

NODES = [young("ash"), young("bo")]


def doubts(network: Network) -> dict[str, set[str]]:
    return {row.target: set(row.doubts) for row in doubt(network).rows}


def test_a_single_report_on_which_nothing_shared_depends_needs_no_care() -> None:
    assert doubts(town(("ash", "SPENDS_TIME_AT", "park"), ("pat", "CARES_FOR", "ash"), nodes=NODES)) == {}


def test_reports_without_which_a_place_would_not_be_shared_need_care() -> None:
    network = town(("ash", "SPENDS_TIME_AT", "park"), ("bo", "SPENDS_TIME_AT", "park"), nodes=NODES)
    assert doubts(network) == {"park": {DEPENDED_ON}}
    assert "1 shared place or contact depends on a single report: Park." in doubt(network).sentences


def test_a_place_that_three_share_does_not_depend_on_one_report_of_one_of_them() -> None:
    children = [*NODES, young("cy")]
    assert doubts(town(*[(who, "SPENDS_TIME_AT", "park") for who in ("ash", "bo", "cy")], nodes=children)) == {}


def test_a_place_that_is_shared_through_one_event_depends_on_each_of_its_reports() -> None:
    network = town(
        tie("ash", "INVOLVED_IN", "fight", ref="R1"),
        tie("bo", "INVOLVED_IN", "fight", ref="R1"),
        tie("fight", "HAPPENED_AT", "park", ref="R2"),
        nodes=NODES,
    )
    needed = {row.links[0] for row in doubt(network).rows if DEPENDED_ON in row.doubts}
    assert needed == {"link0000", "link0001", "link0002"}


def test_a_second_report_of_the_same_visits_takes_the_doubt_away() -> None:
    twice = [
        tie(who, "SPENDS_TIME_AT", "park", agency=agency) for who in ("ash", "bo") for agency in ("police", "school")
    ]
    assert doubts(town(*twice, nodes=NODES)) == {}


def test_contact_between_an_adult_and_a_child_from_one_source_needs_care_and_from_two_agencies_does_not() -> None:
    def contacts(*agencies: str) -> Network:
        return town(*[tie("vic", "CONTACTED", "ash", agency=each) for each in agencies], nodes=[*NODES, adult("vic")])

    assert doubts(contacts("school", "school")) == {"ash": {ONE_SOURCE_CONTACT}}
    assert doubts(contacts("school", "health")) == {}


def test_a_carer_or_a_friend_of_the_same_age_is_no_such_contact() -> None:
    network = town(("mum", "CARES_FOR", "ash"), ("ash", "FRIEND_OF", "bo"), nodes=[*NODES, adult("mum")])
    assert doubts(network) == {}


def test_contact_is_judged_by_the_ages_on_the_day_of_the_report() -> None:
    def told(since: str, *, born: str) -> dict[str, set[str]]:
        nodes = [person("ash", born=born), person("dee", born="2008-06-15")]
        return doubts(town(tie("dee", "FRIEND_OF", "ash", since=since), nodes=nodes))

    # both were 17 then, and one is 18 today
    assert told("2026-06-01", born="2009-01-01") == {}
    # she was an adult then, and he a child, who is 18 today
    assert told("2026-07-01", born="2008-08-01") == {"dee": {ONE_SOURCE_CONTACT}}


def test_a_conversation_in_a_meeting_is_no_event_without_harm_or_date() -> None:
    network = town(
        tie("ash", "SPOKE_IN", "talk"),
        tie("talk", "IS_ABOUT", "park"),
        tie("rated", "RATES", "park", role="unsafe"),
        tie("bo", "INVOLVED_IN", "fight"),
        nodes=[*NODES, event("talk"), event("rated"), event("fight"), place("park")],
    )
    considered = doubt(network).considered
    assert (considered["events with no recorded harm"], considered["events with no date"]) == (1, 1)


def test_a_grade_is_missing_only_where_the_agency_grades() -> None:
    network = town(
        tie("ash", "USES", "phone", agency="school", statement="child_account"),
        tie("ash", "USES", "car", agency="police", statement="fact"),
        tie("ash", "USES", "van", agency="police", statement="intelligence"),
        nodes=NODES,
    )
    assert doubts(network) == {"van": {NO_GRADE}}


def test_disputed_suspected_false_and_long_past_are_separate_reasons() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", disputed=True),
        tie("ash", "USES", "phone", grade="3EP"),
        tie("ash", "SPENDS_TIME_AT", "shop", since="2025-11-23"),
        tie("ash", "SPENDS_TIME_AT", "mall", since="2025-11-24"),
        tie("ash", "LIVES_AT", "home", since="2015-01-01"),
        nodes=NODES,
    )
    assert doubts(network) == {"park": {DISPUTED}, "phone": {SUSPECTED_FALSE}, "shop": {LONG_PAST}}


def test_the_most_serious_reason_comes_first_and_protective_links_come_last() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "club", protective=True, grade="3EP"),
        tie("ash", "SPENDS_TIME_AT", "shop", since="2020-01-01"),
        tie("ash", "SPENDS_TIME_AT", "park", disputed=True),
        tie("ash", "USES", "phone", grade="3EP"),
        nodes=NODES,
    )
    assert [row.target for row in doubt(network).rows] == ["phone", "park", "shop", "club"]


def test_what_most_young_people_share_comes_first_among_what_depends_on_one_report() -> None:
    def visits(place: str, *people: str) -> list[Tie]:
        return [tie(who, "SPENDS_TIME_AT", place, ref=place) for who in people]

    children = [young(who) for who in ("ash", "bo", "cy")]
    network = town(*visits("arcade", "ash", "bo"), *visits("park", "ash", "bo", "cy"), nodes=children)
    assert [row.target for row in doubt(network).rows] == ["park", "park", "park", "arcade", "arcade"]


def test_what_harm_is_reported_of_comes_before_a_place_of_more_young_people() -> None:
    club = [tie(who, "SPENDS_TIME_AT", "club", ref="R1") for who in ("ash", "bo", "cy")]
    fight = [tie(who, "INVOLVED_IN", "fight", ref="R2") for who in ("ash", "bo")]
    network = town(*club, *fight, nodes=[event("fight", harms="serious_violence"), young("cy"), *NODES])
    assert [row.target for row in doubt(network).rows] == ["fight", "fight", "club", "club", "club"]


def test_a_big_event_that_one_report_tells_of_comes_after_what_a_few_share() -> None:
    crowd = [tie(f"kid{n}", "INVOLVED_IN", "regatta", ref="R1") for n in range(BUSY_ABOVE + 1)]
    few = [tie(who, "SPENDS_TIME_AT", "park", ref="R2") for who in ("kid0", "kid1")]
    rows = doubt(town(*crowd, *few)).rows
    assert [row.target for row in rows[:3]] == ["park", "park", "regatta"]


@settings(max_examples=10)
@given(network=random_towns())
def test_what_depends_on_a_report_is_no_longer_shared_without_it(network: Network) -> None:
    def shared(part: Network) -> set[str]:
        contacts = shared_contacts(part, only=["people", "things", "events"], chance=False).rows
        return {row.id for row in (*shared_places(part, chance=False).rows, *contacts)}

    needed = set()
    for report in network.report_codes.unique():
        left = replace(network, links=network.links.filter(network.report_codes != report))
        needed |= shared(network) - shared(left)
    assert set(network.keys.gather(dependence(network).contexts)) == needed


def test_friendship_reported_from_either_side_is_one_tie() -> None:
    network = town(tie("ash", "FRIEND_OF", "bo", disputed=True), tie("bo", "FRIEND_OF", "ash"), nodes=NODES)
    assert [(row.source, row.target, len(row.links)) for row in doubt(network).rows] == [("ash", "bo", 2)]


def test_a_map_of_one_agency_says_so() -> None:
    answer = doubt(town(("ash", "SPENDS_TIME_AT", "park"), nodes=NODES))
    assert "Only one agency has shared any information: school." in answer.explain()


def test_what_is_left_without_single_sources_can_be_asked_anything() -> None:
    network = town(
        *[
            tie(who, "SPENDS_TIME_AT", "park", agency=agency)
            for who in ("ash", "bo")
            for agency in ("police", "school")
        ],
        ("ash", "SPENDS_TIME_AT", "shop"),
        ("bo", "SPENDS_TIME_AT", "shop"),
        nodes=NODES,
    )
    assert {row.id for row in shared_places(without_doubtful(network)).rows} == {"park"}


def test_a_tie_is_past_review_when_its_newest_report_is_older_than_the_days_asked_for() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", recorded_at="2025-11-23", since="2026-11-01"),
        tie("ash", "USES", "phone", recorded_at="2025-11-24"),
        tie("ash", "SPENDS_TIME_AT", "shop", recorded_at="2020-01-01"),
        tie("ash", "SPENDS_TIME_AT", "shop", since="2026-10-01T21:30"),
        ("bo", "SPENDS_TIME_AT", "mall"),
        nodes=NODES,
    )
    answer = doubt(network, review_after=365)
    assert {row.target for row in answer.rows if "due for review" in row.doubts} == {"park"}
    assert answer.considered["reports older than this"] == 2
    assert answer.considered["reports whose age is not known"] == 1
    assert "1 link is due for review." in answer.sentences
    assert "Reports have no review date" in answer.method.parameters["review"]


def test_nothing_is_past_review_unless_a_number_of_days_is_asked_for() -> None:
    network = town(tie("ash", "SPENDS_TIME_AT", "park", recorded_at="1999-01-01"), nodes=NODES)
    assert doubts(network) == {}
    with pytest.raises(WrongUse):
        doubt(network, review_after=0)


@ENOUGH_TOWNS
@given(network=random_towns(), days=st.integers(1, 400))
def test_past_review_is_what_a_plain_look_at_each_tie_finds(network: Network, days: int) -> None:
    newest: dict[tuple[str, ...], list[str]] = {}
    for link in named_links(network):
        ends = [link["source"], link["target"]]
        ends = sorted(ends) if link["kind"] == "KNOWS" else ends
        newest.setdefault((*ends, link["kind"]), []).extend([link["since"][:10]] if link["since"] else [])
    oldest = (network.as_at - timedelta(days=days)).isoformat()
    past = {tie for tie, said in newest.items() if said and max(said) < oldest}
    rows = doubt(network, review_after=days).rows
    assert {(row.source, row.target, row.kind) for row in rows if "due for review" in row.doubts} == past


def test_which_agency_that_should_be_heard_has_contributed_nothing_is_said() -> None:
    answer = doubt(town(("ash", "SPENDS_TIME_AT", "park"), nodes=NODES), expected=["School", "Health", "Housing"])
    assert "Health and housing have not shared any information." in answer.sentences
    assert answer.considered["agencies expected but silent"] == 2


def test_what_is_not_recorded_is_counted() -> None:
    network = town(
        ("fight", "HAPPENED_AT", "park"),
        nodes=[*NODES, event("fight"), event("theft", harms="county_lines", occurred_from="2026-01-01")],
    )
    considered = doubt(network).considered
    assert considered["events with no recorded harm"] == considered["events with no date"] == 1
    assert considered["places with no recorded role"] == 1
    assert considered["people with no record of whether they know about this map"] == 2


@ENOUGH_TOWNS
@given(network=random_towns())
def test_dropping_doubtful_ties_never_adds_a_shared_place(network: Network) -> None:
    left = {row.id: row.people for row in shared_places(without_doubtful(network)).rows}
    everything = {row.id: row.people for row in shared_places(network).rows}
    assert all(people <= everything[key] for key, people in left.items())


def test_what_is_left_without_ties_of_one_source_is_counted_and_named() -> None:
    sure = [tie(who, "SPENDS_TIME_AT", "park", agency=by) for who in ("ash", "bo") for by in ("police", "school")]
    unsure = [tie(who, "SPENDS_TIME_AT", "shop") for who in ("ash", "bo")]
    answer = doubt(town(*sure, *unsure, nodes=NODES))
    assert (
        answer.considered["shared places"],
        answer.considered["shared places that do not depend on one source"],
    ) == (2, 1)
    assert answer.sentences[-1] == "1 of the 2 shared places does not depend on a single source: Park."


@ENOUGH_TOWNS
@given(random_towns(), st.randoms(use_true_random=False))
def test_what_is_left_is_what_is_shared_in_the_network_without_these_ties(network: Network, chance: Random) -> None:
    said_again = network.links.filter([chance.random() < 0.7 for _ in range(network.links.height)])
    again = said_again.with_columns(key=pl.format("{} again", "key"), agency=pl.lit("police"))
    network = replace(network, links=pl.concat([network.links, again]).sort("key"))
    considered = doubt(network).considered
    left = without_doubtful(network)
    assert considered["shared places"] == len(shared_places(network).rows)
    assert considered["shared places that do not depend on one source"] == len(shared_places(left).rows)
    offline = ["people", "things", "events"]
    assert considered["shared contacts"] == len(shared_contacts(network, only=offline).rows)
    assert considered["shared contacts that do not depend on one source"] == len(
        shared_contacts(left, only=offline).rows
    )
