"""Who may write what. A mandate names the namespaces that it may load into and the agencies that it may load for.

A report belongs to the agency that made it. A correction has the agency of the report that it corrects, so whoever may
not write for that agency cannot change its handling, its codes or its conditions.
"""

from __future__ import annotations

import re
import unicodedata

import polars as pl

from ctx_map.bundle.bundle import CheckedBundle
from ctx_map.errors import Refused
from ctx_map.governance.mandate import EVERY, Mandate
from ctx_map.governance.policy import agency_key

_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
_LONGEST = 64
"""Characters of a namespace."""
ROOM = ".room"
"""At the end of the namespace that holds what is written in meetings, beside that of an agency's files. A full delivery
of those files withdraws nothing from it. Whoever may load the files may write there."""


def own_namespace(agency: str) -> str:
    """The namespace of an agency where its mandate names none: `Children's Services` writes `childrens-services`."""
    letters = "".join(each for each in unicodedata.normalize("NFKD", agency) if each not in _APOSTROPHES)
    plain = letters.encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9._]+", "-", plain).strip("-._")[:_LONGEST]


def may_write_into(mandate: Mandate, namespace: str) -> bool:
    """Whether a mandate may load files into this namespace."""
    named = mandate.may_write_namespaces
    allowed = (own_namespace(mandate.agency),) if named is None else named
    return allowed == EVERY or namespace in allowed or namespace.removesuffix(ROOM) in allowed


def room_namespace(mandate: Mandate) -> str:
    """The namespace that holds what is written in meetings under a mandate."""
    own, named = own_namespace(mandate.agency), mandate.may_write_namespaces
    files = own if named is None or named == EVERY or own in named or not named else named[0]
    return f"{files[: _LONGEST - len(ROOM)]}{ROOM}"


def written_as(mandate: Mandate) -> tuple[str, ...] | None:
    """Return the agencies that a mandate may write for, as they are spelled, or None for every agency."""
    named = mandate.may_write_agencies
    return None if named == EVERY else (mandate.agency,) if named is None else named


def written_agencies(mandate: Mandate) -> frozenset[str] | None:
    """Return the keys of the agencies that a mandate may load for, or None for every agency."""
    named = (mandate.agency,) if mandate.may_write_agencies is None else mandate.may_write_agencies
    return None if named == EVERY else frozenset(agency_key(name) for name in named)


def may_write_words(mandate: Mandate) -> str:
    """One sentence that says which files a mandate may load."""
    named = mandate.may_write_namespaces
    namespaces = (own_namespace(mandate.agency),) if named is None else named
    agencies = (mandate.agency,) if mandate.may_write_agencies is None else mandate.may_write_agencies
    where = "under any short name" if namespaces == EVERY else f"under the short name {_either(namespaces)}"
    whose = "from every agency" if agencies == EVERY else f"with reports of {_either(agencies)}"
    return f"You may load files {where}, {whose}."


def _either(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def refuse_what_it_may_not_write(mandate: Mandate, checked: CheckedBundle) -> None:
    """Raises Refused where a bundle holds anything that the mandate may not write. Looks at the bundle alone."""
    if not may_write_into(mandate, checked.namespace):
        raise Refused(
            "Your mandate may not load into this namespace. Load the file under the namespace of your own agency, or "
            "ask for it to be added to may_write_namespaces in the mandate file."
        )
    foreign = any(_has_other_keys(frame, checked.namespace) for frame in checked.nodes.values())
    if foreign:
        raise Refused(
            "The file has people or places of another namespace. Ask whoever keeps that namespace to send them."
        )
    agencies = written_agencies(mandate)
    spoken_for = {agency_key(agency) for agency in checked.speaks_for or ()}
    if agencies is not None and not spoken_for <= agencies:
        raise Refused(
            "The full delivery speaks for an agency that your mandate may not write for. Ask that agency to send it, "
            "or ask for it to be added to may_write_agencies in the mandate file."
        )
    named = {agency_key(agency or "") for agency in checked.links.get_column("agency").unique()}
    if agencies is not None and not named <= agencies:
        raise Refused(
            "The file has reports of an agency that your mandate may not write for. Ask that agency to send them, or "
            "ask for it to be added to may_write_agencies in the mandate file."
        )


def _has_other_keys(nodes: pl.DataFrame, namespace: str) -> bool:
    return not nodes.get_column("key").str.starts_with(f"{namespace}:").all()
