"""List where each vehicle, phone or account has been seen, who uses it, and who was in the same event.

One row per thing and place. A thing is seen at a place by a report of a sighting, or by being found in an event that
happened there. Those who are reported to use the thing, at any time, are told apart from those who were in the same
event at that place. Where this misleads: being in the same event is not using the thing, using it is not being there,
and a thing that no one noted looks as if it was never there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import polars as pl

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import named_codes
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.question import Column, Heading, Option, Picks, Picture, Question, Written
from ctx_map.analysis.rows.ages import numbered
from ctx_map.analysis.rows.participation import HAPPENED, IN_AN_EVENT
from ctx_map.analysis.rows.report_counts import distinct_agencies, distinct_reports
from ctx_map.network import Network
from ctx_map.network.extent import Extent
from ctx_map.vocabulary.days import DAY_LENGTH, period_words
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that

DEFINITION = (
    "Vehicles, phones, accounts and other things, with each place where a report saw them, directly or in an event "
    "that happened there. Those who are reported to use the thing, at any time, are listed apart from those who were "
    "in the same event there."
)
CAVEAT = (
    "A person in the same event may not have used the thing. People who use it may not have been at this place. A "
    "thing that no one noted looks as if it was never there."
)
KEY = ["thing", "place"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One thing at one place. The row is about the thing and the place, and no one is counted."""

    thing: str
    """The key of the thing."""
    place: str
    """The key of the place."""
    first: str | None
    """The first day on which it was seen there; None if no report says when."""
    last: str | None
    """The last day."""
    used_by: tuple[str, ...]
    """Keys of the people who are reported to use it, at any time and anywhere."""
    present: tuple[str, ...]
    """Keys of the people in the same event there."""
    reports: int
    """Distinct reports that saw it there, by agency and reference."""
    agencies: tuple[str, ...]
    links: tuple[str, ...]
    """The links that put it there and those of the people."""


def sightings(
    network: Network,
    *,
    things: Annotated[
        Sequence[str],
        Option(
            "Vehicles, phones or accounts",
            "Asks about these only. Repeat it for several.",
            flag="--thing",
            metavar="ID",
            picks=Picks.THINGS,
            main=True,
        ),
    ] = (),
) -> Result[Sighting]:
    """List each thing and place, for all things or those named (the store's keys), those in most reports first.

    Raises WrongUse if an id is not in this network.
    """
    # where things were seen, and who is linked to them there
    named = named_codes(network, things)
    every = _seen(network)
    seen = every.filter(pl.col("thing").is_in(named)) if named else every
    frame = _frame(network, seen, _people(network, seen))
    # what was considered
    all_things = network.nodes.filter(pl.col("label") == Label.THING.value).height
    considered = {
        "things": len(named) if named else all_things,
        "things seen at a place": seen.get_column("thing").n_unique(),
        "places": seen.get_column("place").n_unique(),
        "reports": network.report_codes.gather(seen.get_column("row")).n_unique(),
    }
    parameters = {"things": count_of(len(named), "thing") if named else "all"}
    method = Method("sightings", "1", DEFINITION, parameters, CAVEAT)
    return answer(network, frame, Sighting, method=method, considered=considered, sentences=_sentences(network, frame))


def _seen(network: Network) -> pl.DataFrame:
    """One row per link that puts a thing at a place: thing, place, event (codes), row, day."""
    links = numbered(network.links)
    direct = links.filter(pl.col("kind").is_in(kinds_that(Puts.THING_AT_PLACE))).select(
        "row", thing="source", place="target", event=pl.lit(None, pl.UInt32), day=pl.coalesce("since", "until")
    )
    found = links.filter(pl.col("kind").is_in(kinds_that(Puts.THING_IN_EVENT)))
    found = found.select("row", thing="source", event="target", day=pl.coalesce("since", "until"))
    happened = links.filter(pl.col("kind").is_in(HAPPENED)).select(event="source", place="target", row_there="row")
    began = network.nodes.select("occurred_from").with_row_index("event")
    both = found.join(happened, on="event").join(began, on="event", how="left")
    both = both.with_columns(day=pl.coalesce("occurred_from", "day"))
    columns = ("thing", "place", "event", "row", "day")
    halves = [direct.select(columns), both.select(columns), both.with_columns(row="row_there").select(columns)]
    return pl.concat(halves).with_columns(pl.col("day").str.slice(0, DAY_LENGTH))


