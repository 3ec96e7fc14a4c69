"""List pairs of young people who were at the same place at the same time.

Counts occasions: visits of two young people to one place with no longer break between them are one occasion. An
occasion is recorded (one event or one report says that both were there), probable (both times are known and close), or
possible (only the day is known). Reports are made where someone looks, many people who do not know each other are at
busy places at once, and being involved in an event need not mean having been there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.map_facts import MapFacts, map_facts
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least, named_account, named_codes
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.common_options import People
from ctx_map.analysis.measures.occasions import MOST_PEOPLE
from ctx_map.analysis.question import PYTHON_ONLY, Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.rows.approximate_points import at_exact_places, left_out
from ctx_map.analysis.rows.co_presence import CERTAINTY, ROWS, meetings, occasions_at_places, too_crowded
from ctx_map.analysis.rows.participation import HAPPENED
from ctx_map.analysis.rows.services import services
from ctx_map.analysis.rows.stays import moment_text, stays
from ctx_map.network import Network
from ctx_map.network.extent import Along, Extent, counted_of
from ctx_map.vocabulary.labels import Label

DEFINITION = (
    "Counts occasions on which two young people were at one place at the same time, or within the minutes chosen. A "
    "young person is under 18 on the day of the report, or of unknown age. Recorded means that one event or one report "
    "has both there. Probable means that both times are known. Possible means that only the day is known. Homes and "
    "schools are left out."
)
CAVEAT = (
    "Being at a place at the same time does not mean that they were there together. Most reports do not give a time."
)
MEANINGS = {
    "recorded": "one event or one report has both there",
    "probable": "both times are known and close together",
    "possible": "only the day is known",
}
MAX_PEOPLE = 300
"""Young people above which a place is so busy that being there on one day says nothing."""
ROW_COLUMNS = (*ROWS, *(f"{row}_b" for row in ROWS))


@dataclass(frozen=True, slots=True)
class Together:
    """Two young people at one place at the same time. The row is about the pair and the place."""

    a: str
    b: str
    """The later of the two keys."""
    place: str
    place_name: str | None
    times: int
    """All occasions: the sum of `recorded`, `probable` and `possible`."""
    first: str
    """Start of the first occasion: a moment, or a day where only that is known."""
    last: str
    """Start of the last occasion."""
    certainty: str
    """The most certain of the occasions: recorded, probable or possible. It need not hold for the others."""
    recorded: int
    probable: int
    possible: int
    """Occasions of each certainty."""
    people: int
    """Young people with a dated visit to the place. Among many, being there at once says little."""


def together(
    network: Network,
    *,
    people: People = (),
    within_minutes: Annotated[
        int,
        Field(ge=0),
        Option(
            "Minutes apart", "How many minutes apart two visits may be.", flag="--within", metavar="MINUTES", main=True
        ),
    ] = 180,
    max_people: Annotated[int, PYTHON_ONLY] = MAX_PEOPLE,
) -> Result[Together]:
    """Return pairs at the same place within `within_minutes` of each other, among the `people` named if any are.

    At places of more than `max_people` young people, a visit known only to the day is left out and counted. Sorted by
    recorded, then probable, then possible occasions (most first), then the ids of the pair and the place. Raises
    WrongUse where a named person is not in this network.
    """
    check_at_least("within_minutes", within_minutes, 0)
    check_at_least("max_people", max_people, 2)
    # gather the visits that have a date
    named = named_codes(network, people)
    whole = counted_of(network, partial(_counted, people=people, max_people=max_people))
    told = _visits(network)
    dated = told.filter(pl.col("start").is_not_null())
    telling = _telling(network, dated, whole, max_people)
    # find who met, and count occasions
    asked = telling.filter(pl.col("person").is_in(named)) if named else telling
    frame = _frame(network, occasions_at_places(asked, within=within_minutes), whole)
    crowded = asked.filter(too_crowded())
    # say what the answer is based on
    considered = {
        **whole.facts.young,
        **named_account(told, named),
        "visits with a date": whole.dated,
        "visits with a time of day": whole.timed,
        "visits without a date, left out": whole.undated,
        f"visits known only to the day, at places of over {max_people} young people": whole.untelling,
        f"places of more than {MOST_PEOPLE:,} young people, left out": crowded.get_column("context").n_unique(),
        **whole.left_out,
    }
    parameters = {
        "people": count_of(len(named), "person") if named else "everyone",
        "minutes apart, at most": count_of(within_minutes, "minute"),
        "busy places": f"more than {max_people} young people",
    }
    return answer(
        network,
        frame,
        Together,
        method=Method("together", "2", DEFINITION, parameters, CAVEAT),
        considered=considered,
        sentences=[*_sentences(network, frame, whole, within_minutes), *_too_crowded(network, crowded)],
        find=lambda row: links_of_meetings(network, row, within_minutes, max_people, whole.crowds[row.place]),
        on_the_map=whole.facts.on_the_map,
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is counted of the whole map."""

    facts: MapFacts
    crowds: Mapping[str, int]
    """How many young people have a dated visit to each place, by its key: of those named, if any are."""
    dated: int
    timed: int
    undated: int
    """Visits with a date, with a time of day, and without a date."""
    untelling: int
    """Visits known only to the day, at places of many young people."""
    left_out: Mapping[str, int]
    """How many approximate points are left out."""


