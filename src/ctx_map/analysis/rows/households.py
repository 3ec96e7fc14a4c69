"""How others are joined to the people named by family, a home or a carer: a row a pair of reports.

A home is whatever somebody is reported to live at. Somebody looks after two people where reports say that he or she
cares for them, or, being an adult on the day asked about, is family of them. Two reports go together where they may
have been true at the same time: one without a beginning may always have been true, one without an end may still be.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.analysis.rows.ages import DAY_LENGTH, numbered, young_at
from ctx_map.network import Network
from ctx_map.vocabulary.links import Puts, kinds_that

FAMILY, SAME_HOME, SAME_CARER = "family", "the same home or placement", "the same carer or adult of the family"
COLUMNS = ("person", "named", "reason", "through", "row", "row_there", "first", "last", "same_time")


def ties_to(network: Network, named: Sequence[int]) -> pl.DataFrame:
    """A row a tie of somebody not named to somebody named: person, named, through (codes), reason, row, row_there.

    `row` and `row_there` are the numbers of its reports, `first` and `last` the days on which it began and ended, null
    where nobody says; `same_time` is False where the two reports were not true at any one time.
    """
    people = pl.Series(named, dtype=pl.UInt32)
    return pl.concat([_family(network, people), *(_through(ends, reason, people) for reason, ends in _ends(network))])


def with_a_report(network: Network, named: Sequence[int]) -> int:
    """How many of these people have any report of family, a home or a carer."""
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
    """Who lives where, and who is looked after by whom: person, through, row, since, until."""
    homes = _links(network, Puts.HOME).rename({"source": "person", "target": "through"})
    cared = _links(network, Puts.CARE).rename({"target": "person", "source": "through"})
    cared = cared.filter(pl.col("person") != pl.col("through"))
    relations = _both_ways(network)
    adults = relations.filter(~young_at(network, relations.get_column("through"), network.as_at))
    columns = ("person", "through", "row", "since", "until")
    return [(SAME_HOME, homes.select(columns)), (SAME_CARER, pl.concat([cared.select(columns), adults]))]


def _through(ends: pl.DataFrame, reason: str, named: pl.Series) -> pl.DataFrame:
    """The ends of others joined to those of the people named by what both have in common."""
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
    """The reports of kinds that put this somewhere, with days for moments: row, source, target, since, until."""
    chosen = numbered(network.links).filter(pl.col("kind").is_in(kinds_that(puts)))
    days = (pl.col(name).str.slice(0, DAY_LENGTH) for name in ("since", "until"))
    return chosen.select("row", "source", "target", *days)
