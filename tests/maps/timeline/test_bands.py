"""Who was at one place at the same time: the bands of a timeline."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import together
from ctx_map.maps.timeline import timeline_of
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, PEOPLE
from towns import Tie, event, tie, town

Joined = tuple[str, tuple[str, ...], bool]


def seen(who: str, since: str, at: str = "park", **report: str) -> Tie:
    return tie(who, "SPENDS_TIME_AT", at, since=since, **report)


def joined(network: Network, *people: str) -> set[Joined]:
    """Place, people, recorded."""
    keys = network.keys
    bands = timeline_of(network, people=people).bands
    return {(keys[band.place], tuple(keys[code] for code in band.people), band.recorded) for band in bands}


def test_two_seen_at_close_times_are_probably_at_one_place_together() -> None:
    network = town(seen("ash", "2026-05-01T20:00"), seen("bo", "2026-05-01T23:00"))
    assert joined(network, "ash", "bo") == {("park", ("ash", "bo"), False)}


def test_an_hour_more_is_too_far() -> None:
    assert joined(town(seen("ash", "2026-05-01T20:00"), seen("bo", "2026-05-01T23:01")), "ash", "bo") == set()


def test_only_the_day_is_known_and_there_is_no_band() -> None:
    assert joined(town(seen("ash", "2026-05-01"), seen("bo", "2026-05-01")), "ash", "bo") == set()


def test_one_report_that_has_both_there_is_recorded() -> None:
    network = town(seen("ash", "2026-05-01", ref="r"), seen("bo", "2026-05-01", ref="r"))
    assert joined(network, "ash", "bo") == {("park", ("ash", "bo"), True)}


def test_one_event_with_three_is_one_band_with_all_its_links() -> None:
    ties = [tie(who, "INVOLVED_IN", "night") for who in ("ash", "bo", "cas")]
    network = town(*ties, ("night", "HAPPENED_AT", "park"), nodes=[event("night", occurred_from="2026-05-01T21:00")])
    (band,) = timeline_of(network, people=["cas", "ash", "bo"]).bands
    assert [network.keys[code] for code in band.people] == ["cas", "ash", "bo"]
    assert (band.recorded, len(band.rows), band.begins) == (True, 4, "2026-05-01T21:00")


def test_three_of_whom_two_never_met_are_two_bands() -> None:
    network = town(seen("ash", "2026-05-01T18:00"), seen("bo", "2026-05-01T20:30"), seen("cas", "2026-05-01T23:00"))
    assert joined(network, "ash", "bo", "cas") == {("park", ("ash", "bo"), False), ("park", ("bo", "cas"), False)}


def test_several_reports_of_one_evening_are_one_band() -> None:
    network = town(
        seen("ash", "2026-05-01T20:00", ref="r"),
        seen("bo", "2026-05-01T20:00", ref="r"),
        seen("bo", "2026-05-01T21:00", agency="police"),
    )
    assert joined(network, "ash", "bo") == {("park", ("ash", "bo"), True)}


def test_a_home_is_no_place_to_meet() -> None:
    network = town(
        seen("ash", "2026-05-01T20:00", at="flat"),
        seen("bo", "2026-05-01T20:00", at="flat"),
        ("cas", "LIVES_AT", "flat"),
    )
    assert joined(network, "ash", "bo") == set()


def test_those_who_have_no_lane_are_in_no_band() -> None:
    network = town(seen("ash", "2026-05-01T20:00"), seen("bo", "2026-05-01T20:00"), seen("cas", "2026-05-01T20:00"))
    assert joined(network, "ash", "cas") == {("park", ("ash", "cas"), False)}


MOMENTS = st.sampled_from(
    ("2026-05-01", "2026-05-01T20:00", "2026-05-01T22:00", "2026-05-02T00:30", "2026-05-08T20:00")
)
SEEN = st.builds(
    lambda who, since, at, ref: seen(who, since, at=at, ref=ref),
    st.sampled_from(PEOPLE[:4]),
    MOMENTS,
    st.sampled_from(("park", "mall")),
    st.sampled_from(("r1", "r2", "r3", "r4")),
)


@given(st.lists(SEEN, min_size=4, max_size=12))
@ENOUGH_TOWNS
def test_the_pairs_in_bands_are_those_of_the_question_who_was_together(ties: list[Tie]) -> None:
    """Recorded or probable, place by place: no pair is joined that did not meet, and none is left out."""
    network = town(*ties)
    keys = network.keys.to_list()
    people = [who for who in PEOPLE if who in keys]
    pairs = {(place, a, b) for place, group, _ in joined(network, *people) for a in group for b in group if a < b}
    rows = together(network, people=people).rows
    assert pairs == {(row.place, row.a, row.b) for row in rows if row.recorded or row.probable}
