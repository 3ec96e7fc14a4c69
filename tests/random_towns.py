"""Random small towns for Hypothesis, and plain counting over them that shares no code with the analyses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from ctx_map.network import Network
from ctx_map.vocabulary.people import Standing, latest_birth, standing_on
from ctx_map.vocabulary.statements import Role
from towns import Node, Tie, event, organisation, peer_group, person, place, thing, town

BIRTHDAYS = (None, "2012-05-05", "2008-06-15", "1990-01-01", "2008", "2008-06")
"""The last two are known by the year and by the month only."""
"""Not known, a child throughout, turned 18 on 15 June 2026, an adult throughout."""
DAYS = (None, "2026-01-10", "2026-06-15", "2026-08-01T21:30")

PEOPLE = tuple(f"p{n}" for n in range(6))
PLACES = tuple(f"l{n}" for n in range(4))
THINGS = ("t0", "t1")
EVENTS = ("e0", "e1", "e2")
GROUPS = ("g0", "g1")
_ENDS = {
    "SPENDS_TIME_AT": (PEOPLE, PLACES),
    "LIVES_AT": (PEOPLE, PLACES),
    "ATTENDS": (PEOPLE, PLACES),
    "USES": (PEOPLE, THINGS),
    "INVOLVED_IN": (PEOPLE, EVENTS),
    "MEMBER_OF": (PEOPLE, GROUPS),
    "HAPPENED_AT": (EVENTS, PLACES),
    "KNOWS": (PEOPLE, PEOPLE),
    "CONTACTED": (PEOPLE, PEOPLE),
    "CARES_FOR": (PEOPLE, PEOPLE),
}


@st.composite
def ties(draw: st.DrawFn) -> Tie:
    kind = draw(st.sampled_from(sorted(_ENDS)))
    sources, targets = _ENDS[kind]
    since = draw(st.sampled_from(DAYS))
    return Tie(draw(st.sampled_from(sources)), kind, draw(st.sampled_from(targets)), {"since": since})


@st.composite
def nodes(draw: st.DrawFn) -> list[Node]:
    """Every node of the town, with ages and kinds drawn."""
    kinds = st.sampled_from((None, "young_person", "adult", "unidentified"))
    people = [person(key, born=draw(st.sampled_from(BIRTHDAYS)), kind=draw(kinds)) for key in PEOPLE]
    happened = [event(key, occurred_from=draw(st.sampled_from(DAYS))) for key in EVENTS]
    return [*people, *map(place, PLACES), *map(thing, THINGS), *happened, *map(peer_group, GROUPS)]


TIES = st.lists(ties(), min_size=12, max_size=30)
"""Fewer hardly ever give a shared place, and never a hotspot."""
ENOUGH_TOWNS = settings(max_examples=30)
"""Of towns as full as these."""


@st.composite
def random_towns(draw: st.DrawFn) -> Network:
    return town(*draw(TIES), nodes=draw(nodes()))


@st.composite
def random_reported_towns(draw: st.DrawFn) -> Network:
    """A random town in which few reports make many links, and two agencies use the same references."""
    agencies, refs = st.sampled_from(("police", "school")), st.sampled_from(("R1", "R2", "R3"))
    more = st.fixed_dictionaries(
        {"agency": agencies, "ref": refs, "grade": st.sampled_from((None, "1BP")), "protective": st.booleans()}
    )
    said = [Tie(each.source, each.kind, each.target, {**each.report, **draw(more)}) for each in draw(TIES)]
    return town(*said, nodes=draw(nodes()))


@st.composite
def family_ties(draw: st.DrawFn) -> Tie:
    """A report of family, a home or care, with the day it began and the day it ended."""
    kind, others = draw(st.sampled_from((("FAMILY_OF", PEOPLE), ("CARES_FOR", PEOPLE), ("LIVES_AT", PLACES[:2]))))
    days = {"since": draw(st.sampled_from(DAYS)), "until": draw(st.sampled_from(DAYS))}
    return Tie(draw(st.sampled_from(PEOPLE)), kind, draw(st.sampled_from(others)), days)


@st.composite
def random_families(draw: st.DrawFn) -> Network:
    """Who is family, lives where and is cared for by whom; other reports between them are few."""
    return town(*draw(st.lists(family_ties(), max_size=15)), *draw(st.lists(ties(), max_size=5)), nodes=draw(nodes()))


@st.composite
def random_parts(draw: st.DrawFn) -> Network:
    """Who had which part in which event."""
    parts = st.builds(
        lambda who, what, role: Tie(who, "INVOLVED_IN", what, {"role": role}),
        st.sampled_from(PEOPLE[:3]),
        st.sampled_from(EVENTS),
        st.sampled_from((None, *(role.value for role in Role))),
    )
    return town(*draw(st.lists(parts, max_size=12)), nodes=draw(nodes()))


@st.composite
def random_voices(draw: st.DrawFn) -> Network:
    """A random town in which some people have words of their own and some reports are the child's account."""
    statements = st.sampled_from(("child_account", "fact", None))
    said = [Tie(each.source, each.kind, each.target, {"statement": draw(statements)}) for each in draw(TIES)]
    words = st.sampled_from((None, "Nobody asked."))
    people = [Node(each.key, each.label, {**each.properties, "child_voice": draw(words)}) for each in draw(nodes())]
    return town(*said, nodes=people)


