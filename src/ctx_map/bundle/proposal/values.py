"""What the cells of a column look like, where its name does not tell what it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ctx_map.bundle.proposal.concepts import Concept
from ctx_map.bundle.proposal.dates import date_forms

ALMOST_ALL = 0.9
_CODE = r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}"
_POSTCODE = re.compile(rf".*\b{_CODE}", re.IGNORECASE | re.DOTALL)
_POSTCODE_ALONE = re.compile(_CODE, re.IGNORECASE)
_GRID = re.compile(r"[HNOST][A-HJ-Z] ?[0-9]{3,5} ?[0-9]{3,5}", re.IGNORECASE)
_DEGREES = re.compile(r"-?[0-9]{1,2}\.[0-9]{3,}")


def _between(low: float, high: float) -> Callable[[str], bool]:
    return lambda text: bool(_DEGREES.fullmatch(text)) and low <= float(text) <= high


_LOOKS: Mapping[Concept, tuple[Callable[[str], bool], str]] = {
    Concept.LATITUDE: (_between(49.5, 61), "Its cells look like latitudes in the United Kingdom."),
    Concept.LONGITUDE: (_between(-9, 2.5), "Its cells look like longitudes in the United Kingdom."),
    Concept.GRID_REFERENCE: (lambda text: bool(_GRID.fullmatch(text)), "Its cells look like grid references."),
    Concept.ADDRESS: (lambda text: bool(_POSTCODE.fullmatch(text)), "Its cells end in postcodes."),
}


def is_postcode(text: str) -> bool:
    """Return whether a text is a postcode and nothing else."""
    return bool(_POSTCODE_ALONE.fullmatch(text.strip()))


def concept_by_values(texts: Sequence[str]) -> tuple[Concept, str] | None:
    """Return what a column is by its filled cells, and why in words that hold no cell."""
    if not texts:
        return None
    for concept, (looks_so, why) in _LOOKS.items():
        if sum(map(looks_so, texts)) >= ALMOST_ALL * len(texts):
            return concept, why
    forms = date_forms(texts)
    if forms and "%Y" not in forms:
        return Concept.DATE, "Most of its cells are dates."
    return None
