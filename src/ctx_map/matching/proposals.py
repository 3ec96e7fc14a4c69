"""Which pairs of ids of a network may stand for one person, place or thing, those with most for them first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import polars as pl

from ctx_map.matching import people_model, places
from ctx_map.matching.contradictions import Contradictions
from ctx_map.matching.engine import compared
from ctx_map.matching.lacking import lacking
from ctx_map.matching.model import Model
from ctx_map.matching.pairs import Pair, Sort, Strength
from ctx_map.matching.people import person_records
from ctx_map.matching.people_model import PEOPLE
from ctx_map.matching.people_words import IN_FULL as PEOPLE_IN_FULL
from ctx_map.matching.people_words import ONE_AGENCY, PEOPLE_WORDS, SLIGHT
from ctx_map.matching.place_words import IN_FULL as PLACES_IN_FULL
from ctx_map.matching.place_words import PLACE_WORDS, THING_WORDS
from ctx_map.matching.places import PLACES, place_records
from ctx_map.matching.things import THINGS, thing_records
from ctx_map.network import Network

_AGREEING = 2
"""How much has to agree in full in a strong pair."""
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Proposals:
    """The pairs, and what could not be compared."""

    pairs: tuple[Pair, ...]
    """Strong ones first, those with most for them first."""
    lacking: tuple[str, ...]
    """Sentences on what is not recorded."""
    compared: Mapping[Sort, int]
    """How many records of each sort were compared."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How records of one sort are compared and put into words."""

    records: Callable[[Network], pl.DataFrame]
    model: Model
    could_be_one: Callable[[], pl.Expr]
    words: Mapping[str, Callable[[str, Mapping[str, Any], Mapping[str, Any]], tuple[list[str], list[str]]]]
    in_full: Mapping[str, Collection[str]]


_WAYS = {
    Sort.PERSON: _Way(person_records, PEOPLE, people_model.could_be_one, PEOPLE_WORDS, PEOPLE_IN_FULL),
    Sort.PLACE: _Way(place_records, PLACES, places.could_be_one, PLACE_WORDS, PLACES_IN_FULL),
    Sort.THING: _Way(thing_records, THINGS, lambda: pl.lit(value=True), THING_WORDS, {"number": {"same"}}),
}


def propose(
    network: Network, *, rejected: Collection[frozenset[str]] = (), progress: Progress | None = None
) -> Proposals:
    """Propose pairs of ids that may stand for one. `rejected` are pairs of ids that someone has said are two."""
    says_otherwise = Contradictions(network)
    records = {sort: way.records(network) for sort, way in _WAYS.items()}
    counts = {sort: found.height for sort, found in records.items()}
    pairs: list[Pair] = []
    done = 0
    for sort, way in _WAYS.items():
        say = partial(_say, progress, done, sum(counts.values()))
        say(0)
        pairs += _pairs(sort, way, records[sort], says_otherwise, say)
        done += counts[sort]
    pairs = [pair for pair in pairs if pair.ids not in set(rejected)]
    return Proposals(tuple(sorted(pairs, key=_order)), lacking(network, records), counts)


def _say(progress: Progress | None, before: int, all_of_them: int, now: int) -> None:
    """Tell how many records have been compared, of all sorts together."""
    if progress is not None:
        progress("comparing", before + now, all_of_them)


def _pairs(
    sort: Sort, way: _Way, records: pl.DataFrame, says_otherwise: Contradictions, say: Callable[[int], None]
) -> Iterator[Pair]:
    """The pairs of one sort that nothing rules out."""
    found = compared(records, way.model, done=say).filter(way.could_be_one())
    asked = pl.concat([found.get_column("key_l"), found.get_column("key_r")]).unique()
    rows = {row["key"]: row for row in records.filter(pl.col("key").is_in(asked.implode())).iter_rows(named=True)}
    for levels in found.iter_rows(named=True):
        one, other = rows[levels["key_l"]], rows[levels["key_r"]]
        if says_otherwise.are_linked(one["key"], other["key"]) or _other_sort(levels, one, other):
            continue
        yield _pair(sort, way, levels, (one, other), says_otherwise)


def _pair(
    sort: Sort,
    way: _Way,
    levels: Mapping[str, str],
    records: tuple[Mapping[str, Any], Mapping[str, Any]],
    says_otherwise: Contradictions,
) -> Pair:
    """Put a pair into words."""
    one, other = records
    # what the comparisons say
    said = [words(levels[name], one, other) for name, words in way.words.items()]
    speaks_for = [words for good, _ in said for words in good]
    against = [words for _, bad in said for words in bad]
    # what the reports say
    if sort is Sort.PERSON:
        against += says_otherwise.of_people(one["key"], other["key"])
    if one["key"].split(":")[0] == other["key"].split(":")[0]:
        against.append(ONE_AGENCY)
    # how much of it agrees in full
    in_full = sum(levels[name] in full for name, full in way.in_full.items())
    surely = levels.get("identity") == "same" or in_full >= min(_AGREEING, len(way.in_full))
    strong = surely and not set(against) - SLIGHT
    strength = Strength.STRONG if strong else Strength.POSSIBLE
    return Pair(one["key"], other["key"], sort, strength, tuple(speaks_for), tuple(against))


def _other_sort(levels: Mapping[str, str], one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether one name is part of the other because something else is there: the car park behind a takeaway."""
    sorts = one.get("sorts"), other.get("sorts")
    return levels["name"] == "part" and all(sorts) and sorts[0] != sorts[1] if "name" in levels else False


def _order(pair: Pair) -> tuple[bool, int, int, str, str]:
    return pair.strength is Strength.POSSIBLE, -len(pair.speaks_for), len(pair.against), pair.one, pair.other
