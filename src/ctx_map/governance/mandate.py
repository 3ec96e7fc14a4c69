"""Who asks, in which role, for which agency and purpose, under which authority, as at which day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ctx_map.errors import WrongUse

MARKING = "OFFICIAL-SENSITIVE"
"""What stands on every screen, page and file unless the mandate says otherwise."""


EVERY = ("*",)
"""Stands for every namespace, or every agency, that a mandate may write for."""


@dataclass(frozen=True, slots=True)
class Mandate:
    """The right to look, of one person or one meeting. Without a mandate there is no view."""

    name: str
    """Who asks, as it stands in the audit: a person or a meeting."""
    role: str
    agency: str
    """The agency whose reports with no handling stated, and whose conditional reports, this mandate may see."""
    purpose: str
    authority: str
    """The lawful basis or agreement it rests on."""
    as_at: date
    """What was known by the end of this day is shown, and ages are those of this day."""
    holder: bool = False
    """Whether it speaks for the holder of the store, who also sees reports with no handling stated."""
    in_meeting: bool = False
    """Whether it is shown to a meeting: reports that are "not in meeting" are then withheld."""
    may_know_withheld: bool = True
    """Whether it may be told, in bands, how much is withheld."""
    marking: str = MARKING
    may_write_namespaces: tuple[str, ...] | None = None
    """The namespaces it may load into. `("*",)` is every one, None the one that is called like its agency."""
    may_write_agencies: tuple[str, ...] | None = None
    """The agencies whose reports it may load, correct and regrade. `("*",)` is every one, None its own."""

    def __post_init__(self) -> None:
        for field in ("name", "role", "agency", "purpose", "authority"):
            if not getattr(self, field).strip():
                raise WrongUse(f"A mandate needs a {field}: nothing is shown without one.")

    def on(self, as_at: date) -> Mandate:
        """The same mandate as at another day."""
        return replace(self, as_at=as_at)

    def for_purpose(self, purpose: str) -> Mandate:
        """The same mandate with its purpose in the asker's own words."""
        return replace(self, purpose=purpose)


def local_mandate(as_at: date) -> Mandate:
    """The one mandate of a laptop with no configuration. It is the holder's, may write for all, and says so."""
    return Mandate(
        name="local user",
        role="holder of this store",
        agency="this machine",
        purpose="looking at the store on this machine",
        authority="local mandate: nothing is configured on this machine",
        as_at=as_at,
        holder=True,
        may_write_namespaces=EVERY,
        may_write_agencies=EVERY,
    )
