"""What a timeline says in words: each lane, each mark, each band, and what is not shown."""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.maps.timeline.bands import Band
from ctx_map.maps.timeline.lanes import Lane, Mark, Timeline
from ctx_map.network import Network
from ctx_map.network.homes import homes
from ctx_map.network.link_words import called_beside, link_words
from ctx_map.network.online import are_online
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import day_words, period_words, time_words

A_HOME = "a home or placement"
CAVEAT = "Marks show what was reported. A gap may only mean that no one looked."
MOST_NAMED = 4
"""Names in one sentence."""


class Words:
    """Words for the marks of one network. Homes are not called by their name."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.names = network.names
        self.homes = homes(network)

    def name(self, code: int) -> str:
        """What a node is called here."""
        return A_HOME if self.homes[code] else str(self.names[code])

    def mark(self, lane: Lane, mark: Mark) -> list[str]:
        """Sentences on a mark: what is reported, when, who reported it, and how sure that is."""
        links = self.network.links[list(mark.rows)]
        return [self._what(lane.code, mark, links), self._when(mark), self._reported(links), *_sure(mark)]

    def _what(self, code: int, mark: Mark, links: pl.DataFrame) -> str:
        reads = link_words(mark.kind, online=self._online(links))
        said = []
        for forward, end, other in ((True, "source", "target"), (False, "target", "source")):
            codes = links.filter(pl.col(end) == code).get_column(other).unique().sort()
            named = read_list([self._beside(code, mark.kind, each, forward=forward) for each in codes], most=MOST_NAMED)
            said += [f"{reads[0 if forward else 1]} {named}"] if named else []
        return f"{self.name(code)} {' and '.join(said)}"

    def _beside(self, code: int, kind: str, other: int, *, forward: bool) -> str:
        """What the other end is called beside the lane of a place or person."""
        return self.name(other) if forward else called_beside(self.name(other), kind, self.name(code))

    def _online(self, links: pl.DataFrame) -> bool:
        return bool(are_online(self.network, links.get_column("target").head(1))[0])

    def _when(self, mark: Mark) -> str:
        words = _when_words(mark.begins, mark.ends)
        known = all("T" in moment for moment in (mark.begins, mark.ends) if moment)
        if known or not mark.passing:
            return words[0].upper() + words[1:]
        return f"{words[0].upper()}{words[1:]}, time not recorded"

    def _reported(self, links: pl.DataFrame) -> str:
        agencies = links.get_column("agency").unique().sort()
        return f"Reported by {read_list([agency_words(agency) for agency in agencies])}"

    def band(self, band: Band) -> list[str]:
        """Sentences on a band: who was where, when, and how that is known."""
        named = read_list([self.name(code) for code in band.people], most=len(band.people))
        how = "Recorded: one event or one report has them there"
        if not band.recorded:
            how = "Probable: they are reported there at close times"
        when = _when_words(band.begins, band.ends)
        were = f"{named} were at {self.name(band.place)} at the same time"
        return [were, when[0].upper() + when[1:], how]

    def undated(self, lane: Lane) -> str:
        """How many reports of a lane have no date; empty where all have one."""
        return f"{count_of(lane.undated, 'report')} without a date" if lane.undated else ""


def _when_words(begins: str | None, ends: str | None) -> str:
    """When something was: "on 5 June 2026, 8pm to 9.30pm" where both are of one day."""
    if begins and ends and begins != ends and begins[:10] == ends[:10] and "T" in begins and "T" in ends:
        return f"on {day_words(begins)} to {time_words(ends[11:])}"
    return period_words(begins, ends)


def _sure(mark: Mark) -> list[str]:
    said = ["Recorded as protective"] if mark.protective else []
    said += ["Disputed"] if mark.disputed else []
    return said + ([] if mark.confirmed else ["Not confirmed"])


def summary(timeline: Timeline) -> str:
    """One sentence on what the timeline holds."""
    people = count_of(timeline.people, "young person") if timeline.people else ""
    places = count_of(len(timeline.lanes) - timeline.people, "place") if len(timeline.lanes) > timeline.people else ""
    period = period_words(timeline.span.first, timeline.span.last)
    return f"Timeline of {' and '.join(filter(None, [people, places])) or 'no one'}, {period}."


def not_shown(timeline: Timeline) -> list[str]:
    """What is not on the timeline, and what it does not tell."""
    said = []
    if timeline.undated:
        verb = "has" if timeline.undated == 1 else "have"
        said.append(f"{count_of(timeline.undated, 'report')} {verb} no date and {_is(timeline.undated)} not shown.")
    if timeline.homes:
        what = "1 home or placement" if timeline.homes == 1 else f"{timeline.homes} homes and placements"
        said.append(f"{what} {_is(timeline.homes)} not shown.")
    return [*said, CAVEAT]


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
