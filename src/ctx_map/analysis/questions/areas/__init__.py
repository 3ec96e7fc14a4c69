"""Parts of the town where more was reported than chance would put there.

Counts, for hexagons of equal size (H3), the places on the map, distinct young people reported at these places or in an
event there, and distinct events; says by Getis and Ord's Gi* whether a hexagon stands out together with those around
it. Small counts are not shown: a table of areas is what gets passed on. Where this misleads: agencies look where they
look, a hexagon without a place on the map is not in the answer, and the border of a hexagon is nobody's border.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

import numpy as np
import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.common_options import Smallest
from ctx_map.analysis.measures.getis_ord import FEWEST, LEVEL, NOT_MORE, STANDS_OUT, TOO_FEW, local_clusters
from ctx_map.analysis.measures.small_numbers import USUAL_SMALLEST, fewer_than, shown_or_fewer
from ctx_map.analysis.question import Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.areas.hexagons import AreaParts, area_parts, neighbourhoods
from ctx_map.analysis.rows.ages import young_account
from ctx_map.errors import WrongUse
from ctx_map.network import Network

COARSEST, FINEST = 4, 9
"""Resolutions of H3. Finer hexagons than 9 (a tenth of a square kilometre) give away where somebody lives."""
DEFINITION = (
    "Places with a point, gathered in H3 hexagons: distinct young people reported there, directly or in an event; "
    "distinct events; and whether the hexagon with those that touch it has more than chance (Getis and Ord's Gi*, "
    "exact one-sided p over all ways of laying the counts out over these hexagons, corrected by Benjamini and "
    "Hochberg). Where somebody lives counts only by events and visits there. Only hexagons with a place on the map are "
    "compared."
)
CAVEAT = (
    "An area that stands out is one with more reports: more may have happened, or more may have been looked at. An "
    "area without reports is not a safe one. It says nothing about the people who live there."
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
    """Of its middle."""
    longitude: float
    places: int
    place_ids: tuple[str, ...]
    people: int | None
    """Distinct young people; None where they are fewer than the threshold."""
    young_people: str
    """The same as it is read: "12" or "fewer than 5"."""
    events: int | None
    """Distinct events; None where they are fewer than the threshold."""
    events_there: str
    finding: str
    """Whether it stands out with the hexagons around it, with a bound for p."""
    z: float | None
    """Gi* as a standard score. None where any count of this answer is not shown, because it could be worked out."""
    p: float | None
    """Exact p, corrected for the number of hexagons; None as for z."""
    agencies: tuple[str, ...]
    """Who reported: an area that one agency alone reports may be one where one agency looks."""


def areas(
    network: Network,
    *,
    resolution: Annotated[
        int,
        Field(ge=4, le=9),
        Option(
            "Size of the hexagons", "The resolution of H3. At 8, a hexagon is about 0.7 square kilometres.", metavar="N"
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
) -> Result[Area]:
    """Hexagons with what was reported there and whether they stand out, by events or by young people.

    `resolution` is H3's (8: about 0.7 square kilometres). Counts below `smallest` are shown as "fewer than". Those that
    stand out first, then by what is compared, most first, then id. Raises WrongUse where esda is not installed.
    """
    check_at_least("resolution", resolution, COARSEST)
    check_at_least("smallest", smallest, 1)
    if resolution > FINEST:
        raise WrongUse(f"resolution must be at most {FINEST}: smaller hexagons give away where somebody lives.")
    measured = _measured(by)
    parts = area_parts(network, resolution)
    frame = _frame(network, parts, measured, smallest)
    considered = _considered(network, parts, frame, smallest)
    return answer(
        network,
        frame,
        Area,
        method=_method(frame, resolution, measured, smallest),
        considered=considered,
        sentences=_sentences(network, frame, measured),
        find=lambda row: _links_of(network, parts, row),
    )


def _measured(by: str) -> Measured:
    try:
        return Measured(by)
    except ValueError:
        raise WrongUse("by must be events or people.") from None


def _frame(network: Network, parts: AreaParts, measured: Measured, smallest: int) -> pl.DataFrame:
    ids = parts.cells.get_column("id")
    people, events = _distinct(ids, parts.people, "person"), _distinct(ids, parts.events, "event")
    counts = np.array(events if measured is Measured.EVENTS else people, np.int64)
    found = local_clusters(counts, neighbourhoods(ids.to_list()))
    shown_people, people_words = shown_or_fewer(people, smallest)
    shown_events, events_words = shown_or_fewer(events, smallest)
    told = None not in (*shown_people, *shown_events)
    frame = parts.cells.with_columns(
        pl.col("place_ids").list.len().cast(pl.Int64).alias("places"),
        pl.Series("people", shown_people, pl.Int64),
        pl.Series("young_people", people_words, pl.String),
        pl.Series("events", shown_events, pl.Int64),
        pl.Series("events_there", events_words, pl.String),
        pl.Series("finding", found.findings, pl.String),
        pl.Series("z", found.z if told else [None] * len(ids), pl.Float64).fill_nan(None).round(3),
        pl.Series("p", found.p if told else [None] * len(ids), pl.Float64).round_sig_figs(4),
    ).join(_agencies(network, parts), on="id", how="left", maintain_order="left")
    order = pl.col("finding").str.starts_with(STANDS_OUT).cast(pl.Int8) * 2 + (pl.col("finding") == NOT_MORE)
    # by what is shown only: the order of counts that are not shown would say something about them
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
    """The reports behind a hexagon: asked for one by one, and never a column, since their number would be a count."""
    here = [rows.filter(pl.col("id") == row.id).get_column("row") for rows in (parts.people, parts.events)]
    found: list[str] = network.links.get_column("key").gather(pl.concat(here).unique().sort()).to_list()
    return found


def _considered(network: Network, parts: AreaParts, frame: pl.DataFrame, smallest: int) -> dict[str, int]:
    few = fewer_than(smallest)
    finding = frame.get_column("finding")
    counted = {
        "places": parts.places,
        "places without a point, in no hexagon": parts.without_point,
        "homes without an event or a visit, left out": parts.bare_homes,
        "hexagons": frame.height,
        f"hexagons that {STANDS_OUT.replace('stands', 'stand')}": int(finding.str.starts_with(STANDS_OUT).sum()),
        f"hexagons with {TOO_FEW}": int((finding == TOO_FEW).sum()),
    }
    hidden = {name: frame.get_column(name).null_count() for name in ("people", "events")}
    if any(hidden.values()):
        words = {"people": "young people", "events": "events"}
        return counted | {f"hexagons with {few} {words[name]}": count for name, count in hidden.items()}
    # totals only where every count is shown: else a small one could be worked out from them
    events = {"events": parts.events.get_column("event").n_unique()}
    return counted | young_account(network, parts.people.get_column("person")) | events


def _method(frame: pl.DataFrame, resolution: int, measured: Measured, smallest: int) -> Method:
    agencies = frame.get_column("agencies").explode().drop_nulls().unique().sort().to_list()
    parameters = {
        "hexagons": f"H3 resolution {resolution}; around a hexagon are those that touch it",
        "compared": "distinct young people" if measured is Measured.PEOPLE else "distinct events",
        "stands out": f"corrected p at most {LEVEL:g}, and at least {FEWEST} in the hexagon and those around it",
        "small numbers": _small_words(smallest),
        "agencies that contributed": read_list(agencies, most=len(agencies)) or "none",
    }
    return Method("areas", "1", DEFINITION, parameters, CAVEAT, REFERENCE)


def _small_words(smallest: int) -> str:
    if smallest <= 1:
        return "every count is shown"
    return f"counts below {smallest} are shown as {fewer_than(smallest)}, then without totals, z and p"


def _sentences(network: Network, frame: pl.DataFrame, measured: Measured) -> list[str]:
    standing = frame.filter(pl.col("finding").str.starts_with(STANDS_OUT))
    compared = "young people" if measured is Measured.PEOPLE else "events"
    if frame.filter(pl.col("finding") != TOO_FEW).is_empty():
        return [f"Whether any area stands out by {compared}: {TOO_FEW}."]
    said = [f"{standing.height} of {count_of(frame.height, 'area')} stand out by {compared}, with those around them."]
    names = network.names_by_key
    for row in standing.head(3).iter_rows(named=True):
        called = read_list([names[each] or each for each in row["place_ids"]])
        counts = f"{row['young_people']} young people, {row['events_there']} events"
        said.append(f"Around {called}: {counts}; {row['finding']}; reported by {read_list(row['agencies'])}.")
    return said


QUESTION = Question(
    name="areas",
    title="Areas",
    asks="Which parts of the town stand out?",
    heading=Heading.UNSAFE_PLACES,
    analysis=areas,
    row=Area,
    columns=(
        Column("place_ids", "Places", Written.NAMES, wide=True),
        Column("young_people", "Young people", Written.WORDS),
        Column("events_there", "Events", Written.WORDS),
        Column("finding", "Does it stand out?", Written.WORDS),
        Column("agencies", "Agencies", Written.PHRASES),
        Column("id", "Hexagon", Written.ID),
    ),
    picture=Picture.MAP,
    marks=("place_ids",),
    order="Areas that stand out come first, then those with most events or young people.",
    example="ctx-map areas --resolution 8 --by events",
)
