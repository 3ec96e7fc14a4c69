"""Who counts as a young person, in one place for every analysis.

A young person is anyone under 18, or of unknown age, on the day of the report. For a part in an event, that is the day
the event began, so that everyone who was in it is judged on one day (decision 55). For any other report, and for a part
in an event without a date, it is its `since`, and otherwise the day that the question is about. People who have turned
18 since the report are counted, and the answer says how many. Where this misleads: a person of unknown age may be an
adult (an unidentified older male counts until his age is recorded), and a report without a date is judged by the age on
the day that the question is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl

from ctx_map.network import Network
from ctx_map.network.arrays import Ints
from ctx_map.network.births import adult_from_birth
from ctx_map.vocabulary.days import DAY_LENGTH
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.people import PersonKind

ALWAYS_ADULT = ""
NEVER_ADULT = "9999-12-31"
YOUNG = "young people"
TURNED_18 = "turned 18 since"
AGE_UNKNOWN = "age not known, treated as a child"


def adult_from(network: Network) -> pl.Series:
    """The first day on which each node is an adult, as ISO text that compares with days; null where it is no person.

    Where only the year or month of birth is known, a person is a child while that is possible.
    """
    born = pl.col("date_of_birth")
    by_kind = pl.when(pl.col("kind") == PersonKind.ADULT).then(pl.lit(ALWAYS_ADULT)).otherwise(pl.lit(NEVER_ADULT))
    first_day = pl.when(born.is_not_null()).then(adult_from_birth(born)).otherwise(by_kind)
    is_person = pl.col("label") == Label.PERSON.value
    return network.nodes.select(pl.when(is_person).then(first_day).alias("adult_from")).to_series()


def with_day(network: Network, links: pl.DataFrame) -> pl.DataFrame:
    """These links with the `day` of each report."""
    began = network.nodes.select(began=pl.coalesce("occurred_from", "occurred_to")).to_series()
    event_day = began.gather(links.get_column("target")).str.slice(0, DAY_LENGTH).alias("day")
    in_event = pl.when(pl.col("kind").is_in(kinds_that(Puts.PERSON_IN_EVENT))).then(event_day)
    since = pl.col("since").str.slice(0, DAY_LENGTH)
    return links.with_columns(day=pl.coalesce(in_event, since, pl.lit(network.as_at.isoformat())))


def young_at(network: Network, people: pl.Series, days: pl.Series | date) -> pl.Series:
    """Whether each of these people (by code) is a young person on the day beside it. False for what is no person."""
    first_adult_day = adult_from(network).gather(people)
    day = pl.lit(days.isoformat()) if isinstance(days, date) else days
    return pl.select((day < first_adult_day).fill_null(value=False)).to_series()


def numbered(links: pl.DataFrame) -> pl.DataFrame:
    """The links with their row number, `row`, by which their keys are found again."""
    return links.with_row_index("row")


def young_ties(network: Network, *, kinds: Iterable[str] = (), labels: Iterable[Label] = ()) -> pl.DataFrame:
    """The links that run from a young person, of these kinds or to nodes of these labels: row, person, context, day.

    By label, speaking in a conversation is left out.

    `row` is the number of the link, `person` and `context` are codes.
    """
    links = numbered(network.links)
    if kinds:
        links = links.filter(pl.col("kind").is_in(list(kinds)))
    wanted = list(labels)
    if wanted:
        # nothing happened in a conversation, so those who spoke in it do not share it
        links = links.filter(~pl.col("kind").is_in(kinds_that(Puts.OWN_WORDS)))
        label = network.nodes.get_column("label").gather(links.get_column("target"))
        links = links.filter(label.is_in([each.value for each in wanted]))
    dated = with_day(network, links)
    young = young_at(network, dated.get_column("source"), dated.get_column("day"))
    return dated.filter(young).select("row", "day", person="source", context="target")


def young_account(network: Network, people: pl.Series | Ints | Sequence[int]) -> dict[str, int]:
    """Count the young people considered, those who have turned 18 since, and those whose age is not known."""
    codes = pl.Series("code", people, dtype=pl.UInt32).unique()
    nodes = network.nodes.select("date_of_birth", "kind")[codes]
    first_adult_day = adult_from(network).gather(codes)
    no_kind = nodes.get_column("kind").is_null() | (nodes.get_column("kind") == PersonKind.UNIDENTIFIED)
    return {
        YOUNG: codes.len(),
        TURNED_18: int((first_adult_day <= network.as_at.isoformat()).sum()),
        AGE_UNKNOWN: int((nodes.get_column("date_of_birth").is_null() & no_kind.fill_null(value=True)).sum()),
    }


def young_on_the_map(network: Network) -> int:
    """Count the people who are a young person in any of their reports, or on the day that the question is about.

    Every question gives this number, whatever part of the reports it uses.
    """
    ends = with_day(network, network.links.select("source", "target", "kind", "since"))
    days = pl.concat([ends.select("day", person="source"), ends.select("day", person="target")])
    people = network.nodes.with_row_index("person").filter(pl.col("label") == Label.PERSON.value)
    today = people.select(pl.lit(network.as_at.isoformat()).alias("day"), "person")
    earliest = pl.concat([days, today]).group_by("person").agg(pl.col("day").min())
    return int(young_at(network, earliest.get_column("person"), earliest.get_column("day")).sum())
