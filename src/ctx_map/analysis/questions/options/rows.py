"""The rows about one target: its role, what protects, who can act, and the measures that could be weighed.

A measure is listed where it is aimed at this sort of target, where no condition is known not to be met, and where the
reports give a reason to look at measures at all. Where this misleads: what is listed need not be right for this place
or adult, and what is met is met by reports, not by proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.questions.options.conditions import NOT_KNOWN, Condition, Facts, conditions_of, fits
from ctx_map.analysis.questions.options.facts import (
    adult_facts,
    child_facts,
    organisation_facts,
    place_facts,
    places_run_by,
    thing_facts,
)
from ctx_map.analysis.questions.options.grounds import grounds_of
from ctx_map.analysis.questions.options.managers import Duty, duty_at
from ctx_map.analysis.rows.ages import young_at
from ctx_map.analysis.rows.current_links import has_not_ended
from ctx_map.analysis.rows.report_counts import reports_in
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import agencies_in_order
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.places import PLACE_OF_SAFETY, place_role_words, place_roles
from ctx_map.vocabulary.powers import Heading, Power, Target, powers_for
from ctx_map.vocabulary.versioned import Entry

LABELS = (Label.PLACE.value, Label.PERSON.value, Label.THING.value, Label.ORGANISATION.value)
"""The labels of the nodes that can be asked about."""
ROLE, PROTECTS, WHO, OPTION = "what it is for", "what protects", "who can act", "option"
SUPPORT, NOT_IN_FORCE = "support for the child", "not known to be in force"
NONE_LISTED, RECORDED = "why none is listed", "measures recorded"
HOME = "young people live there, so a measure against the place affects their home"
NO_ROLE = "no role is recorded, so the meeting decides"
NO_HOLDER = "no one is recorded as running it or working there, so find out who owns, licenses or manages it"
SAFE_PLACE = "recorded as a place of safety where no harm is reported, so no measure is listed"
SAFE_ORGANISATION = "runs only places of safety where no harm is reported, so no measure is listed"
NO_RECORD = "no measures are recorded yet, so ask what was considered, applied for or is in force, and until when"
MET_BY_REPORTS = "met by what is reported"
AGE = "age not known"
AGE_NOT_KNOWN = "their age is not known, so they are treated as a child and only support is listed"
LAWYER = "to be checked by a lawyer"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that is known or can be done about a place, a person, a thing or an organisation. Holds no number."""

    id: str
    """The key of the place, person, thing or organisation."""
    name: str
    """What it is called aloud."""
    about: str
    """In words: what it is for, what protects, who can act, option, support for the child, and others."""
    what: str
    """The role, the organisation or adult and what they do there, or the measure, in words."""
    who: str | None = None
    """The key of who can act; None where it is no row about somebody."""
    heading: str | None = None
    """The heading of the toolkit under which a measure stands."""
    statute: str | None = None
    """The statute and section of a measure."""
    applies: str | None = None
    """Who can apply for a measure or use it."""
    test: str | None = None
    """What would have to be shown."""
    conditions: tuple[str, ...] = ()
    """Each condition with whether it is met or not known, as "aged 18 or over: met"."""
    met: str | None = None
    """Whether the reports meet every condition that they can be compared with, else how many are not known."""
    in_force: str | None = None
    """Since when a measure is in force, until when, and where."""
    source: str = ""
    """Where a role or a measure comes from, with "to be checked by a lawyer" where that is so; else who reports."""
    links: tuple[str, ...] = ()


def rows_about(network: Network, code: int, max_people: int) -> tuple[list[Option], Duty | None]:
    """The rows about one target (by code), and who was looked at for them."""
    node = network.nodes.row(code, named=True)
    blank = Option(node["key"], network.names[code], "", "")
    protects = _protects(network, code, blank)
    record = replace(blank, about=RECORDED, what=NO_RECORD)
    if node["label"] == Label.PERSON.value:
        return [*protects, *_person(network, code, blank), record], None
    if node["label"] == Label.THING.value:
        return [*protects, *_measures(network, blank, thing_facts(network, code)), record], None
    if node["label"] == Label.ORGANISATION.value:
        return [*protects, *_organisation(network, code, blank), record], None
    duty = duty_at(network, code, max_people=max_people)
    role = _role(blank, node["place_role"], place_roles(network.as_at))
    who = _who(blank, duty, node["platform"])
    return [role, *_home(network, code, blank), *protects, *who, *_place(network, code, blank, node), record], duty


def _person(network: Network, code: int, blank: Option) -> list[Option]:
    """Support for a child or somebody of unknown age; for an adult what the reports are a reason for, or why not."""
    if young_at(network, pl.Series([code], dtype=pl.UInt32), network.as_at)[0]:
        facts = child_facts(network, code)
        support = _measures(network, blank, facts)
        return support if facts.children[0].known_child else [replace(blank, about=AGE, what=AGE_NOT_KNOWN), *support]
    grounds = grounds_of(network, code)
    if grounds.none:
        return [replace(blank, about=NONE_LISTED, what=grounds.why_none, links=grounds.protective)]
    reasons = (*grounds.concern, *grounds.unclear)
    rows = _measures(network, blank, adult_facts(network, code, grounds))
    return [replace(row, links=reasons) for row in rows]


