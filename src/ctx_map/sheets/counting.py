"""What is counted at a place: events by kind and harm, when in the week, young people, and how they rate it.

Only reports that everyone may see and pass on are counted, without those that are disputed or suspected to be false, so
that the numbers do not depend on who makes the sheet. Whether a number may be shown is judged by all that the mandate
may see of the young people behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from ctx_map.analysis.rows.ages import numbered, young_ties
from ctx_map.analysis.rows.events_at_places import events_at_places, hour_of_week, visits
from ctx_map.analysis.rows.in_doubt import disputed, suspected_false
from ctx_map.analysis.rows.participation import IN_AN_EVENT
from ctx_map.network import Network
from ctx_map.sheets.bands import Band, Unit, band_of, band_of_people, parts_may_be_shown
from ctx_map.sheets.month_ends import first_recent_month, month_of
from ctx_map.vocabulary.harm import BETWEEN
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.statements import Rating
from ctx_map.vocabulary.versioned import vocabulary

KINDS = {"incident": "Incidents", "missing_episode": "Missing episodes", "observation": "Observations"}
"""The kinds of event that a sheet names. Kinds are free text, so any other one is not named."""
DAY_PARTS = ("Morning (6am to noon)", "Afternoon (noon to 6pm)", "Evening (6pm to midnight)", "Night (midnight to 6am)")
DAY_GROUPS = ("Monday to Thursday", "Friday", "Saturday and Sunday")
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of a sheet. None, and what is not listed, may not be shown."""

    events: Band | None = None
    recent: Band | None = None
    """Events in the recent months."""
    kinds: Mapping[str, Band] = field(default_factory=dict)
    harms: Mapping[str, Band] = field(default_factory=dict)
    people: Band | None = None
    """Young people who are reported to have been there."""
    week: Mapping[tuple[str, str], Band] = field(default_factory=dict)
    """Recorded times, by part of the day and group of weekdays."""
    since: str | None = None
    """The month by whose end enough events had happened to be counted."""
    ratings: Mapping[Rating, Band] = field(default_factory=dict)


def may_be_counted() -> pl.Expr:
    """Whether a report may be counted on a sheet, as an expression over links."""
    free = (pl.col("handling") == "P") & (pl.col("conditions").fill_null("").str.strip_chars() == "")
    return free.fill_null(value=False) & ~disputed() & ~suspected_false()


def counts_at(network: Network, place: str, until: date) -> Counts:
    """Count what is reported at a place (its key) up to a month end."""
    code = network.keys.index_of(place)
    if code is None:
        return Counts()
    # what happened there, and who is reported there
    events = _events(network, code, until)
    units = _units(network, events)
    spent = _in_time(visits(network).filter(_counted(network, code)), until)
    month = first_recent_month(until)
    recent = [units[event] for event, day in _days(events) if day and month_of(day) >= month]
    total = band_of(list(units.values()))
    band = band_of(recent)
    split = band is not None and parts_may_be_shown(total, [band])
    return Counts(
        events=total,
        recent=band if split else None,
        kinds=_by_kind(network, units, total),
        harms=_by_harm(network, units) if total else {},
        people=band_of_people(len(_people(network, events, spent))),
        week=_by_week(events, spent, units),
        since=_since(events, units) if total else None,
        ratings=_ratings(network, code, until),
    )


def _counted(network: Network, code: int) -> pl.Expr:
    """Whether rows of links are about this place and may be counted."""
    rows = numbered(network.links).filter(may_be_counted()).get_column("row")
    return (pl.col("context") == code) & pl.col("row").is_in(rows.implode())


def _in_time(rows: pl.DataFrame, until: date) -> pl.DataFrame:
    """The rows that begin by a day, or have no date."""
    return rows.filter(pl.col("first_day").is_null() | (pl.col("first_day") <= until.isoformat()))


def _events(network: Network, code: int, until: date) -> pl.DataFrame:
    found = events_at_places(network).filter(_counted(network, code))
    return _in_time(found, until).sort("event", "row").unique("event", keep="first", maintain_order=True)


def _days(events: pl.DataFrame) -> Iterable[tuple[int, str | None]]:
    return events.select("event", "first_day").iter_rows()


def _units(network: Network, events: pl.DataFrame) -> dict[int, Unit]:
    """Each event with the young people in it, as far as they can be seen."""
    parts = young_ties(network, kinds=IN_AN_EVENT)
    people: dict[int, set[int]] = {event: set() for event in events.get_column("event")}
    for person, event in parts.select("person", "context").iter_rows():
        if event in people:
            people[event].add(person)
    return {event: Unit(frozenset(found)) for event, found in people.items()}


