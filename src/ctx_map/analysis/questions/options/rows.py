"""The rows about one place, adult or thing: its role, what protects, who can act, and the measures aimed at its sort.

A measure is listed by what it is aimed at. Where this misleads: nobody looks whether it fits this place or adult.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.questions.options.managers import Duty, current, duty_at
from ctx_map.analysis.rows.ages import young_at
from ctx_map.analysis.rows.report_counts import reports_in
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.places import place_role_words, place_roles
from ctx_map.vocabulary.powers import powers_for
from ctx_map.vocabulary.versioned import Entry

TARGETS = {Label.PLACE.value: "place", Label.PERSON.value: "adult", Label.THING.value: "thing"}
"""What a measure is aimed at, by the label of the node."""
ROLE, PROTECTS, WHO, OPTION = "what it is for", "what protects", "who can act", "option"
HOME = "young people live there: a measure against the place touches their home"
NO_ROLE = "no role recorded: for the meeting to judge"
NO_HOLDER = "nobody is recorded as running it or working there: find out who owns, licenses or manages it"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that is known or can be done about a place, an adult or a thing. Holds no number."""

    id: str
    """The key of the place, adult or thing."""
    name: str
    """What it is called aloud."""
    about: str
    """In words: what it is for, what protects, who can act, option."""
    what: str
    """The role, the organisation or adult and what they do there, or the measure, in words."""
    who: str | None = None
    """The key of who can act; None where it is no row about somebody."""
    heading: str | None = None
    """The heading of the toolkit under which a measure stands."""
    statute: str | None = None
    source: str = ""
    """Where a role or a measure comes from, with "have counsel check" where it is not checked; else who reports."""
    links: tuple[str, ...] = ()


def rows_about(network: Network, code: int, max_people: int) -> tuple[list[Option], Duty | None]:
    """The rows about one target, and who was looked at for them."""
    node = network.nodes.row(code, named=True)
    blank = Option(node["key"], network.names[code], "", "")
    measures = list(_measures(blank, powers_for(TARGETS[node["label"]], network.as_at)))
    protects = _protects(network, code, blank)
    if node["label"] != Label.PLACE.value:
        return [*protects, *measures], None
    duty = duty_at(network, code, max_people=max_people)
    role = _role(blank, node["place_role"], place_roles(network.as_at))
    return [role, *_home(network, code, blank), *protects, *_who(blank, duty, node["platform"]), *measures], duty


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
        current(network)
    )
    young = living.filter(young_at(network, living.get_column("source"), network.as_at)).get_column("key")
    return [replace(blank, about=PROTECTS, what=HOME, links=tuple(young))] if young.len() else []


def _protects(network: Network, code: int, blank: Option) -> list[Option]:
    """A row where reports say that somebody or something is protected there: what a measure would cost."""
    here = network.links.filter((pl.col("source") == code) | (pl.col("target") == code))
    protecting = here.filter(protective_expr())
    said = f"{reports_in(protecting):,} of {count_of(reports_in(here), 'report')}"
    words = f"{said} say it protects: ask what-if what would be lost"
    links = tuple(protecting.get_column("key"))
    return [replace(blank, about=PROTECTS, what=words, links=links)] if links else []


def _who(blank: Option, duty: Duty, platform: str | None) -> Iterator[Option]:
    for holder in duty.holders:
        source = f"reported by {read_list(holder.agencies)}" if holder.agencies else ""
        yield replace(blank, about=WHO, what=holder.words, who=holder.who, source=source, links=holder.links)
    if platform:
        yield replace(blank, about=WHO, what=f"{platform}, its platform: measures over premises do not reach it")
    if not duty.holders and not platform:
        yield replace(blank, about=WHO, what=NO_HOLDER)


def _measures(blank: Option, powers: dict[str, Entry]) -> Iterator[Option]:
    for power in powers.values():
        yield replace(
            blank,
            about=OPTION,
            what=power.words,
            heading=str(power.more["heading"]).replace("_", " "),
            statute=str(power.more["statute"]),
            source=power.source,
        )
