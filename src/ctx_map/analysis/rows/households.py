"""Find how other people are linked to named people by family, a home or a carer.

A home is any place where someone is reported to live. A carer of two people is someone who cares for both, or an adult
who is family of both. Two reports count together if they may have been true at the same time: a report without a start
may always have been true, and one without an end may still be true.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.analysis.rows.ages import numbered, young_at
from ctx_map.network import Network
from ctx_map.vocabulary.days import DAY_LENGTH
from ctx_map.vocabulary.links import Puts, kinds_that

FAMILY, SAME_HOME, SAME_CARER = "family", "same home or placement", "same carer or adult relative"
TIES = tuple(kind for puts in (Puts.FAMILY, Puts.HOME, Puts.CARE) for kind in kinds_that(puts))
"""The kinds of link that say who is family, lives where or cares for whom."""
COLUMNS = ("person", "named", "reason", "through", "row", "row_there", "first", "last", "same_time")


def ties_to(network: Network, named: Sequence[int]) -> pl.DataFrame:
    """Return one row per link of another person to a person named.

    Columns: person, named, through (codes), reason, row, row_there, first, last, same_time.

    `row` and `row_there` are the numbers of its links. `first` and `last` are the days on which it began and ended,
    null if not known. `same_time` is False if the two reports cannot have been true at the same time.
    """
    people = pl.Series(named, dtype=pl.UInt32)
    return pl.concat([_family(network, people), *(_through(ends, reason, people) for reason, ends in _ends(network))])


def with_a_report(network: Network, named: Sequence[int]) -> int:
    """Count the people among these who have any report of family, a home or a carer."""
    ends = [_both_ways(network).select("person"), *(each.select("person") for _, each in _ends(network))]
    return pl.concat(ends).filter(pl.col("person").is_in(list(named))).n_unique()


def _family(network: Network, named: pl.Series) -> pl.DataFrame:
    mine = pl.col("through").is_in(named.implode()) & ~pl.col("person").is_in(named.implode())
    direct = _both_ways(network).filter(mine)
    return direct.select(
        "person",
        "row",
        named="through",
        reason=pl.lit(FAMILY),
        through=pl.lit(None, pl.UInt32),
        row_there="row",
        first="since",
        last="until",
        same_time=pl.lit(True),
    ).select(COLUMNS)


def _ends(network: Network) -> list[tuple[str, pl.DataFrame]]:
    """Who lives where, and who cares for whom: person, through, row, since, until."""
    homes = _links(network, Puts.HOME).rename({"source": "person", "target": "through"})
    cared = _links(network, Puts.CARE).rename({"target": "person", "source": "through"})
    cared = cared.filter(pl.col("person") != pl.col("through"))
    relations = _both_ways(network)
    adults = relations.filter(~young_at(network, relations.get_column("through"), network.as_at))
    columns = ("person", "through", "row", "since", "until")
    return [(SAME_HOME, homes.select(columns)), (SAME_CARER, pl.concat([cared.select(columns), adults]))]


def _through(ends: pl.DataFrame, reason: str, named: pl.Series) -> pl.DataFrame:
    """Join other people to the people named by the home or carer that both have."""
    theirs = ends.filter(pl.col("person").is_in(named.implode()))
    others = ends.filter(~pl.col("person").is_in(named.implode()))
    both = others.join(theirs.rename({"person": "named"}), on="through", suffix="_there")
    first = pl.max_horizontal("since", "since_there")
    last = pl.min_horizontal("until", "until_there")
    return both.select(
        "person",
        "named",
        "through",
        "row",
        "row_there",
        reason=pl.lit(reason),
        first=first,
        last=last,
        same_time=(first <= last).fill_null(value=True),
    ).select(COLUMNS)


def _both_ways(network: Network) -> pl.DataFrame:
    """Family read in both directions: person, through, row, since, until."""
    links = _links(network, Puts.FAMILY).filter(pl.col("source") != pl.col("target"))
    return pl.concat(
        [
            links.select("row", "since", "until", person="source", through="target"),
            links.select("row", "since", "until", person="target", through="source"),
        ]
    ).select("person", "through", "row", "since", "until")


def _links(network: Network, puts: Puts) -> pl.DataFrame:
    """The links of kinds with this meaning, with days in place of moments: row, source, target, since, until."""
    chosen = numbered(network.links).filter(pl.col("kind").is_in(kinds_that(puts)))
    days = (pl.col(name).str.slice(0, DAY_LENGTH) for name in ("since", "until"))
    return chosen.select("row", "source", "target", *days)
