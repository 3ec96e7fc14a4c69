"""List pairs of young people who were at the same place at the same time.

Counts occasions: visits of two young people to one place with no longer break between them are one occasion. An
occasion is recorded (one event or one report says that both were there), probable (both times are known and close), or
possible (only the day is known). Reports are made where someone looks, many people who do not know each other are at
busy places at once, and being involved in an event need not mean having been there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.data_span import span_sentences
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least, named_account, named_codes
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.common_options import People
from ctx_map.analysis.measures.occasions import MOST_PEOPLE
from ctx_map.analysis.question import PYTHON_ONLY, Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.rows.ages import young_account
from ctx_map.analysis.rows.co_presence import CERTAINTY, ROWS, meetings, occasions_at_places, too_crowded
from ctx_map.analysis.rows.services import services
from ctx_map.analysis.rows.stays import moment_text, stays
from ctx_map.network import Network

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
    max_people: Annotated[int, PYTHON_ONLY] = 300,
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
    told = stays(network)
    dated = told.filter(pl.col("start").is_not_null())
    telling = _telling(dated, max_people)
    # find who met, and count occasions
    asked = telling.filter(pl.col("person").is_in(named)) if named else telling
    frame = _frame(network, occasions_at_places(asked, within=within_minutes), dated)
    crowded = asked.filter(too_crowded())
    # say what the answer is based on
    considered = {
        **young_account(network, dated.get_column("person")),
        **named_account(told, named),
        "visits with a date": dated.height,
        "visits with a time of day": int(dated.get_column("exact").sum()),
        "visits without a date, left out": told.height - dated.height,
        f"visits known only to the day, at places of over {max_people} young people": dated.height - telling.height,
        f"places of more than {MOST_PEOPLE:,} young people, left out": crowded.get_column("context").n_unique(),
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
        sentences=[*_sentences(network, frame, dated, within_minutes), *_too_crowded(network, crowded)],
        find=lambda row: links_of_meetings(network, row, within_minutes, max_people),
    )


def links_of_meetings(network: Network, row: Together, within: int, max_people: int) -> list[str]:
    """Return the links behind every occasion of a pair at a place."""
    a, b, place = network.codes((row.a, row.b, row.place))
    here = stays(network).filter((pl.col("context") == place) & pl.col("start").is_not_null())
    met = meetings(_telling(here, max_people).filter(pl.col("person").is_in([a, b])), within=within)
    rows = pl.concat([met.get_column(column).alias("row") for column in ROW_COLUMNS]).unique().sort()
    return network.links.get_column("key").gather(rows).to_list()


def _telling(dated: pl.DataFrame, max_people: int) -> pl.DataFrame:
    """Leave out visits known only to the day at busy places: two of many being there on one day says nothing."""
    crowded = pl.col("person").n_unique().over("context") > max_people
    a_visit = pl.col("row") == pl.col("row_there")
    return dated.filter(~(crowded & a_visit & ~pl.col("exact")))


def _frame(network: Network, occasions: pl.DataFrame, dated: pl.DataFrame) -> pl.DataFrame:
    ordered = _counted(network, occasions, dated)
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


def _counted(network: Network, occasions: pl.DataFrame, dated: pl.DataFrame) -> pl.DataFrame:
    """Add up the occasions of each pair and place and sort them: most certain first, then latest, services last."""
    best = pl.when(pl.col("recorded") > 0).then(0).when(pl.col("probable") > 0).then(1).otherwise(2)
    counted = occasions.with_columns(times=pl.sum_horizontal(CERTAINTY), best=best)
    crowd = dated.group_by("context").agg(people=pl.col("person").n_unique().cast(pl.Int64))
    joined = counted.join(crowd, on="context", how="left")
    expected = pl.Series("expected", services(network, joined.get_column("context").to_numpy()))
    by = ("expected", *CERTAINTY, "last", "a", "b", "context")
    return joined.with_columns(expected).sort(*by, descending=[False, True, True, True, True, False, False, False])


def _sentences(network: Network, frame: pl.DataFrame, dated: pl.DataFrame, within: int) -> list[str]:
    if frame.is_empty():
        return _none_met(network, dated, within)
    first = frame.row(0, named=True)
    names = [network.names[code] for code in network.codes((first["a"], first["b"]))]
    counts = read_list([f"{first[word]:,} {word}" for word in CERTAINTY if first[word]])
    ending = "occasion" if first["times"] == 1 else "occasions"
    said = [f"{names[0]} and {names[1]} were both at {first['place_name']} on {counts} {ending}."]
    pairs, places = frame.select("a", "b").unique().height, frame.get_column("place").n_unique()
    were = "was" if pairs == 1 else "were"
    said.append(f"{count_of(pairs, 'pair')} {were} at the same place at the same time, at {count_of(places, 'place')}.")
    for word, meaning in MEANINGS.items():
        occasions = int(frame.get_column(word).sum())
        is_ = "is" if occasions == 1 else "are"
        said += [f"{count_of(occasions, 'occasion')} {is_} {word}: {meaning}."] if occasions else []
    return said


def _none_met(network: Network, dated: pl.DataFrame, within: int) -> list[str]:
    """Say why no one was found at the same place at the same time."""
    if dated.is_empty():
        return ["No visit of a young person to a place has a date.", *span_sentences(network)]
    near = f"within {count_of(within, 'minute')} of each other"
    return [f"No two young people are reported at the same place {near}.", *span_sentences(network)]


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