def _people(network: Network, seen: pl.DataFrame) -> pl.DataFrame:
    """One row per link of a person to a thing, or to the event in which it was seen.

    Columns: thing, place, person, row, present (whether it was the event).
    """
    links = numbered(network.links)
    uses = links.filter(pl.col("kind").is_in(kinds_that(Puts.USE))).select("row", person="source", thing="target")
    parts = links.filter(pl.col("kind").is_in(IN_AN_EVENT)).select("row", person="source", event="target")
    users = seen.select(KEY).unique().join(uses, on="thing")
    present = seen.select(*KEY, "event").unique().join(parts, on="event")
    both = (users, False), (present, True)
    return pl.concat([each.select(*KEY, "person", "row", present=there) for each, there in both])


def _frame(network: Network, seen: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """The rows of the answer: the things of most reports first, and of each the places of most reports first."""
    # days, reports and agencies of the sightings
    links = network.links.select("agency", link="key", report=network.report_codes)
    told = seen.hstack(links[seen.get_column("row")])
    counted = told.group_by(KEY).agg(
        first=pl.col("day").min(), last=pl.col("day").max(), reports=distinct_reports(), agencies=distinct_agencies()
    )
    # the people by name, and every link behind the row
    named = people.with_columns(key=network.keys.gather(people.get_column("person")))
    lists = (
        named.sort("key")
        .group_by(KEY)
        .agg(
            used_by=pl.col("key").filter(~pl.col("present")).unique().sort(),
            present=pl.col("key").filter("present").unique().sort(),
        )
    )
    rows = pl.concat([seen.select(*KEY, "row"), people.select(*KEY, "row")]).unique()
    behind = rows.with_columns(links=network.links.get_column("key").gather(rows.get_column("row")))
    behind = behind.group_by(KEY).agg(pl.col("links").sort())
    frame = counted.join(lists, on=KEY, how="left").join(behind, on=KEY)
    # how many reports saw each thing anywhere
    everywhere = told.group_by("thing").agg(of_thing=distinct_reports())
    frame = frame.join(everywhere, on="thing")
    # keys in place of codes, and the order
    order = [network.names.gather(frame.get_column(end)).alias(f"{end}_name") for end in KEY]
    keys = [network.keys.gather(frame.get_column(end)).alias(end) for end in KEY]
    frame = frame.with_columns(pl.col("used_by", "present").fill_null([]), *order, *keys)
    by = {"of_thing": True, "thing_name": False, "thing": False, "reports": True, "place_name": False, "place": False}
    return frame.sort(*by, descending=list(by.values())).select(columns_of(Sighting))


def _sentences(network: Network, frame: pl.DataFrame) -> list[str]:
    """Where each of the first things was seen."""
    if not frame.height:
        return ["No report says where any of these was seen."]
    names = network.names_by_key
    by_thing: dict[str, list[Mapping[str, Any]]] = {}
    for row in frame.iter_rows(named=True):
        by_thing.setdefault(row["thing"], []).append(row)
    return [
        f"{names[thing]} was seen at {read_list([_at(names, row) for row in rows], most=2)}."
        for thing, rows in list(by_thing.items())[:3]
    ]


def _at(names: Mapping[str, str], row: Mapping[str, Any]) -> str:
    return f"{names[row['place']]} ({period_words(row['first'], row['last'])})"


def _needed(things: Sequence[str]) -> Extent | None:
    """Where the things named were seen and who uses them, and who was in the same events; else the whole."""
    seen_or_used = kinds_that(Puts.THING_AT_PLACE, Puts.THING_IN_EVENT, Puts.USE)
    return Extent(tuple(things), (seen_or_used, (*HAPPENED, *IN_AN_EVENT))) if things else None


QUESTION = Question(
    name="sightings",
    title="Sightings",
    asks="Where has a vehicle, phone or account been seen, and who was there?",
    heading=Heading.TRAVEL,
    leads=True,
    analysis=sightings,
    extent=_needed,
    row=Sighting,
    columns=(
        Column("thing", "Vehicle, phone or account", Written.NAME),
        Column("place", "Place", Written.NAME),
        Column("first", "First seen", Written.DAY),
        Column("last", "Last seen", Written.DAY),
        Column("used_by", "Used by, at any time", Written.NAMES),
        Column("present", "In the same event there", Written.NAMES, wide=True),
        Column("reports", "Reports", Written.COUNT),
        Column("agencies", "Reported by", Written.AGENCIES),
        Column("thing", "Id", Written.ID),
    ),
    picture=Picture.NONE,
    marks=("thing", "place"),
    order="Vehicles, phones and accounts in most reports come first, and of each the places in most reports.",
    example="ctx-map sightings --thing childrens-services:T01",
)
