"""The span of the dated reports on a map, for answers that are empty and must say what there is."""

from __future__ import annotations

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.days import DAY_LENGTH, day_words


def span_of(network: Network) -> tuple[str, str] | None:
    """Return the first and the last day of any dated link or event of this network; None where nothing has a date."""
    columns = [(network.links, "since"), (network.links, "until"), (network.nodes, "occurred_from")]
    days = pl.concat([frame.get_column(name).str.slice(0, DAY_LENGTH).alias("day") for frame, name in columns])
    first, last = days.min(), days.max()
    return (str(first), str(last)) if first is not None and last is not None else None


def span_sentences(network: Network) -> list[str]:
    """Say from when to when the reports on this map are, and what the dates asked about leave out."""
    span = span_of(network)
    if span is None:
        return (
            _nothing_recorded(network) if network.links.is_empty() else ["None of the reports on this map has a date."]
        )
    first, last = (day_words(day) for day in span)
    said = [f"The dated reports on this map run from {first} to {last}."]
    if network.since or network.until:
        said.append("Only reports within the dates you chose are counted. Leave out --since and --until to see all.")
    return said


def _nothing_recorded(network: Network) -> list[str]:
    """Say that there are no reports, and how to ask about a time before they were recorded."""
    return [
        f"There are no reports on this map. It shows what was recorded by {day_words(network.as_at)}. "
        "To ask about an earlier time with what is known today, leave out --as-at and use --since and --until.",
    ]
