"""Show what would change on the map if a place were made safe, or an adult had no more contact.

Counts, without any report of a place or an adult: the pairs of young people who share nothing else, the young people
who still share somewhere, the protective links that would be lost, and the other places nearby. Looks at places and
adults with reported harm unless asked otherwise. Where this misleads: it describes the records, not what would happen.
Networks recover, people move, and a place that closes may be the one that kept someone safe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of, part_of, read_list, sentence_start
from ctx_map.analysis.question import Column, Heading, Option, Picks, Picture, Question, Written
from ctx_map.analysis.questions.what_if.best import best_sets
from ctx_map.analysis.questions.what_if.each import candidates, falls_away_each
from ctx_map.analysis.questions.what_if.together import Asked, Depends, depends_on, falls_away, who_is_where
from ctx_map.analysis.rows.ages import young_account, young_at, young_on_the_map
from ctx_map.analysis.rows.approximate_points import left_out
from ctx_map.analysis.rows.participation import IN_AN_EVENT, in_places
from ctx_map.analysis.rows.young_people_graph import ties_of_young, young_map
from ctx_map.errors import Refused, WrongUse
from ctx_map.network import Network
from ctx_map.network.extent import Along, Extent, counted_of
from ctx_map.network.incidence import incidence
from ctx_map.vocabulary.labels import Label

MOST_WITHOUT = 3
DEFINITION = (
    "For each place or adult, or for up to three together: the pairs of young people who share no other place or "
    "adult, the young people who would still share one, and the reports of protective links that would be lost. Also "
    "the pairs that no route of reports would link any more, and other places nearby. Unless asked otherwise, only "
    "places and adults with reported harm are looked at, and no schools, transport or services."
)
CAVEAT = (
    "This shows what the records depend on. It is not a forecast. Studies find that disrupted networks recover, and "
    "that policing a place rarely moves harm to the next one. Protective links that are lost are a cost."
)
REFERENCE = (
    "Diviak 2023, Journal of Experimental Criminology, 10.1007/s11292-023-09563-z (recovery); Braga et al. 2019, "
    "10.1007/s11292-019-09372-3 (displacement); Borgatti 2006, Comput. Math. Organ. Theory 12, 21-34 (key players)"
)


@dataclass(frozen=True, slots=True)
class FallsAway:
    """What depends on one place or adult, or on several together. The row is about these places and adults."""

    ids: tuple[str, ...]
    name: str
    people: int
    """Distinct young people linked to them."""
    pairs: int
    """Pairs of young people who share one of them."""
    pairs_lost: int
    """Pairs among these who share no other place and no other adult."""
    still_sharing: int
    """Young people among these who would still share another place or adult with another young person."""
    still_sharing_ids: tuple[str, ...]
    protective_lost: int
    """Reports of protective links that end at one of them."""
    alternatives: tuple[str, ...]
    """Keys of other places within the distance given, nearest first."""
    links: tuple[str, ...]
    """Every link that puts a young person here, and every protective link that would be lost."""
    only_place_lost: int
    """Pairs who share no other place, whatever adults they share. 0 for an adult."""
    reach_lost: int
    """Pairs of young people whom a route of reports links on the map, and none would without these."""


def what_if(
    network: Network,
    *,
    without: Annotated[
        Sequence[str],
        Option(
            "Place or adult to make safe (up to 3)",
            "A place or an adult, up to three. Without one, each place and adult with reported harm is tried.",
            metavar="ID",
            picks=Picks.PLACES_AND_ADULTS,
            main=True,
        ),
    ] = (),
    best: Annotated[
        int | None,
        Field(ge=1, le=3),
        Option("Find the best set of up to", "Finds the set of up to this many that would change most.", metavar="N"),
    ] = None,
    everything: Annotated[
        bool,
        Option(
            "Include schools, transport, services and places without reported harm",
            "Looks at every shared place and adult, including schools, transport and services.",
            flag="--all",
        ),
    ] = False,
    within_metres: Annotated[
        int,
        Field(ge=0),
        Option(
            "Nearby means within (metres)", "Names other places within this distance.", flag="--metres", metavar="N"
        ),
    ] = 400,
    max_people: Annotated[
        int,
        Field(ge=2),
        Option(
            "Leave out places of more than",
            "Leaves out places and adults linked to more young people than this.",
            metavar="N",
        ),
    ] = 300,
) -> Result[FallsAway]:
    """Show what would change without these places or adults. With none named, each one with reported harm is tried.

    Rows are in the order of the pairs who share nothing else, most first. What a single report says comes last. With
    `best`, every set of up to that many is compared and the best set and those close to it are listed: most pairs no
    longer linked first, then most pairs who share nothing else, then fewest members. `everything` includes places
    without reported harm, schools, transport and services. Places and adults of more than `max_people` young people
    are left out and counted.

    Raises Refused if a person named is a child or of unknown age. Raises WrongUse if more than three are named, one is
    neither a place nor an adult, or there are too many sets.
    """
    # check what is asked, before anything is counted
    check_at_least("within_metres", within_metres, 0)
    _check_best(best, without)
    named = _asked_about(network, without)
    # what depends on those named, the best sets, or on each one that is looked at
    told = (
        _without(network, named, counted_of(network, partial(_counted, without, within_metres, max_people)))
        if named
        else _tried(_asked(network, within_metres), best, max_people, everything=everything)
    )
    frame = told.frame.select(columns_of(FallsAway))
    parameters = {
        "without": read_list(list(without))
        if without
        else f"every set of up to {best}"
        if best
        else "each place and adult"
        if everything
        else "each place and adult with reported harm",
        "within_metres": f"{within_metres} m",
        "max_people": f"{max_people} young people",
    }
    return answer(
        network,
        frame,
        FallsAway,
        method=Method("what-if", "3", DEFINITION, parameters, CAVEAT, REFERENCE),
        considered=told.considered,
        sentences=[*_sentences(network, frame, everything=everything), *told.sentences],
        on_the_map=told.on_the_map,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """The rows of an answer, what it is based on, and what it says besides."""

    frame: pl.DataFrame
    considered: Mapping[str, int]
    sentences: Sequence[str] = ()
    on_the_map: int | None = None


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is counted of the whole map without the places and adults named."""

    depends: Depends
    considered: Mapping[str, int]
    on_the_map: int


