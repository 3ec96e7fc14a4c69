"""The counting behind hotspots: one frame, a row a place, from what happened there and who was there in a period."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from ctx_map.analysis.answers.provenance import people_ids
from ctx_map.analysis.measures.distinct import distinct_in
from ctx_map.analysis.measures.rates import change_words, ratio_interval
from ctx_map.analysis.questions.hotspots.harm_weights import harm_at_places
from ctx_map.analysis.rows.events_at_places import hour_of_week
from ctx_map.analysis.rows.report_counts import distinct_agencies, distinct_reports
from ctx_map.network import Network
from ctx_map.vocabulary.severity import SeverityWeights

REPEAT_DAYS = 28
"""An event within so many days of another at the same place is a repeat."""
FEW_TIMES = 3
"""Fewer moments with a time than this say nothing about when."""
BLOCK = 3
"""Hours that are told as one stretch of the day."""
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ORDERS = {
    "people": ("people", "harm", "events"),
    "events": ("events", "harm", "people"),
    "harm": ("harm", "events", "people"),
    "change": ("change_low", "events", "harm"),
}
ORDERS_IN_WORDS = {"people": "Young people", "events": "Events", "harm": "Harm", "change": "Increase"}
"""By what places are sorted, most first. Change is by the lower bound of its interval: what surely became more."""
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
    """What the counting works on; codes of nodes, and `row`, the number of a link."""

    people: pl.DataFrame
    """Young people at places in the period: person, context, row."""
    visits: pl.DataFrame
    """Reports of young people at places in the period: context, row, moment."""
    events: pl.DataFrame
    """Events at places in the period: event, context, row, moment, first_day."""
    events_before: pl.DataFrame
    all_events: pl.DataFrame
    """Events at places of any date, to tell repeats."""
    undated: int
    """Links without a date."""


def hotspot_frame(
    network: Network, parts: HotspotParts, severity: SeverityWeights | None = None, *, by: str = "people"
) -> pl.DataFrame:
    """The rows of the answer in one of the orders."""
    counted = _counted(network.nodes.height, parts)
    for part in (
        people_ids(network, parts.people),
        harm_at_places(network, parts.events, severity),
        _repeats(parts),
        _hours(parts),
        _reports(network, parts),
    ):
        counted = counted.join(part, on="context", how="left", maintain_order="left")
    described = network.named_nodes.select("name", "kind", "place_role", id="key")[counted.get_column("context")]
    frame = counted.hstack([*described.get_columns(), *_change(counted)]).with_columns(
        pl.col("people_ids", "hours").fill_null([]), pl.col("harm", "repeats").fill_null(0)
    )
    told = frame.with_columns(timed=pl.col("hours").list.len().cast(pl.Int64))
    busiest = [_busiest(hours) for hours in told.get_column("hours").to_list()]
    told = told.with_columns(pl.Series("busiest", busiest, pl.String))
    order = [*ORDERS[by], "id"]
    return told.sort(order, descending=[True, True, True, False], nulls_last=True).select(COLUMNS)


def _counted(nodes: int, parts: HotspotParts) -> pl.DataFrame:
    """A row a place with events or several young people: how many of each, and the events of the period before."""
    people, events, before = (
        distinct_in(frame.get_column("context").to_numpy(), frame.get_column(member).to_numpy(), contexts=nodes)
        for frame, member in ((parts.people, "person"), (parts.events, "event"), (parts.events_before, "event"))
    )
    places = np.flatnonzero((events > 0) | (people > 1))
    columns = {"people": people[places], "events": events[places], "before": before[places]}
    return pl.DataFrame({"context": places, **columns}).cast({"context": pl.UInt32})


def _change(counted: pl.DataFrame) -> list[pl.Series]:
    now, before = counted.get_column("events").to_numpy(), counted.get_column("before").to_numpy()
    low, high = ratio_interval(now, before)
    bounded = np.where(np.isinf(high), np.nan, high)
    return [
        pl.Series("change", change_words(now, before), pl.String),
        pl.Series("change_low", low, pl.Float64).fill_nan(None),
        pl.Series("change_high", bounded, pl.Float64).fill_nan(None),
    ]


def _repeats(parts: HotspotParts) -> pl.DataFrame:
    """Events of the period within 28 days after another one at the same place, of whatever period."""
    days = parts.all_events.select("context", "event", day=pl.col("first_day").str.to_date(strict=False)).drop_nulls()
    ordered = days.unique(["context", "event"], keep="first", maintain_order=True).sort("context", "day", "event")
    gap = (pl.col("day") - pl.col("day").shift(1).over("context")).dt.total_days()
    repeats = ordered.filter(gap <= REPEAT_DAYS).select("context", "event")
    now = repeats.join(parts.events.select("context", "event").unique(), on=["context", "event"], how="semi")
    return now.group_by("context").agg(repeats=pl.len().cast(pl.Int64))


def _hours(parts: HotspotParts) -> pl.DataFrame:
    """The hours of the week of moments with a time: of each event once, and of each report of a visit."""
    events = parts.events.unique(["context", "event"], keep="first", maintain_order=True).select("context", "moment")
    moments = pl.concat([events, parts.visits.select("context", "moment")])
    timed = moments.select("context", hours=hour_of_week()).drop_nulls().sort("context", "hours")
    return timed.group_by("context", maintain_order=True).agg("hours")


def _busiest(hours: list[int]) -> str:
    """The stretch of the week with most moments: "Fri 21:00-24:00 (3 of 5)"."""
    if len(hours) < FEW_TIMES:
        return "too few times known"
    blocks = np.bincount(np.asarray(hours) // BLOCK, minlength=7 * 24 // BLOCK)
    block = int(blocks.argmax())
    start = block * BLOCK % 24
    return f"{DAYS[block * BLOCK // 24]} {start:02d}:00-{start + BLOCK:02d}:00 ({blocks[block]} of {len(hours)})"


def _reports(network: Network, parts: HotspotParts) -> pl.DataFrame:
    rows = pl.concat([parts.people.select("context", "row"), parts.events.select("context", "row")])
    distinct = rows.unique().sort("context", "row")
    links = network.links.select("agency", links="key", report=network.report_codes)[distinct.get_column("row")]
    return (
        distinct.hstack(links)
        .group_by("context", maintain_order=True)
        .agg("links", reports=distinct_reports(), agencies=distinct_agencies())
    )