def _counted(network: Network, *, people: Sequence[str], max_people: int) -> _Counted:
    told = _visits(network)
    dated = told.filter(pl.col("start").is_not_null())
    crowd = dated.group_by("context").agg(people=pl.col("person").n_unique().cast(pl.Int64))
    busy = crowd.filter(pl.col("people") > max_people).get_column("context")
    theirs = dated.filter(network.keys.gather(dated.get_column("person")).is_in(list(people))) if people else dated
    listed = crowd.filter(pl.col("context").is_in(theirs.get_column("context").unique().implode()))
    return _Counted(
        map_facts(network, dated.get_column("person")),
        dict(zip(network.keys.gather(listed.get_column("context")), listed.get_column("people"), strict=True)),
        dated.height,
        int(dated.get_column("exact").sum()),
        told.height - dated.height,
        dated.filter(pl.col("context").is_in(busy.implode()) & _by_the_day()).height,
        left_out(network, stays(network)),
    )


def _visits(network: Network) -> pl.DataFrame:
    """When young people were at places that are exact."""
    return at_exact_places(network, stays(network))


def _needed(people: Sequence[str]) -> Extent | None:
    """Every report about those named, and where the events that they are in happened."""
    if not people:
        return None
    steps = (None, Along(HAPPENED, (Label.EVENT.value,)))
    return Extent(tuple(people), steps, count=partial(_counted, people=tuple(people), max_people=MAX_PEOPLE))


def links_of_meetings(network: Network, row: Together, within: int, max_people: int, crowd: int) -> list[str]:
    """Return the links behind every occasion of a pair at a place of a `crowd` of young people."""
    a, b, place = network.codes((row.a, row.b, row.place))
    here = _visits(network).filter((pl.col("context") == place) & pl.col("start").is_not_null())
    telling = here.filter(~_by_the_day()) if crowd > max_people else here
    met = meetings(telling.filter(pl.col("person").is_in([a, b])), within=within)
    rows = pl.concat([met.get_column(column).alias("row") for column in ROW_COLUMNS]).unique().sort()
    return network.links.get_column("key").gather(rows).to_list()


def _telling(network: Network, dated: pl.DataFrame, whole: _Counted, max_people: int) -> pl.DataFrame:
    """Leave out visits known only to the day at busy places: two of many being there on one day says nothing."""
    busy = [key for key, people in whole.crowds.items() if people > max_people]
    crowded = network.keys.gather(dated.get_column("context")).is_in(busy)
    return dated.filter(~(crowded & _by_the_day()))


def _by_the_day() -> pl.Expr:
    """Whether a visit, that is no part in an event, is known only to the day."""
    return (pl.col("row") == pl.col("row_there")) & ~pl.col("exact")


