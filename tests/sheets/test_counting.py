"""What a sheet counts at a place, on towns of a few events."""

from __future__ import annotations

from datetime import date

from ctx_map.sheets.counting import DAY_GROUPS, DAY_PARTS, Counts, counts_at
from ctx_map.sheets.month_ends import counted_until, first_recent_month
from ctx_map.vocabulary.statements import Rating
from towns import Node, Tie, Value, event, tie, town, young

UNTIL = date(2026, 10, 31)
FRIDAY = "2026-10-09T21:00"


def happenings(number: int, *, first: int = 0, when: str = FRIDAY, **said: Value) -> tuple[list[Tie], list[Node]]:
    """So many events at the pier, each about a young person of its own."""
    at = range(first, first + number)
    kinds = {name: value for name, value in said.items() if name in ("kind", "harms")}
    report = {name: value for name, value in said.items() if name not in kinds}
    ties = [tie(f"e{n}", "HAPPENED_AT", "pier", **({"handling": "P"} | report)) for n in at]
    ties += [tie(f"p{n}", "INVOLVED_IN", f"e{n}", handling="P") for n in at]
    return ties, [*(event(f"e{n}", occurred_from=when, **kinds) for n in at), *(young(f"p{n}") for n in at)]


def counted(*parts: tuple[list[Tie], list[Node]]) -> Counts:
    ties, nodes = [each for part in parts for each in part[0]], [each for part in parts for each in part[1]]
    return counts_at(town(*ties, nodes=nodes), "pier", UNTIL)


def test_events_are_counted_by_kind_and_harm_and_by_when_they_were() -> None:
    said = counted(happenings(6, kind="missing_episode", harms="county_lines; serious_violence"))
    assert (said.events and said.events.words) == "5 to 19"
    assert [*said.kinds] == ["Missing episodes"]
    assert [*said.harms] == ["county lines", "serious violence"]
    assert {*said.week} == {(DAY_PARTS[2], DAY_GROUPS[1])}
    assert (said.since, bool(said.recent), said.people and said.people.low) == ("2026-10", True, 5)


def test_four_events_read_like_none() -> None:
    assert counted(happenings(4, kind="incident", harms="county_lines")) == counted(happenings(0)) == Counts()


def test_a_kind_in_an_agencys_own_words_is_not_named() -> None:
    said = counted(happenings(6, kind="row about Ash", harms="what Ash did"))
    assert said.events
    assert not said.kinds
    assert not said.harms


def test_what_may_not_be_passed_on_or_is_in_doubt_is_not_counted() -> None:
    for said in (
        {"handling": "C", "conditions": "by hand"},
        {"handling": None},
        {"conditions": "not in meeting"},
        {"disputed": True},
        {"grade": "3EP"},
    ):
        assert counted(happenings(6, **said)).events is None


def test_what_happened_after_the_month_is_not_counted() -> None:
    assert counted(happenings(4), happenings(4, first=4, when="2026-11-01")).events is None
    assert counted(happenings(4), happenings(4, first=4, when="2026-10-31T23:59")).events


def test_the_month_since_when_is_never_that_of_one_event_alone() -> None:
    earlier, later = happenings(1, when="2025-03-01"), happenings(5, first=1, when="2026-02-02")
    said = counted(earlier, later)
    assert (said.since, said.recent) == ("2026-02", None)


def test_one_young_person_in_most_of_the_events_is_protected_even_by_a_report_that_is_not_passed_on() -> None:
    ties, nodes = happenings(8)
    again = [tie("p0", "INVOLVED_IN", f"e{n}", handling="C", conditions="by hand") for n in range(1, 6)]
    assert counts_at(town(*ties, *again, nodes=nodes), "pier", UNTIL).events is None


def test_young_people_who_spend_time_there_are_counted_once_each() -> None:
    often = [tie(f"p{n % 4}", "SPENDS_TIME_AT", "pier", handling="P", since=FRIDAY) for n in range(12)]
    assert counts_at(town(*often), "pier", UNTIL).people is None
    more = [*often, tie("p9", "SPENDS_TIME_AT", "pier", handling="P")]
    assert counts_at(town(*more), "pier", UNTIL).people


def test_ratings_are_counted_from_five_on_and_a_single_one_is_never_told() -> None:
    def rated(number: int, role: str, first: int = 0) -> list[Tie]:
        return [tie(f"e{n}", "RATES", "pier", handling="P", role=role) for n in range(first, first + number)]

    said = counts_at(town(*rated(6, "unsafe"), *rated(1, "safe", 6)), "pier", UNTIL)
    assert {rating: band.words for rating, band in said.ratings.items()} == {Rating.UNSAFE: "5 to 19"}
    # a rating that six reports repeat is one rating
    repeated = [tie("e0", "RATES", "pier", handling="P", role="unsafe") for _ in range(6)]
    assert not counts_at(town(*repeated), "pier", UNTIL).ratings


def test_a_sheet_counts_up_to_the_end_of_a_month() -> None:
    assert counted_until(date(2026, 11, 15)) == date(2026, 10, 31)
    assert counted_until(date(2026, 2, 28)) == date(2026, 2, 28)
    assert counted_until(date(2026, 1, 1)) == date(2025, 12, 31)
    assert first_recent_month(date(2026, 3, 31)) == "2025-10"
    assert first_recent_month(date(2026, 6, 30)) == "2026-01"
