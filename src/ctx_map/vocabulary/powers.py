"""Ways to disrupt exploitation, under the headings of the Home Office toolkit. A starter list, not legal advice."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ctx_map.vocabulary.versioned import Entry, vocabulary


class Heading(StrEnum):
    """The five measure headings of the toolkit."""

    ABDUCTION_AND_TRAFFICKING = "abduction_and_trafficking"
    SEXUAL_OFFENCES = "sexual_offences"
    VICTIM_CARE = "victim_care"
    BEHAVIOUR = "behaviour"
    LOCATIONS = "locations"


class PowerStatus(StrEnum):
    """How far a power has got."""

    CONSIDERED = "considered"
    REJECTED_WITH_REASON = "rejected_with_reason"
    APPLIED = "applied"
    REFUSED = "refused"
    GRANTED = "granted"
    IN_FORCE = "in_force"
    VARIED = "varied"
    BREACHED = "breached"
    EXPIRED = "expired"
    DISCHARGED = "discharged"


def powers(day: date) -> dict[str, Entry]:
    """The powers available on a day. Each says in `more`: heading, target (adult, child, place, thing), statute."""
    return vocabulary("powers").on(day)


def powers_for(target: str, day: date) -> dict[str, Entry]:
    """The powers available on a day that are aimed at this sort of target."""
    return {word: entry for word, entry in powers(day).items() if entry.more["target"] == target}
