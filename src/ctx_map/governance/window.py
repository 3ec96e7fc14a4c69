"""The time window of a question: which reports were true at some time inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from ctx_map.errors import WrongUse
from ctx_map.network.times import event_times, with_times

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?")
_END = "~"
"""Sorts after every character of a day or moment: a bound that is a day means its end."""


@dataclass(frozen=True, slots=True)
class Window:
    """A period from a day or moment to another. None leaves that side open."""

    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            _check(name, getattr(self, name))
        if self.since is not None and self.until is not None and self.since > self.until + _END:
            raise WrongUse("The window ends before it begins. Give a later `until` or an earlier `since`.")

    @property
    def is_open(self) -> bool:
        """Whether it leaves nothing out."""
        return self.since is None and self.until is None

    def holds(self, links: pl.DataFrame, nodes: pl.DataFrame) -> pl.DataFrame:
        """The links whose time overlaps the window. `nodes` has at least the events at their ends.

        A link without a date stays. A lasting one without an end may still be true, one without a beginning may always
        have been; a momentary one ends when it begins.
        """
        if self.is_open:
            return links
        times = with_times(links, event_times(nodes, pl.col("key")))
        kept = pl.lit(value=True)
        if self.since is not None:
            ends = pl.col("ends") + _END
            kept &= ends.is_null() | (ends >= self.since)
        if self.until is not None:
            begins = pl.col("begins")
            kept &= begins.is_null() | (begins <= self.until + _END)
        return times.filter(kept).drop("begins", "ends")


def _check(name: str, text: str | None) -> None:
    if text is None:
        return
    wrong = WrongUse(f"`{name}` is not a date. Write it like 2026-05-01, or like 2026-05-01T21:30.")
    if not (_DAY.fullmatch(text) or _MOMENT.fullmatch(text)):
        raise wrong
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise wrong from None