def _asked(network: Network, within_metres: int) -> Asked:
    """Gather who is linked to which place or adult, and who is linked to whom on the whole map."""
    rows = who_is_where(network)
    inc = incidence(rows.get_column("person"), rows.get_column("context"))
    return Asked(network, inc, rows, within_metres, young_map(network, ties_of_young(network)))


def _linked(asked: Asked, max_people: int) -> dict[str, int]:
    """Count the young people considered, and the places and adults that they are linked to."""
    return {
        **young_account(asked.network, asked.inc.people),
        "places and adults linked to a young person": asked.inc.contexts.size,
        f"places and adults of more than {max_people} young people": int((asked.inc.sizes > max_people).sum()),
        **left_out(asked.network, in_places(asked.network)),
    }


def _counted(without: Sequence[str], within_metres: int, max_people: int, network: Network) -> _Counted:
    asked = _asked(network, within_metres)
    code = pl.int_range(pl.len()).filter(pl.col("key").is_in(list(without)))
    codes = network.keys.alias("key").to_frame().select(code).to_series().to_list()
    return _Counted(depends_on(asked, codes), _linked(asked, max_people), young_on_the_map(network))


def _without(network: Network, named: Sequence[int], whole: _Counted) -> _Told:
    """Tell what depends on those named."""
    return _Told(falls_away(network, named, whole.depends), whole.considered, on_the_map=whole.on_the_map)


def _tried(asked: Asked, best: int | None, max_people: int, *, everything: bool) -> _Told:
    """Tell what depends on each place and adult that is looked at, or on the best set of several."""
    shared, looked_at = candidates(asked, max_people, everything=everything)
    chosen = best_sets(asked, looked_at, best) if best is not None else None
    considered = {
        **_linked(asked, max_people),
        "shared places and adults": shared.size,
        "places and adults looked at": looked_at.size,
        **(chosen.considered if chosen else {}),
    }
    said = [*(chosen.sentences if chosen else []), *_left_out(shared.size - looked_at.size)]
    return _Told(chosen.rows if chosen else falls_away_each(asked, looked_at, max_people), considered, said)


def _needed(without: Sequence[str], within_metres: int, max_people: int, best: int | None) -> Extent | None:
    """Every report about those named, who was in the events there, and the places nearby."""
    if not without or best is not None or within_metres < 0:
        return None
    steps = (None, Along(IN_AN_EVENT, (Label.EVENT.value,)))
    count = partial(_counted, tuple(without), within_metres, max_people)
    return Extent(tuple(without), steps, count=count, names=lambda counted: counted.depends.alternatives)


