"""What shared exposure rests on a place or an adult, and what would be lost with it.

Counts, as if every report of a place or an adult were taken away: the pairs of young people that share nothing else,
the young people who share other contexts still, the ties that protect and would be cut, and the other places near by.
Where this misleads: it says what rests on the context in the records, not what would happen. Networks recover,
people move, and a place that is closed may be a place that kept somebody safe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.question import Column, Heading, Option, Picks, Picture, Question, Written
from ctx_map.analysis.questions.what_if.best import best_sets
from ctx_map.analysis.questions.what_if.each import falls_away_each
from ctx_map.analysis.questions.what_if.together import Asked, falls_away
from ctx_map.analysis.rows.adults import with_grown_ups
from ctx_map.analysis.rows.ages import young_account, young_at
from ctx_map.analysis.rows.participation import COLUMNS, in_places
from ctx_map.analysis.rows.young_people_graph import ties_of_young, young_map
from ctx_map.errors import Refused, WrongUse
from ctx_map.network import Network
from ctx_map.network.incidence import incidence
from ctx_map.vocabulary.labels import Label

MOST_WITHOUT = 3
DEFINITION = (
    "For each place, or for up to three places and adults together: the pairs of young people whose every shared place "
    "and adult is among these, the sum of Newman weights (1/(k-1)) that rests on them, the young people who share "
    "another place or adult still, the reports of ties that protect and would be cut, the pairs between whom no chain "
    "of reports would run any more, and other places within the distance given. Places count as in shared places, "
    "adults as in shared contacts."
)
CAVEAT = (
    "This is dependence, not a forecast: no behaviour is predicted. Studies of disrupted networks find that they "
    "recover and may tighten; studies of policed places find little displacement. Protective ties lost are a cost."
)
REFERENCE = (
    "Diviak 2023, Journal of Experimental Criminology, 10.1007/s11292-023-09563-z (recovery); Braga et al. 2019, "
    "10.1007/s11292-019-09372-3 (displacement); Borgatti 2006, Comput. Math. Organ. Theory 12, 21-34 (key players)"
)


@dataclass(frozen=True, slots=True)
class FallsAway:
    """What rests on one context, or on several together. The row is about the contexts."""

    ids: tuple[str, ...]
    name: str
    people: int
    """Distinct young people there."""
    pairs: int
    """Pairs of young people that share one of these contexts."""
    pairs_lost: int
    """Of them, those that share no other place and no other adult."""
    still_sharing: int
    """Of the people, those who share another place or adult with some other young person still."""
    still_sharing_ids: tuple[str, ...]
    protective_lost: int
    """Reports of ties that protect and end at one of these contexts."""
    alternatives: tuple[str, ...]
    """Keys of other places within the distance given, nearest first."""
    links: tuple[str, ...]
    """Every report that puts a young person here, and every report of a tie that protects and would be cut."""
    only_place_lost: int
    """Of the pairs, those that share no other place, whatever adults they share."""
    reach_lost: int
    """Pairs of young people between whom a chain of reports runs on the map, and none would without these."""


def what_if(
    network: Network,
    *,
    without: Annotated[
        Sequence[str],
        Option(
            "Place or adult to make safe (up to 3)",
            "A place or an adult, up to three. Without one, each place is tried.",
            metavar="ID",
            picks=Picks.PLACES_AND_ADULTS,
            main=True,
        ),
    ] = (),
    best: Annotated[
        int | None,
        Field(ge=1, le=3),
        Option("Find the set of up to", "Finds the set of up to this many on which most depends.", metavar="N"),
    ] = None,
    within_metres: Annotated[
        int,
        Field(ge=0),
        Option(
            "Nearby means within (metres)", "How near another place must be to be named.", flag="--metres", metavar="N"
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
    """What falls away if these places or adults were made safe; with none named, for each place, most pairs lost first.

    With `best`, the set of up to so many places and adults on which most rests, every set looked at, and its near
    ties: most reach lost first, then most pairs lost, then fewest. Places and adults of more than `max_people` young
    people are left out of the ranking and of the sets, and counted. Raises Refused where a person named is a child or
    of unknown age, WrongUse where more than three are named, one is neither place nor adult, or there are too many
    sets.
    """
    check_at_least("within_metres", within_metres, 0)
    _check_best(best, without)
    named = _asked_about(network, without)
    rows = pl.concat([in_places(network), with_grown_ups(network).select(COLUMNS)])
    inc = incidence(rows.get_column("person"), rows.get_column("context"))
    busy = int((inc.sizes > max_people).sum())
    asked = Asked(network, inc, rows, within_metres, young_map(network, ties_of_young(network)))
    chosen = best_sets(asked, best, max_people) if best is not None else None
    frame = chosen.rows if chosen else falls_away(asked, named) if named else falls_away_each(asked, max_people)
    frame = frame.select(columns_of(FallsAway))
    considered = {
        **young_account(network, inc.people),
        "places and adults with a young person": inc.contexts.size,
        f"places and adults of more than {max_people} young people": busy,
        **(chosen.considered if chosen else {}),
    }
    parameters = {
        "without": read_list(list(without))
        if without
        else f"every set of up to {best}"
        if best
        else "each place in turn",
        "within_metres": f"{within_metres} m",
        "max_people": f"{max_people} young people",
    }
    return answer(
        network,
        frame,
        FallsAway,
        method=Method("what-if", "2", DEFINITION, parameters, CAVEAT, REFERENCE),
        considered=considered,
        sentences=[*(chosen.sentences if chosen else []), *_sentences(frame)],
    )


def _check_best(best: int | None, without: Sequence[str]) -> None:
    if best is None:
        return
    if without:
        raise WrongUse("Ask for the best set, or name places and adults yourself: not both at once.")
    if not 1 <= best <= MOST_WITHOUT:
        raise WrongUse(f"A set has 1 to {MOST_WITHOUT} places and adults: more cannot be told apart in a meeting.")


def _asked_about(network: Network, without: Sequence[str]) -> list[int]:
    codes = sorted(set(network.codes(tuple(without)))) if without else []
    if len(codes) > MOST_WITHOUT:
        raise WrongUse(f"Name at most {MOST_WITHOUT} places or adults: more cannot be told apart in a meeting.")
    if young_at(network, pl.Series(codes, dtype=pl.UInt32), network.as_at).any():
        raise Refused(
            "What-if is never asked of a child, nor of a person whose age is not known: name places or adults."
        )
    labels = network.nodes.get_column("label").gather(codes) if codes else pl.Series(dtype=pl.String)
    if not labels.is_in([Label.PLACE.value, Label.PERSON.value]).all():
        raise WrongUse("What-if is asked of places and adults: one of the ids is of another sort.")
    return codes


def _sentences(frame: pl.DataFrame) -> list[str]:
    said = [_sentence(row) for row in frame.head(3).iter_rows(named=True)]
    return said or ["No place on this map is shared by young people."]


def _sentence(row: Mapping[str, Any]) -> str:
    return (
        f"Without {row['name']}: {row['pairs_lost']:,} of {count_of(row['pairs'], 'pair')} of young people who share "
        f"it would share no other place or adult on the map; {row['still_sharing']:,} of "
        f"{count_of(row['people'], 'young person')} would share another still; "
        f"{count_of(row['protective_lost'], 'report')} of ties that protect would be cut."
        + (f" {count_of(row['reach_lost'], 'pair')} would not be linked by any chain." if row["reach_lost"] else "")
    )


QUESTION = Question(
    name="what-if",
    title="What if a place were made safe",
    asks="What if a place were made safe?",
    heading=Heading.MADE_SAFE,
    analysis=what_if,
    row=FallsAway,
    columns=(
        Column("ids", "Made safe", Written.NAMES, wide=True),
        Column("people", "Young people", Written.COUNT),
        Column("pairs", "Pairs there", Written.COUNT, help="pairs of young people who share it"),
        Column("pairs_lost", "Share nothing else", Written.COUNT, help="pairs with no other shared place or adult"),
        Column("only_place_lost", "Share no other place", Written.COUNT, help="pairs with no other shared place"),
        Column(
            "reach_lost", "No longer linked", Written.COUNT, help="pairs that no route of reports would link any more"
        ),
        Column(
            "still_sharing", "Share somewhere else", Written.COUNT, help="young people who share another place or adult"
        ),
        Column("protective_lost", "Protective links lost", Written.COUNT),
        Column("alternatives", "Other places nearby", Written.NAMES, wide=True),
        Column("ids", "Ids", Written.ID),
    ),
    picture=Picture.BEFORE_AND_AFTER,
    marks=("ids",),
    order="Places on which most pairs depend come first.",
    example="ctx-map what-if --without police:PL01",
)
