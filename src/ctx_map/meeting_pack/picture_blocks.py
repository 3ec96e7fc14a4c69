"""The pictures of a pack: the network of each view, the street map of its places, and the timeline of its people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ctx_map.analysis.answers.wording import count_of
from ctx_map.documents import Block, Heading, Landscape, Paragraph, Picture, Table, Tone
from ctx_map.maps import canvas_payload, count_at_places, place_map, shared_places_of, timeline_picture
from ctx_map.maps.payload import MapPayload
from ctx_map.maps.svg import network_svg, street_svg, timeline_svg
from ctx_map.meeting_pack.answer_blocks import answer_blocks, row_numbers
from ctx_map.meeting_pack.read import Pack, PackView
from ctx_map.vocabulary.days import period_words
from ctx_map.vocabulary.labels import Label

MOST_LANES = 12
"""People on a timeline. More lanes are read by no one."""


HIGH = 352.0
"""Points of a picture, so that its headings and its caption are on the same page."""
MAPS = (
    "The maps show what was reported, and not how much anyone matters. All young people look the same, and so do all "
    "adults. Shapes say what something is, so that a copy in grey can be read as well."
)


def view_blocks(each: PackView, number: int) -> Iterator[Block]:
    """One picture of the network on a page of its own, then the answer to its question."""
    title = each.saved.title if each.saved else "The young people, and what they share"
    numbers = row_numbers(each.answer)
    payload = _network(each)
    drawn = {row[0] for row in payload["nodes"]}
    numbers = {key: row for key, row in numbers.items() if key in drawn}
    svg = network_svg(payload, high=HIGH, numbers=numbers)
    first = (Heading("Maps and answers"), Paragraph(MAPS, Tone.SMALL)) if number == 1 else ()
    picture = Picture(svg, _said_of(payload), _below(each, bool(numbers)))
    yield Landscape((*first, Heading(title or f"View {number}", 2), *_note(each), picture))
    if each.answer:
        yield from answer_blocks(each.answer, numbers)


def _network(each: PackView) -> MapPayload:
    hidden = each.filtered if each.scene.filters.hide else None
    return canvas_payload(
        each.network, each.content, filtered=hidden, positions=each.scene.position_of, title="Network map"
    )


def _note(each: PackView) -> Iterator[Paragraph]:
    if each.saved and each.saved.note:
        yield Paragraph(each.saved.note)


def _below(each: PackView, numbered: bool) -> str:
    """The period, what the numbers are, and how much is not drawn."""
    scene = each.scene
    when = period_words(scene.since, scene.until) if scene.since or scene.until else "all dates"
    said = [f"Period: {when}."]
    said += ["Numbers beside signs are those of the rows of the answer that follows."] if numbered else []
    more = each.content.more
    if more:
        said.append(f"{count_of(more, 'more person, place or thing')} had no room." if more == 1 else _no_room(more))
    return " ".join(said)


def _no_room(more: int) -> str:
    return f"{more:,} more people, places or things had no room."


def _said_of(payload: MapPayload) -> str:
    """What a network map shows, for those who do not see it: who is on it, and where its lines are told in words."""
    names = ", ".join(row[4] for row in payload["nodes"])
    return f"{payload['summary']} {names}. What its lines say is in the list of evidence."


def places_blocks(pack: Pack, ground: Path | None) -> Iterator[Block]:
    """The street map of the places of the first picture, the timeline, and the list of the places."""
    first = pack.views[0]
    network = first.network.content
    payload = place_map(
        first.network,
        only=first.content.keys,
        ground=ground,
        numbers=row_numbers(first.answer) or None,
        counts=count_at_places(network, named=first.scene.people),
        title="Street map",
    )
    if payload["nodes"]:
        said = f"{payload['summary']} {', '.join(row[4] for row in payload['nodes'])}."
        picture = Picture(street_svg(payload, high=HIGH + 20), said, " ".join(payload["said"]))
        yield Landscape((Heading("Street map", 2), picture))
    yield from _timeline(pack)
    if payload["places"]:
        yield Heading("Places on the street map", 2)
        heads = ("Number", "Place", "Sort", payload["people_heading"])
        yield Table(heads, tuple(_places(payload)), numbers=(3,))


def _places(payload: MapPayload) -> Iterator[tuple[str, ...]]:
    for item in payload["places"]:
        where = "" if item["drawn"] else " (online)" if item["online"] else " (no position recorded)"
        number = "" if item["number"] is None else str(item["number"])
        yield number, f"{item['name']}{where}", item["kind"], str(item["people"])


def _timeline(pack: Pack) -> Iterator[Block]:
    """The timeline of the young people, with the places that they share."""
    if pack.network is None:
        return
    meeting, network = pack.record.content.meeting, pack.network.content
    people = _people(pack, meeting.people)
    if not people:
        return
    places = tuple(dict.fromkeys((*meeting.places, *shared_places_of(network, people))))
    payload = timeline_picture(pack.network, people=people, places=places)
    picture = Picture(timeline_svg(payload), payload["summary"], " ".join(payload["said"]))
    yield Landscape((Heading("Timeline", 2), picture))


def _people(pack: Pack, named: Sequence[str]) -> tuple[str, ...]:
    """The people of the meeting who are on the map."""
    if pack.network is None:
        return ()
    nodes = pack.network.content.nodes.select("key", "label").iter_rows()
    known = {key for key, label in nodes if label == Label.PERSON.value}
    return tuple(key for key in named if key in known)[:MOST_LANES]