def _place(network: Network, code: int, blank: Option, node: dict[str, Any]) -> list[Option]:
    facts = place_facts(network, code)
    if node["place_role"] == PLACE_OF_SAFETY and not facts.harms:
        return [replace(blank, about=NONE_LISTED, what=SAFE_PLACE)]
    return _measures(network, blank, facts)


def _organisation(network: Network, code: int, blank: Option) -> list[Option]:
    facts = organisation_facts(network, code)
    roles = network.nodes.get_column("place_role")
    places = places_run_by(network, code)
    if places and not facts.harms and all(roles[place] == PLACE_OF_SAFETY for place in places):
        return [replace(blank, about=NONE_LISTED, what=SAFE_ORGANISATION)]
    return _measures(network, blank, facts)


def _role(blank: Option, role: str | None, roles: dict[str, Entry]) -> Option:
    if role is None:
        return replace(blank, about=ROLE, what=NO_ROLE)
    entry = roles.get(role)
    words = place_role_words(role)
    what = f"{words} ({entry.more['about']})" if entry else words
    return replace(blank, about=ROLE, what=what, source=entry.source if entry else "")


def _home(network: Network, code: int, blank: Option) -> list[Option]:
    """A row where young people are reported to live there on the day asked about."""
    living = network.links.filter(pl.col("kind").is_in(kinds_that(Puts.HOME)) & (pl.col("target") == code)).filter(
        has_not_ended(network)
    )
    young = living.filter(young_at(network, living.get_column("source"), network.as_at)).get_column("key")
    return [replace(blank, about=PROTECTS, what=HOME, links=tuple(young))] if young.len() else []


def _protects(network: Network, code: int, blank: Option) -> list[Option]:
    """A row where reports say that somebody or something is protected there: what a measure would cost."""
    here = network.links.filter((pl.col("source") == code) | (pl.col("target") == code))
    protecting = here.filter(protective_expr())
    some, every = reports_in(protecting), reports_in(here)
    words = "recorded as protective" if some == every else f"recorded as protective in {some} of {every} reports"
    links = tuple(protecting.get_column("key"))
    return [replace(blank, about=PROTECTS, what=words, links=links)] if links else []


def _who(blank: Option, duty: Duty, platform: str | None) -> Iterator[Option]:
    for holder in duty.holders:
        source = f"reported by {read_list(agencies_in_order(holder.agencies))}" if holder.agencies else ""
        yield replace(blank, about=WHO, what=holder.words, who=holder.who, source=source, links=holder.links)
    if platform:
        yield replace(blank, about=WHO, what=f"the platform {platform} (measures for premises do not apply to it)")
    if not duty.holders and not platform:
        yield replace(blank, about=WHO, what=NO_HOLDER)


def _measures(network: Network, blank: Option, facts: Facts) -> list[Option]:
    """The measures that fit, those known to be in force before those that are not. For a child, care comes first."""
    known: list[Option] = []
    apart: list[Option] = []
    for power, in_force in powers_for(facts.target, network.as_at):
        conditions = conditions_of(power, facts)
        if fits(conditions):
            (known if in_force else apart).append(_measure(blank, power, conditions, facts.target, in_force=in_force))
    if facts.target is Target.CHILD:
        # a meeting begins with care for the child, and removing or bringing back a child comes after
        known.sort(key=lambda row: row.heading != _CARE)
    return [*known, *apart]


def _measure(
    blank: Option, power: Power, conditions: tuple[Condition, ...], target: Target, *, in_force: bool
) -> Option:
    listed_as = SUPPORT if target is Target.CHILD else OPTION
    unknown = sum(each.state == NOT_KNOWN for each in conditions)
    return replace(
        blank,
        about=listed_as if in_force else NOT_IN_FORCE,
        what=power.words,
        heading=_words(power.heading),
        statute=power.law,
        applies=", ".join(power.who_applies),
        test=power.test,
        conditions=tuple(f"{each.words}: {each.state}" for each in conditions),
        met=f"{NOT_KNOWN} ({count_of(unknown, 'condition')})" if unknown else MET_BY_REPORTS,
        in_force=_in_force(power),
        source=f"{power.source}; {LAWYER}" if power.to_be_checked_by_a_lawyer else power.source,
    )


def _words(heading: Heading) -> str:
    return heading.replace("_", " ")


_CARE = _words(Heading.VICTIM_CARE)


def _in_force(power: Power) -> str:
    where = read_list([nation.value for nation in power.extent])
    began = f"since {power.in_force_from.isoformat()}" if power.in_force_from else "first day not known"
    until = f" until {power.in_force_to.isoformat()}" if power.in_force_to else ""
    return f"{began}{until}; {where}"
