"""The measures that the law has for a place of this kind: chosen by the kind of place, never by what is reported there.

If they were chosen by reports, a measure in the list could tell of a report that is too rare to be counted.
"""

from __future__ import annotations

from datetime import date

from ctx_map.analysis.answers.wording import read_list
from ctx_map.sheets.sections import Table
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.kinds import is_online, place_sorts
from ctx_map.vocabulary.powers import NO_STATUTE, Power, Target, powers_for

HEADINGS = ("Measure", "Law", "Who can use it", "In force")
NO_LAW = "no law is needed"


def powers_table(kind: str | None, platform: str | None, day: date) -> Table | None:
    """Return the measures in force on a day for a place of this kind. None if there are none."""
    sorts = place_sorts(kind, platform)
    target = Target.ONLINE_SPACE if is_online(kind, platform) else Target.PLACE
    rows = [_row(power) for power, in_force in powers_for(target, day) if in_force and _fits(power, sorts)]
    return Table(HEADINGS, tuple(rows)) if rows else None


def _fits(power: Power, sorts: frozenset[str]) -> bool:
    kinds = power.conditions.kinds
    return not kinds or not sorts or not sorts.isdisjoint(kinds)


def _row(power: Power) -> tuple[str, ...]:
    law = NO_LAW if power.statute == NO_STATUTE else power.law
    where = read_list([nation.value for nation in power.extent])
    until = f"until {day_words(power.in_force_to)}" if power.in_force_to else "no end date"
    began = f"since {power.in_force_from.year}, " if power.in_force_from else ""
    words = f"{power.words[:1].upper()}{power.words[1:]}"
    return words, law, ", ".join(power.who_applies), f"{began}{until} ({where})"