def _check_best(best: int | None, without: Sequence[str]) -> None:
    if best is None:
        return
    if without:
        raise WrongUse("Ask for the best set, or name places and adults yourself, but not both at once.")
    if not 1 <= best <= MOST_WITHOUT:
        raise WrongUse(f"Ask for a set of 1 to {MOST_WITHOUT} places and adults.")


def _asked_about(network: Network, without: Sequence[str]) -> list[int]:
    codes = sorted(set(network.codes(tuple(without)))) if without else []
    if len(codes) > MOST_WITHOUT:
        raise WrongUse(f"Too many places or adults. Name up to {MOST_WITHOUT}.")
    if young_at(network, pl.Series(codes, dtype=pl.UInt32), network.as_at).any():
        raise Refused(
            "You can't ask this question about a child, or about a person whose age is not known. "
            "Name places or adults."
        )
    labels = network.nodes.get_column("label").gather(codes) if codes else pl.Series(dtype=pl.String)
    if not labels.is_in([Label.PLACE.value, Label.PERSON.value]).all():
        raise WrongUse("One of the ids is not a place or an adult. Name places or adults.")
    return codes


def _sentences(network: Network, frame: pl.DataFrame, *, everything: bool) -> list[str]:
    kinds = dict(zip(network.keys, network.nodes.get_column("label"), strict=True))
    said = [_about(row, kinds) for row in frame.head(3).iter_rows(named=True)]
    if said:
        return said
    return ["No place or adult on this map is shared." if everything else "No shared place or adult has reported harm."]


def _about(row: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """What would change without one place or adult, or without several."""
    adults = all(labels[each] == Label.PERSON.value for each in row["ids"])
    several = len(row["ids"]) > 1
    were = "had no more contact" if adults else "were made safe"
    there = "linked to them" if several else "linked to this adult" if adults else "there"
    still, people, lost = row["still_sharing"], row["people"], row["protective_lost"]
    number = sentence_start(part_of(still, people, "young person"))
    protective = f"protective links in {count_of(lost, 'report')}" if lost else "no protective link"
    said = [
        f"If {row['name']} {were}, {_pairs(row['pairs_lost'], row['pairs'], there)}.",
        f"{number} would share somewhere else, and {protective} would be lost.",
    ]
    reach = row["reach_lost"]
    said += [f"{count_of(reach, 'pair')} would no longer be linked by any route."] if reach else []
    return " ".join(said)


def _pairs(lost: int, pairs: int, there: str) -> str:
    """How many of the pairs of young people would share nothing else."""
    if not pairs:
        return f"no two young people {there} would be affected"
    if not lost:
        return f"every pair {there} would still share another place or adult"
    return f"{part_of(lost, pairs, 'pair')} {there} would share no other place or adult"


def _left_out(number: int) -> list[str]:
    if not number:
        return []
    verb = "other shared place or adult is" if number == 1 else "other shared places and adults are"
    return [f"{number:,} {verb} not included: no reported harm, or a school, transport or a service."]


QUESTION = Question(
    name="what-if",
    title="What if a place were made safe",
    asks="What if a place were made safe?",
    heading=Heading.MADE_SAFE,
    analysis=what_if,
    extent=_needed,
    row=FallsAway,
    columns=(
        Column("ids", "Place or adult", Written.NAMES, wide=True),
        Column("people", "Young people", Written.COUNT),
        Column("pairs", "Pairs there", Written.COUNT, help="pairs of young people who share it"),
        Column(
            "pairs_lost", "Pairs sharing nothing else", Written.COUNT, help="pairs with no other shared place or adult"
        ),
        Column("only_place_lost", "Pairs with no other place", Written.COUNT, help="pairs with no other shared place"),
        Column("reach_lost", "Pairs no longer linked", Written.COUNT, help="pairs no longer linked by any route"),
        Column(
            "still_sharing",
            "People sharing elsewhere",
            Written.COUNT,
            help="young people who share another place or adult",
        ),
        Column("protective_lost", "Protective links lost", Written.COUNT),
        Column("alternatives", "Other places nearby", Written.NAMES, wide=True),
        Column("ids", "Ids", Written.ID),
    ),
    picture=Picture.BEFORE_AND_AFTER,
    marks=("ids",),
    order=(
        "Places and adults without which most pairs would share nothing else come first. Those that a single report "
        "links to all their young people come last."
    ),
    example="ctx-map what-if --without childrens-services:PL01",
)
