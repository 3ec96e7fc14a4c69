"""Pairs of young people at the same place at the same time, as well as it is known.

Counts occasions: meetings of two at one place that follow each other without a longer break are one. Each occasion is
recorded together (one event, or one report, has both there), probable (both times are known and near each other), or
possible (a time is known to the day only). Where this misleads: reports cluster where somebody looks; a busy place
has many who do not know each other there at once; and being involved in an event need not mean having been there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least, named_account, named_codes
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.common_options import People
from ctx_map.analysis.question import PYTHON_ONLY, Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.rows.ages import young_account
from ctx_map.analysis.rows.co_presence import CERTAINTY, ROWS, meetings
from ctx_map.analysis.rows.stays import moment_text, stays
from ctx_map.network import Network

DEFINITION = (
    "Pairs of young people (under 18, or age not known, on the day of the report) at one place at overlapping times, "
    "or at known times no further apart than the minutes given. Occasions: recorded together (one event or one report "
    "has both), probable (both times known), possible (a time known to the day only). Homes and schools are left "
    "out."
)
CAVEAT = (
    "Being at a place at the same time does not mean having been there together, least of all where many are. Where "
    "nobody noted the time, nothing can be said of it."
)
MEANINGS = (
    "one event or one report has both there",
    "both times are known and near each other",
    "a time is known to the day only",
)
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
    """Occasions in all."""
    first: str
    """Beginning of the first occasion: a moment, or a day where no more is known."""
    last: str
    """Beginning of the last occasion."""
    certainty: str
    """The best of the occasions: recorded, probable or possible."""
    recorded: int
    probable: int
    possible: int
    """Occasions of each certainty; they add up to `times`."""
    people: int
    """Young people with a dated stay at the place: among many, being there at once says little."""


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
    """Pairs at the same place within so many minutes of each other; among the named `people`, if any are named.

    At places of more than `max_people` young people a visit that is known to the day only is left out, and counted.
    Sorted by occasions recorded, then probable, then possible, most first, then a, b, place. Raises WrongUse where a
    named person is not in this network.
    """
    check_at_least("within_minutes", within_minutes, 0)
    check_at_least("max_people", max_people, 2)
    named = named_codes(network, people)
    told = stays(network)
    dated = told.filter(pl.col("start").is_not_null())
    telling = _telling(dated, max_people)
    met = meetings(telling.filter(pl.col("person").is_in(named)) if named else telling, within=within_minutes)
    frame = _frame(network, _occasions(met, within_minutes), dated)
    considered = {
        **young_account(network, dated.get_column("person")),
        **named_account(told, named),
        "stays with a date": dated.height,
        "of them with a time of day": int(dated.get_column("exact").sum()),
        "stays without a date, left out": told.height - dated.height,
        f"left out: visits known to the day only, at places of more than {max_people}": dated.height - telling.height,
    }
    parameters = {
        "people": count_of(len(named), "person") if named else "all",
        "within": count_of(within_minutes, "minute"),
        "max_people": f"{max_people} young people",
    }
    return answer(
        network,
        frame,
        Together,
        method=Method("together", "1", DEFINITION, parameters, CAVEAT),
        considered=considered,
        sentences=_sentences(frame),
        find=lambda row: links_of_meetings(network, row, within_minutes, max_people),
    )


def links_of_meetings(network: Network, row: Together, within: int, max_people: int) -> list[str]:
    """The reports of every meeting of a pair at a place."""
    a, b, place = network.codes((row.a, row.b, row.place))
    here = stays(network).filter((pl.col("context") == place) & pl.col("start").is_not_null())
    met = meetings(_telling(here, max_people).filter(pl.col("person").is_in([a, b])), within=within)
    rows = pl.concat([met.get_column(column).alias("row") for column in ROW_COLUMNS]).unique().sort()
    return network.links.get_column("key").gather(rows).to_list()


def _telling(dated: pl.DataFrame, max_people: int) -> pl.DataFrame:
    """Without visits known to the day only at crowded places: that two of many were there on one day says nothing."""
    crowded = pl.col("person").n_unique().over("context") > max_people
    a_visit = pl.col("row") == pl.col("row_there")
    return dated.filter(~(crowded & a_visit & ~pl.col("exact")))


def _occasions(met: pl.DataFrame, within: int) -> pl.DataFrame:
    """Meetings of a pair at a place with no longer break between them are one occasion, as certain as its surest."""
    who = ["a", "b", "context"]
    ordered = met.sort(*who, "start", "end", "timed")
    until = pl.col("end").cum_max().over(who).shift(1)
    same = pl.all_horizontal(pl.col(column) == pl.col(column).shift(1) for column in who)
    # only a beginning whose time is known can be said to follow closely
    pause = pl.when(pl.col("timed")).then(within).otherwise(0)
    goes_on = (same & (pl.col("start") <= until + pause)).fill_null(value=False)
    occasions = ordered.with_columns(occasion=(~goes_on).cum_sum()).group_by("occasion", maintain_order=True)
    return occasions.agg(pl.col(*who, "start", "timed").first(), certainty=pl.col("certainty").min())


def _frame(network: Network, occasions: pl.DataFrame, dated: pl.DataFrame) -> pl.DataFrame:
    ordered = _counted(occasions, dated)
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


def _counted(occasions: pl.DataFrame, dated: pl.DataFrame) -> pl.DataFrame:
    """A row a pair and place with its occasions counted, the surest first."""
    by_certainty = {word: (pl.col("certainty") == number).sum().cast(pl.Int64) for number, word in enumerate(CERTAINTY)}
    # occasions come in the order of their beginning
    counted = occasions.group_by("a", "b", "context", maintain_order=True).agg(
        times=pl.len().cast(pl.Int64),
        first=pl.col("start").first(),
        first_timed=pl.col("timed").first(),
        last=pl.col("start").last(),
        last_timed=pl.col("timed").last(),
        best=pl.col("certainty").min(),
        **by_certainty,
    )
    crowd = dated.group_by("context").agg(people=pl.col("person").n_unique().cast(pl.Int64))
    joined = counted.join(crowd, on="context", how="left")
    return joined.sort(*CERTAINTY, "a", "b", "context", descending=[True, True, True, False, False, False])


def _sentences(frame: pl.DataFrame) -> list[str]:
    pairs = frame.select("a", "b").unique().height
    places = frame.get_column("place").n_unique()
    said = [f"{count_of(pairs, 'pair')} of young people at {count_of(places, 'place')} at the same time."]
    for word, meaning in zip(CERTAINTY, MEANINGS, strict=True):
        occasions = int(frame.get_column(word).sum())
        said += [f"{count_of(occasions, 'occasion')} {word}: {meaning}."] if occasions else []
    return said


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
        Column("recorded", "Recorded", Written.COUNT, help="one event or one report has both there"),
        Column("probable", "Probable", Written.COUNT, help="both were there within the minutes asked about"),
        Column("possible", "Possible", Written.COUNT, help="both were there on the same day, at times not recorded"),
        Column("first", "First", Written.DAY),
        Column("last", "Last", Written.DAY),
        Column("people", "Young people there", Written.COUNT),
        Column("a", "Id", Written.ID),
        Column("b", "Id of the other", Written.ID),
    ),
    picture=Picture.BARS,
    marks=("a", "b", "place"),
    order="Pairs with most recorded occasions come first, then probable, then possible ones.",
    example="ctx-map together --within 60",
)
