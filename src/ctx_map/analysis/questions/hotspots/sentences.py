"""Hotspots in plain sentences: the place with most harm first, then the others, then the busy places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from ctx_map.analysis.answers.data_span import span_sentences
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.questions.hotspots.account import HotspotAccount
from ctx_map.analysis.questions.hotspots.counts import busiest_block
from ctx_map.analysis.rows.events_at_places import Period, last_days
from ctx_map.analysis.rows.shared_points import shared_point_words, shares_a_point
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import day_words


def hotspot_sentences(network: Network, frame: pl.DataFrame, period: Period, account: HotspotAccount) -> list[str]:
    """Say the finding first, then what it is based on."""
    hot, busy = frame.filter(pl.col("events") > 0), frame.filter(pl.col("events") == 0)
    days = f"in the {count_of(period.days, 'day')} to {day_words(period.last)}"
    # the finding
    if frame.is_empty():
        said = [f"No place had an event or several young people {days}.", *span_sentences(network)]
    elif hot.is_empty():
        said = [f"No place had an event {days}."]
    else:
        said = [*_lead(hot.row(0, named=True), days, period), *_others(hot)]
    said += _busy(busy)
    # what it is based on
    said += _shifted(network, period)
    said += _piled(network, frame)
    said += _not_compared(account, period) if account.by_agency else []
    heard = [agency_words(agency) for agency in account.by_agency]
    said += [f"Only {read_list(heard)} reported anything in this period."] if heard else []
    if network.since and network.since[:10] > period.before().first.isoformat():
        said.append("The dates you chose cut off part of the period before, so the change is not reliable.")
    return said


def _lead(row: Mapping[str, Any], days: str, period: Period) -> list[str]:
    """The place that leads and its change; then who was there and when."""
    events = count_of(row["events"], "event")
    if row["change_low"] is None:
        return [f"{events} at {row['name']} {days}.", *_who_and_when(row)]
    length = count_of(period.days, "day")
    before = "none" if not row["before"] else f"{row['before']:,}"
    turn = "up from" if row["events"] > row["before"] else "down from"
    turn = "the same as" if row["events"] == row["before"] else turn
    said = f"{events} at {row['name']} {days}, {turn} {before} in the {length} before."
    unsure = row["change"].partition(". ")[2]
    return [f"{said} {unsure}".strip(), *_who_and_when(row)]


def _who_and_when(row: Mapping[str, Any]) -> list[str]:
    if not row["people"]:
        return []
    were = "was" if row["people"] == 1 else "were"
    said = f"{count_of(row['people'], 'young person')} {were} reported at {row['name']}"
    found = busiest_block(row["hours"])
    return [f"{said}, most often on {found[0]}s from {found[1]}." if found else f"{said}."]


def _others(hot: pl.DataFrame) -> list[str]:
    """The other places with events."""
    rows = hot.slice(1).select("name", "events").iter_rows()
    names = [f"{name} ({events:,})" for name, events in rows]
    if not names:
        return []
    return [f"{count_of(len(names), 'other place')} had events: {read_list(names)}."]


def _busy(busy: pl.DataFrame) -> list[str]:
    """The places without an event, which are busy and not hotspots."""
    names = busy.get_column("name").to_list()
    if not names:
        return []
    return [f"{count_of(len(names), 'place')} had no event but several young people: {read_list(names)}."]


def _shifted(network: Network, period: Period) -> list[str]:
    """Say that the data end before the period that was wanted."""
    wanted = last_days(network, period.days)
    if period.last == wanted.last:
        return []
    return [
        f"The data end on {day_words(period.last)}, so the period ends on that day and not on {day_words(wanted.last)}."
    ]


def _piled(network: Network, frame: pl.DataFrame) -> list[str]:
    """Say how many of the places listed share one point with more others than a building explains."""
    piled = network.keys.filter(shares_a_point(network))
    listed = int(frame.get_column("id").is_in(piled.implode()).sum())
    return [shared_point_words(listed, "listed")] if listed else []


def _not_compared(account: HotspotAccount, period: Period) -> list[str]:
    """Say which agencies reported nothing at all in the period before."""
    silent = [agency_words(agency) for agency in account.by_agency if agency not in account.heard_before]
    if not silent:
        return []
    names = read_list(silent)
    return [
        f"{names[:1].upper()}{names[1:]} reported nothing from {period.before().words}, so {_they(silent)} "
        "events are not compared with that time."
    ]


def _they(agencies: list[str]) -> str:
    return "its" if len(agencies) == 1 else "their"
