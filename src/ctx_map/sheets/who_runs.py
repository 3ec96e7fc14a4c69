"""Which organisations run a place or work there, and whether the place may have a sheet for its owner.

People are never named on a sheet: the reports do not say whether what they do there is a public role, and a name beside
what is reported of a place reads like an accusation (decision 108).
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.rows.ages import young_at
from ctx_map.analysis.rows.current_links import has_not_ended
from ctx_map.errors import Refused
from ctx_map.governance import Action, View
from ctx_map.network import Network
from ctx_map.sheets.counting import may_be_counted
from ctx_map.sheets.naming import Guard
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that

DUTY = kinds_that(Puts.DUTY)
WORK = kinds_that(Puts.WORK)
NOT_FOR_THE_OWNER = (
    "From what is recorded about this place, no sheet can be made for its owner or manager. Use the sheet for "
    "professionals, and agree with the police who should speak to them."
)


@dataclass(frozen=True, slots=True)
class Runs:
    """Who is recorded as running a place or working there."""

    organisations: tuple[tuple[str, str, str], ...]
    """The name of each, what it does there and what it is."""
    people: bool
    """Whether an adult is recorded as well."""


def who_runs(network: Network, place: int, guard: Guard) -> Runs:
    """Return who runs a place or works there on the day of the network, by the reports that may be counted."""
    links = network.links.filter(pl.col("kind").is_in(DUTY) & (pl.col("target") == place))
    now = links.filter(may_be_counted() & has_not_ended(network)).unique(["source", "kind"])
    nodes = network.nodes.select("label", "name", "kind")[now.get_column("source")]
    told = now.select("kind", "source").rename({"kind": "duty"}).hstack(nodes)
    organisations = {
        (name, _does(duty), guard.first_clear([(kind or "").replace("_", " ")]))
        for duty, label, given, kind in told.select("duty", "label", "name", "kind").iter_rows()
        if label == Label.ORGANISATION.value and (name := guard.first_clear([given]))
    }
    people = now.filter(nodes.get_column("label") == Label.PERSON.value).get_column("source")
    return Runs(
        tuple(sorted(organisations, key=lambda each: (each[1], each[0]))),
        people=bool((~young_at(network, people, network.as_at)).any()),
    )


def _does(duty: str) -> str:
    return "works there" if duty in WORK else "runs it"


def check_owner(view: View, network: Network, place: str) -> None:
    """Record and refuse a sheet for the owner, unless all who run the place or work there are only protective.

    Judged by all that the mandate may see on its day, also of those who have stopped. Refused as well if no one is
    recorded, so that being refused says nothing about anyone. Raises Refused.
    """
    holders, organisations = _holders(network, {place})
    # who runs or works for these organisations, and for those above them
    above = _holders(network, organisations)[1]
    holders |= _holders(network, organisations | above)[0]
    if (holders or organisations) and not _reported(network, holders):
        return
    view.audit.append(
        Action.DISCLOSED, view.mandate, subject="sheet for the owner", about=(place,), decision="refused by policy"
    )
    raise Refused(NOT_FOR_THE_OWNER)


def _holders(network: Network, held: AbstractSet[str]) -> tuple[set[str], set[str]]:
    """The keys of the people, and of the organisations, that run or work for any of these."""
    codes = [code for key in held if (code := network.keys.index_of(key)) is not None]
    links = network.links.filter(pl.col("kind").is_in(DUTY) & pl.col("target").is_in(codes))
    found = network.nodes.select("key", "label")[links.get_column("source").unique()]
    people = found.filter(pl.col("label") == Label.PERSON.value).get_column("key")
    return set(people), set(found.get_column("key")) - set(people)


def _reported(network: Network, people: AbstractSet[str]) -> bool:
    """Whether a report about any of these people is not protective, other than that they run or work for something."""
    codes = network.codes(tuple(sorted(people)))
    about = network.links.filter(pl.col("source").is_in(codes) | pl.col("target").is_in(codes))
    return not about.filter(~pl.col("kind").is_in(DUTY) & ~protective_expr()).is_empty()
