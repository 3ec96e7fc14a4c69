"""What a filter leaves of the canvas, and the headline that follows it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.maps.content import (
    GRADES,
    NO_FILTERS,
    NOT_KNOWN,
    PLACE_SORTS,
    Content,
    Filters,
    Sort,
    Wanted,
    apply_filters,
    content_of,
    headline,
)
from ctx_map.network import Network
from ctx_map.vocabulary.links import LINK_KINDS
from random_towns import ENOUGH_TOWNS, PEOPLE, random_reported_towns
from towns import adult, event, place, tie, town, young

TIES = [
    tie("ash", "SPENDS_TIME_AT", "park", key="park1", agency="police", grade="1BP", since="2026-05-01"),
    tie("bo", "SPENDS_TIME_AT", "park", key="park2", agency="school", since="2026-09-01"),
    tie("mum", "CARES_FOR", "ash", key="care", agency="school"),
    tie("ash", "INVOLVED_IN", "fight", key="part", agency="police", statement="fact"),
    tie("fight", "HAPPENED_AT", "shop", key="there", agency="police", statement="fact"),
    tie("bo", "SPENDS_TIME_AT", "shop", key="shop", agency="school", disputed=True, statement="fact"),
]
NODES = [
    young("ash"),
    young("bo"),
    adult("mum"),
    event("fight", occurred_from="2026-03-01"),
    place("park", kind="park"),
    place("shop", kind="corner"),
]
NETWORK = town(*TIES, nodes=NODES)
CONTENT = content_of(NETWORK, Wanted(asked=("ash", "bo")))
ALL_LINKS = {"park1", "park2", "care", "part", "there", "shop"}


def stays(filters: Filters, content: Content = CONTENT) -> tuple[set[str], set[str]]:
    """The nodes and the links that stay."""
    left = apply_filters(NETWORK, content, filters)
    return set(content.keys) - left.nodes, set(content.links_behind) - left.links


@pytest.mark.parametrize(
    ("filters", "nodes", "links"),
    [
        (NO_FILTERS, {"ash", "bo", "mum", "park", "shop"}, ALL_LINKS),
        (Filters(agencies=("police",)), {"ash", "park", "shop"}, {"park1", "part", "there"}),
        (Filters(grades=("1B",)), {"ash", "park"}, {"park1"}),
        (Filters(grades=(NOT_KNOWN,)), {"ash", "bo", "mum", "park", "shop"}, ALL_LINKS - {"park1"}),
        (Filters(protective=True), {"ash", "mum"}, {"care"}),
        (Filters(protective=False), {"ash", "bo", "park", "shop"}, ALL_LINKS - {"care"}),
        (Filters(confirmed=True), {"ash", "park", "shop"}, {"park1", "part", "there"}),
        (Filters(confirmed=False), {"ash", "bo", "mum", "park", "shop"}, {"park2", "care", "shop"}),
        (Filters(kinds=("CARES_FOR",)), {"ash", "mum"}, {"care"}),
        (Filters(sorts=(Sort.YOUNG, Sort.ADULT)), {"ash", "mum"}, {"care"}),
        (Filters(places=("public",)), {"ash", "bo", "mum", "park"}, {"park1", "park2", "care"}),
        (Filters(places=(NOT_KNOWN,)), {"ash", "bo", "mum", "shop"}, {"care", "part", "there", "shop"}),
        (Filters(until=date(2026, 4, 1)), {"ash", "bo", "mum", "shop"}, {"care", "part", "there", "shop"}),
    ],
)
def test_what_stays_is_what_passes_and_its_ends(filters: Filters, nodes: set[str], links: set[str]) -> None:
    assert stays(filters) == (nodes, links)


def test_the_headline_follows_the_filters() -> None:
    filtered = apply_filters(NETWORK, CONTENT, Filters(agencies=("police",)))
    told = headline(NETWORK, CONTENT, filtered)
    assert told.nodes == {Sort.YOUNG: 1, Sort.PLACE: 2}
    assert (told.reports, told.agencies) == (3, ("police",))
    assert filtered.counts == {Sort.YOUNG: 1, Sort.ADULT: 1}


def test_who_has_no_link_on_the_canvas_stays() -> None:
    network = town(nodes=[young("ash")])
    content = content_of(network, Wanted(asked=("ash",)))
    assert not apply_filters(network, content, Filters(protective=True)).nodes


@st.composite
def filters(draw: st.DrawFn) -> Filters:
    def some(words: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(words), unique=True, max_size=3)))

    sides = st.sampled_from((None, True, False))
    days = st.sampled_from((None, date(2026, 2, 1)))
    sorts = tuple(draw(st.lists(st.sampled_from(Sort), unique=True, max_size=6)))
    return Filters(
        sorts, some(list(PLACE_SORTS)), some(sorted(LINK_KINDS)), some(["police", "school"]), some(list(GRADES)),
        draw(sides), draw(sides), draw(days), None, draw(st.booleans()),
    )  # fmt: skip


@ENOUGH_TOWNS
@given(network=random_reported_towns(), asked=st.lists(st.sampled_from(PEOPLE), unique=True), filters=filters())
def test_a_filter_only_takes_away_and_says_how_many(network: Network, asked: list[str], filters: Filters) -> None:
    content = content_of(network, Wanted(asked=tuple(asked)))
    left = apply_filters(network, content, filters)
    told = headline(network, content, left)
    assert left.nodes <= set(content.keys)
    assert left.links <= content.links_behind
    assert sum(left.counts.values()) == len(left.nodes)
    assert sum(told.nodes.values()) + len(left.nodes) == len(content.keys)
    # what stays between two nodes has both of its ends in sight
    kept = content.links.filter(~content.links["key"].is_in(list(left.links)))
    gone = {network.keys.index_of(key) for key in left.nodes}
    through = {end for line in left.through for end in (line.person, line.place)}
    assert not ({*kept["source"], *kept["target"]} | through) & gone
    if not filters.any:
        assert left.is_empty
