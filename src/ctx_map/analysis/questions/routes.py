"""List what links two places: vehicles, bus and train lines, stops, adults, and young people reported at both.

Lists the things and the adults reported at both places, the lines and stops used by young people of both places, and
the young people reported at both. Counts journeys: a report at one place followed by a report at the other within the
minutes chosen. A vehicle seen at both places need not have carried anyone, and most journeys are never noticed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.provenance import links_behind, people_ids
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.question import Column, Heading, Option, Picks, Picture, Question, Written
from ctx_map.analysis.questions.shared_contacts import grown_ups
from ctx_map.analysis.rows.ages import young_account
from ctx_map.analysis.rows.participation import in_places
from ctx_map.analysis.rows.reach import reached
from ctx_map.analysis.rows.sightings import at_both, moves, sightings
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

DEFINITION = (
    "Things and adults reported at both of two places, directly or through events there, and young people (under 18, "
    "or age not known, on the day of the report) reported at both. Forth and back: reports at one place followed by "
    "one at the other within the minutes given, both times known. Same day: days at both where a time is not known."
)
CAVEAT = (
    "Being reported at both places does not say how anybody got from one to the other, or that one took another "
    "along. A route that nobody noticed is not on this list."
)
YOUNG = "young people"
ORDER = (Label.THING.value, Label.PERSON.value)


@dataclass(frozen=True, slots=True)
class Route:
    """One way in which two places are joined: a thing, an adult, or the young people seen at both together."""

    id: str | None
    """The key of the thing or the adult; None for the row of the young people."""
    name: str | None
    label: str
    """Thing or Person; "young people" for their row."""
    kind: str | None
    forth: int
    """Moves from the first place to the second."""
    back: int
    same_day: int
    """Days at both places without a direction, where a time is known to the day only."""
    people: int
    """Distinct young people: reached by the thing or adult anywhere, or seen at both places."""
    people_ids: tuple[str, ...]
    reports: int
    links: tuple[str, ...]
    """The links at the two places."""


def routes(
    network: Network,
    a: Annotated[
        str, Option("From", "The id of a place.", metavar="A", positional=True, picks=Picks.PLACES, main=True)
    ],
    b: Annotated[
        str, Option("To", "The id of another place.", metavar="B", positional=True, picks=Picks.PLACES, main=True)
    ],
    *,
    within_minutes: Annotated[
        int,
        Field(ge=0),
        Option(
            "Longest journey in minutes",
            "How long a journey from one to the other may take.",
            flag="--within",
            metavar="MINUTES",
        ),
    ] = 240,
) -> Result[Route]:
    """What and who joins two places (the store's keys), with moves within so many minutes.

    Things come first, then adults, then the young people; those with most moves first. Raises WrongUse where an end
    is not a place of this network, or both are the same.
    """
    check_at_least("within_minutes", within_minutes, 0)
    start, end = _places(network, a, b)
    seen = at_both(sightings(network, [start, end]))
    moved = moves(seen, start, within=within_minutes)
    label = network.nodes.get_column("label").gather(seen.get_column("mover"))
    listed = (label == Label.THING.value) | grown_ups(network).gather(seen.get_column("mover"))
    frame = pl.concat(
        [_things_and_adults(network, seen.filter(listed), moved), _young_people(network, moved, [start, end])]
    )
    names = [network.names[code] for code in (start, end)]
    return answer(
        network,
        frame,
        Route,
        method=Method("routes", "1", DEFINITION, {"within": count_of(within_minutes, "minute")}, CAVEAT),
        considered={
            **young_account(network, in_places(network).get_column("person")),
            "things and adults at both places": frame.filter(pl.col("label") != YOUNG).height,
        },
        sentences=_sentences(frame, names),
    )


def _places(network: Network, a: str, b: str) -> tuple[int, int]:
    start, end = network.codes((a, b))
    labels = network.nodes.get_column("label")
    if start == end or {labels[start], labels[end]} != {Label.PLACE.value}:
        raise WrongUse("A route runs between two different places: give the ids of two places.")
    return start, end


def _things_and_adults(network: Network, seen: pl.DataFrame, moved: pl.DataFrame) -> pl.DataFrame:
    rows = seen.rename({"mover": "context"})
    both = pl.concat([rows.select("context", "row"), rows.select("context", row="row_there")])
    young = reached(network).filter(pl.col("context").is_in(rows.get_column("context").unique().to_list()))
    frame = links_behind(network, both).select("context", "links", "reports")
    for part in (people_ids(network, young), moved.rename({"mover": "context"})):
        frame = frame.join(part, on="context", how="left", maintain_order="left")
    described = network.named_nodes.select("name", "label", "kind", id="key")[frame.get_column("context")]
    return _finished(frame.hstack(described.get_columns()))


def _young_people(network: Network, moved: pl.DataFrame, places: list[int]) -> pl.DataFrame:
    """One row for all young people reported at both places: their moves together, never one by one."""
    there = in_places(network).filter(pl.col("context").is_in(places))
    both = there.filter(pl.col("context").n_unique().over("person") > 1)
    one = both.with_columns(context=pl.lit(0, pl.UInt32))
    theirs = moved.join(both, left_on="mover", right_on="person", how="semi")
    frame = (
        links_behind(network, one).select("context", "links", "reports").join(people_ids(network, one), on="context")
    )
    sums = {name: pl.lit(theirs.get_column(name).sum(), pl.Int64) for name in ("forth", "back", "same_day")}
    nothing = {name: pl.lit(None, pl.String) for name in ("id", "name", "kind")}
    return _finished(frame.with_columns(label=pl.lit(YOUNG), **sums, **nothing))


def _finished(frame: pl.DataFrame) -> pl.DataFrame:
    counted = frame.with_columns(
        pl.col("people_ids", "links").fill_null([]), pl.col("forth", "back", "same_day", "reports").fill_null(0)
    ).with_columns(people=pl.col("people_ids").list.len().cast(pl.Int64))
    ordered = counted.with_columns(
        things_first=pl.col("label") != Label.THING.value, moved=pl.sum_horizontal("forth", "back", "same_day")
    ).sort("things_first", "moved", "reports", "id", descending=[False, True, True, False])
    return ordered.select(columns_of(Route))


def _sentences(frame: pl.DataFrame, names: list[str]) -> list[str]:
    first, second = names
    said = []
    for row in frame.iter_rows(named=True):
        who = count_of(row["people"], "young person") if row["label"] == YOUNG else row["name"] or row["id"]
        ways = f"{row['forth']} times from {first} to {second}, {row['back']} times back"
        said.append(f"{who} reported at both: {ways}, {count_of(row['same_day'], 'day')} at both without a time.")
    return said or [f"Nothing and nobody is reported at both {first} and {second}."]


QUESTION = Question(
    name="routes",
    title="Routes",
    asks="How do young people get from one place to another?",
    heading=Heading.TRAVEL,
    analysis=routes,
    row=Route,
    columns=(
        Column("name", "Who or what", Written.WORDS),
        Column("forth", "From the first place", Written.COUNT, help="journeys from the first place to the second"),
        Column("back", "Back again", Written.COUNT, help="journeys from the second place to the first"),
        Column("same_day", "Same day at both", Written.COUNT, help="days at both places where the times are not known"),
        Column("people", "Young people", Written.COUNT),
        Column("reports", "Reports", Written.COUNT),
        Column("people_ids", "Who", Written.NAMES, wide=True),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.MAP,
    marks=("id",),
    order="Things come first, then adults, then the young people seen at both. Most journeys come first.",
    example="ctx-map routes childrens-services:PL10 childrens-services:PL01",
)
