"""Places and contacts of so many young people that they say little. Lists have them last."""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.answers.shared_contexts import BUSY_ABOVE
from ctx_map.analysis.answers.wording import read_list


def busy_people(people: str = "people") -> pl.Expr:
    """Return whether more than `BUSY_ABOVE` young people are linked to the place or contact of a row."""
    return pl.col(people) > BUSY_ABOVE


def busy_sentence(names: list[str], what_says_little: str) -> list[str]:
    """Say which are busy and what therefore says little. `what_says_little` has `{it}` for them."""
    if not names:
        return []
    link = "is linked" if len(names) == 1 else "are each linked"
    says = what_says_little.format(it="it" if len(names) == 1 else "them")
    return [f"{read_list(names)} {link} to more than {BUSY_ABOVE} young people, so {says} tells you little."]
