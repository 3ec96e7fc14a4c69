"""Measures that can make a place or a child safer: who can apply, what has to be shown, and when each is in force.

A starter list under the headings of the Home Office toolkit, and not legal advice. A measure for a child is there to
protect the child. No measure in the list is aimed against one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from ctx_map.vocabulary.versioned import Nation, data_text

NO_STATUTE = "no statute"
FILE = "powers"


class Heading(StrEnum):
    """The five measure headings of the toolkit, and one for what is done online."""

    ABDUCTION_AND_TRAFFICKING = "abduction_and_trafficking"
    SEXUAL_OFFENCES = "sexual_offences"
    VICTIM_CARE = "victim_care"
    BEHAVIOUR = "behaviour"
    LOCATIONS = "locations"
    ONLINE = "online"


class Target(StrEnum):
    """Whom or what a measure is aimed at. A measure with the target CHILD supports and protects the child."""

    ADULT = "adult"
    CHILD = "child"
    PLACE = "place"
    ONLINE_SPACE = "online_space"
    THING = "thing"
    ORGANISATION = "organisation"


class PowerIncomplete(ValueError):
    """An entry of the list of measures lacks something that every entry has to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What has to be so before a measure can be used, as far as it can be compared with the reports."""

    adult_from: int | None = None
    """The youngest age, in years, of the person it is aimed at."""
    conviction: bool = False
    """Whether the person has to be convicted of an offence."""
    child_under: int | None = None
    """The child who is protected is younger than this, in years."""
    child_in_care_under: int | None = None
    """Or is in care and younger than this, in years."""
    harms: str | None = None
    """The group of harms that has to be shown, by its name in the data file."""
    kinds: tuple[str, ...] = ()
    """The sorts of place, thing or organisation that it fits, as `kinds` tells them apart. Empty: all."""
    others: tuple[str, ...] = ()
    """What the reports on a map cannot show: for the meeting to find out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """One measure. Refuses to be made incomplete."""

    word: str
    """As it stands in data: `closure_notice`."""
    words: str
    """As it is read aloud: "closure notice and order"."""
    heading: Heading
    targets: tuple[Target, ...]
    statute: str
    """The Act, or "no statute"."""
    section: str
    """The section of the Act; blank only where there is no statute."""
    in_force_from: date | None
    """The first day; None where it is not known, and then the measure is not listed as available."""
    in_force_to: date | None = None
    """The last day; None where no end is known."""
    extent: tuple[Nation, ...]
    who_applies: tuple[str, ...]
    test: str
    """What has to be shown, in one sentence."""
    conditions: Conditions = field(default_factory=Conditions)
    areas: tuple[str, ...] = ()
    """The areas of a pilot; empty where it holds everywhere in its extent."""
    source: str
    checked_on: date
    """The day on which the source was read."""
    to_be_checked_by_a_lawyer: bool
    """Whether the text of the law was not read, so that the entry is from general knowledge or a summary."""

    def __post_init__(self) -> None:
        needed = ("word", "words", "targets", "statute", "extent", "who_applies", "test", "source")
        lacking = [name for name in needed if not getattr(self, name)]
        if not self.section and self.statute != NO_STATUTE:
            lacking.append("section")
        if lacking:
            raise PowerIncomplete(f"The measure {self.word or '(without a word)'} does not say: {', '.join(lacking)}.")
        if self.in_force_from and self.in_force_to and self.in_force_to < self.in_force_from:
            raise PowerIncomplete(f"The measure {self.word} ends before it begins.")
        if self.supports and len(set(self.targets) - {Target.CHILD, Target.ONLINE_SPACE, Target.THING}):
            raise PowerIncomplete(f"The measure {self.word} is for a child and also against someone. Make it two.")

    @property
    def supports(self) -> bool:
        """Whether it is there for a child's protection."""
        return Target.CHILD in self.targets

    @property
    def law(self) -> str:
        """The statute and section, as they are cited."""
        return f"{self.statute} {self.section}".strip()

    def in_force_on(self, day: date) -> bool:
        """Whether it is known to be in force on a day, in some area at least."""
        began = self.in_force_from is not None and self.in_force_from <= day
        return began and (self.in_force_to is None or day <= self.in_force_to)

    def ended_by(self, day: date) -> bool:
        """Whether it had ended before a day."""
        return self.in_force_to is not None and self.in_force_to < day


@dataclass(frozen=True, slots=True)
class HarmGroup:
    """Harms that one condition speaks of together."""

    words: str
    harms: frozenset[str]


@dataclass(frozen=True, slots=True)
class PowerList:
    """The whole data file: its version, its groups of harms, and every measure of every time."""

    version: str
    harm_groups: Mapping[str, HarmGroup]
    powers: tuple[Power, ...]


@cache
def power_list() -> PowerList:
    """The list of measures in the package. Raises PowerIncomplete where an entry lacks something."""
    written = tomllib.loads(data_text(FILE))
    groups = {name: HarmGroup(row["words"], frozenset(row["harms"])) for name, row in written["harm_groups"].items()}
    made = tuple(power_from(row) for row in written["entry"])
    unknown = {made.conditions.harms for made in made if made.conditions.harms} - set(groups)
    if unknown:
        raise PowerIncomplete(f"These groups of harms are not in the file: {', '.join(sorted(unknown))}.")
    return PowerList(written["version"], groups, made)


def power_from(row: Mapping[str, Any]) -> Power:
    """The measure that one row of the data file says. Raises PowerIncomplete where a key is missing or unknown."""
    wanted = {each.name for each in fields(Power)}
    if set(row) - wanted:
        raise PowerIncomplete(f"A measure has no key {', '.join(sorted(set(row) - wanted))}.")
    said = _listed(row)
    said.setdefault("in_force_from", None)
    try:
        said["heading"] = Heading(said["heading"])
        said["targets"] = tuple(Target(each) for each in said["targets"])
        said["extent"] = tuple(Nation(each) for each in said["extent"])
        conditions = said.get("conditions", {})
        listed: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in conditions.items()
        }
        said["conditions"] = Conditions(**listed)
        return Power(**said)
    except PowerIncomplete:
        raise
    except (KeyError, TypeError, ValueError) as wrong:
        raise PowerIncomplete(f"The measure {row.get('word', '(without a word)')} is not complete: {wrong}.") from wrong


def _listed(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its lists as tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def powers(day: date) -> dict[str, Power]:
    """The measures that are known to be in force on a day, by word."""
    return {each.word: each for each in power_list().powers if each.in_force_on(day)}


def powers_for(target: Target, day: date) -> tuple[tuple[Power, bool], ...]:
    """The measures aimed at this sort of target, each with whether it is known to be in force on a day.

    Measures that had ended before the day, or that are known to begin only after it, are left out.
    """
    known = [each for each in power_list().powers if target in each.targets]
    return tuple((each, each.in_force_on(day)) for each in known if each.in_force_on(day) or each.in_force_from is None)
