"""Earlier versions of reports: what was said first, and what it was corrected to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from ctx_map.cli.table import text_table

if TYPE_CHECKING:
    from ctx_map.governance import LinkHistory

_SAID = ("since", "until", "role", "statement", "grade", "handling", "protective", "disputed", "note")
"""What a correction can change and a reader should see."""


def print_history(histories: Sequence[LinkHistory]) -> None:
    """The versions of every report that has more than one; nothing where none was corrected."""
    for history in histories:
        if history.versions.height < 2:
            continue
        versions = history.versions
        changed = [name for name in _SAID if versions.get_column(name).n_unique() > 1]
        columns = ("version", "known_from", "retracted_at", *changed)
        typer.echo(f"\nCorrected: {history.link}. What was said, the first version first:")
        typer.echo(text_table(columns, versions.select(columns).rows()))
