"""The mandate: who asks, in which role, for which agency and purpose, under which authority, as at which day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ctx_map.errors import Refused, WrongUse

MARKING = "OFFICIAL-SENSITIVE"
"""The marking of every screen, page and file, unless the mandate says otherwise."""


EVERY = ("*",)
"""Every namespace, or every agency: a mandate with this may write for all of them."""

NO_AUTHORITY = "No authority has been set up on this computer"
"""The authority of the local mandate, which is used if no mandate file is named."""


@dataclass(frozen=True, slots=True)
class Mandate:
    """The right to look, of one person or one meeting. Without a mandate there is no view."""

    name: str
    """The person or meeting that asks, as the audit records it."""
    role: str
    agency: str
    """The agency whose reports with no handling stated, and whose conditional reports, this mandate may see."""
    purpose: str
    authority: str
    """The lawful basis or the agreement that allows it."""
    as_at: date
    """What was known by the end of this day is shown, and ages are those of this day."""
    holder: bool = False
    """Whether it speaks for the holder of the store, who also sees reports with no handling stated."""
    in_meeting: bool = False
    """Whether it is shown to a meeting. If so, reports marked "not in meeting" are left out."""
    may_know_withheld: bool = True
    """Whether it may be told, in bands, how much is restricted."""
    marking: str = MARKING
    may_write_namespaces: tuple[str, ...] | None = None
    """The namespaces it may load into. `("*",)` is every one, None the one that is called like its agency."""
    may_write_agencies: tuple[str, ...] | None = None
    """The agencies whose reports it may load, correct and regrade. `("*",)` is every one, None its own."""

    may_write_meetings: bool | None = None
    """Whether it may write the records of meetings. None means yes if it is a meeting's or the holder's."""
    may_export_whole: bool = False
    """Whether all that it may see may leave in one file. Otherwise a file holds what is near some ids."""
    with_child: bool = False
    """Whether it looks at a map that is made with a young person: it then sees what was said in such maps alone."""

    def __post_init__(self) -> None:
        for field in ("name", "role", "agency", "purpose", "authority"):
            if not getattr(self, field).strip():
                raise WrongUse(f"The mandate has no {field}. Give it one, because nothing is shown without it.")

    def on(self, as_at: date) -> Mandate:
        """The same mandate as at another day."""
        return replace(self, as_at=as_at)

    def for_purpose(self, purpose: str) -> Mandate:
        """The same mandate with its purpose in the asker's own words."""
        return replace(self, purpose=purpose)


def with_a_child(mandate: Mandate) -> Mandate:
    """The mandate for a map made with a young person. Raises Refused for that of a meeting, which has no such map."""
    if mandate.in_meeting:
        raise Refused(
            "A map with a young person is not made in a meeting. Make it under the mandate of the worker who is with "
            "them."
        )
    return replace(mandate, with_child=True)


def local_mandate(as_at: date) -> Mandate:
    """The mandate of a computer with no configuration. It is the holder's, and may write for every agency."""
    return Mandate(
        name="local user",
        role="holder of this store",
        agency="this computer",
        purpose="looking at the store on this computer",
        authority=NO_AUTHORITY,
        as_at=as_at,
        holder=True,
        may_write_namespaces=EVERY,
        may_write_agencies=EVERY,
        may_export_whole=True,
    )
