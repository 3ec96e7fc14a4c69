"""The three pictures of a canvas as files: the network, the street map and the timeline, each with its account."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from ctx_map.errors import WrongUse
from ctx_map.governance.release import Release
from ctx_map.maps.canvas import canvas_payload
from ctx_map.maps.content import Content, Wanted, content_of
from ctx_map.maps.payload import MapPayload
from ctx_map.maps.place_counts import count_at_places
from ctx_map.maps.place_map import place_map
from ctx_map.maps.svg.framed import framed
from ctx_map.maps.svg.network import HIGH, WIDE, network_svg
from ctx_map.maps.svg.street import street_svg
from ctx_map.maps.svg.timeline import timeline_height, timeline_svg
from ctx_map.maps.timeline import shared_places_of, timeline_picture
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

READABLE = 60
"""Nodes that a page has room for. A picture of more is larger, so that names do not cover each other."""
NO_ONE = "A timeline has a lane for each young person. Name them with --around."


PICTURES = ("network", "street-map", "timeline")
"""What can be drawn."""


def picture_file(
    release: Release[Network], picture: str, about: Sequence[str] = (), *, ground: Path | None = None
) -> str:
    """Return a picture as SVG, as the canvas of a meeting about these ids draws it, or that of a whole town.

    `picture` is one of `PICTURES`, and `ground` the base map of a street map. Raises WrongUse for another picture, and
    for a timeline about no person.
    """
    if picture not in PICTURES:
        raise WrongUse(f"There is no such picture. Use one of {', '.join(PICTURES)}.")
    wanted = Wanted(tuple(about), whole_town=not about)
    content = content_of(release.content, wanted)
    if picture == "timeline":
        return _timeline(release, about)
    if picture == "street-map":
        counts = count_at_places(release.content, named=_people(release.content, about))
        payload = place_map(release, only=content.keys, ground=ground, counts=counts, title="Street map")
        return _with_account(street_svg(payload), (WIDE, HIGH), payload)
    return _network(release, content)


def _network(release: Release[Network], content: Content) -> str:
    payload = canvas_payload(release, content, title="Network map")
    larger = max(math.sqrt(len(payload["nodes"]) / READABLE), 1.0)
    size = (WIDE * larger, HIGH * larger)
    return _with_account(network_svg(payload, wide=size[0], high=size[1]), size, payload)


def _timeline(release: Release[Network], about: Sequence[str]) -> str:
    network = release.content
    people = _people(network, about)
    if not people:
        raise WrongUse(NO_ONE)
    others = [key for key in about if key not in people]
    places = tuple(dict.fromkeys((*others, *shared_places_of(network, people))))
    payload = timeline_picture(release, people=people, places=places)
    svg = timeline_svg(payload)
    said = (*payload["said"], *payload["notice"])
    return framed(
        svg,
        (WIDE, timeline_height(payload)),
        title=payload["title"],
        marking=payload["marking"],
        header=payload["header"],
        notice=said,
    )


def _people(network: Network, about: Sequence[str]) -> tuple[str, ...]:
    labels = dict(network.nodes.select("key", "label").iter_rows())
    return tuple(key for key in about if labels.get(key) == Label.PERSON.value)


def _with_account(svg: str, size: tuple[float, float], payload: MapPayload) -> str:
    return framed(
        svg,
        size,
        title=payload["title"],
        marking=payload["marking"],
        header=(*payload["header"], payload["summary"]),
        notice=(*payload["said"], *payload["notice"]),
    )
