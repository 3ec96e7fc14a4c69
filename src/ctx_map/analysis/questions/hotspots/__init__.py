"""Places where many young people are exposed, and when.

Counts, for the last days up to the day asked about: distinct young people reported there, events that happened there,
the harms recorded on these events, and the change of events against the period before. Where this misleads: more
reports may mean more looking, not more harm; the agencies that contributed are named beside each place. Small numbers
jump about: the change says when it cannot be told from chance. Homes appear only where events happened or several
young people live or spend time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.question import Column, File, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.hotspots.account import HotspotAccount, account_of
from ctx_map.analysis.questions.hotspots.counts import ORDERS, ORDERS_IN_WORDS, HotspotParts, hotspot_frame
from ctx_map.analysis.questions.hotspots.harm_weights import harm_account, harm_sentences, weights_words
from ctx_map.analysis.rows.ages import young_ties
from ctx_map.analysis.rows.events_at_places import Period, events_at_places, last_days, visits, within
from ctx_map.analysis.rows.participation import IN_AN_EVENT
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.vocabulary.severity import SeverityWeights

DEFINITION = (
    "Places by distinct young people reported there in the period, directly or through an event; by events that "
    "happened there; by harm (the weights of the harms recorded on these events, see the parameter); by the change of "
    "events against the period of the same length before (exact 95 % interval of the ratio); by events that followed "
    "another one there within 28 days; and by hours of the week, from moments with a time only."
)
CAVEAT = (
    "More reports may mean that somebody looked, not that more happened. A place without reports is not a safe place. "
    "The numbers are about places, not about the young people there."
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
    """Sum of the weights of the harms recorded on these events; each weighs 1 unless weights were given."""
    before: int
    """Events in the period of the same length before."""
    change: str
    """Events against the period before, in words."""
    change_low: float | None
    """Lower bound of the ratio of events to those before; None where there were none in either period."""
    change_high: float | None
    """Upper bound of that ratio; None where it has none."""
    repeats: int
    """Events in the period that came within 28 days of another one there."""
    busiest: str
    """Day and hours with most moments, in words."""
    timed: int
    """Moments whose time of day is known."""
    hours: tuple[int, ...]
    """The hour of the week of each such moment, 0 to 167 from Monday midnight, in order."""
    agencies: tuple[str, ...]
    """Who reported: a place that one agency alone reports may be a place where one agency looks."""
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
            "Looks at this many days up to the day asked about.",
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
    by: Annotated[str, Option("Order by", "What comes first.", choices=ORDERS_IN_WORDS)] = "people",
) -> Result[Hotspot]:
    """Places with events or several young people in the last `period_days` days up to the day asked about.

    `severity` weighs the harms; get it from `ctx_map.vocabulary.severity.read_weights(path)`. Without it each harm
    counts 1. With it, the harms of events that only ungraded intelligence reports weigh nothing, and are counted apart.
    Sorted `by` people, events, harm or change (the lower bound of its interval), most first, then id. Raises WrongUse
    for another order.
    """
    check_at_least("period_days", period_days, 1)
    check_order(by)
    parts = _parts(network, last_days(network, period_days))
    return _answer(network, parts, account_of(network, parts), period_days=period_days, severity=severity, by=by)


def check_order(by: str) -> None:
    """Raises WrongUse where hotspots cannot be sorted like this."""
    if by not in ORDERS:
        raise WrongUse(f"Hotspots come in one of these orders: {', '.join(ORDERS)}.")


def hotspots_of_part(
    network: Network, account: HotspotAccount, *, period_days: int, severity: SeverityWeights | None, by: str = "people"
) -> Result[Hotspot]:
    """The same from a part of a network that holds every link on which a row rests, with the account of the whole."""
    parts = _parts(network, last_days(network, period_days))
    return _answer(network, parts, account, period_days=period_days, severity=severity, by=by)


def _answer(
    network: Network,
    parts: HotspotParts,
    account: HotspotAccount,
    *,
    period_days: int,
    severity: SeverityWeights | None,
    by: str,
) -> Result[Hotspot]:
    period = last_days(network, period_days)
    frame = hotspot_frame(network, parts, severity, by=by)
    considered = {
        **account.young,
        "places with an event or several young people": frame.height,
        "events in the period": parts.events.get_column("event").n_unique(),
        "events in the period before": account.before,
        "links without a date, in no period": account.undated,
        **harm_account(network, parts.events, severity),
        **{f"reports from {agency}": count for agency, count in account.by_agency.items()},
    }
    method = Method(
        "hotspots",
        "2",
        DEFINITION,
        {
            "period": f"{count_of(period_days, 'day')}, {period.words}",
            "period before": period.before().words,
            "weights of harm": weights_words(severity),
            "order": f"{by}, most first",
        },
        CAVEAT,
        REFERENCE,
    )
    said = [*_sentences(network, frame, period, account.by_agency), *harm_sentences(severity, network.as_at)]
    return answer(network, frame, Hotspot, method=method, considered=considered, sentences=said)


def _parts(network: Network, period: Period) -> HotspotParts:
    happened, seen = events_at_places(network), visits(network)
    events = happened.filter(within(period))
    through = young_ties(network, kinds=IN_AN_EVENT).select("person", "row", event="context")
    involved = through.join(events.select("event", "context").unique(), on="event")
    here = seen.filter(within(period))
    return HotspotParts(
        people=pl.concat([here.select("person", "context", "row"), involved.select("person", "context", "row")]),
        visits=here,
        events=events,
        events_before=happened.filter(within(period.before())),
        all_events=happened.filter(pl.col("first_day").is_not_null()),
        undated=happened.get_column("first_day").null_count() + seen.get_column("first_day").null_count(),
    )


def _sentences(network: Network, frame: pl.DataFrame, period: Period, agencies: Iterable[str]) -> list[str]:
    said = [f"{count_of(frame.height, 'place')} with events or several young people, {period.words}."]
    for row in frame.head(3).iter_rows(named=True):
        counts = f"{count_of(row['people'], 'young person')}, {count_of(row['events'], 'event')}"
        said.append(f"{row['name'] or row['id']}: {counts}; {row['change']}.")
    heard = list(agencies)
    said.append(f"Reported by {read_list(heard)} only." if heard else "No agency reported anything in this period.")
    if network.since and network.since[:10] > period.before().first.isoformat():
        said.append("The view begins within the period before, so the change counts from incomplete data.")
    return said


QUESTION = Question(
    name="hotspots",
    title="Hotspots",
    asks="Where and when are young people most at risk?",
    heading=Heading.UNSAFE_PLACES,
    analysis=hotspots,
    row=Hotspot,
    columns=(
        Column("id", "Place", Written.NAME),
        Column("people", "Young people", Written.COUNT),
        Column("events", "Events", Written.COUNT, help="events that happened there in the period"),
        Column("harm", "Harm", Written.NUMBER, help="the weights of the types of harm recorded, added up"),
        Column("before", "Events before", Written.COUNT, help="events in the period of the same length before"),
        Column("change", "Change", Written.WORDS),
        Column("busiest", "Busiest time", Written.WORDS),
        Column("agencies", "Agencies", Written.PHRASES),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.HOURS,
    marks=("id",),
    order="Places with most young people come first, unless another order is asked for.",
    example="ctx-map hotspots --period 60 --by events",
)
