"""Contexts that several young people share: the counting behind shared places and shared contacts.

Takes rows that each say "this report puts this young person in this context", and counts distinct young people,
distinct reports, the Newman weight and the surprise of each context. Where this misleads: sharing is not meeting, a
busy context joins everybody, and a context nobody reports from looks safe.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from ctx_map.analysis.answers.build import columns_of
from ctx_map.analysis.answers.provenance import described, links_behind, people_ids
from ctx_map.analysis.measures.degree_corrected_surprise import (
    MOST_REPORTS,
    not_asked,
    strict_among_named,
    strict_among_pairs,
    strict_columns,
)
from ctx_map.analysis.measures.hypergeometric import TOO_BUSY, Draws, chance_column, chances, surprise_words
from ctx_map.analysis.measures.pair_counts import newman_weights, pairs_also_elsewhere
from ctx_map.analysis.question import Column, Written
from ctx_map.analysis.rows.report_counts import distinct_people
from ctx_map.analysis.rows.unrecorded_pairs import untied_pairs
from ctx_map.network import Network
from ctx_map.network.incidence import Incidence, incidence

MOST_FOR_SURPRISE = 300
"""People of a context above which the surprise among pairs is not worked out: a school explains itself."""
ORDER = ("people", "reports", "id")


@dataclass(frozen=True, slots=True)
class SharedContext:
    """A context that several young people share. The row is about the context."""

    id: str
    name: str | None
    label: str
    kind: str | None
    people: int
    """Distinct young people: of those named, if any were named."""
    people_ids: tuple[str, ...]
    reports: int
    """Distinct reports behind the row, by agency and reference."""
    weight: float
    """1/(k-1), k being all young people of the context, named or not: 1 for a context of two, near 0 for a busy one."""
    surprise: str
    """How surprising the sharing is, in words."""
    surprise_p: float | None
    """The number behind the words, a chance between 0 and 1; None where it was not worked out."""
    protective: str
    """How many of the reports are of ties that protect, in words; empty where none is."""
    links: tuple[str, ...]
    """The links behind the row: one report may make several."""
    surprise_strict: str
    """The same when it is kept, too, how much is reported of each young person (see `surprise_strict`), in words."""
    surprise_strict_p: float | None
    """The number behind these words; None where it was not worked out."""
    untied_pairs: int | None
    """Pairs of these young people without a recorded tie: no friendship, family, acquaintance or common peer group.
    None where the ties were not looked at."""


def shared_frame(
    network: Network, rows: pl.DataFrame, *, people: Sequence[int], min_people: int, strict: bool | None
) -> pl.DataFrame:
    """A row a context that at least `min_people` young people share, of the named `people` if any, most shared first.

    `rows` has person, context (codes) and row (number of the report's link). `strict` says whether the stricter
    surprise is worked out; None: for named people, and in a small town.
    """
    inc = incidence(rows.get_column("person"), rows.get_column("context"))
    told = rows.filter(pl.col("person").is_in(list(people))) if people else rows
    counts = told.group_by("context").agg(people=distinct_people())
    counts = counts.filter(pl.col("people") >= min_people).sort("context")
    kept = told.join(counts.select("context"), on="context", how="semi")
    at = np.searchsorted(inc.contexts, counts.get_column("context").to_numpy())
    named = np.flatnonzero(np.isin(inc.people, list(people)))
    worth_it = strict if strict is not None else bool(people) or inc.person_contexts.size <= MOST_REPORTS
    surprise = (
        _among_named(inc, at, named, counts, strict=worth_it) if people else _among_pairs(inc, at, strict=worth_it)
    )
    frame = counts.hstack(
        [
            *described(network, counts.get_column("context")),
            pl.Series("weight", newman_weights(inc.sizes)[at]),
            *surprise,
        ]
    )
    for lists in (people_ids(network, kept), links_behind(network, kept), untied_pairs(network, kept)):
        frame = frame.join(lists, on="context", how="left", maintain_order="left")
    frame = frame.sort(*ORDER, descending=[True, True, False])
    return frame.select(columns_of(SharedContext))


def _among_named(
    inc: Incidence, at: np.ndarray, named: np.ndarray, counts: pl.DataFrame, *, strict: bool
) -> list[pl.Series]:
    found = counts.get_column("people").to_numpy().astype(np.int64)
    same = np.ones_like(found)
    draws = Draws(same * inc.people.size, inc.sizes[at], same * named.size, found)
    chance = chances(draws)
    stricter = strict_among_named(inc, at, named, found) if strict else not_asked(at.size)
    return [*_columns(surprise_words(draws, chance), chance), *stricter]


def _among_pairs(inc: Incidence, at: np.ndarray, *, strict: bool) -> list[pl.Series]:
    """Whether the pairs of a context share other contexts more than pairs do in general."""
    sizes = inc.sizes
    usable = sizes <= MOST_FOR_SURPRISE
    elsewhere, sharing = np.zeros(sizes.size, np.int64), 0
    elsewhere[usable], sharing = pairs_also_elsewhere(inc.only(usable))
    pairs_here = sizes * (sizes - 1) // 2
    people = inc.people.size
    # pairs that share some context other than this one: all that share any, without those that share only this one
    marked = sharing - (pairs_here - elsewhere)
    draws = Draws(np.full(at.size, people * (people - 1) // 2), marked[at], pairs_here[at], elsewhere[at])
    chance = np.where(usable[at], chances(draws), np.nan)
    words = [w if known else TOO_BUSY for w, known in zip(surprise_words(draws, chance), usable[at], strict=True)]
    return [
        *_columns(words, chance),
        *(_strict_among_pairs(inc, usable, at, elsewhere) if strict else not_asked(at.size)),
    ]


def _strict_among_pairs(inc: Incidence, usable: np.ndarray, at: np.ndarray, elsewhere: np.ndarray) -> list[pl.Series]:
    """The same contexts and pairs under the stricter model: contexts too busy for the one are left out of the other."""
    position = np.cumsum(usable) - 1
    kept = usable[at]
    words, number = strict_among_pairs(inc.only(usable), position[at[kept]], elsewhere[at[kept]])
    all_words, chance = np.full(at.size, TOO_BUSY, object), np.full(at.size, np.nan)
    all_words[kept], chance[kept] = words.to_numpy(), number.fill_null(np.nan).to_numpy()
    return strict_columns(all_words.tolist(), chance)


def _columns(words: list[str], chance: np.ndarray) -> list[pl.Series]:
    return [pl.Series("surprise", words, pl.String), chance_column("surprise_p", chance)]


HELP_ON_CHANCE = "how likely this much sharing is by chance, given how busy it is; small numbers seldom tell"
HELP_ON_STRICTER = "the same, allowing for how often each young person is reported: who is reported often shares more"


def shared_columns(thing: str, *, kind: bool = False) -> tuple[Column, ...]:
    """The columns of an answer about shared contexts, which are called `thing`."""
    return (
        Column("id", thing, Written.NAME),
        *((Column("kind", "Kind", Written.WORDS),) if kind else ()),
        Column("protective", "Protective reports", Written.WORDS),
        Column("people", "Young people", Written.COUNT),
        Column("reports", "Reports", Written.COUNT),
        Column("surprise", "Could it be chance?", Written.WORDS, help=HELP_ON_CHANCE),
        Column("surprise_strict", "Stricter measure", Written.WORDS, help=HELP_ON_STRICTER),
        Column("untied_pairs", "Pairs with no relationship", Written.COUNT, help="pairs with no recorded relationship"),
        Column("people_ids", "Who", Written.NAMES, wide=True),
        Column("id", "Id", Written.ID),
    )
