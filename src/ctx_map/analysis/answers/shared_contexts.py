"""Places and contacts that several young people share: the counting and the words behind both questions.

Takes rows that each say "this link puts this young person at this place or with this contact", and counts distinct
young people and distinct reports, and works out the weight and the two measures of chance. In the code a *context* is
a place, an adult, a thing, an event or an online space.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from ctx_map.analysis.answers.build import columns_of
from ctx_map.analysis.answers.chance_sentences import chance_sentence, disagreement
from ctx_map.analysis.answers.evidence_account import said_of_doubt
from ctx_map.analysis.answers.provenance import described, links_behind, people_ids
from ctx_map.analysis.answers.wording import count_of, part_of, read_list
from ctx_map.analysis.measures.bicm import between_classes
from ctx_map.analysis.measures.degree_corrected_surprise import (
    MOST_REPORTS,
    not_asked,
    strict_among_named,
    strict_among_pairs,
    strict_columns,
)
from ctx_map.analysis.measures.hypergeometric import (
    COULD_BE,
    TOO_BUSY,
    UNLIKELY,
    VERY_UNLIKELY,
    Draws,
    chance_column,
    chances,
    surprise_words,
)
from ctx_map.analysis.measures.pair_counts import newman_weights, pairs_also_elsewhere
from ctx_map.analysis.question import Column, Written
from ctx_map.analysis.rows.report_counts import agencies_of, distinct_people, evidence_sentence
from ctx_map.analysis.rows.sharing import Sharing
from ctx_map.analysis.rows.unrecorded_pairs import untied_pairs
from ctx_map.network import Network
from ctx_map.network.incidence import Incidence, incidence
from ctx_map.vocabulary.agencies import agency_words, one_report

MOST_FOR_SURPRISE = 300
"""Above this many young people, the pairs of a place are not enumerated: it is too busy to tell."""
BUSY_ABOVE = 20
"""Sharing something with more young people than this says little, so it is listed last."""
NOT_WORKED_OUT = "not worked out"
"""Stands in the columns on chance where neither measure was worked out, as in a server."""
ALLOWS_FOR = "how often each young person is reported"
"""What the stricter measure allows for and the first one does not."""
BY_CHANCE = "as many may share it without knowing each other"
"""What is said where chance is not ruled out. It does not say that it is a coincidence."""
SAID = 3
"""How many rows are described in sentences."""


@dataclass(frozen=True, slots=True)
class SharedContext:
    """A place or contact that several young people share. The row is about the place or contact."""

    id: str
    name: str | None
    label: str
    kind: str | None
    people: int
    """Distinct young people; among the people named if any are named."""
    people_ids: tuple[str, ...]
    reports: int
    """Distinct reports behind the row, by agency and reference."""
    weight: float
    """1/(k-1), where k is the number of all young people linked to it: 1 for two people, near 0 for a busy place."""
    surprise: str
    """Whether the sharing could be chance, in words."""
    surprise_p: float | None
    """The p-value behind the words; None where it was not worked out."""
    protective: str
    """How many of the reports are of protective links, in words; empty where none is."""
    links: tuple[str, ...]
    """The links behind the row: one report may make several."""
    surprise_strict: str
    """The same by the stricter measure, which allows for how often each young person is reported, in words."""
    surprise_strict_p: float | None
    """The p-value behind these words; None where it was not worked out."""
    untied_pairs: int | None
    """Pairs of these young people with no recorded friendship, family, acquaintance or common peer group.
    None where this was not looked at."""


IN_ORDER = (
    "that are unlikely to be shared by chance come first, and among these the ones where the stricter measure agrees. "
    "What only one report says comes after what several say. "
    f"Those of more than {BUSY_ABOVE} young people come last: sharing them says little. "
    "Within each group, those shared by most young people come first."
)
"""By what shared contexts are listed, said after what they are."""


def shared_frame(
    network: Network,
    rows: pl.DataFrame,
    *,
    people: Sequence[int],
    min_people: int,
    chance: bool | None,
    sharing: Sharing | None = None,
) -> pl.DataFrame:
    """Return one row per context that at least `min_people` young people share, in the order of `in_order`.

    `rows` has the columns `person`, `context` (codes) and `row` (number of the link). With `people`, only these are
    counted, and `sharing` says how often everyone is reported: the rows need not be more than theirs. `chance` says
    whether both measures of chance are worked out, or neither; None means that the stricter one is worked out for named
    people and on small maps only.
    """
    # count distinct people per context, among those named if any are
    told = _told(rows, people)
    counts = _shared(told, min_people).sort("context")
    kept = told.join(counts.select("context"), on="context", how="semi")
    # work out the sizes and the measures of chance, against everyone on the map
    if people and sharing is not None:
        keys = network.keys.gather(counts.get_column("context"))
        sizes = np.array([sharing.size_of[key] for key in keys], np.int64)
        surprise = _not_worked_out(sizes.size) if chance is False else _among_named(sharing, sizes, told, counts)
    else:
        inc = incidence(rows.get_column("person"), rows.get_column("context"))
        at = np.searchsorted(inc.contexts, counts.get_column("context").to_numpy())
        sizes = inc.sizes[at]
        worth_it = bool(chance) or inc.person_contexts.size <= MOST_REPORTS
        surprise = _not_worked_out(at.size) if chance is False else _among_pairs(inc, at, stricter=worth_it)
    # add names, weights, and what is behind each row
    frame = counts.hstack(
        [
            *described(network, counts.get_column("context")),
            pl.Series("weight", newman_weights(sizes)),
            *surprise,
        ]
    )
    for lists in (people_ids(network, kept), links_behind(network, kept), untied_pairs(network, kept)):
        frame = frame.join(lists, on="context", how="left", maintain_order="left")
    return in_order(frame.select(columns_of(SharedContext)))


def listed(network: Network, rows: pl.DataFrame, *, people: Sequence[int], min_people: int) -> frozenset[str]:
    """Return the ids of the contexts in `shared_frame`, without all else that it says about them."""
    return frozenset(network.keys.gather(_shared(_told(rows, people), min_people).get_column("context")))


def _told(rows: pl.DataFrame, people: Sequence[int]) -> pl.DataFrame:
    """The rows about the people named; all rows if no one is named."""
    return rows.filter(pl.col("person").is_in(list(people))) if people else rows


def _shared(told: pl.DataFrame, min_people: int) -> pl.DataFrame:
    """The contexts that enough of these people share, each with how many they are."""
    return told.group_by("context").agg(people=distinct_people()).filter(pl.col("people") >= min_people)


def in_order(frame: pl.DataFrame) -> pl.DataFrame:
    """Sort rows: unlikely to be chance first and busy ones last, then by people and reports (most first), then id.

    Among those that are unlikely to be chance, the ones where the stricter measure does not disagree come first. What
    one report alone says comes before the busy ones only: that its people were named together needs no measure, and
    nothing says yet that it happened twice.
    """
    unlikely = pl.col("surprise").is_in([VERY_UNLIKELY, UNLIKELY])
    apart = pl.col("surprise_strict") == COULD_BE
    once = pl.col("reports") <= 1
    group = (
        pl.when(busy()).then(4).when(once).then(3).when(unlikely & ~apart).then(0).when(unlikely).then(1).otherwise(2)
    )
    return frame.sort(group, "people", "reports", "id", descending=[False, True, True, False])


def busy() -> pl.Expr:
    """Whether more than `BUSY_ABOVE` young people are linked to the context of a row, named or not."""
    return pl.col("weight") <= 1 / BUSY_ABOVE


def _not_worked_out(rows: int) -> list[pl.Series]:
    words = pl.repeat(NOT_WORKED_OUT, rows, eager=True, dtype=pl.String)
    number = pl.repeat(None, rows, eager=True, dtype=pl.Float64)
    return [
        words.alias("surprise"),
        number.alias("surprise_p"),
        words.alias("surprise_strict"),
        number.alias("surprise_strict_p"),
    ]


def _among_named(sharing: Sharing, sizes: np.ndarray, told: pl.DataFrame, counts: pl.DataFrame) -> list[pl.Series]:
    """Whether so many of those named would be there by chance. `told` are the rows of those named."""
    found = counts.get_column("people").to_numpy().astype(np.int64)
    same = np.ones_like(found)
    degrees = told.group_by("person").agg(pl.col("context").n_unique()).sort("person").get_column("context").to_numpy()
    draws = Draws(same * sharing.everyone, sizes, same * degrees.size, found)
    chance = chances(draws)
    people, contexts = sharing.people, sharing.contexts
    model = between_classes(people.values, people.counts, contexts.values, contexts.counts)
    sorts = np.searchsorted(people.values, degrees), np.searchsorted(contexts.values, sizes)
    return [*_columns(surprise_words(draws, chance), chance), *strict_among_named(model, *sorts, found)]


def _among_pairs(inc: Incidence, at: np.ndarray, *, stricter: bool) -> list[pl.Series]:
    """Whether the pairs at a place share other places more than pairs do in general."""
    sizes = inc.sizes
    usable = sizes <= MOST_FOR_SURPRISE
    elsewhere, sharing = np.zeros(sizes.size, np.int64), 0
    elsewhere[usable], sharing = pairs_also_elsewhere(inc.only(usable))
    pairs_here = sizes * (sizes - 1) // 2
    people = inc.people.size
    # pairs that share some other place: all that share any, without those that share only this one
    marked = sharing - (pairs_here - elsewhere)
    draws = Draws(np.full(at.size, people * (people - 1) // 2), marked[at], pairs_here[at], elsewhere[at])
    chance = np.where(usable[at], chances(draws), np.nan)
    words = [w if known else TOO_BUSY for w, known in zip(surprise_words(draws, chance), usable[at], strict=True)]
    return [
        *_columns(words, chance),
        *(_strict_among_pairs(inc, usable, at, elsewhere) if stricter else not_asked(at.size)),
    ]


def _strict_among_pairs(inc: Incidence, usable: np.ndarray, at: np.ndarray, elsewhere: np.ndarray) -> list[pl.Series]:
    """The same places and pairs under the stricter model, without the places that are too busy."""
    position = np.cumsum(usable) - 1
    kept = usable[at]
    words, number = strict_among_pairs(inc.only(usable), position[at[kept]], elsewhere[at[kept]])
    all_words, chance = np.full(at.size, TOO_BUSY, object), np.full(at.size, np.nan)
    all_words[kept], chance[kept] = words.to_numpy(), number.fill_null(np.nan).to_numpy()
    return strict_columns(all_words.tolist(), chance)


def _columns(words: list[str], chance: np.ndarray) -> list[pl.Series]:
    return [pl.Series("surprise", words, pl.String), chance_column("surprise_p", chance)]


HELP_ON_CHANCE = "Whether so many would share it by chance, given how busy it is."
HELP_ON_STRICTER = "The same, and allows for how often each young person is reported."


def shared_columns(thing: str, *, kind: bool = False) -> tuple[Column, ...]:
    """Return the columns of an answer about shared places or contacts, which are called `thing`."""
    return (
        Column("id", thing, Written.NAME),
        *((Column("kind", "Kind", Written.WORDS),) if kind else ()),
        Column("protective", "Protective reports", Written.WORDS),
        Column("people", "Young people", Written.COUNT),
        Column("reports", "Reports", Written.COUNT),
        Column("surprise", "Could it be chance?", Written.WORDS, help=HELP_ON_CHANCE, in_front=False),
        Column("surprise_strict", "Stricter measure", Written.WORDS, help=HELP_ON_STRICTER, in_front=False),
        Column(
            "untied_pairs",
            "Pairs with no relationship",
            Written.COUNT,
            help="Pairs of these young people with no recorded friendship, family or group in common.",
        ),
        Column("people_ids", "Who", Written.NAMES, wide=True),
        Column("id", "Id", Written.ID),
    )


def shared_sentences(network: Network, frame: pl.DataFrame, *, named: int, least: int, noun: str) -> list[str]:
    """Say what is shared, finding first. `noun` is "place" or "contact"; `named` is how many people were named."""
    if frame.is_empty():
        return [_none_shared(named, least, noun)]
    rows = list(frame.head(SAID).iter_rows(named=True))
    said = [_lead(rows[0], named), _lead_evidence(network, rows[0]), *[_evidence(network, row) for row in rows[1:]]]
    are = "is" if frame.height == 1 else "are"
    said.append(f"{count_of(frame.height, noun)} {are} {_shared_by(least, named)}.")
    apart = disagreement(frame.filter(~busy()), noun, allows_for=ALLOWS_FOR)
    return [*said, *apart, *_busy_sentence(frame)]


def _none_shared(named: int, least: int, noun: str) -> str:
    return f"No {noun} is {_shared_by(least, named)}."


def _shared_by(least: int, named: int) -> str:
    """By how many young people something has to be shared. All of those named cannot be more than they are."""
    if not named:
        return f"shared by at least {count_of(least, 'young person')}"
    who = f"{part_of(least, named, 'young person')} named"
    if least != named:
        return f"shared by at least {who}"
    return f"shared by {who}" if named > 1 else "linked to the young person named"


def _lead(row: Mapping[str, Any], named: int) -> str:
    """The first sentence: the row that is hardest to put down to chance."""
    people = row["people"]
    if named:
        who = f"{people} of the {named}" if people < named else "both" if named == 2 else f"all {named}"
        who = "the young person named" if named == 1 else f"{who} young people named"
    else:
        who = count_of(people, "young person")
    if people < 2:
        return f"{row['name']} is linked to {who}."
    said = f"{row['name']} is shared by {who}"
    return chance_sentence(said, row["surprise"], row["surprise_strict"], allows_for=ALLOWS_FOR, by_chance=BY_CHANCE)


def _lead_evidence(network: Network, row: Mapping[str, Any]) -> str:
    """How many reports the first row is in, and whose, and whether it protects."""
    reports, agencies = row["reports"], agencies_of(network, row["links"])
    if reports == 1:
        said = f"{row['name']} is in {one_report(agencies[0])}."
    elif len(agencies) == 1:
        said = f"{row['name']} is in {count_of(reports, 'report')}, all from {agency_words(agencies[0])}."
    else:
        said = f"{row['name']} is in {count_of(reports, 'report')} from {len(agencies)} agencies."
    doubt = said_of_doubt(network, row["links"])
    protects = f"It is {row['protective']}." if row["protective"] else ""
    return " ".join(each for each in (said, doubt, protects) if each)


def _evidence(network: Network, row: Mapping[str, Any]) -> str:
    """How many young people and reports a row is based on, and whether it protects."""
    said = f"{row['name']}: {evidence_sentence(network, row['links'], row['people'])}"
    return f"{said} It is {row['protective']}." if row["protective"] else said


def _busy_sentence(frame: pl.DataFrame) -> list[str]:
    names = frame.filter(busy()).get_column("name").to_list()
    if not names:
        return []
    link = "is linked" if len(names) == 1 else "are each linked"
    it = "it" if len(names) == 1 else "them"
    return [f"{read_list(names)} {link} to more than {BUSY_ABOVE} young people, so sharing {it} tells you little."]
