"""What has been decided about pairs of ids, as it is now: a decision holds on every day, until it is undone."""

from __future__ import annotations

import json
from dataclasses import dataclass

import polars as pl

from ctx_map.errors import StoreDamaged
from ctx_map.store.base import Store

MATCHING = "matching"
"""What all decisions belong to, as the records of a meeting belong to it."""
FORM = 1
"""Of the content of a record that can be read here."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision that is in force."""

    one: str
    other: str
    same: bool
    """Whether they stand for one; otherwise for two."""
    reason: str
    by: str
    author: str
    agency: str
    on: str
    """The day, as ISO text."""

    @property
    def ids(self) -> frozenset[str]:
        """Both ids."""
        return frozenset((self.one, self.other))


def decisions_of(store: Store) -> tuple[Decision, ...]:
    """Return the decisions that are in force, in the order of their ids."""
    versions = store.read("read/records", meetings=[MATCHING])
    if versions.is_empty():
        return ()
    latest = versions.sort("number").unique("id", keep="last")
    found = [_decision(row) for row in latest.filter(pl.col("kind").is_in(["SameAs", "NotSame"])).iter_rows(named=True)]
    return tuple(sorted((each for each in found if each is not None), key=lambda each: (each.one, each.other)))


def _decision(row: dict[str, str]) -> Decision | None:
    """The decision that a version holds. None where it was undone."""
    told = json.loads(row["content"])
    if told.get("form") != FORM:
        raise StoreDamaged("A decision about a match was written by another version of ctx-map. Open it with that one.")
    if told["removed"]:
        return None
    return Decision(
        told["one"],
        told["other"],
        row["kind"] == "SameAs",
        told["reason"],
        told["by"],
        row["author"],
        row["agency"],
        row["written_on"],
    )
