"""List the adults, phones, vehicles, events and online spaces that several young people share.

Counts distinct young people who are reported in contact with an adult or an unidentified person (in either direction),
to use a thing, to be involved in an event, or to be in an online space. A teacher, a youth worker or an aunt is shared
too, so each row says how many reports are protective. Two descriptions of unidentified people may be one person, and
one description may be two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    in_order,
    listed,
    shared_columns,
    shared_frame,
    shared_sentences,
)
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.common_options import MinPeople, People, Untied
from ctx_map.analysis.question import PYTHON_ONLY, Heading, Option, Picture, Question
from ctx_map.analysis.rows.adults import with_grown_ups
from ctx_map.analysis.rows.ages import adult_from, young_ties
from ctx_map.analysis.rows.participation import COLUMNS, HAPPENED, IN_AN_EVENT, in_places
from ctx_map.analysis.rows.report_counts import reports_of
from ctx_map.analysis.rows.sharing import Sharing, sharing_of
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.extent import Along, Extent, counted_of
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that

DEFINITION = (
    "Counts the young people who are reported in contact with each adult, unidentified person, thing, event or online "
    "space, in either direction. Ages are those on the day of the report: a young person is under 18 or of unknown "
    "age, an adult is 18 or over. Anyone who has turned 18 since is not listed for earlier reports. The weight "
    "is 1/(k-1), where k is the number of all young people in contact. "
    "Chance is measured as for shared places, among contacts of the same sort."
)
CAVEAT = (
    "Being in contact with several young people does not mean that an adult has done anything wrong. Contacts that no "
    "one has reported are not on this list. Where chance is not ruled out, sharing them may still matter."
)
REFERENCE = (
    "Newman 2001, Physical Review E 64, 016132; Tumminello et al. 2011, PLoS ONE 6(3), e17994; Saracco et al. 2017, "
    "New Journal of Physics 19, 053022"
)

ADULTS = "adults and unidentified people"
SHORT = {
    ADULTS: "people",
    "things": "things",
    "events": "events",
    "online spaces": "online",
}
"""The value of `only` for each sort of contact."""
SORTS = {
    "people": "Adults and unidentified people",
    "things": "Phones, vehicles and accounts",
    "events": "Events",
    "online": "Online spaces",
}
"""The words for each value of `only`."""
TURNED_18_AS_CONTACT = "turned 18 since, and not listed for earlier reports"
"""People who are adults today, whose only contact with young people was when they were under 18 themselves."""


def shared_contacts(
    network: Network,
    *,
    people: People = (),
    min_people: MinPeople = 2,
    only: Annotated[
        Sequence[str],
        Option("Show only", "Lists only contacts of this sort. Repeat it for several.", choices=SORTS, main=True),
    ] = (),
    untied: Untied = False,
    chance: Annotated[bool | None, PYTHON_ONLY] = None,
) -> Result[SharedContext]:
    """Return the adults, unidentified people, things, events and online spaces that young people share.

    With `people`, only these are counted. Never lists a young person. `only` names sorts of contact (people, things,
    events, online). The order, `untied` and `chance` are as for shared places. Raises WrongUse where a named
    person is not in this network.
    """
    check_at_least("min_people", min_people, 1)
    check_sorts(only)
    # count what is said of everyone on the map
    named = named_codes(network, people)
    whole = counted_of(network, partial(_counted, people=people, only=only))
    # count each sort by itself, so that chance is measured among contacts of the same sort
    sorts = _sorts(network, only)
    frames = [
        shared_frame(network, rows, people=named, min_people=min_people, chance=chance, sharing=whole.sharing[name])
        for name, rows in sorts.items()
    ]
    frame = in_order(with_standing(network, pl.concat(frames)))
    frame = frame.filter(pl.col("untied_pairs") > 0) if untied else frame
    # say what the answer is based on
    considered = {
        **whole.facts.young,
        **named_account(pl.concat(sorts.values()), named),
        **{f"{sort} with a young person": each.places for sort, each in whole.sharing.items()},
        **whole.turned_18,
        "reports": whole.reports,
    }
    # say how it was worked out
    parameters = {
        "people": count_of(len(named), "person") if named else "everyone",
        "shared by at least": count_of(min_people, "young person"),
        "only": ", ".join(SORTS[each].lower() for each in only) or "all sorts",
        "relationships": "at least one pair has no recorded relationship" if untied else "any",
    }
    method = Method("shared contacts", "3", DEFINITION, parameters, CAVEAT, REFERENCE)
    said = shared_sentences(network, frame, named=len(named), least=min_people, noun="contact")
    said += whole.facts.span if frame.is_empty() else ()
    return answer(
        network,
        frame,
        SharedContext,
        method=method,
        considered=considered,
        sentences=said,
        on_the_map=whole.facts.on_the_map,
    )


def contacts_listed(network: Network, *, people: Sequence[str], min_people: int) -> frozenset[str]:
    """Return the ids of the contacts in the answer, for those who ask it many times and want nothing else of it."""
    named = named_codes(network, people)
    sorts = _sorts(network, ())
    return frozenset().union(*(listed(network, rows, people=named, min_people=min_people) for rows in sorts.values()))


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is counted of the whole map."""

    sharing: Mapping[str, Sharing]
    """For each sort of contact."""
    facts: MapFacts
    turned_18: Mapping[str, int]
    reports: int
    """Distinct reports that put a young person in contact."""


