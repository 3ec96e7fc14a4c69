"""Files that belong to one question: a population, groups of people by id, weights of harm. Read for the answer that is
on the screen, and never stored.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import streamlit as st

from ctx_map.vocabulary.denominators import Denominators, read_denominators, read_groups
from ctx_map.vocabulary.severity import SeverityWeights, read_weights
from uploads import one_on_disk

ReadT = TypeVar("ReadT")


def give_population() -> Denominators | None:
    """Asks for the population that groups are compared with."""
    return _given(
        "The population that groups are compared with: a CSV file",
        "csv",
        "population",
        read_denominators,
        "Columns group, count and source. It is read for this answer and never stored.",
    )


def give_groups() -> dict[str, str] | None:
    """Asks for groups other than ages, by the ids of the store."""
    return _given(
        "Groups other than ages: a CSV file",
        "csv",
        "groups_by_id",
        read_groups,
        "Columns id and group. It stays with the agency that keeps it: read for this answer and never stored.",
    )


def give_weights() -> SeverityWeights | None:
    """Asks for weights of harm at places."""
    return _given(
        "Weights of harm: a TOML file",
        "toml",
        "severity",
        read_weights,
        "It names its version and source. Without one each harm counts 1. Weights are for places, never for a person.",
    )


def _given(label: str, suffix: str, key: str, read: Callable[[Path], ReadT], about: str) -> ReadT | None:
    """What is read from the one file of this kind, if there is one. WrongUse, with the reason, if it cannot be read."""
    file = st.file_uploader(label, suffix, key=key, help=about)
    if file is None:
        return None
    with one_on_disk(file) as path:
        return read(path)
