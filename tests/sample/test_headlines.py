"""The number in the first sentence of an answer, counted from the links of the town without the analyses.

Each headline is compared under at least three settings of its options or of the period. `test_one_number.py` has those
of shared places, shared contacts, pairs and hotspots. Those of every question are in `analysis/plain_counts`, on random
towns.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from analysis.plain_counts.counting import part_of
from analysis.test_one_number import disagreeing
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.governance import View, local_mandate, open_view
from ctx_map.network import Network
from ctx_map.store import open_store
from ctx_map.vocabulary.links import LINK_KINDS, Protects, Puts, kinds_that
from sample.test_one_number import PERIODS, at_place, links_of, number, young
from sample.town import AS_AT, audit_of, load_town

YOUNG_ONES = ("childrens-services:YP01", "childrens-services:YP09", "childrens-services:YP30")
HARMED, HARMING = {"victim"}, {"suspect", "convicted"}
Link = dict[str, Any]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    room = tmp_path_factory.mktemp("headlines")
    with closing(open_store(str(room / "store"))) as store:
        audit = audit_of(store, room)
        load_town(store, audit)
        with open_view(store, local_mandate(AS_AT), audit=audit) as opened:
            yield opened


@pytest.fixture(scope="module")
def networks(view: View) -> list[Network]:
    """The town in three periods."""
    return [view.network(**period) for period in PERIODS]


def first(network: Network, name: str, **options: Any) -> str:
    """The first sentence of an answer."""
    return QUESTIONS[name].answer(network, **options).sentences[0]


def reports(links: list[Link]) -> int:
    return len({(link["agency"], link["ref"]) for link in links})


def children(network: Network) -> set[str]:
    """Everyone who is a young person on the day, without the unidentified."""
    people = network.nodes.filter(network.nodes["label"] == "Person").select("key", "kind").iter_rows()
    return {key for key, kind in people if kind != "unidentified" and young(network, key, AS_AT.isoformat())}


def test_every_place_and_contact_has_one_number_in_each_period(networks: list[Network]) -> None:
    for network in networks:
        assert list(disagreeing(network)) == []


@pytest.mark.parametrize("least", [1, 2, 3, 5])
def test_unidentified_people_are_those_in_so_many_reports(networks: list[Network], least: int) -> None:
    for network in networks:
        nodes = network.nodes.filter(network.nodes["kind"] == "unidentified", network.nodes["label"] == "Person")
        about: dict[str, list[Link]] = {key: [] for key in nodes["key"]}
        for link in links_of(network):
            for end in {link["source"], link["target"]} & set(about):
                about[end].append(link)
        counted = sum(reports(links) >= least for links in about.values())
        said = first(network, "unidentified", min_sources=least)
        assert said.startswith("No unidentified") if not counted else number(said) == counted


@pytest.mark.parametrize("day", ["2026-09-01", "2026-10-15", "2026-11-01"])
def test_changes_are_the_links_that_were_not_as_they_are_on_the_earlier_day(view: View, day: str) -> None:
    now, then = view.network(), view.earlier_network(date.fromisoformat(day))
    said = {network is now: {link["key"]: link for link in links_of(network)} for network in (now, then)}
    changed = [
        said[True].get(key) or said[False][key]
        for key in said[True].keys() | said[False].keys()
        if said[True].get(key) != said[False].get(key)
    ]
    answer = QUESTIONS["changes"].answer(then, now)
    found = [int(each) for each in re.findall(r"(\d+) (?:links?|reports?)\b", answer.sentences[0])]
    assert found == [len(changed), reports(changed)]


@pytest.mark.parametrize("people", [(), YOUNG_ONES[:1], YOUNG_ONES])
def test_those_without_anyone_protective_are_counted(networks: list[Network], people: tuple[str, ...]) -> None:
    network = networks[0]
    today = AS_AT.isoformat()
    safe = set(network.nodes.filter(network.nodes["place_role"] == "safe_place")["key"])
    protected = set()
    for link in links_of(network):
        ended = link["until"] is not None and link["until"][:10] < today
        kind = LINK_KINDS[link["kind"]].protects
        protects = kind is Protects.YES or (kind is Protects.BY_RECORD and link["protective"])
        if not ended and (protects or (link["kind"] == "SPENDS_TIME_AT" and link["target"] in safe)):
            protected |= {link["source"], link["target"]}
    asked = set(people) or children(network)
    answer = QUESTIONS["protective"].answer(network, people=people)
    assert {row.id for row in answer.rows if row.finding} == asked - protected
    assert answer.considered["young people with no one protective recorded"] == len(asked - protected)


@pytest.mark.parametrize("people", [(), YOUNG_ONES[:1], YOUNG_ONES])
def test_those_of_whom_nothing_is_recorded_are_counted(networks: list[Network], people: tuple[str, ...]) -> None:
    network = networks[0]
    quoted = set(network.nodes.filter(network.nodes["child_voice"].is_not_null())["key"])
    spoken = {
        end
        for link in links_of(network)
        if link["statement"] == "child_account"
        for end in (link["source"], link["target"])
    }
    asked = set(people) or children(network)
    without, said = asked - quoted - spoken, first(network, "voice", people=people)
    assert [int(each) for each in re.findall(r"\d+", said)] == ([len(without), len(asked)] if without else [])


@pytest.mark.parametrize("other", ["childrens-services:YP02", "childrens-services:YP14", "police:N01"])
def test_two_people_are_as_many_steps_apart_as_a_search_finds(networks: list[Network], other: str) -> None:
    for network in networks:
        near: dict[str, set[str]] = {}
        for link in links_of(network):
            near.setdefault(link["source"], set()).add(link["target"])
            near.setdefault(link["target"], set()).add(link["source"])
        steps, ahead = {YOUNG_ONES[0]: 0}, deque([YOUNG_ONES[0]])
        while ahead:
            at = ahead.popleft()
            for each in near.get(at, set()) - set(steps):
                steps[each] = steps[at] + 1
                ahead.append(each)
        rows = QUESTIONS["connect"].answer(network, a=YOUNG_ONES[0], b=other, max_steps=6).rows
        assert {row.steps for row in rows} == ({steps[other]} if steps.get(other, 99) <= 6 else set())


@pytest.mark.parametrize("place", ["childrens-services:PL01", "police:PP04", "school-and-youth-work:SP02"])
def test_why_counts_the_reports_about_a_place(networks: list[Network], place: str) -> None:
    for network in networks:
        about = [link for link in links_of(network) if place in (link["source"], link["target"])]
        said = first(network, "why", link_or_ends=place)
        found = re.findall(r"(\d+) (?:[a-z]+ )?reports?\b", said)
        assert [int(each) for each in found] == [reports(about)]


@pytest.mark.parametrize("least", [2, 5, 6])
def test_every_recorded_peer_group_of_two_is_listed_and_counted(networks: list[Network], least: int) -> None:
    for network in networks:
        members: dict[str, set[str]] = {}
        for link in links_of(network):
            if link["kind"] == "MEMBER_OF" and young(network, link["source"], link["since"] or AS_AT.isoformat()):
                members.setdefault(link["target"], set()).add(link["source"])
        answer = QUESTIONS["groups"].answer(network, min_people=least)
        recorded = {row.id: row.people for row in answer.rows if row.sort == "recorded peer group"}
        assert recorded == {key: len(each) for key, each in members.items()}
        assert number(answer.sentences[0]) == len(members)
        assert all(row.people >= least for row in answer.rows if row.id not in recorded)


def test_those_reported_as_harmed_or_as_causing_harm_are_counted(networks: list[Network]) -> None:
    for network in networks:
        roles: dict[str, set[str]] = {}
        for link in links_of(network):
            if link["kind"] == "INVOLVED_IN" and link["role"] in HARMED | HARMING:
                roles.setdefault(link["source"], set()).add(link["role"])
        answer = QUESTIONS["both-roles"].answer(network)
        both = {who for who, parts in roles.items() if parts & HARMED and parts & HARMING}
        assert {row.id for row in answer.rows} == both
        in_either = r"(\d+) p[a-z]+ (?:reported in either way|(?:is|are) reported as)"
        assert int(re.findall(in_either, " ".join(answer.sentences))[0]) == len(roles)


def shared_by(network: Network) -> dict[str, set[str]]:
    """The young people of each place, adult and unidentified person."""
    found = {key: at_place(network, key)[0] for key in network.nodes.filter(network.nodes["label"] == "Place")["key"]}
    people = network.nodes.filter(network.nodes["label"] == "Person").select("key", "kind", "date_of_birth")
    today = AS_AT.isoformat()
    grown = {key for key, kind, born in people.iter_rows() if (kind == "unidentified" and not born)}
    grown |= {key for key in people["key"] if not young(network, key, today)}
    for link in links_of(network):
        if link["kind"] in kinds_that(Puts.CONTACT):
            for who, other in ((link["source"], link["target"]), (link["target"], link["source"])):
                if other in grown and who != other and young(network, who, link["since"] or today):
                    found.setdefault(other, set()).add(who)
    return found


@pytest.mark.parametrize("place", ["childrens-services:PL01", "police:PP02", "police:PP04", "childrens-services:A08"])
def test_pairs_who_would_share_nothing_else_are_counted(networks: list[Network], place: str) -> None:
    for network in networks:
        sharing = shared_by(network)
        here = sorted(sharing.pop(place, set()))
        pairs = [{a, b} for n, a in enumerate(here) for b in here[n + 1 :]]
        lost = sum(not any(pair <= who for who in sharing.values()) for pair in pairs)
        said = first(network, "what-if", without=(place,))
        about_pairs = said.partition(". ")[0]
        assert tuple(int(each) for each in re.findall(r"\d+", about_pairs)) == (
            part_of(lost, len(pairs)) if lost else ()
        )
        assert lost or not pairs or "would still share" in about_pairs
