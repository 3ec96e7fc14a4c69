"""Lanes of a timeline: every dated link in the lanes of its ends, nothing else, and counts that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.errors import WrongUse
from ctx_map.maps.timeline import Lane, Mark, Timeline, timeline_of
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, PEOPLE, PLACES, named_links, node, random_reported_towns, random_towns
from towns import event, place, tie, town

Drawn = tuple[str, str | None, str | None]
MOMENTS = ("CONTACTED", "SEEN_AT", "INVOLVED_IN", "HAPPENED_AT", "FOUND_IN")
DAYS = st.sampled_from((None, "2026-01-01", "2026-06-15", "2026-07-01"))


def lane_of(network: Network, timeline: Timeline, key: str) -> Lane:
    return next(lane for lane in timeline.lanes if network.keys[lane.code] == key)


def drawn(network: Network, key: str, **options: object) -> set[Drawn]:
    """The marks of one lane: kind, beginning, end."""
    timeline = timeline_of(network, people=[key], **options)  # type: ignore[arg-type]
    return {(mark.kind, mark.begins, mark.ends) for mark in lane_of(network, timeline, key).marks}


def only_mark(network: Network, key: str = "ash") -> Mark:
    (mark,) = lane_of(network, timeline_of(network, people=[key]), key).marks
    return mark


# --- when


def test_a_visit_without_an_end_is_of_its_own_day() -> None:
    assert drawn(town(tie("ash", "SPENDS_TIME_AT", "park", since="2026-05-01")), "ash") == {
        ("SPENDS_TIME_AT", "2026-05-01", "2026-05-01")
    }


def test_a_visit_with_an_end_lasts_until_then() -> None:
    network = town(tie("ash", "SPENDS_TIME_AT", "park", since="2026-05-01", until="2026-06-01"))
    assert drawn(network, "ash") == {("SPENDS_TIME_AT", "2026-05-01", "2026-06-01")}
    assert not only_mark(network).passing


def test_a_school_without_an_end_is_open() -> None:
    network = town(tie("ash", "ATTENDS", "school", since="2025-09-01"))
    assert drawn(network, "ash", since="2026-05-01") == {("ATTENDS", "2025-09-01", None)}


def test_a_part_in_an_event_is_of_the_time_of_the_event() -> None:
    night = event("night", occurred_from="2026-05-01T21:00", occurred_to="2026-05-02T02:00")
    network = town(tie("ash", "INVOLVED_IN", "night", since="2026-05-04"), nodes=[night])
    assert drawn(network, "ash") == {("INVOLVED_IN", "2026-05-01T21:00", "2026-05-02T02:00")}


def test_what_is_over_before_the_period_or_begins_after_it_is_not_drawn() -> None:
    network = town(
        tie("ash", "CONTACTED", "bo", since="2026-04-30T23:59"),
        tie("ash", "CONTACTED", "bo", since="2026-05-01T00:00"),
        tie("ash", "CONTACTED", "bo", since="2026-05-31T23:59"),
        tie("ash", "CONTACTED", "bo", since="2026-06-01"),
    )
    begun = {begins for _, begins, _ in drawn(network, "ash", since="2026-05-01", until="2026-05-31")}
    assert begun == {"2026-05-01T00:00", "2026-05-31T23:59"}


def test_two_reports_of_one_thing_are_one_mark() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-05-01", protective=True, key="k1"),
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-05-01", grade="1AP", disputed=True, key="k2"),
    )
    mark = only_mark(network)
    assert (len(mark.rows), mark.protective, mark.confirmed, mark.disputed) == (2, True, False, True)


# --- who has a lane


def test_people_come_first_and_keep_their_order() -> None:
    network = town(("bo", "SPENDS_TIME_AT", "park"), ("ash", "SPENDS_TIME_AT", "mall"))
    timeline = timeline_of(network, people=["bo", "ash"], places=["park", "mall"])
    assert [network.keys[lane.code] for lane in timeline.lanes] == ["bo", "ash", "park", "mall"]
    assert timeline.people == 2


def test_a_home_has_no_lane_and_is_counted() -> None:
    network = town(("ash", "LIVES_AT", "flat"), nodes=[place("refuge", kind="refuge"), place("park")])
    timeline = timeline_of(network, people=["ash"], places=["flat", "refuge", "park"])
    assert [network.keys[lane.code] for lane in timeline.lanes] == ["ash", "park"]
    assert timeline.homes == 2


def test_somebody_who_is_not_in_the_view_is_refused() -> None:
    with pytest.raises(WrongUse):
        timeline_of(town(("ash", "KNOWS", "bo")), people=["cas"])


def test_no_one_gives_an_empty_timeline() -> None:
    timeline = timeline_of(town(("ash", "KNOWS", "bo")), people=[])
    assert (timeline.lanes, timeline.bands, timeline.undated) == ((), (), 0)


# --- what is not drawn


def test_reports_without_a_date_are_counted_once_in_all_and_in_each_lane() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", ref="r1"),
        tie("ash", "KNOWS", "bo", ref="r1"),
        tie("bo", "KNOWS", "cas", ref="r2"),
    )
    timeline = timeline_of(network, people=["ash", "bo"])
    assert [lane.undated for lane in timeline.lanes] == [1, 2]
    assert timeline.undated == 2


# --- the span


def test_a_timeline_ends_on_the_day_asked_about() -> None:
    network = town(tie("ash", "CONTACTED", "bo", since="2026-05-01"))
    timeline = timeline_of(network, people=["ash"])
    assert (timeline.span.first, timeline.span.last) == ("2026-05-01", "2026-11-24")


def test_a_timeline_of_old_data_ends_with_the_data() -> None:
    network = town(tie("ash", "CONTACTED", "bo", since="2017-05-01"), tie("ash", "CONTACTED", "bo", since="2017-08-31"))
    timeline = timeline_of(network, people=["ash"])
    assert (timeline.span.first, timeline.span.last) == ("2017-05-01", "2017-08-31")


# --- laws


def _times(network: Network, link: dict[str, str]) -> tuple[str | None, str | None]:
    """When a link is true, one by one: as its event, else by itself. A moment and a visit end as they begin."""
    for end in ("source", "target"):
        found = node(network, link[end])
        if found["label"] == "Event" and (found["occurred_from"] or found["occurred_to"]):
            return found["occurred_from"] or found["occurred_to"], found["occurred_to"] or found["occurred_from"]
    since, until = link["since"], link["until"]
    if link["kind"] in (*MOMENTS, "SPENDS_TIME_AT"):
        return since or until, until or since
    return since, until


def _inside(times: tuple[str | None, str | None], timeline: Timeline) -> bool:
    begins, ends = times
    if begins is None and ends is None:
        return False
    return (begins or "")[:10] <= timeline.span.last and (ends or "9")[:10] >= timeline.span.first


def _marked(network: Network, timeline: Timeline) -> Iterator[tuple[str, str]]:
    """(lane, link) of everything that is drawn."""
    for lane in timeline.lanes:
        for mark in lane.marks:
            yield from ((network.keys[lane.code], network.links["key"][row]) for row in mark.rows)


def _is_home(network: Network, key: str) -> bool:
    return any(link["kind"] == "LIVES_AT" and link["target"] == key for link in named_links(network))


@given(random_towns(), DAYS, DAYS)
@ENOUGH_TOWNS
def test_every_dated_link_inside_the_period_is_in_the_lane_of_each_of_its_ends_once(
    network: Network, since: str | None, until: str | None
) -> None:
    timeline = timeline_of(network, people=PEOPLE, places=PLACES, since=since, until=until)
    lanes = {key for key in (*PEOPLE, *PLACES) if not _is_home(network, key)}
    expected = Counter(
        (end, link["key"])
        for link in named_links(network)
        for end in {link["source"], link["target"]}
        if end in lanes and _inside(_times(network, link), timeline)
    )
    assert Counter(_marked(network, timeline)) == expected


@given(random_towns(), st.sets(st.sampled_from((*PEOPLE, *PLACES)), min_size=1))
@ENOUGH_TOWNS
def test_only_links_of_those_named_are_drawn(network: Network, chosen: set[str]) -> None:
    people, places = sorted(chosen & set(PEOPLE)), sorted(chosen & set(PLACES))
    timeline = timeline_of(network, people=people, places=places)
    ends = {link["key"]: {link["source"], link["target"]} for link in named_links(network)}
    assert all(lane in chosen and lane in ends[link] for lane, link in _marked(network, timeline))


@given(random_reported_towns())
@ENOUGH_TOWNS
def test_drawn_and_undated_links_are_all_links_over_the_whole_time(network: Network) -> None:
    timeline = timeline_of(network, people=PEOPLE, places=PLACES, since="1900-01-01", until="2100-01-01")
    shown = {link for _, link in _marked(network, timeline)}
    lanes = {network.keys[lane.code] for lane in timeline.lanes}
    of_lanes = [link for link in named_links(network) if {link["source"], link["target"]} & lanes]
    undated = [link for link in of_lanes if _times(network, link) == (None, None)]
    assert len(shown) + len(undated) == len(of_lanes)
    assert timeline.undated == len({(link["agency"], link["ref"]) for link in undated})


@given(random_reported_towns(), DAYS, DAYS)
@ENOUGH_TOWNS
def test_a_bar_counts_the_distinct_reports_that_begin_in_it(
    network: Network, since: str | None, until: str | None
) -> None:
    timeline = timeline_of(network, people=PEOPLE, since=since, until=until)
    began = {
        ((times[0] or times[1] or "")[:10], link["agency"], link["ref"])
        for link in named_links(network)
        if {link["source"], link["target"]} & set(PEOPLE) and any(times := _times(network, link))
    }
    expected = [
        len({(agency, ref) for day, agency, ref in began if bar.first <= day <= bar.last}) for bar in timeline.bars
    ]
    assert [bar.reports for bar in timeline.bars] == expected
    assert (timeline.bars[0].first, timeline.bars[-1].last) == (timeline.span.first, timeline.span.last)