def _by_kind(network: Network, units: Mapping[int, Unit], total: Band | None) -> dict[str, Band]:
    kinds = network.nodes.get_column("kind")
    found = _bands(KINDS.values(), lambda event: {KINDS.get(_word(kinds[event]), "")}, units)
    return found if parts_may_be_shown(total, list(found.values())) else {}


def _by_harm(network: Network, units: Mapping[int, Unit]) -> dict[str, Band]:
    harms = network.nodes.get_column("harms")
    known = {entry.word: entry.words for entry in vocabulary("harms").entries}

    def of_event(event: int) -> set[str]:
        return {known.get(word.strip(), "") for word in (harms[event] or "").split(BETWEEN)}

    return _bands(dict.fromkeys(known.values()), of_event, units)


def _bands(names: Iterable[str], of_event: Callable[[int], set[str]], units: Mapping[int, Unit]) -> dict[str, Band]:
    """The bands of these names that may be shown, in their order."""
    found: dict[str, list[Unit]] = {name: [] for name in names}
    for event, unit in units.items():
        for name in of_event(event):
            if name in found:
                found[name].append(unit)
    return {name: band for name, counted in found.items() if (band := band_of(counted)) is not None}


def _word(kind: str | None) -> str:
    return (kind or "").strip().casefold().replace(" ", "_")


def _people(network: Network, events: pl.DataFrame, spent: pl.DataFrame) -> set[int]:
    """The young people whom countable reports put there, by themselves or through an event."""
    rows = numbered(network.links).filter(may_be_counted()).get_column("row")
    parts = young_ties(network, kinds=IN_AN_EVENT).filter(pl.col("row").is_in(rows.implode()))
    through = parts.join(events.select(context="event"), on="context", how="semi")
    return {*through.get_column("person"), *spent.get_column("person")}


def _by_week(events: pl.DataFrame, spent: pl.DataFrame, units: Mapping[int, Unit]) -> dict[tuple[str, str], Band]:
    """The recorded times of events, and of young people spending time there."""
    stays = spent.filter(pl.col("kind").is_in(kinds_that(Puts.TIME_SPENT))).unique(["person", "moment"])
    told = [(hour, units[event]) for event, hour in events.select("event", hour_of_week()).iter_rows()]
    told += [(hour, Unit(frozenset({person}))) for person, hour in stays.select("person", hour_of_week()).iter_rows()]
    cells: dict[tuple[str, str], list[Unit]] = {(part, days): [] for part in DAY_PARTS for days in DAY_GROUPS}
    for hour, unit in told:
        if hour is not None:
            cells[_cell(hour)].append(unit)
    return {cell: band for cell, counted in cells.items() if (band := band_of(counted)) is not None}


def _cell(hour_of_the_week: int) -> tuple[str, str]:
    day, hour = divmod(hour_of_the_week, 24)
    group = DAY_GROUPS[0 if day < _FRIDAY else 1 if day == _FRIDAY else 2]
    return DAY_PARTS[(hour // 6 - 1) % len(DAY_PARTS)], group


def _since(events: pl.DataFrame, units: Mapping[int, Unit]) -> str | None:
    """The first month by whose end the events could be counted: never the month of one event alone."""
    dated = sorted((month_of(day), event) for event, day in _days(events) if day)
    for month in dict.fromkeys(month for month, _ in dated):
        if band_of([units[event] for each, event in dated if each <= month]):
            return month
    return None


def _ratings(network: Network, code: int, until: date) -> dict[Rating, Band]:
    """How young people rate the place. Each rating is one event, whoever reports it."""
    rates = network.links.filter(
        pl.col("kind").is_in(kinds_that(Puts.RATING)) & (pl.col("target") == code) & may_be_counted()
    )
    day = pl.coalesce(network.nodes.get_column("occurred_from").gather(rates.get_column("source")), pl.col("since"))
    rated = rates.with_columns(first_day=day)
    rated = _in_time(rated, until).unique(["source", "role"]).sort("source", "role")
    spoke = network.links.filter(pl.col("kind").is_in(kinds_that(Puts.OWN_WORDS))).select("source", "target")
    who: dict[int, set[int]] = {}
    for person, rating in spoke.iter_rows():
        who.setdefault(rating, set()).add(person)
    found: dict[Rating, list[Unit]] = {rating: [] for rating in Rating}
    for event, role in rated.select("source", "role").iter_rows():
        if role in {rating.value for rating in Rating}:
            found[Rating(role)].append(Unit(frozenset(who.get(event, ()))))
    return {rating: band for rating, counted in found.items() if (band := band_of(counted)) is not None}