def _counted(network: Network, *, people: Sequence[str], only: Sequence[str]) -> _Counted:
    sorts = _sorts(network, only)
    rows = pl.concat(sorts.values())
    return _Counted(
        {name: sharing_of(network, each, people) for name, each in sorts.items()},
        map_facts(network, rows.get_column("person")),
        _turned_18(network, sorts),
        reports_of(network, rows.get_column("row")),
    )


def _sorts(network: Network, only: Sequence[str]) -> dict[str, pl.DataFrame]:
    """Return who is in contact with what, for each sort of contact that is asked for."""
    every: dict[str, Callable[[], pl.DataFrame]] = {
        ADULTS: lambda: with_grown_ups(network).select(COLUMNS),
        "things": lambda: young_ties(network, kinds=kinds_that(Puts.USE)).select(COLUMNS),
        "events": lambda: young_ties(network, kinds=IN_AN_EVENT).select(COLUMNS),
        "online spaces": lambda: in_online_spaces(network),
    }
    return {name: rows() for name, rows in every.items() if not only or SHORT[name] in only}


def _needed(people: Sequence[str], only: Sequence[str]) -> Extent | None:
    """Every report about those named, and where the events that they are in happened."""
    if not people or set(only) - set(SHORT.values()):
        return None
    steps = (None, Along(HAPPENED, (Label.EVENT.value,)))
    return Extent(tuple(people), steps, count=partial(_counted, people=tuple(people), only=tuple(only)))


def _turned_18(network: Network, sorts: Mapping[str, pl.DataFrame]) -> dict[str, int]:
    """How many people are not listed because they were under 18 in each report; empty where no people are listed."""
    if ADULTS not in sorts:
        return {}
    return {TURNED_18_AS_CONTACT: only_in(with_grown_ups(network, adult_today=True), sorts[ADULTS])}


def check_sorts(only: Sequence[str]) -> None:
    """Raise WrongUse where `only` names an unknown sort of contact."""
    if set(only) - set(SHORT.values()):
        raise WrongUse(f"Choose one of these sorts of contact: {', '.join(SHORT.values())}.")


def in_online_spaces(network: Network) -> pl.DataFrame:
    """Return the rows of `in_places` whose place is online: it names a platform, or its kind says online."""
    online = network.nodes.select(
        pl.col("platform").is_not_null() | pl.col("kind").str.to_lowercase().str.contains("online", literal=True)
    ).to_series()
    rows = in_places(network)
    return rows.filter(online.fill_null(value=False).gather(rows.get_column("context")))


def with_standing(network: Network, frame: pl.DataFrame) -> pl.DataFrame:
    """Return these rows, with columns `id` and `kind`, with the kind of each person: adult or unidentified."""
    became = network.nodes.select(id="key", became=adult_from(network)).join(frame, on="id", how="semi")
    told = frame.join(became, on="id", how="left", maintain_order="left")
    adult = pl.col("became") <= network.as_at.isoformat()
    standing = pl.when(adult).then(pl.lit("adult")).otherwise(pl.lit("unidentified person"))
    kind = pl.when(pl.col("became").is_null()).then("kind").otherwise(standing)
    return told.with_columns(kind=kind).select(frame.columns)


def only_in(before: pl.DataFrame, after: pl.DataFrame) -> int:
    """How many places, adults and things are in the first frame and not in the second."""
    return len(set(before.get_column("context")) - set(after.get_column("context")))


QUESTION = Question(
    name="shared-contacts",
    title="Shared contacts",
    asks="Which adults, phones and vehicles link them?",
    heading=Heading.SHARED_CONTACTS,
    analysis=shared_contacts,
    extent=_needed,
    row=SharedContext,
    columns=shared_columns("Contact", kind=True),
    picture=Picture.BARS,
    marks=("id",),
    order=f"Contacts {IN_ORDER}",
    example="ctx-map shared-contacts --min-people 3",
    also={Heading.ONLINE_SPACES: {"only": ("online",)}},
)
