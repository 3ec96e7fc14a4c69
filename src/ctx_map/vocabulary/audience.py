"""The audience of a report as the stores keep it: everybody, or names between bars."""

from __future__ import annotations

EVERYBODY = "*"


def between_bars(names: set[str]) -> str:
    """Names as an audience holds them, each between two bars."""
    return f"|{'|'.join(sorted(names))}|"


def in_both(one: str | None, other: str | None) -> str | None:
    """The audience of those who are in both audiences. An audience that is not known has nobody in it."""
    if one is None or other is None:
        return None
    if one == EVERYBODY:
        return other
    if other == EVERYBODY:
        return one
    return between_bars((set(one.split("|")) & set(other.split("|"))) - {""})
