"""The reasons why a link needs care, worked out for every link.

A *link* here is two ends and a kind, with all the reports that say so.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import reduce
from operator import or_

import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.questions.doubt.review import report_day
from ctx_map.analysis.rows.adults import grown_up_on
from ctx_map.analysis.rows.ages import with_day, young_at
from ctx_map.analysis.rows.in_doubt import DISPUTED, SUSPECTED_FALSE, disputed, suspected_false
from ctx_map.network import Network
from ctx_map.vocabulary.days import DAY_LENGTH
from ctx_map.vocabulary.grading import should_be_graded
from ctx_map.vocabulary.links import Puts, both_ways_kinds, kinds_that, momentary_kinds

DEPENDED_ON = "a shared place or contact depends on this report"
ONE_SOURCE_CONTACT = "contact between an adult and a child from a single source"
NO_GRADE = "intelligence without a grade"
LONG_PAST = "nothing newer than 12 months"
REASONS = (SUSPECTED_FALSE, DISPUTED, DEPENDED_ON, ONE_SOURCE_CONTACT, NO_GRADE, LONG_PAST)
"""The reasons for care, most serious first."""
LONG_PAST_DAYS = 365
_RELATIONSHIPS = kinds_that(Puts.FAMILY, Puts.CARE)
_CONTACTS = tuple(kind for kind in kinds_that(Puts.CONTACT) if kind not in _RELATIONSHIPS)
_OF_A_DAY = (*momentary_kinds(), *kinds_that(Puts.TIME_SPENT))


def links_with_reasons(network: Network, depended_on: pl.DataFrame) -> pl.DataFrame:
    """Return one row per link: source, target (keys), kind, doubts, agencies, links, single, false, protective, newest,
    harm, whether it is reported of something that depends on it, and sharing, the most young people who share that.

    `depended_on` holds the links on which a shared place or contact depends, with the young people who share it.
    """
    keys = network.keys
    # friendships and family read the same from either end; nodes are sorted by key, so codes keep the order of keys
    swapped = pl.col("kind").is_in(both_ways_kinds()) & (pl.col("source") > pl.col("target"))
    grouped = (
        network.links.join(depended_on, on="key", how="left", maintain_order="left")
        .with_columns(
            report=network.report_codes,
            source=pl.when(swapped).then("target").otherwise("source"),
            target=pl.when(swapped).then("source").otherwise("target"),
            protects=protective_expr(),
            gap=pl.col("grade").is_null() & _should_be_graded(network),
            contact=_between_adult_and_child(network),
        )
        .group_by("source", "target", "kind")
        .agg(
            agencies=pl.col("agency").unique(),
            links=pl.col("key"),
            single=(pl.col("report").n_unique() == 1) | (pl.col("agency").n_unique() == 1),
            protective=pl.col("protects").all(),
            false=suspected_false().all(),
            disputed=disputed().any(),
            harm=pl.col("harm").any(),
            sharing=pl.col("sharing").max().fill_null(0),
            contact=pl.col("contact").any(),
            gap=pl.col("gap").all(),
            last=pl.coalesce("until", "since").str.slice(0, DAY_LENGTH).max(),
            ended=pl.col("until").is_not_null().all(),
            newest=report_day().max(),
        )
    )
    # say why each link needs care
    return grouped.with_columns(
        # a list is sorted faster as a whole than while its group is put together
        pl.col("agencies", "links").list.sort(),
        source=keys.gather(grouped.get_column("source")),
        target=keys.gather(grouped.get_column("target")),
        doubts=_reasons(network.as_at),
    )


def _reasons(today: date) -> pl.Expr:
    long_ago = (today - timedelta(days=LONG_PAST_DAYS)).isoformat()
    tests = {
        SUSPECTED_FALSE: pl.col("false"),
        DISPUTED: pl.col("disputed"),
        DEPENDED_ON: pl.col("sharing") > 0,
        ONE_SOURCE_CONTACT: pl.col("contact") & pl.col("single") & ~pl.col("protective"),
        NO_GRADE: pl.col("gap"),
        LONG_PAST: (pl.col("kind").is_in(_OF_A_DAY) | pl.col("ended")) & (pl.col("last") < long_ago),
    }
    said = [pl.when(tests[reason].fill_null(value=False)).then(pl.lit(reason)) for reason in REASONS]
    return pl.concat_list(said).list.drop_nulls()


def _should_be_graded(network: Network) -> pl.Expr:
    """Whether a report should have a grade: intelligence, or police information other than a crime record."""
    distinct = network.links.select("agency", "statement").unique()
    should = [row for row in distinct.iter_rows() if should_be_graded(*row)]
    matches = [(pl.col("agency") == agency) & pl.col("statement").eq_missing(pl.lit(said)) for agency, said in should]
    return pl.any_horizontal(matches) if matches else pl.lit(value=False)


def _between_adult_and_child(network: Network) -> pl.Series:
    """Whether each report tells of contact between an adult (or an unidentified person) and a young person.

    Both are judged on the day of the report.
    """
    links = with_day(network, network.links)
    days, kinds = links.get_column("day"), links.get_column("kind").is_in(_CONTACTS)
    source, target = links.get_column("source"), links.get_column("target")
    either = (_grown_and_young(network, one, other, days) for one, other in ((source, target), (target, source)))
    return kinds & (source != target) & reduce(or_, either)


def _grown_and_young(network: Network, grown: pl.Series, young: pl.Series, days: pl.Series) -> pl.Series:
    return grown_up_on(network, grown, days) & young_at(network, young, days)