def _frame(network: Network, occasions: pl.DataFrame, whole: _Counted) -> pl.DataFrame:
    ordered = _added_up(network, occasions, whole)
    codes = {name: ordered.get_column(name) for name in ("a", "b", "context")}
    return ordered.with_columns(
        a=network.keys.gather(codes["a"]),
        b=network.keys.gather(codes["b"]),
        place=network.keys.gather(codes["context"]),
        place_name=network.names.gather(codes["context"]),
        first=moment_text(pl.col("first"), pl.col("first_timed")),
        last=moment_text(pl.col("last"), pl.col("last_timed")),
        certainty=pl.col("best").cast(pl.Int64).replace_strict(dict(enumerate(CERTAINTY)), return_dtype=pl.String),
    ).select(columns_of(Together))


def _added_up(network: Network, occasions: pl.DataFrame, whole: _Counted) -> pl.DataFrame:
    """Add up the occasions of each pair and place and sort them: most certain first, then latest, services last."""
    best = pl.when(pl.col("recorded") > 0).then(0).when(pl.col("probable") > 0).then(1).otherwise(2)
    counted = occasions.with_columns(times=pl.sum_horizontal(CERTAINTY), best=best)
    places = network.keys.gather(counted.get_column("context"))
    people = places.replace_strict(dict(whole.crowds), default=None, return_dtype=pl.Int64).alias("people")
    joined = counted.with_columns(people)
    expected = pl.Series("expected", services(network, joined.get_column("context").to_numpy()))
    by = ("expected", *CERTAINTY, "last", "a", "b", "context")
    return joined.with_columns(expected).sort(*by, descending=[False, True, True, True, True, False, False, False])


def _sentences(network: Network, frame: pl.DataFrame, whole: _Counted, within: int) -> list[str]:
    if frame.is_empty():
        return _none_met(whole, within)
    first = frame.row(0, named=True)
    names = [network.names[code] for code in network.codes((first["a"], first["b"]))]
    counts = read_list([count_of(first[word], f"{word} occasion") for word in CERTAINTY if first[word]])
    said = [f"{names[0]} and {names[1]} were both at {first['place_name']} on {counts}."]
    pairs, places = frame.select("a", "b").unique().height, frame.get_column("place").n_unique()
    were = "was" if pairs == 1 else "were"
    said.append(f"{count_of(pairs, 'pair')} {were} at the same place at the same time, at {count_of(places, 'place')}.")
    for word, meaning in MEANINGS.items():
        occasions = int(frame.get_column(word).sum())
        is_ = "is" if occasions == 1 else "are"
        said += [f"{count_of(occasions, 'occasion')} {is_} {word}: {meaning}."] if occasions else []
    return said


def _none_met(whole: _Counted, within: int) -> list[str]:
    """Say why no one was found at the same place at the same time."""
    if not whole.dated:
        return ["No visit of a young person to a place has a date.", *whole.facts.span]
    near = f"within {count_of(within, 'minute')} of each other"
    return [f"No two young people are reported at the same place {near}.", *whole.facts.span]


def _too_crowded(network: Network, crowded: pl.DataFrame) -> list[str]:
    """Say which places have too many young people to compare their visits."""
    places = crowded.get_column("context").unique().sort()
    if places.is_empty():
        return []
    names = read_list(network.names.gather(places).to_list())
    return [f"More than {MOST_PEOPLE:,} young people go to each of these places, so they are left out: {names}."]


QUESTION = Question(
    name="together",
    title="At the same place at the same time",
    asks="Who was at the same place at the same time?",
    heading=Heading.SHARED_PLACES,
    analysis=together,
    extent=_needed,
    row=Together,
    columns=(
        Column("a", "Young person", Written.NAME),
        Column("b", "With", Written.NAME),
        Column("place", "Place", Written.NAME),
        Column("recorded", "Recorded", Written.COUNT, help="One event or one report has both there."),
        Column("probable", "Probable", Written.COUNT, help="Both times are known and close together."),
        Column("possible", "Possible", Written.COUNT, help="Only the day is known."),
        Column("first", "First", Written.DAY),
        Column("last", "Last", Written.DAY),
        Column("people", "Young people there", Written.COUNT),
        Column("a", "Id", Written.ID),
        Column("b", "Id of the other", Written.ID),
    ),
    picture=Picture.BARS,
    marks=("a", "b", "place"),
    order=(
        "Pairs with most recorded occasions come first, then those with most probable and most possible ones. Among "
        "equals, those who were together most recently come first. Schools, transport and services come last, because "
        "young people are expected there."
    ),
    example="ctx-map together --within 60",
)
