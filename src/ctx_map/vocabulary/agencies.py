"""How an agency is called in sentences, tables and headings. Files for scripts keep the name as it was loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

NAMES: Mapping[str, str] = {
    "adult-social-care": "adult social care",
    "cafcass": "Cafcass",
    "camhs": "CAMHS",
    "childrens-services": "children's services",
    "childrens-social-care": "children's social care",
    "early-help": "early help",
    "education": "education",
    "fire-and-rescue": "fire and rescue",
    "health": "health",
    "housing": "housing",
    "nhs": "NHS",
    "police": "police",
    "probation": "probation",
    "school": "school",
    "school-and-youth-work": "schools and youth work",
    "schools": "schools",
    "voluntary-sector": "voluntary sector",
    "youth-justice": "youth justice",
    "youth-offending-service": "youth offending service",
    "youth-work": "youth work",
}
"""The name of an agency by its slug. An agency that is not listed is called by its own name, with spaces."""

_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")
_BETWEEN = re.compile(r"[ _-]+")


def agency_words(agency: str) -> str:
    """Return what an agency is called: "children's services" for `childrens-services`.

    A name with spaces that is not listed stays as it is: "Stoke-on-Trent Council".
    """
    name = " ".join(agency.split())
    return NAMES.get(_slug(name)) or (name if " " in name else _BETWEEN.sub(" ", name).strip())


def same_agency(one: str, other: str) -> bool:
    """Return whether two spellings name one agency to a reader: `childrens-services` and "Children's Services"."""
    return agency_words(one).casefold() == agency_words(other).casefold()


def agencies_in_order(agencies: Iterable[str]) -> list[str]:
    """Return what these agencies are called, each once, in the order of the alphabet."""
    return sorted({agency_words(each) for each in agencies}, key=str.casefold)


def one_report(agency: str) -> str:
    """Return one report and its agency: "1 police report", "1 report from children's services"."""
    words = agency_words(agency)
    return f"1 {words} report" if words.casefold().endswith("police") else f"1 report from {words}"


def _slug(name: str) -> str:
    return _BETWEEN.sub("-", _APOSTROPHES.sub("", name)).casefold()


PARTNERS: Mapping[str, frozenset[str]] = {
    "children's services": frozenset({"childrens-services", "childrens-social-care", "early-help"}),
    "police": frozenset({"police"}),
    "health": frozenset({"health", "nhs", "camhs"}),
    "schools": frozenset({"school", "schools", "school-and-youth-work", "education"}),
}
"""The partners that a strategy discussion brings together (Working Together to Safeguard Children), each with the
agencies that speak for it."""


def partners_without(agencies: Iterable[str]) -> list[str]:
    """Return the partners that none of these agencies speaks for: they have not shared anything."""
    slugs = {_slug(" ".join(agency.split())) for agency in agencies}
    names = {agency_words(agency).casefold() for agency in agencies}
    return [
        partner for partner, speaking in PARTNERS.items() if not speaking & slugs and partner.casefold() not in names
    ]
