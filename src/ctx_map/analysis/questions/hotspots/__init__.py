"""List the places where young people are most at risk, and when.

Counts, for the last days up to the day in question, the events at each place, the types of harm recorded on them, the
young people reported there, and the change in events since the period before. More reports may mean that someone
looked, so the agencies that reported are named beside each place. Homes appear only where events happened or where
several young people live or spend time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.question import Column, File, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.hotspots.account import HotspotAccount, account_of
from ctx_map.analysis.questions.hotspots.counts import ORDERS, ORDERS_IN_WORDS, HotspotParts, hotspot_frame
from ctx_map.analysis.questions.hotspots.harm_weights import harm_account, harm_sentences, weights_words
from ctx_map.analysis.questions.hotspots.sentences import hotspot_sentences
from ctx_map.analysis.rows.ages import young_ties
from ctx_map.analysis.rows.events_at_places import (
    Period,
    events_at_places,
    in_the_data,
    last_days,
    newest_day,
    visits,
    within,
)
from ctx_map.analysis.rows.participation import IN_AN_EVENT
from ctx_map.analysis.rows.report_counts import counts_by_agency
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.vocabulary.severity import SeverityWeights

DEFINITION = (
    "Counts the events at each place in the period, the types of harm recorded on them, and the young people reported "
    "there directly or through an event. The change compares events with the period of the same length before (exact "
    "95% interval). A place without an event is listed last, as busy. Repeats are events within 28 days of another at "
    "the same place. Times come from events and visits with a recorded time."
)
CAVEAT = (
    "More reports may mean that someone looked, not that more happened. A place without reports is not necessarily "
    "safe."
)
REFERENCE = (
    "Clopper and Pearson 1934, Biometrika 26, 404-413 (interval); Sidebottom et al. 2019, Policing and Society (28 "
    "days: over half of first repeats)"
)


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A place in a period. The row is about the place."""

    id: str
    name: str | None
    kind: str | None
    place_role: str | None
    people: int
    """Distinct young people reported there in the period."""
    people_ids: tuple[str, ...]
    events: int
    """Distinct events that happened there in the period."""
    harm: float
    """Sum of the weights of the types of harm recorded on these events; each weighs 1 unless weights were given."""
    before: int
    """Events in the period of the same length before."""
    change: str
    """Events compared with the period before, in words."""
    change_low: float | None
    """Lower bound of the ratio of events to those before; None where there is nothing to compare."""
    change_high: float | None
    """Upper bound of that ratio; None where it has none."""
    repeats: int
    """Events in the period that came within 28 days of another one there."""
    busiest: str
    """Weekday and hours with most recorded times, in words."""
    timed: int
    """Events and visits whose time of day is recorded."""
    hours: tuple[int, ...]
    """The hour of the week of each of these, 0 to 167 from Monday midnight, in order."""
    agencies: tuple[str, ...]
    """Who reported. A place that only one agency reports may be a place where only one agency looks."""
    reports: int
    """Distinct reports, by agency and reference."""
    links: tuple[str, ...]
    """The links behind the row: one report may make several."""


def hotspots(
    network: Network,
    *,
    period_days: Annotated[
        int,
        Field(ge=1),
        Option(
            "Period in days",
            "Looks at this many days up to the day in question.",
            flag="--period",
            metavar="DAYS",
            main=True,
        ),
    ] = 90,
    severity: Annotated[
        SeverityWeights | None,
        Option(
            "Weights of harm",
            "Weighs types of harm by this TOML file. Without it, all types are counted equally.",
            metavar="FILE",
            file=File.WEIGHTS,
        ),
    ] = None,
    by: Annotated[str, Option("Order by", "What the places are sorted by.", choices=ORDERS_IN_WORDS)] = "harm",
) -> Result[Hotspot]:
    """Return places with events or several young people in the last `period_days` days up to the day in question.

    Where the data end before that period, the last days of the data are used and the answer says so. `severity` weighs
    the types of harm; get it from `ctx_map.bundle.weights_file.read_weights(path)`. Places with events come first, then
    `by` harm, events, people or change (the lower bound of its interval), most first, then id. Raises WrongUse for
    another order.
    """
    check_at_least("period_days", period_days, 1)
    check_order(by)
    happened, seen, wanted = events_at_places(network), visits(network), last_days(network, period_days)
    period = in_the_data(wanted, newest_day([happened, seen], wanted))
    parts = _parts(network, happened, seen, period)
    return _answer(network, parts, account_of(network, parts), period=period, severity=severity, by=by)


