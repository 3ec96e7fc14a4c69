"""Pairs of young people by the contexts they share.

Counts the distinct places, things, events and peer groups to which both have a direct report as young people.
Contexts above a size are left out, counted and listed: a school explains itself. Where this misleads: one big event
makes pairs of everybody in it, the reports may be of different times, and a pair says nothing about what the two are
to each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import numpy as np
import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least, named_account, named_codes
from ctx_map.analysis.answers.shared_contexts import HELP_ON_CHANCE, HELP_ON_STRICTER
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.common_options import MaxPeople, People
from ctx_map.analysis.measures.degree_corrected_surprise import MOST_PAIRS, not_asked, strict_of_pairs
from ctx_map.analysis.measures.hypergeometric import Draws, chance_column, chances, surprise_words
from ctx_map.analysis.measures.pair_counts import DECIMALS, PairCounts, in_order, pair_counts
from ctx_map.analysis.question import PYTHON_ONLY, Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.rows.ages import young_account, young_ties
from ctx_map.analysis.rows.participation import COLUMNS
from ctx_map.network import Network
from ctx_map.network.incidence import Incidence, incidence
from ctx_map.vocabulary.labels import Label

CONTEXT_LABELS = (Label.PLACE, Label.THING, Label.EVENT, Label.PEER_GROUP)
LISTED = 20
"""How many of the contexts left out are listed by name."""
DEFINITION = (
    "Pairs of young people (under 18, or age not known, on the day of the report) by the distinct places, things, "
    "events and peer groups to which both have a direct report. Weight: the sum of 1/(k-1) over these, k being all "
    "young people of the context. Surprise: the chance of as much sharing if each of the two had drawn the contexts "
    "blindly (hypergeometric); strict: if each context were drawn as often as it is busy (bipartite configuration "
    "model)."
)
CAVEAT = (
    "A pair that shares contexts need not know each other: busy contexts and big events join people by chance. The "
    "number is about the pair's contexts, not about either young person."
)
REFERENCE = (
    "Newman 2001, Physical Review E 64, 016132; Tumminello et al. 2011, PLoS ONE 6(3), e17994; Saracco et al. 2017, "
    "New Journal of Physics 19, 053022"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two young people who share contexts. The row is about what they share."""

    a: str
    b: str
    """The later of the two keys."""
    shared: int
    """Distinct contexts in common."""
    weight: float
    """Sum of 1/(k-1) over the contexts in common, k being all young people of each."""
    surprise: str
    """How surprising so many shared contexts are, given how many each of the two has (hypergeometric), in words."""
    surprise_p: float | None
    """The number behind the words, a chance between 0 and 1; None where it was not worked out."""
    surprise_strict: str
    """The same when it is kept, too, how busy each context is (see `surprise_strict`), in words."""
    surprise_strict_p: float | None


def pairs(
    network: Network,
    *,
    people: People = (),
    min_shared: Annotated[
        int,
        Field(ge=1),
        Option(
            "Minimum number of shared places and contacts",
            "Lists pairs that share at least this many places, things, events or groups.",
            metavar="N",
            main=True,
        ),
    ] = 1,
    max_people: MaxPeople = 100,
    strict: Annotated[bool | None, PYTHON_ONLY] = None,
) -> Result[Pair]:
    """Pairs of young people who share at least `min_shared` contexts, leaving out contexts of more than `max_people`.

    With `people`, pairs among those named; with one named, that person's pairs. Sorted by shared, then weight, most
    first, then a, b. `strict` says whether the two surprises are worked out; None: for named people, and where there
    are few pairs. Raises WrongUse where a named person is not in this network.
    """
    check_at_least("min_shared", min_shared, 1)
    check_at_least("max_people", max_people, 2)
    named = named_codes(network, people)
    rows = young_ties(network, labels=CONTEXT_LABELS).select(COLUMNS)
    everybody = incidence(rows.get_column("person"), rows.get_column("context"))
    left_out = everybody.sizes > max_people
    counted = everybody.only(~left_out)
    inc = _around(counted.only(counted.sizes > 1), named)
    counts = _among(inc, pair_counts(inc, min_shared=min_shared), named)
    worth_it = strict if strict is not None else bool(named) or counts.first.size <= MOST_PAIRS
    frame = _frame(network, inc, counts, counted if worth_it else None)
    considered = {
        **young_account(network, everybody.people),
        **named_account(rows, named),
        "contexts with a young person": everybody.contexts.size,
        f"contexts left out, more than {max_people} young people": int(left_out.sum()),
        **_listed(network, everybody, left_out),
    }
    parameters = {
        "people": count_of(len(named), "person") if named else "all",
        "min_shared": count_of(min_shared, "context"),
        "max_people": f"{max_people} young people",
    }
    return answer(
        network,
        frame,
        Pair,
        method=Method("pairs", "1", DEFINITION, parameters, CAVEAT, REFERENCE),
        considered=considered,
        sentences=_sentences(frame, considered, max_people, min_shared),
        find=lambda row: links_of_pair(network, row, max_people),
    )


