"""List the places that several young people share.

Counts distinct young people who are reported to spend time, live or attend there, or to be involved in an event that
happened there. Online places count as places. The reports may be from different times (`together` compares times).
Most young people share a school or a town centre, and a place where no one looks has no reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated

import polars as pl

from ctx_map.analysis.answers.build import answer
from ctx_map.analysis.answers.map_facts import MapFacts, map_facts
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least, named_account, named_codes
from ctx_map.analysis.answers.shared_contexts import (
    IN_ORDER,
    SharedContext,
    listed,
    shared_columns,
    shared_frame,
    shared_sentences,
)
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.common_options import MinPeople, People, Untied
from ctx_map.analysis.question import PYTHON_ONLY, Heading, Picture, Question
from ctx_map.analysis.rows.approximate_points import at_exact_places, left_out
from ctx_map.analysis.rows.participation import HAPPENED, in_places, in_shared_places
from ctx_map.analysis.rows.report_counts import reports_of
from ctx_map.analysis.rows.sharing import Sharing, sharing_of
from ctx_map.network import Network
from ctx_map.network.extent import Along, Extent, counted_of
from ctx_map.vocabulary.labels import Label

DEFINITION = (
    "Counts the young people who are reported to spend time, live or attend there, or to be involved in an event "
    "there. A young person is under 18 on the day of the report, or of unknown age. The weight is 1/(k-1), where k is "
    "the number of all young people at the place. Chance is measured by the hypergeometric test. The stricter measure "
    "is the bipartite configuration model."
)
CAVEAT = (
    "Sharing a place does not mean that they met there, and where chance is not ruled out, they may still have. A "
    "place without reports is not necessarily safe."
)
REFERENCE = (
    "Newman 2001, Physical Review E 64, 016132; Tumminello et al. 2011, PLoS ONE 6(3), e17994; Saracco et al. 2017, "
    "New Journal of Physics 19, 053022"
)


def shared_places(
    network: Network,
    *,
    people: People = (),
    min_people: MinPeople = 2,
    untied: Untied = False,
    chance: Annotated[bool | None, PYTHON_ONLY] = None,
) -> Result[SharedContext]:
    """Return the places that at least `min_people` young people share, among the `people` named if any are.

    Places that are unlikely to be shared by chance come first and busy places come last, then by people and reports.
    With `untied`, only places where two young people have no recorded relationship. `chance` says whether both
    measures of chance are worked out, or neither; None means that the stricter one is worked out for named people and
    on small maps only. Raises WrongUse where a named person is not in this network.
    """
    check_at_least("min_people", min_people, 1)
    # count who shares what
    named = named_codes(network, people)
    rows = in_shared_places(network)
    whole = counted_of(network, partial(_counted, people=people))
    frame = shared_frame(network, rows, people=named, min_people=min_people, chance=chance, sharing=whole.sharing)
    frame = frame.filter(pl.col("untied_pairs") > 0) if untied else frame
    # say what the answer is based on
    considered = {
        **whole.facts.young,
        **named_account(rows, named),
        "places": whole.places,
        "places with a young person": whole.sharing.places,
        "reports": whole.reports,
        **whole.left_out,
    }
    parameters = {
        "people": count_of(len(named), "person") if named else "everyone",
        "shared by at least": count_of(min_people, "young person"),
        "relationships": "at least one pair has no recorded relationship" if untied else "any",
    }
    method = Method("shared places", "2", DEFINITION, parameters, CAVEAT, REFERENCE)
    return answer(
        network,
        frame,
        SharedContext,
        method=method,
        considered=considered,
        sentences=_sentences(network, frame, named, min_people, whole),
        on_the_map=whole.facts.on_the_map,
    )


def places_listed(network: Network, *, people: Sequence[str], min_people: int) -> frozenset[str]:
    """Return the ids of the places in the answer, for those who ask it many times and want nothing else of it."""
    return listed(network, in_shared_places(network), people=named_codes(network, people), min_people=min_people)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is counted of the whole map."""

    sharing: Sharing
    facts: MapFacts
    places: int
    reports: int
    """Distinct reports that put a young person at a place."""
    left_out: Mapping[str, int]
    """How many approximate points are left out."""


def _counted(network: Network, *, people: Sequence[str]) -> _Counted:
    everywhere = in_places(network)
    rows = at_exact_places(network, everywhere)
    places = int((network.nodes.get_column("label") == Label.PLACE.value).sum())
    facts = map_facts(network, rows.get_column("person"))
    reports = reports_of(network, rows.get_column("row"))
    return _Counted(sharing_of(network, rows, people), facts, places, reports, left_out(network, everywhere))


def _needed(people: Sequence[str]) -> Extent | None:
    """Every report about those named, and where the events that they are in happened."""
    if not people:
        return None
    steps = (None, Along(HAPPENED, (Label.EVENT.value,)))
    return Extent(tuple(people), steps, count=partial(_counted, people=tuple(people)))


def _sentences(
    network: Network, frame: pl.DataFrame, named: Sequence[int], min_people: int, whole: _Counted
) -> list[str]:
    said = shared_sentences(network, frame, named=len(named), least=min_people, noun="place")
    if frame.is_empty():
        said += ["There are no places on this map."] if not whole.places else []
        said += whole.facts.span
    if len(named) == 1 and min_people > 1:
        said.append("You named one person. Name two or more, or ask for places of at least one young person.")
    return said


QUESTION = Question(
    name="shared-places",
    title="Shared places",
    asks="Which places do they share?",
    heading=Heading.SHARED_PLACES,
    leads=True,
    analysis=shared_places,
    extent=_needed,
    row=SharedContext,
    columns=shared_columns("Place"),
    picture=Picture.BARS,
    marks=("id",),
    order=f"Places {IN_ORDER}",
    example="ctx-map shared-places --person childrens-services:YP01 --person childrens-services:YP02",
)