def check_order(by: str) -> None:
    """Raise WrongUse where hotspots can't be sorted like this."""
    if by not in ORDERS:
        raise WrongUse(f"Hotspots can be sorted by {', '.join(ORDERS)}. Choose one of these.")


def hotspots_of_part(
    network: Network, account: HotspotAccount, *, period: Period, severity: SeverityWeights | None, by: str = "harm"
) -> Result[Hotspot]:
    """Return the same from a part of a network that holds every link behind a row, with the account of the whole."""
    parts = _parts(network, events_at_places(network), visits(network), period)
    return _answer(network, parts, account, period=period, severity=severity, by=by)


def _answer(
    network: Network,
    parts: HotspotParts,
    account: HotspotAccount,
    *,
    period: Period,
    severity: SeverityWeights | None,
    by: str,
) -> Result[Hotspot]:
    # the rows
    frame = hotspot_frame(network, parts, severity, by=by, heard_before=account.heard_before)
    # say what the answer is based on
    considered = {
        **account.young,
        "places with an event or several young people": frame.height,
        "events in the period": parts.events.get_column("event").n_unique(),
        "events in the period before": account.before,
        "links without a date, in no period": account.undated,
        **harm_account(network, parts.events, severity),
        **counts_by_agency(account.by_agency),
    }
    # how it was worked out, and the answer in sentences
    method = Method(
        "hotspots",
        "3",
        DEFINITION,
        {
            "period": f"{count_of(period.days, 'day')}, {period.words}",
            "period before": period.before().words,
            "weights of harm": weights_words(severity),
            "order": f"places with events first, then by {ORDERS_IN_WORDS[by].lower()}",
        },
        CAVEAT,
        REFERENCE,
    )
    said = hotspot_sentences(network, frame, period, account)
    said += harm_sentences(severity, network.as_at) if frame.height else []
    return answer(network, frame, Hotspot, method=method, considered=considered, sentences=said)


def _parts(network: Network, happened: pl.DataFrame, seen: pl.DataFrame, period: Period) -> HotspotParts:
    through = young_ties(network, kinds=IN_AN_EVENT).select("person", "row", event="context")

    def in_period(days: Period) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        """Visits, events and parts in events of these days."""
        events, here = happened.filter(within(days)), seen.filter(within(days))
        return here, events, through.join(events.select("event", "context").unique(), on="event")

    here, events, involved = in_period(period)
    here_before, events_before, involved_before = in_period(period.before())
    return HotspotParts(
        people=pl.concat([here.select("person", "context", "row"), involved.select("person", "context", "row")]),
        visits=here,
        events=events,
        events_before=events_before,
        all_events=happened.filter(pl.col("first_day").is_not_null()),
        rows_before=pl.concat([each.get_column("row") for each in (here_before, events_before, involved_before)]),
        undated=happened.get_column("first_day").null_count() + seen.get_column("first_day").null_count(),
    )


QUESTION = Question(
    name="hotspots",
    title="Hotspots",
    asks="Where and when are young people most at risk?",
    heading=Heading.UNSAFE_PLACES,
    leads=True,
    analysis=hotspots,
    row=Hotspot,
    columns=(
        Column("id", "Place", Written.NAME),
        Column(
            "events",
            "Events",
            Written.COUNT,
            help="Events that happened there in the period.",
            in_front=False,
        ),
        Column(
            "harm",
            "Harm",
            Written.NUMBER,
            help="The weights of the types of harm recorded, added up.",
            in_front=False,
        ),
        Column("people", "Young people", Written.COUNT, help="Young people reported there in the period."),
        Column("change", "Change", Written.WORDS, help="Events compared with the period of the same length before."),
        Column("busiest", "Busiest time", Written.WORDS),
        Column("agencies", "Agencies", Written.AGENCIES),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.HOURS,
    marks=("id",),
    order=(
        "Places with most harm come first, then those with most events and most young people. Busy places without an "
        "event come last. You can choose another order."
    ),
    example="ctx-map hotspots --period 60 --by change",
)
