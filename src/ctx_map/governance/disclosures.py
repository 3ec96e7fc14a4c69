"""Who a file is for, how long it may be kept and where its places are, and the register of every file that left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from ctx_map.errors import WrongUse
from ctx_map.governance.audit import Action, AuditLine
from ctx_map.settings import Settings
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.places import PlacesAs

LONGEST_RECIPIENT = 200
"""Characters."""
MOST_DIGITS = 5
"""Of the days that a file may be kept."""
ALL_NEEDED = "A copy of a meeting has to say who it is for, why it is made and how long it may be kept."
AREAS_SAID = (
    "Places are shown in the middle of the area that they lie in, a hexagon of about 0.7 square kilometres. Their own "
    "positions, addresses and property numbers are left out."
)
_RECIPIENT, _KEEP_UNTIL, _PLACES_AS = "recipient", "keep_until", "places_as"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Who a file is for, and the last day on which it may be kept. Raises WrongUse if either can't be recorded."""

    recipient: str = ""
    """A person, team or agency. Empty if it was not said."""
    keep_until: date | None = None
    places_as: PlacesAs = PlacesAs.POINTS

    def __post_init__(self) -> None:
        if len(self.recipient) > LONGEST_RECIPIENT or not self.recipient.isprintable():
            raise WrongUse(f"Say who the file is for on one line, in at most {LONGEST_RECIPIENT} characters.")

    def check_after(self, day: date) -> None:
        """Raise WrongUse if the file would have to be deleted before the day that it is for."""
        if self.keep_until is not None and self.keep_until < day:
            raise WrongUse("The file would have to be deleted before the day that it is for. Choose a later day.")

    @property
    def words(self) -> str:
        """Who it is for and how long it may be kept, in one or two sentences. Empty if neither was said."""
        who = f"For {self.recipient}." if self.recipient else ""
        until = f"Delete this by {day_words(self.keep_until)}." if self.keep_until else ""
        return " ".join(part for part in (who, until) if part)

    @property
    def detail(self) -> Mapping[str, str]:
        """What the audit keeps of it."""
        until = self.keep_until.isoformat() if self.keep_until else ""
        areas = self.places_as.value if self.places_as is PlacesAs.AREAS else ""
        said = ((_RECIPIENT, self.recipient), (_KEEP_UNTIL, until), (_PLACES_AS, areas))
        return {name: text for name, text in said if text}


def disclosure_of(settings: Settings, *, recipient: str = "", keep_until: date | None = None) -> Disclosure:
    """Return who a file is for and how long it may be kept, as said, or as the settings of this computer say.

    Raises WrongUse if the settings can't be read.
    """
    return Disclosure((recipient or settings.export_for).strip(), keep_until or usual_last_day(settings))


def usual_last_day(settings: Settings) -> date | None:
    """Return the last day on which a file of today may be kept, by the settings. None if they do not say.

    Raises WrongUse if they say no number of days.
    """
    days = settings.export_keep_days.strip()
    if not days:
        return None
    if not (days.isdecimal() and len(days) <= MOST_DIGITS):
        raise WrongUse("CTX_MAP_EXPORT_KEEP_DAYS is not a number of days. Write a whole number, such as 28.")
    return date.today() + timedelta(days=int(days))


@dataclass(frozen=True, slots=True)
class Disclosed:
    """One entry of the register: a file that left, as its line in the audit says."""

    seq: int
    at: str
    actor: str
    agency: str
    subject: str
    """What was saved and in which format, such as "export as graphml"."""
    recipient: str
    purpose: str
    authority: str
    keep_until: str
    places_as: str
    """"areas" if places are in the middle of their hexagons. Otherwise empty."""

    def plain(self) -> dict[str, Any]:
        """The entry as plain values."""
        return asdict(self)


def disclosed_to(line: AuditLine) -> dict[str, str]:
    """Return who the file of a line is for, until when it may be kept and where its places are, or empty texts."""
    detail = line.detail if line.action == Action.DISCLOSED else {}
    return {name: detail.get(name, "") for name in (_RECIPIENT, _KEEP_UNTIL, _PLACES_AS)}


def register_of_disclosures(lines: Iterable[AuditLine]) -> tuple[Disclosed, ...]:
    """Return every file that the lines of an audit say has left, the earliest first. A refused one did not leave."""
    return tuple(
        Disclosed(
            seq=line.seq,
            at=line.at,
            actor=line.actor,
            agency=line.agency,
            subject=line.subject,
            purpose=line.purpose,
            authority=line.authority,
            **disclosed_to(line),
        )
        for line in lines
        if line.action == Action.DISCLOSED and line.decision == "allowed"
    )
