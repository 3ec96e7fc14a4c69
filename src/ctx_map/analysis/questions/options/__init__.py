"""What a place is for in the pattern, who can make it safe, and which measures there are for places, adults and things.

Lists, for each place, adult or thing named: the role recorded of a place, who runs it or works there, and the measures
of the vocabulary that are aimed at its sort on the day asked about. Never asked of a child. Counts nothing of anybody.
Where this misleads: a measure is listed by what it is aimed at, not by whether it fits, and the list is a starter, not
legal advice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import polars as pl

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.questions.options.managers import Duty
from ctx_map.analysis.questions.options.rows import (
    NO_HOLDER,
    NO_ROLE,
    OPTION,
    PROTECTS,
    ROLE,
    TARGETS,
    WHO,
    Option,
    rows_about,
)
from ctx_map.analysis.rows.ages import young_at
from ctx_map.errors import Refused, WrongUse
from ctx_map.network import Network
from ctx_map.vocabulary.versioned import vocabulary

NOT_CHECKED = "have counsel check"
DEFINITION = (
    "For places the role recorded, with its source, and who is reported to run it or work there, or to run or work for "
    "these organisations; for places, adults and things whether reports say that they protect, and the measures aimed "
    "at their sort on the day asked about."
)
CAVEAT = (
    "A starter list by what a measure is aimed at, not by whether it fits, and not legal advice. Who can apply, what "
    "was applied for, what is in force and when it lapses is not recorded here yet. Choose what is least intrusive on "
    "the child, and ask the child first."
)
REFERENCE = (
    "Home Office, Child exploitation disruption toolkit, updated 1 September 2022; Madensen and Eck 2013 (roles)"
)
NEVER = (
    "The software proposes no measures against a child, nor against a person whose age is not known: name places, "
    "adults or things."
)


def options(network: Network, targets: Sequence[str], *, max_people: int = 20) -> Result[Option]:
    """What is known and can be done about these places, adults and things (the store's keys), in the order of names.

    Workers of a place or an organisation with more than `max_people` are counted and not listed. Raises Refused where
    one is a child or of unknown age, WrongUse where none is named or one is of another sort or not in this network.
    """
    check_at_least("max_people", max_people, 1)
    codes = _asked_about(network, targets)
    rows: list[Option] = []
    duties: list[Duty] = []
    said: list[str] = []
    for code in codes:
        about, duty = rows_about(network, code, max_people)
        rows += about
        duties += [duty] if duty else []
        said.append(_sentence(network.names[code], about))
    schema = {name: pl.List(pl.String) if name == "links" else pl.String for name in columns_of(Option)}
    listed = [row for row in rows if row.about == OPTION]
    considered = {
        "places, adults and things named": len(codes),
        "places without a recorded role": sum(row.what == NO_ROLE for row in rows),
        "places where nobody is recorded as able to act": sum(row.what == NO_HOLDER for row in rows),
        "reports of running or working that have ended, not listed": sum(duty.ended for duty in duties),
        "under 18 or of unknown age and working there, not listed": sum(duty.not_adult for duty in duties),
        "options listed": len(listed),
        f"of them to {NOT_CHECKED}": sum(NOT_CHECKED in row.source for row in listed),
    }
    parameters = {
        "targets": count_of(len(codes), "id"),
        "max_people": count_of(max_people, "person"),
        "measures": f"version {vocabulary('powers').version}, in force on {network.as_at.isoformat()}",
    }
    return answer(
        network,
        pl.DataFrame([asdict(row) for row in rows], schema=schema),
        Option,
        method=Method("options", "1", DEFINITION, parameters, CAVEAT, REFERENCE),
        considered=considered,
        sentences=said,
    )


def _asked_about(network: Network, targets: Sequence[str]) -> list[int]:
    """The codes of the targets in the order of their names."""
    if not targets:
        raise WrongUse("Name the places, adults or things that are asked about, each by its id.")
    codes = sorted(set(network.codes(tuple(targets))))
    if young_at(network, pl.Series(codes, dtype=pl.UInt32), network.as_at).any():
        raise Refused(NEVER)
    if not set(network.nodes.get_column("label").gather(codes)) <= set(TARGETS):
        raise WrongUse("Options are listed for places, adults and things: one of the ids is of another sort.")
    return sorted(codes, key=lambda code: (network.names[code], code))


def _sentence(name: str, rows: Sequence[Option]) -> str:
    measures = sum(row.about == OPTION for row in rows)
    parts = [row.what for row in rows if row.about in (ROLE, PROTECTS)]
    who = [row.what for row in rows if row.about == WHO]
    parts += [read_list(who, most=3)] if who else []
    return f"{name}: {'; '.join([*parts, count_of(measures, 'option') + ' to weigh'])}."
