"""Compare each group's share of the map with its share of a named population.

Counts each young person with a report once, by the groups of a file: ages on the day asked about, or groups from a file
that an agency keeps separately. People whose group is not recorded are counted separately. The answer is about groups,
never about a person, and small numbers are not shown. Where this misleads: a population of another area or year, and
groups that agencies record unequally.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import polars as pl

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import read_list
from ctx_map.analysis.common_options import Smallest
from ctx_map.analysis.measures.small_numbers import USUAL_SMALLEST, Hidden, hidden_counts, shown_or_fewer
from ctx_map.analysis.question import Column, File, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.disproportionality.group_shares import GroupCounts, count_groups, share_interval
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import agencies_in_order
from ctx_map.vocabulary.denominators import Denominators

NOT_SHOWN = "not shown"
NONE_SHOWN = "No group is shown, because the numbers are too small."
NOT_RECORDED = "not recorded"
OUTSIDE = "in no group of the file"
MORE = "more than expected"
LESS = "fewer than expected"
CANNOT_TELL = "chance not ruled out"
NO_ONE = "no one in the population"
DEFINITION = (
    "The share of each group among young people with a report, compared with its share of the population. The ratio of "
    "the two has an exact 95% confidence interval. Young people whose group is not recorded or not in the file are "
    "counted separately."
)
CAVEAT = (
    "More than expected means reported more often. The reason may be harm, who is watched, or who is believed. Fewer "
    "may mean that no one asks this group. If many have no recorded group, the ratios may be wrong either way."
)
REFERENCE = "Clopper and Pearson 1934, Biometrika 26, 404-413; Hundepool et al. 2012, Statistical Disclosure Control"


@dataclass(frozen=True, slots=True)
class GroupShare:
    """One group on the map and in the population. The row is about the group."""

    group: str
    people: int | None
    """Young people of this group with a report; None if the number is not shown."""
    on_the_map: str
    """The same in words."""
    share: float | None
    """Share of the young people whose group is in the file."""
    population: int | None
    """People of this group in the file; None for rows without a group."""
    population_share: float | None
    ratio: float | None
    """Share on the map divided by share of the population."""
    ratio_low: float | None
    ratio_high: float | None
    finding: str


def disproportionality(
    network: Network,
    against: Annotated[
        Denominators,
        Option(
            "Population by group",
            "A CSV file with the columns group, count and source.",
            metavar="FILE",
            file=File.POPULATION,
            main=True,
        ),
    ],
    *,
    groups: Annotated[
        Mapping[str, str] | None,
        Option(
            "Group of each person",
            "A CSV file with the columns id and group. Without it, groups are ages.",
            metavar="FILE",
            file=File.GROUPS,
        ),
    ] = None,
    smallest: Smallest = USUAL_SMALLEST,
) -> Result[GroupShare]:
    """Compare each group of `against` on the map with that population, in the order of the file.

    `against` comes from `ctx_map.bundle.population_files.read_denominators(path)`. Groups are ages unless `groups`
    gives the group by a person's id. Counts below `smallest` are not shown, nor others that would give them away.
    """
    # count, and decide what is not shown
    check_at_least("smallest", smallest, 1)
    counts = count_groups(network, against, groups)
    population = list(against.counts.values())
    # the smallest group of the population is suppressed first: that choice says nothing about the map
    order = sorted(range(len(population)), key=lambda cell: (population[cell], cell))
    hidden = hidden_counts(counts.in_groups, smallest=smallest, order=order)
    rows = [*_groups(against, counts, hidden), *_apart(counts, smallest)]
    return answer(
        network,
        pl.DataFrame(rows, schema=_SCHEMA),
        GroupShare,
        method=_method(network, against, groups, smallest),
        considered=_considered(counts, hidden, smallest),
        sentences=_sentences(rows, against, counts, smallest),
        # no reports behind a group, because they would name its people
        find=lambda _: (),
    )


def _groups(against: Denominators, counts: GroupCounts, hidden: Hidden) -> list[dict[str, Any]]:
    everybody, population = sum(counts.in_groups), sum(against.counts.values())
    bounds = share_interval(counts.in_groups, everybody)
    rows = []
    for cell, (group, of) in enumerate(against.counts.items()):
        row = _row(group, None, NOT_SHOWN) | {"population": of, "population_share": of / population}
        if cell not in hidden.cells and everybody:
            row |= _shares(counts.in_groups[cell], everybody, of / population, bounds[cell])
        rows.append(row)
    return rows


def _shares(people: int, everybody: int, part: float, bounds: tuple[float, float]) -> dict[str, Any]:
    """The numbers and finding of a group that is shown. `part` is its share of the population."""
    said: dict[str, Any] = {"people": people, "on_the_map": str(people), "share": people / everybody}
    if not part:
        return said | {"finding": NO_ONE}
    low, high = (bound / part for bound in bounds)
    finding = MORE if low > 1 else LESS if high < 1 else CANNOT_TELL
    return said | {"ratio": people / everybody / part, "ratio_low": low, "ratio_high": high, "finding": finding}


def _apart(counts: GroupCounts, smallest: int) -> list[dict[str, Any]]:
    """People who are not compared. Their total is never given if one of the two counts is not shown."""
    shown, words = shown_or_fewer([counts.not_recorded, counts.outside], smallest)
    return [
        _row(name, count, said) | {"finding": "not compared"}
        for name, count, said in zip((NOT_RECORDED, OUTSIDE), shown, words, strict=True)
    ]


def _row(group: str, people: int | None, on_the_map: str) -> dict[str, Any]:
    blank = dict.fromkeys(columns_of(GroupShare))
    return blank | {"group": group, "people": people, "on_the_map": on_the_map, "finding": NOT_SHOWN}


def _method(network: Network, against: Denominators, groups: Mapping[str, str] | None, smallest: int) -> Method:
    agencies = network.links.get_column("agency").unique().sort().to_list()
    small = f"counts below {smallest} are not shown, nor others that would give them away"
    parameters = {
        "population": against.source,
        "groups": "ages on the day asked about" if groups is None else "from a file of groups by id",
        "small numbers": small if smallest > 1 else "every count is shown",
        "agencies that contributed": read_list(agencies_in_order(agencies), most=len(agencies)) or "none",
    }
    return Method("disproportionality", "1", DEFINITION, parameters, CAVEAT, REFERENCE)


def _considered(counts: GroupCounts, hidden: Hidden, smallest: int) -> dict[str, int]:
    inside = sum(counts.in_groups)
    apart, _ = shown_or_fewer([counts.not_recorded, counts.outside], smallest)
    total = {} if hidden.total else {"young people in a group of the file": inside}
    if not hidden.total and None not in apart:
        total["young people with a report"] = inside + counts.not_recorded + counts.outside
    return {"groups": len(counts.in_groups), "groups that are not shown": len(hidden.cells), **total}


def _sentences(
    rows: Sequence[Mapping[str, Any]], against: Denominators, counts: GroupCounts, smallest: int
) -> list[str]:
    (not_recorded, _), _ = shown_or_fewer([counts.not_recorded, counts.outside], smallest)
    told = [row for row in rows if row["finding"] in (MORE, LESS)]
    said = [
        f"The group {row['group']} is on the map {row['ratio']:.1f} times as often as expected "
        f"(likely range {row['ratio_low']:.1f} to {row['ratio_high']:.1f})."
        for row in told
    ]
    shown = any(row["people"] is not None for row in rows if row["population"] is not None)
    none = "No group that is shown differs from the population by more than chance." if shown else NONE_SHOWN
    said += [] if told else [none]
    said += [f"Compared with: {against.source}."]
    return said + ([f"The group of {not_recorded:,} young people is not recorded."] if not_recorded else [])


_SCHEMA: Mapping[str, pl.DataType] = {
    "group": pl.String(),
    "people": pl.Int64(),
    "on_the_map": pl.String(),
    "share": pl.Float64(),
    "population": pl.Int64(),
    "population_share": pl.Float64(),
    "ratio": pl.Float64(),
    "ratio_low": pl.Float64(),
    "ratio_high": pl.Float64(),
    "finding": pl.String(),
}


QUESTION = Question(
    name="disproportionality",
    title="Groups compared with the population",
    asks="Are some groups on the map more than you would expect?",
    heading=Heading.CONFIDENCE,
    analysis=disproportionality,
    row=GroupShare,
    columns=(
        Column("group", "Group", Written.WORDS),
        Column("on_the_map", "On the map", Written.WORDS),
        Column("share", "Share on the map", Written.SHARE),
        Column("population_share", "Share of the population", Written.SHARE),
        Column("ratio", "Ratio", Written.NUMBER),
        Column("ratio_low", "Lowest likely ratio", Written.NUMBER),
        Column("ratio_high", "Highest likely ratio", Written.NUMBER),
        Column("finding", "More than expected?", Written.WORDS, wide=True),
    ),
    picture=Picture.BARS,
    marks=(),
    order="In the order of the file.",
    example="ctx-map disproportionality --against young-people-of-the-town.csv",
)
