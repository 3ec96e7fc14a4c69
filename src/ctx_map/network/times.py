"""When a link is true: by its own dates, by those of the event it is about, and by whether its kind is momentary.

A link to or from an event that has a date is of the event's time, so that an event is inside a period with all its
links or not at all. Any other link is of its own `since` and `until`. A momentary link (a sighting, a contact) that
gives only one of these began and ended then; a lasting one is open on the side that it leaves out. Cypher says the
same rule in the statements under `cypher/server`.
"""

from __future__ import annotations

import polars as pl

from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import momentary_kinds

_EVENT_TIMES = ("occurred_from", "occurred_to")


def event_times(nodes: pl.DataFrame, end: pl.Expr) -> pl.DataFrame:
    """The events among these nodes that have a date: end, occurred_from, occurred_to.

    `end` says what the ends of links are, such as the column of keys.
    """
    dated = pl.any_horizontal(pl.col(name).is_not_null() for name in _EVENT_TIMES)
    return nodes.filter((pl.col("label") == Label.EVENT.value) & dated).select(*_EVENT_TIMES, end=end)


def with_times(links: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """These links with `begins` and `ends`, null where that side is open; a link without a date has neither.

    `events` has the columns of `event_times`, its ends written as the links write theirs.
    """
    first, last = (_of_event(links, events, names) for names in (_EVENT_TIMES, _EVENT_TIMES[::-1]))
    moment = pl.col("kind").is_in(momentary_kinds())
    return links.with_columns(
        begins=pl.coalesce(first, pl.col("since"), pl.when(moment).then("until")),
        ends=pl.coalesce(last, pl.col("until"), pl.when(moment).then("since")),
    )


def undated(links: pl.DataFrame, events: pl.DataFrame) -> int:
    """How many of these links have no date: neither their own, nor that of an event."""
    times = with_times(links, events)
    return times.filter(pl.col("begins").is_null() & pl.col("ends").is_null()).height


def _of_event(links: pl.DataFrame, events: pl.DataFrame, names: tuple[str, ...]) -> pl.Series:
    """For each link the first of these times that the event at either of its ends has; null where there is none."""
    times = events.select("end", time=pl.coalesce(names))
    at_ends = [
        links.select(end=end).join(times, on="end", how="left", maintain_order="left").get_column("time")
        for end in ("source", "target")
    ]
    return pl.select(pl.coalesce(*at_ends).alias("of_event")).to_series()
