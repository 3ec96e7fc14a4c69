"""Question 20: what could be done about a place, adult, thing, online space or organisation, and for a young person.

For each one named: the role recorded of a place, who runs it or works there, and the measures that could be weighed,
with who can apply, what would have to be shown and since when each is in force. For a young person, and for somebody
whose age is not known, only support and protection is listed, never a measure against them. Counts nothing of anybody.
Where this misleads: a measure is matched with reports, not with proof, and the list is a starter, not legal advice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of, read_list, with_article
from ctx_map.analysis.question import Column, Heading, Picks, Picture, Question, Written
from ctx_map.analysis.question import Option as QuestionOption
from ctx_map.analysis.questions.options.managers import Duty
from ctx_map.analysis.questions.options.rows import (
    LABELS,
    LAWYER,
    NO_HOLDER,
    NO_ROLE,
    NONE_LISTED,
    NOT_IN_FORCE,
    OPTION,
    PROTECTS,
    ROLE,
    SUPPORT,
    WHO,
    Option,
    rows_about,
)
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.extent import Extent
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.powers import power_list

LISTS = ("conditions", "links")
"""The columns that hold several words."""
DEFINITION = (
    "For places the role recorded, with its source, and who is reported to run it or work there, or to run or work for "
    "these organisations. For each one named whether reports say that it protects, and the measures aimed at its sort "
    "of which no condition is known not to be met. An adult has measures listed only where a report says that they "
    "contacted or know a young person, or had a part in an event. A young person, or anyone whose age is not known, "
    "has only measures of support listed."
)
CAVEAT = (
    "A starter list, matched with reports and not with proof, and not legal advice. No measures are recorded here yet: "
    "ask what was considered, applied for or is in force, and until when. Choose the option that affects the child "
    "least, and ask them first."
)
REFERENCE = (
    "Home Office, Child exploitation disruption toolkit, updated 1 September 2022; Madensen and Eck 2013 (roles)"
)


def options(
    network: Network,
    targets: Annotated[
        Sequence[str],
        Field(min_length=1),
        QuestionOption(
            "Places, people, things and organisations",
            "The ids of places, people, things or organisations.",
            metavar="ID...",
            positional=True,
            picks=Picks.ANY,
            main=True,
        ),
    ],
    *,
    max_people: Annotated[
        int,
        Field(ge=1),
        QuestionOption(
            "List workers of up to", "Counts the workers of a place with more than this, and lists none.", metavar="N"
        ),
    ] = 20,
) -> Result[Option]:
    """What is known and can be done about these targets (the store's keys), in the order of names.

    Workers of a place or an organisation with more than `max_people` are counted and not listed. Raises WrongUse where
    none is named, or where one is an event or a peer group, or is not in this network.
    """
    check_at_least("max_people", max_people, 1)
    codes = _asked_about(network, targets)
    rows: list[Option] = []
    duties: list[Duty] = []
    said: list[str] = []
    # the rows and the sentence of each target
    for code in codes:
        about, duty = rows_about(network, code, max_people)
        rows += about
        duties += [duty] if duty else []
        said += _sentences(network.names[code], about)
    # what the answer was made from
    schema = {name: pl.List(pl.String) if name in LISTS else pl.String for name in columns_of(Option)}
    listed = [row for row in rows if row.about in (OPTION, SUPPORT)]
    considered = {
        "places, people, things and organisations named": len(codes),
        "places without a recorded role": sum(row.what == NO_ROLE for row in rows),
        "places where no one is recorded as able to act": sum(row.what == NO_HOLDER for row in rows),
        "reports of running or working that have ended, not listed": sum(duty.ended for duty in duties),
        "under 18 or of unknown age and working there, not listed": sum(duty.not_adult for duty in duties),
        "options listed": len(listed),
        f"options {LAWYER}": sum(LAWYER in row.source for row in listed),
        "listed apart, not known to be in force": sum(row.about == NOT_IN_FORCE for row in rows),
    }
    parameters = {
        "targets": count_of(len(codes), "id"),
        "max_people": count_of(max_people, "person"),
        "measures": f"version {power_list().version}, in force on {network.as_at.isoformat()}",
    }
    return answer(
        network,
        pl.DataFrame([asdict(row) for row in rows], schema=schema),
        Option,
        method=Method("options", "2", DEFINITION, parameters, CAVEAT, REFERENCE),
        considered=considered,
        sentences=said,
    )


def _asked_about(network: Network, targets: Sequence[str]) -> list[int]:
    """The codes of the targets in the order of their names."""
    if not targets:
        raise WrongUse("No one and nothing is named. Give the ids of places, people, things or organisations.")
    codes = sorted(set(network.codes(tuple(targets))))
    if not set(network.nodes.get_column("label").gather(codes)) <= set(LABELS):
        raise WrongUse("One of the ids is of another sort. Give the ids of places, people, things or organisations.")
    return sorted(codes, key=lambda code: (network.names[code], code))


def _sentences(name: str, rows: Sequence[Option]) -> list[str]:
    """What can be done about one target, and who can do it, in sentences."""
    told = {about: [row.what for row in rows if row.about == about] for about in {row.about for row in rows}}
    support, options, none = told.get(SUPPORT, []), told.get(OPTION, []), told.get(NONE_LISTED, [])
    # how many measures there are comes first, or why there is none
    if none:
        said = [f"{name}: {none[0]}."]
    elif support:
        said = [f"There {_is_or_are(len(support), 'way')} to support and protect {name}."]
    else:
        said = [f"There {_is_or_are(len(options), 'option')} to consider for {name}."]
    # then what it is for, who can act, and what protects
    said += [_role(name, role) for role in told.get(ROLE, [])]
    who = told.get(WHO, [])
    said += [_who_can_act(who)] if who else []
    said += [f"{name} is {words}." for words in told.get(PROTECTS, []) if not none]
    return said


def _role(name: str, role: str) -> str:
    return f"No role is recorded for {name}." if role == NO_ROLE else f"{name} is recorded as {with_article(role)}."


def _who_can_act(who: Sequence[str]) -> str:
    if list(who) == [NO_HOLDER]:
        return f"{NO_HOLDER[0].upper()}{NO_HOLDER[1:]}."
    return f"These can act: {read_list(who, most=3)}."


def _is_or_are(number: int, noun: str) -> str:
    return f"{'is' if number == 1 else 'are'} {count_of(number, noun)}"


def _needed(targets: Sequence[str]) -> Extent:
    """Every report about the targets, with who runs and works there one step up, homes, and events at places."""
    return Extent(tuple(targets), (None, kinds_that(Puts.DUTY, Puts.HOME, Puts.EVENT_AT_PLACE)))


QUESTION = Question(
    name="options",
    title="What we can do",
    asks="What can we do, and who can do it?",
    heading=Heading.OPTIONS,
    analysis=options,
    extent=_needed,
    row=Option,
    columns=(
        Column("what", "What", Written.WORDS, wide=True),
        Column("about", "What this is", Written.WORDS),
        Column("applies", "Who can apply", Written.WORDS),
        Column("test", "What has to be shown", Written.WORDS, wide=True),
        Column(
            "conditions",
            "What the reports say",
            Written.PHRASES,
            help="each condition that reports can be compared with, and whether they meet it",
            wide=True,
        ),
        Column("in_force", "In force", Written.WORDS),
        Column("source", "Source", Written.WORDS, wide=True),
        Column("id", "About", Written.NAME),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.NONE,
    marks=("id", "who"),
    order="In the order of names, and for each in the order of the toolkit's headings. For a child, care comes first.",
    example="ctx-map options childrens-services:PL01",
)
