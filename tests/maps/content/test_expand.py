"""Opening a node: what would come is said first, and that is what comes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ctx_map.maps.content import Content, Expansion, Sort, Tier, Wanted, content_of, what_would_come
from ctx_map.maps.content.content import MOST_OPENED
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, EVENTS, PEOPLE, PLACES, random_towns
from towns import adult, event, tie, town, young

TIES = [
    tie("ash", "SPENDS_TIME_AT", "park"),
    tie("bo", "INVOLVED_IN", "fight"),
    tie("dean", "INVOLVED_IN", "fight"),
    tie("fight", "HAPPENED_AT", "park"),
    tie("van", "SEEN_AT", "park"),
]
NODES = [young("ash"), young("bo"), adult("dean"), event("fight")]


def test_a_place_brings_those_who_were_in_an_event_there_too() -> None:
    coming = what_would_come(town(*TIES, nodes=NODES), "park", ["park", "ash"])
    assert {each.sort: each.nodes for each in coming} == {
        Sort.YOUNG: ("bo",),
        Sort.ADULT: ("dean",),
        Sort.THING: ("van",),
        Sort.EVENT: ("fight",),
    }


def test_only_the_sorts_that_were_asked_for_come() -> None:
    wanted = Wanted(asked=("ash",), expanded=(Expansion("park", (Sort.YOUNG,)),))
    content = content_of(town(*TIES, nodes=NODES), wanted)
    assert content.tiers == {"ash": Tier.ASKED, "park": Tier.SHARED, "bo": Tier.EXPANDED}
    assert len(content.through) == 1


def test_a_school_brings_as_many_as_can_be_read_and_counts_the_others() -> None:
    pupils = [young(f"pupil{number:03d}") for number in range(MOST_OPENED + 50)]
    network = town(*(tie(pupil.key, "ATTENDS", "school") for pupil in pupils), nodes=pupils)
    assert what_would_come(network, "school", ["school"])[0].count == len(pupils)
    content = content_of(network, Wanted(expanded=(Expansion("school"),)))
    assert set(content.keys) == {"school", *(pupil.key for pupil in pupils[: MOST_OPENED - 1])}
    assert content.left_out == {Tier.EXPANDED: len(pupils) + 1 - MOST_OPENED}


def test_an_id_that_is_not_in_the_view_brings_nothing() -> None:
    assert what_would_come(town(*TIES, nodes=NODES), "elsewhere", []) == ()


@ENOUGH_TOWNS
@given(
    network=random_towns(),
    asked=st.lists(st.sampled_from(PEOPLE), unique=True, min_size=1, max_size=3).map(tuple),
    node=st.sampled_from([*PEOPLE, *PLACES, *EVENTS]),
    sorts=st.lists(st.sampled_from(Sort), unique=True).map(tuple),
)
def test_what_comes_is_what_was_said_and_each_newcomer_has_a_line(
    network: Network, asked: tuple[str, ...], node: str, sorts: tuple[Sort, ...]
) -> None:
    before = content_of(network, Wanted(asked=asked, most=6))
    after = content_of(network, Wanted(asked=asked, most=6, expanded=(Expansion(node, sorts),)))
    said = {
        key
        for each in what_would_come(network, node, before.keys)
        if not sorts or each.sort in sorts
        for key in each.nodes
    }
    assert set(after.keys) == {*before.keys, *said, node}
    assert said <= _within_reach(network, after, node)


def _within_reach(network: Network, content: Content, node: str) -> set[str]:
    """What a line that is drawn links to a node, directly or over an event that is drawn."""
    keys = network.keys.to_list()
    lines = [(keys[a], keys[b]) for a, b in content.links.select("source", "target").iter_rows()]
    lines += [(keys[line.person], keys[line.place]) for line in content.through]
    near = {end for line in lines if node in line for end in line}
    events = near & set(EVENTS)
    return near | {end for line in lines if events & set(line) for end in line}
