"""Places that several young people share.

Counts distinct young people with a report of spending time, living or attending there, or with a part in an event
that happened there. Online places count as places. Where this misleads: the reports may be of different times
(`together` looks at times), a school or a town centre is shared by nearly everybody (see the weight), and a place
where nobody looks has no reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import polars as pl

from ctx_map.analysis.answers.build import answer
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least, named_account, named_codes
from ctx_map.analysis.answers.shared_contexts import SharedContext, shared_columns, shared_frame
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.common_options import MinPeople, People, Untied
from ctx_map.analysis.question import PYTHON_ONLY, Heading, Picture, Question
from ctx_map.analysis.rows.ages import young_account
from ctx_map.analysis.rows.participation import in_places
from ctx_map.analysis.rows.report_counts import evidence_sentence, reports_of
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

DEFINITION = (
    "Places by distinct young people (under 18, or age not known, on the day of the report) who spend time, live or "
    "attend there, or had a part in an event that happened there. Weight: 1/(k-1), k being all young people of the "
    "place. Surprise: the chance of as much sharing if people had been drawn blindly (hypergeometric); strict: if each "
    "were drawn as often as reported (bipartite configuration model)."
)
CAVEAT = (
    "Sharing a place does not mean having met there, and says nothing about what anybody did. A busy place is shared "
    "by many who have nothing to do with each other; a place without reports is not a safe place."
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
    strict: Annotated[bool | None, PYTHON_ONLY] = None,
) -> Result[SharedContext]:
    """The places that at least `min_people` young people share, of the named `people` if any are named.

    Sorted by people, then reports, most first, then id. With `untied`, only places where two of them have no recorded
    tie. `strict` says whether the stricter surprise, which
    keeps both degrees, is worked out too; None: for named people and in small towns. Raises WrongUse where a named
    person is not in this network.
    """
    check_at_least("min_people", min_people, 1)
    named = named_codes(network, people)
    rows = in_places(network)
    frame = shared_frame(network, rows, people=named, min_people=min_people, strict=strict)
    frame = frame.filter(pl.col("untied_pairs") > 0) if untied else frame
    places = int((network.nodes.get_column("label") == Label.PLACE.value).sum())
    considered = {
        **young_account(network, rows.get_column("person")),
        **named_account(rows, named),
        "places": places,
        "places with a young person": rows.get_column("context").n_unique(),
        "reports": reports_of(network, rows.get_column("row")),
    }
    parameters = {
        "people": count_of(len(named), "person") if named else "all",
        "min_people": count_of(min_people, "person"),
        "untied": "only where two have no recorded tie" if untied else "all",
    }
    method = Method("shared places", "1", DEFINITION, parameters, CAVEAT, REFERENCE)
    return answer(
        network,
        frame,
        SharedContext,
        method=method,
        considered=considered,
        sentences=_sentences(network, frame, named, min_people),
    )


def _sentences(network: Network, frame: pl.DataFrame, named: Sequence[int], min_people: int) -> list[str]:
    whom = f"of the {len(named)} named" if named else "young people"
    least = f"at least {min_people} {whom}"
    said = [f"{count_of(frame.height, 'place')} shared by {least}."]
    if len(named) == 1 and min_people > 1:
        said.append("One person was named: name two or more, or ask for the places of at least one.")
    top = frame.head(3).iter_rows(named=True)
    said += [f"{row['name'] or row['id']}: {evidence_sentence(network, row['links'], row['people'])}" for row in top]
    busy = frame.filter(pl.col("weight") < 0.05).get_column("name").drop_nulls().to_list()
    if busy:
        said.append(f"So busy that sharing them says little: {read_list(busy)}.")
    return said


QUESTION = Question(
    name="shared-places",
    title="Shared places",
    asks="Which places do they share?",
    heading=Heading.SHARED_PLACES,
    analysis=shared_places,
    row=SharedContext,
    columns=shared_columns("Place"),
    picture=Picture.BARS,
    marks=("id",),
    order="Places that most of the young people share come first, then those with most reports.",
    example="ctx-map shared-places --person childrens-services:YP01 --person childrens-services:YP02",
)
