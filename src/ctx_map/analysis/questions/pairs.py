"""List pairs of young people by the places, things, events and groups that they share.

Counts the distinct places, things, events and peer groups that both are directly linked to as young people. What more
than `max_people` young people share is left out, counted and named. One big event makes pairs of everyone who was in
it, and the reports may be from different times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer
from ctx_map.analysis.answers.chance_sentences import chance_sentence, disagreement
from ctx_map.analysis.answers.data_span import span_sentences
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least, named_account, named_codes
from ctx_map.analysis.answers.shared_contexts import HELP_ON_CHANCE
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.common_options import MaxPeople, People
from ctx_map.analysis.measures.degree_corrected_surprise import MOST_PAIRS, not_asked, strict_of_pairs
from ctx_map.analysis.measures.hypergeometric import Draws, chance_column, chances, surprise_words
from ctx_map.analysis.measures.pair_counts import DECIMALS, PairCounts, in_order, pair_counts
from ctx_map.analysis.question import PYTHON_ONLY, Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.rows import approximate_points
from ctx_map.analysis.rows.ages import young_account, young_ties
from ctx_map.analysis.rows.approximate_points import at_exact_places
from ctx_map.analysis.rows.participation import COLUMNS
from ctx_map.analysis.rows.same_home import only_a_home
from ctx_map.network import Network
from ctx_map.network.arrays import Mask
from ctx_map.network.incidence import Incidence, incidence
from ctx_map.vocabulary.labels import Label

CONTEXT_LABELS = (Label.PLACE, Label.THING, Label.EVENT, Label.PEER_GROUP)
AFTER_ALL = 1 << 61
"""Added to the number that pairs are sorted by, this puts a pair after all others."""
LISTED = 20
"""How many of the places, things, events and groups left out are named."""
DEFINITION = (
    "Counts the distinct places, things, events and peer groups that both young people are directly linked to. A young "
    "person is under 18 on the day of the report, or of unknown age. Pairs who share only a home or placement "
    "where both live come last. The weight is the sum of 1/(k-1), where k is the number of all young people at each "
    "place. Chance is measured by the hypergeometric test. The stricter measure is "
    "the bipartite configuration model."
)
CAVEAT = (
    "Two young people who share places need not know each other. Busy places and big events link people by chance. "
    "Where chance is not ruled out, they may still know each other."
)
REFERENCE = (
    "Newman 2001, Physical Review E 64, 016132; Tumminello et al. 2011, PLoS ONE 6(3), e17994; Saracco et al. 2017, "
    "New Journal of Physics 19, 053022"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two young people who share places, things, events or groups. The row is about what they share."""

    a: str
    b: str
    """The later of the two keys."""
    shared: int
    """Distinct places, things, events and groups in common."""
    weight: float
    """Sum of 1/(k-1) over what they share, where k is the number of all young people linked to each."""
    surprise: str
    """Whether sharing so much could be chance, given how much is reported of each of the two, in words."""
    surprise_p: float | None
    """The p-value behind the words; None where it was not worked out."""
    surprise_strict: str
    """The same by the stricter measure, which allows for how busy each place is, in words."""
    surprise_strict_p: float | None


BY_CHANCE = "two may share as many without knowing each other"
"""What is said where chance is not ruled out."""
ALLOWS_FOR = "how busy each place is"
"""What the stricter measure allows for and the first one does not."""


def pairs(
    network: Network,
    *,
    people: People = (),
    min_shared: Annotated[
        int,
        Field(ge=1),
        Option(
            "Minimum number of shared places and contacts",
            "Lists pairs who share at least this many places, things, events or groups.",
            metavar="N",
            main=True,
        ),
    ] = 1,
    max_people: MaxPeople = 100,
    chance: Annotated[bool | None, PYTHON_ONLY] = None,
) -> Result[Pair]:
    """Return pairs of young people who share at least `min_shared` places, things, events or groups.

    What more than `max_people` young people share is left out. With `people`, returns pairs among those named; with
    one person named, that person's pairs. Sorted by `shared`, then `weight` (most first), then the two ids;
    pairs who share only a home where both live come last. `chance` says whether the measures of chance are worked out;
    None means for named people and where there are few pairs.
    Raises WrongUse where a named person is not in this network.
    """
    check_at_least("min_shared", min_shared, 1)
    check_at_least("max_people", max_people, 2)
    # gather who is linked to what, and leave out what too many share
    named = named_codes(network, people)
    every = young_ties(network, labels=CONTEXT_LABELS).select(COLUMNS)
    rows = at_exact_places(network, every)
    everybody = incidence(rows.get_column("person"), rows.get_column("context"))
    left_out = everybody.sizes > max_people
    counted = everybody.only(~left_out)
    # count what each pair shares
    inc = _around(counted.only(counted.sizes > 1), named)
    counts = in_order(_among(inc, pair_counts(inc, min_shared=min_shared), named), inc.people.size)
    last = only_a_home(network, inc, counts)
    worth_it = chance if chance is not None else bool(named) or counts.first.size <= MOST_PAIRS
    frame = _frame(network, inc, counts, last, counted if worth_it else None)
    # say what the answer is based on
    considered = {
        **young_account(network, everybody.people),
        **named_account(rows, named),
        "places, things, events and groups with a young person": everybody.contexts.size,
        f"left out because more than {max_people} young people share them": int(left_out.sum()),
        **_listed(network, everybody, left_out),
        **approximate_points.left_out(network, every),
    }
    parameters = {
        "people": count_of(len(named), "person") if named else "everyone",
        "shared, at least": f"{min_shared:,}",
        "left out": f"what more than {max_people} young people share",
    }
    return answer(
        network,
        frame,
        Pair,
        method=Method("pairs", "1", DEFINITION, parameters, CAVEAT, REFERENCE),
        considered=considered,
        sentences=_sentences(
            network, frame, everybody.contexts[left_out].tolist(), max_people, min_shared, at_home=int(last.sum())
        ),
        find=lambda row: links_of_pair(network, row, max_people),
    )


