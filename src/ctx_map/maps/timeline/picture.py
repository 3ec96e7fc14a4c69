"""The timeline and the narrow strip as payloads for the component, made from a Release and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.analysis.rows.report_counts import reports_in
from ctx_map.governance.release import Release
from ctx_map.maps.timeline.bands import Band
from ctx_map.maps.timeline.bars import bars_of, step_for
from ctx_map.maps.timeline.lanes import Lane, Mark, Timeline, timeline_of
from ctx_map.maps.timeline.payload import BandItem, BarRow, LaneItem, MarkItem, Strip, TimelinePayload
from ctx_map.maps.timeline.when import span_of, timed_links
from ctx_map.maps.timeline.words import Words, not_shown, summary
from ctx_map.network import Network
from ctx_map.network.times import event_times, with_times
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS, Puts

FORMS = {
    "event": frozenset({Puts.PERSON_IN_EVENT, Puts.EVENT_AT_PLACE, Puts.THING_IN_EVENT}),
    "visit": frozenset({Puts.TIME_SPENT}),
    "contact": frozenset({Puts.APPROACH}),
    "thing": frozenset({Puts.THING_AT_PLACE}),
}
"""The shape of a mark, by what its kind of link puts where. All others are links."""


def timeline_picture(
    release: Release[Network],
    *,
    people: Sequence[str],
    places: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    title: str = "Timeline",
) -> TimelinePayload:
    """The timeline of these people and places (keys). `with_initials` on the network gives one for a room."""
    network = release.content
    found = timeline_of(network, people=people, places=places, since=since, until=until)
    words = Words(network)
    bars: list[BarRow] = [(bar.first, bar.last, bar.reports) for bar in found.bars]
    return TimelinePayload(
        title=title,
        summary=summary(found),
        marking=release.marking,
        header=list(release.header[1:]),
        notice=list(release.notice),
        said=not_shown(found),
        strip=Strip(
            first=found.span.first,
            last=found.span.last,
            step=found.step.value,
            bars=bars,
            undated=found.undated,
            lines=[],
        ),
        lanes=[_lane(network, words, lane) for lane in found.lanes],
        bands=[_band(network, words, found, band) for band in found.bands],
    )


def strip_of(network: Network, lines: Sequence[Sequence[str]]) -> Strip:
    """The strip under a network map. `lines` are the keys of the links behind each of its lines."""
    drawn = pl.Series([key for keys in lines for key in keys], dtype=pl.String)
    links = timed_links(network).filter(pl.col("key").is_in(drawn.implode()))
    span = span_of(links, network.as_at, since=network.since, until=network.until)
    step = step_for(span)
    times = {key: [begins, ends] for key, begins, ends in _in_answers(network, drawn).iter_rows()}
    return Strip(
        first=span.first,
        last=span.last,
        step=step.value,
        bars=[(bar.first, bar.last, bar.reports) for bar in bars_of(links, span, step)],
        undated=reports_in(links.filter(~pl.col("dated"))),
        lines=[_distinct([times[key] for key in keys]) for keys in lines],
    )


def _in_answers(network: Network, keys: pl.Series) -> pl.DataFrame:
    """When these links are true for an answer about a period: key, begins, ends. A map dims what that leaves out.

    Unlike on a lane, a visit without an end may go on there.
    """
    numbered = network.nodes.with_row_index("code")
    links = network.links.filter(pl.col("key").is_in(keys.implode()))
    return with_times(links, event_times(numbered, pl.col("code"))).select("key", "begins", "ends")


def _distinct(times: list[list[str | None]]) -> list[list[str | None]]:
    return [list(pair) for pair in dict.fromkeys((begins, ends) for begins, ends in times)]


def _lane(network: Network, words: Words, lane: Lane) -> LaneItem:
    return LaneItem(
        key=network.keys[lane.code],
        name=words.name(lane.code),
        person=network.nodes["label"][lane.code] == Label.PERSON.value,
        undated=words.undated(lane),
        marks=[_mark(network, words, lane, mark) for mark in lane.marks],
    )


def _mark(network: Network, words: Words, lane: Lane, mark: Mark) -> MarkItem:
    return MarkItem(
        form=form_of(mark.kind),
        begins=mark.begins,
        ends=mark.ends,
        timed="T" in (mark.begins or mark.ends or ""),
        protective=mark.protective,
        confirmed=mark.confirmed,
        disputed=mark.disputed,
        words=words.mark(lane, mark),
        links=_keys(network, mark.rows),
    )


def form_of(kind: str) -> str:
    """The shape of marks of a kind of link."""
    puts = LINK_KINDS[kind].puts
    return next((form for form, any_of in FORMS.items() if puts & any_of), "link")


def _band(network: Network, words: Words, found: Timeline, band: Band) -> BandItem:
    lanes = [at for at, lane in enumerate(found.lanes) if lane.code in {*band.people, band.place}]
    return BandItem(
        lanes=lanes,
        begins=band.begins,
        ends=band.ends,
        recorded=band.recorded,
        words=words.band(band),
        links=_keys(network, band.rows),
    )


def _keys(network: Network, rows: Sequence[int]) -> list[str]:
    return network.links.get_column("key").gather(list(rows)).to_list()
