"""A timeline when it leaves Python: plain values that become JSON, with ids of links so that a click finds them."""

from __future__ import annotations

from typing import TypedDict

BarRow = tuple[str, str, int]
"""first and last day, distinct reports."""


class Strip(TypedDict):
    """The narrow timeline: bars of reports, on which a period is chosen."""

    first: str
    last: str
    """The days covered, both included."""
    step: str
    """week or month: what one bar covers."""
    bars: list[BarRow]
    undated: int
    """Distinct reports without a date."""
    lines: list[list[list[str | None]]]
    """Of a network map: for each of its lines, when its links begin and end (pairs; both null without a date)."""


class MarkItem(TypedDict):
    """One mark or bar in a lane."""

    form: str
    """event, visit, contact, thing or link: which shape it is drawn as."""
    begins: str | None
    ends: str | None
    """Null where that side is open."""
    timed: bool
    """The time of day of its beginning is known."""
    protective: bool
    confirmed: bool
    disputed: bool
    words: list[str]
    links: list[str]


class LaneItem(TypedDict):
    """One lane."""

    key: str
    name: str
    person: bool
    undated: str
    """How many reports have no date, in words; empty where all have one."""
    marks: list[MarkItem]


class BandItem(TypedDict):
    """People at one place at the same time: a line that joins their marks."""

    lanes: list[int]
    """Numbers of the lanes of the people, and of the place where it has one."""
    begins: str
    ends: str
    recorded: bool
    words: list[str]
    links: list[str]


class TimelinePayload(TypedDict):
    """One timeline, ready for the component."""

    title: str
    summary: str
    marking: str
    header: list[str]
    notice: list[str]
    said: list[str]
    strip: Strip
    lanes: list[LaneItem]
    bands: list[BandItem]
