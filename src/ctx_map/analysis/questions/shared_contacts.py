"""Adults, unidentified people, things, events and online spaces that several young people share.

Counts distinct young people with a report of contact (contacted, knows, friend, family, cares for, supports; in
either direction) with an adult or an unidentified person, of using a thing, of a part in an event, or of being in an
online space. Where this misleads: a teacher, a youth worker or an aunt is shared too, which is why each row says how
many reports are of ties that protect; and two descriptions of unidentified people may be one person, or one
description two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import polars as pl

from ctx_map.analysis.answers.build import answer
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least, named_account, named_codes
from ctx_map.analysis.answers.shared_contexts import ORDER, SharedContext, shared_columns, shared_frame
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.common_options import MinPeople, People, Untied
from ctx_map.analysis.question import PYTHON_ONLY, Heading, Option, Picture, Question
from ctx_map.analysis.rows.adults import with_grown_ups
from ctx_map.analysis.rows.ages import adult_from, young_account, young_ties
from ctx_map.analysis.rows.participation import COLUMNS, IN_AN_EVENT, in_places
from ctx_map.analysis.rows.report_counts import evidence_sentence, reports_of
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.vocabulary.links import Puts, kinds_that

DEFINITION = (
    "Adults (on the day asked about), unidentified people, things, events and online spaces by distinct young people "
    "(under 18, or age not known, on the day of the report) who are reported in contact with them. Contact is read in "
    "both directions. Weight: 1/(k-1), k being all young people of the contact. Surprise: among contacts of the same "
    "sort, as for places."
)
CAVEAT = (
    "Being shared by several young people is no finding about an adult: those who protect are shared too, and are "
    "marked. A contact that nobody reported is not on this list."
)
REFERENCE = (
    "Newman 2001, Physical Review E 64, 016132; Tumminello et al. 2011, PLoS ONE 6(3), e17994; Saracco et al. 2017, "
    "New Journal of Physics 19, 053022"
)

SHORT = {
    "adults and unidentified people": "people",
    "things": "things",
    "events": "events",
    "online spaces": "online",
}
"""How a question names a sort of contact."""
SORTS = {
    "people": "Adults and unidentified people",
    "things": "Phones, vehicles and accounts",
    "events": "Events",
    "online": "Online spaces",
}
"""The words for each."""
TURNED_18 = "adult, turned 18 since a report"


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
    strict: Annotated[bool | None, PYTHON_ONLY] = None,
) -> Result[SharedContext]:
    """The adults, unidentified people, things, events and online spaces that at least `min_people` young people share.

    Of the named `people` if any are named. Sorted by people, then reports, most first, then id. Never lists a young
    person. `only` names sorts of contact (people, things, events, online); `untied` and `strict` are as for shared
    places. Raises WrongUse where a named person is not in this network.
    """
    check_at_least("min_people", min_people, 1)
    check_sorts(only)
    named = named_codes(network, people)
    contacts = with_grown_ups(network)
    every_sort = {
        "adults and unidentified people": contacts.select(COLUMNS),
        "things": young_ties(network, kinds=kinds_that(Puts.USE)).select(COLUMNS),
        "events": young_ties(network, kinds=IN_AN_EVENT).select(COLUMNS),
        "online spaces": in_online_spaces(network),
    }
    sorts = {name: rows for name, rows in every_sort.items() if not only or SHORT[name] in only}
    frames = [
        shared_frame(network, rows, people=named, min_people=min_people, strict=strict) for rows in sorts.values()
    ]
    frame = with_standing(network, pl.concat(frames), contacts).sort(*ORDER, descending=[True, True, False])
    frame = frame.filter(pl.col("untied_pairs") > 0) if untied else frame
    rows = pl.concat(sorts.values())
    considered = {
        **young_account(network, rows.get_column("person")),
        **named_account(rows, named),
        **{f"{sort} with a young person": each.get_column("context").n_unique() for sort, each in sorts.items()},
        "reports": reports_of(network, rows.get_column("row")),
    }
    parameters = {
        "people": count_of(len(named), "person") if named else "all",
        "min_people": count_of(min_people, "person"),
        "only": ", ".join(only) or "every sort",
        "untied": "only where two have no recorded tie" if untied else "all",
    }
    method = Method("shared contacts", "1", DEFINITION, parameters, CAVEAT, REFERENCE)
    return answer(
        network, frame, SharedContext, method=method, considered=considered, sentences=_sentences(network, frame)
    )


def check_sorts(only: Sequence[str]) -> None:
    """Raises WrongUse where a question names a sort of contact that there is not."""
    if set(only) - set(SHORT.values()):
        raise WrongUse(f"Contacts are of these sorts: {', '.join(SHORT.values())}.")


def in_online_spaces(network: Network) -> pl.DataFrame:
    """The rows of `in_places` whose place is online: it names a platform, or its kind says online."""
    online = network.nodes.select(
        pl.col("platform").is_not_null() | pl.col("kind").str.to_lowercase().str.contains("online", literal=True)
    ).to_series()
    rows = in_places(network)
    return rows.filter(online.fill_null(value=False).gather(rows.get_column("context")))


def with_standing(network: Network, frame: pl.DataFrame, contacts: pl.DataFrame) -> pl.DataFrame:
    """Rows with an `id` and a `kind`, where people's kind says what they are today: nobody has turned 18 silently.

    `contacts` has a context (code) and a day for each report of contact.
    """
    became = network.nodes.select(id="key", became=adult_from(network)).join(frame, on="id", how="semi")
    first = contacts.group_by("context").agg(first=pl.col("day").min())
    days = first.select("first", id=network.keys.gather(first.get_column("context")))
    told = frame.join(became.join(days, on="id", how="left"), on="id", how="left", maintain_order="left")
    adult = pl.col("became") <= network.as_at.isoformat()
    words = pl.when(~adult).then(pl.lit("unidentified person")).when(pl.col("first") < pl.col("became"))
    standing = words.then(pl.lit(TURNED_18)).otherwise(pl.lit("adult"))
    kind = pl.when(pl.col("became").is_null()).then("kind").otherwise(standing)
    return told.with_columns(kind=kind).select(frame.columns)


def _sentences(network: Network, frame: pl.DataFrame) -> list[str]:
    said = [f"{count_of(frame.height, 'contact')} shared."]
    for row in frame.head(3).iter_rows(named=True):
        protects = f" ({row['protective']})" if row["protective"] else ""
        evidence = evidence_sentence(network, row["links"], row["people"], remark=protects)
        said.append(f"{row['name'] or row['id']}: {evidence}")
    return said


QUESTION = Question(
    name="shared-contacts",
    title="Shared contacts",
    asks="Which adults, phones and vehicles link them?",
    heading=Heading.SHARED_CONTACTS,
    analysis=shared_contacts,
    row=SharedContext,
    columns=shared_columns("Contact", kind=True),
    picture=Picture.BARS,
    marks=("id",),
    order="Contacts that most of the young people share come first, then those with most reports.",
    example="ctx-map shared-contacts --min-people 3",
    also={Heading.ONLINE_SPACES: {"only": ("online",)}},
)
