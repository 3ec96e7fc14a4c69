"""The picture of a meeting's canvas: one line for each pair, busy places at the rim, and a layout that holds still."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctx_map.analysis.answers.shared_contexts import BUSY_ABOVE
from ctx_map.errors import WrongUse
from ctx_map.maps import MapPayload, canvas_payload, positions_of
from ctx_map.maps.content import Expansion, Filters, Wanted, apply_filters, content_of
from ctx_map.maps.payload import ASKED, BUSY, INNER
from ctx_map.network import Network
from maps.read import hulls, labels, lines, spots
from maps.releases import released
from towns import Node, Tie, adult, event, peer_group, place, tie, town, young

MEETING = ("ash", "bo")


def drawn(network: Network, *, asked: Iterable[str] = MEETING, **options: object) -> MapPayload:
    content = content_of(network, Wanted(asked=tuple(asked)))
    return canvas_payload(released(network), content, **options)  # type: ignore[arg-type]


def shared(*more: Tie | tuple[str, str, str], nodes: Iterable[Node] = ()) -> Network:
    """Two young people who share a park, and more."""
    ties = (tie("ash", "SPENDS_TIME_AT", "park", ref="1"), tie("bo", "SPENDS_TIME_AT", "park", ref="2"))
    return town(*ties, *more, nodes=[young("ash"), young("bo"), *nodes])


def marks(payload: MapPayload) -> dict[str, int]:
    return {row[4]: row[7] for row in payload["nodes"]}


def test_lines_of_one_pair_are_one_line_with_its_reports() -> None:
    payload = drawn(
        shared(
            tie("ash", "FRIEND_OF", "bo", agency="schools", ref="7"),
            tie("bo", "CONTACTED", "ash", agency="schools", ref="7"),
            tie("ash", "KNOWS", "bo", agency="police", ref="8"),
        )
    )
    (pair,) = [
        row for row in payload["lines"] if {payload["nodes"][row[0]][4], payload["nodes"][row[1]][4]} == {"Ash", "Bo"}
    ]
    # a contact gives the direction, and one report that says two things is one report
    assert payload["nodes"][pair[0]][4] == "Bo"
    assert pair[4] == 2
    assert len(pair[8]) == 3
    forth, back = payload["kinds"][pair[3]]
    assert forth.startswith("contacted") or ", contacted" in forth or "and contacted" in forth
    assert "was contacted by" in back


def test_a_line_through_an_event_that_is_not_drawn_is_drawn_with_its_reports() -> None:
    network = shared(
        tie("ash", "INVOLVED_IN", "fight", ref="3"),
        tie("bo", "INVOLVED_IN", "fight", ref="4"),
        tie("fight", "HAPPENED_AT", "yard", ref="5"),
        nodes=[event("fight")],
    )
    payload = drawn(network)
    assert "Fight" not in labels(payload)
    assert {("Ash", "was involved in an event at", "Yard"), ("Bo", "was involved in an event at", "Yard")} <= {
        line[:3] for line in lines(payload)
    }


def test_no_line_ends_in_nothing_and_no_pair_has_two() -> None:
    payload = drawn(shared(("dee", "SUPPORTS", "ash"), ("ash", "KNOWS", "bo"), nodes=[adult("dee")]))
    ends = [frozenset(row[:2]) for row in payload["lines"]]
    assert len(ends) == len(set(ends))
    assert all(0 <= end < len(payload["nodes"]) for pair in ends for end in pair)


def test_friend_links_inside_a_group_are_its_outline() -> None:
    crew = [tie(name, "MEMBER_OF", "crew", statement="fact") for name in MEETING]
    payload = drawn(shared(*crew, ("ash", "FRIEND_OF", "bo"), nodes=[peer_group("crew")]))
    assert hulls(payload) == {"Crew": {"Ash", "Bo"}}
    friends = [row for row in payload["lines"] if row[9] == INNER]
    assert len(friends) == 1


def test_those_whom_the_meeting_is_about_are_marked_and_nobody_else() -> None:
    payload = drawn(shared(("dee", "SUPPORTS", "ash"), nodes=[adult("dee")]))
    assert {name for name, mark in marks(payload).items() if mark & ASKED} == {"Ash", "Bo"}


def busy_town() -> Network:
    """Where many young people go to one school, which two of them share with a park."""
    pupils = [f"pupil{number:02d}" for number in range(BUSY_ABOVE)]
    school = [tie(name, "SPENDS_TIME_AT", "school") for name in (*pupils, *MEETING)]
    return shared(*school, nodes=[young(name) for name in pupils] + [place("school"), place("park")])


def test_a_busy_place_is_marked_and_stands_outside_everything_else() -> None:
    payload = drawn(busy_town())
    at = spots(payload)
    assert marks(payload)["School"] & BUSY
    assert not marks(payload)["Park"] & BUSY
    others = [at[name] for name in ("Ash", "Bo", "Park")]
    left, right = min(x for x, _ in others), max(x for x, _ in others)
    top, bottom = min(y for _, y in others), max(y for _, y in others)
    x, y = at["School"]
    assert not (left <= x <= right and top <= y <= bottom)


def test_a_busy_place_does_not_move_the_others() -> None:
    with_school, without = drawn(busy_town()), drawn(shared())
    assert {n: at for n, at in spots(with_school).items() if n != "School"} == spots(without)


def test_a_busy_place_that_the_meeting_is_about_is_drawn_like_any_other() -> None:
    payload = drawn(busy_town(), asked=(*MEETING, "school"))
    assert marks(payload)["School"] == ASKED


def test_what_lay_somewhere_stays_and_newcomers_come_beside_the_node_that_was_opened() -> None:
    network = shared(*(tie("ash", "SPENDS_TIME_AT", f"yard{number}") for number in range(5)))
    first = drawn(network)
    before = positions_of(first) | {"ash": (900.0, 900.0)}
    content = content_of(network, Wanted(asked=MEETING, expanded=(Expansion("ash"),)))
    after = positions_of(canvas_payload(released(network), content, positions=before, opened="ash"))
    assert {key: after[key] for key in before} == before
    came = {key: at for key, at in after.items() if key not in before}
    assert set(came) == {f"yard{number}" for number in range(5)}
    assert max(math.dist(at, before["ash"]) for at in came.values()) < 250


@given(st.integers(1, 40))
@settings(max_examples=8, deadline=None)
def test_however_many_come_nothing_moves_and_nothing_lies_on_another(count: int) -> None:
    network = shared(*(tie("ash", "SPENDS_TIME_AT", f"yard{number}") for number in range(count)))
    before = positions_of(drawn(network))
    content = content_of(network, Wanted(asked=MEETING, expanded=(Expansion("ash"),)))
    after = positions_of(canvas_payload(released(network), content, positions=before, opened="ash"))
    assert {key: after[key] for key in before} == before
    assert len(set(after.values())) == len(after) == len(before) + count


def test_a_filter_that_hides_takes_nodes_and_lines_away_and_one_that_dims_does_not() -> None:
    network = shared(("ash", "KNOWS", "bo"), tie("dee", "SUPPORTS", "ash", statement="fact"), nodes=[adult("dee")])
    content = content_of(network, Wanted(asked=MEETING))
    hiding = apply_filters(network, content, Filters(protective=True, hide=True))
    dimming = apply_filters(network, content, Filters(protective=True))
    release = released(network)
    assert labels(canvas_payload(release, content, filtered=hiding)) == {"Ash", "Dee"}
    assert labels(canvas_payload(release, content, filtered=dimming)) == {"Ash", "Bo", "Dee", "Park"}


def test_the_stops_of_a_path_are_drawn_beyond_the_content() -> None:
    network = shared(("ash", "USES", "phone"), ("cas", "USES", "phone"), nodes=[young("cas")])
    assert "Cas" not in labels(drawn(network))
    assert {"Cas", "Phone"} <= labels(drawn(network, also=("cas", "phone")))


def test_initials_stand_for_names() -> None:
    named = town(
        ("ash", "SPENDS_TIME_AT", "park"),
        ("bo", "SPENDS_TIME_AT", "park"),
        nodes=[young("ash", name="Ash Birch"), young("bo", name="Bo Alder")],
    )
    assert labels(drawn(named, names="initials")) == {"AB", "BA", "Park"}
    with pytest.raises(WrongUse, match="names must be one of"):
        drawn(shared(), names="some")


def test_a_town_of_places_stands_in_a_grid_with_its_counts() -> None:
    network = town(*((f"kid{n}", "SPENDS_TIME_AT", f"place{n}") for n in range(12)))
    content = content_of(network, Wanted(whole_town=True))
    payload = canvas_payload(released(network), content)
    assert {"Place0 (1)", "Place11 (1)"} <= labels(payload)
    gaps = [math.dist(a, b) for n, a in spots(payload).items() for m, b in spots(payload).items() if n < m]
    assert min(gaps) > 60


def test_with_nothing_to_draw_there_is_an_empty_picture() -> None:
    payload = drawn(shared(), asked=())
    assert not payload["nodes"]
    assert not payload["lines"]


def test_the_strip_has_the_times_of_each_line() -> None:
    network = shared(tie("ash", "KNOWS", "bo", since="2026-05-01"))
    payload = drawn(network, strip=True)
    assert len(payload["strip"]["lines"]) == len(payload["lines"])
    assert "strip" not in drawn(network)