@st.composite
def random_duties(draw: st.DrawFn) -> Network:
    """Who runs and works for what, now or until some day: p0 is a young person, p1 to p3 are adults."""
    firms, people = ("o0", "o1", "o2"), ("p0", "p1", "p2", "p3")
    ended = st.sampled_from((None, "2026-01-10", "2027-01-10"))
    duties = st.builds(
        lambda kind, ends, until: Tie(ends[0], kind, ends[1], {"until": until}),
        st.sampled_from(("RUNS", "WORKS_FOR")),
        st.tuples(st.sampled_from(firms + people), st.sampled_from((*firms, "l0", "l1"))).filter(
            lambda e: e[0] != e[1]
        ),
        ended,
    )
    grown = [person(key, kind="adult") for key in people[1:]]
    known = [person("p0", kind="young_person"), *grown, *map(organisation, firms), place("l0"), place("l1")]
    return town(*draw(st.lists(duties, max_size=10)), nodes=known)


def named_links(network: Network) -> Iterator[dict[str, str]]:
    """The links with the keys of their ends, one by one."""
    keys = network.keys.to_list()
    for row in network.links.iter_rows(named=True):
        yield {**row, "source": keys[row["source"]], "target": keys[row["target"]]}


def node(network: Network, key: str) -> Mapping[str, str | None]:
    return network.nodes.row(network.keys.to_list().index(key), named=True)


def is_young(network: Network, link: Mapping[str, str], who: str) -> bool:
    """Whether a person is under 18 or of unknown age on the day of a report, worked out one by one."""
    day = link["since"]
    if link["kind"] == "INVOLVED_IN":
        day = node(network, link["target"])["occurred_from"] or day
    them = node(network, who)
    born = them["date_of_birth"]
    standing = standing_on(
        date.fromisoformat(day[:10]) if day else network.as_at,
        born=latest_birth(born) if born else None,
        kind=them["kind"],
    )
    return standing is not Standing.ADULT


def is_of_age(network: Network, born: str) -> bool:
    """Whether somebody with this date of birth, which may be a year or a month, is surely an adult on the day asked."""
    return standing_on(network.as_at, born=latest_birth(born), kind=None) is Standing.ADULT


def young_in_contexts(network: Network, kinds: tuple[str, ...]) -> set[tuple[str, str]]:
    """(young person, context) of every report of these kinds."""
    return {
        (link["source"], link["target"])
        for link in named_links(network)
        if link["kind"] in kinds and is_young(network, link, link["source"])
    }
