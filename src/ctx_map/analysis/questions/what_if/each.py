"""Count what depends on each place or adult, in one pass over all pairs.

The pairs lost with a context (a place or an adult) are the pairs of its people, less those that share another context
too. The cost is that of counting all pairs once, not once per place.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.answers.reported_harm import with_reported_harm
from ctx_map.analysis.measures.connectivity_loss import reach_lost_each
from ctx_map.analysis.measures.distances import near_each
from ctx_map.analysis.measures.pair_counts import pairs_also_elsewhere
from ctx_map.analysis.questions.what_if.together import Asked
from ctx_map.analysis.rows.ages import young_at
from ctx_map.analysis.rows.report_counts import distinct_reports, with_report
from ctx_map.network.arrays import Ints
from ctx_map.network.incidence import Incidence
from ctx_map.vocabulary.labels import Label


def candidates(asked: Asked, max_people: int, *, everything: bool) -> tuple[Ints, Ints]:
    """Return the codes of all shared places and adults, and of those that are looked at.

    An adult is someone who is not counted as a young person in any report. With `everything`, both are the same.
    """
    network, inc = asked.network, asked.inc
    codes = inc.contexts[(inc.sizes > 1) & (inc.sizes <= max_people)]
    label = network.nodes.get_column("label").gather(codes)
    young = young_at(network, pl.Series(codes, dtype=pl.UInt32), network.as_at)
    adult = (label == Label.PERSON.value) & ~young
    allowed = ((label == Label.PLACE.value) | adult).to_numpy() & ~np.isin(codes, asked.around.people)
    shared = np.asarray(codes[allowed], np.int64)
    return shared, shared if everything else with_reported_harm(network, shared)


def falls_away_each(asked: Asked, codes: Ints, max_people: int) -> pl.DataFrame:
    """Return one row per place or adult of these codes (ascending), in the order in which they are listed.

    What several reports support comes first, then most pairs lost, fewest protective reports lost, name and id.
    """
    # the pairs of each context, and those that share another context or another place too
    network = asked.network
    inc = asked.inc.only(asked.inc.sizes <= max_people)
    elsewhere, _ = pairs_also_elsewhere(inc)
    pairs = inc.sizes * (inc.sizes - 1) // 2
    is_place = network.nodes.get_column("label").gather(inc.contexts).to_numpy() == Label.PLACE.value
    shown = np.flatnonzero(np.isin(inc.contexts, codes))
    codes = inc.contexts[shown]
    places = inc.only(is_place)
    elsewhere_in_places = np.zeros(inc.contexts.size, np.int64)
    elsewhere_in_places[is_place] = pairs_also_elsewhere(places)[0]
    only_place = np.where(is_place, pairs - elsewhere_in_places, 0)
    # the pairs that no route would link any more
    reach = reach_lost_each(asked.around.near, asked.young)
    counted = pl.DataFrame(
        {
            "code": codes.astype(np.uint32),
            "people": inc.sizes[shown],
            "pairs": pairs[shown],
            "pairs_lost": (pairs - elsewhere)[shown],
            "only_place_lost": only_place[shown],
            "reach_lost": reach[codes],
        }
    )
    # names, protective reports, evidence and places nearby
    told = counted.hstack(_named(asked, codes)).join(_still(asked, inc), on="code", how="left", maintain_order="left")
    told = told.join(_protective(asked), on="code", how="left", maintain_order="left")
    told = told.join(_reports(asked), on="code", how="left", maintain_order="left")
    told = told.join(_from_one_report(asked), on="code", how="left", maintain_order="left")
    near = pl.Series("alternatives", near_each(network, codes.tolist(), asked.within_metres), pl.List(pl.String))
    told = told.with_columns(near, pl.col("protective_lost").fill_null(0), pl.col("still_sharing").fill_null(0))
    told = told.with_columns(pl.col("still_sharing_ids").fill_null(pl.lit([], dtype=pl.List(pl.String))))
    by = ("one_report", "pairs_lost", "protective_lost", "name", "ids")
    return told.sort(*by, descending=[False, True, False, False, False])


def _named(asked: Asked, codes: Ints) -> list[pl.Series]:
    nodes = asked.network.named_nodes.select("key", "name")[codes]
    return nodes.select("name", ids=pl.concat_list("key")).select("ids", "name").get_columns()


def _still(asked: Asked, inc: Incidence) -> pl.DataFrame:
    """The people of each context who are also in another context of two or more."""
    person = inc.context_people
    context = np.repeat(np.arange(inc.contexts.size), inc.sizes)
    sharing = np.bincount(person[(inc.sizes > 1)[context]], minlength=inc.people.size)
    still = (sharing[person] > 1) & (inc.sizes > 1)[context]
    rows = pl.DataFrame(
        {
            "code": inc.contexts[context[still]].astype(np.uint32),
            "still_sharing_ids": asked.network.keys.gather(inc.people[person[still]]),
        }
    )
    grouped = rows.group_by("code", maintain_order=True).agg("still_sharing_ids")
    return grouped.with_columns(still_sharing=pl.col("still_sharing_ids").list.len().cast(pl.Int64))


def _protective(asked: Asked) -> pl.DataFrame:
    """How many reports of protective links end at each node."""
    told = asked.network.links.with_columns(report=asked.network.report_codes)
    links = told.filter(protective_expr())
    ends = pl.concat([links.select("report", code=end) for end in ("source", "target")])
    return ends.group_by("code").agg(protective_lost=distinct_reports())


def _from_one_report(asked: Asked) -> pl.DataFrame:
    """Whether a single report puts all young people at each context: one report that names many makes many pairs."""
    rows = with_report(asked.network, asked.rows.select("row", code=pl.col("context").cast(pl.UInt32)))
    return rows.group_by("code").agg(one_report=distinct_reports() == 1)


def _reports(asked: Asked) -> pl.DataFrame:
    """The keys of the links behind each context: who was there, and the protective links."""
    links = asked.network.links.with_row_index("row")
    protective = links.filter(protective_expr())
    rows = pl.concat(
        [
            asked.rows.select(pl.col("context").cast(pl.UInt32).alias("code"), pl.col("row").cast(pl.UInt32)),
            protective.select(code="source", row="row"),
            protective.select(code="target", row="row"),
        ]
    ).unique()
    keyed = rows.sort("code", "row").select(
        "code", links=links.get_column("key").gather(rows.sort("code", "row")["row"])
    )
    return keyed.group_by("code", maintain_order=True).agg("links")
