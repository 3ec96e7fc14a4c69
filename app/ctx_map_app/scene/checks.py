"""What a scene may hold. Errors name the field, never what is in it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date

from ctx_map.bundle.limits import LIMITS
from ctx_map.errors import WrongUse
from ctx_map.maps.content import GRADES, PLACE_SORTS, Filters
from ctx_map.maps.town import BLOCKS_A_DAY
from ctx_map.vocabulary.links import LINK_KINDS

FURTHEST = 1_000_000.0
"""Map units. What lies further out was not put there by hand."""
MOST_IDS = 5_000
"""Of one field."""
DAYS = 7
RESOLUTIONS = (7, 8, 9)
"""Of H3: sizes of hexagons in which a town is read."""
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_ID = re.compile(rf"[a-z0-9][a-z0-9._-]{{0,63}}:[^:\x00-\x1f]{{1,{LIMITS.id_characters}}}")
"""A namespace in small letters, a colon and what an agency calls it. A name has no such form."""
_AGENCY = re.compile(rf"[^|;,\x00-\x1f]{{1,{LIMITS.id_characters}}}")


def check_ids(field: str, ids: Sequence[str]) -> None:
    """Raises WrongUse where these are not ids, one is there twice, or there are too many."""
    if len(ids) > MOST_IDS:
        raise WrongUse(f"There are too many ids in {field}. Choose at most {MOST_IDS:,}.")
    if len(set(ids)) < len(ids):
        raise WrongUse(f"An id is in {field} twice. Name it once.")
    if not all(_ID.fullmatch(key) for key in ids):
        raise WrongUse(f"A text in {field} is not an id. An id looks like namespace:id.")


def check_filters(filters: Filters) -> None:
    """Raises WrongUse where a filter has a word that is not in the vocabulary, or a period that cannot be."""
    for field, words in (("places", PLACE_SORTS), ("kinds", LINK_KINDS), ("grades", GRADES)):
        if not set(getattr(filters, field)) <= set(words):
            raise WrongUse(f"The filter by {field} has an unknown word. Choose one from the list.")
    check_agencies(filters.agencies)
    check_days(filters.since, filters.until)


def check_town(months: tuple[str, str] | None, blocks: Sequence[int], resolution: int | None) -> None:
    """Raises WrongUse where these cannot be months, parts of the week or the size of hexagons."""
    if months and not (all(_MONTH.fullmatch(month) for month in months) and months[0] <= months[1]):
        raise WrongUse("The months of the town are out of order or are none. Choose them on the bars.")
    if list(blocks) != sorted(set(blocks)) or not set(blocks) <= set(range(DAYS * BLOCKS_A_DAY)):
        raise WrongUse("A part of the week is out of bounds or there twice. Choose it on the grid.")
    if resolution is not None and resolution not in RESOLUTIONS:
        raise WrongUse("There are no hexagons of this size. Choose a size from the list.")


def check_agencies(agencies: Iterable[str]) -> None:
    """Raises WrongUse where these cannot be what reports call agencies."""
    if not all(_AGENCY.fullmatch(agency) for agency in agencies):
        raise WrongUse("An agency to filter by has a name that no report can have. Choose one from the list.")


def check_numbers(field: str, numbers: Iterable[float], *, least: float = -FURTHEST) -> None:
    """Raises WrongUse where a number is not finite or too large."""
    if not all(math.isfinite(number) and least <= number <= FURTHEST for number in numbers):
        raise WrongUse(f"A number in {field} is out of bounds. It has to be finite and at most {FURTHEST:,.0f}.")


def check_days(since: date | None, until: date | None) -> None:
    """Raises WrongUse where a period ends before it begins."""
    if since and until and since > until:
        raise WrongUse("The period ends before it begins. Choose a later end or an earlier beginning.")
