"""The counting behind hotspots: one row per place, from what happened there and who was there in a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from ctx_map.analysis.answers.provenance import people_ids
from ctx_map.analysis.answers.wording import count_of, part_of
from ctx_map.analysis.measures.distinct import distinct_in
from ctx_map.analysis.measures.rates import change_words, ratio_interval
from ctx_map.analysis.questions.hotspots.harm_weights import harm_at_places
from ctx_map.analysis.rows.events_at_places import hour_of_week
from ctx_map.analysis.rows.report_counts import distinct_agencies, distinct_reports
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import WEEKDAYS, hours_words
from ctx_map.vocabulary.severity import SeverityWeights

REPEAT_DAYS = 28
"""An event within this many days of another at the same place is a repeat."""
FEW_TIMES = 3
"""With fewer recorded times than this, nothing is said about the busiest time."""
BLOCK = 3
"""Hours in one stretch of the day."""
TOO_FEW_TIMES = "Times not recorded often enough"
NO_BUSIEST = "No busiest time"
ORDERS = {
    "harm": ("harm", "events", "people"),
    "events": ("events", "harm", "people"),
    "people": ("people", "harm", "events"),
    "change": ("change_low", "events", "harm"),
}
"""What places are sorted by, most first. `change` is by the lower bound of its interval: the surest increases."""
ORDERS_IN_WORDS = {"harm": "Harm", "events": "Events", "people": "Young people", "change": "Increase"}
COLUMNS = [
    "id",
    "name",
    "kind",
    "place_role",
    "people",
    "people_ids",
    "events",
    "harm",
    "before",
    "change",
    "change_low",
    "change_high",
    "repeats",
    "busiest",
    "timed",
    "hours",
    "agencies",
    "reports",
    "links",
]


@dataclass(frozen=True, slots=True)
class HotspotParts:
    """The tables behind the counting. Nodes are codes, and `row` is the number of a link."""

    people: pl.DataFrame
    """Young people at places in the period, with columns `person`, `context` and `row`."""
    visits: pl.DataFrame
    """Links of young people to places in the period, with columns `context`, `row` and `moment`."""
    events: pl.DataFrame
    """Events at places in the period, with columns `event`, `context`, `row`, `moment` and `first_day`."""
    events_before: pl.DataFrame
    all_events: pl.DataFrame
    """Events at places of any date, to find repeats."""
    rows_before: pl.Series
    """The links of the period before: who was at places, and what happened there."""
    undated: int
    """Links without a date."""


def hotspot_frame(
    network: Network,
    parts: HotspotParts,
    severity: SeverityWeights | None = None,
    *,
    by: str = "harm",
    heard_before: frozenset[str],
) -> pl.DataFrame:
    """Return the rows of the answer in one of the orders. Places without an event come last in every order.

    `heard_before` has the agencies with any report in the period before. Where another agency reported the events of
    a place, there is nothing to compare them with.
    """
    # join what is counted in each table
    counted = _counted(network.nodes.height, parts)
    for part in (
        people_ids(network, parts.people),
        harm_at_places(network, parts.events, severity),
        _repeats(parts),
        _hours(parts),
        _reports(network, parts),
    ):
        counted = counted.join(part, on="context", how="left", maintain_order="left")
    # describe each place and its change
    described = network.named_nodes.select("name", "kind", "place_role", id="key")[counted.get_column("context")]
    frame = counted.hstack(
        [*described.get_columns(), *_change(counted, _not_heard(network, parts, heard_before))]
    ).with_columns(pl.col("people_ids", "hours").fill_null([]), pl.col("harm", "repeats").fill_null(0))
    # say when it is busiest, and sort
    told = frame.with_columns(timed=pl.col("hours").list.len().cast(pl.Int64))
    busiest = [busiest_words(hours) for hours in told.get_column("hours").to_list()]
    told = told.with_columns(pl.Series("busiest", busiest, pl.String))
    order = [pl.col("events") > 0, *ORDERS[by], "id"]
    return told.sort(order, descending=[True, True, True, True, False], nulls_last=True).select(COLUMNS)


def _counted(nodes: int, parts: HotspotParts) -> pl.DataFrame:
    """Return one row per place with events or several young people, and its events in the period before."""
    people, events, before = (
        distinct_in(frame.get_column("context").to_numpy(), frame.get_column(member).to_numpy(), contexts=nodes)
        for frame, member in ((parts.people, "person"), (parts.events, "event"), (parts.events_before, "event"))
    )
    places = np.flatnonzero((events > 0) | (people > 1))
    columns = {"people": people[places], "events": events[places], "before": before[places]}
    return pl.DataFrame({"context": places, **columns}).cast({"context": pl.UInt32})


def _not_heard(network: Network, parts: HotspotParts, heard_before: frozenset[str]) -> pl.DataFrame:
    """Return the first agency per place that reported events there but nothing at all in the period before."""
    agency = network.links.get_column("agency").gather(parts.events.get_column("row"))
    new = parts.events.select("context").with_columns(agency).filter(~pl.col("agency").is_in(list(heard_before)))
    return new.group_by("context").agg(silent=pl.col("agency").min())


def _change(counted: pl.DataFrame, not_heard: pl.DataFrame) -> list[pl.Series]:
    """Return the change in words and its bounds; where there is nothing to compare with, say so."""
    now, before = counted.get_column("events").to_numpy(), counted.get_column("before").to_numpy()
    low, high = ratio_interval(now, before)
    silent = counted.join(not_heard, on="context", how="left", maintain_order="left").get_column("silent").to_list()
    compared = np.array([each is None for each in silent], np.bool_)
    words = [
        words if agency is None else _not_compared(int(events), agency)
        for words, agency, events in zip(change_words(now, before), silent, now, strict=True)
    ]
    return [
        pl.Series("change", words, pl.String),
        pl.Series("change_low", np.where(compared, low, np.nan), pl.Float64).fill_nan(None),
        pl.Series("change_high", np.where(compared & ~np.isinf(high), high, np.nan), pl.Float64).fill_nan(None),
    ]


def _not_compared(events: int, agency: str) -> str:
    who = agency_words(agency)
    return f"{count_of(events, 'event')}. {who[:1].upper()}{who[1:]} reported nothing in the period before."


def _repeats(parts: HotspotParts) -> pl.DataFrame:
    """Count the events of the period that came within 28 days of another one at the same place."""
    days = parts.all_events.select("context", "event", day=pl.col("first_day").str.to_date(strict=False)).drop_nulls()
    ordered = days.unique(["context", "event"], keep="first", maintain_order=True).sort("context", "day", "event")
    gap = (pl.col("day") - pl.col("day").shift(1).over("context")).dt.total_days()
    repeats = ordered.filter(gap <= REPEAT_DAYS).select("context", "event")
    now = repeats.join(parts.events.select("context", "event").unique(), on=["context", "event"], how="semi")
    return now.group_by("context").agg(repeats=pl.len().cast(pl.Int64))


def _hours(parts: HotspotParts) -> pl.DataFrame:
    """Gather the hours of the week of moments with a time: each event once, and each visit."""
    events = parts.events.unique(["context", "event"], keep="first", maintain_order=True).select("context", "moment")
    moments = pl.concat([events, parts.visits.select("context", "moment")])
    timed = moments.select("context", hours=hour_of_week()).drop_nulls().sort("context", "hours")
    return timed.group_by("context", maintain_order=True).agg("hours")


def busiest_block(hours: Sequence[int]) -> tuple[str, str, int] | None:
    """Return the weekday, the hours in words and the number of times of the busiest stretch of the week.

    None where too few times are recorded, or where no stretch has two.
    """
    if len(hours) < FEW_TIMES:
        return None
    blocks = np.bincount(np.asarray(hours) // BLOCK, minlength=7 * 24 // BLOCK)
    block = int(blocks.argmax())
    start = block * BLOCK % 24
    return (
        (WEEKDAYS[block * BLOCK // 24], hours_words(start, start + BLOCK), int(blocks[block]))
        if blocks[block] > 1
        else None
    )


def busiest_words(hours: Sequence[int]) -> str:
    """Return the busiest stretch of the week in words: "Friday, 6pm to 9pm (16 of 23 recorded times)"."""
    found = busiest_block(hours)
    if found is None:
        return TOO_FEW_TIMES if len(hours) < FEW_TIMES else NO_BUSIEST
    day, stretch, times = found
    return f"{day}, {stretch} ({part_of(times, len(hours), 'recorded time')})"


def _reports(network: Network, parts: HotspotParts) -> pl.DataFrame:
    rows = pl.concat([parts.people.select("context", "row"), parts.events.select("context", "row")])
    distinct = rows.unique().sort("context", "row")
    links = network.links.select("agency", links="key", report=network.report_codes)[distinct.get_column("row")]
    return (
        distinct.hstack(links)
        .group_by("context", maintain_order=True)
        .agg("links", reports=distinct_reports(), agencies=distinct_agencies())
    )
