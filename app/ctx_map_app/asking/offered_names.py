"""Names to choose from: all of them, or, where they are too many for a browser, those that a part of a name finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from ctx_map.vocabulary.folding import holds

MOST_OFFERED = 2000
"""Names that a browser gets at once."""
MOST_FOUND = 100
"""Names that one part of a name finds; the rest asks for more letters."""
FEWEST_LETTERS = 2


def offered(
    keys: Sequence[str], names: Mapping[str, str], *, label: str, key: str, chosen: Sequence[str] = ()
) -> list[str]:
    """The keys to choose from, in their order. Those chosen already are among them.

    What is typed is looked for here and not in the browser: the names of a whole force never travel to the screen.
    """
    if len(keys) <= MOST_OFFERED:
        return list(keys)
    part = st.text_input(
        f"{label}: part of a name",
        key=f"{key}_part",
        placeholder=f"{len(keys):,} names: type {FEWEST_LETTERS} letters or more",
        help="Letters of the name. Capitals, accents, apostrophes, hyphens and the order of words make no difference.",
    )
    found = _holding(part.strip(), keys, names)
    if len(found) > MOST_FOUND:
        st.caption(f"{len(found):,} names match, and the first {MOST_FOUND} are offered. Type more of the name.")
    first = set(found[:MOST_FOUND]) | set(chosen)
    return [each for each in keys if each in first]


def _holding(part: str, keys: Sequence[str], names: Mapping[str, str]) -> list[str]:
    if len(part) < FEWEST_LETTERS:
        return []
    return [key for key in keys if holds(names.get(key, key), part)]