def links_of_pair(network: Network, pair: Pair, max_people: int) -> list[str]:
    """The reports that put either of a pair into a context that they share."""
    both = network.codes((pair.a, pair.b))
    rows = young_ties(network, labels=CONTEXT_LABELS)
    sizes = rows.group_by("context").agg(size=pl.col("person").n_unique())
    theirs = rows.filter(pl.col("person").is_in(both)).join(sizes, on="context")
    shared = theirs.filter((pl.col("person").n_unique().over("context") == 2) & (pl.col("size") <= max_people))
    return network.links.get_column("key").gather(shared.get_column("row").sort()).to_list()


def _around(inc: Incidence, named: Sequence[int]) -> Incidence:
    """Only the contexts of those named, if any: the others can make no pair that was asked for."""
    if not named:
        return inc
    theirs = np.isin(inc.people, named)[inc.context_people]
    per_context = np.add.reduceat(np.append(theirs, False), inc.context_start[:-1]) if inc.contexts.size else theirs[:0]
    return inc.only(per_context > 0)


def _among(inc: Incidence, counts: PairCounts, named: Sequence[int]) -> PairCounts:
    if not named:
        return counts
    asked = np.isin(inc.people, named)
    first, second = asked[counts.first], asked[counts.second]
    kept = (first & second) if len(named) > 1 else (first | second)
    return PairCounts(counts.first[kept], counts.second[kept], counts.shared[kept], counts.weight[kept])


def _frame(network: Network, inc: Incidence, counts: PairCounts, surprise_in: Incidence | None) -> pl.DataFrame:
    counts = in_order(counts, inc.people.size)
    surprises = _surprises(counts, surprise_in)
    # one number to sort by, most first; the sort is stable and keeps the order of the two people
    scale = 10**DECIMALS
    most_first = -(counts.shared.astype(np.int64) * (1 << 40)) - np.rint(counts.weight * scale).astype(np.int64)
    numbers = pl.DataFrame(
        {
            "a": counts.first,
            "b": counts.second,
            "shared": counts.shared,
            "weight": np.round(counts.weight, DECIMALS),
            "order": most_first,
            **{series.name: series for series in surprises},
        }
    ).sort("order", maintain_order=True)
    people = network.keys.gather(inc.people)
    return numbers.select(
        a=people.gather(numbers.get_column("a")),
        b=people.gather(numbers.get_column("b")),
        shared="shared",
        weight="weight",
        **{series.name: series.name for series in surprises},
    )


def _surprises(counts: PairCounts, inc: Incidence | None) -> list[pl.Series]:
    """The four columns on chance, with the degrees of this incidence; where there is none, they say so."""
    if inc is None:
        strict = not_asked(counts.first.size)
        return [*[each.alias(each.name.replace("_strict", "")) for each in strict], *strict]
    contexts = np.diff(inc.person_start)
    found = counts.shared.astype(np.int64)
    draws = Draws(np.full(found.size, inc.contexts.size), contexts[counts.first], contexts[counts.second], found)
    chance = chances(draws)
    words = pl.Series("surprise", surprise_words(draws, chance), pl.String)
    return [words, chance_column("surprise_p", chance), *strict_of_pairs(inc, counts)]


def _listed(network: Network, inc: Incidence, left_out: np.ndarray) -> dict[str, int]:
    """The largest contexts left out, each with its number of young people."""
    sizes = inc.sizes[left_out]
    largest = np.argsort(-sizes, kind="stable")[:LISTED]
    codes = inc.contexts[left_out][largest]
    names = [f"left out: {network.names[int(code)]} ({network.keys[int(code)]})" for code in codes]
    return dict(zip(names, sizes[largest].tolist(), strict=True))


def _sentences(frame: pl.DataFrame, considered: dict[str, int], max_people: int, min_shared: int) -> list[str]:
    least = {1: "a context", 2: "two or more contexts"}.get(min_shared, f"{min_shared:,} or more contexts")
    said = [f"{count_of(frame.height, 'pair')} of young people share {least}."]
    more = frame.filter(pl.col("shared") > 1).height
    said += [f"{count_of(more, 'pair')} share two or more."] if more and min_shared == 1 else []
    busy = [name.removeprefix("left out: ") for name in considered if name.startswith("left out: ")]
    if busy:
        said.append(f"Left out because more than {max_people} young people share them: {read_list(busy)}.")
    return said


QUESTION = Question(
    name="pairs",
    title="Pairs",
    asks="Which two young people share most?",
    heading=Heading.SHARED_PLACES,
    analysis=pairs,
    row=Pair,
    columns=(
        Column("a", "Young person", Written.NAME),
        Column("b", "With", Written.NAME),
        Column("shared", "Shared", Written.COUNT, help="places, things, events and groups that both are reported at"),
        Column("surprise", "Could it be chance?", Written.WORDS, help=HELP_ON_CHANCE),
        Column("surprise_strict", "Stricter measure", Written.WORDS, help=HELP_ON_STRICTER),
        Column("a", "Id", Written.ID),
        Column("b", "Id of the other", Written.ID),
    ),
    picture=Picture.BARS,
    marks=("a", "b"),
    order="Pairs that share most come first. Among equals, those who share less busy places come first.",
    example="ctx-map pairs --min-shared 2",
)