def links_of_pair(network: Network, pair: Pair, max_people: int) -> list[str]:
    """Return the links of either of the pair to what both share."""
    both = network.codes((pair.a, pair.b))
    rows = at_exact_places(network, young_ties(network, labels=CONTEXT_LABELS))
    sizes = rows.group_by("context").agg(size=pl.col("person").n_unique())
    theirs = rows.filter(pl.col("person").is_in(both)).join(sizes, on="context")
    shared = theirs.filter((pl.col("person").n_unique().over("context") == 2) & (pl.col("size") <= max_people))
    return network.links.get_column("key").gather(shared.get_column("row").sort()).to_list()


def _around(inc: Incidence, named: Sequence[int]) -> Incidence:
    """Keep only what the named people are linked to: the rest can make no pair that was asked for."""
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


def _frame(
    network: Network, inc: Incidence, counts: PairCounts, last: Mask, surprise_in: Incidence | None
) -> pl.DataFrame:
    surprises = _surprises(counts, surprise_in)
    # one number to sort by, most first; the sort is stable and keeps the order of the two people
    scale = 10**DECIMALS
    most_first = -(counts.shared.astype(np.int64) * (1 << 40)) - np.rint(counts.weight * scale).astype(np.int64)
    most_first[last] += AFTER_ALL
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
    """Return the four columns on chance, worked out against this incidence; without one, they say so."""
    if inc is None:
        stricter = not_asked(counts.first.size)
        return [*[each.alias(each.name.replace("_strict", "")) for each in stricter], *stricter]
    contexts = np.diff(inc.person_start)
    found = counts.shared.astype(np.int64)
    draws = Draws(np.full(found.size, inc.contexts.size), contexts[counts.first], contexts[counts.second], found)
    chance = chances(draws)
    words = pl.Series("surprise", surprise_words(draws, chance), pl.String)
    return [words, chance_column("surprise_p", chance), *strict_of_pairs(inc, counts)]


def _listed(network: Network, inc: Incidence, left_out: np.ndarray) -> dict[str, int]:
    """Return the largest of what was left out, each with its number of young people."""
    sizes = inc.sizes[left_out]
    largest = np.argsort(-sizes, kind="stable")[:LISTED]
    codes = inc.contexts[left_out][largest]
    names = [f"left out: {network.names[int(code)]}" for code in codes]
    return dict(zip(names, sizes[largest].tolist(), strict=True))


def _sentences(
    network: Network, frame: pl.DataFrame, left_out: Sequence[int], max_people: int, min_shared: int, *, at_home: int
) -> list[str]:
    shared = "at least 1 place, thing, event or group"
    if min_shared > 1:
        shared = f"at least {min_shared:,} places, things, events or groups"
    said = [f"{count_of(frame.height, 'pair')} of young people {_verb(frame.height)} {shared}."]
    if frame.is_empty():
        said = [f"No two young people share {shared}.", *span_sentences(network)]
    else:
        said += _lead(network, frame.row(0, named=True))
        more = frame.filter(pl.col("shared") > 1).height
        said += [f"{more:,} of the pairs share two or more."] if more and min_shared == 1 else []
        said += _only_at_home(at_home, frame.height)
        said += disagreement(frame, "pair", allows_for=ALLOWS_FOR)
    if left_out:
        sizes = f"More than {max_people} young people share each of these, so they are left out"
        said.append(f"{sizes}: {read_list([network.names[code] for code in left_out])}.")
    return said


def _verb(pairs: int) -> str:
    return "shares" if pairs == 1 else "share"


def _only_at_home(pairs: int, of: int) -> list[str]:
    """How many pairs share nothing but their home, where there are any."""
    if not pairs:
        return []
    if pairs == of:
        return ["They only share a home or placement where both live."]
    only = "shares" if pairs == 1 else "share"
    comes = "It comes" if pairs == 1 else "They come"
    return [f"{pairs:,} of the pairs only {only} a home or placement where both live. {comes} last."]


def _lead(network: Network, row: Mapping[str, Any]) -> list[str]:
    """The pair that shares most, by name."""
    first, second = (network.names[code] for code in network.codes((row["a"], row["b"])))
    said = f"{first} and {second} share {row['shared']:,}"
    return [chance_sentence(said, row["surprise"], row["surprise_strict"], allows_for=ALLOWS_FOR, by_chance=BY_CHANCE)]


QUESTION = Question(
    name="pairs",
    title="Pairs",
    asks="Which two young people share most places and contacts?",
    heading=Heading.SHARED_PLACES,
    analysis=pairs,
    row=Pair,
    columns=(
        Column("a", "Young person", Written.NAME),
        Column("b", "With", Written.NAME),
        Column("shared", "Shared", Written.COUNT, help="Places, things, events and groups that both are linked to."),
        Column("surprise", "Could it be chance?", Written.WORDS, help=HELP_ON_CHANCE, in_front=False),
        Column(
            "surprise_strict",
            "Stricter measure",
            Written.WORDS,
            help="The same, and allows for how busy each is.",
        ),
        Column("a", "Id", Written.ID),
        Column("b", "Id of the other", Written.ID),
    ),
    picture=Picture.BARS,
    marks=("a", "b"),
    order=(
        "Pairs who share most come first. Among equals, those who share less busy places come first. Pairs who only "
        "share a home or placement where both live come last."
    ),
    example="ctx-map pairs --min-shared 2",
)
