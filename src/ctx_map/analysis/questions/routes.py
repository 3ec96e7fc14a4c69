"""List what links two places: vehicles, bus and train lines, stops, adults, and young people reported at both.

Lists the things and the adults reported at both places, the lines and stops used by young people of both places, and
the young people reported at both. Counts journeys: a report at one place followed by a report at the other within the
minutes chosen. A vehicle seen at both places need not have carried anyone, and most journeys are never noticed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.provenance import links_behind, people_ids
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.question import Column, Heading, Option, Picks, Picture, Question, Written
from ctx_map.analysis.rows.adults import grown_up_on
from ctx_map.analysis.rows.ages import with_day, young_account, young_at, young_on_the_map
from ctx_map.analysis.rows.participation import in_places
from ctx_map.analysis.rows.reach import reached
from ctx_map.analysis.rows.sightings import at_both, moves, sightings
from ctx_map.analysis.rows.transport import used_by_both
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.extent import Extent, counted_of
from ctx_map.network.links_between import ENDS, Pair, pairs_of
from ctx_map.vocabulary.labels import Label

DEFINITION = (
    "Lists the things and adults reported at both places, directly or through events, and the young people reported at "
    "both. A young person is under 18 on the day of the report, or of unknown age. Lists lines, stops and stations "
    "used by young people of both places. A journey is a report at one place followed by a report at the other within "
    "the minutes chosen, where both times are known."
)
CAVEAT = (
    "Being reported at both places does not say how anyone travelled between them. Routes that no one noticed are not "
    "on this list."
)
YOUNG = "young people"
ORDER = {Label.THING.value: 0, Label.PLACE.value: 1, Label.PERSON.value: 2, YOUNG: 3}
"""Things come first, then lines and stops, then adults, then the young people."""


@dataclass(frozen=True, slots=True)
class Route:
    """One link between two places: a thing, a line or stop, an adult, or all young people reported at both."""

    id: str | None
    """The key of the thing, line or adult; None for the row of the young people."""
    name: str | None
    label: str
    """Thing, Place (a line or stop) or Person; "young people" for their row."""
    kind: str | None
    forth: int | None
    """Journeys from the first place to the second; None for lines and stops, where these are not counted."""
    back: int | None
    same_day: int | None
    """Days at both places where only the day is known, so the direction is not."""
    people: int
    """Distinct young people: linked to the thing or adult anywhere, or reported at the places."""
    people_ids: tuple[str, ...]
    reports: int
    links: tuple[str, ...]
    """The links behind the row."""


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
            "The longest time that a journey between the two places may take.",
            flag="--within",
            metavar="MINUTES",
        ),
    ] = 240,
) -> Result[Route]:
    """Return what and who links two places (the store's keys), with journeys of at most `within_minutes`.

    Things come first, then lines and stops, adults and the young people; those with most journeys come first. Raises
    WrongUse where an end is not a place of this network, or where both are the same.
    """
    check_at_least("within_minutes", within_minutes, 0)
    # find who and what was at both places, and the journeys between them
    start, end = _places(network, a, b)
    whole = counted_of(network, partial(_counted, a=a, b=b))
    found = _found(network, start, end)
    # one row each for things and adults, for lines and stops, and one for all young people
    frame = pl.concat(
        [
            _things_and_adults(network, found, moves(found.listed, start, within=within_minutes)),
            _lines(network, found.used),
            _young_people(network, found.both, moves(found.young, start, within=within_minutes)),
        ]
    )
    names = [network.names[code] for code in (start, end)]
    return answer(
        network,
        frame,
        Route,
        method=Method("routes", "2", DEFINITION, {"longest journey": count_of(within_minutes, "minute")}, CAVEAT),
        considered={
            **whole.young,
            "things and adults at both places": frame.filter(
                pl.col("label").is_in([Label.THING.value, Label.PERSON.value])
            ).height,
            "lines and stops used by young people of both places": frame.filter(label=Label.PLACE.value).height,
        },
        sentences=_sentences(frame, names),
        on_the_map=whole.on_the_map,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What links two places. Each frame has the numbers of the links that it comes from."""

    listed: pl.DataFrame
    """Sightings of the things and adults at both."""
    reaching: pl.DataFrame
    """How these reach young people, anywhere."""
    young: pl.DataFrame
    """Sightings of the young people at both."""
    both: pl.DataFrame
    """The reports that put a young person at both: person, context and row."""
    used: pl.DataFrame
    """The lines and stops used by young people of both places: person, context and row."""
    at_either: pl.DataFrame
    """Where the young people who use these were reported, of the two places."""

    @property
    def rows(self) -> pl.Series:
        """The numbers of all links that the answer comes from."""
        sightings = [each.get_column(row) for each in (self.listed, self.young) for row in ("row", "row_there")]
        others = [each.get_column("row") for each in (self.reaching, self.both, self.used, self.at_either)]
        return pl.concat([*sightings, *others]).unique()


def _found(network: Network, start: int, end: int) -> _Found:
    # who and what was seen at both
    places = [start, end]
    seen = sightings(network, places)
    mover = seen.get_column("mover")
    day = with_day(network, network.links).get_column("day").gather(seen.get_column("row"))
    label = network.nodes.get_column("label").gather(mover)
    listed = at_both(seen.filter((label == Label.THING.value) | grown_up_on(network, mover, day)))
    young = at_both(seen.filter(young_at(network, mover, day)))
    # the young people that these reach, and those of the two places with the lines that they use
    movers = listed.get_column("mover").unique()
    reaching = reached(network).filter(pl.col("context").is_in(movers.implode()))
    there = in_places(network)
    at_either = there.filter(pl.col("context").is_in(places))
    both = at_either.filter(pl.col("context").n_unique().over("person") > 1)
    used = used_by_both(network, start, end)
    users = used.get_column("person").unique()
    return _Found(listed, reaching, young, both, used, at_either.filter(pl.col("person").is_in(users.implode())))


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is found and counted on the whole map."""

    links: tuple[Pair, ...]
    """The two ids of each link that the answer comes from."""
    young: Mapping[str, int]
    """The account of the young people at any place."""
    on_the_map: int


def _counted(network: Network, *, a: str, b: str) -> _Counted:
    start, end = _places(network, a, b)
    rows = _found(network, start, end).rows
    return _Counted(
        pairs_of(network, network.links.select(ENDS)[rows]),
        young_account(network, in_places(network).get_column("person")),
        young_on_the_map(network),
    )


def _needed(a: str, b: str) -> Extent:
    """The links that the answer comes from. Most of what is about a school is not, so they are found on the outline."""
    return Extent((a, b), (), count=partial(_counted, a=a, b=b), between=lambda counted: counted.links)


def _places(network: Network, a: str, b: str) -> tuple[int, int]:
    start, end = network.codes((a, b))
    labels = network.nodes.get_column("label")
    if start == end or {labels[start], labels[end]} != {Label.PLACE.value}:
        raise WrongUse("These are not two different places. Give the ids of two places.")
    return start, end


def _things_and_adults(network: Network, found: _Found, moved: pl.DataFrame) -> pl.DataFrame:
    rows = found.listed.rename({"mover": "context"})
    both = pl.concat([rows.select("context", "row"), rows.select("context", row="row_there")])
    frame = links_behind(network, both).select("context", "links", "reports")
    for part in (people_ids(network, found.reaching), moved.rename({"mover": "context"})):
        frame = frame.join(part, on="context", how="left", maintain_order="left")
    described = network.named_nodes.select("name", "label", "kind", id="key")[frame.get_column("context")]
    return _finished(frame.hstack(described.get_columns()))


def _young_people(network: Network, both: pl.DataFrame, moved: pl.DataFrame) -> pl.DataFrame:
    """Return one row for all young people reported at both places: their journeys together, never one by one."""
    one = both.with_columns(context=pl.lit(0, pl.UInt32))
    theirs = moved.join(both, left_on="mover", right_on="person", how="semi")
    frame = (
        links_behind(network, one).select("context", "links", "reports").join(people_ids(network, one), on="context")
    )
    sums = {name: pl.lit(theirs.get_column(name).sum(), pl.Int64) for name in ("forth", "back", "same_day")}
    nothing = {name: pl.lit(None, pl.String) for name in ("id", "kind")}
    return _finished(frame.with_columns(label=pl.lit(YOUNG), name=pl.lit("Young people"), **sums, **nothing))


def _lines(network: Network, used: pl.DataFrame) -> pl.DataFrame:
    """Return one row per line, stop or station that young people of both places use."""
    frame = links_behind(network, used).select("context", "links", "reports")
    frame = frame.join(people_ids(network, used), on="context", how="left", maintain_order="left")
    described = network.named_nodes.select("name", "label", "kind", id="key")[frame.get_column("context")]
    nothing = {name: pl.lit(None, pl.Int64) for name in ("forth", "back", "same_day")}
    return _finished(frame.hstack(described.get_columns()).with_columns(**nothing))


def _journeys() -> list[pl.Expr]:
    """The counts of journeys: 0 where none was found, null for a line, where they are not counted."""
    counted = pl.col("label") != Label.PLACE.value
    return [pl.when(counted).then(pl.col(name).fill_null(0)).alias(name) for name in ("forth", "back", "same_day")]


def _finished(frame: pl.DataFrame) -> pl.DataFrame:
    counted = frame.with_columns(
        pl.col("people_ids", "links").fill_null([]), pl.col("reports").fill_null(0), *_journeys()
    ).with_columns(people=pl.col("people_ids").list.len().cast(pl.Int64))
    ordered = counted.with_columns(
        rank=pl.col("label").replace_strict(ORDER, return_dtype=pl.Int8),
        moved=pl.sum_horizontal("forth", "back", "same_day"),
    ).sort("rank", "moved", "people", "reports", "id", descending=[False, True, True, True, False])
    return ordered.select(columns_of(Route))


def _sentences(frame: pl.DataFrame, names: list[str]) -> list[str]:
    first, second = names
    if frame.is_empty():
        return [f"Nothing and no one is reported at both {first} and {second}."]
    return [_said(row, first, second) for row in frame.iter_rows(named=True)]


def _said(row: Mapping[str, Any], first: str, second: str) -> str:
    """One row in a sentence."""
    people = count_of(row["people"], "young person")
    if row["label"] == Label.PLACE.value:
        return f"{people} reported at {first} or {second} {'uses' if row['people'] == 1 else 'use'} {row['name']}."
    were = "were" if row["label"] == YOUNG and row["people"] != 1 else "was"
    who = people if row["label"] == YOUNG else row["name"]
    ways = [
        *([f"{_times(row['forth'])} going from {first} to {second}"] if row["forth"] else []),
        *([f"{_times(row['back'])} going from {second} to {first}"] if row["back"] else []),
        *([f"on {count_of(row['same_day'], 'day')} where the times are not known"] if row["same_day"] else []),
    ]
    said = f"{who} {were} reported at both {first} and {second}"
    return f"{said}, {read_list(ways)}." if ways else f"{said}, but no journey between them is recorded."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


QUESTION = Question(
    name="routes",
    title="Routes",
    asks="How do young people get from one place to another?",
    heading=Heading.TRAVEL,
    analysis=routes,
    extent=_needed,
    row=Route,
    columns=(
        Column("name", "Who or what", Written.WORDS),
        Column("kind", "Kind", Written.WORDS),
        Column("forth", "From the first place", Written.COUNT, help="Journeys from the first place to the second."),
        Column("back", "Back again", Written.COUNT, help="Journeys from the second place to the first."),
        Column("same_day", "Same day at both", Written.COUNT, help="Days at both places, times not known."),
        Column("people", "Young people", Written.COUNT),
        Column("reports", "Reports", Written.COUNT),
        Column("people_ids", "Who", Written.NAMES, wide=True),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.MAP,
    marks=("id",),
    order=(
        "Vehicles, phones and other things come first, then bus and train lines, then adults, then the young people "
        "reported at both. Within each group, those with most journeys come first."
    ),
    example="ctx-map routes childrens-services:PL10 childrens-services:PL01",
)
