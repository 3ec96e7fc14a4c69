"""Which first names are forms of one name: short forms, pet names and spellings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from ctx_map.vocabulary.versioned import data_text


def roots_of(first_name: str) -> frozenset[str]:
    """Return the names that a first name, folded as names are compared, may be a form of. Always with itself."""
    return _roots().get(first_name, frozenset()) | {first_name}


@cache
def _roots() -> Mapping[str, frozenset[str]]:
    names: Mapping[str, list[str]] = tomllib.loads(data_text("nicknames"))["names"]
    found: dict[str, set[str]] = {}
    for name, forms in names.items():
        for form in (name, *forms):
            found.setdefault(form, set()).add(name)
    return {form: frozenset(roots) for form, roots in found.items()}
