"""Whether a group is on the map more often than its share of a population that is named.

Counts each young person with a report once, by the groups of a file of denominators: ages on the day asked about, or
groups from a file that an agency keeps apart. Compares the share on the map with the share in the population. Whose
group is not recorded is counted beside it. It is about groups, never about a person: no row names anybody, and small
numbers are not shown. Where this misleads: a population of another area or year; groups that agencies record unequally.
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
from ctx_map.vocabulary.denominators import Denominators

NOT_SHOWN = "not shown"
NOT_RECORDED = "not recorded"
OUTSIDE = "in no group of the file"
MORE = "more than its share"
LESS = "less than its share"
CANNOT_TELL = "cannot tell: as many as chance may bring"
NOBODY = "nobody in the population"
DEFINITION = (
    "Young people with a report, by group: the share of those whose group is one of the file's, against the group's "
    "share in the file; the ratio of both with an exact 95 % interval (the population taken as known; each interval by "
    "itself). Young people whose group is not recorded, or not in the file, are in no share and are counted apart."
)
CAVEAT = (
    "More than its share means reported more often: that may be harm, who is looked at, or who is believed. Less than "
    "its share may be a group that nobody asks. Where many have no recorded group, the ratios may be wrong either way. "
    "It says nothing about any person."
)
REFERENCE = "Clopper and Pearson 1934, Biometrika 26, 404-413; Hundepool et al. 2012, Statistical Disclosure Control"


@dataclass(frozen=True, slots=True)
class GroupShare:
    """One group on the map and in the population. The row is about the group."""

    group: str
    people: int | None
    """Young people of this group with a report; None where it is not shown."""
    on_the_map: str
    """The same as it is read."""
    share: float | None
    """Of the young people in a group of the file."""
    population: int | None
    """People of this group in the file; None for those who are in no group of it."""
    population_share: float | None
    ratio: float | None
    """Share on the map : share in the population."""
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
            "A CSV file with id and group. Without it, groups are ages.",
            metavar="FILE",
            file=File.GROUPS,
        ),
    ] = None,
    smallest: Smallest = USUAL_SMALLEST,
) -> Result[GroupShare]:
    """Each group of `against` with its share on the map and in that population, in the order of the file.

    `against` comes from `ctx_map.vocabulary.denominators.read_denominators(path)`. Groups are of ages, unless `groups`
    has the group by a person's id. Counts below `smallest` are not shown, nor others by which they could be worked out.
    """
    check_at_least("smallest", smallest, 1)
    counts = count_groups(network, against, groups)
    population = list(against.counts.values())
    # the smallest group of the population is given up first: that choice says nothing about the map
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
        # no reports behind a group: they would name its people
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
    """What is said of a group that is shown. `part` is its share in the population."""
    said: dict[str, Any] = {"people": people, "on_the_map": str(people), "share": people / everybody}
    if not part:
        return said | {"finding": NOBODY}
    low, high = (bound / part for bound in bounds)
    finding = MORE if low > 1 else LESS if high < 1 else CANNOT_TELL
    return said | {"ratio": people / everybody / part, "ratio_low": low, "ratio_high": high, "finding": finding}


def _apart(counts: GroupCounts, smallest: int) -> list[dict[str, Any]]:
    """Those in no share. Their total is never given while one of them is not shown."""
    shown, words = shown_or_fewer([counts.not_recorded, counts.outside], smallest)
    return [
        _row(name, count, said) | {"finding": "in no share"}
        for name, count, said in zip((NOT_RECORDED, OUTSIDE), shown, words, strict=True)
    ]


def _row(group: str, people: int | None, on_the_map: str) -> dict[str, Any]:
    blank = dict.fromkeys(columns_of(GroupShare))
    return blank | {"group": group, "people": people, "on_the_map": on_the_map, "finding": NOT_SHOWN}


def _method(network: Network, against: Denominators, groups: Mapping[str, str] | None, smallest: int) -> Method:
    agencies = network.links.get_column("agency").unique().sort().to_list()
    small = f"counts below {smallest} are not shown, nor others by which they could be worked out"
    parameters = {
        "population": against.source,
        "groups": "ages on the day asked about" if groups is None else "from a file of groups by id",
        "small numbers": small if smallest > 1 else "every count is shown",
        "agencies that contributed": read_list(agencies, most=len(agencies)) or "none",
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
    said = [f"Compared with {against.source}."]
    if not_recorded:
        said.append(f"For {not_recorded:,} young people the group is not recorded.")
    told = [row for row in rows if row["finding"] in (MORE, LESS)]
    said += [
        f"{row['group']}: {row['ratio']:.1f} times its share ({row['ratio_low']:.1f} to {row['ratio_high']:.1f})."
        for row in told
    ]
    return said if told else [*said, "No group that is shown differs from its share by more than chance may bring."]


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
