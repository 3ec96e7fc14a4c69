"""The place sheet: one or two pages about a place, with no young person on it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum

import polars as pl

from ctx_map.errors import Refused, WrongUse
from ctx_map.governance import View
from ctx_map.governance.meetings import decisions_about_place
from ctx_map.governance.own_record import OwnRecord
from ctx_map.network import Network, Withheld
from ctx_map.network.homes import homes
from ctx_map.sheets.counting import Counts, counts_at
from ctx_map.sheets.law import powers_table
from ctx_map.sheets.month_ends import counted_until
from ctx_map.sheets.naming import Guard, PlaceNames, guard_of, place_names
from ctx_map.sheets.sections import Section
from ctx_map.sheets.who_runs import check_owner, who_runs
from ctx_map.sheets.wording import (
    NOTICE,
    about_words,
    decisions_words,
    harms_words,
    numbers_words,
    place_words,
    powers_words,
    ratings_words,
    reported_words,
    runs_words,
    week_words,
)
from ctx_map.vocabulary.handling import HANDLING
from ctx_map.vocabulary.labels import Label

NOT_A_PLACE = "A sheet can only be made about a place or an online space. Choose the id of one."
NO_NAMES_AROUND_IT = (
    "The purpose, the authority or the recipient of this sheet has the name of a young person in it. Say it without a "
    "name, with --purpose and --for."
)
NOT_A_HOME = "A sheet can't be made about a home, because it would be about the people who live there."


class Version(StrEnum):
    """Whom a sheet is for."""

    PROFESSIONAL = "professional"
    """Licensing, housing, transport and others with a duty to make a place safer."""
    OWNER = "owner"
    """The owner or manager: without times, powers and planned actions."""

    @property
    def words(self) -> str:
        """Whom it is for, in words."""
        return {
            "professional": "professionals who can make a place safer, such as licensing, housing and transport",
            "owner": "the owner or manager of the place",
        }[self.value]

    @property
    def question(self) -> str:
        """How the audit names it."""
        return "sheet for the owner" if self is Version.OWNER else "sheet"

    @property
    def use(self) -> str:
        """What it can be used for, in words."""
        return {
            "professional": "Use it to decide what you can change about the place. Do not use it to decide anything "
            "about a person.",
            "owner": "To make the place safer, speak to the agency that gave you this sheet.",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSheet(OwnRecord):
    """What a sheet says. A view can release it to a screen or a file. It holds no id, and no number but in bands."""

    name: str
    """What the place is called on the sheet."""
    version: Version
    until: date
    """The month end up to which it counts."""
    sections: tuple[Section, ...]
    notice: tuple[str, ...] = NOTICE
    as_at: date
    withheld: Withheld
    handling: str
    data_digest: str

    @property
    def title(self) -> str:
        """The heading of the sheet."""
        return f"About a place: {self.name}"


def place_sheet(view: View, place: str, *, version: Version = Version.PROFESSIONAL) -> PlaceSheet:
    """Make the sheet about a place, as it is known at the last month end up to the view's day.

    Who runs the place and what meetings decided are as known on the view's day. Raises WrongUse if the id is missing,
    restricted or of no place, or if the purpose, the authority or the recipient names a young person. Raises Refused
    for a home, and for an owner's sheet where not all who run the place or work there are only recorded as protective.
    """
    # the place, and who may have a sheet about it
    network = view.network()
    (code,) = network.codes((place,))
    place = network.keys[code]
    _check_place(network, code)
    guard = guard_of(network, code)
    said_around = (view.mandate.purpose, view.mandate.authority, view.disclosure.recipient)
    if not all(replace(guard, online=True).clears(text) for text in said_around):
        raise WrongUse(NO_NAMES_AROUND_IT)
    if version is Version.OWNER:
        check_owner(view, network, place)
    # what was known at the end of the month
    until = counted_until(view.mandate.as_at)
    then = network if until == view.mandate.as_at else view.earlier_network(until)
    counts = counts_at(then, place, until)
    # the sheet in words
    names = place_names(network, code, guard)
    asked = _Asked(view, network, code, guard, names, until, version)
    sections = tuple(_sections(asked, counts))
    told = json.dumps([names.name, version.value, until.isoformat(), [asdict(each) for each in sections]])
    return PlaceSheet(
        name=names.name,
        version=version,
        until=until,
        sections=sections,
        as_at=view.mandate.as_at,
        # to say how much is restricted would tell outsiders about it
        withheld=Withheld(None, None),
        handling=f"P ({HANDLING['P']})",
        data_digest=hashlib.sha256(told.encode()).hexdigest(),
    )


def _check_place(network: Network, code: int) -> None:
    if network.nodes.get_column("label")[code] != Label.PLACE.value:
        raise WrongUse(NOT_A_PLACE)
    if homes(network)[code]:
        raise Refused(NOT_A_HOME)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The place that a sheet is about, what it is called there, and whom the sheet is for."""

    view: View
    network: Network
    code: int
    guard: Guard
    names: PlaceNames
    until: date
    version: Version


def _sections(asked: _Asked, counts: Counts) -> Iterator[Section]:
    """The sections in the order in which they are read."""
    view, network, code, until = asked.view, asked.network, asked.code, asked.until
    full = asked.version is Version.PROFESSIONAL
    decisions = decisions_about_place(view, network.keys[code])
    yield about_words(asked.version.words, asked.version.use, until)
    yield place_words(asked.names)
    yield reported_words(counts, until)
    yield harms_words(counts)
    if full:
        yield week_words(counts)
    yield runs_words(who_runs(network, code, asked.guard))
    yield ratings_words(counts)
    if full:
        kind, platform = network.nodes.select(pl.col("kind", "platform")).row(code)
        yield powers_words(powers_table(kind, platform, view.mandate.as_at), decisions)
    yield decisions_words(decisions, planned=full)
    yield numbers_words()
