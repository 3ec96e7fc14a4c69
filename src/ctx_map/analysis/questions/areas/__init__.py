"""List the parts of the town where more events are reported than chance would explain.

Counts events and young people in hexagons of equal size (H3), and says by Getis and Ord's Gi* whether a hexagon stands
out together with its neighbours. Small counts are not shown, because a table of areas is often passed on. Agencies
look where they look, a hexagon without a place on the map is not compared, and hexagons are not neighbourhoods.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

import numpy as np
import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.data_span import span_sentences
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of, part_of, read_list, sentence_start
from ctx_map.analysis.common_options import Smallest
from ctx_map.analysis.measures.getis_ord import FEWEST, LEVEL, NOT_MORE, STANDS_OUT, local_clusters
from ctx_map.analysis.measures.hexagons import neighbourhoods
from ctx_map.analysis.measures.hypergeometric import TOO_FEW
from ctx_map.analysis.measures.small_numbers import USUAL_SMALLEST, fewer_than, shown_or_fewer
from ctx_map.analysis.question import Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.areas.hexagons import AreaParts, area_parts
from ctx_map.analysis.rows.ages import young_account
from ctx_map.analysis.rows.shared_points import MOST_AT_ONE_POINT, approximate_words, shared_point_words
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import agencies_in_order

MOST_NAMED = 50
"""Places of one hexagon that a row names; `places` has the number of all."""
COARSEST, FINEST = 4, 9
"""Resolutions of H3. Hexagons smaller than 9 (a tenth of a square kilometre) give away where someone lives."""
DEFINITION = (
    "Groups places with a position into H3 hexagons and counts distinct young people and events there. A hexagon "
    "stands out if it and its neighbours have more than chance explains (Getis and Ord's Gi*, exact one-sided p-value, "
    "corrected by Benjamini and Hochberg). A home counts only by events and visits there. Only hexagons with a place "
    "on the map are compared."
)
CAVEAT = (
    "An area that stands out has more reports. More may have happened there, or agencies may look there more. An area "
    "without reports is not necessarily safe."
)
REFERENCE = (
    "Getis and Ord 1992, Geographical Analysis 24, 189-206; Ord and Getis 1995, ibid. 27, 286-306; Benjamini and "
    "Hochberg 1995, J. R. Stat. Soc. B 57, 289-300"
)


class Measured(StrEnum):
    """What is compared between hexagons."""

    EVENTS = "events"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Area:
    """One hexagon. The row is about the area."""

    id: str
    """The H3 cell."""
    latitude: float
    """Latitude of its middle."""
    longitude: float
    places: int
    """All places of the hexagon."""
    place_ids: tuple[str, ...]
    """The first places, at most `MOST_NAMED`."""
    people: int | None
    """Distinct young people; None below the threshold."""
    young_people: str
    """The same in words: "12" or "fewer than 5"."""
    events: int | None
    """Distinct events; None below the threshold."""
    events_there: str
    """The same in words."""
    finding: str
    """Whether it stands out together with its neighbours, in words."""
    z: float | None
    """Gi* as a standard score. None where any count of this answer is not shown, which z could reveal."""
    p: float | None
    """Exact p-value, corrected for the number of hexagons; None as for z."""
    agencies: tuple[str, ...]
    """Who reported. An area that only one agency reports may be one where only one agency looks."""


def areas(
    network: Network,
    *,
    resolution: Annotated[
        int,
        Field(ge=4, le=9),
        Option(
            "Size of the hexagons",
            "H3 resolution, 4 to 9. At 8, a hexagon is 0.7 square kilometres.",
            metavar="N",
        ),
    ] = 8,
    by: Annotated[
        str,
        Option(
            "Compare",
            "What is compared between hexagons.",
            choices={"events": "Events", "people": "Young people"},
            main=True,
        ),
    ] = Measured.EVENTS,
    smallest: Smallest = USUAL_SMALLEST,
    shared_points: Annotated[
        bool,
        Option(
            "Include places that share one point",
            "Includes places that share one point with more others than a building explains.",
        ),
    ] = False,
) -> Result[Area]:
    """Return hexagons with what was reported there, and whether they stand out by events or by young people.

    `resolution` is that of H3 (at 8, about 0.7 square kilometres). Counts below `smallest` are shown as "fewer than".
    Places that share one point with many others are left out unless `shared_points` is set. Hexagons that stand out
    come first, then those with most of what is compared, then by id. Raises WrongUse where esda is not installed.
    """
    check_at_least("resolution", resolution, COARSEST)
    check_at_least("smallest", smallest, 1)
    if resolution > FINEST:
        raise WrongUse(f"resolution must be at most {FINEST}. Smaller hexagons give away where someone lives.")
    measured = _measured(by)
    # group places into hexagons and compare them
    parts = area_parts(network, resolution, shared_points=shared_points)
    frame = _frame(network, parts, measured, smallest)
    considered = _considered(network, parts, frame, smallest)
    return answer(
        network,
        frame,
        Area,
        method=_method(frame, resolution, measured, smallest),
        considered=considered,
        sentences=_sentences(network, frame, measured, parts, shared_points=shared_points),
        find=lambda row: _links_of(network, parts, row),
    )


def _measured(by: str) -> Measured:
    try:
        return Measured(by)
    except ValueError:
        raise WrongUse("Areas can be compared by events or people. Choose one of these.") from None


def _frame(network: Network, parts: AreaParts, measured: Measured, smallest: int) -> pl.DataFrame:
    # compare the hexagons
    ids = parts.cells.get_column("id")
    people, events = _distinct(ids, parts.people, "person"), _distinct(ids, parts.events, "event")
    counts = np.array(events if measured is Measured.EVENTS else people, np.int64)
    found = local_clusters(counts, neighbourhoods(ids.to_list()))
    # hide small counts, and then also what could reveal them
    shown_people, people_words = shown_or_fewer(people, smallest)
    shown_events, events_words = shown_or_fewer(events, smallest)
    told = None not in (*shown_people, *shown_events)
    frame = parts.cells.with_columns(
        pl.col("place_ids").list.len().cast(pl.Int64).alias("places"),
        pl.col("place_ids").list.head(MOST_NAMED),
        pl.Series("people", shown_people, pl.Int64),
        pl.Series("young_people", people_words, pl.String),
        pl.Series("events", shown_events, pl.Int64),
        pl.Series("events_there", events_words, pl.String),
        pl.Series("finding", found.findings, pl.String),
        pl.Series("z", found.z if told else [None] * len(ids), pl.Float64).fill_nan(None).round(3),
        pl.Series("p", found.p if told else [None] * len(ids), pl.Float64).round_sig_figs(4),
    ).join(_agencies(network, parts), on="id", how="left", maintain_order="left")
    order = pl.col("finding").str.starts_with(STANDS_OUT).cast(pl.Int8) * 2 + (pl.col("finding") == NOT_MORE)
    # sort by shown counts only: the order of hidden counts would reveal something about them
    ordered = frame.sort(order, measured.value, "id", descending=[True, True, False], nulls_last=True)
    return ordered.with_columns(pl.col("agencies").fill_null([])).select(columns_of(Area))


def _distinct(ids: pl.Series, rows: pl.DataFrame, member: str) -> list[int]:
    counted = rows.select("id", member).unique().group_by("id").len("counted")
    joined = ids.to_frame().join(counted, on="id", how="left", maintain_order="left")
    return joined.get_column("counted").fill_null(0).to_list()


def _agencies(network: Network, parts: AreaParts) -> pl.DataFrame:
    agency = network.links.get_column("agency").cast(pl.Categorical)
    named = [
        rows.select("id", agency=agency.gather(rows.get_column("row"))).unique()
        for rows in (parts.people, parts.events)
    ]
    return pl.concat(named).group_by("id").agg(agencies=pl.col("agency").cast(pl.String).unique().sort())


def _links_of(network: Network, parts: AreaParts, row: Any) -> Sequence[str]:
    """Return the links behind a hexagon. They are never a column, because their number would reveal a count."""
    here = [rows.filter(pl.col("id") == row.id).get_column("row") for rows in (parts.people, parts.events)]
    found: list[str] = network.links.get_column("key").gather(pl.concat(here).unique().sort()).to_list()
    return found


def _considered(network: Network, parts: AreaParts, frame: pl.DataFrame, smallest: int) -> dict[str, int]:
    few = fewer_than(smallest)
    finding = frame.get_column("finding")
    counted = {
        "places": parts.places,
        "places without a position, left out": parts.without_point,
        "homes without an event or a visit, left out": parts.bare_homes,
        f"places that share one point with more than {MOST_AT_ONE_POINT - 1} others": parts.piled,
        "hexagons": frame.height,
        "hexagons that stand out": int(finding.str.starts_with(STANDS_OUT).sum()),
        f"hexagons where there are {TOO_FEW}": int((finding == TOO_FEW).sum()),
    }
    hidden = {name: frame.get_column(name).null_count() for name in ("people", "events")}
    if any(hidden.values()):
        words = {"people": "young people", "events": "events"}
        return counted | {f"hexagons with {few} {words[name]}": count for name, count in hidden.items()}
    # totals only where every count is shown: they could reveal a small one
    events = {"events": parts.events.get_column("event").n_unique()}
    return counted | young_account(network, parts.people.get_column("person")) | events


def _method(frame: pl.DataFrame, resolution: int, measured: Measured, smallest: int) -> Method:
    agencies = frame.get_column("agencies").explode().drop_nulls().unique().sort().to_list()
    parameters = {
        "hexagons": f"H3 resolution {resolution}, each with those that touch it",
        "compared": "distinct young people" if measured is Measured.PEOPLE else "distinct events",
        "stands out": f"corrected p-value at most {LEVEL:g}, and at least {FEWEST} in the hexagon and its neighbours",
        "small numbers": _small_words(smallest),
        "agencies that reported": read_list(agencies_in_order(agencies), most=len(agencies)) or "none",
    }
    return Method("areas", "2", DEFINITION, parameters, CAVEAT, REFERENCE)


def _small_words(smallest: int) -> str:
    if smallest <= 1:
        return "every count is shown"
    return f"counts below {smallest} are shown as {fewer_than(smallest)}, and totals, z and p are left out"


def _sentences(
    network: Network, frame: pl.DataFrame, measured: Measured, parts: AreaParts, *, shared_points: bool
) -> list[str]:
    compared = "young people" if measured is Measured.PEOPLE else "events"
    near = f"{approximate_words(parts.approximate)} It may be in another area." if parts.approximate else ""
    return [
        *_findings(network, frame, compared, parts),
        *_piled(parts, shared_points=shared_points),
        *filter(None, [near]),
    ]


def _findings(network: Network, frame: pl.DataFrame, compared: str, parts: AreaParts) -> list[str]:
    """Say which areas stand out, or why none can."""
    if not parts.places:
        return ["There are no places on this map."]
    if frame.is_empty():
        return ["No place that could be compared has a position on the map."]
    if frame.filter(pl.col("finding") != TOO_FEW).is_empty():
        counted = count_of(frame.height, "area")
        return [f"There are too few {compared} to tell whether any of {counted} stands out.", *span_sentences(network)]
    standing = frame.filter(pl.col("finding").str.starts_with(STANDS_OUT))
    if standing.is_empty():
        among = count_of(frame.height, "area")
        return [f"No area stands out by {compared} among {among}. This does not mean that the areas are safe."]
    names = network.names_by_key
    said = [
        _area_words([names[each] for each in row["place_ids"]], row) for row in standing.head(3).iter_rows(named=True)
    ]
    stand = "stands" if standing.height == 1 else "stand"
    some = sentence_start(part_of(standing.height, frame.height, "area"))
    return [*said, f"{some} {stand} out by {compared}."]


def _area_words(names: Sequence[str], row: Mapping[str, Any]) -> str:
    """One area that stands out, by the names of its places."""
    chance = row["finding"].removeprefix(f"{STANDS_OUT}, ")
    counts = f"{row['events_there']} events and {row['young_people']} young people"
    return f"The area around {read_list(names, most=2)} stands out, with {counts}, which is {chance}."


def _piled(parts: AreaParts, *, shared_points: bool) -> list[str]:
    """Say how many places share one point."""
    if not parts.piled:
        return []
    what = "They are counted all the same." if shared_points else "They are left out."
    return [f"{shared_point_words(parts.piled)} {what}"]


QUESTION = Question(
    name="areas",
    title="Areas",
    asks="Which parts of the town stand out?",
    heading=Heading.UNSAFE_PLACES,
    analysis=areas,
    row=Area,
    columns=(
        Column("place_ids", "Places in the area", Written.NAMES, wide=True),
        Column("young_people", "Young people in the whole area", Written.WORDS),
        Column("events_there", "Events in the whole area", Written.WORDS),
        Column("finding", "Does it stand out?", Written.WORDS),
        Column("agencies", "Agencies", Written.AGENCIES),
        Column("id", "Hexagon", Written.ID),
    ),
    picture=Picture.MAP,
    marks=("place_ids",),
    order="Areas that stand out come first, then those with most events (or young people, if these are compared).",
    example="ctx-map areas --resolution 8 --by events",
)
