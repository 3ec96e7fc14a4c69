"""What the canvas of a meeting begins with: those it is about, what several share, and the people around them."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import shared_contacts, shared_places
from ctx_map.maps.content import MOST, MOST_OF_TOWN, Expansion, Sort, Tier, Wanted, content_of
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, PEOPLE, PLACES, named_links, random_towns
from towns import adult, event, organisation, tie, town, young

SOME = st.lists(st.sampled_from([*PEOPLE, *PLACES]), unique=True, max_size=4).map(tuple)
WANTED = st.builds(
    Wanted, SOME, SOME.map(lambda keys: tuple(map(Expansion, keys))), SOME, st.booleans(), st.integers(0, 12)
)
TRIO = ("ash", "bo", "cy")
SHARED = [
    tie("ash", "SPENDS_TIME_AT", "park"),
    tie("bo", "SPENDS_TIME_AT", "park"),
    tie("cy", "SPENDS_TIME_AT", "park"),
    tie("ash", "SPENDS_TIME_AT", "arcade"),
    tie("bo", "SPENDS_TIME_AT", "arcade"),
    tie("cy", "SPENDS_TIME_AT", "gym"),
    tie("ash", "MEMBER_OF", "crew"),
    tie("bo", "MEMBER_OF", "crew"),
    tie("dean", "CONTACTED", "ash"),
    tie("dean", "CONTACTED", "bo"),
    tie("zoe", "CONTACTED", "cy"),
    tie("mum", "CARES_FOR", "ash"),
    tie("ash", "FRIEND_OF", "dee"),
]
ABOUT = [young("ash"), young("bo"), young("cy"), young("dee"), adult("dean"), adult("zoe"), adult("mum")]


def three_friends(*more: tuple[str, str, str], most: int = MOST) -> dict[str, Tier]:
    network = town(*SHARED, *more, nodes=ABOUT)
    return dict(content_of(network, Wanted(asked=TRIO, most=most)).tiers)


def test_what_two_share_is_drawn_with_the_adults_and_protective_people_and_nothing_else() -> None:
    assert three_friends() == {
        **dict.fromkeys(TRIO, Tier.ASKED),
        **dict.fromkeys(("park", "arcade", "crew"), Tier.SHARED),
        "dean": Tier.SHARED_PEOPLE,
        "mum": Tier.PROTECTIVE,
        "zoe": Tier.CONTACT,
    }


def test_where_there_is_little_room_what_most_share_comes_first() -> None:
    assert set(three_friends(most=4)) == {*TRIO, "park"}
    assert set(three_friends(most=7)) == {*TRIO, "park", "arcade", "crew", "dean"}
    assert set(three_friends(most=8)) - set(three_friends(most=7)) == {"mum"}


def test_those_the_meeting_is_about_are_drawn_however_little_room_there_is() -> None:
    assert set(three_friends(most=1)) == set(TRIO)


def test_adults_are_in_the_order_of_their_names_however_many_they_are_linked_to() -> None:
    ties = [tie("zed", "CONTACTED", who) for who in TRIO] + [tie("abe", "CONTACTED", who) for who in TRIO[:2]]
    network = town(*ties, nodes=[*ABOUT[:3], adult("zed"), adult("abe")])
    content = content_of(network, Wanted(asked=TRIO, most=4))
    assert set(content.keys) == {*TRIO, "abe"}
    assert content.left_out == {Tier.SHARED_PEOPLE: 1}


def test_a_young_friend_of_two_is_not_drawn_unasked() -> None:
    assert "dee" not in three_friends(("bo", "FRIEND_OF", "dee"))


def test_one_person_alone_is_drawn_with_their_own_places_and_groups() -> None:
    network = town(*SHARED, nodes=ABOUT)
    assert set(content_of(network, Wanted(asked=("ash",))).keys) == {"ash", "park", "arcade", "crew", "dean", "mum"}


def test_a_place_is_drawn_with_the_young_people_there_and_those_in_charge_of_it() -> None:
    ties = [*SHARED, tie("zoe", "SPENDS_TIME_AT", "gym"), tie("ltd", "RUNS", "gym")]
    network = town(*ties, nodes=[*ABOUT, organisation("ltd")])
    tiers = content_of(network, Wanted(asked=("gym",))).tiers
    assert tiers == {"gym": Tier.ASKED, "cy": Tier.AT_PLACE, "zoe": Tier.CONTACT, "ltd": Tier.CONTACT}


def test_the_pupils_of_a_school_do_not_crowd_out_what_the_named_share() -> None:
    pupils = [young(f"pupil{number:03d}") for number in range(100)]
    ties = [tie(pupil.key, "ATTENDS", "school") for pupil in pupils]
    network = town(*SHARED, *ties, nodes=[*ABOUT, *pupils])
    content = content_of(network, Wanted(asked=(*TRIO, "school")))
    assert {"park", "arcade", "crew", "dean", "mum", "zoe"} <= set(content.keys)
    assert len(content.keys) == MOST
    assert content.left_out == {Tier.AT_PLACE: 100 - (MOST - 10)}


def test_a_place_that_two_share_through_an_event_is_drawn_with_the_links_that_say_so() -> None:
    ties = [
        tie("ash", "INVOLVED_IN", "fight", key="k1", ref="a"),
        tie("bo", "SPENDS_TIME_AT", "park", key="k2"),
        tie("fight", "HAPPENED_AT", "park", key="k3", ref="a"),
    ]
    network = town(*ties, nodes=[young("ash"), young("bo"), event("fight")])
    content = content_of(network, Wanted(asked=("ash", "bo")))
    assert set(content.keys) == {"ash", "bo", "park"}
    (line,) = content.through
    assert (network.keys[line.person], network.keys[line.place], line.links, line.reports) == (
        "ash",
        "park",
        ("k1", "k3"),
        1,
    )


def test_with_nobody_named_nothing_is_drawn_and_all_is_counted() -> None:
    content = content_of(town(*SHARED, nodes=ABOUT), Wanted())
    assert content.keys == ()
    assert content.not_drawn == {Sort.YOUNG: 4, Sort.ADULT: 3, Sort.GROUP: 1, Sort.PLACE: 3}


def test_somebody_who_is_not_in_the_view_is_counted_and_not_told() -> None:
    content = content_of(town(*SHARED, nodes=ABOUT), Wanted(asked=("ash", "nobody"), expanded=(Expansion("gone"),)))
    assert content.missing == 2


@ENOUGH_TOWNS
@given(network=random_towns(), asked=SOME, most=st.integers(0, 12))
def test_no_more_is_drawn_than_the_bound_and_those_named(network: Network, asked: tuple[str, ...], most: int) -> None:
    content = content_of(network, Wanted(asked=asked, most=most))
    assert len(content.keys) <= max(most, len(asked))


@ENOUGH_TOWNS
@given(network=random_towns(), wanted=WANTED)
def test_what_is_drawn_and_what_is_counted_is_all_of_the_network_and_nothing_else(
    network: Network, wanted: Wanted
) -> None:
    content = content_of(network, wanted)
    assert set(content.keys) <= set(network.keys)
    assert not set(content.keys) & set(wanted.hidden)
    assert len(content.keys) + sum(content.not_drawn.values()) == network.nodes.height
    assert set(content.tiers) == set(content.keys)
    # every link that is drawn is a report of the network, and runs between nodes that are drawn
    links = {link["key"]: link for link in named_links(network)}
    assert content.links_behind <= links.keys()
    drawn_ends = {links[key][end] for key in content.links.get_column("key") for end in ("source", "target")}
    assert drawn_ends <= set(content.keys)
    for line in content.through:
        ends = {network.keys[line.person], network.keys[line.place]}
        behind = Counter(links[key]["kind"] for key in line.links)
        assert ends <= set(content.keys)
        assert behind["INVOLVED_IN"] >= 1
        assert behind["HAPPENED_AT"] >= 1
        assert not {network.keys[code] for code in line.events} & set(content.keys)


@ENOUGH_TOWNS
@given(network=random_towns())
def test_the_places_and_contacts_of_the_questions_are_those_drawn_as_shared(network: Network) -> None:
    """Of children throughout, so that the age at each report makes no difference."""
    born = dict(network.nodes.select("key", "date_of_birth").iter_rows())
    asked = tuple(key for key in PEOPLE if born[key] == "2012-05-05")
    if len(asked) < 2:
        return
    content = content_of(network, Wanted(asked=asked, most=network.nodes.height))
    places = shared_places(network, people=asked, chance=False).rows
    contacts = shared_contacts(network, people=asked, only=("people", "things"), chance=False).rows
    asked_for = {row.id for row in (*places, *contacts)}
    shared = {key for key, tier in content.tiers.items() if tier in (Tier.SHARED, Tier.SHARED_PEOPLE)}
    groups = set(network.nodes.filter(network.nodes.get_column("label") == "PeerGroup").get_column("key"))
    assert shared - groups == asked_for


def test_asking_for_more_draws_more_of_the_people_and_of_the_whole_town() -> None:
    visits = [tie("ash", "SPENDS_TIME_AT", f"place{number:03d}") for number in range(MOST_OF_TOWN + 20)]
    network = town(*visits, nodes=[young("ash")])
    for whole, drawn in ((False, MOST), (True, MOST_OF_TOWN)):
        before = content_of(network, Wanted(asked=("ash",), whole_town=whole))
        after = content_of(network, Wanted(asked=("ash",), whole_town=whole, most=MOST + 10))
        assert (len(before.keys), len(after.keys)) == (drawn, drawn + 10)
        assert before.more - after.more == 10
